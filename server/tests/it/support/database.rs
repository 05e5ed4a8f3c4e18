//! A database of its own for each test, filled with the demonstration: played once, then copied.
//!
//! `SHINSA_TEST_POSTGRES_URL` names a PostgreSQL database in which databases may be created. Without
//! it the tests run on SQLite only and say so; where `CI` is true they fail instead.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use server::demo::{TurnedClock, play};
use server::setup;
use services::inspection::Inspector;
use services::portal::random_hex;
use services::storage::Storage;
use services::{Clock, Portal, Settings, SystemClock};
use tempfile::TempDir;

/// Where people of the tests reach the portal.
pub const BASE_URL: &str = "https://shinsa.example.jp/";

/// Which database a test runs on.
#[derive(Clone, Debug)]
pub enum Kind {
    Sqlite,
    /// The address of a database in which others can be created.
    Postgres(String),
}

impl Kind {
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Sqlite => "SQLite",
            Kind::Postgres(_) => "PostgreSQL",
        }
    }
}

/// The databases at hand.
///
/// # Panics
/// In CI where there is no PostgreSQL.
pub fn kinds() -> Vec<Kind> {
    static WARNED: OnceLock<()> = OnceLock::new();
    let mut kinds = vec![Kind::Sqlite];
    match std::env::var("SHINSA_TEST_POSTGRES_URL") {
        Ok(url) => kinds.push(Kind::Postgres(url)),
        Err(_) if in_ci() => panic!("CI must test both databases: SHINSA_TEST_POSTGRES_URL is not set"),
        Err(_) => {
            WARNED.get_or_init(|| {
                // Not `eprintln!`, which the test runner keeps to itself.
                let warning = b"\n!!! SHINSA_TEST_POSTGRES_URL is not set: ONLY SQLITE IS TESTED\n";
                std::io::stderr().write_all(warning).expect("standard error");
            });
        }
    }
    kinds
}

fn in_ci() -> bool {
    matches!(std::env::var("CI").as_deref(), Ok("true" | "1"))
}

/// The demonstration, played to its end.
struct Template {
    /// The PostgreSQL database to copy; empty on SQLite.
    database: String,
    data: TempDir,
    now: Timestamp,
}

fn template(kind: &Kind) -> &'static Template {
    static SQLITE: OnceLock<Template> = OnceLock::new();
    static POSTGRES: OnceLock<Template> = OnceLock::new();
    let place = match kind {
        Kind::Sqlite => &SQLITE,
        Kind::Postgres(_) => &POSTGRES,
    };
    place.get_or_init(|| {
        let kind = kind.clone();
        // On a thread of its own: the caller is in the middle of a runtime already. The whole demonstration
        // is one future, and unoptimised it needs more than the two megabytes that a thread has.
        let thread = std::thread::Builder::new().stack_size(16 * 1024 * 1024);
        let played = thread.spawn(move || runtime().block_on(prepare(&kind))).expect("a thread");
        played.join().expect("the demonstration")
    })
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

async fn prepare(kind: &Kind) -> Template {
    let data = tempfile::tempdir().expect("a temporary folder");
    // Sessions end by the machine's clock, so the tests begin at its time; whole seconds, as stored.
    let now = Timestamp::from_second(SystemClock.now().as_second()).expect("a timestamp");
    let database = match kind {
        Kind::Sqlite => String::new(),
        Kind::Postgres(url) => create(url, None).await,
    };
    let clock = Arc::new(TurnedClock::at(now));
    let connection = connect(kind, &database, data.path()).await;
    let portal = portal(connection, data.path(), Arc::<TurnedClock>::clone(&clock));
    play(&portal, &clock, now).await.expect("the demonstration");
    portal.db().clone().close().await.expect("closed");
    Template { database, data, now }
}

/// A copy of the demonstration.
pub struct Copy {
    pub connection: DatabaseConnection,
    pub data: TempDir,
    pub now: Timestamp,
    pub kind: Kind,
    name: String,
}

impl Copy {
    /// Makes one, with the settings that the server itself uses.
    pub async fn of_demonstration(kind: &Kind) -> Self {
        let template = template(kind);
        let data = tempfile::tempdir().expect("a temporary folder");
        copy_folder(template.data.path(), data.path());
        let name = match kind {
            Kind::Sqlite => String::new(),
            Kind::Postgres(url) => create(url, Some(&template.database)).await,
        };
        let connection = connect(kind, &name, data.path()).await;
        Self { connection, data, now: template.now, kind: kind.clone(), name }
    }

    /// What takes the database away again, once the test is over.
    pub fn removal(&self) -> Removal {
        Removal { kind: self.kind.clone(), name: self.name.clone() }
    }
}

/// Takes the database of a test away.
pub struct Removal {
    kind: Kind,
    name: String,
}

impl Removal {
    pub async fn run(self) {
        if let Kind::Postgres(url) = &self.kind {
            administer(url, &format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
        }
    }
}

/// A portal of the tests.
pub fn portal(connection: DatabaseConnection, data: &Path, clock: Arc<dyn Clock>) -> Portal {
    let settings = Settings {
        base_url: BASE_URL.parse().expect("a URL"),
        mail_from: "審査ポータル <no-reply@shinsa.example.jp>".to_owned(),
        data: data.to_owned(),
        contact: None,
        office: None,
    };
    Portal::new(connection, Storage::local(data).expect("a store"), clock, reader(), settings)
}

/// Connects as the server does; but what a test wrote need not outlive a power cut.
async fn connect(kind: &Kind, database: &str, data: &Path) -> DatabaseConnection {
    let mut options = match kind {
        Kind::Sqlite => {
            let file = data.join("shinsa.sqlite");
            ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()))
        }
        Kind::Postgres(url) => {
            let mut url: url::Url = url.parse().expect("a URL");
            url.set_path(database);
            ConnectOptions::new(url)
        }
    };
    options.map_sqlx_sqlite_opts(|sqlite| setup::sqlite_settings(sqlite).pragma("synchronous", "OFF"));
    setup::connect(options).await.expect("a database with its schema")
}

async fn create(url: &str, template: Option<&str>) -> String {
    let name = format!("shinsa_test_{}", random_hex::<8>().expect("randomness"));
    let from = template.map(|template| format!(" TEMPLATE {template}")).unwrap_or_default();
    administer(url, &format!("CREATE DATABASE {name}{from}")).await;
    name
}

async fn administer(url: &str, statement: &str) {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).max_connections(1);
    let connection = Database::connect(options).await.expect("PostgreSQL");
    connection.execute_unprepared(statement).await.expect("a statement of the administrator");
    connection.close().await.expect("closed");
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path: PathBuf = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// Files are read by the real program: the test is another one.
pub fn reader() -> Inspector {
    Inspector::Child { program: env!("CARGO_BIN_EXE_shinsa").into() }
}
