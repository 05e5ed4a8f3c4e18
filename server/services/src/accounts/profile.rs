//! What people change about themselves: the name, the title in their organisation, the address.
//!
//! What was signed or decided keeps the name of its time: the history holds it. A new address counts once
//! its owner has opened the link that is sent there; whoever asks for it learns nothing about who has
//! the address.

use domain::ids::AccountId;
use domain::validation::Checker;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, SqlErr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::register::NAME_MAX;
use super::reset::recipient;
use super::tokens::{self, NewToken, Purpose};
use super::{
    attempts, by_id, by_key, email_key, fields, parse_email, parse_line, parse_optional_line, passwords,
};
use crate::entities::{accounts, memberships};
use crate::error::{PortalError, Result};
use crate::journal::{self, By};
use crate::mail::{self, Mail, Recipient};
use crate::organizations::TITLE_MAX;
use crate::portal::Portal;

const PURPOSE: Purpose = Purpose::ChangeAddress;

/// What is stored in the link to a new address.
#[derive(Serialize, Deserialize)]
struct Payload {
    email: String,
}

/// Changes the own name (input `name`) and, for a member of an organisation, the 役職 (input `title`,
/// may be empty). The same again changes nothing.
///
/// # Errors
/// `Invalid` for the fields. `SignInNeeded` where the account is none any more.
pub async fn change_profile(portal: &Portal, account: &AccountId, name: &str, title: &str) -> Result<()> {
    let mut checker = Checker::default();
    let name = checker.take(parse_line("name", name, NAME_MAX, "name-empty"));
    let title = checker.take(parse_optional_line("title", title, TITLE_MAX));
    fields(checker.finish(()))?;
    let transaction = portal.begin().await?;
    let before = locked(&transaction, account.as_str()).await?.ok_or(PortalError::SignInNeeded)?;
    let member = memberships::Entity::find_by_id(account.as_str()).one(&transaction).await?;
    let title_before = member.map(|member| member.title);
    // Who belongs to no organisation has no title in one.
    let title = title_before.as_ref().map(|_| title);
    if before.name == name && title_before == title {
        return Ok(());
    }
    accounts::Entity::update_many()
        .col_expr(accounts::Column::Name, Expr::value(&name))
        .filter(accounts::Column::Id.eq(account.as_str()))
        .exec(&transaction)
        .await?;
    if let Some(title) = &title {
        memberships::Entity::update_many()
            .col_expr(memberships::Column::Title, Expr::value(title))
            .filter(memberships::Column::AccountId.eq(account.as_str()))
            .exec(&transaction)
            .await?;
    }
    let details = json!({
        "before": { "name": before.name, "title": title_before },
        "after": { "name": name, "title": title },
    });
    let by = By { account: Some(account.to_string()), name: before.name };
    journal::note(&transaction, portal, by, "profile-changed", account.as_str(), details).await?;
    transaction.commit().await?;
    Ok(())
}

/// Sends a link to a new address (input `email`) once the current password (input `current-password`) is
/// right. Where the address has an account already, its owner is told instead; the answer is the same.
///
/// # Errors
/// `Invalid`: `password-wrong` at `current-password`; at `email` what is no address, and
/// `email-unchanged`. `Denied("too-many-attempts")`: guessing is throttled as in signing in.
pub async fn request_address_change(
    portal: &Portal,
    account: &AccountId,
    email: &str,
    password: &str,
) -> Result<()> {
    let account = by_id(portal.db(), account.as_str()).await?.ok_or(PortalError::SignInNeeded)?;
    let email = parse_email("email", email).map_err(|error| PortalError::Invalid(vec![error]))?;
    if email == account.email {
        return Err(PortalError::field("email", "email-unchanged"));
    }
    let attempt = attempts::begin(portal, &account.email, None).await?;
    if !passwords::verify(portal, password, account.password_hash.as_deref()).await? {
        return Err(PortalError::field("current-password", "password-wrong"));
    }
    attempt.succeeded(portal).await?;
    if !attempts::may_mail(portal, &email).await? {
        return Ok(());
    }
    let transaction = portal.begin().await?;
    tokens::void(&transaction, portal, PURPOSE, tokens::of_account(&account.id)).await?;
    let payload = Payload { email: email.clone() };
    let token = NewToken { purpose: PURPOSE, account: Some(&account.id), subject: None, payload };
    // Where somebody else has the address, a link is made that nobody gets to know.
    let link = tokens::issue(&transaction, portal, token).await?;
    match owner_of(&transaction, &email, &account.id).await? {
        None => {
            let mail = Mail::ChangeAddress { link, expires_at: portal.now() + PURPOSE.lifetime() };
            let to = Recipient { email, name: account.name, account: Some(AccountId::new(account.id)) };
            mail::enqueue(&transaction, portal, &mail, &to, None).await?;
        }
        Some(owner) => {
            let (sign_in, reset) = (portal.link("/sign-in"), portal.link("/password/forgot"));
            let mail = Mail::AddressAlreadyRegistered { sign_in, reset };
            mail::enqueue(&transaction, portal, &mail, &recipient(owner), None).await?;
        }
    }
    transaction.commit().await?;
    Ok(())
}

/// The new address behind the link, for the page with its button.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`.
pub async fn check_address_link(portal: &Portal, token: &str) -> Result<String> {
    let token = tokens::peek(portal.db(), portal, PURPOSE, token).await?;
    let Payload { email } = tokens::payload(&token)?;
    Ok(email)
}

/// Takes the new address over and tells the old one. Sessions go on; links to reset the password that
/// went to the old address stop working.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`, `email-registered` where somebody registered
/// the address meanwhile.
pub async fn confirm_address_change(portal: &Portal, token: &str) -> Result<()> {
    let unknown = || PortalError::Denied("link-unknown");
    let transaction = portal.begin().await?;
    let token = tokens::redeem(&transaction, portal, PURPOSE, token).await?;
    let Payload { email } = tokens::payload(&token)?;
    let id = token.account_id.ok_or_else(unknown)?;
    let found = locked(&transaction, &id).await?;
    let before = found.filter(|account| account.disabled_at.is_none()).ok_or_else(unknown)?;
    if owner_of(&transaction, &email, &id).await?.is_some() {
        return Err(PortalError::Denied("email-registered"));
    }
    let changed = accounts::Entity::update_many()
        .col_expr(accounts::Column::Email, Expr::value(&email))
        .col_expr(accounts::Column::EmailKey, Expr::value(email_key(&email)))
        .filter(accounts::Column::Id.eq(&id))
        .exec(&transaction)
        .await;
    if let Err(error) = changed {
        // Registered in this very moment.
        return Err(match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => PortalError::Denied("email-registered"),
            _ => error.into(),
        });
    }
    tokens::void(&transaction, portal, Purpose::ResetPassword, tokens::of_account(&id)).await?;
    let details = json!({ "before": { "email": before.email }, "after": { "email": email } });
    let by = By { account: Some(id.clone()), name: before.name.clone() };
    journal::note(&transaction, portal, by, "address-changed", &id, details).await?;
    let mail = Mail::AddressChanged { at: portal.now(), contact: portal.link("/contact") };
    mail::enqueue(&transaction, portal, &mail, &recipient(before), None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Another account that has the address.
async fn owner_of(
    connection: &impl ConnectionTrait,
    email: &str,
    own: &str,
) -> Result<Option<accounts::Model>> {
    Ok(by_key(connection, email).await?.filter(|account| account.id != own))
}

async fn locked(connection: &impl ConnectionTrait, id: &str) -> Result<Option<accounts::Model>> {
    Ok(accounts::Entity::find_by_id(id).lock_exclusive().one(connection).await?)
}
