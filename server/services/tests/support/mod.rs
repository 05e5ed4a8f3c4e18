//! What tests of the use cases stand on: a portal on each database, a clock that the test sets, a
//! mailbox, and people.
//!
//! `SHINSA_TEST_POSTGRES_URL` names a PostgreSQL database; each portal gets a schema of its own in it.
//! Without it, the tests run on SQLite only.

mod forms;
mod mailbox;
mod people;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use services::inspection::Inspector;
use services::portal::random_hex;
use services::storage::Storage;
use services::{Clock, Portal, Settings};
use tempfile::TempDir;

pub use forms::{filled, upload, upload_bytes, upload_with};
pub use mailbox::Mailbox;
pub use people::{PASSWORD, administrator, confirmed, organization, registered, staff, vendor, who};

/// When each test begins: a Sunday at noon in Japan.
pub const START: &str = "2026-11-22T03:00:00Z";

/// A clock that stands still until the test moves it.
pub struct TestClock(Mutex<Timestamp>);

impl TestClock {
    fn new() -> Self {
        Self(Mutex::new(START.parse().expect("a timestamp")))
    }

    pub fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    pub fn advance(&self, by: SignedDuration) {
        let now = self.now();
        self.set(now + by);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A portal on a database of its own.
pub struct TestPortal {
    pub portal: Portal,
    pub clock: Arc<TestClock>,
    /// `SQLite` or `PostgreSQL`, for messages.
    pub database: &'static str,
    statements: Arc<AtomicUsize>,
    _data: TempDir,
}

impl TestPortal {
    /// The mails that nobody read yet.
    pub fn mailbox(&self) -> Mailbox {
        Mailbox::new(self.portal.clone())
    }

    /// How many SQL statements were sent so far.
    pub fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }
}

/// One portal for each database, empty.
pub async fn portals() -> Vec<TestPortal> {
    let mut portals = vec![on_sqlite().await];
    if let Ok(url) = std::env::var("SHINSA_TEST_POSTGRES_URL") {
        portals.push(on_postgres(&url).await);
    }
    portals
}

async fn on_sqlite() -> TestPortal {
    let data = tempfile::tempdir().expect("a temporary folder");
    let mut options =
        ConnectOptions::new(format!("sqlite://{}?mode=rwc", data.path().join("test.sqlite").display()));
    // Nothing here must outlive a crash.
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite.pragma("journal_mode", "WAL").pragma("synchronous", "OFF").pragma("busy_timeout", "10000")
    });
    portal("SQLite", options, data).await
}

async fn on_postgres(url: &str) -> TestPortal {
    let schema = format!("test_{}", random_hex::<8>().expect("randomness"));
    let admin = connect(ConnectOptions::new(url)).await;
    admin.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.expect("a schema");
    admin.close().await.expect("closed");
    let mut options = ConnectOptions::new(url);
    options.set_schema_search_path(schema);
    portal("PostgreSQL", options, tempfile::tempdir().expect("a temporary folder")).await
}

async fn portal(database: &'static str, mut options: ConnectOptions, data: TempDir) -> TestPortal {
    options.max_connections(4);
    let mut connection = connect(options).await;
    Migrator::up(&connection, None).await.expect("the schema");
    let statements = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&statements);
    connection.set_metric_callback(move |_| {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let clock = Arc::new(TestClock::new());
    let settings = Settings {
        base_url: "https://shinsa.example.jp/".parse().expect("a URL"),
        mail_from: "審査ポータル <no-reply@shinsa.example.jp>".to_owned(),
        contact: None,
        data: data.path().to_owned(),
        office: None,
    };
    let storage = Storage::local(data.path()).expect("a store");
    let portal = Portal::new(connection, storage, Arc::<TestClock>::clone(&clock), Inspector::Here, settings);
    TestPortal { portal, clock, database, statements, _data: data }
}

async fn connect(mut options: ConnectOptions) -> DatabaseConnection {
    options.sqlx_logging(false).connect_timeout(Duration::from_secs(10));
    Database::connect(options).await.expect("a connection")
}
