//! Why an uploaded file is refused.

use std::io;

use domain::forms::FileFormat;

use super::sniff::Detected;

/// Why a file is refused. Every variant has its own sentence in the catalogues, found by
/// [`PreflightError::code`]; what it carries fills the gaps of that sentence ([`PreflightError::args`]).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PreflightError {
    #[error("the file has no bytes")]
    Empty,
    /// Not a file of Word or Excel as it is now.
    #[error("not a docx or xlsx file but {0:?}")]
    WrongType(Detected),
    /// Nothing that may back a declaration: PDF, PNG, JPEG, docx and xlsx may.
    #[error("no evidence file")]
    NotEvidence,
    /// Nothing that belongs to a result of the bench: PNG, JPEG, PDF and logs do.
    #[error("no photo and no log")]
    NotResultFile,
    /// Encrypted by Word or Excel, or an encrypted zip.
    #[error("protected by a password")]
    PasswordProtected,
    #[error("{found:?} where {declared:?} is asked for")]
    WrongFormat { declared: FileFormat, found: FileFormat },
    /// Truncated or not well-formed. `detail` is technical English, for the log.
    #[error("damaged: {detail}")]
    Damaged { detail: String },
    /// A PDF or an image that is cut off or has lost its structure.
    #[error("damaged: {detail}")]
    DamagedEvidence { detail: &'static str },
    #[error("{found} entries, more than {limit}")]
    TooManyEntries { found: usize, limit: usize },
    /// Absolute, leading out of the archive, not UTF-8, or with characters no Office file has.
    #[error("unsafe entry name {name:?}")]
    UnsafeName { name: String },
    /// Names that differ only in case count as one, as Office does.
    #[error("two entries of the same name")]
    DuplicateName,
    /// The archive tells two stories: overlapping or hidden entries, headers that contradict.
    #[error("inconsistent archive: {detail}")]
    Inconsistent { detail: String },
    #[error("unpacks to more than {limit} bytes")]
    TooLargeUnpacked { limit: u64 },
    #[error("{part:?} is compressed more than {limit} to 1")]
    TooCompressed { part: String, limit: u64 },
    #[error("macros in {part:?}")]
    Macros { part: String },
    /// Loads something from elsewhere, or has a link that is not a plain web or mail address.
    #[error("{part:?} refers to {target:?}")]
    ExternalLink { part: String, target: String },
    #[error("embedded object {part:?}")]
    EmbeddedObject { part: String },
    #[error("document type definition in {part:?}")]
    Dtd { part: String },
    /// Nested deeper, or with longer single pieces, than any form.
    #[error("XML too complex in {part:?}")]
    XmlTooComplex { part: String },
    /// Our disk, not the vendor's file.
    #[error("could not read the file: {0:?}")]
    Io(io::ErrorKind),
}

impl PreflightError {
    /// Every code there is, for the test that looks for missing words.
    pub const CODES: [&'static str; 29] = [
        "upload-empty",
        "upload-pdf",
        "upload-image",
        "upload-text",
        "upload-rtf",
        "upload-executable",
        "upload-old-word",
        "upload-old-excel",
        "upload-old-office",
        "upload-other-office",
        "upload-other-zip",
        "upload-unknown-type",
        "upload-password-protected",
        "upload-wrong-format",
        "upload-damaged",
        "upload-not-evidence",
        "upload-not-result-file",
        "upload-evidence-damaged",
        "upload-too-many-entries",
        "upload-unsafe-name",
        "upload-duplicate-name",
        "upload-inconsistent",
        "upload-too-large-unpacked",
        "upload-too-compressed",
        "upload-macros",
        "upload-external-link",
        "upload-embedded-object",
        "upload-xml",
        "upload-read-failed",
    ];

    /// The stable key of the sentence for the vendor.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "upload-empty",
            Self::WrongType(detected) => detected.code(),
            Self::NotEvidence => "upload-not-evidence",
            Self::NotResultFile => "upload-not-result-file",
            Self::DamagedEvidence { .. } => "upload-evidence-damaged",
            Self::PasswordProtected => "upload-password-protected",
            Self::WrongFormat { .. } => "upload-wrong-format",
            Self::Damaged { .. } => "upload-damaged",
            Self::TooManyEntries { .. } => "upload-too-many-entries",
            Self::UnsafeName { .. } => "upload-unsafe-name",
            Self::DuplicateName => "upload-duplicate-name",
            Self::Inconsistent { .. } => "upload-inconsistent",
            Self::TooLargeUnpacked { .. } => "upload-too-large-unpacked",
            Self::TooCompressed { .. } => "upload-too-compressed",
            Self::Macros { .. } => "upload-macros",
            Self::ExternalLink { .. } => "upload-external-link",
            Self::EmbeddedObject { .. } => "upload-embedded-object",
            Self::Dtd { .. } | Self::XmlTooComplex { .. } => "upload-xml",
            Self::Io(_) => "upload-read-failed",
        }
    }

    /// What fills the gaps of the sentence: name and value. Values may come from the file, but
    /// are short and free of control characters; escape them like any other text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongFormat { declared, found } => {
                vec![("declared", declared.extension().to_owned()), ("found", found.extension().to_owned())]
            }
            Self::TooManyEntries { found, limit } => {
                vec![("found", found.to_string()), ("limit", limit.to_string())]
            }
            Self::UnsafeName { name } => {
                vec![("name", name.clone())]
            }
            Self::TooLargeUnpacked { limit } => vec![("limit", limit.to_string())],
            Self::TooCompressed { part, limit } => {
                vec![("part", part.clone()), ("limit", limit.to_string())]
            }
            Self::ExternalLink { part, target } => {
                vec![("part", part.clone()), ("target", target.clone())]
            }
            Self::Macros { part }
            | Self::EmbeddedObject { part }
            | Self::Dtd { part }
            | Self::XmlTooComplex { part } => vec![("part", part.clone())],
            Self::Empty
            | Self::WrongType(_)
            | Self::NotEvidence
            | Self::NotResultFile
            | Self::DamagedEvidence { .. }
            | Self::PasswordProtected
            | Self::DuplicateName
            | Self::Damaged { .. }
            | Self::Inconsistent { .. }
            | Self::Io(_) => Vec::new(),
        }
    }

    pub(super) fn damaged(detail: impl ToString) -> Self {
        Self::Damaged { detail: detail.to_string() }
    }
}

impl From<io::Error> for PreflightError {
    /// Limits reached inside a reader travel as the payload of an I/O error. What a decompressor
    /// complains about is the file's fault; all else is the disk's.
    fn from(error: io::Error) -> Self {
        if let Some(own) = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
            return own.clone();
        }
        match error.kind() {
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::Unsupported
            | io::ErrorKind::Other => Self::damaged(error),
            kind => Self::Io(kind),
        }
    }
}

impl From<zip::result::ZipError> for PreflightError {
    fn from(error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(error) => error.into(),
            error => Self::damaged(error),
        }
    }
}

/// A name from the file, fit to be shown: short and on one line.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(120).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_known() {
        let distinct: std::collections::BTreeSet<_> = PreflightError::CODES.into_iter().collect();
        assert_eq!(distinct.len(), PreflightError::CODES.len());
        for detected in Detected::ALL {
            assert!(distinct.contains(PreflightError::WrongType(detected).code()));
        }
        let part = String::new;
        for error in [
            PreflightError::Empty,
            PreflightError::NotEvidence,
            PreflightError::DamagedEvidence { detail: "" },
            PreflightError::PasswordProtected,
            PreflightError::WrongFormat { declared: FileFormat::Docx, found: FileFormat::Xlsx },
            PreflightError::damaged(""),
            PreflightError::TooManyEntries { found: 2, limit: 1 },
            PreflightError::UnsafeName { name: part() },
            PreflightError::DuplicateName,
            PreflightError::Inconsistent { detail: part() },
            PreflightError::TooLargeUnpacked { limit: 1 },
            PreflightError::TooCompressed { part: part(), limit: 1 },
            PreflightError::Macros { part: part() },
            PreflightError::ExternalLink { part: part(), target: part() },
            PreflightError::EmbeddedObject { part: part() },
            PreflightError::Dtd { part: part() },
            PreflightError::XmlTooComplex { part: part() },
            PreflightError::Io(io::ErrorKind::NotFound),
        ] {
            assert!(distinct.contains(error.code()), "{error:?}");
        }
    }
}
