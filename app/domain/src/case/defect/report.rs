//! 瑕疵の報告: what was seen, by whom, with what evidence.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::document::StoredFile;
use crate::case::event::{ActedBy, Person};
use crate::case::facts::{optional_text, required_text};
use crate::validation::{Checker, FieldError};

/// Most files that somebody from outside can send with a report.
pub const MOST_FILES: usize = 5;

/// How grave a defect is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 重大: another person's face is accepted, data get out, somebody may be hurt.
    Critical,
    /// 中程度: the reader does not do what was declared.
    Major,
    /// 軽微: a nuisance.
    Minor,
}

impl Severity {
    pub const ALL: [Severity; 3] = [Severity::Critical, Severity::Major, Severity::Minor];

    /// The stable name in storage, forms and catalogue keys (`severity-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            Severity::Critical => "critical",
            Severity::Major => "major",
            Severity::Minor => "minor",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.id() == id)
    }
}

/// What is reported. The product is that of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The firmware of the devices in question; may be empty.
    pub firmware: String,
    /// Serial numbers, one a line; may be empty.
    pub serials: String,
    /// What happens, when and where.
    pub what: String,
    pub severity: Severity,
}

impl Report {
    /// The report as it is kept, its texts cleaned.
    ///
    /// # Errors
    /// Every field that does not fit.
    pub fn checked(&self) -> Result<Report, Vec<FieldError>> {
        let mut check = Checker::default();
        let report = Report {
            firmware: check.take(optional_text("firmware", &self.firmware, 200)),
            serials: check.take(optional_text("serials", &self.serials, 4_000)),
            what: check.take(required_text("what", &self.what, 4_000)),
            severity: self.severity,
        };
        check.finish(report)
    }
}

/// Who reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Reporter {
    /// Of the ministry's staff. Never approves what comes of it.
    Staff(Person),
    /// Somebody from outside, who confirmed the report by mail. Name and address are kept apart from
    /// the history, under this reference, so that they can be removed.
    Public { reference: String },
}

/// A file that one side put to a defect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefectFile {
    /// 1, 2, 3 … within the defect.
    pub number: u32,
    pub file: StoredFile,
    pub at: Timestamp,
    pub by: ActedBy,
    /// The vendor may open it: its own, what a notice names as evidence, what belongs to a hearing.
    pub shared: bool,
}
