//! How the cells of every table look and are written.

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Worksheet};

use super::Cell;
use crate::error::DocumentError;

const FONT: &str = "ＭＳ ゴシック";
/// Longest text of a cell, in UTF-16 units.
const MOST_TEXT: usize = 32_767;
/// Longest name of a sheet.
const NAME: usize = 31;

/// The formats of a workbook.
pub(super) struct Look {
    pub(super) head: Format,
    plain: Format,
    tenths: Format,
    day: Format,
}

impl Look {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_font_size(10.5).set_align(FormatAlign::Top);
        let numbered = |format| plain.clone().set_num_format(format);
        Self { head: plain.clone().set_bold(), tenths: numbered("0.0"), day: numbered("yyyy-mm-dd"), plain }
    }

    /// Writes a row from the first column on.
    pub(super) fn row(&self, sheet: &mut Worksheet, row: u32, cells: &[Cell]) -> Result<(), DocumentError> {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Blank => {}
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    sheet.write_string_with_format(row, column, fitting(text), &self.plain)?;
                }
                #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers")]
                Cell::Number(number) => {
                    sheet.write_number_with_format(row, column, *number as f64, &self.plain)?;
                }
                #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers")]
                Cell::Tenths(tenths) => {
                    sheet.write_number_with_format(row, column, *tenths as f64 / 10.0, &self.tenths)?;
                }
                Cell::Date(date) => {
                    sheet.write_datetime_with_format(row, column, &excel_date(*date)?, &self.day)?;
                }
            }
        }
        Ok(())
    }
}

fn excel_date(date: Date) -> Result<ExcelDateTime, DocumentError> {
    // What does not fit becomes a date that the writer refuses.
    let year = u16::try_from(date.year()).unwrap_or_default();
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    Ok(ExcelDateTime::from_ymd(year, month, day)?)
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

/// A name that Excel takes for a sheet.
pub(super) fn sheet_name(name: &str) -> String {
    let allowed = name.chars().filter(|ch| !matches!(ch, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''));
    allowed.take(NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_where_a_cell_does_and_between_characters() {
        assert_eq!(fitting("顔認証"), "顔認証");
        let long = "𠮷".repeat(20_000);
        assert_eq!(fitting(&long).chars().count(), 16_383);
    }

    #[test]
    fn a_sheet_has_a_name_that_excel_takes() {
        assert_eq!(sheet_name("段階: [すべて]"), "段階 すべて");
        assert_eq!(sheet_name(&"長".repeat(40)).chars().count(), 31);
    }
}
