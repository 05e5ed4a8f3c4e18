//! Reading a form from Excel: named cells first, then the labels beside and above, and tables by their
//! heads; formulas are computed anew.
//!
//! | you look for | go to |
//! |---|---|
//! | sheets, names and shared strings, streamed with caps | `book`, `sheet`, `strings` |
//! | which cells hold days or percentages | `styles` |
//! | a cell as a person sees it | `show` |
//! | what a formula comes to | `formula` |
//! | where a field or a table stands | `labels`, `places`, `table` |

mod book;
mod formula;
mod labels;
mod places;
mod sheet;
mod show;
mod strings;
mod styles;
mod table;

use std::io::{Read, Seek};

use domain::forms::{FormId, Reading, Unreadable};

use super::ReadLimits;
use book::Book;

/// Reads a form from a workbook.
///
/// # Errors
/// Why it was not understood.
pub fn read<R: Read + Seek>(
    source: R,
    expected: Option<FormId>,
    limits: &ReadLimits,
) -> Result<Reading, Unreadable> {
    let book = Book::open(source, limits)?;
    places::reading(&book, expected, limits)
}
