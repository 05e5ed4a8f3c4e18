//! The seven documents with how far the checklist is, the correction requests, and the facts.

use domain::case::correction::{AnsweredItem, Correction};
use domain::case::facts::FACT_FIELDS;
use domain::forms::FormId;
use leptos::prelude::*;

use super::shown::Shown;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::flash::field_label;
use crate::size;
use crate::web::case_words::{form_name, place_name, reason_text, target_name};
use crate::web::{deadline, moment};

/// A row for each form: what was handed in, whether a correction changed it, how far the checklist is.
pub fn documents(shown: &Shown) -> AnyView {
    let words = shown.words;
    let columns = vec![
        Column::new(words.t("column-form")),
        Column::code(words.t("column-version")),
        Column::new(words.t("column-file")),
        Column::new(words.t("column-checklist")),
    ];
    let rows: Vec<Vec<AnyView>> = FormId::ALL.map(|form| row(shown, form)).into();
    view! {
        <section aria-labelledby="documents-title">
            <h2 id="documents-title">{words.t("documents-title")}</h2>
            {changes_link(shown)}
            <DataTable id="documents" caption=words.t("documents-caption") columns rows />
        </section>
    }
    .into_any()
}

/// The way to what the last correction changed, once one has come back.
fn changes_link(shown: &Shown) -> AnyView {
    if shown.case().last_correction().is_none() {
        return ().into_any();
    }
    let href = shown.path("/changes");
    view! {
        <p class="no-print">
            <a href=href>{shown.words.t("resubmission-link")}</a>
        </p>
    }
    .into_any()
}

fn row(shown: &Shown, form: FormId) -> Vec<AnyView> {
    let (case, words) = (shown.case(), shown.words);
    let document = case.document(form);
    let version = document.and_then(|document| document.in_screening());
    let href = shown.path(&format!("/forms/{}", form.id()));
    let changed = document.is_some_and(|document| document.changed_by_correction()).then(|| {
        let href = shown.path(&format!("/forms/{}/changes", form.id()));
        let label = words.tf("changes-link-of", &[("form", form_name(words, form).into())]);
        let see = shown.may_read(form).then(|| {
            view! {
                <a class="no-print" href=href aria-label=label>
                    {words.t("changes-link")}
                </a>
            }
        });
        view! { <Tag text=words.t("changed") tone=Tone::Warning /> " " {see} }
    });
    let number = version.map_or_else(String::new, |version| {
        words.tf("version-number", &[("version", version.number.into())])
    });
    let file = version.map_or_else(
        || words.t("no-file").into_any(),
        |version| {
            let href = format!("/screening/cases/{}/files/{}/{}", case.id, form.id(), version.number);
            let bytes = size::words(version.file.bytes);
            if !shown.may_read(form) {
                return words.t("restricted-not-for-you").into_any();
            }
            view! {
                <a href=href download>{version.file.name.clone()}</a>
                " "
                <span class="soft">{bytes}</span>
            }
            .into_any()
        },
    );
    let checked = case.checked(shown.call().criteria.iter().filter(|criterion| criterion.form == form));
    let done = words
        .tf("checklist-done", &[("done", (checked.all - checked.open).into()), ("all", checked.all.into())]);
    let failed = (checked.failed > 0).then(|| {
        let text = words.tf("checklist-failed", &[("failed", checked.failed.into())]);
        view! { <Tag text tone=Tone::Danger /> }
    });
    vec![
        view! { <a href=href>{form_name(words, form)}</a> " " {changed} }.into_any(),
        number.into_any(),
        file,
        view! { {done} " " {failed} }.into_any(),
    ]
}

/// Every correction request with its items and what was answered, the newest first.
pub fn corrections(shown: &Shown) -> AnyView {
    let words = shown.words;
    if shown.case().corrections.is_empty() {
        return ().into_any();
    }
    let rounds = shown.case().corrections.iter().rev().map(|one| round(shown, one)).collect_view();
    view! {
        <section aria-labelledby="corrections-title">
            <h2 id="corrections-title">{words.t("corrections-title")}</h2>
            {rounds}
        </section>
    }
    .into_any()
}

fn round(shown: &Shown, correction: &Correction) -> AnyView {
    let words = shown.words;
    let (state, tone) = if correction.overdue(shown.now) {
        ("request-overdue", Tone::Danger)
    } else if correction.is_open() {
        ("request-open", Tone::Warning)
    } else if correction.late() {
        ("request-late", Tone::Warning)
    } else {
        ("request-returned", Tone::Success)
    };
    let title = words.tf("request-round", &[("round", correction.round.into())]);
    let mut facts = vec![
        Fact::text(words.t("request-sent-at"), moment(words, correction.requested_at)),
        Fact::text(words.t("request-due"), deadline(words, correction.due)),
    ];
    facts.extend(
        correction.returned_at.map(|at| Fact::text(words.t("request-returned-at"), moment(words, at))),
    );
    if !correction.words.is_empty() {
        facts.push(Fact::text(words.t("request-covering"), correction.words.clone()));
    }
    let columns = ["column-item", "column-place", "column-reason", "column-words", "column-reply"];
    let columns = columns.map(|key| Column::new(words.t(key))).to_vec();
    let rows = correction.items.iter().map(|item| item_cells(shown, item)).collect();
    let id = format!("correction-{}", correction.round);
    view! {
        <h3>{title.clone()} " " <Tag text=words.t(state) tone /></h3>
        <SummaryList facts />
        <DataTable id caption=title columns rows />
    }
    .into_any()
}

fn item_cells(shown: &Shown, answered: &AnsweredItem) -> Vec<AnyView> {
    let (words, item) = (shown.words, &answered.item);
    let place =
        format!("{} {}", target_name(words, item.target), place_name(words, item.target, &item.place));
    let reply = answered.reply.clone().unwrap_or_else(|| words.t("no-reply"));
    vec![
        item.number.to_string().into_any(),
        place.into_any(),
        reason_text(words, item.reason).into_any(),
        view! { <span class="lines">{item.words.clone()}</span> }.into_any(),
        view! { <span class="lines">{reply}</span> }.into_any(),
    ]
}

/// Who applies, and the facts that stand on every form.
pub fn facts(shown: &Shown) -> AnyView {
    let (case, words) = (shown.case(), shown.words);
    let mut facts = Vec::new();
    if let Some(submission) = &case.submission {
        facts.push(Fact::text(words.t("applicant-name"), submission.applicant.name.clone()));
        facts.push(Fact::text(words.t("applicant-number"), submission.applicant.corporate_number.clone()));
        facts.push(Fact::text(words.t("submitted-at"), moment(words, submission.at)));
        facts.push(Fact::text(words.t("submitted-by"), submission.by.name.clone()));
        let signer = format!("{} {}", submission.consent.signer_title, submission.consent.signer_name);
        facts.push(Fact::text(words.t("consent-by"), signer));
        facts.push(Fact::text(words.t("consent-sha256"), submission.consent.sha256.clone()));
    }
    if let Some(given) = &case.facts {
        facts.extend(FACT_FIELDS.map(|field| Fact::text(field_label(words, field), given.value(field))));
    }
    view! {
        <section aria-labelledby="facts-title">
            <h2 id="facts-title">{words.t("case-facts-title")}</h2>
            <SummaryList facts />
        </section>
    }
    .into_any()
}
