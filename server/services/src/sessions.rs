//! Sessions of the portal in its own database.
//!
//! The key of a row is the SHA-256 of the cookie, so that somebody who reads the database can't use
//! a session. A session that was ended stays ended: saving only changes rows that are there.

use std::fmt;

use domain::ids::AccountId;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};
use tower_sessions::cookie::time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{self, Error};

use crate::entities::sessions;
use crate::error::{PortalError, Result};
use crate::portal::{Portal, instant, millis};

/// The key in the session's data under which the account stands.
pub const ACCOUNT_KEY: &str = "account";
/// The key in the session's data under which the browser names itself, for the list of sessions.
pub const USER_AGENT_KEY: &str = "user_agent";
const USER_AGENT_MAX: usize = 200;

/// The store that the session layer works with.
#[derive(Clone)]
pub struct SessionStore {
    portal: Portal,
}

impl SessionStore {
    pub fn new(portal: Portal) -> Self {
        Self { portal }
    }
}

impl fmt::Debug for SessionStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionStore").finish_non_exhaustive()
    }
}

#[async_trait::async_trait]
impl session_store::SessionStore for SessionStore {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        loop {
            let columns = Columns::of(record)?;
            let row = sessions::ActiveModel {
                id: Set(key_of(&record.id)),
                account_id: Set(columns.account),
                data: Set(columns.data),
                user_agent: Set(columns.user_agent),
                created_at: Set(millis(self.portal.now())),
                expires_at: Set(columns.expires_at),
            };
            let free = OnConflict::column(sessions::Column::Id).do_nothing().to_owned();
            let inserted = sessions::Entity::insert(row)
                .on_conflict(free)
                .exec_without_returning(self.portal.db())
                .await
                .map_err(backend)?;
            if inserted == 1 {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let columns = Columns::of(record)?;
        sessions::Entity::update_many()
            .col_expr(sessions::Column::AccountId, Expr::value(columns.account))
            .col_expr(sessions::Column::Data, Expr::value(columns.data))
            .col_expr(sessions::Column::UserAgent, Expr::value(columns.user_agent))
            .col_expr(sessions::Column::ExpiresAt, Expr::value(columns.expires_at))
            .filter(sessions::Column::Id.eq(key_of(&record.id)))
            .exec(self.portal.db())
            .await
            .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let found = sessions::Entity::find_by_id(key_of(id))
            .filter(sessions::Column::ExpiresAt.gt(millis(self.portal.now())))
            .one(self.portal.db())
            .await
            .map_err(backend)?;
        let Some(row) = found else { return Ok(None) };
        let data = serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp_nanos(i128::from(row.expires_at) * 1_000_000)
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        sessions::Entity::delete_by_id(key_of(id)).exec(self.portal.db()).await.map_err(backend)?;
        Ok(())
    }
}

/// What a row is made from.
struct Columns {
    account: Option<String>,
    data: String,
    user_agent: String,
    expires_at: i64,
}

impl Columns {
    fn of(record: &Record) -> session_store::Result<Self> {
        let text = |key: &str| record.data.get(key).and_then(serde_json::Value::as_str);
        let user_agent = text(USER_AGENT_KEY).unwrap_or_default();
        Ok(Self {
            account: text(ACCOUNT_KEY).map(str::to_owned),
            data: serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
            user_agent: user_agent.chars().take(USER_AGENT_MAX).collect(),
            expires_at: i64::try_from(record.expiry_date.unix_timestamp_nanos() / 1_000_000)
                .map_err(|error| Error::Encode(error.to_string()))?,
        })
    }
}

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEntry {
    /// Equal to [`key_of`] the session's own id; no secret.
    pub id: String,
    pub user_agent: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

/// The key of a session's row.
pub fn key_of(id: &Id) -> String {
    hex::encode(Sha256::digest(id.to_string().as_bytes()))
}

/// The sessions of an account that still run, the newest first.
///
/// # Errors
/// Where the database does not answer.
pub async fn list_of(portal: &Portal, account: &AccountId) -> Result<Vec<SessionEntry>> {
    let rows = sessions::Entity::find()
        .filter(sessions::Column::AccountId.eq(account.as_str()))
        .filter(sessions::Column::ExpiresAt.gt(millis(portal.now())))
        .order_by_desc(sessions::Column::CreatedAt)
        .all(portal.db())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| SessionEntry {
            id: row.id,
            user_agent: row.user_agent,
            created_at: instant(row.created_at),
            expires_at: instant(row.expires_at),
        })
        .collect())
}

/// Ends one session of the account; `id` as in [`SessionEntry`].
///
/// # Errors
/// `NotFound` where the account has no such session.
pub async fn end_one(portal: &Portal, account: &AccountId, id: &str) -> Result<()> {
    let ended = sessions::Entity::delete_by_id(id)
        .filter(sessions::Column::AccountId.eq(account.as_str()))
        .exec(portal.db())
        .await?;
    if ended.rows_affected == 0 { Err(PortalError::NotFound) } else { Ok(()) }
}

/// Ends every session of the account.
///
/// # Errors
/// Where the database does not answer.
pub async fn end_all_of(connection: &impl ConnectionTrait, account: &AccountId) -> Result<()> {
    let of_account = sessions::Column::AccountId.eq(account.as_str());
    sessions::Entity::delete_many().filter(of_account).exec(connection).await?;
    Ok(())
}

/// Removes sessions that ran out by `now`; says how many.
///
/// # Errors
/// Where the database does not answer.
pub async fn sweep(portal: &Portal, now: Timestamp) -> Result<u64> {
    let over = sessions::Column::ExpiresAt.lte(millis(now));
    Ok(sessions::Entity::delete_many().filter(over).exec(portal.db()).await?.rows_affected)
}

fn backend(error: sea_orm::DbErr) -> Error {
    Error::Backend(error.to_string())
}
