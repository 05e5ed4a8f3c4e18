//! What a member of the staff has written down for a case and not sent yet, such as the items of a
//! correction request: kept until it is sent or thrown away, for the writer alone.
//!
//! It stands in the table of the drafts under a name with a colon, which no form of a vendor has.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::case::Refusal;
use domain::case::change_notice::ChangeNoticeCommandKind;
use domain::case::command::CommandKind;
use domain::case::defect::DefectCommandKind;
use domain::ids::CaseId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::drafts::Draft;
use super::execute::seen_by;
use crate::calls;
use crate::entities::drafts;
use crate::error::{Conflict, PortalError, Result};
use crate::portal::{Portal, instant, millis};

/// Longest sum of everything on a sheet, in bytes.
const MAX_TYPED: usize = 256 * 1024;

/// Which sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    CorrectionRequest,
    Recommendation,
    /// Words to the vendor, before they are confirmed.
    Message,
    /// Why the case is to be put on hold, before it is confirmed.
    Hold,
    /// What came of the hold, before its end is confirmed.
    Resume,
    /// An act about the defect with this number, before it is confirmed.
    Defect(DefectCommandKind, u32),
    /// A decision about a change notice, before it is confirmed.
    Notice,
}

impl Sheet {
    fn key(self, case: &CaseId, actor: &Actor) -> Result<(String, String)> {
        let Actor::Staff(member) = actor else { return Err(PortalError::NotFound) };
        let name = match self {
            Sheet::CorrectionRequest => "correction-request",
            Sheet::Recommendation => "recommendation",
            Sheet::Message => "message",
            Sheet::Hold => "hold",
            Sheet::Resume => "resume",
            Sheet::Defect(kind, number) => {
                return Ok((case.to_string(), format!("{}-{number}:{}", kind.id(), member.account)));
            }
            Sheet::Notice => "change-notice",
        };
        Ok((case.to_string(), format!("{name}:{}", member.account)))
    }

    /// What it is written for.
    fn command(self) -> CommandKind {
        match self {
            Sheet::CorrectionRequest => CommandKind::RequestCorrection,
            Sheet::Recommendation => CommandKind::Recommend,
            Sheet::Message => CommandKind::SendMessage,
            Sheet::Hold => CommandKind::Hold,
            Sheet::Resume => CommandKind::Resume,
            Sheet::Defect(kind, _) => CommandKind::Defect(kind),
            Sheet::Notice => CommandKind::ChangeNotice(ChangeNoticeCommandKind::Ask),
        }
    }
}

/// The sheet of a person on a case.
///
/// # Errors
/// [`PortalError::NotFound`] for a case out of sight.
pub async fn load_sheet(portal: &Portal, actor: &Actor, case: &CaseId, sheet: Sheet) -> Result<Draft> {
    let key = sheet.key(case, actor)?;
    let transaction = portal.begin().await?;
    seen_by(&transaction, actor, case).await?;
    let row = drafts::Entity::find_by_id(key).one(&transaction).await?;
    transaction.rollback().await?;
    match row {
        Some(row) => Ok(Draft {
            version: row.version,
            typed: serde_json::from_str(&row.typed)?,
            saved_at: Some(instant(row.updated_at)),
        }),
        None => Ok(Draft { version: 0, typed: BTreeMap::new(), saved_at: None }),
    }
}

/// Keeps a sheet; `version` is that of the page. Gives the new version.
///
/// # Errors
/// [`PortalError::Conflict`] where the person kept something newer in another window,
/// [`PortalError::Refused`] for a role that never could send it. Whether it can be sent now is asked
/// when it is sent: what was typed is kept meanwhile.
pub async fn keep_sheet(
    portal: &Portal,
    actor: &Actor,
    case: &CaseId,
    sheet: Sheet,
    version: i32,
    typed: &BTreeMap<String, String>,
) -> Result<i32> {
    let key = sheet.key(case, actor)?;
    let text = serde_json::to_string(typed)?;
    if text.len() > MAX_TYPED {
        return Err(PortalError::Denied("draft-too-long"));
    }
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, case).await?;
    let call = calls::load(&transaction, &history.case.call).await?;
    if let Err(refusal @ Refusal::RoleMayNot { .. }) =
        history.case.may(sheet.command(), actor, &call, portal.now())
    {
        return Err(refusal.into());
    }
    let now = millis(portal.now());
    match drafts::Entity::find_by_id(key.clone()).one(&transaction).await? {
        Some(row) if row.version == version => {
            let mut row = row.into_active_model();
            row.version = Set(version + 1);
            row.typed = Set(text);
            row.updated_at = Set(now);
            row.update(&transaction).await?;
        }
        None if version == 0 => {
            let (case_id, form) = key;
            let account_id = actor.account().map(ToString::to_string).unwrap_or_default();
            let row = drafts::ActiveModel {
                case_id: Set(case_id),
                form: Set(form),
                version: Set(1),
                typed: Set(text),
                account_id: Set(account_id),
                updated_at: Set(now),
            };
            drafts::Entity::insert(row).exec_without_returning(&transaction).await?;
        }
        _ => {
            return Err(PortalError::Conflict(Conflict { case: Some(case.to_string()), unseen: Vec::new() }));
        }
    }
    transaction.commit().await?;
    Ok(version + 1)
}

/// Throws a sheet away, after it was sent or because it is not wanted.
///
/// # Errors
/// Where the database does not answer.
pub async fn drop_sheet(portal: &Portal, actor: &Actor, case: &CaseId, sheet: Sheet) -> Result<()> {
    drafts::Entity::delete_by_id(sheet.key(case, actor)?).exec(portal.db()).await?;
    Ok(())
}
