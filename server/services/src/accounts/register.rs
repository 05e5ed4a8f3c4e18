//! Registering as a vendor, and confirming the address.
//!
//! Whoever registers gets the same answer whether the address has an account or not; what happened
//! is told by mail, to the owner of the address only.

use domain::ids::AccountId;
use domain::validation::Checker;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::passwords::{self, Owner};
use super::tokens::{self, NewToken, Purpose};
use super::{NewAccount, attempts, by_id, by_key, fields, insert, parse_email, parse_line};
use crate::entities::accounts;
use crate::error::{PortalError, Result};
use crate::mail::{self, Mail, Recipient};
use crate::portal::{Portal, millis};

/// Longest name of a person, in characters.
pub const NAME_MAX: usize = 60;

/// What the form holds. Its inputs are named `email`, `name` and `password`.
#[derive(Clone, Default)]
pub struct RegisterInput {
    pub email: String,
    pub name: String,
    pub password: String,
}

/// What a person typed who is to have an account, checked.
pub(crate) struct Person {
    pub(crate) email: String,
    pub(crate) name: String,
}

/// Checks the fields that all new accounts share.
pub(crate) fn check_person(email: &str, name: &str, password: &str) -> Result<Person> {
    let mut checker = Checker::default();
    let email = checker.take(parse_email("email", email));
    let name = checker.take(parse_line("name", name, NAME_MAX, "name-empty"));
    checker.take(passwords::check("password", password, Owner { email: &email, name: &name }));
    fields(checker.finish(Person { email, name }))
}

/// Makes an account that waits for its confirmation, or tells the owner of the address by mail that
/// there is one already. The answer is the same.
///
/// # Errors
/// `Invalid` for the fields; nothing that depends on whether the address is known.
pub async fn register_vendor(portal: &Portal, input: RegisterInput) -> Result<()> {
    let person = check_person(&input.email, &input.name, &input.password)?;
    let password_hash = passwords::hash(portal, &input.password).await?;
    if !attempts::may_mail(portal, &person.email).await? {
        return Ok(());
    }
    let transaction = portal.begin().await?;
    let new = NewAccount {
        email: person.email.clone(),
        name: person.name.clone(),
        password_hash: password_hash.clone(),
        staff: false,
        confirmed: false,
    };
    match insert(&transaction, portal, new).await? {
        Some(id) => send_confirmation(&transaction, portal, &id, &person).await?,
        None => again(&transaction, portal, person, password_hash).await?,
    }
    transaction.commit().await?;
    Ok(())
}

/// The address has an account. One that nobody confirmed yet takes what was typed last, and older
/// links stop working: so a password that a stranger chose is never confirmed with the owner's link.
async fn again(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    person: Person,
    password_hash: String,
) -> Result<()> {
    let account = by_key(connection, &person.email).await?.ok_or(PortalError::NotFound)?;
    if account.confirmed_at.is_none() && account.disabled_at.is_none() {
        accounts::Entity::update_many()
            .col_expr(accounts::Column::Name, Expr::value(&person.name))
            .col_expr(accounts::Column::PasswordHash, Expr::value(password_hash))
            .filter(accounts::Column::Id.eq(&account.id))
            .exec(connection)
            .await?;
        return send_confirmation(connection, portal, &account.id, &person).await;
    }
    let mail = Mail::AddressAlreadyRegistered {
        sign_in: portal.link("/sign-in"),
        reset: portal.link("/password/forgot"),
    };
    let to =
        Recipient { email: account.email, name: account.name, account: Some(AccountId::new(account.id)) };
    mail::enqueue(connection, portal, &mail, &to, None).await
}

/// Sends a link to confirm the address; earlier ones stop working.
pub(super) async fn send_confirmation(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    id: &str,
    person: &Person,
) -> Result<()> {
    let purpose = Purpose::ConfirmAddress;
    tokens::void(connection, portal, purpose, tokens::of_account(id)).await?;
    let token = NewToken { purpose, account: Some(id), subject: None, payload: () };
    let link = tokens::issue(connection, portal, token).await?;
    let mail = Mail::ConfirmAddress { link, expires_at: portal.now() + purpose.lifetime() };
    let to = Recipient {
        email: person.email.clone(),
        name: person.name.clone(),
        account: Some(AccountId::new(id)),
    };
    mail::enqueue(connection, portal, &mail, &to, None).await
}

/// Whether the link still works, for the page with its button.
///
/// # Errors
/// As [`confirm_email`].
pub async fn check_confirmation_link(portal: &Portal, token: &str) -> Result<()> {
    tokens::peek(portal.db(), portal, Purpose::ConfirmAddress, token).await.map(drop)
}

/// Confirms the address behind the link. The person still has to sign in.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`.
pub async fn confirm_email(portal: &Portal, token: &str) -> Result<AccountId> {
    let transaction = portal.begin().await?;
    let token = tokens::redeem(&transaction, portal, Purpose::ConfirmAddress, token).await?;
    let id = token.account_id.ok_or(PortalError::Denied("link-unknown"))?;
    let account = by_id(&transaction, &id).await?.ok_or(PortalError::Denied("link-unknown"))?;
    accounts::Entity::update_many()
        .col_expr(accounts::Column::ConfirmedAt, Expr::value(millis(portal.now())))
        .filter(accounts::Column::Id.eq(&account.id))
        .filter(accounts::Column::ConfirmedAt.is_null())
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(AccountId::new(account.id))
}
