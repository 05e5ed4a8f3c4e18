//! `…/forms/{form}`: a document beside its checklist; the marks of a form are saved in one act.

use axum::extract::{Path, RawQuery};
use domain::call::Call;
use domain::case::checklist::Outcome;
use domain::forms::{FormId, ReasonCode};
use domain::ids::CaseId;
use domain::validation::FieldError;
use services::cases::{self, NewMark};
use services::{PortalError, Result};

use super::act::{Act, at_fields};
use super::shown::Shown;
use super::{correction, form_view};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::case_words::form_name;
use crate::web::{Answer, Next, Visit};
use crate::words::Words;

fn known(form: &str) -> Result<FormId> {
    FormId::from_id(form).ok_or(PortalError::NotFound)
}

/// The document and its checklist.
pub async fn show(
    visit: Visit,
    Path((id, form)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let form = known(&form)?;
    let shown = Shown::load(&visit, id, query).await?;
    let chrome = visit.chrome().await?;
    let (name, case) = (form_name(shown.words, form), shown.name());
    let title = shown.words.tf("title-of-case", &[("title", name.into()), ("case", case.into())]);
    Ok(Page::new(title).wide().render(&chrome, move || form_view::page(&shown, form)))
}

/// Saves every mark of the page, all or none.
pub async fn save(visit: Visit, Path((id, form)): Path<(String, String)>, typed: Submitted) -> Answer {
    let form = known(&form)?;
    let act = Act::new(&visit, id, &typed);
    let below = format!("/forms/{}", form.id());
    let outcome = async {
        let call = call_of(&act).await?;
        let (marks, lines) = chosen(&call, form, &typed);
        let seen = typed.text("document").parse().unwrap_or_default();
        let saved = cases::mark(&visit.portal, act.actor()?, &act.id, form, seen, marks).await;
        in_lines(visit.words(), &lines, saved)
    };
    let next = |new: usize| {
        let next = Next::to(act.path(&below));
        if new == 0 {
            next.notice("notice-marks-unchanged")
        } else {
            next.notice("notice-marks-saved").with("count", new.to_string())
        }
    };
    act.settle("checklist", &below, outcome.await, next).await
}

async fn call_of(act: &Act<'_>) -> Result<Call> {
    let id: &CaseId = &act.id;
    Ok(cases::view(&act.visit.portal, act.actor()?, id).await?.call)
}

/// The marks that were chosen, and for each the line of the page it stands on.
fn chosen(call: &Call, form: FormId, typed: &Submitted) -> (Vec<NewMark>, Vec<u32>) {
    let rows = typed.rows("marks");
    let criteria = call.criteria.iter().filter(|criterion| criterion.form == form);
    (0..)
        .zip(criteria)
        .filter_map(|(line, criterion)| {
            let row = rows.get(&line)?;
            let mark = NewMark {
                criterion: criterion.id.clone(),
                outcome: Outcome::from_id(row.text("outcome"))?,
                reason: ReasonCode::from_id(row.text("reason")),
                note: row.text("note").to_owned(),
                proposed: false,
            };
            Some((mark, line))
        })
        .unzip()
}

/// 「基準2の理由」
pub fn mark_label(words: Words, line: u32, field: &str) -> String {
    words.tf(&format!("mark-{field}"), &[("number", (line + 1).into())])
}

/// The service numbers the marks that it was given; the page knows them by their lines.
fn in_lines<T>(words: Words, lines: &[u32], outcome: Result<T>) -> Result<T> {
    at_fields(outcome, |error| {
        let (index, field) = error.field.strip_prefix("marks.")?.split_once('.')?;
        let line = *lines.get(index.parse::<usize>().ok()?)?;
        let named = FieldError { field: format!("marks.{line}.{field}"), ..error.clone() };
        Some(named.with("label", mark_label(words, line, field)))
    })
}

/// Puts a place of this form on the sheet of the correction request.
pub async fn add_item(visit: Visit, Path((id, form)): Path<(String, String)>, typed: Submitted) -> Answer {
    let form = known(&form)?;
    let act = Act::new(&visit, id, &typed);
    let below = format!("/forms/{}", form.id());
    let outcome = async {
        if typed.text("item_place").is_empty() {
            return Err(PortalError::field("item_place", "choose"));
        }
        let (place, reason) = (typed.text("item_place"), typed.text("item_reason"));
        correction::add_item(&act, place, reason, typed.text("item_words")).await
    };
    let next = |count: usize| {
        Next::to(act.path(&below)).notice("notice-item-added").with("count", count.to_string())
    };
    act.settle("item", &below, outcome.await, next).await
}
