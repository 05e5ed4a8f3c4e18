//! A long list as a workbook, written row by row in constant memory: the rows lie in a temporary file until
//! it is finished.
//!
//! As Japan's rules for machine-readable tables ask: one table, its header in the first row, no merged
//! cells and no formulas. Text is always text: what begins with `=` is shown, never computed.

use std::io::Write;
use std::path::Path;

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::error::DocumentError;

/// Rows that a sheet can hold besides its header.
pub const MOST_ROWS: u32 = 1_048_575;
/// Longest text of a cell, in UTF-16 units.
const MOST_TEXT: usize = 32_767;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Number(u32),
    Date(Date),
    /// Not known: blank, which is not 0.
    Blank,
}

/// A workbook with one sheet, under way.
pub struct ListWorkbook {
    workbook: Workbook,
    date: Format,
    row: u32,
}

impl ListWorkbook {
    /// Begins the list; `folder` is for the temporary file.
    ///
    /// # Errors
    /// Where the folder can't be written.
    pub fn begin(folder: &Path, sheet: &str, header: &[String]) -> Result<Self, DocumentError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder)?;
        let bold = Format::new().set_bold();
        let page = workbook.add_worksheet_with_constant_memory()?;
        page.set_name(sheet)?;
        page.set_freeze_panes(1, 0)?;
        for (column, name) in (0_u16..).zip(header) {
            page.set_column_width(column, 18)?;
            page.write_string_with_format(0, column, name, &bold)?;
        }
        Ok(Self { workbook, date: Format::new().set_num_format("yyyy-mm-dd"), row: 0 })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// Where the temporary file can't be written, or the sheet is full.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), DocumentError> {
        self.row += 1;
        let page = self.workbook.worksheet_from_index(0)?;
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    page.write_string(self.row, column, fitting(text))?;
                }
                Cell::Number(number) => {
                    page.write_number(self.row, column, *number)?;
                }
                Cell::Date(date) => {
                    let (year, month, day) = (date.year(), date.month(), date.day());
                    let numbers = (u16::try_from(year), u8::try_from(month), u8::try_from(day));
                    if let (Ok(year), Ok(month), Ok(day)) = numbers {
                        let date = ExcelDateTime::from_ymd(year, month, day)?;
                        page.write_datetime_with_format(self.row, column, &date, &self.date)?;
                    }
                }
                Cell::Blank => {}
            }
        }
        Ok(())
    }

    /// Writes the finished file.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn finish(mut self, file: impl Write + Send + std::io::Seek) -> Result<(), DocumentError> {
        Ok(self.workbook.save_to_writer(file)?)
    }
}

/// The text as far as a cell can hold it.
fn fitting(text: &str) -> String {
    let mut units = 0;
    let whole = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= MOST_TEXT
    });
    whole.collect()
}
