//! Who reviews a case.

use domain::actor::{Actor, StaffRole};
use domain::case::Command;
use domain::case::command::Assignee;
use domain::case::event::Person;
use domain::ids::{AccountId, CaseId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::execute::{Done, Expected, run, seen_by};
use super::people;
use crate::entities::{accounts, staff_roles};
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// Everybody who can become a reviewer, by name; one statement.
///
/// # Errors
/// [`PortalError::NotFound`] for anybody but the staff.
pub async fn reviewers(portal: &Portal, actor: &Actor) -> Result<Vec<Person>> {
    if !matches!(actor, Actor::Staff(_)) {
        return Err(PortalError::NotFound);
    }
    let found = people::staff(portal.db(), StaffRole::Reviewer).await?;
    Ok(found.into_iter().map(|one| Person { account: AccountId::new(one.id), name: one.name }).collect())
}

/// Gives a case to a reviewer; a reviewer takes it by giving it to themselves.
///
/// # Errors
/// As [`super::execute`]; a field error where there is no such person.
pub async fn assign(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    to: &AccountId,
) -> Result<Done> {
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    let to = assignee(&transaction, to).await?;
    let done = run(&transaction, portal, actor, history, expected, Command::Assign { to }).await?.done;
    transaction.commit().await?;
    Ok(done)
}

async fn assignee(connection: &impl ConnectionTrait, account: &AccountId) -> Result<Assignee> {
    let row = accounts::Entity::find_by_id(account.as_str())
        .filter(accounts::Column::Staff.eq(true))
        .filter(accounts::Column::DisabledAt.is_null())
        .one(connection)
        .await?
        .ok_or_else(|| PortalError::field("assignee", "choose"))?;
    let key = (account.to_string(), StaffRole::Reviewer.id().to_owned());
    let reviewer = staff_roles::Entity::find_by_id(key).one(connection).await?.is_some();
    Ok(Assignee { person: Person { account: AccountId::new(row.id), name: row.name }, reviewer })
}
