//! The journal: acts outside of cases, for the auditor. Append-only, in the database too.

use domain::actor::{Actor, StaffRole};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, QuerySelect};

use crate::entities::journal;
use crate::error::{PortalError, Result};
use crate::portal::{Portal, millis};

/// Who acted, as the journal remembers them.
#[derive(Clone, Debug)]
pub struct By {
    pub account: Option<String>,
    pub name: String,
}

impl From<&Actor> for By {
    fn from(actor: &Actor) -> Self {
        match actor {
            Actor::Vendor(member) => {
                By { account: Some(member.account.to_string()), name: member.name.clone() }
            }
            Actor::Staff(member) => {
                By { account: Some(member.account.to_string()), name: member.name.clone() }
            }
            Actor::System => By { account: None, name: "system".to_owned() },
        }
    }
}

/// Notes an act in the transaction of the act itself. `act` is a catalogue key (`act-<act>`).
///
/// # Errors
/// Where the database does not answer.
pub async fn note(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    by: By,
    act: &str,
    subject: &str,
    details: serde_json::Value,
) -> Result<()> {
    let row = journal::ActiveModel {
        id: NotSet,
        at: Set(millis(portal.now())),
        account_id: Set(by.account),
        name: Set(by.name),
        act: Set(act.to_owned()),
        subject: Set(subject.to_owned()),
        details: Set(details.to_string()),
    };
    journal::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The newest entries first.
///
/// # Errors
/// Where the database does not answer.
pub async fn latest(portal: &Portal, limit: u64) -> Result<Vec<journal::Model>> {
    let query = journal::Entity::find().order_by_desc(journal::Column::Id).limit(limit);
    Ok(query.all(portal.db()).await?)
}

/// A part of the journal, the newest entry first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub entries: Vec<journal::Model>,
    /// Where the next part begins: give it as `before`. `None` at the beginning of the journal.
    pub older: Option<i64>,
}

/// `limit` entries older than the entry `before`, or the newest ones, for administrators and
/// auditors. Pages are cut at entries, not at numbers of pages, because the journal grows meanwhile.
///
/// # Errors
/// [`PortalError::Denied`] for the rest of the staff, [`PortalError::NotFound`] for everybody else.
pub async fn excerpt(portal: &Portal, actor: &Actor, before: Option<i64>, limit: u64) -> Result<Excerpt> {
    match actor {
        _ if actor.has(StaffRole::Administrator) || actor.has(StaffRole::Auditor) => {}
        Actor::Staff(_) => return Err(PortalError::Denied("role")),
        Actor::Vendor(_) | Actor::System => return Err(PortalError::NotFound),
    }
    let mut query = journal::Entity::find().order_by_desc(journal::Column::Id).limit(limit + 1);
    if let Some(before) = before {
        query = query.filter(journal::Column::Id.lt(before));
    }
    let mut entries = query.all(portal.db()).await?;
    let more = u64::try_from(entries.len()).is_ok_and(|found| found > limit);
    if more {
        entries.pop();
    }
    let older = entries.last().filter(|_| more).map(|entry| entry.id);
    Ok(Excerpt { entries, older })
}
