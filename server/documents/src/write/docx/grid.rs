//! Tables of a form: as many rows as are filled in, or as the blank form offers.

use domain::forms::spec::{Field, FormSpec, Kind, Table};
use domain::forms::{Content, Entry, Row};

use super::{filling, with_help};
use crate::word::{Filling, Page};
use crate::write::{Imprint, characters, longest_preset};

/// The content without rows that nobody touched, and with its sums, unless there is nothing to add up: a
/// blank form shows no zeros.
pub(super) fn computed(content: &Content, spec: &FormSpec, imprint: &Imprint<'_>) -> Content {
    let mut content = content.clone();
    if spec.tables().any(|table| touched(&content, table)) {
        for table in spec.tables().filter(|table| !table.fixed) {
            if let Some(rows) = content.tables.get_mut(table.id) {
                rows.retain(|row| !row.is_untouched(table));
            }
        }
        content.fill_computed(imprint.rounding);
    }
    content
}

fn touched(content: &Content, table: &Table) -> bool {
    content.rows(table.id).iter().any(|row| !row.is_untouched(table))
}

pub(super) fn grid(page: Page, table: &Table, content: &Content) -> Page {
    let headings: Vec<_> = table.columns.iter().map(heading).collect();
    let weights: Vec<_> = (0..table.columns.len()).map(|column| weight(table, column)).collect();
    let rows = content.rows(table.id);
    let printed = if touched(content, table) { rows.len() } else { table.printed_rows().max(rows.len()) };
    let rows: Vec<Vec<Filling>> =
        (0..printed).map(|index| cells(table, rows.get(index), table.preset.get(index))).collect();
    page.grid(&headings, &weights, &rows)
}

/// The label and the help under it. That a column is optional stands below: columns are narrow.
fn heading(column: &Field) -> String {
    with_help(column).replace("（任意）", "\n（任意）")
}

/// How wide a column is, in full-width characters. A day is written in both calendars.
fn weight(table: &Table, column: usize) -> usize {
    let field = &table.columns[column];
    let characters = characters(field, longest_preset(table, column));
    if field.kind == Kind::Date { characters + 2 } else { characters }
}

/// The row as it is filled in, or as the blank form prints it.
fn cells(table: &Table, row: Option<&Row>, preset: Option<&&[&str]>) -> Vec<Filling> {
    let columns = table.columns.iter().enumerate();
    let cell = |(at, column)| {
        let printed = preset.and_then(|texts| texts.get(at)).map(|text| Entry::typed(*text));
        let given = row.and_then(|row| row.cells.get(at)).cloned();
        let entry = if row.is_some() { given } else { printed };
        Filling::Control(filling::cell(table.id, column, entry.as_ref()))
    };
    columns.map(cell).collect()
}
