//! The forms in Excel: one sheet that prints as the form looks on paper.
//!
//! Everything to fill in has a name (the field's id) and a colour and is not locked; all else is, without
//! a password. Numbers and days are stored as such, so that formulas work on them; months, telephone
//! and corporate numbers are text, so that nothing turns `2026-10` into a day or drops a zero.
//!
//! | you look for | go to |
//! |---|---|
//! | what goes into a cell | `cell` |
//! | formulas, and the figures that stand beside them | `computed` |
//! | fonts, fills, number formats, what may be typed | `look` |
//! | columns, row heights, pages | `page` |
//! | the parts of the form from top to bottom | `parts` |

mod cell;
mod computed;
mod look;
mod page;
mod parts;

use domain::forms::spec::{FormSpec, Table};
use domain::forms::{Content, Row, spec};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::{FORM_PROPERTY, Imprint, mark};
use crate::error::DocumentError;
use computed::Figures;
use look::Look;
use page::Page;

pub(super) fn write(content: &Content, imprint: &Imprint<'_>) -> Result<Vec<u8>, DocumentError> {
    let spec = spec(content.form);
    let mut book = Workbook::new();
    book.set_properties(&properties(spec, imprint.edition)?);
    let look = Look::new();
    let figures = Figures::of(content, imprint.rounding);
    let mut page = Page::new(book.add_worksheet(), &look, spec, imprint)?;
    parts::form(&mut page, content, imprint, &figures)?;
    let names = page.finish()?;
    for (name, range) in names {
        book.define_name(name, &format!("='{}'!{range}", spec.id.title_ja()))?;
    }
    Ok(book.save_to_buffer()?)
}

/// A fixed date of creation: the same form is the same file whenever it is written.
fn properties(spec: &FormSpec, edition: &str) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2026, 10, 1)?;
    Ok(DocProperties::new()
        .set_title(spec.id.title_ja())
        .set_creation_datetime(&created)
        .set_custom_property(FORM_PROPERTY, mark(spec.id, edition)))
}

/// The rows to print: those of the content, or those that the blank form offers.
fn rows_of(content: &Content, table: &Table) -> Vec<Row> {
    let rows = content.rows(table.id);
    if !rows.is_empty() {
        return rows.to_vec();
    }
    (0..table.printed_rows())
        .map(|index| {
            let mut row = Row::of(table);
            for (cell, text) in row.cells.iter_mut().zip(table.preset.get(index).copied().unwrap_or_default())
            {
                (*text).clone_into(&mut cell.raw);
            }
            row
        })
        .collect()
}
