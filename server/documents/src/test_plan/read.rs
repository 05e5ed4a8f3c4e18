//! Finding the table of a plan in a workbook, by its heads; every cell as a person sees it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use domain::forms::Unreadable;
use domain::test_plan::input::{Field, Typed};
use domain::test_plan::sheet::{Found, MOST_ROWS};
use domain::text::is_blank;
use domain::validation::FieldError;

use crate::read::ReadLimits;
use crate::read::xlsx::book::Book;
use crate::read::xlsx::sheet::Sheet;
use crate::read::xlsx::{At, Cells};

/// A title or a note may stand above the heads, in so many rows.
const ROWS_ABOVE: u32 = 20;
/// So many heads make a row the row of the heads; what is missing then is said by name.
const HEADS: usize = 3;
/// What Excel shows where a formula failed.
const FAILURES: [&str; 7] = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];

/// Reads the table of a plan, of a file that passed [`crate::preflight`]. What is wrong with the table is
/// among the mistakes of what was found; what stands in its rows is for the rules to judge.
///
/// # Errors
/// Why the workbook was not understood at all.
pub fn read_plan<R: Read + Seek>(source: R, limits: &ReadLimits) -> Result<Found, Unreadable> {
    let book = Book::open(source, limits)?;
    if book.truncated {
        return Err(Unreadable::TooLarge);
    }
    let cells = Cells::new(&book, limits);
    let best = cells
        .visible()
        .filter_map(|(index, sheet)| heads(&cells, index, sheet))
        .reduce(|best, next| if next.known() > best.known() { next } else { best });
    let Some(heads) = best else {
        let mistakes = vec![FieldError::new("", "plan-no-heads")];
        return Ok(Found { mistakes, ..Found::default() });
    };
    let mut found = Found { sheet: heads.name.clone(), ..Found::default() };
    take_heads(&heads, &mut found);
    take_rows(&cells, &heads, &mut found)?;
    Ok(found)
}

/// The row of the heads in a sheet.
struct Heads {
    sheet: usize,
    name: String,
    row: u32,
    /// What stands in it, by column.
    texts: BTreeMap<u32, String>,
}

impl Heads {
    fn known(&self) -> usize {
        self.texts.values().filter_map(|text| Field::of_head(text)).collect::<BTreeSet<_>>().len()
    }
}

fn heads(cells: &Cells<'_>, index: usize, sheet: &Sheet) -> Option<Heads> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    for cell in sheet.cells.iter().filter(|cell| cell.row < ROWS_ABOVE) {
        let text = cells.short_text(cell);
        if !text.chars().all(is_blank) {
            rows.entry(cell.row).or_default().insert(cell.column, text.to_owned());
        }
    }
    let name = sheet.name.to_string();
    let of_row = |(row, texts)| Heads { sheet: index, name: name.clone(), row, texts };
    rows.into_iter().map(of_row).find(|heads| heads.known() >= HEADS)
}

/// Which column is which; heads that are missing, unknown or there twice are mistakes.
fn take_heads(heads: &Heads, found: &mut Found) {
    for (column, text) in &heads.texts {
        let place = found.place(heads.row, *column);
        match Field::of_head(text) {
            Some(field) if found.columns.contains_key(&field) => {
                let error = FieldError::new("", "plan-head-twice").with("head", text.trim());
                found.mistakes.push(error.with("place", place));
            }
            Some(field) => {
                found.columns.insert(field, *column);
            }
            None => {
                let error = FieldError::new("", "plan-head-unknown").with("head", text.trim());
                found.mistakes.push(error.with("place", place));
            }
        }
    }
    let missing =
        Field::ALL.into_iter().filter(|field| !field.may_be_absent() && !found.columns.contains_key(field));
    let missing: Vec<FieldError> =
        missing.map(|field| FieldError::new("", "plan-head-missing").with("head", field.head())).collect();
    found.mistakes.extend(missing);
}

/// The rows below the heads in which anything stands.
fn take_rows(cells: &Cells<'_>, heads: &Heads, found: &mut Found) -> Result<(), Unreadable> {
    let Some(sheet) = cells.sheet(heads.sheet) else { return Ok(()) };
    let columns: BTreeMap<u32, Field> =
        found.columns.iter().map(|(field, column)| (*column, *field)).collect();
    let mut rows: BTreeMap<u32, Typed> = BTreeMap::new();
    let mut astray: BTreeMap<u32, u32> = BTreeMap::new();
    for cell in sheet.cells.iter().filter(|cell| cell.row > heads.row) {
        let at = At { sheet: heads.sheet, row: cell.row, column: cell.column };
        if cells.is_blank(at)? {
            continue;
        }
        let Some(field) = columns.get(&cell.column) else {
            // Under an unknown head: that is said of the head. Under none: of the first such cell.
            if !heads.texts.contains_key(&cell.column) {
                let first = astray.entry(cell.column).or_insert(cell.row);
                *first = cell.row.min(*first);
            }
            continue;
        };
        let raw = cells.entry_of(at, cell)?.raw;
        if FAILURES.contains(&raw.trim()) {
            let place = found.place(cell.row, cell.column);
            let error = FieldError::new("", "plan-cell-failed").with("found", raw.trim());
            found.mistakes.push(error.with("place", place));
        }
        rows.entry(cell.row).or_default().insert(*field, raw);
        if rows.len() > MOST_ROWS {
            return Err(Unreadable::TooLarge);
        }
    }
    for (column, row) in astray {
        let place = found.place(row, column);
        found.mistakes.push(FieldError::new("", "plan-cell-without-head").with("place", place));
    }
    found.rows = rows.into_iter().collect();
    Ok(())
}
