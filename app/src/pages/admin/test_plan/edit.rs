//! `…/edit`: writing the next edition, row by row. Every button sends the whole form and keeps it, so
//! that rows come and go without a script and nothing typed is lost.

use axum::extract::Path;
use domain::actor::StaffRole;
use domain::call::Call;
use domain::test_plan::compare::changes;
use domain::test_plan::input::{CASES, EDITION, Field, NEWEST, next_case_id, next_edition, values_of};
use domain::validation::FieldError;
use leptos::prelude::*;
use services::test_plans::{self, Draft};
use services::{PortalError, Result, calls};

use super::{address, check, rows, title_of};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::{TextField, Width};
use crate::components::form::{Form, Hidden};
use crate::flash::Flash;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::screening::sheet::{Button as Pressed, Fields};
use crate::web::{self, Answer, Next, Visit};
use crate::words::{Words, t, tf};

/// The id of the form.
pub const FORM: &str = "plan";

/// GET `…/edit`.
pub async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    let actor = visit.staff(&[StaffRole::Administrator])?;
    let call = calls::by_code(&visit.portal, &code).await?;
    let draft = test_plans::load_draft(&visit.portal, actor, &call).await?;
    let chrome = visit.chrome().await?;
    let fields = shown(&call, &draft, chrome.flash.as_ref());
    let title = title_of(chrome.words(), "plan-edit-title", &call);
    Ok(Page::new(title.clone()).render(&chrome, move || {
        let words = Words::current();
        let action = address(&call.code, "/edit");
        let next = tf("plan-edition-help", &[("next", next_edition(&call.test_plans).into())]);
        view! {
            <p><a href=address(&call.code, "")>{t("plan-back")}</a></p>
            <h1>{title}</h1>
            <p class="lead">{t("plan-edit-lead")}</p>
            {overtaken(&call, &fields)}
            <Form id=FORM action>
                <Hidden name="sheet" value=draft.version.to_string() />
                <Hidden name=NEWEST value=test_plans::newest(&call) />
                {default_button()}
                <TextField
                    name=EDITION
                    help=next
                    value=fields.get(EDITION).to_owned()
                    width=Width::Short
                />
                {rows::rows(words, FORM, &fields)}
                <ButtonRow>
                    <Button label=t("plan-check") name="act" value="check" />
                    <Button label=t("plan-keep") kind=Kind::Secondary name="act" value="keep" />
                    <Button label=t("plan-clear") kind=Kind::Quiet name="act" value="clear" />
                </ButtonRow>
            </Form>
        }
    }))
}

/// The button that the Enter key presses: never one that takes a row out.
fn default_button() -> impl IntoView {
    view! {
        <button type="submit" class="visually-hidden" name="act" value="check" tabindex="-1" aria-hidden="true"></button>
    }
}

/// What comes back with errors; else what was kept; else the newest edition, to be changed.
fn shown(call: &Call, draft: &Draft, flash: Option<&Flash>) -> Fields {
    if let Some(flash) = flash.filter(|flash| flash.form == FORM) {
        let typed = flash.values.iter().filter_map(|(name, values)| Some((name, values.first()?)));
        return Fields(typed.map(|(name, value)| (name.clone(), value.clone())).collect());
    }
    if draft.version > 0 {
        return Fields(draft.typed.clone());
    }
    let mut values = call.test_plan().map(|plan| values_of(&plan.cases)).unwrap_or_default();
    values.insert(NEWEST.to_owned(), test_plans::newest(call));
    Fields(values)
}

/// Another administrator saved an edition after this one was begun: what it changed, so that it can be
/// taken over.
fn overtaken(call: &Call, fields: &Fields) -> Option<AnyView> {
    let (seen, newest) = (call.test_plan_edition(fields.get(NEWEST))?, call.test_plan()?);
    (seen.edition != newest.edition).then(|| {
        let text = tf("plan-overtaken-text", &[("edition", newest.edition.as_str().into())]);
        view! {
            <section class="stack" aria-labelledby="plan-overtaken">
                <h2 id="plan-overtaken">{t("plan-overtaken-title")}</h2>
                <p>{text}</p>
                {check::changes_table(Words::current(), "plan-theirs", &changes(seen, newest))}
            </section>
        }
        .into_any()
    })
}

/// POST `…/edit`: a button was pressed.
pub async fn edit(visit: Visit, Path(code): Path<String>, typed: Submitted) -> Answer {
    let pressed = Pressed::of(&typed);
    let keeps = typed.text("act") == "keep";
    let outcome = async {
        let actor = visit.staff(&[StaffRole::Administrator])?;
        let call = calls::by_code(&visit.portal, &code).await?;
        if pressed == Pressed::Clear {
            return test_plans::drop_draft(&visit.portal, actor, &call).await;
        }
        let mut fields = Fields::of(&typed);
        match pressed {
            Pressed::AddRow => {
                let id = next_case_id(&call.test_plans, &fields.0);
                let row = Field::ALL.map(|field| (field.id(), if field == Field::Id { &*id } else { "" }));
                fields.add_row(CASES, &row);
            }
            other => fields.arrange(CASES, other),
        }
        test_plans::keep(&visit.portal, actor, &call, typed.text("sheet"), &fields.0).await?;
        if pressed != Pressed::GoOn || keeps {
            return Ok(());
        }
        if fields.get(NEWEST) != test_plans::newest(&call) {
            let error = FieldError::new("", "plan-saved-meanwhile");
            let error = error.with("edition", test_plans::newest(&call));
            return Err(PortalError::Invalid(vec![error]));
        }
        named(visit.words(), test_plans::foresee(&visit.portal, actor, &code).await).map(drop)
    };
    let page = address(&code, "/edit");
    let form = web::Form::new(FORM, page.clone(), &typed);
    let next = |()| match pressed {
        Pressed::Clear => Next::to(address(&code, "")).notice("notice-plan-cleared"),
        Pressed::GoOn if keeps => Next::to(page).notice("notice-plan-kept"),
        Pressed::GoOn => Next::to(address(&code, "/check")),
        _ => Next::to(page),
    };
    visit.settle(form, outcome.await, next).await
}

/// The rules name the inputs; people call them by their rows.
fn named<T>(words: Words, outcome: Result<T>) -> Result<T> {
    outcome.map_err(|error| match error {
        PortalError::Invalid(errors) => {
            let named = errors.into_iter().map(|error| match Field::of_input(&error.field) {
                Some((row, field)) => error.with("label", rows::label(words, row, field)),
                None => error,
            });
            PortalError::Invalid(named.collect())
        }
        other => other,
    })
}
