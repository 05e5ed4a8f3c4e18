//! The members of an organisation: who signs, who manages, who leaves.

use domain::actor::Actor;
use domain::ids::{AccountId, OrganizationId};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};

use super::{Manager, locked_members, require_manager};
use crate::entities::{accounts, memberships};
use crate::error::{PortalError, Result};
use crate::journal::{self, By};
use crate::portal::{Portal, instant};
use crate::sessions;

/// A member in the organisation's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    /// 役職; may be empty.
    pub title: String,
    pub signatory: bool,
    pub manager: bool,
    pub joined_at: Timestamp,
}

/// Everybody of the actor's organisation by name, in one statement.
///
/// # Errors
/// `Denied("vendors-only")` for the staff.
pub async fn members(portal: &Portal, actor: &Actor) -> Result<Vec<Member>> {
    let organization = actor.organization().ok_or(PortalError::Denied("vendors-only"))?;
    let rows = memberships::Entity::find()
        .find_also_related(accounts::Entity)
        .filter(memberships::Column::OrganizationId.eq(organization.as_str()))
        .order_by_asc(accounts::Column::Name)
        .order_by_asc(accounts::Column::Id)
        .all(portal.db())
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(row, account)| account.map(|account| (row, account)))
        .map(|(row, account)| Member {
            account: AccountId::new(row.account_id),
            name: account.name,
            email: account.email,
            title: row.title,
            signatory: row.signatory,
            manager: row.manager,
            joined_at: instant(row.joined_at),
        })
        .collect())
}

/// Names a member as 代表者 or delegated signatory, or takes that back.
///
/// # Errors
/// `Denied("managers-only")`. `NotFound` for anybody who is not a member.
pub async fn set_signatory(
    portal: &Portal,
    actor: &Actor,
    member: &AccountId,
    signatory: bool,
) -> Result<()> {
    let transaction = portal.begin().await?;
    let manager = require_manager(&transaction, actor).await?;
    if manager.member(member)?.signatory == signatory {
        return Ok(());
    }
    let act = if signatory { "signatory-named" } else { "signatory-withdrawn" };
    change(&transaction, memberships::Column::Signatory, member, signatory).await?;
    note_and_commit(portal, transaction, actor, act, &manager, member).await
}

/// Makes a member a manager, or takes that back.
///
/// # Errors
/// `Denied`: `managers-only`, `last-manager`. `NotFound` for anybody who is not a member.
pub async fn set_manager(portal: &Portal, actor: &Actor, member: &AccountId, manages: bool) -> Result<()> {
    let transaction = portal.begin().await?;
    let manager = require_manager(&transaction, actor).await?;
    if manager.member(member)?.manager == manages {
        return Ok(());
    }
    if !manages && manager.is_last(member) {
        return Err(PortalError::Denied("last-manager"));
    }
    let act = if manages { "manager-named" } else { "manager-withdrawn" };
    change(&transaction, memberships::Column::Manager, member, manages).await?;
    note_and_commit(portal, transaction, actor, act, &manager, member).await
}

/// Takes a member out of the organisation and ends their sessions. Their account and what they did
/// stay. Whoever wants out themselves is let go by [`leave`].
///
/// # Errors
/// `Denied`: `managers-only`, `last-manager`. `NotFound` for anybody who is not a member.
pub async fn remove_member(portal: &Portal, actor: &Actor, member: &AccountId) -> Result<()> {
    if actor.account() == Some(member) {
        return leave(portal, actor).await;
    }
    let transaction = portal.begin().await?;
    let manager = require_manager(&transaction, actor).await?;
    manager.member(member)?;
    if manager.is_last(member) {
        return Err(PortalError::Denied("last-manager"));
    }
    memberships::Entity::delete_by_id(member.as_str()).exec(&transaction).await?;
    sessions::end_all_of(&transaction, member).await?;
    note_and_commit(portal, transaction, actor, "member-removed", &manager, member).await
}

/// Lets a member go who wants out, manager or not, and ends their sessions. Somebody must be left who
/// manages the organisation, and whoever alone can sign for it names another one first.
///
/// # Errors
/// `Denied`: `managers-only` for who belongs to no organisation, `last-manager`, `last-signatory`.
pub async fn leave(portal: &Portal, actor: &Actor) -> Result<()> {
    let refused = || PortalError::Denied("managers-only");
    let (own, organization) = actor.account().zip(actor.organization()).ok_or_else(refused)?;
    let transaction = portal.begin().await?;
    let members = locked_members(&transaction, organization).await?;
    let (mine, others): (Vec<_>, Vec<_>) = members.iter().partition(|row| row.account_id == own.as_str());
    let mine = mine.first().ok_or(PortalError::NotFound)?;
    if mine.manager && !others.iter().any(|row| row.manager) {
        return Err(PortalError::Denied("last-manager"));
    }
    if mine.signatory && !others.iter().any(|row| row.signatory) {
        return Err(PortalError::Denied("last-signatory"));
    }
    memberships::Entity::delete_by_id(own.as_str()).exec(&transaction).await?;
    sessions::end_all_of(&transaction, own).await?;
    let details = serde_json::json!({ "account": own });
    journal::note(&transaction, portal, By::from(actor), "member-left", organization.as_str(), details)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// The actor's organisation, where they manage it at this moment. For reading.
pub(super) async fn require_managing(
    connection: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<OrganizationId> {
    let refused = || PortalError::Denied("managers-only");
    let (account, organization) = actor.account().zip(actor.organization()).ok_or_else(refused)?;
    let row = memberships::Entity::find_by_id(account.as_str())
        .filter(memberships::Column::OrganizationId.eq(organization.as_str()))
        .filter(memberships::Column::Manager.eq(true))
        .one(connection)
        .await?;
    row.map(|_| organization.clone()).ok_or_else(refused)
}

async fn change(
    transaction: &impl ConnectionTrait,
    column: memberships::Column,
    member: &AccountId,
    value: bool,
) -> Result<()> {
    memberships::Entity::update_many()
        .col_expr(column, Expr::value(value))
        .filter(memberships::Column::AccountId.eq(member.as_str()))
        .exec(transaction)
        .await?;
    Ok(())
}

async fn note_and_commit(
    portal: &Portal,
    transaction: DatabaseTransaction,
    actor: &Actor,
    act: &str,
    manager: &Manager,
    member: &AccountId,
) -> Result<()> {
    let details = serde_json::json!({ "account": member });
    journal::note(&transaction, portal, By::from(actor), act, manager.organization.as_str(), details).await?;
    transaction.commit().await?;
    Ok(())
}
