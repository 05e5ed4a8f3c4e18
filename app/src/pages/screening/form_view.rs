//! What a document beside its checklist looks like.

use domain::case::checklist::{Mark, Outcome};
use domain::case::command::CommandKind;
use domain::case::document::Version;
use domain::forms::{Criterion, FormId};
use leptos::prelude::*;

use super::correction_view::{places, reasons};
use super::form_page::mark_label;
use super::shown::{CaseForm, Shown};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::{Choice, Radios, Select, TextArea};
use crate::components::file_facts::{FileFacts, StoredFile};
use crate::components::form::Hidden;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::web::case_words::{actor_name, criterion_text, form_name, named, reason_text};
use crate::web::moment;

pub fn page(shown: &Shown, form: FormId) -> AnyView {
    let words = shown.words;
    let checklist =
        if shown.may(CommandKind::Mark) { checklist(shown, form) } else { marks_table(shown, Some(form)) };
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
        <div class="beside">
            <section aria-labelledby="document-title">
                <h2 id="document-title">{words.t("document-title")}</h2>
                {versions(shown, form)}
            </section>
            <section aria-labelledby="checklist-title">
                <h2 id="checklist-title">{words.t("checklist-title")}</h2>
                {checklist}
            </section>
        </div>
        {item(shown, form)}
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

/// The version at hand, and below it the earlier ones that were handed in.
fn versions(shown: &Shown, form: FormId) -> AnyView {
    let words = shown.words;
    let Some(document) = shown.case().document(form) else {
        return view! { <p>{words.t("no-file")}</p> }.into_any();
    };
    let handed_in = document.handed_in.unwrap_or(0);
    let may_read = shown.may_read(form);
    let restricted = form.restricted().then(|| {
        let key = if may_read { "restricted-logged" } else { "restricted-not-for-you" };
        view! { <p>{words.t(key)}</p> }
    });
    let newest = document.in_screening().filter(|_| may_read).map(|version| {
        let number = words.tf("version-at-hand", &[("version", version.number.into())]);
        view! {
            <h3>{number}</h3>
            <FileFacts file=stored(shown, form, version) />
        }
    });
    let earlier: Vec<AnyView> = document
        .versions
        .iter()
        .rev()
        .filter(|version| may_read && version.number < handed_in)
        .map(|version| {
            let number = words.tf("version-number", &[("version", version.number.into())]);
            view! {
                <h4>{number}</h4>
                <FileFacts file=stored(shown, form, version) />
            }
            .into_any()
        })
        .collect();
    let earlier = (!earlier.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words.t("earlier-versions")}</summary>
                {earlier.into_iter().collect_view()}
            </details>
        }
    });
    view! {
        {restricted}
        {newest}
        {earlier}
    }
    .into_any()
}

fn stored(shown: &Shown, form: FormId, version: &Version) -> StoredFile {
    StoredFile {
        name: version.file.name.clone(),
        href: format!("/screening/cases/{}/files/{}/{}", shown.case().id, form.id(), version.number),
        bytes: version.file.bytes,
        sha256: version.file.sha256.clone(),
        by: actor_name(shown.words, &version.by),
        when: moment(shown.words, version.at),
        datetime: version.at.to_string(),
    }
}

/// The checklist to fill in: one form for all criteria of the document.
fn checklist(shown: &Shown, form: FormId) -> AnyView {
    let words = shown.words;
    let document = shown.case().document(form).and_then(|document| document.handed_in).unwrap_or(0);
    let criteria = shown.call().criteria.iter().filter(|criterion| criterion.form == form);
    let lines = (0..).zip(criteria).map(|(line, criterion)| one(shown, line, criterion)).collect_view();
    view! {
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

fn one(shown: &Shown, line: u32, criterion: &Criterion) -> AnyView {
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
    let given = |value: fn(&Mark) -> String| current.map(value).unwrap_or_default();
    let number = words.tf("criterion-number", &[("number", (line + 1).into())]);
    let stage = words.t(if criterion.stage == 1 { "criterion-stage-1" } else { "criterion-stage-2" });
    view! {
        <div class="criterion">
            <h3>{number} " " <span class="soft">{stage}</span></h3>
            <p>{criterion_text(words, criterion).to_owned()}</p>
            {before}
            <Radios
                name=name("outcome")
                label=mark_label(words, line, "outcome")
                choices
                value=given(|mark| mark.outcome.id().to_owned())
                inline=true
            />
            <Select
                name=name("reason")
                label=mark_label(words, line, "reason")
                choices=reasons(words)
                value=given(|mark| mark.reason.map(|reason| reason.id().to_owned()).unwrap_or_default())
                help=words.t("mark-reason-help")
            />
            <TextArea
                name=name("note")
                label=mark_label(words, line, "note")
                value=given(|mark| mark.note.clone())
                rows=2
            />
        </div>
    }
    .into_any()
}

/// The marks to read, of one form or of all.
pub fn marks_table(shown: &Shown, form: Option<FormId>) -> AnyView {
    let (case, words) = (shown.case(), shown.words);
    let columns = ["column-criterion", "column-form", "column-mark", "column-reason", "column-note"];
    let columns = columns.map(|key| Column::new(words.t(key))).to_vec();
    let criteria = shown.call().criteria.iter();
    let rows = criteria
        .filter(|criterion| form.is_none_or(|form| criterion.form == form))
        .map(|criterion| {
            let mark = case.checklist.get(&criterion.id);
            let old = mark.is_some_and(|mark| !case.mark_is_current(criterion, mark));
            let old = old.then(|| view! { <Tag text=words.t("mark-before-change") tone=Tone::Warning /> });
            let outcome =
                mark.map_or_else(|| words.t("mark-open"), |mark| named(words, "outcome", mark.outcome.id()));
            let reason = mark.and_then(|mark| mark.reason).map_or("", |reason| reason_text(words, reason));
            let note = mark.map(|mark| mark.note.clone()).unwrap_or_default();
            vec![
                criterion_text(words, criterion).to_owned().into_any(),
                form_name(words, criterion.form).into_any(),
                view! { {outcome} " " {old} }.into_any(),
                reason.into_any(),
                view! { <span class="lines">{note}</span> }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable id="marks" caption=words.t("marks-caption") columns rows /> }.into_any()
}

/// Collects a place of this form for the correction request.
fn item(shown: &Shown, form: FormId) -> AnyView {
    let words = shown.words;
    if !shown.may(CommandKind::RequestCorrection) {
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
