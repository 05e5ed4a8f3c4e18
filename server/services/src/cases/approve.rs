//! The approver decides: the decision, the result letter (通知書) and the mails are one act.

use domain::actor::Actor;
use domain::calendar::{both_calendars, jst};
use domain::call::Call;
use domain::case::decision::{Decision, Verdict};
use domain::case::document::StoredFile;
use domain::case::{Case, Command};
use domain::ids::CaseId;

use super::execute::{Done, Expected, run, seen_by};
use crate::calls;
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// Approves what was recommended and issues the letter.
///
/// The letter's file is stored before the transaction is committed, so no event can mention a
/// letter that is not there.
///
/// # Errors
/// As [`super::execute`].
pub async fn approve(portal: &Portal, actor: &Actor, id: &CaseId, expected: Expected) -> Result<Done> {
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    let call = calls::load(&transaction, &history.case.call).await?;
    let document_number =
        format!("審査第{}-{}号", history.case.number().unwrap_or_default(), history.case.letters.len() + 1);
    let approved =
        run(&transaction, portal, actor, history, expected, Command::Approve { document_number }).await?;
    let decision = approved.done.case.decision.clone().ok_or_else(|| PortalError::fault("no decision"))?;
    let letter = letter(&call, &approved.done.case, &decision)?;
    let (sha256, bytes) = portal.storage().keep_bytes(letter).await?;
    let name = format!("{}.docx", decision.document_number);
    let file = StoredFile { sha256, name, bytes };
    let letter =
        run(&transaction, portal, &Actor::System, approved.history, Expected::Any, Command::RecordLetter { file })
            .await?;
    transaction.commit().await?;
    let mut added = approved.done.added;
    added.extend(letter.done.added);
    Ok(Done { case: letter.done.case, added })
}
