//! The reviewer saves the checklist of a form: every mark of the page in one act.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::case::checklist::{Mark, Outcome};
use domain::case::{Case, Command, Refusal};
use domain::forms::{FormId, ReasonCode};
use domain::ids::CaseId;
use domain::validation::FieldError;

use super::execute::{Expected, run, seen_by};
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

/// Saves the marks of one form, all or none; what is marked so already is left as it is. Gives how
/// many were new. `seen` is the version of the form's document that the page showed.
///
/// # Errors
/// [`PortalError::Conflict`] where another version is at hand by now. What does not fit is told for
/// every mark at once, at the fields `marks.<n>.reason` and `marks.<n>.note`, n counted from 0.
pub async fn mark(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    form: FormId,
    seen: u32,
    marks: Vec<NewMark>,
) -> Result<usize> {
    let proposed = proposals(portal, actor, id, form).await?;
    let transaction = portal.begin().await?;
    let mut history = seen_by(&transaction, actor, id).await?;
    let call = calls::load(&transaction, &history.case.call).await?;
    if at_hand(&history.case, form) != seen {
        return Err(PortalError::Conflict(Conflict { case: Some(id.to_string()), unseen: Vec::new() }));
    }
    let (mut errors, mut new) = (Vec::new(), 0);
    for (index, mark) in marks.into_iter().enumerate() {
        if call.criterion(&mark.criterion).is_some_and(|one| same(history.case.current_mark(one), &mark)) {
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
