//! `…/changes`: what the last correction changed in the whole application, item by item and form by form,
//! with the vendor's replies; and what was changed without being asked for.

use axum::extract::{Path, RawQuery};
use domain::case::Case;
use domain::case::correction::{AnsweredItem, Correction, Target};
use domain::case::handed_in::{HandIn, changed_facts};
use domain::forms::FormId;
use leptos::prelude::*;
use services::changes::{self, Compared, Outcome};

use super::changes_view;
use super::evidence_view;
use super::shown::Shown;
use crate::components::table::{Column, DataTable};
use crate::flash::field_label;
use crate::page::Page;
use crate::web::case_words::{criterion_text, form_name, place_name, reason_text};
use crate::web::{Answer, Visit, moment};

/// The page.
pub async fn show(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let compared = changes::of_last_correction(&visit.portal, shown.case()).await?;
    let chrome = visit.chrome().await?;
    let title = shown.title_of("resubmission-title");
    Ok(Page::new(title).wide().render(&chrome, move || page(&shown, &compared)))
}

fn page(shown: &Shown, compared: &[Compared]) -> AnyView {
    let words = shown.words;
    let content = match shown.case().last_correction() {
        Some((before, now)) => content(shown, before, now, compared),
        None => view! { <p>{words.t("resubmission-none")}</p> }.into_any(),
    };
    view! {
        {shown.back()}
        <h1>{words.t("resubmission-title")}</h1>
        <p class="lead">{shown.name()}</p>
        {content}
    }
    .into_any()
}

fn content(shown: &Shown, before: &HandIn, now: &HandIn, compared: &[Compared]) -> AnyView {
    let words = shown.words;
    let request = shown.case().corrections.iter().find(|request| Some(request.round) == now.round);
    let args = [
        ("round", now.round.unwrap_or_default().into()),
        ("before", moment(words, before.at).into()),
        ("now", moment(words, now.at).into()),
    ];
    let touched = |form: FormId| {
        shown.case().replaced(form, before, now)
            || !items(request, Target::Form(form)).is_empty()
            || (form == domain::case::evidence::FORM && before.evidence != now.evidence)
    };
    let forms = FormId::ALL.into_iter().filter(|form| touched(*form));
    let forms = forms.map(|form| section(shown, form, before, now, compared, request)).collect_view();
    let same: Vec<_> = FormId::ALL.into_iter().filter(|form| !touched(*form)).collect();
    let unchanged = (!same.is_empty()).then(|| {
        let lines = same.into_iter().map(|form| view! { <li>{form_name(words, form)}</li> });
        view! {
            <section aria-labelledby="unchanged-title">
                <h2 id="unchanged-title">{words.t("resubmission-unchanged")}</h2>
                <ul>{lines.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <p>{words.tf("resubmission-lead", &args)}</p>
        {facts(shown, before, now, request)}
        {forms}
        {unchanged}
    }
    .into_any()
}

/// The items of the request about one target.
fn items(request: Option<&Correction>, target: Target) -> Vec<&AnsweredItem> {
    let items = request.into_iter().flat_map(|request| &request.items);
    items.filter(|answered| answered.item.target == target).collect()
}

fn facts(shown: &Shown, before: &HandIn, now: &HandIn, request: Option<&Correction>) -> AnyView {
    let words = shown.words;
    let changed: Vec<_> = changed_facts(before, now).collect();
    let asked = items(request, Target::Facts);
    if changed.is_empty() && asked.is_empty() {
        return ().into_any();
    }
    let columns = ["column-place", "column-before", "column-after"];
    let columns = columns.map(|key| Column::new(words.t(key))).to_vec();
    let value = |one: &HandIn, field: &str| one.facts.as_ref().map(|facts| facts.value(field));
    let rows = changed.iter().map(|field| {
        vec![
            field_label(words, field).into_any(),
            view! { <del class="lines">{value(before, field)}</del> }.into_any(),
            view! { <ins class="lines">{value(now, field)}</ins> }.into_any(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let table = if rows.is_empty() {
        view! { <p>{words.t("changes-none")}</p> }.into_any()
    } else {
        let caption = words.t("resubmission-facts-caption");
        view! { <DataTable id="changes-facts" caption columns rows /> }.into_any()
    };
    view! {
        <section aria-labelledby="facts-title">
            <h2 id="facts-title">{words.t("application-facts")}</h2>
            {replies(shown, Target::Facts, &asked)}
            {table}
        </section>
    }
    .into_any()
}

fn section(
    shown: &Shown,
    form: FormId,
    before: &HandIn,
    now: &HandIn,
    compared: &[Compared],
    request: Option<&Correction>,
) -> AnyView {
    let words = shown.words;
    let id = format!("form-{}", form.id());
    let asked = items(request, Target::Form(form));
    let found = compared.iter().find(|one| one.form == form);
    let changes = match found {
        Some(compared) => changes_view::outcome(shown, compared, &asked),
        None if shown.case().replaced(form, before, now) => elsewhere(shown, form),
        None => view! { <p>{words.t("resubmission-not-replaced")}</p> }.into_any(),
    };
    let unasked = found.is_some_and(|one| has_unasked(form, one, &asked)).then(|| {
        view! { <p>{words.t("resubmission-unasked")}</p> }
    });
    let href = shown.path(&format!("/forms/{}", form.id()));
    let evidence = (form == domain::case::evidence::FORM)
        .then(|| evidence_view::changes(shown, &before.evidence, &now.evidence));
    view! {
        <section aria-labelledby=id.clone()>
            <h2 id=id.clone()>
                <a href=href>{form_name(words, form)}</a>
            </h2>
            {replies(shown, Target::Form(form), &asked)}
            {changes}
            {evidence}
            {unasked}
            {to_check(shown, form)}
        </section>
    }
    .into_any()
}

/// The restricted form is compared on a page of its own: looking at it is noted.
fn elsewhere(shown: &Shown, form: FormId) -> AnyView {
    let words = shown.words;
    if !shown.may_read(form) {
        return view! { <p>{words.t("restricted-not-for-you")}</p> }.into_any();
    }
    let href = shown.path(&format!("/forms/{}/changes", form.id()));
    view! {
        <p>{words.t("restricted-logged")}</p>
        <p>
            <a href=href>{words.t("changes-link")}</a>
        </p>
    }
    .into_any()
}

/// Whether something changed at a place that no item names. An item about the whole form names all.
fn has_unasked(form: FormId, compared: &Compared, asked: &[&AnsweredItem]) -> bool {
    let whole = |item: &&AnsweredItem| item.item.place.is_empty() || item.item.place == "document";
    let Outcome::Read { changes, .. } = &compared.outcome else { return false };
    !asked.iter().any(whole)
        && changes.iter().any(|change| !asked.iter().any(|item| changes_view::is_about(form, item, change)))
}

/// What was asked for, and what the vendor says about it.
fn replies(shown: &Shown, target: Target, asked: &[&AnsweredItem]) -> AnyView {
    let words = shown.words;
    if asked.is_empty() {
        return view! { <p>{words.t("resubmission-not-asked")}</p> }.into_any();
    }
    let columns = ["column-item", "column-place", "column-reason", "column-words", "column-reply"];
    let columns = columns.map(|key| Column::new(words.t(key))).to_vec();
    let rows = asked.iter().map(|answered| {
        let item = &answered.item;
        let reply = answered.reply.clone().unwrap_or_else(|| words.t("no-reply"));
        vec![
            item.number.to_string().into_any(),
            place_name(words, target, &item.place).into_any(),
            reason_text(words, item.reason).into_any(),
            view! { <span class="lines">{item.words.clone()}</span> }.into_any(),
            view! { <span class="lines">{reply}</span> }.into_any(),
        ]
    });
    let caption = words.t("resubmission-asked");
    view! { <DataTable id=format!("asked-{}", target.id()) caption columns rows=rows.collect() /> }.into_any()
}

/// The criteria of a form whose ticks don't count any more.
fn to_check(shown: &Shown, form: FormId) -> AnyView {
    let (case, words): (&Case, _) = (shown.case(), shown.words);
    let open = shown.call().criteria.iter().filter(|criterion| {
        criterion.form == form
            && case.checklist.contains_key(&criterion.id)
            && case.current_mark(criterion).is_none()
    });
    let lines: Vec<_> =
        open.map(|criterion| view! { <li>{criterion_text(words, criterion).to_owned()}</li> }).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <h3>{words.t("resubmission-to-check")}</h3>
        <ul>{lines.into_iter().collect_view()}</ul>
    }
    .into_any()
}
