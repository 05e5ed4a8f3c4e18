//! A few tables in one workbook, each on a sheet of its own.

use jiff::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::cell::{Look, sheet_name};
use super::{Cell, Table};
use crate::error::DocumentError;

/// Widest column, in characters.
const WIDEST: usize = 60;

/// Writes tables as a workbook; `as_of` is when their content last changed, so that the same content makes the
/// same bytes.
///
/// # Errors
/// Where the workbook can't be written, such as two tables of one name.
pub fn workbook(title: &str, as_of: Timestamp, tables: &[Table]) -> Result<Vec<u8>, DocumentError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_timestamp(as_of.as_second())?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    let look = Look::new();
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&table.name))?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, head) in (0_u16..).zip(&table.heads) {
            sheet.set_column_width(column, width(table, column))?;
            sheet.write_string_with_format(0, column, head, &look.head)?;
        }
        for (row, cells) in (1_u32..).zip(&table.rows) {
            look.row(sheet, row, cells)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// Room for the longest text of a column; Japanese characters are twice as wide.
fn width(table: &Table, column: u16) -> f64 {
    let wide = |text: &str| text.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let cells = table.rows.iter().filter_map(|row| row.get(usize::from(column)));
    let texts = cells.map(|cell| match cell {
        Cell::Blank => 0,
        Cell::Text(text) => wide(text),
        Cell::Number(number) => wide(&number.to_string()),
        Cell::Tenths(tenths) => wide(&Cell::decimal(*tenths)),
        Cell::Date(date) => wide(&date.to_string()),
    });
    let heads = table.heads.get(usize::from(column)).map(|head| wide(head));
    let widest = texts.chain(heads).max().unwrap_or_default().clamp(6, WIDEST);
    u32::try_from(widest + 2).map_or(8.0, f64::from)
}
