//! Files by their content: `files/ab/abcdef…` (SHA-256), written once, never changed.
//!
//! A file is first written under `incoming/`, flushed to the disk, and only then gets its name; the
//! row that mentions it comes after. So a crash leaves at worst a file that nobody mentions, which
//! `doctor` lists, and never a row without its file.
//!
//! What a stranger sends and has not confirmed lies under `pending/`, by a name of its own, and can be
//! thrown away without touching what has the same content.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

use crate::error::{PortalError, Result};

/// A temporary file that nobody touched for this long belongs to no upload any more.
const LEFT_OVER: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

/// How much of a file is held in memory on its way into the store, in bytes; an upload at a time
/// costs this much and no more.
const PART: usize = 1024 * 1024;

/// Where files are kept.
#[derive(Clone)]
pub struct Storage {
    store: Arc<dyn ObjectStore>,
    root: PathBuf,
}

/// A file that has been received and hashed, but has no name yet. Removed when dropped.
pub struct Incoming {
    pub sha256: String,
    pub bytes: u64,
    file: tempfile::NamedTempFile,
}

impl Incoming {
    /// Where the bytes are for now, to be looked into before they are accepted.
    pub fn path(&self) -> &Path {
        self.file.path()
    }
}

/// Why receiving a file ended early.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    #[error("more than {max} bytes")]
    TooLarge { max: u64 },
    #[error("the sender stopped half-way: {0}")]
    Broken(String),
    #[error(transparent)]
    Fault(#[from] PortalError),
}

impl From<std::io::Error> for ReceiveError {
    fn from(error: std::io::Error) -> Self {
        ReceiveError::Fault(PortalError::from(error))
    }
}

impl Storage {
    /// A local folder as the store; made if it is not there. Left-overs of uploads that a crash cut
    /// off a day ago or more are removed; younger ones may belong to another process that is at it.
    ///
    /// # Errors
    /// Where the folder can't be made or written.
    pub fn local(root: &Path) -> Result<Self> {
        let files = root.join("files");
        let incoming = root.join("incoming");
        std::fs::create_dir_all(&files)?;
        std::fs::create_dir_all(&incoming)?;
        std::fs::create_dir_all(root.join("pending"))?;
        sweep(&incoming)?;
        let store = LocalFileSystem::new_with_prefix(&files).map_err(PortalError::fault)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), root: root.to_owned() })
    }

    /// Writes a stream to a temporary file while hashing it; never holds more than one chunk.
    ///
    /// # Errors
    /// [`ReceiveError::TooLarge`] as soon as the limit is passed, [`ReceiveError::Broken`] where the
    /// stream fails; nothing is left behind.
    pub async fn receive<S, E>(&self, mut stream: S, max: u64) -> Result<Incoming, ReceiveError>
    where
        S: futures_util::Stream<Item = std::result::Result<Bytes, E>> + Unpin,
        E: std::fmt::Display,
    {
        let file = tempfile::NamedTempFile::new_in(self.root.join("incoming"))?;
        let mut out = tokio::fs::File::from_std(file.reopen()?);
        let mut hasher = Sha256::new();
        let mut bytes = 0_u64;
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|error| ReceiveError::Broken(error.to_string()))?;
            bytes += chunk.len() as u64;
            if bytes > max {
                return Err(ReceiveError::TooLarge { max });
            }
            hasher.update(&chunk);
            out.write_all(&chunk).await?;
        }
        out.flush().await?;
        out.sync_all().await?;
        Ok(Incoming { sha256: hex::encode(hasher.finalize()), bytes, file })
    }

    /// Gives a received file its name. Safe to repeat: the same content has the same name.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub async fn keep(&self, incoming: &Incoming) -> Result<()> {
        let reader = tokio::fs::File::open(incoming.path()).await?;
        let chunks = tokio_chunks(reader);
        let path = object_path(&incoming.sha256);
        if self.store.head(&path).await.is_ok() {
            return Ok(());
        }
        let mut upload =
            BufWriter::with_capacity(Arc::clone(&self.store), path, PART).with_max_concurrency(1);
        futures_util::pin_mut!(chunks);
        while let Some(chunk) = chunks.try_next().await? {
            upload.write_all(&chunk).await?;
        }
        upload.shutdown().await?;
        Ok(())
    }

    /// Stores bytes that the portal made itself, such as a letter.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub async fn keep_bytes(&self, content: Vec<u8>) -> Result<(String, u64)> {
        let bytes = content.len() as u64;
        let stream = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(content))]);
        match self.receive(stream, u64::MAX).await {
            Ok(incoming) => {
                self.keep(&incoming).await?;
                Ok((incoming.sha256.clone(), bytes))
            }
            Err(ReceiveError::Fault(error)) => Err(error),
            Err(other) => Err(PortalError::fault(other)),
        }
    }

    /// The content of a file as a stream, with its size.
    ///
    /// # Errors
    /// [`PortalError::NotFound`] where the store has no such file.
    pub async fn open(&self, sha256: &str) -> Result<(u64, BoxStream<'static, object_store::Result<Bytes>>)> {
        match self.store.get(&object_path(sha256)).await {
            Ok(found) => Ok((found.meta.size, found.into_stream())),
            Err(object_store::Error::NotFound { .. }) => Err(PortalError::NotFound),
            Err(error) => Err(PortalError::fault(error)),
        }
    }

    /// A copy of a stored file under a path of its own, for a program that reads paths. Removed when
    /// dropped.
    ///
    /// # Errors
    /// [`PortalError::NotFound`] where the store has no such file.
    pub async fn fetch(&self, sha256: &str) -> Result<Incoming> {
        let (_, stream) = self.open(sha256).await?;
        self.receive(stream, u64::MAX).await.map_err(PortalError::fault)
    }

    /// Where files lie that are being made and have no name yet.
    pub fn incoming(&self) -> PathBuf {
        self.root.join("incoming")
    }

    /// The names of all stored files.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub async fn names(&self) -> Result<BTreeSet<String>> {
        let listed =
            self.store.list(None).map_ok(|meta| meta.location.filename().unwrap_or_default().to_owned());
        listed.try_collect().await.map_err(PortalError::fault)
    }

    /// Hashes a stored file anew; `None` where it is missing.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub async fn rehash(&self, sha256: &str) -> Result<Option<String>> {
        let mut stream = match self.open(sha256).await {
            Ok((_, stream)) => stream,
            Err(PortalError::NotFound) => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut hasher = Sha256::new();
        while let Some(chunk) = stream.try_next().await.map_err(PortalError::fault)? {
            hasher.update(&chunk);
        }
        Ok(Some(hex::encode(hasher.finalize())))
    }

    /// Puts a received file aside until somebody confirms it; gives the name it has there.
    ///
    /// # Errors
    /// Where it can't be moved.
    pub async fn set_aside(&self, incoming: Incoming) -> Result<String> {
        let name = crate::portal::new_id()?;
        let path = self.pending(&name);
        let moved = tokio::task::spawn_blocking(move || incoming.file.persist(path)).await;
        moved.map_err(PortalError::fault)?.map_err(PortalError::fault)?;
        Ok(name)
    }

    /// A file that was put aside, received once more.
    ///
    /// # Errors
    /// [`PortalError::NotFound`] where it is not there any more.
    pub async fn from_aside(&self, name: &str) -> Result<Incoming> {
        let file = match tokio::fs::File::open(self.pending(name)).await {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(PortalError::NotFound),
            Err(error) => return Err(error.into()),
        };
        let chunks = Box::pin(tokio_chunks(file));
        self.receive(chunks, u64::MAX).await.map_err(PortalError::fault)
    }

    /// Throws a file away that was put aside. Safe to repeat.
    ///
    /// # Errors
    /// Where it can't be removed.
    pub async fn throw_away(&self, name: &str) -> Result<()> {
        match tokio::fs::remove_file(self.pending(name)).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// The names of the files that were put aside `age` ago or earlier, by the time on the disk.
    ///
    /// # Errors
    /// Where the folder can't be read.
    pub async fn aside_for(&self, age: std::time::Duration) -> Result<BTreeSet<String>> {
        let folder = self.root.join("pending");
        let listed = tokio::task::spawn_blocking(move || old_files(&folder, age)).await;
        Ok(listed.map_err(PortalError::fault)??)
    }

    fn pending(&self, name: &str) -> PathBuf {
        self.root.join("pending").join(name)
    }

    /// Whether the store can be written now.
    ///
    /// # Errors
    /// The reason why not.
    pub async fn ready(&self) -> Result<()> {
        let incoming = self.root.join("incoming");
        tokio::task::spawn_blocking(move || tempfile::NamedTempFile::new_in(incoming))
            .await
            .map_err(PortalError::fault)??;
        Ok(())
    }
}

/// Removes what was left in `incoming` and not touched for a day.
fn sweep(incoming: &Path) -> Result<()> {
    for entry in std::fs::read_dir(incoming)? {
        let entry = entry?;
        let age = entry.metadata()?.modified()?.elapsed().unwrap_or_default();
        if age > LEFT_OVER {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn old_files(folder: &Path, age: std::time::Duration) -> std::io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.metadata()?.modified()?.elapsed().unwrap_or_default() >= age {
            found.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }
    Ok(found)
}

fn object_path(sha256: &str) -> ObjectPath {
    ObjectPath::from(format!("{}/{sha256}", sha256.get(..2).unwrap_or("xx")))
}

fn tokio_chunks(file: tokio::fs::File) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> {
    use tokio::io::AsyncReadExt;
    futures_util::stream::try_unfold(file, |mut file| async move {
        let mut buffer = vec![0_u8; 64 * 1024];
        let read = file.read(&mut buffer).await?;
        buffer.truncate(read);
        Ok((read > 0).then(|| (Bytes::from(buffer), file)))
    })
}
