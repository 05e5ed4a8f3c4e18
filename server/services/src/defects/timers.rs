//! What time alone brings. Nothing is scheduled: each round looks for what is over, so a server that was
//! down catches up, and a date that moved is not missed.

use domain::actor::Actor;
use domain::case::Command;
use domain::case::defect::DefectCommand;
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::reminders;
use crate::cases::{self, Expected};
use crate::entities::defects;
use crate::error::{PortalError, Result};
use crate::portal::{Portal, millis};

/// Writes down what is over, and enqueues the reminders that are due; gives the number of both.
///
/// # Errors
/// Where the database does not answer.
pub async fn round(portal: &Portal) -> Result<usize> {
    let now = millis(portal.now());
    let over = defects::Entity::find()
        .filter(
            Condition::any()
                .add(defects::Column::AnswerDueAt.lt(now))
                .add(defects::Column::SuspendedUntil.lt(now)),
        )
        .all(portal.db())
        .await?;
    let mut done = 0;
    for row in over {
        let id = CaseId::new(row.case_id);
        if row.answer_due_at.is_some_and(|due| due < now) {
            let defect = u32::try_from(row.number).map_err(PortalError::fault)?;
            done += note(portal, &id, DefectCommand::RecordNoAnswer { defect }).await?;
        }
        if row.suspended_until.is_some_and(|until| until < now) {
            done += note(portal, &id, DefectCommand::RecordSuspensionEnd).await?;
        }
    }
    Ok(done + reminders::send_due(portal).await?)
}

/// What somebody else has written down meanwhile, or has no place any more, is nothing to worry about.
async fn note(portal: &Portal, id: &CaseId, command: DefectCommand) -> Result<usize> {
    let command = Command::Defect(command);
    match cases::execute(portal, &Actor::System, id, Expected::Any, command).await {
        Ok(_) => Ok(1),
        Err(PortalError::Refused(_) | PortalError::Conflict(_)) => Ok(0),
        Err(error) => Err(error),
    }
}
