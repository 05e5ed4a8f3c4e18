//! The first administrator of an empty portal, through a link that the console prints.

use std::collections::BTreeSet;

use domain::actor::StaffRole;
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::register::{Person, check_person};
use super::tokens::{self, NewToken, Purpose};
use super::{NewAccount, insert, passwords, staff};
use crate::entities::{accounts, staff_roles};
use crate::error::{PortalError, Result};
use crate::journal::{self, By};
use crate::portal::Portal;

const PURPOSE: Purpose = Purpose::FirstAdministrator;

/// A link that works once, while nobody is an administrator; `None` where somebody is. Links made
/// earlier stop working.
///
/// # Errors
/// Where the database does not answer.
pub async fn first_administrator_link(portal: &Portal) -> Result<Option<String>> {
    let transaction = portal.begin().await?;
    if exists(&transaction).await? {
        return Ok(None);
    }
    tokens::void(&transaction, portal, PURPOSE, Condition::all()).await?;
    let token = NewToken { purpose: PURPOSE, account: None, subject: None, payload: () };
    let link = tokens::issue(&transaction, portal, token).await?;
    transaction.commit().await?;
    Ok(Some(link))
}

/// Whether the link works, for the page behind it.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`, `administrator-exists`.
pub async fn check_first_administrator_link(portal: &Portal, token: &str) -> Result<()> {
    tokens::peek(portal.db(), portal, PURPOSE, token).await?;
    if exists(portal.db()).await? { Err(PortalError::Denied("administrator-exists")) } else { Ok(()) }
}

/// Makes the account (inputs `email`, `name`, `password`). Whoever reads the console is trusted with
/// the address, so it counts as confirmed.
///
/// # Errors
/// As [`check_first_administrator_link`]. `Invalid` for the fields, with `email-registered` where
/// the address has an account; the link then still works.
pub async fn create_first_administrator(
    portal: &Portal,
    token: &str,
    email: &str,
    name: &str,
    password: &str,
) -> Result<AccountId> {
    check_first_administrator_link(portal, token).await?;
    let Person { email, name } = check_person(email, name, password)?;
    let password_hash = passwords::hash(portal, password).await?;

    let transaction = portal.begin().await?;
    tokens::redeem(&transaction, portal, PURPOSE, token).await?;
    if exists(&transaction).await? {
        return Err(PortalError::Denied("administrator-exists"));
    }
    let new = NewAccount { email, name: name.clone(), password_hash, staff: true, confirmed: true };
    let id = insert(&transaction, portal, new).await?;
    let id = AccountId::new(id.ok_or_else(|| PortalError::field("email", "email-registered"))?);
    staff::set_roles(&transaction, &id, &BTreeSet::from([StaffRole::Administrator])).await?;
    let by = By { account: Some(id.to_string()), name };
    journal::note(&transaction, portal, by, "first-administrator", id.as_str(), serde_json::json!({}))
        .await?;
    transaction.commit().await?;
    Ok(id)
}

/// Whether anybody is an administrator and can sign in.
async fn exists(connection: &impl ConnectionTrait) -> Result<bool> {
    let administrators = staff_roles::Entity::find()
        .inner_join(accounts::Entity)
        .filter(staff_roles::Column::Role.eq(StaffRole::Administrator.id()))
        .filter(accounts::Column::DisabledAt.is_null());
    Ok(administrators.count(connection).await? > 0)
}
