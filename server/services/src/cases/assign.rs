//! Who reviews a case.

use domain::actor::{Actor, StaffRole};
use domain::case::Command;
use domain::case::command::Assignee;
use domain::case::event::Person;
use domain::ids::{AccountId, CaseId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::execute::{Done, Expected, run, seen_by};
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
    let reviewers = staff_roles::Entity::find()
        .select_only()
        .column(staff_roles::Column::AccountId)
        .filter(staff_roles::Column::Role.eq(StaffRole::Reviewer.id()))
        .into_query();
    let rows = accounts::Entity::find()
        .filter(accounts::Column::Id.in_subquery(reviewers))
        .filter(accounts::Column::DisabledAt.is_null())
        .order_by_asc(accounts::Column::Name)
        .all(portal.db())
        .await?;
    Ok(rows.into_iter().map(person).collect())
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
    Ok(Assignee { person: person(row), reviewer })
}

fn person(row: accounts::Model) -> Person {
    Person { account: AccountId::new(row.id), name: row.name }
}
