//! A forgotten password: a link by mail, and a new password behind it.

use domain::ids::AccountId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::passwords::{self, Owner};
use super::tokens::{self, NewToken, Purpose};
use super::{attempts, by_id, by_key};
use crate::entities::accounts;
use crate::error::{PortalError, Result};
use crate::mail::{self, Mail, Recipient};
use crate::portal::{Portal, millis};
use crate::sessions;

/// Sends a link to the owner of the address, if it has an account. The answer is always the same,
/// and the work is, too, but for the row of the mail.
///
/// # Errors
/// `Invalid` where it can't be an address; else only where the database does not answer.
pub async fn request_reset(portal: &Portal, email: &str) -> Result<()> {
    let email = super::parse_email("email", email).map_err(|error| PortalError::Invalid(vec![error]))?;
    if !attempts::may_mail(portal, &email).await? {
        return Ok(());
    }
    let purpose = Purpose::ResetPassword;
    let transaction = portal.begin().await?;
    let account = by_key(&transaction, &email).await?.filter(|account| account.disabled_at.is_none());
    let id = account.as_ref().map(|account| account.id.as_str());
    tokens::void(&transaction, portal, purpose, tokens::of_account(id.unwrap_or_default())).await?;
    // Where nobody has the address, a link is made that nobody gets to know and that leads nowhere.
    let token = NewToken { purpose, account: id, subject: None, payload: () };
    let link = tokens::issue(&transaction, portal, token).await?;
    if let Some(account) = account {
        let mail = Mail::ResetPassword { link, expires_at: portal.now() + purpose.lifetime() };
        mail::enqueue(&transaction, portal, &mail, &recipient(account), None).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Whether the link works, for the page behind it.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`.
pub async fn check_reset_link(portal: &Portal, token: &str) -> Result<()> {
    let seen = tokens::peek(portal.db(), portal, Purpose::ResetPassword, token).await?;
    // A link for an address that nobody registered leads nowhere.
    seen.account_id.map(|_| ()).ok_or(PortalError::Denied("link-unknown"))
}

/// Sets the new password (input `password`), ends every session of the account and says so by mail.
/// As the link came by mail, the address counts as confirmed.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`. `Invalid` for the password; the link then
/// still works.
pub async fn perform_reset(portal: &Portal, token: &str, password: &str) -> Result<AccountId> {
    let unknown = || PortalError::Denied("link-unknown");
    let seen = tokens::peek(portal.db(), portal, Purpose::ResetPassword, token).await?;
    let id = seen.account_id.ok_or_else(unknown)?;
    let account = by_id(portal.db(), &id).await?;
    let account = account.filter(|account| account.disabled_at.is_none()).ok_or_else(unknown)?;
    let owner = Owner { email: &account.email, name: &account.name };
    passwords::check("password", password, owner).map_err(|error| PortalError::Invalid(vec![error]))?;
    let hash = passwords::hash(portal, password).await?;

    let transaction = portal.begin().await?;
    tokens::redeem(&transaction, portal, Purpose::ResetPassword, token).await?;
    accounts::Entity::update_many()
        .col_expr(accounts::Column::ConfirmedAt, Expr::value(millis(portal.now())))
        .filter(accounts::Column::Id.eq(&account.id))
        .filter(accounts::Column::ConfirmedAt.is_null())
        .exec(&transaction)
        .await?;
    let email = account.email.clone();
    let id = set_password(&transaction, portal, account, hash).await?;
    transaction.commit().await?;
    attempts::forgive(portal, &email).await?;
    Ok(id)
}

/// Stores a new hash, ends all sessions and open reset links, and tells the owner.
pub(super) async fn set_password(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    account: accounts::Model,
    hash: String,
) -> Result<AccountId> {
    let id = AccountId::new(account.id.clone());
    accounts::Entity::update_many()
        .col_expr(accounts::Column::PasswordHash, Expr::value(hash))
        .col_expr(accounts::Column::PasswordChangedAt, Expr::value(millis(portal.now())))
        .filter(accounts::Column::Id.eq(&account.id))
        .exec(connection)
        .await?;
    tokens::void(connection, portal, Purpose::ResetPassword, tokens::of_account(&account.id)).await?;
    sessions::end_all_of(connection, &id).await?;
    let mail = Mail::PasswordChanged { at: portal.now(), reset: portal.link("/password/forgot") };
    mail::enqueue(connection, portal, &mail, &recipient(account), None).await?;
    Ok(id)
}

pub(super) fn recipient(account: accounts::Model) -> Recipient {
    Recipient { email: account.email, name: account.name, account: Some(AccountId::new(account.id)) }
}
