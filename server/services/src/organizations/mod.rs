//! Vendor organisations: registering one by its 法人番号, and who belongs to it.
//!
//! Everything is scoped by the actor's own organisation: what belongs to another one is not found.
//! There is always a manager left.
//!
//! | you look for | go to |
//! |---|---|
//! | registering, what was registered, changing it | [`register_organization`], [`organization_of`], [`change_organization`] |
//! | asking to join one that is registered | [`ask_to_join`], [`decide_join`] |
//! | inviting colleagues | [`invite_member`], [`accept_new`], [`accept_with_account`] |
//! | signatory, managers, leaving | [`set_signatory`], [`set_manager`], [`remove_member`], [`leave`] |

mod invite;
mod join;
mod members;
mod profile;
mod register;

use domain::actor::Actor;
use domain::ids::{AccountId, OrganizationId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

pub use invite::{
    MemberInvitation, PendingInvitation, accept_new, accept_with_account, invite_member, member_invitation,
    pending_invitations, withdraw_invitation,
};
pub use join::{JoinRequest, OwnRequest, ask_to_join, decide_join, join_requests, own_request};
pub use members::{Member, leave, members, remove_member, set_manager, set_signatory};
pub use profile::{Entries, Organization, change_organization, organization_of};
pub use register::{RegisterOrganization, Registration, TITLE_MAX, register_organization};

use crate::accounts::by_id;
use crate::entities::{accounts, memberships};
use crate::error::{PortalError, Result};
use crate::mail::Recipient;
use crate::portal::{Portal, millis};

/// Everybody of the organisation who can sign in, by name: for mails.
///
/// # Errors
/// Where the database does not answer.
pub async fn recipients(
    connection: &impl ConnectionTrait,
    organization: &OrganizationId,
) -> Result<Vec<Recipient>> {
    people(connection, organization, false).await
}

/// The managers among them.
async fn managers(
    connection: &impl ConnectionTrait,
    organization: &OrganizationId,
) -> Result<Vec<Recipient>> {
    people(connection, organization, true).await
}

async fn people(
    connection: &impl ConnectionTrait,
    organization: &OrganizationId,
    managers_only: bool,
) -> Result<Vec<Recipient>> {
    let mut query = memberships::Entity::find()
        .find_also_related(accounts::Entity)
        .filter(memberships::Column::OrganizationId.eq(organization.as_str()))
        .filter(accounts::Column::DisabledAt.is_null())
        .order_by_asc(accounts::Column::Name);
    if managers_only {
        query = query.filter(memberships::Column::Manager.eq(true));
    }
    let rows = query.all(connection).await?;
    Ok(rows
        .into_iter()
        .filter_map(|(_, account)| account)
        .map(|row| Recipient { email: row.email, name: row.name, account: Some(AccountId::new(row.id)) })
        .collect())
}

/// A manager at this moment; no other change of members happens until the transaction ends.
struct Manager {
    account: AccountId,
    organization: OrganizationId,
    members: Vec<memberships::Model>,
}

impl Manager {
    /// A member of the same organisation; anybody else is not found.
    fn member(&self, account: &AccountId) -> Result<&memberships::Model> {
        self.members.iter().find(|row| row.account_id == account.as_str()).ok_or(PortalError::NotFound)
    }

    fn is_last(&self, account: &AccountId) -> bool {
        !self.members.iter().any(|row| row.manager && row.account_id != account.as_str())
    }
}

async fn require_manager(transaction: &impl ConnectionTrait, actor: &Actor) -> Result<Manager> {
    let refused = || PortalError::Denied("managers-only");
    let account = actor.account().ok_or_else(refused)?.clone();
    let organization = actor.organization().ok_or_else(refused)?.clone();
    let members = locked_members(transaction, &organization).await?;
    let manages = members.iter().any(|row| row.manager && row.account_id == account.as_str());
    if manages { Ok(Manager { account, organization, members }) } else { Err(refused()) }
}

/// The members at this moment; they stay so until the transaction ends.
async fn locked_members(
    transaction: &impl ConnectionTrait,
    organization: &OrganizationId,
) -> Result<Vec<memberships::Model>> {
    let members = memberships::Entity::find()
        .filter(memberships::Column::OrganizationId.eq(organization.as_str()))
        .lock_exclusive()
        .all(transaction)
        .await?;
    Ok(members)
}

/// A confirmed vendor account without an organisation, which may get one.
async fn require_free(transaction: &impl ConnectionTrait, account: &AccountId) -> Result<accounts::Model> {
    let found = by_id(transaction, account.as_str()).await?;
    let row = found.filter(|row| row.disabled_at.is_none() && row.confirmed_at.is_some());
    let row = row.ok_or(PortalError::SignInNeeded)?;
    if row.staff {
        return Err(PortalError::Denied("staff-account"));
    }
    if memberships::Entity::find_by_id(account.as_str()).one(transaction).await?.is_some() {
        return Err(PortalError::Denied("already-in-organization"));
    }
    Ok(row)
}

/// How somebody becomes a member.
#[derive(Clone, Copy, Debug, Default)]
struct Joining<'a> {
    title: &'a str,
    signatory: bool,
    manager: bool,
}

async fn add(
    transaction: &impl ConnectionTrait,
    portal: &Portal,
    account: &AccountId,
    organization: &OrganizationId,
    joining: Joining<'_>,
) -> Result<()> {
    let row = memberships::ActiveModel {
        account_id: Set(account.to_string()),
        organization_id: Set(organization.to_string()),
        title: Set(joining.title.to_owned()),
        signatory: Set(joining.signatory),
        manager: Set(joining.manager),
        joined_at: Set(millis(portal.now())),
    };
    let member =
        sea_orm::sea_query::OnConflict::column(memberships::Column::AccountId).do_nothing().to_owned();
    let added =
        memberships::Entity::insert(row).on_conflict(member).exec_without_returning(transaction).await?;
    if added != 1 {
        return Err(PortalError::Denied("already-in-organization"));
    }
    join::close_requests(transaction, portal, account).await
}
