//! One table as CSV (RFC 4180).
//!
//! What stands in a cell was typed by a stranger. Programs that open CSV take what begins like a formula for
//! one; such a text gets an apostrophe in front, as spreadsheets themselves show it.

use std::io::Write as _;

use super::{Cell, Table};
use crate::error::DocumentError;

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
        writer.write_record(table.heads.iter().map(|label| harmless(label)))?;
        for row in &table.rows {
            writer.write_record(row.iter().map(|cell| match cell {
                Cell::Blank => String::new(),
                Cell::Text(text) => harmless(text),
                Cell::Number(number) => number.to_string(),
                Cell::Tenths(tenths) => Cell::decimal(*tenths),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            name: "審査適合製品".to_owned(),
            heads: ["製品名", "価格", "掲載日"].map(str::to_owned).to_vec(),
            rows: vec![
                vec![
                    Cell::Text("顔認証, \"A\"".to_owned()),
                    Cell::Number(99_000),
                    Cell::Date(jiff::civil::date(2026, 11, 22)),
                ],
                vec![Cell::Text("=1+1".to_owned()), Cell::Blank, Cell::Blank],
            ],
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
}
