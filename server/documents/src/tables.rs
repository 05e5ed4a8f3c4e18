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

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            name: "審査適合製品".to_owned(),
            columns: ["製品名", "価格", "掲載日"].map(str::to_owned).to_vec(),
            rows: vec![
                vec![
                    Cell::Text("顔認証, \"A\"".to_owned()),
                    Cell::Number(99_000),
                    Cell::Date(jiff::civil::date(2026, 11, 22)),
                ],
                vec![Cell::Text("=1+1".to_owned()), Cell::Blank, Cell::Blank],
            ],
            changed_at: Timestamp::from_second(1_795_000_000).unwrap(),
        }
    }

    #[test]
    fn csv_is_utf8_with_its_header_first_and_blank_is_not_zero() {
        let bytes = csv(&table()).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        let lines = "\u{FEFF}製品名,価格,掲載日\r\n\"顔認証, \"\"A\"\"\",99000,2026-11-22\r\n'=1+1,,\r\n";
        assert_eq!(text, lines);
    }

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for text in ["=A1", "+1", "-1", "@x", "＝A1", "\t=1", "\r\n=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("KR-100"), "KR-100");
    }

    #[test]
    fn the_same_content_makes_the_same_bytes() {
        assert_eq!(xlsx(&table()).unwrap(), xlsx(&table()).unwrap());
    }
}
