//! A PDF view of a stored docx or xlsx, made by LibreOffice where it is installed.
//!
//! LibreOffice is a large program that opens files of strangers, so it gets little: a profile folder
//! of its own that is thrown away, limits on memory, time, and what it may write, no macros, and no
//! network where the system allows to take it away. One runs at a time. What it made is
//! kept in the data folder under the hash of its source, and can be thrown away at any time.

use std::io::{self, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use domain::case::document::StoredFile;
use domain::forms::FileFormat;
use rustix::process::{Pid, Signal, kill_process_group};
use tokio_util::io::ReaderStream;

use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// How long it may take. A form takes two to five seconds.
const WALL: Duration = Duration::from_secs(30);

/// Largest PDF, in bytes.
const MAX_BYTES: u64 = 50 * 1024 * 1024;

/// What runs before the office program: memory in kilobytes, processor seconds, and the size of what
/// it writes in blocks of 512 bytes are limited for it and all that it starts.
const CONFINED: &str = r#"
ulimit -c 0 && ulimit -d 1048576 && ulimit -t 60 && ulimit -f 102400 || exit 1
if unshare --map-root-user --net true 2>/dev/null; then exec unshare --map-root-user --net "$@"; fi
exec "$@"
"#;

/// No macros, no active content, nothing loaded from elsewhere.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"#;

/// The office program, where one is installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    program: PathBuf,
}

impl Office {
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into() }
    }

    /// The first `soffice` among the folders of `path`, as the environment has them.
    pub fn find(path: Option<&std::ffi::OsStr>) -> Option<Self> {
        let folders = std::env::split_paths(path?).collect::<Vec<_>>();
        let program = folders.iter().map(|folder| folder.join("soffice")).find(|file| file.is_file())?;
        Some(Self { program })
    }

    /// Makes a PDF of `source` in the folder `work`. Blocking.
    fn convert(&self, source: &Path, work: &Path) -> io::Result<PathBuf> {
        let profile = work.join("profile");
        std::fs::create_dir_all(profile.join("user"))?;
        std::fs::write(profile.join("user/registrymodifications.xcu"), PROFILE)?;
        let profile = url::Url::from_directory_path(&profile)
            .map_err(|()| io::Error::other("the temporary folder has no absolute path"))?;
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", CONFINED, "sh"])
            .arg(&self.program)
            .arg(format!("-env:UserInstallation={profile}"))
            .args(["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"])
            .args(["--convert-to", "pdf", "--outdir"])
            .arg(work)
            .arg(source)
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", work)
            .env("TMPDIR", work)
            .env("LANG", "ja_JP.UTF-8")
            .current_dir(work)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0);
        let mut office = Group(command.spawn()?);
        if !office.ends_within(WALL)? {
            return Err(io::Error::from(io::ErrorKind::TimedOut));
        }
        let made = source.with_extension("pdf");
        let made = work.join(made.file_name().unwrap_or_default());
        match std::fs::metadata(&made)?.len() {
            0 => Err(io::Error::other("an empty PDF")),
            // Writing was stopped there.
            bytes if bytes >= MAX_BYTES => Err(io::Error::other("a PDF too large")),
            _ => Ok(made),
        }
    }
}

/// A process with everything that it started; none of them outlives this.
struct Group(Child);

impl Group {
    /// Whether all of them have ended by themselves: they share an output that closes with the last.
    fn ends_within(&mut self, limit: Duration) -> io::Result<bool> {
        let Some(mut output) = self.0.stdout.take() else {
            return Err(io::Error::other("the office program has no output"));
        };
        let (sender, ended) = sync_channel(1);
        std::thread::Builder::new().name("pdf".to_owned()).spawn(move || {
            let mut part = [0; 4096];
            while output.read(&mut part).is_ok_and(|read| read > 0) {}
            // Nobody listens where it took too long.
            let _ = sender.send(());
        })?;
        Ok(ended.recv_timeout(limit).is_ok())
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // The leader has not been waited for, so its number is nobody else's yet.
        if let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

/// Whether there is a PDF view at all.
pub fn available(portal: &Portal) -> bool {
    portal.settings().office.is_some()
}

/// A finished PDF, open for reading.
pub struct Made {
    pub bytes: u64,
    pub content: ReaderStream<tokio::fs::File>,
}

/// The PDF of a stored file, made now where it is not there yet. Whoever calls this has asked whether
/// the one who wants it may see the file.
///
/// # Errors
/// [`PortalError::NotFound`] where there is no office program or no such file, [`PortalError::Denied`]
/// where it could not make one of this file.
pub async fn of_file(portal: &Portal, file: &StoredFile, format: FileFormat) -> Result<Made> {
    let office = portal.settings().office.clone().ok_or(PortalError::NotFound)?;
    let kept = kept_at(&portal.settings().data, &file.sha256, format);
    if let Some(made) = open(&kept).await? {
        return Ok(made);
    }
    let _turn = portal.one_pdf().acquire().await.map_err(PortalError::fault)?;
    if let Some(made) = open(&kept).await? {
        return Ok(made);
    }
    let copy = portal.storage().fetch(&file.sha256).await?;
    let (to, sha256) = (kept.clone(), file.sha256.clone());
    let made = tokio::task::spawn_blocking(move || {
        let work = tempfile::tempdir()?;
        // It tells the format by the name.
        let source = work.path().join(format!("document.{}", format.extension()));
        std::fs::copy(copy.path(), &source)?;
        let pdf = office.convert(&source, work.path())?;
        keep(&pdf, &to)
    });
    match made.await.map_err(PortalError::fault)? {
        Ok(()) => open(&kept).await?.ok_or_else(|| PortalError::fault("a PDF went away")),
        Err(error) => {
            tracing::warn!(%error, %sha256, "no PDF could be made");
            Err(PortalError::Denied("no-pdf"))
        }
    }
}

async fn open(kept: &Path) -> Result<Option<Made>> {
    match tokio::fs::File::open(kept).await {
        Ok(file) => {
            let bytes = file.metadata().await?.len();
            Ok(Some(Made { bytes, content: ReaderStream::new(file) }))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Where the PDF of a file is kept.
fn kept_at(data: &Path, sha256: &str, format: FileFormat) -> PathBuf {
    let folder = data.join("pdf").join(sha256.get(..2).unwrap_or("xx"));
    folder.join(format!("{sha256}.{}.pdf", format.extension()))
}

/// Puts a finished file in its place at once: nobody ever reads half of one.
fn keep(made: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().ok_or_else(|| io::Error::other("no folder"))?;
    std::fs::create_dir_all(folder)?;
    let mut whole = tempfile::NamedTempFile::new_in(folder)?;
    io::copy(&mut std::fs::File::open(made)?, &mut whole)?;
    whole.as_file().sync_all()?;
    whole.persist(to)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// A program of two lines in the place of the office.
    fn program(folder: &Path, lines: &str) -> Office {
        use std::os::unix::fs::PermissionsExt;
        let path = folder.join("soffice");
        std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        Office::find(Some(folder.as_os_str())).unwrap()
    }

    fn source(folder: &Path) -> PathBuf {
        let path = folder.join("document.docx");
        std::fs::write(&path, "a document").unwrap();
        path
    }

    #[test]
    fn is_found_on_the_path_or_not() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Office::find(Some(folder.path().as_os_str())), None);
        assert_eq!(Office::find(None), None);
        program(folder.path(), "");
    }

    #[test]
    fn gives_what_the_program_made_and_no_environment_of_ours() {
        let (bin, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let office = program(bin.path(), "env > \"$HOME/document.pdf\"");
        let made = office.convert(&source(work.path()), work.path()).unwrap();
        let environment = std::fs::read_to_string(made).unwrap();
        assert!(environment.contains("LANG=ja_JP.UTF-8"));
        assert!(!environment.contains("CARGO"), "{environment}");
    }

    #[test]
    fn nothing_and_too_much_are_errors() {
        let (bin, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let source = source(work.path());
        assert!(program(bin.path(), "exit 1").convert(&source, work.path()).is_err());
        let empty = program(bin.path(), ": > \"$HOME/document.pdf\"");
        assert!(empty.convert(&source, work.path()).is_err());
        let endless = program(bin.path(), "cat /dev/zero > \"$HOME/document.pdf\"");
        assert!(endless.convert(&source, work.path()).is_err());
    }

    #[test]
    fn what_it_started_ends_with_it() {
        let (bin, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let script = "sleep 600 & echo $! > \"$HOME/pid\"; wait";
        let office = program(bin.path(), script);
        let mut command = Command::new(&office.program);
        command.env("HOME", work.path()).stdout(Stdio::piped()).process_group(0);
        let mut group = Group(command.spawn().unwrap());
        assert!(!group.ends_within(Duration::from_millis(300)).unwrap());
        drop(group);
        let pid = std::fs::read_to_string(work.path().join("pid")).unwrap();
        // The signal is on its way; on a busy machine it takes a moment until it is acted upon.
        let state = || std::fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
        let ended = || state().is_empty() || state().contains(") Z ");
        let patience = Instant::now() + Duration::from_secs(10);
        while !ended() && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(ended(), "{}", state());
    }
}
