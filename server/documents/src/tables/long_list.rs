//! A list of any length as a workbook, written row by row in constant memory: the rows lie in a temporary file
//! until it is finished.

use std::io::{Seek, Write};
use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::Cell;
use super::cell::{Look, sheet_name};
use crate::error::DocumentError;

/// Rows that a sheet can hold besides its header.
pub const MOST_ROWS: u32 = 1_048_575;
/// Every column is as wide, in characters: what comes is not known at the head.
const WIDTH: f64 = 18.0;

/// A workbook with one sheet, under way.
pub struct LongList {
    workbook: Workbook,
    look: Look,
    row: u32,
}

impl LongList {
    /// Begins the list; `folder` is for the temporary file.
    ///
    /// # Errors
    /// Where the folder can't be written.
    pub fn begin(folder: &Path, sheet: &str, heads: &[String]) -> Result<Self, DocumentError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder)?;
        let look = Look::new();
        let page = workbook.add_worksheet_with_constant_memory()?;
        page.set_name(sheet_name(sheet))?;
        page.set_freeze_panes(1, 0)?;
        for (column, head) in (0_u16..).zip(heads) {
            page.set_column_width(column, WIDTH)?;
            page.write_string_with_format(0, column, head, &look.head)?;
        }
        Ok(Self { workbook, look, row: 0 })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// Where the temporary file can't be written, or the sheet is full.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), DocumentError> {
        self.row += 1;
        let page = self.workbook.worksheet_from_index(0)?;
        self.look.row(page, self.row, cells)
    }

    /// Writes the finished file.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn finish(mut self, file: impl Write + Send + Seek) -> Result<(), DocumentError> {
        Ok(self.workbook.save_to_writer(file)?)
    }
}
