//! What a document beside its checklist looks like.

use domain::case::Stage;
use domain::case::checklist::Outcome;
use domain::case::command::CommandKind;
use domain::forms::{Criterion, FormId};
use leptos::prelude::*;

use super::content::Content;
use super::correction_view::{places, reasons};
use super::form_page::mark_label;
use super::shown::{CaseForm, Shown};
use super::{document_view, findings_view, proposal_view};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::{Choice, Radios, Select, TextArea};
use crate::components::form::Hidden;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::web::case_words::{criterion_text, form_name, named, reason_text};

pub fn page(shown: &Shown, content: &Content, pdf: bool) -> AnyView {
    let (words, form) = (shown.words, content.form);
    let checklist = if shown.may(CommandKind::Mark) && content.at_hand {
        checklist(shown, content)
    } else {
        marks_table(shown, Some(form))
    };
    let changed = shown
        .case()
        .document(form)
        .is_some_and(|document| document.changed_by_correction())
        .then(|| view! { <Tag text=words.t("changed") tone=Tone::Warning /> });
    view! {
        {shown.back()}
        {between_forms(shown, form)}
        <h1>{form_name(words, form)} " " {changed}</h1>
        <p class="lead">{shown.name()}</p>
        {findings_view::list(shown, content)}
        <div class="beside beside--document">
            <section aria-labelledby="document-title">
                <h2 id="document-title">{words.t("document-title")}</h2>
                {document_view::document(shown, content, pdf)}
            </section>
            <section aria-labelledby="checklist-title">
                <h2 id="checklist-title">{words.t("checklist-title")}</h2>
                {checklist}
            </section>
        </div>
        {item(shown, content)}
    }
    .into_any()
}

fn between_forms(shown: &Shown, form: FormId) -> AnyView {
    let words = shown.words;
    let place = usize::from(form.number());
    let link = |place: Option<usize>, label: &str, rel: &'static str| {
        let form = FormId::ALL.get(place?.checked_sub(1)?)?;
        let href = shown.path(&format!("/forms/{}", form.id()));
        let text = words.tf(label, &[("form", form_name(words, *form).into())]);
        Some(view! {
            <li>
                <a href=href rel=rel>{text}</a>
            </li>
        })
    };
    view! {
        <nav class="case-nav" aria-label=words.t("form-nav-label")>
            <ul>
                {link(place.checked_sub(1), "previous-form", "prev")}
                {link(Some(place + 1), "next-form", "next")}
            </ul>
        </nav>
    }
    .into_any()
}

/// The checklist to fill in: one form for all criteria of the document.
fn checklist(shown: &Shown, content: &Content) -> AnyView {
    let (words, form) = (shown.words, content.form);
    let document = content.version.as_ref().map_or(0, |version| version.number);
    let criteria = shown.call().criteria.iter().filter(|criterion| criterion.form == form);
    let lines = (0..).zip(criteria).map(|(line, criterion)| one(shown, content, line, criterion));
    let lines = lines.collect_view();
    view! {
        <p class="soft">{words.t("automatic-lead")}</p>
        <CaseForm id="checklist" at=shown.at(&format!("/forms/{}", form.id()))>
            <Hidden name="document" value=document.to_string() />
            {lines}
            <ButtonRow>
                <Button label=words.t("marks-save") />
            </ButtonRow>
        </CaseForm>
    }
    .into_any()
}

fn one(shown: &Shown, content: &Content, line: u32, criterion: &Criterion) -> AnyView {
    let words = shown.words;
    let name = |field: &str| format!("marks.{line}.{field}");
    let current = shown.case().current_mark(criterion);
    let before = shown.case().checklist.get(&criterion.id).filter(|_| current.is_none());
    let before = before.map(|mark| {
        let outcome = named(words, "outcome", mark.outcome.id());
        let args = [("version", mark.version.into()), ("outcome", outcome.into())];
        view! {
            <p>
                <Tag text=words.t("mark-before-change") tone=Tone::Warning />
                " "
                {words.tf("mark-before-change-text", &args)}
            </p>
        }
    });
    let choices =
        Outcome::ALL.map(|outcome| Choice::new(outcome.id(), named(words, "outcome", outcome.id()))).to_vec();
    let proposal = content.version.as_ref().and_then(|_| criterion.proposal(&content.findings));
    // In the formal check nobody confirms the substance by the way.
    let due = criterion.stage == 1 || shown.case().stage() == Stage::DocumentReview;
    let given = proposal_view::given(current, proposal.as_ref().filter(|_| due));
    let automatic =
        proposal.map(|proposal| proposal_view::automatic(shown, content, current, &proposal, due));
    let number = words.tf("criterion-number", &[("number", (line + 1).into())]);
    let stage = words.t(if criterion.stage == 1 { "criterion-stage-1" } else { "criterion-stage-2" });
    view! {
        <div class="criterion">
            <h3>{number} " " <span class="soft">{stage}</span></h3>
            <p>{criterion_text(words, criterion).to_owned()}</p>
            {before}
            {automatic}
            <Radios
                name=name("outcome")
                label=mark_label(words, line, "outcome")
                choices
                value=given.outcome
                inline=true
            />
            <Select
                name=name("reason")
                label=mark_label(words, line, "reason")
                choices=reasons(words)
                value=given.reason
                help=words.t("mark-reason-help")
            />
            <TextArea name=name("note") label=mark_label(words, line, "note") value=given.note rows=2 />
        </div>
    }
    .into_any()
}

/// The marks to read, of one form or of all.
pub fn marks_table(shown: &Shown, form: Option<FormId>) -> AnyView {
    let (case, words) = (shown.case(), shown.words);
    let mut columns = vec!["column-criterion", "column-form", "column-mark", "column-reason", "column-note"];
    if form.is_some() {
        columns.remove(1);
    }
    let columns = columns.into_iter().map(|key| Column::new(words.t(key))).collect();
    let criteria = shown.call().criteria.iter();
    let rows = criteria
        .filter(|criterion| form.is_none_or(|form| criterion.form == form))
        .map(|criterion| {
            let mark = case.checklist.get(&criterion.id);
            let old = mark.is_some_and(|mark| !case.mark_is_current(criterion, mark));
            let old = old.then(|| view! { <Tag text=words.t("mark-before-change") tone=Tone::Warning /> });
            let outcome =
                mark.map_or_else(|| words.t("mark-open"), |mark| named(words, "outcome", mark.outcome.id()));
            let proposed = mark
                .is_some_and(|mark| mark.proposed)
                .then(|| view! { <Tag text=words.t("automatic-confirmed") tone=Tone::Neutral /> });
            let reason = mark.and_then(|mark| mark.reason).map_or("", |reason| reason_text(words, reason));
            let note = mark.map(|mark| mark.note.clone()).unwrap_or_default();
            let on = form.is_none().then(|| form_name(words, criterion.form).into_any());
            [Some(criterion_text(words, criterion).to_owned().into_any()), on]
                .into_iter()
                .flatten()
                .chain([
                    view! { <span class="nowrap">{outcome}</span> " " {proposed} " " {old} }.into_any(),
                    reason.into_any(),
                    view! { <span class="lines">{note}</span> }.into_any(),
                ])
                .collect()
        })
        .collect();
    view! { <DataTable id="marks" caption=words.t("marks-caption") columns rows /> }.into_any()
}

/// Collects a place of this form for the correction request.
fn item(shown: &Shown, content: &Content) -> AnyView {
    let (words, form) = (shown.words, content.form);
    if !content.may_collect(shown) {
        return ().into_any();
    }
    let mut choices = vec![Choice::new("", words.t("choose-one"))];
    choices.extend(places(words, form));
    view! {
        <section aria-labelledby="item-title">
            <h2 id="item-title">{words.t("item-title")}</h2>
            <p>
                {words.t("item-lead")} " "
                <a href=shown.path("/correction")>{words.t("correction-link")}</a>
            </p>
            <CaseForm id="item" at=shown.at(&format!("/forms/{}/items", form.id()))>
                <Select name="item_place" choices required=true />
                <Select name="item_reason" choices=reasons(words) />
                <TextArea name="item_words" help=words.t("item-words-help") rows=3 />
                <ButtonRow>
                    <Button label=words.t("item-collect") kind=Kind::Secondary />
                </ButtonRow>
            </CaseForm>
        </section>
    }
    .into_any()
}
