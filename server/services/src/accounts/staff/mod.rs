//! The ministry's staff: who they are, and how they come and go. Only administrators change it; each
//! change stands in the journal.
//!
//! There is always an administrator left: nobody takes the role from themselves or disables
//! themselves, and changes wait for each other.

mod disable;
mod invite;
mod roles;

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::{Actor, StaffRole};
use domain::ids::AccountId;
use domain::validation::FieldError;
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

pub use disable::{disable_staff, enable_staff};
pub use invite::{
    InviteStaff, PendingInvitation, StaffInvitation, accept_staff_invitation, invite_staff,
    pending_invitations, staff_invitation, withdraw_staff_invitation,
};
pub use roles::change_roles;

use super::by_id;
use crate::entities::{accounts, staff_roles};
use crate::error::{PortalError, Result};
use crate::mail::Recipient;
use crate::portal::{Portal, instant};

/// A member of the staff in the administrators' list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffEntry {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub roles: BTreeSet<StaffRole>,
    pub disabled_at: Option<Timestamp>,
}

/// Everybody of the staff by name, in two statements. For administrators and auditors.
///
/// # Errors
/// `Denied("administrators-only")`.
pub async fn list_staff(portal: &Portal, actor: &Actor) -> Result<Vec<StaffEntry>> {
    require_reader(actor)?;
    let people = accounts::Entity::find()
        .filter(accounts::Column::Staff.eq(true))
        .order_by_asc(accounts::Column::Name)
        .order_by_asc(accounts::Column::Id)
        .all(portal.db())
        .await?;
    let mut roles: BTreeMap<String, BTreeSet<StaffRole>> = BTreeMap::new();
    for row in staff_roles::Entity::find().all(portal.db()).await? {
        roles.entry(row.account_id).or_default().extend(StaffRole::from_id(&row.role));
    }
    Ok(people
        .into_iter()
        .map(|row| StaffEntry {
            roles: roles.remove(&row.id).unwrap_or_default(),
            account: AccountId::new(row.id),
            name: row.name,
            email: row.email,
            disabled_at: row.disabled_at.map(instant),
        })
        .collect())
}

/// Everybody who holds the role and can sign in, by name: for mails and for choosing a reviewer.
///
/// # Errors
/// Where the database does not answer.
pub async fn with_role(connection: &impl ConnectionTrait, role: StaffRole) -> Result<Vec<Recipient>> {
    let rows = staff_roles::Entity::find()
        .find_also_related(accounts::Entity)
        .filter(staff_roles::Column::Role.eq(role.id()))
        .filter(accounts::Column::DisabledAt.is_null())
        .order_by_asc(accounts::Column::Name)
        .all(connection)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(_, account)| account)
        .map(|row| Recipient { email: row.email, name: row.name, account: Some(AccountId::new(row.id)) })
        .collect())
}

/// Reading the list of the staff.
fn require_reader(actor: &Actor) -> Result<()> {
    let may = actor.has(StaffRole::Administrator) || actor.has(StaffRole::Auditor);
    if may { Ok(()) } else { Err(PortalError::Denied("administrators-only")) }
}

/// Makes sure that the actor is an administrator at this moment, and that no other change of
/// administrators happens until the transaction ends.
async fn require_administrator(transaction: &impl ConnectionTrait, actor: &Actor) -> Result<AccountId> {
    let refused = || PortalError::Denied("administrators-only");
    let own = actor.account().filter(|_| actor.has(StaffRole::Administrator)).ok_or_else(refused)?;
    let administrators = staff_roles::Entity::find()
        .filter(staff_roles::Column::Role.eq(StaffRole::Administrator.id()))
        .lock_exclusive()
        .all(transaction)
        .await?;
    let holds = administrators.iter().any(|row| row.account_id == own.as_str());
    let enabled = by_id(transaction, own.as_str()).await?.is_some_and(|row| row.disabled_at.is_none());
    if holds && enabled { Ok(own.clone()) } else { Err(refused()) }
}

/// The account of a member of the staff; anything else is not found.
async fn member(transaction: &impl ConnectionTrait, account: &AccountId) -> Result<accounts::Model> {
    let found = by_id(transaction, account.as_str()).await?;
    found.filter(|row| row.staff).ok_or(PortalError::NotFound)
}

/// Roles that fit together (input `roles`).
fn check_roles(roles: &BTreeSet<StaffRole>) -> Result<(), FieldError> {
    if roles.is_empty() {
        return Err(FieldError::new("roles", "roles-empty"));
    }
    if roles.contains(&StaffRole::Auditor) && roles.len() > 1 {
        return Err(FieldError::new("roles", "auditor-stands-alone"));
    }
    Ok(())
}

/// Gives the account exactly these roles.
pub(super) async fn set_roles(
    transaction: &impl ConnectionTrait,
    account: &AccountId,
    roles: &BTreeSet<StaffRole>,
) -> Result<()> {
    let ids = roles.iter().map(|role| role.id());
    staff_roles::Entity::delete_many()
        .filter(staff_roles::Column::AccountId.eq(account.as_str()))
        .filter(staff_roles::Column::Role.is_not_in(ids.clone()))
        .exec(transaction)
        .await?;
    let rows = ids.map(|role| staff_roles::ActiveModel {
        account_id: Set(account.to_string()),
        role: Set(role.to_owned()),
    });
    let there =
        sea_orm::sea_query::OnConflict::columns([staff_roles::Column::AccountId, staff_roles::Column::Role])
            .do_nothing()
            .to_owned();
    staff_roles::Entity::insert_many(rows).on_conflict(there).exec_without_returning(transaction).await?;
    Ok(())
}

fn ids(roles: &BTreeSet<StaffRole>) -> Vec<&'static str> {
    roles.iter().map(|role| role.id()).collect()
}
