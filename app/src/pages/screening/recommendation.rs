//! `…/recommendation`: the reviewer proposes a result with its reasons to the approver.

use axum::extract::{Path, RawQuery};
use domain::case::Command;
use domain::case::command::CommandKind;
use domain::case::decision::{Reason, Verdict};
use domain::forms::{FormId, ReasonCode};
use domain::validation::FieldError;
use leptos::prelude::*;
use services::cases::{self, Sheet};
use services::{PortalError, Result};

use super::act::{Act, at_fields};
use super::correction_view::{self, default_button};
use super::sheet::{Button, Fields};
use super::shown::{CaseForm, Shown};
use crate::components::button::{Button as SubmitButton, ButtonRow, Kind};
use crate::components::field::{Choice, Radios, Select, TextArea};
use crate::components::form::{Hidden, fields_of};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::case_words::{form_name, named};
use crate::web::{Answer, Next, Visit};
use crate::words::Words;

const REASONS: &str = "reasons";
const SHEET: Sheet = Sheet::Recommendation;

/// The form, with a row for each reason.
pub async fn show(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    shown.must(CommandKind::Recommend)?;
    let draft = cases::load_sheet(&visit.portal, &shown.actor, &shown.case().id, SHEET).await?;
    let fields = if draft.version == 0 { suggested(&shown) } else { Fields(draft.typed) };
    let chrome = visit.chrome().await?;
    let title = shown.title_of("recommendation-title");
    Ok(Page::new(title).render(&chrome, move || page(&shown, &fields, draft.version)))
}

/// What failed in the checklist is a reason to fail.
fn suggested(shown: &Shown) -> Fields {
    let mut fields = Fields::default();
    for criterion in &shown.call().criteria {
        let Some(mark) = shown.case().current_mark(criterion) else { continue };
        if let Some(reason) = mark.reason {
            let row = [("form", criterion.form.id()), ("code", reason.id()), ("note", mark.note.as_str())];
            fields.add_row(REASONS, &row);
        }
    }
    if fields.rows(REASONS) > 0 {
        fields.0.insert("recommended_verdict".to_owned(), Verdict::Fail.id().to_owned());
    }
    fields
}

fn page(shown: &Shown, fields: &Fields, sheet: i32) -> AnyView {
    let words = shown.words;
    let verdicts = [Verdict::Pass, Verdict::Fail].map(|verdict| {
        let help = words.t(&format!("recommend-{}-help", verdict.id()));
        Choice::new(verdict.id(), named(words, "verdict", verdict.id())).help(help)
    });
    let count = fields.rows(REASONS).max(1);
    let rows =
        fields_of("recommendation", || (0..count).map(|index| row(words, fields, index)).collect_view());
    let verdict = fields.get("recommended_verdict").to_owned();
    let note = fields.get("recommendation_note").to_owned();
    view! {
        {shown.back()}
        <h1>{words.t("recommendation-title")}</h1>
        <p class="lead">{words.t("recommendation-lead")}</p>
        <CaseForm id="recommendation" at=shown.at("/recommendation")>
            <Hidden name="sheet" value=sheet.to_string() />
            {default_button()}
            <Radios
                name="recommended_verdict"
                choices=verdicts.to_vec()
                value=verdict
                required=true
            />
            <h2>{words.t("recommendation-reasons")}</h2>
            <p>{words.t("recommendation-reasons-help")}</p>
            {rows}
            <ButtonRow>
                <SubmitButton label=words.t("reason-add") kind=Kind::Secondary name="act" value="add" />
            </ButtonRow>
            <TextArea
                name="recommendation_note"
                help=words.t("recommendation-note-help")
                value=note
                required=true
                rows=5
            />
            <ButtonRow>
                <SubmitButton label=words.t("recommend") name="act" value="recommend" />
                <SubmitButton label=words.t("recommendation-clear") kind=Kind::Quiet name="act" value="clear" />
            </ButtonRow>
        </CaseForm>
    }
    .into_any()
}

fn row(words: Words, fields: &Fields, index: usize) -> AnyView {
    let name = |field: &str| format!("{REASONS}.{index}.{field}");
    let value = |field: &str| fields.in_row(REASONS, index, field).to_owned();
    let number = ("number", (index + 1).into());
    let mut forms = vec![Choice::new("", words.t("all-forms"))];
    forms.extend(FormId::ALL.map(|form| Choice::new(form.id(), form_name(words, form))));
    view! {
        <fieldset class="row">
            <legend>{words.tf("reason-number", std::slice::from_ref(&number))}</legend>
            <Select name=name("form") label=label(words, index, "form") choices=forms value=value("form") />
            <Select
                name=name("code")
                label=label(words, index, "code")
                choices=correction_view::reasons(words)
                value=value("code")
            />
            <TextArea name=name("note") label=label(words, index, "note") value=value("note") rows=3 />
            <SubmitButton
                label=words.tf("reason-remove", &[number])
                kind=Kind::Quiet
                name="act"
                value=format!("remove.{index}")
            />
        </fieldset>
    }
    .into_any()
}

/// 「理由2の説明」
fn label(words: Words, index: usize, field: &str) -> String {
    words.tf(&format!("reason-{field}"), &[("number", (index + 1).into())])
}

/// A button was pressed: rows come and go, or the result is recommended.
pub async fn edit(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let mut fields = Fields::of(&typed);
    let button = Button::of(&typed);
    match button {
        Button::AddRow => fields.add_row(REASONS, &[("form", ""), ("code", ""), ("note", "")]),
        other => fields.arrange(REASONS, other),
    }
    let outcome = async {
        if button != Button::Clear {
            act.keep(SHEET, &fields).await?;
        }
        // Nothing but the row changes, and nothing is judged yet.
        if button.arranges() {
            return Ok(());
        }
        if button == Button::GoOn {
            let command = command(visit.words(), &fields)?;
            renamed(visit.words(), &fields, act.give(act.seen(), command).await)?;
        }
        act.drop_sheet(SHEET).await
    };
    let next = |()| match button {
        Button::GoOn => Next::to(act.path("")).notice("notice-recommended"),
        Button::Clear => Next::to(act.path("")).notice("notice-recommendation-cleared"),
        _ => Next::to(act.path("/recommendation")),
    };
    act.settle("recommendation", "/recommendation", outcome.await, next).await
}

fn command(words: Words, fields: &Fields) -> Result<Command> {
    let mut errors = Vec::new();
    let verdict = Verdict::from_id(fields.get("recommended_verdict"));
    if verdict.is_none() {
        errors.push(FieldError::new("recommended_verdict", "choose"));
    }
    let mut reasons = Vec::new();
    for index in fields.filled(REASONS) {
        let form = FormId::from_id(fields.in_row(REASONS, index, "form"));
        match ReasonCode::from_id(fields.in_row(REASONS, index, "code")) {
            Some(code) => {
                let note = fields.in_row(REASONS, index, "note").to_owned();
                reasons.push(Reason { form, code, note });
            }
            None => errors.push(in_row(words, index, "code", "choose")),
        }
    }
    match verdict {
        Some(verdict) if errors.is_empty() => {
            let note = fields.get("recommendation_note").to_owned();
            Ok(Command::Recommend { verdict, reasons, note })
        }
        _ => Err(PortalError::Invalid(errors)),
    }
}

fn in_row(words: Words, index: usize, field: &str, code: &str) -> FieldError {
    FieldError::new(format!("{REASONS}.{index}.{field}"), code).with("label", label(words, index, field))
}

/// The rules number the reasons that they were given; the page knows them by their rows.
fn renamed<T>(words: Words, fields: &Fields, outcome: Result<T>) -> Result<T> {
    let filled = fields.filled(REASONS);
    at_fields(outcome, |error| {
        if error.field == "note" {
            return Some(FieldError { field: "recommendation_note".to_owned(), ..error.clone() });
        }
        let number: usize = error.field.strip_prefix("reason_note_")?.parse().ok()?;
        let named = in_row(words, *filled.get(number.checked_sub(1)?)?, "note", &error.code);
        Some(FieldError { args: [named.args, error.args.clone()].concat(), ..named })
    })
}
