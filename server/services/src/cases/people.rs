//! The people around a case: who gets mail, who may be assigned.

use std::collections::BTreeMap;

use domain::actor::StaffRole;
use domain::ids::{AccountId, OrganizationId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::entities::{accounts, memberships, staff_roles};
use crate::error::Result;
use crate::portal::Portal;

/// A person who can be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    pub email: String,
    pub name: String,
}

impl From<accounts::Model> for Person {
    fn from(account: accounts::Model) -> Self {
        Person { id: account.id, email: account.email, name: account.name }
    }
}

fn active() -> sea_orm::Select<accounts::Entity> {
    accounts::Entity::find()
        .filter(accounts::Column::DisabledAt.is_null())
        .filter(accounts::Column::ConfirmedAt.is_not_null())
        .order_by_asc(accounts::Column::Name)
}

/// The members of an organisation.
///
/// # Errors
/// Where the database does not answer.
pub async fn members(
    connection: &impl ConnectionTrait,
    organization: &OrganizationId,
) -> Result<Vec<Person>> {
    let ids = memberships::Entity::find()
        .select_only()
        .column(memberships::Column::AccountId)
        .filter(memberships::Column::OrganizationId.eq(organization.as_str()))
        .into_query();
    let found = active().filter(accounts::Column::Id.in_subquery(ids)).all(connection).await?;
    Ok(found.into_iter().map(Person::from).collect())
}

/// Who may sign for an organisation, by name: for telling the others whom to ask.
///
/// # Errors
/// Where the database does not answer.
pub async fn signatories(portal: &Portal, organization: &OrganizationId) -> Result<Vec<String>> {
    signing_names(portal.db(), organization).await
}

/// As [`signatories`], on a connection of the caller's.
pub(crate) async fn signing_names(
    connection: &impl ConnectionTrait,
    organization: &OrganizationId,
) -> Result<Vec<String>> {
    let ids = memberships::Entity::find()
        .select_only()
        .column(memberships::Column::AccountId)
        .filter(memberships::Column::OrganizationId.eq(organization.as_str()))
        .filter(memberships::Column::Signatory.eq(true))
        .into_query();
    let found = active().filter(accounts::Column::Id.in_subquery(ids)).all(connection).await?;
    Ok(found.into_iter().map(|account| account.name).collect())
}

/// The members of several organisations, by organisation; one statement for the memberships, one
/// for the people.
pub(super) async fn members_of(
    connection: &impl ConnectionTrait,
    organizations: Vec<String>,
) -> Result<BTreeMap<String, Vec<Person>>> {
    let rows = memberships::Entity::find()
        .filter(memberships::Column::OrganizationId.is_in(organizations))
        .all(connection)
        .await?;
    let ids = rows.iter().map(|row| row.account_id.clone());
    let found = active().filter(accounts::Column::Id.is_in(ids)).all(connection).await?;
    let people: BTreeMap<String, Person> =
        found.into_iter().map(|account| (account.id.clone(), Person::from(account))).collect();
    let mut members: BTreeMap<String, Vec<Person>> = BTreeMap::new();
    for row in rows {
        if let Some(person) = people.get(&row.account_id) {
            members.entry(row.organization_id).or_default().push(person.clone());
        }
    }
    Ok(members)
}

/// Everybody who holds a role now.
///
/// # Errors
/// Where the database does not answer.
pub async fn staff(connection: &impl ConnectionTrait, role: StaffRole) -> Result<Vec<Person>> {
    let ids = staff_roles::Entity::find()
        .select_only()
        .column(staff_roles::Column::AccountId)
        .filter(staff_roles::Column::Role.eq(role.id()))
        .into_query();
    let found = active().filter(accounts::Column::Id.in_subquery(ids)).all(connection).await?;
    Ok(found.into_iter().map(Person::from).collect())
}

/// One person, if they can still be written to.
pub(super) async fn account(connection: &impl ConnectionTrait, id: &AccountId) -> Result<Vec<Person>> {
    let found = active().filter(accounts::Column::Id.eq(id.as_str())).all(connection).await?;
    Ok(found.into_iter().map(Person::from).collect())
}
