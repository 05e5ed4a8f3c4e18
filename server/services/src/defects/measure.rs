//! Acts about a defect that issue a letter.

use domain::actor::Actor;
use domain::case::Command;
use domain::case::defect::DefectCommand;
use domain::case::defect::notice::NewNotice;
use domain::ids::CaseId;

use super::letters;
use crate::cases::{Done, Expected, with_letter};
use crate::error::Result;
use crate::portal::Portal;

/// Sends the notice of a planned cancellation: event, letter and mails in one act.
///
/// # Errors
/// As [`crate::cases::execute`].
pub async fn notify(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    defect: u32,
    notice: NewNotice,
) -> Result<Done> {
    let act = |document_number| Command::Defect(DefectCommand::Notify { defect, notice, document_number });
    with_letter(portal, actor, id, expected, "瑕疵", act, |call, case, number| {
        letters::notice(&letters::About { case, call, document_number: number, now: portal.now() }, defect)
    })
    .await
}

/// Decides as was recommended: the decision, its letter, the register and the mails are one act.
///
/// # Errors
/// As [`crate::cases::execute`].
pub async fn approve_measure(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    defect: u32,
) -> Result<Done> {
    let act = |document_number| Command::Defect(DefectCommand::ApproveMeasure { defect, document_number });
    with_letter(portal, actor, id, expected, "措置", act, |call, case, number| {
        letters::measure(&letters::About { case, call, document_number: number, now: portal.now() }, defect)
    })
    .await
}
