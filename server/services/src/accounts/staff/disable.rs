//! Shutting a member of the staff out, and letting them in again. Accounts are never deleted: the
//! history names them.

use domain::actor::Actor;
use domain::ids::AccountId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{member, require_administrator};
use crate::entities::accounts;
use crate::error::{PortalError, Result};
use crate::journal::{self, By};
use crate::portal::{Portal, millis};
use crate::sessions;

/// Disables the account and ends its sessions.
///
/// # Errors
/// `Denied`: `administrators-only`, `own-account`. `NotFound` for anybody who is not of the staff.
pub async fn disable_staff(portal: &Portal, actor: &Actor, account: &AccountId) -> Result<()> {
    set(portal, actor, account, Some(millis(portal.now())), "staff-disabled").await
}

/// Lets the person sign in again, with the roles they had.
///
/// # Errors
/// As [`disable_staff`].
pub async fn enable_staff(portal: &Portal, actor: &Actor, account: &AccountId) -> Result<()> {
    set(portal, actor, account, None, "staff-enabled").await
}

async fn set(
    portal: &Portal,
    actor: &Actor,
    account: &AccountId,
    disabled_at: Option<i64>,
    act: &str,
) -> Result<()> {
    let transaction = portal.begin().await?;
    let own = require_administrator(&transaction, actor).await?;
    if own == *account {
        return Err(PortalError::Denied("own-account"));
    }
    let before = member(&transaction, account).await?;
    if before.disabled_at.is_some() == disabled_at.is_some() {
        return Ok(());
    }
    accounts::Entity::update_many()
        .col_expr(accounts::Column::DisabledAt, Expr::value(disabled_at))
        .filter(accounts::Column::Id.eq(account.as_str()))
        .exec(&transaction)
        .await?;
    sessions::end_all_of(&transaction, account).await?;
    let details = serde_json::json!({});
    journal::note(&transaction, portal, By::from(actor), act, account.as_str(), details).await?;
    transaction.commit().await?;
    Ok(())
}
