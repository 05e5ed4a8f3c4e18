//! Reading a form: from the bytes of a docx or xlsx to what is written in it, and where.
//!
//! A reader believes nothing but what it sees: content controls and named cells first, and where an
//! office program or a person has lost them, the labels beside and above the fields. It streams with
//! caps, and still may be killed by a file made to hurt: run it in a process of its own.

pub(crate) mod docx;
pub(crate) mod labels;
pub(crate) mod package;
pub(crate) mod recognise;
pub(crate) mod wording;
pub(crate) mod xlsx;
mod xml;

use std::io::{Read, Seek};

use domain::forms::{FileFormat, FormId, Reading, Unreadable};

/// Reads what is written in a form, of a file that passed [`crate::preflight`]. `expected` counts only
/// where the file itself does not say which form it is.
///
/// # Errors
/// Why its content was not understood.
pub fn read_form<R: Read + Seek>(
    source: R,
    format: FileFormat,
    expected: Option<FormId>,
    limits: &ReadLimits,
) -> Result<Reading, Unreadable> {
    match format {
        FileFormat::Docx => docx::read(source, expected, limits),
        FileFormat::Xlsx => xlsx::read(source, expected, limits),
    }
}

/// How much a reader takes in before it gives up with [`domain::forms::Unreadable::TooLarge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadLimits {
    /// Bytes of one part after inflating.
    pub part_bytes: u64,
    /// Nesting of XML elements.
    pub depth: usize,
    /// Cells that hold something, in all tables or sheets together.
    pub cells: usize,
    /// Rows of one table.
    pub rows: usize,
    /// Bytes of one cell's or paragraph's text.
    pub text_bytes: usize,
    /// Bytes of all text together.
    pub all_text_bytes: usize,
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self {
            part_bytes: 64_000_000,
            depth: 128,
            cells: 200_000,
            rows: 20_000,
            text_bytes: 100_000,
            all_text_bytes: 16_000_000,
        }
    }
}

/// Which readers these are. Raise it when a file would be read otherwise than before: what earlier ones
/// made of a file is kept, and made anew where this number differs.
pub const VERSION: i32 = 2;
