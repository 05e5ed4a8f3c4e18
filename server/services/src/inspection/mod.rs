//! Reading files that strangers sent, where they can hurt nobody: in a process of its own.
//!
//! A file can be made to eat all memory or to send its reader into an endless loop, and an abort
//! can't be caught. So the program starts itself once more as `shinsa inspect --child` ([`child`]),
//! which first takes every means from itself and then reads; the one who asked ([`parent`]) survives
//! whatever becomes of it. What is done to one file stands in [`look`].

pub mod child;
mod look;
mod parent;

use std::io;
use std::path::PathBuf;

use documents::preflight::PreflightError;
use documents::preview::Preview;
use domain::forms::{FormId, Reading, Unreadable};
use domain::test_plan::sheet::Found;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub path: PathBuf,
    /// The form that it was handed in as; `None` where the file has to tell.
    pub expected: Option<FormId>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inspected {
    /// It is nothing that may be kept.
    Refused(RefusedFile),
    /// It may be kept, but a person has to read it.
    Unreadable(Unreadable),
    Read(Reading),
}

impl Inspected {
    /// What was read, where anything was.
    pub fn reading(&self) -> Option<&Reading> {
        match self {
            Inspected::Read(reading) => Some(reading),
            Inspected::Refused(_) | Inspected::Unreadable(_) => None,
        }
    }
}

/// How a file looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Previewed {
    Refused(RefusedFile),
    Unreadable(Unreadable),
    Shown(Preview),
}

/// What became of a file with the test plan of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanRead {
    Refused(RefusedFile),
    Unreadable(Unreadable),
    Found(Found),
}

/// What can be asked about a file: each answer has a mode of the child of its own.
pub(crate) trait Answer: Serialize + DeserializeOwned + Send + 'static {
    /// The second word of the child's command line.
    const MODE: &'static str;

    fn look(asked: &Asked) -> Self;
    /// The answer where the child can't give one.
    fn unreadable(why: Unreadable) -> Self;
}

/// Why a file can't be kept: a [`PreflightError`], as it crosses the border between two processes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("refused: {code}")]
pub struct RefusedFile {
    /// One of [`PreflightError::CODES`]; its sentence stands under `error-<code>`.
    pub code: String,
    /// What fills the gaps of the sentence. May come from the file: escape it like any other text.
    pub args: Vec<(String, String)>,
}

impl From<PreflightError> for RefusedFile {
    fn from(error: PreflightError) -> Self {
        let args = error.args().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { code: error.code().to_owned(), args }
    }
}

/// Who reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inspector {
    /// A child process of this program, which has to be `shinsa`.
    Child { program: PathBuf },
    /// This process, without any limit: for tests that bring their own files.
    Here,
}

impl Inspector {
    /// A child of the running program.
    ///
    /// On Linux through `/proc`, which stays the same program even after an upgrade has put another
    /// one in its place: parent and child have to speak alike.
    ///
    /// # Errors
    /// Where the operating system does not tell which program is running.
    pub fn of_this_program() -> io::Result<Self> {
        let program = PathBuf::from("/proc/self/exe");
        let program = if program.exists() { program } else { std::env::current_exe()? };
        Ok(Inspector::Child { program })
    }

    /// Reads files; the answers are in the order of the questions. Blocking, and up to
    /// [`parent::WALL`] for each file that is made to hurt: not for an async thread.
    ///
    /// # Errors
    /// Where the child can't be started, which says nothing about the files.
    pub fn inspect(&self, files: &[Asked]) -> io::Result<Vec<Inspected>> {
        self.ask(files)
    }

    /// As [`Inspector::inspect`], for any answer.
    pub(crate) fn ask<A: Answer>(&self, files: &[Asked]) -> io::Result<Vec<A>> {
        match self {
            Inspector::Child { program } => parent::inspect(program, files),
            Inspector::Here => Ok(files.iter().map(A::look).collect()),
        }
    }
}
