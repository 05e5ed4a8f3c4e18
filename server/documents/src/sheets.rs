//! Plain tables as a workbook that machines read, too: one table a sheet, its heads in the first row, nothing
//! merged, no formulas, numbers as numbers.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook};

use crate::error::DocumentError;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Number(u32),
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name of its sheet; what Excel does not take in a name is left out.
    pub name: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

const FONT: &str = "ＭＳ ゴシック";
/// Longest name of a sheet.
const NAME: usize = 31;
/// Widest column, in characters.
const WIDEST: usize = 60;

/// Writes tables, each on a sheet of its own; the same tables are the same file.
///
/// # Errors
/// Where the workbook can't be written, such as two tables of one name.
pub fn write_tables(title: &str, tables: &[Table]) -> Result<Vec<u8>, DocumentError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 10, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    let plain = Format::new().set_font_name(FONT).set_font_size(10.5).set_align(FormatAlign::Top);
    let head = plain.clone().set_bold();
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&table.name))?;
        for (column, text) in (0_u16..).zip(&table.heads) {
            sheet.set_column_width(column, width(table, column))?;
            sheet.write_string_with_format(0, column, text, &head)?;
        }
        for (row, cells) in (1_u32..).zip(&table.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Cell::Text(text) => sheet.write_string_with_format(row, column, text, &plain)?,
                    Cell::Number(number) => sheet.write_number_with_format(row, column, *number, &plain)?,
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    Ok(book.save_to_buffer()?)
}

fn sheet_name(name: &str) -> String {
    let allowed = name.chars().filter(|ch| !matches!(ch, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''));
    allowed.take(NAME).collect()
}

/// Room for the longest text of a column; Japanese characters are twice as wide.
fn width(table: &Table, column: u16) -> f64 {
    let wide = |text: &str| text.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let cells = table.rows.iter().filter_map(|row| row.get(usize::from(column)));
    let texts = cells.map(|cell| match cell {
        Cell::Text(text) => wide(text),
        Cell::Number(number) => wide(&number.to_string()),
    });
    let heads = table.heads.get(usize::from(column)).map(|head| wide(head));
    let widest = texts.chain(heads).max().unwrap_or_default().clamp(6, WIDEST);
    u32::try_from(widest + 2).map_or(8.0, f64::from)
}
