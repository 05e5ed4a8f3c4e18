//! Reading a form in Excel: named cells first, then the labels beside and above, and tables by their
//! heads; formulas are computed anew.
//!
//! | you look for | go to |
//! |---|---|
//! | sheets, names and shared strings, streamed with caps | `book`, `sheet`, `strings` |
//! | merged areas | `merged` |
//! | which cells hold days or percentages | `styles` |
//! | a cell as a person sees it | `show` |
//! | what a formula comes to | `formula` |
//! | fields, by their names or else by their labels | `fields` |
//! | tables with rows | `rows` |
//! | clauses and their ticks | `clauses` |

pub(crate) mod book;
mod cells;
mod clauses;
mod fields;
mod formula;
mod merged;
mod rows;
pub(crate) mod sheet;
mod show;
mod strings;
mod styles;

use std::io::{Read, Seek};

use domain::forms::{Content, FormId, Reading, Unreadable, spec};

use super::ReadLimits;
use super::recognise::{Recognised, is_plausible, recognise};
use book::Book;
pub(crate) use cells::{At, Cells};

/// Reads a form. `expected` counts only where the file does not say what it is.
///
/// # Errors
/// Why its content was not understood.
pub(super) fn read<R: Read + Seek>(
    source: R,
    expected: Option<FormId>,
    limits: &ReadLimits,
) -> Result<Reading, Unreadable> {
    let book = Book::open(source, limits)?;
    if book.truncated {
        return Err(Unreadable::TooLarge);
    }
    let cells = Cells::new(&book, limits);
    let property = book.mark.as_deref();
    let said = match recognise(property, std::iter::empty()) {
        Some(said) => Some(said),
        // Going through all text is only for a file whose property is lost.
        None => recognise(None, cells.lines().iter().copied()),
    };
    let guessed = expected.map(|form| Recognised { form, edition: None });
    let Recognised { form, edition } = said.clone().or(guessed).ok_or(Unreadable::Unrecognised)?;
    let content = content(&cells, form, limits)?;
    if !is_plausible(&content, said.is_some()) {
        return Err(if said.is_some() { Unreadable::FieldsNotFound } else { Unreadable::Unrecognised });
    }
    Ok(Reading { form, edition, content })
}

/// Everything of a form that can be found in a workbook.
fn content(cells: &Cells<'_>, form: FormId, limits: &ReadLimits) -> Result<Content, Unreadable> {
    let spec = spec(form);
    let mut content = Content::new(form);
    let finder = fields::Finder::new(cells, spec);
    let taken = rows::read(cells, spec, &finder, limits, &mut content)?;
    fields::read(cells, spec, &finder, &taken, &mut content)?;
    clauses::read(cells, spec, &mut content)?;
    Ok(content)
}
