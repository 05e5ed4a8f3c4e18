//! From the configuration to a portal: folder, database, store, log.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr};
use services::inspection::Inspector;
use services::mail::Transport;
use services::pdf::Office;
use services::storage::Storage;
use services::{Clock, Portal, Settings};
use tracing_subscriber::EnvFilter;
use url::Url;

use crate::config::{Common, LogFormat};

/// Errors of start-up, printed as they are.
pub type Fault = Box<dyn Error + Send + Sync>;

/// Starts the log, on standard error.
pub fn logging(common: &Common) {
    let filter = EnvFilter::try_new(&common.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match common.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}

/// Connects to the database and brings its schema up to date.
///
/// # Errors
/// Where the database can't be reached or migrated.
pub async fn database(common: &Common) -> Result<DatabaseConnection, Fault> {
    std::fs::create_dir_all(&common.data)
        .map_err(|error| format!("the data folder {} can't be made: {error}", common.data.display()))?;
    let mut options = ConnectOptions::new(common.database());
    options.map_sqlx_sqlite_opts(sqlite_settings);
    connect(options).await
}

/// Connects to a database that is there already, for commands that only look.
///
/// # Errors
/// Where there is no data folder, or no database with a portal's tables in it: none is made.
pub async fn existing_database(common: &Common) -> Result<DatabaseConnection, Fault> {
    let folder = common.data.display();
    if !common.data.is_dir() {
        return Err(format!("there is no data folder {folder}").into());
    }
    let mut options = ConnectOptions::new(common.database());
    options.map_sqlx_sqlite_opts(|sqlite| sqlite_settings(sqlite).create_if_missing(false));
    let connection = open(options)
        .await
        .map_err(|error| format!("the database of {folder} can't be opened, and none is made: {error}"))?;
    connection
        .execute_unprepared("SELECT 1 FROM case_events WHERE 1 = 0")
        .await
        .map_err(|error| format!("the database holds no portal: {error}"))?;
    Migrator::up(&connection, None).await?;
    Ok(connection)
}

/// How every connection to an SQLite file is set.
pub fn sqlite_settings(sqlite: SqliteConnectOptions) -> SqliteConnectOptions {
    sqlite
        .pragma("journal_mode", "WAL")
        .pragma("synchronous", "FULL")
        .pragma("foreign_keys", "ON")
        // Else REPLACE takes rows of append-only tables away without asking their triggers.
        .pragma("recursive_triggers", "ON")
        .pragma("busy_timeout", "10000")
}

/// Connects with these options and brings the schema up to date.
///
/// # Errors
/// Where the database can't be reached or migrated.
pub async fn connect(options: ConnectOptions) -> Result<DatabaseConnection, Fault> {
    let connection = open(options).await?;
    Migrator::up(&connection, None).await?;
    Ok(connection)
}

async fn open(mut options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    options.sqlx_logging(false).connect_timeout(Duration::from_secs(10)).max_connections(10);
    Database::connect(options).await
}

/// A portal on the configured database and store.
///
/// # Errors
/// Where one of them can't be opened.
pub async fn portal(
    common: &Common,
    clock: Arc<dyn Clock>,
    inspector: Inspector,
    base_url: Url,
) -> Result<Portal, Fault> {
    let connection = database(common).await?;
    portal_on(common, connection, clock, inspector, base_url)
}

/// A portal on this connection and the configured store.
///
/// # Errors
/// Where the store can't be opened.
pub fn portal_on(
    common: &Common,
    connection: DatabaseConnection,
    clock: Arc<dyn Clock>,
    inspector: Inspector,
    base_url: Url,
) -> Result<Portal, Fault> {
    let storage = Storage::local(&common.data)?;
    let settings = Settings {
        base_url,
        mail_from: common.mail_from.clone(),
        contact: common.contact.clone(),
        data: common.data.clone(),
        office: Office::find(std::env::var_os("PATH").as_deref()),
    };
    Ok(Portal::new(connection, storage, clock, inspector, settings))
}

/// The mail transport.
///
/// # Errors
/// Where its address can't be read or its folder not made.
pub fn transport(common: &Common) -> Result<Transport, Fault> {
    Ok(Transport::from_url(&common.mail()?)?)
}

/// Where people reach the portal, if nobody says otherwise.
///
/// # Errors
/// Never for an address that could be bound.
pub fn base_url(common: &Common, addr: &str) -> Result<Url, Fault> {
    match &common.base_url {
        Some(url) => Ok(url.clone()),
        None => Ok(Url::parse(&format!("http://{addr}"))?),
    }
}
