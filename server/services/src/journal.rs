//! The journal: acts outside of cases, for the auditor. Append-only, in the database too.
//!
//! One more act: a line in [`ACTS`], its words `act-<act>` in the catalogues, and a call of [`note`]
//! in the transaction of the act.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::{Actor, StaffRole};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entities::{accounts, journal, organizations};
use crate::error::{PortalError, Result};
use crate::portal::{Portal, instant, millis};

/// Every act there is.
pub const ACTS: [&str; 29] = [
    "call-opened",
    "call-changed",
    "deadline-moved",
    "restricted-viewed",
    "case-exported",
    "cases-exported",
    "defects-exported",
    "first-administrator",
    "staff-invited",
    "staff-invitation-withdrawn",
    "staff-joined",
    "staff-roles-changed",
    "staff-disabled",
    "staff-enabled",
    "organization-registered",
    "organization-changed",
    "profile-changed",
    "address-changed",
    "join-refused",
    "member-joined",
    "member-removed",
    "member-left",
    "manager-named",
    "manager-withdrawn",
    "signatory-named",
    "signatory-withdrawn",
    "test-plan-saved",
    "reporter-viewed",
    "reporter-removed",
];

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

/// Notes an act in the transaction of the act itself. `act` is one of [`ACTS`].
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
    debug_assert!(ACTS.contains(&act), "{act} has no words");
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

/// An act, ready to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub id: i64,
    pub at: Timestamp,
    /// Who acted, by the name of that time.
    pub name: String,
    /// One of [`ACTS`].
    pub act: String,
    /// On what: the code of a call, the number of a case, an address, or the present name of an
    /// account or organisation.
    pub subject: String,
    pub details: serde_json::Value,
}

/// A part of the journal, the newest entry first.
#[derive(Clone, Debug, PartialEq)]
pub struct Excerpt {
    pub entries: Vec<Entry>,
    /// Where the next part begins: give it as `before`. `None` at the beginning of the journal.
    pub older: Option<i64>,
}

/// `limit` entries older than the entry `before`, or the newest ones, for administrators and
/// auditors; three statements however many entries. Pages are cut at entries, not at numbers of
/// pages, because the journal grows meanwhile.
///
/// # Errors
/// [`PortalError::Denied`] for the rest of the staff, [`PortalError::NotFound`] for everybody else.
pub async fn excerpt(portal: &Portal, actor: &Actor, before: Option<i64>, limit: u64) -> Result<Excerpt> {
    may_read(actor)?;
    let mut query = journal::Entity::find().order_by_desc(journal::Column::Id).limit(limit.saturating_add(1));
    if let Some(before) = before {
        query = query.filter(journal::Column::Id.lt(before));
    }
    let mut rows = query.all(portal.db()).await?;
    let more = u64::try_from(rows.len()).is_ok_and(|found| found > limit);
    if more {
        rows.pop();
    }
    let older = rows.last().filter(|_| more).map(|row| row.id);
    let names = names(portal, &rows).await?;
    let entries = rows.into_iter().map(|row| entry(row, &names)).collect::<Result<_>>()?;
    Ok(Excerpt { entries, older })
}

/// Who may read what happened outside of cases: administrators and auditors.
pub(crate) fn may_read(actor: &Actor) -> Result<()> {
    match actor {
        _ if actor.has(StaffRole::Administrator) || actor.has(StaffRole::Auditor) => Ok(()),
        Actor::Staff(_) => Err(PortalError::Denied("role")),
        Actor::Vendor(_) | Actor::System => Err(PortalError::NotFound),
    }
}

fn entry(row: journal::Model, names: &BTreeMap<String, String>) -> Result<Entry> {
    Ok(Entry {
        id: row.id,
        at: instant(row.at),
        name: row.name,
        act: row.act,
        subject: names.get(&row.subject).cloned().unwrap_or(row.subject),
        details: serde_json::from_str(&row.details)?,
    })
}

/// The names behind subjects that are accounts or organisations.
async fn names(portal: &Portal, rows: &[journal::Model]) -> Result<BTreeMap<String, String>> {
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.subject.as_str()).collect();
    let people = accounts::Entity::find()
        .filter(accounts::Column::Id.is_in(ids.iter().copied()))
        .all(portal.db())
        .await?
        .into_iter()
        .map(|row| (row.id, row.name));
    let vendors = organizations::Entity::find()
        .filter(organizations::Column::Id.is_in(ids))
        .all(portal.db())
        .await?
        .into_iter()
        .map(|row| (row.id, row.name));
    Ok(people.chain(vendors).collect())
}
