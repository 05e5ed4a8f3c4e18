//! Everything a use case needs from the outside: database, files, clock, configuration.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use sea_orm::{
    DatabaseBackend, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::Semaphore;
use url::Url;

use crate::error::{PortalError, Result};
use crate::inspection::{Answer, Asked, Inspector};
use crate::pdf::Office;
use crate::storage::Storage;

/// Tells the time. The only clock of the program, replaced in tests.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Settings that use cases need.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach the portal; links in mails begin with it.
    pub base_url: Url,
    /// The sender of mails, e.g. `審査ポータル <no-reply@example.jp>`.
    pub mail_from: String,
    /// Whom people ask, as the contact page shows it: an address, a phone number, a division.
    pub contact: Option<String>,
    /// Temporary files and, with the local store, everything else.
    pub data: PathBuf,
    /// Makes PDF views of forms; `None` where it is not installed.
    pub office: Option<Office>,
}

/// Handed to every use case. Cheap to clone.
#[derive(Clone)]
pub struct Portal {
    inner: Arc<Inner>,
}

struct Inner {
    db: DatabaseConnection,
    storage: Storage,
    clock: Arc<dyn Clock>,
    inspector: Inspector,
    settings: Settings,
    hashing: Semaphore,
    inspecting: Arc<Semaphore>,
    one_pdf: Semaphore,
}

impl Portal {
    pub fn new(
        db: DatabaseConnection,
        storage: Storage,
        clock: Arc<dyn Clock>,
        inspector: Inspector,
        settings: Settings,
    ) -> Self {
        // Argon2id takes 19 MiB a run, a reader of files up to 256 MB: as many of each at once as there
        // are cores, the others wait.
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let (hashing, inspecting) = (Semaphore::new(cores), Arc::new(Semaphore::new(cores)));
        let one_pdf = Semaphore::new(1);
        let inner = Inner { db, storage, clock, inspector, settings, hashing, inspecting, one_pdf };
        Self { inner: Arc::new(inner) }
    }

    pub fn db(&self) -> &DatabaseConnection {
        &self.inner.db
    }

    pub fn storage(&self) -> &Storage {
        &self.inner.storage
    }

    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Places for password hashing, so that it can't take every core and all memory.
    pub(crate) fn hashing(&self) -> &Semaphore {
        &self.inner.hashing
    }

    /// The place for the office program, which takes a core and some 300 MB.
    pub(crate) fn one_pdf(&self) -> &Semaphore {
        &self.inner.one_pdf
    }

    /// Reads files, each answer in the place of its question.
    ///
    /// # Errors
    /// [`PortalError::Unavailable`] where no reader can be started.
    pub(crate) async fn inspect<A: Answer>(&self, files: Vec<Asked>) -> Result<Vec<A>> {
        let permit = Arc::clone(&self.inner.inspecting).acquire_owned().await.map_err(PortalError::fault)?;
        let inspector = self.inner.inspector.clone();
        // The place goes with the work: it goes on where the one who asked has hung up.
        let work = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            inspector.ask(&files)
        });
        Ok(work.await.map_err(PortalError::fault)??)
    }

    /// An absolute link into the portal; `path` begins with `/`.
    pub fn link(&self, path: &str) -> String {
        let base = self.inner.settings.base_url.as_str().trim_end_matches('/');
        format!("{base}{path}")
    }

    /// A transaction for reading and then writing. On SQLite it takes the write lock at once, so
    /// that two of them wait for each other instead of failing half-way.
    ///
    /// # Errors
    /// [`PortalError::Unavailable`] where the database does not answer.
    pub async fn begin(&self) -> Result<DatabaseTransaction> {
        let options = match self.inner.db.get_database_backend() {
            DatabaseBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions::default(),
        };
        self.inner.db.begin_with_options(options).await.map_err(PortalError::from)
    }
}

/// Milliseconds since 1970-01-01 UTC, as instants are stored.
pub fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// The instant stored as `millis`; the epoch for a number that can't be one.
pub fn instant(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A new random identifier: 128 bits, 32 hexadecimal digits.
///
/// # Errors
/// Where the operating system gives no randomness.
pub fn new_id() -> Result<String> {
    random_hex::<16>()
}

/// `N` random bytes as hexadecimal digits.
///
/// # Errors
/// Where the operating system gives no randomness.
pub fn random_hex<const N: usize>() -> Result<String> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(PortalError::fault)?;
    Ok(hex::encode(bytes))
}
