//! Changing what a member of the staff may do.

use std::collections::BTreeSet;

use domain::actor::{Actor, StaffRole};
use domain::ids::AccountId;

use super::{check_roles, ids, member, require_administrator, set_roles};
use crate::accounts::who::roles_of;
use crate::error::{PortalError, Result};
use crate::journal::{self, By};
use crate::portal::Portal;
use crate::sessions;

/// Gives the person exactly these roles (input `roles`). Their sessions end, so that they see what
/// changed when they sign in again. The same roles again change nothing.
///
/// # Errors
/// `Denied`: `administrators-only`, `own-administrator-role`. `Invalid`: `roles-empty`,
/// `auditor-stands-alone`. `NotFound` for anybody who is not of the staff.
pub async fn change_roles(
    portal: &Portal,
    actor: &Actor,
    account: &AccountId,
    roles: BTreeSet<StaffRole>,
) -> Result<()> {
    let transaction = portal.begin().await?;
    let own = require_administrator(&transaction, actor).await?;
    member(&transaction, account).await?;
    check_roles(&roles).map_err(|error| PortalError::Invalid(vec![error]))?;
    if own == *account && !roles.contains(&StaffRole::Administrator) {
        return Err(PortalError::Denied("own-administrator-role"));
    }
    let before = roles_of(&transaction, account).await?;
    if before == roles {
        return Ok(());
    }
    set_roles(&transaction, account, &roles).await?;
    sessions::end_all_of(&transaction, account).await?;
    let details = serde_json::json!({ "before": ids(&before), "after": ids(&roles) });
    journal::note(&transaction, portal, By::from(actor), "staff-roles-changed", account.as_str(), details)
        .await?;
    transaction.commit().await?;
    Ok(())
}
