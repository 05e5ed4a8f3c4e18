//! Changing the password while signed in.

use domain::ids::AccountId;
use domain::validation::FieldError;

use super::passwords::{self, Owner};
use super::reset::set_password;
use super::{attempts, by_id};
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// Takes the current password (input `current-password`) and sets a new one (input `password`).
/// Every session ends, the caller's as well: the caller gives its session a new id (`cycle_id`) and
/// saves it, so that this one person stays signed in.
///
/// # Errors
/// `Invalid`: `password-wrong` at `current-password`, `password-unchanged` and the rules of
/// [`passwords::check`] at `password`. `Denied("too-many-attempts")`: guessing is throttled as in
/// signing in.
pub async fn change_password(portal: &Portal, account: &AccountId, current: &str, new: &str) -> Result<()> {
    let account = by_id(portal.db(), account.as_str()).await?.ok_or(PortalError::SignInNeeded)?;
    let attempt = attempts::begin(portal, &account.email, None).await?;
    if !passwords::verify(portal, current, account.password_hash.as_deref()).await? {
        return Err(PortalError::field("current-password", "password-wrong"));
    }
    attempt.succeeded(portal).await?;
    let owner = Owner { email: &account.email, name: &account.name };
    let checked = passwords::check("password", new, owner).and_then(|()| {
        if new == current { Err(FieldError::new("password", "password-unchanged")) } else { Ok(()) }
    });
    checked.map_err(|error| PortalError::Invalid(vec![error]))?;
    let hash = passwords::hash(portal, new).await?;
    let transaction = portal.begin().await?;
    set_password(&transaction, portal, account, hash).await?;
    transaction.commit().await?;
    Ok(())
}
