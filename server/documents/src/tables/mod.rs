//! Plain tables as files that people and machines read: CSV and xlsx by Japan's rules for machine-readable
//! data – the header in row 1, one table, nothing merged, no formulas, numbers as numbers, dates as dates, and
//! what is not known stays blank.
//!
//! | you look for | go to |
//! |---|---|
//! | one table as CSV | [`csv()`] |
//! | a few tables in one workbook | [`workbook()`] |
//! | a list of any length in constant memory | [`LongList`] |

mod cell;
mod csv;
mod long_list;
mod workbook;

use jiff::civil::Date;

pub use self::csv::csv;
pub use self::long_list::{LongList, MOST_ROWS};
pub use self::workbook::workbook;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not known, or there is none: never 0.
    Blank,
    /// Always a text, whatever it begins with.
    Text(String),
    Number(i64),
    /// A number with one place after the point, in tenths.
    Tenths(i64),
    Date(Date),
}

impl Cell {
    /// How [`Cell::Tenths`] reads: `87.0`
    pub fn decimal(tenths: i64) -> String {
        format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10)
    }
}

/// A table with its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name of its sheet; what Excel does not take in a name is left out.
    pub name: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}
