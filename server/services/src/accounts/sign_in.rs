//! Signing in with address and password.

use std::net::IpAddr;

use domain::ids::AccountId;

use super::register::{Person, send_confirmation};
use super::{attempts, by_key, passwords};
use crate::entities::accounts;
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// A person whose password was right. The caller makes a new session for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub account: AccountId,
    /// Whether it is a member of the ministry's staff: decides which page comes next.
    pub staff: bool,
}

/// Compares the password. `address` is where the request came from. An address nobody registered,
/// a disabled account and a wrong password get the same answer after the same work.
///
/// # Errors
/// `Denied`: `too-many-attempts`; `sign-in-failed`; `address-unconfirmed`, after the right password
/// (a fresh link to confirm the address is on its way).
pub async fn sign_in(portal: &Portal, email: &str, password: &str, address: IpAddr) -> Result<SignedIn> {
    // What is no address at all is looked up like one that is unknown.
    let email = domain::contact::parse_email(email).unwrap_or_else(|_| email.trim().to_owned());
    let attempt = attempts::begin(portal, &email, Some(address)).await?;
    let account = by_key(portal.db(), &email).await?.filter(|account| account.disabled_at.is_none());
    let hash = account.as_ref().and_then(|account| account.password_hash.as_deref());
    let right = passwords::verify(portal, password, hash).await?;
    let Some(account) = account.filter(|_| right) else {
        return Err(PortalError::Denied("sign-in-failed"));
    };
    attempt.succeeded(portal).await?;
    if account.confirmed_at.is_none() {
        remind_to_confirm(portal, account).await?;
        return Err(PortalError::Denied("address-unconfirmed"));
    }
    tracing::info!(account = account.id, "signed in");
    Ok(SignedIn { account: AccountId::new(account.id), staff: account.staff })
}

async fn remind_to_confirm(portal: &Portal, account: accounts::Model) -> Result<()> {
    if !attempts::may_mail(portal, &account.email).await? {
        return Ok(());
    }
    let transaction = portal.begin().await?;
    let person = Person { email: account.email, name: account.name };
    send_confirmation(&transaction, portal, &account.id, &person).await?;
    transaction.commit().await?;
    Ok(())
}
