//! Standard input as a file: what reads forms wants to go back and forth in them.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::terminal::STANDARD;

/// More than any form that is taken in; what is larger is refused for its size.
const MOST: u64 = 64_000_000;

/// What came from standard input, kept in a file as long as this lives.
pub(super) struct Input {
    path: PathBuf,
}

impl Input {
    /// Reads standard input where one of the files is `-`. It can be read only once: named twice, it is
    /// the same file.
    pub(super) fn for_files(files: &[PathBuf]) -> io::Result<Option<Self>> {
        if !files.iter().any(|file| file.as_os_str() == STANDARD) {
            return Ok(None);
        }
        let mut random = [0_u8; 16];
        getrandom::fill(&mut random).map_err(io::Error::other)?;
        let path = std::env::temp_dir().join(format!("shinsa-{}", hex::encode(random)));
        let mut file = private(&path)?;
        // From here on it is removed, whatever happens.
        let input = Self { path };
        io::copy(&mut io::stdin().lock().take(MOST), &mut file)?;
        Ok(Some(input))
    }

    /// Where to read a file that was named.
    pub(super) fn or_file<'p>(input: Option<&'p Self>, file: &'p Path) -> &'p Path {
        match input {
            Some(input) if file.as_os_str() == STANDARD => &input.path,
            _ => file,
        }
    }
}

/// A new file that nobody else can read: a form may hold what is not for everybody.
fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl Drop for Input {
    fn drop(&mut self) {
        // Nothing more can be done about it.
        let _ = std::fs::remove_file(&self.path);
    }
}
