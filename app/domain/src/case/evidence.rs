//! Files that back the self-declaration (証拠資料), each tied to one requirement.
//!
//! Like the forms they are content-addressed and never erased: what is replaced or removed leaves the
//! vendor's list, and what was handed in stays readable for the ministry.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::document::StoredFile;
use super::event::ActedBy;
use crate::forms::{FileFormat, FormId, spec};

/// The form whose rows the files belong to.
pub const FORM: FormId = FormId::SelfDeclaration;

/// The place of that form that changes with the files.
pub const PLACE: &str = "rows.evidence_file";

/// What an evidence file may be, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    Pdf,
    Png,
    Jpeg,
    Docx,
    Xlsx,
}

impl EvidenceKind {
    pub const ALL: [EvidenceKind; 5] =
        [EvidenceKind::Pdf, EvidenceKind::Png, EvidenceKind::Jpeg, EvidenceKind::Docx, EvidenceKind::Xlsx];

    /// The endings under which such files are chosen, in lower case.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            EvidenceKind::Pdf => &["pdf"],
            EvidenceKind::Png => &["png"],
            EvidenceKind::Jpeg => &["jpg", "jpeg"],
            EvidenceKind::Docx => &["docx"],
            EvidenceKind::Xlsx => &["xlsx"],
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            EvidenceKind::Pdf => "application/pdf",
            EvidenceKind::Png => "image/png",
            EvidenceKind::Jpeg => "image/jpeg",
            EvidenceKind::Docx => FileFormat::Docx.media_type(),
            EvidenceKind::Xlsx => FileFormat::Xlsx.media_type(),
        }
    }
}

impl From<FileFormat> for EvidenceKind {
    fn from(format: FileFormat) -> Self {
        match format {
            FileFormat::Docx => EvidenceKind::Docx,
            FileFormat::Xlsx => EvidenceKind::Xlsx,
        }
    }
}

/// One evidence file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Within the case, from 1; never given twice.
    pub number: u32,
    /// The number of the requirement: `R-03`.
    pub requirement: String,
    pub kind: EvidenceKind,
    pub file: StoredFile,
    pub at: Timestamp,
    pub by: ActedBy,
    /// Whether it is on the vendor's list: neither replaced nor removed.
    pub current: bool,
    /// Whether it was on the list when the vendor last handed in: what the ministry looks at.
    pub in_screening: bool,
    /// Whether the ministry has ever had it.
    pub handed_in: bool,
}

/// The numbers of the requirements of the self-declaration, in their order.
pub fn requirements() -> impl Iterator<Item = &'static str> {
    spec(FORM).tables().flat_map(|table| table.preset).filter_map(|row| row.first().copied())
}

/// What a requirement says; `None` for a number that there is not.
pub fn requirement_text(number: &str) -> Option<&'static str> {
    let mut rows = spec(FORM).tables().flat_map(|table| table.preset);
    rows.find(|row| row.first() == Some(&number))?.get(1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_requirement_has_a_number_and_a_text() {
        let numbers: Vec<_> = requirements().collect();
        assert_eq!((numbers.len(), numbers[0]), (12, "R-01"));
        assert!(numbers.iter().all(|number| requirement_text(number).is_some()));
        assert_eq!(requirement_text("R-99"), None);
    }
}
