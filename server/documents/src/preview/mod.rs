//! A file as a page shows it: headings, paragraphs and tables as plain text, with the places that
//! findings name. Whoever shows it escapes it; nothing in it is markup.

mod docx;
mod xlsx;

use std::io::{Read, Seek};

use domain::forms::{FileFormat, Spot, Unreadable};
use serde::{Deserialize, Serialize};

use crate::read::ReadLimits;

/// A document or workbook from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub parts: Vec<PreviewPart>,
    /// More is in the file than is shown.
    pub truncated: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreviewPart {
    /// The title (or a sheet's name) has level 1.
    Heading {
        level: u8,
        text: String,
    },
    /// Lines are separated by `\n`.
    Paragraph {
        text: String,
        spot: Spot,
    },
    Table {
        rows: Vec<PreviewRow>,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Without the cells that a cell above reaches into.
    pub cells: Vec<PreviewCell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCell {
    /// Lines are separated by `\n`.
    pub text: String,
    /// The same as in the reading, so that a finding can be shown at its cell.
    pub spot: Spot,
    /// At least 1 each.
    pub row_span: u32,
    pub column_span: u32,
    /// Names its row or column.
    pub header: bool,
}

/// What a file shows. Of a file with more than the limits allow, as much as they do.
///
/// # Errors
/// Why nothing of it can be shown.
pub fn preview<R: Read + Seek>(
    source: R,
    format: FileFormat,
    limits: &ReadLimits,
) -> Result<Preview, Unreadable> {
    match format {
        FileFormat::Docx => docx::preview(source, limits),
        FileFormat::Xlsx => xlsx::preview(source, limits),
    }
}
