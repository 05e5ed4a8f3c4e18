//! The files of a case: versions of each form, content-addressed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::ActedBy;

/// Largest file, in bytes (20 MB = 20 × 1024 × 1024).
pub const MAX_FILE_BYTES: u64 = 20 * 1024 * 1024;
/// Largest sum of the files of an application, in bytes: of what was ever handed in, and of what would
/// be handed in next (`docs/adr/0014`).
pub const MAX_CASE_BYTES: u64 = 200 * 1024 * 1024;
/// Largest sum of everything that an application ever stored, in bytes. What was replaced before it was
/// handed in counts here: it stays in the store.
pub const MAX_STORED_BYTES: u64 = 5 * MAX_CASE_BYTES;

/// A file in the store, named by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// SHA-256, 64 hexadecimal digits.
    pub sha256: String,
    /// The name it was given by the one who uploaded it, made safe to show.
    pub name: String,
    pub bytes: u64,
}

/// One version of a form's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// From 1.
    pub number: u32,
    pub file: StoredFile,
    pub at: Timestamp,
    pub by: ActedBy,
}

/// All versions of one form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub versions: Vec<Version>,
    /// The version that was last handed in: the one the ministry looks at.
    pub handed_in: Option<u32>,
    /// The version that was handed in before that.
    pub handed_in_before: Option<u32>,
}

impl Document {
    pub fn latest(&self) -> Option<&Version> {
        self.versions.last()
    }

    pub fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }

    pub fn in_screening(&self) -> Option<&Version> {
        self.version(self.handed_in?)
    }

    /// Whether the last correction brought another content than the one before.
    pub fn changed_by_correction(&self) -> bool {
        let before = self.handed_in_before.and_then(|number| self.version(number));
        match (before, self.in_screening()) {
            (Some(before), Some(now)) => before.file.sha256 != now.file.sha256,
            _ => false,
        }
    }
}
