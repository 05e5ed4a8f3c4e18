//! `…/forms/{form}`: a document beside its checklist; the marks of a form are saved in one act.

use axum::extract::{Path, RawQuery};
use domain::call::Call;
use domain::case::checklist::Outcome;
use domain::forms::{FormId, ReasonCode};
use domain::ids::CaseId;
use domain::validation::FieldError;
use services::cases::{self, NewMark, Seen};
use services::{PortalError, Result};

use super::act::{Act, at_fields};
use super::content::{Content, Wanted};
use super::shown::Shown;
use super::{correction, form_view};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::case_words::{case_on_paper, form_name, named};
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
    let wanted = Wanted::parse(query.as_deref());
    let shown = Shown::load(&visit, id, query).await?;
    let content = Content::load(&visit, &shown, form, wanted).await?;
    let pdf = services::pdf::available(&visit.portal);
    let chrome = visit.chrome().await?;
    let (name, case) = (form_name(shown.words, form), shown.name());
    let title = shown.words.tf("title-of-case", &[("title", name.into()), ("case", case.into())]);
    let on_paper = case_on_paper(shown.words, shown.case(), shown.now);
    Ok(Page::new(title)
        .wide()
        .on_paper(on_paper)
        .render(&chrome, move || form_view::page(&shown, &content, pdf)))
}

/// Saves every mark of the page, all or none.
pub async fn save(visit: Visit, Path((id, form)): Path<(String, String)>, typed: Submitted) -> Answer {
    let form = known(&form)?;
    let act = Act::new(&visit, id, &typed);
    let below = format!("/forms/{}", form.id());
    let outcome = async {
        let call = call_of(&act).await?;
        let (marks, lines) = chosen(&call, form, &typed);
        // Without versions nothing was seen: no version is 0.
        let seen = |name: &str| typed.text(name).parse().unwrap_or_default();
        let seen = Seen { version: seen("version"), document: seen("document") };
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
        let mut moved = FieldError { field: format!("marks.{line}.{field}"), ..error.clone() };
        for (name, value) in &mut moved.args {
            if name == "stored" {
                *value = named(words, "outcome", value);
            }
        }
        Some(moved.with("label", mark_label(words, line, field)))
    })
}

/// Puts a place of this form on the sheet of the correction request, from the form below the document or
/// from the button at a finding or field: then the page opens again at that place.
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
    let wanted = Wanted::parse(Some(typed.text("page")));
    let page = at_place(&act.path(&below), wanted, typed.text("item_at"));
    let next = |count: usize| Next::to(page).notice("notice-item-added").with("count", count.to_string());
    act.settle("item", &below, outcome.await, next).await
}

/// A page with what was wanted of it, at an anchor.
fn at_place(path: &str, wanted: Wanted, anchor: &str) -> String {
    let query = wanted.query();
    let between = if query.is_empty() {
        ""
    } else if path.contains('?') {
        "&"
    } else {
        "?"
    };
    // Only what `At::anchor` makes: the rest of an address does not come from a form.
    let safe = anchor.starts_with("f-")
        && anchor.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let anchor = if safe { format!("#{anchor}") } else { String::new() };
    format!("{path}{between}{query}{anchor}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_opens_again_as_it_was_at_the_place() {
        let wanted = Wanted { fields: true, ..Wanted::default() };
        assert_eq!(at_place("/x", wanted, "f-rows-3-units"), "/x?buttons=fields#f-rows-3-units");
        assert_eq!(at_place("/x?sort=days", wanted, ""), "/x?sort=days&buttons=fields");
        assert_eq!(at_place("/x", Wanted::default(), "f-date\r\nx: y"), "/x");
    }
}
