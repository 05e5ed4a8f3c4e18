//! The reviewer saves the checklist of a form: every mark of the page in one act.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::case::checklist::{Mark, Outcome};
use domain::case::{Case, Command, Event, EventData, Refusal};
use domain::forms::{FormId, ReasonCode};
use domain::ids::CaseId;
use domain::validation::FieldError;

use super::execute::{Expected, run, seen_by};
use super::history::History;
use super::view::view;
use crate::calls;
use crate::error::{Conflict, PortalError, Result};
use crate::portal::Portal;
use crate::readings;

/// What was chosen for a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMark {
    pub criterion: String,
    pub outcome: Outcome,
    pub reason: Option<ReasonCode>,
    pub note: String,
}

/// What the page of a form showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Of the case: what was marked later the person has not seen.
    pub version: u32,
    /// Of the form's document.
    pub document: u32,
}

/// Saves the marks of one form, all or none; what is marked so already is left as it is. Gives how
/// many were new. A mark that the person left as the page showed it gives way to one that was saved
/// meanwhile.
///
/// # Errors
/// [`PortalError::Conflict`] where another version of the document is at hand by now. What does not fit
/// is told for every mark at once, at the fields `marks.<n>.reason` and `marks.<n>.note`, n counted from
/// 0; a criterion that was marked otherwise meanwhile at `marks.<n>.outcome`: `mark-changed-meanwhile`.
pub async fn mark(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    form: FormId,
    seen: Seen,
    marks: Vec<NewMark>,
) -> Result<usize> {
    let proposed = proposals(portal, actor, id, form).await?;
    let transaction = portal.begin().await?;
    let mut history = seen_by(&transaction, actor, id).await?;
    let call = calls::load(&transaction, &history.case.call).await?;
    if at_hand(&history.case, form) != seen.document {
        return Err(PortalError::Conflict(Conflict { case: Some(id.to_string()), unseen: Vec::new() }));
    }
    let shown = marks_at(&history, seen.version);
    let meanwhile = marked_after(&history, seen.version);
    let (mut errors, mut new) = (Vec::new(), 0);
    for (index, mark) in marks.into_iter().enumerate() {
        if call.criterion(&mark.criterion).is_some_and(|one| same(history.case.current_mark(one), &mark)) {
            continue;
        }
        if let Some(stored) = meanwhile.get(&mark.criterion) {
            if !same(shown.get(&mark.criterion), &mark) {
                let error = FieldError::new(format!("marks.{index}.outcome"), "mark-changed-meanwhile");
                errors.push(error.with("stored", stored.outcome.id()));
            }
            continue;
        }
        let NewMark { criterion, outcome, reason, note } = mark;
        let proposed = proposed.get(&criterion) == Some(&outcome);
        let command = Command::Mark { criterion, outcome, reason, note, proposed };
        match run(&transaction, portal, actor, history.clone(), Expected::Any, command).await {
            Ok(ran) => {
                history = ran.history;
                new += 1;
            }
            Err(PortalError::Refused(Refusal::ReasonMissing)) => {
                errors.push(FieldError::new(format!("marks.{index}.reason"), "choose"));
            }
            Err(PortalError::Invalid(found)) => errors.extend(
                found.into_iter().map(|error| FieldError { field: format!("marks.{index}.note"), ..error }),
            ),
            Err(other) => return Err(other),
        }
    }
    if !errors.is_empty() {
        return Err(PortalError::Invalid(errors));
    }
    transaction.commit().await?;
    Ok(new)
}

/// The marks as they stood after an event, by criterion.
fn marks_at(history: &History, version: u32) -> BTreeMap<String, Mark> {
    let known = |event: &&Event| event.seq <= version;
    history.events.iter().filter(known).filter_map(marked).collect()
}

/// The marks that were made after an event, by criterion.
fn marked_after(history: &History, version: u32) -> BTreeMap<String, Mark> {
    history.events.iter().filter(|event| event.seq > version).filter_map(marked).collect()
}

fn marked(event: &Event) -> Option<(String, Mark)> {
    match &event.data {
        EventData::ChecklistMarked { criterion, mark } => Some((criterion.clone(), mark.clone())),
        _ => None,
    }
}

fn at_hand(case: &Case, form: FormId) -> u32 {
    case.document(form).and_then(|document| document.handed_in).unwrap_or(0)
}

/// What the automatic checks propose for the criteria of a form, as the page showed it.
async fn proposals(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    form: FormId,
) -> Result<BTreeMap<String, Outcome>> {
    let view = view(portal, actor, id).await?;
    let checked = readings::check_case(portal, &view.case, &view.call, actor).await?;
    let criteria = view.call.criteria.iter().filter(|criterion| criterion.form == form);
    let proposed = criteria.filter_map(|criterion| {
        let outcome = criterion.proposal(checked.of_form(form))?.outcome?;
        Some((criterion.id.clone(), outcome))
    });
    Ok(proposed.collect())
}

fn same(before: Option<&Mark>, now: &NewMark) -> bool {
    before.is_some_and(|before| {
        before.outcome == now.outcome
            && before.note == now.note.trim()
            && (now.outcome != Outcome::Fail || before.reason == now.reason)
    })
}
