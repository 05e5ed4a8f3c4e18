//! Figures that formulas give: empty where something could be computed, or taken from the file because
//! the formula could not be followed.

use super::sheet::{Read, Rows, Sheet};
use crate::finding::{Code, Finding, Shown};
use crate::forms::computed;
use crate::forms::spec::{Field, Table};
use crate::forms::{Entry, Origin};

/// Told once for each column, at its first such row: somebody forgot the column, not thirty cells.
pub(super) fn check(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for (table, lines) in sheet.tables() {
        let rows = Rows { sheet, table, lines };
        for column in table.columns {
            let right = right(sheet, table, column);
            column_check(rows, column, &right, found);
        }
    }
    let no_rows = sheet.tables().all(|(_, lines)| lines.is_empty());
    for field in sheet.spec.fields() {
        let (Some(read), Some(entry)) = (sheet.read(field.id), sheet.content.entry(field.id)) else {
            continue;
        };
        // A formula that shows nothing is no forgotten sum: what it should show is known.
        let forgotten = *read == Read::Empty && entry.origin == Origin::Typed;
        if forgotten && field.formula.is_some() && entry.spot.is_some() && !no_rows {
            found.push(sheet.finding(Code::Required, field.id));
        }
        // A sum is computed anew by its own rule; what a person meant to type can't be.
        if entry.origin == Origin::StoredFigure && field.formula.is_none() && *read != Read::Empty {
            found.push(sheet.finding(Code::FormulaNotComputed, field.id));
        }
    }
}

/// Whether the file counts by itself: some computed place is a formula.
fn formulas_count(rows: Rows<'_, '_>) -> bool {
    let is_formula = |entry: Option<&Entry>| entry.is_some_and(|entry| entry.origin != Origin::Typed);
    let sheet = rows.sheet;
    let mut fields = sheet.spec.fields().filter(|field| field.formula.is_some());
    let mut columns = rows.table.columns.iter().filter(|column| column.formula.is_some());
    fields.any(|field| is_formula(sheet.content.entry(field.id)))
        || columns.any(|column| (0..rows.lines.len()).any(|row| is_formula(rows.entry(row, column.id))))
}

/// Whether a sum outside the table is a formula that passed over numbers typed as text. What it shows is
/// no claim of anybody, and the right figure is known.
pub(super) fn could_not_count(sheet: &Sheet<'_>, sum: &str, rows: Rows<'_, '_>) -> bool {
    sheet.content.entry(sum).is_some_and(|entry| entry.origin != Origin::Typed)
        && (0..rows.lines.len()).any(|row| rows.has_number_as_text(row))
}

/// What a computed column should say; nothing for one that is typed.
fn right(sheet: &Sheet<'_>, table: &'static Table, column: &Field) -> Vec<Option<i64>> {
    match column.formula {
        Some(_) => computed::column_of(sheet, table, column),
        None => Vec::new(),
    }
}

fn column_check(rows: Rows<'_, '_>, column: &'static Field, right: &[Option<i64>], found: &mut Vec<Finding>) {
    let all = 0..rows.lines.len();
    if column.formula.is_some() {
        let forgotten = |row: &usize| {
            rows.is_empty(*row, column.id)
                && right.get(*row).is_some_and(Option::is_some)
                && rows
                    .entry(*row, column.id)
                    .is_some_and(|entry| entry.spot.is_some() && entry.origin == Origin::Typed)
        };
        found.extend(all.clone().find(forgotten).map(|row| rows.finding(Code::Required, row, column.id)));
        return;
    }
    if formulas_count(rows)
        && let Some(first) = all.clone().find(|row| rows.is_number_as_text(*row, column.id))
    {
        found.push(rows.finding(Code::NumberAsText, first, column.id));
    }
    let mut stored = all.filter(|row| rows.is_stored(*row, column.id) && !rows.is_empty(*row, column.id));
    if let Some(first) = stored.next() {
        let more = i64::try_from(stored.count()).unwrap_or(i64::MAX);
        let finding = rows.finding(Code::FormulaNotComputed, first, column.id);
        found.push(if more > 0 { finding.with("more", Shown::Number(more)) } else { finding });
    }
}
