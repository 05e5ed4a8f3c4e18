//! Public data as files for machines: CSV and xlsx by Japan's rules for machine-readable data – the header in
//! row 1, one table, nothing merged, no formulas, numbers as numbers, dates as dates, and what is not known
//! stays blank.
//!
//! What stands in a cell was typed by a stranger. In xlsx a text is a text. Programs that open CSV take what
//! begins like a formula for one; such a text gets an apostrophe in front, as spreadsheets themselves show it.

use std::io::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use crate::DocumentError;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not known, or there is none: never 0.
    Blank,
    Text(String),
    Number(i64),
    Date(Date),
}

/// A table with its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name of the sheet.
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    /// When its content last changed: the same content makes the same bytes.
    pub changed_at: Timestamp,
}

/// The mark that tells Excel that the text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The table as CSV (RFC 4180) in UTF-8.
///
/// # Errors
/// Where it can't be written.
pub fn csv(table: &Table) -> Result<Vec<u8>, DocumentError> {
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
        writer.write_record(table.columns.iter().map(|label| harmless(label)))?;
        for row in &table.rows {
            writer.write_record(row.iter().map(|cell| match cell {
                Cell::Blank => String::new(),
                Cell::Text(text) => harmless(text),
                Cell::Number(number) => number.to_string(),
                Cell::Date(date) => date.to_string(),
            }))?;
        }
        writer.flush()?;
    }
    bytes.flush()?;
    Ok(bytes)
}

/// A text that no program takes for a formula.
fn harmless(text: &str) -> String {
    let like_a_formula =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n');
    if text.starts_with(like_a_formula) { format!("'{text}") } else { text.to_owned() }
}

/// The table as a workbook of one sheet.
///
/// # Errors
/// Where it can't be written.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, DocumentError> {
    let mut book = Workbook::new();
    let made_at = ExcelDateTime::from_timestamp(table.changed_at.as_second())?;
    book.set_properties(&DocProperties::new().set_title(&table.name).set_creation_datetime(&made_at));
    let (head, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    let sheet = book.add_worksheet();
    sheet.set_name(&table.name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, label) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, label, &head)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Blank => {}
                Cell::Text(text) => drop(sheet.write_string(row, column, text)?),
                #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers")]
                Cell::Number(number) => drop(sheet.write_number(row, column, *number as f64)?),
                Cell::Date(date) => {
                    let date = ExcelDateTime::from_ymd(
                        u16::try_from(date.year()).unwrap_or_default(),
                        u8::try_from(date.month()).unwrap_or_default(),
                        u8::try_from(date.day()).unwrap_or_default(),
                    )?;
                    sheet.write_datetime_with_format(row, column, &date, &day)?;
                }
            }
        }
    }
    sheet.autofit();
    Ok(book.save_to_buffer()?)
}
