//! Rows of `accounts`.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::email_key;
use crate::entities::accounts;
use crate::error::Result;
use crate::portal::{Portal, millis, new_id};

/// An account about to be made.
pub(crate) struct NewAccount {
    /// As it is stored, see [`domain::contact::parse_email`].
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) password_hash: String,
    pub(crate) staff: bool,
    /// Whether the person came through a link in a mail to this address.
    pub(crate) confirmed: bool,
}

pub(crate) async fn by_key(
    connection: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<accounts::Model>> {
    let query = accounts::Entity::find().filter(accounts::Column::EmailKey.eq(email_key(email)));
    Ok(query.one(connection).await?)
}

pub(crate) async fn by_id(connection: &impl ConnectionTrait, id: &str) -> Result<Option<accounts::Model>> {
    Ok(accounts::Entity::find_by_id(id).one(connection).await?)
}

/// Makes the account; `None` where the address has one already.
pub(crate) async fn insert(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    account: NewAccount,
) -> Result<Option<String>> {
    let now = millis(portal.now());
    let id = new_id()?;
    let row = accounts::ActiveModel {
        id: Set(id.clone()),
        email_key: Set(email_key(&account.email)),
        email: Set(account.email),
        name: Set(account.name),
        password_hash: Set(Some(account.password_hash)),
        staff: Set(account.staff),
        locale: Set("ja".to_owned()),
        confirmed_at: Set(account.confirmed.then_some(now)),
        password_changed_at: Set(Some(now)),
        disabled_at: Set(None),
        created_at: Set(now),
    };
    let conflict = sea_orm::sea_query::OnConflict::column(accounts::Column::EmailKey).do_nothing().to_owned();
    let inserted =
        accounts::Entity::insert(row).on_conflict(conflict).exec_without_returning(connection).await?;
    Ok((inserted > 0).then_some(id))
}
