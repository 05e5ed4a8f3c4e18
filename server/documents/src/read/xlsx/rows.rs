//! Tables with rows: found by their head, whose columns may stand in any order, up to what follows them.

use std::collections::HashMap;

use domain::forms::spec::{FormSpec, Table};
use domain::forms::{Content, Entry, Row, Unreadable};
use domain::text::{is_blank, key};

use super::cells::{At, Cells};
use super::fields::Finder;
use super::sheet::{Cell, Sheet};
use crate::read::ReadLimits;
use crate::read::labels::Labels;

/// What people write before sums of their own, and what ends a form.
const SUMS: [&str; 8] = ["合計", "小計", "計", "総計", "総合計", "合計金額", "消費税", "消費税額"];
const END: &str = "以上";

/// Rows of tables, heads included: no labels of fields stand there.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Sheet, first and last row.
    rows: Vec<(usize, u32, u32)>,
}

impl Taken {
    pub(super) fn contains(&self, at: At) -> bool {
        self.rows.iter().any(|(sheet, first, last)| *sheet == at.sheet && (*first..=*last).contains(&at.row))
    }
}

/// The head of a table.
struct Head {
    sheet: usize,
    row: u32,
    /// The last row that it reaches down to.
    last_row: u32,
    /// For each column of the form, the column of the sheet.
    columns: Vec<Option<u32>>,
}

pub(super) fn read<'b>(
    cells: &Cells<'b>,
    spec: &FormSpec,
    finder: &Finder<'_, 'b>,
    limits: &ReadLimits,
    content: &mut Content,
) -> Result<Taken, Unreadable> {
    let mut taken = Taken::default();
    for table in spec.tables() {
        let labels = Labels::of_columns(table);
        let Some(head) = named_head(cells, table, &labels).or_else(|| any_head(cells, table, &labels)) else {
            continue;
        };
        let Some(sheet) = cells.sheet(head.sheet) else { continue };
        let end = end(cells, sheet, &head, table, finder)?;
        let (rows, last) = rows(cells, sheet, &head, table, end, limits)?;
        taken.rows.push((head.sheet, head.row, last));
        content.tables.insert(table.id.to_owned(), rows);
    }
    Ok(taken)
}

/// The head that the table's name leads to, if it is one.
fn named_head(cells: &Cells<'_>, table: &Table, labels: &Labels) -> Option<Head> {
    let at = cells.named(table.id)?;
    let sheet = cells.sheet(at.sheet)?;
    let row = sheet.cells.iter().filter(|cell| cell.row == at.row);
    let found: Vec<_> = row.filter_map(|cell| Some((column_of(cells, labels, cell)?, cell))).collect();
    head(table, sheet, at.sheet, &found)
}

/// The row with most of the table's headings, on any sheet that is seen.
fn any_head<'b>(cells: &Cells<'b>, table: &Table, labels: &Labels) -> Option<Head> {
    let mut best: Option<(usize, Head)> = None;
    for (index, sheet) in cells.visible() {
        let mut rows: HashMap<u32, Vec<(&'static str, &'b Cell)>> = HashMap::new();
        for cell in &sheet.cells {
            if let Some(id) = column_of(cells, labels, cell) {
                rows.entry(cell.row).or_default().push((id, cell));
            }
        }
        let mut rows: Vec<_> = rows.into_iter().collect();
        rows.sort_by_key(|(row, _)| *row);
        for (_, found) in rows {
            let Some(head) = head(table, sheet, index, &found) else { continue };
            let count = head.columns.iter().flatten().count();
            if best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, head));
            }
        }
    }
    best.map(|(_, head)| head)
}

/// The column that a cell heads.
fn column_of<'b>(cells: &Cells<'b>, labels: &Labels, cell: &'b Cell) -> Option<&'static str> {
    let text = cells.short_text(cell);
    labels.leading(text).filter(|found| found.rest.is_empty()).map(|found| found.id)
}

/// A head of at least half of the columns, and of two.
fn head(table: &Table, sheet: &Sheet, index: usize, found: &[(&'static str, &Cell)]) -> Option<Head> {
    let row = found.first()?.1.row;
    let columns: Vec<Option<u32>> = table
        .columns
        .iter()
        .map(|column| found.iter().find(|(id, _)| *id == column.id).map(|(_, cell)| cell.column))
        .collect();
    let count = columns.iter().flatten().count();
    if count < table.columns.len().div_ceil(2).max(2.min(table.columns.len())) {
        return None;
    }
    let reach = |column: &u32| sheet.merged_from(row, *column).map_or(row, |area| area.rows.1);
    let last_row = columns.iter().flatten().map(reach).max().unwrap_or(row);
    Some(Head { sheet: index, row, last_row, columns })
}

/// The row after the last one of the table: where the label of a field stands, or 「以上」.
fn end<'b>(
    cells: &Cells<'b>,
    sheet: &'b Sheet,
    head: &Head,
    table: &Table,
    finder: &Finder<'_, 'b>,
) -> Result<u32, Unreadable> {
    let mut ends: Vec<u32> = Vec::new();
    for cell in sheet.cells.iter().filter(|cell| cell.row > head.last_row) {
        let text = cells.short_text(cell);
        if finder.label(cell).is_some() || (text.len() < 30 && key(text) == END) {
            ends.push(cell.row);
        }
    }
    ends.sort_unstable();
    ends.dedup();
    for row in ends {
        // Somebody's item may be called like a field: a row that is filled in belongs to the table.
        if filled(cells, head, table, row)? <= 2 {
            return Ok(row);
        }
    }
    Ok(u32::MAX)
}

/// How many cells of a row are filled in, of those that are typed.
fn filled(cells: &Cells<'_>, head: &Head, table: &Table, row: u32) -> Result<usize, Unreadable> {
    let mut count = 0;
    for (column, spec) in head.columns.iter().zip(table.columns) {
        if let (Some(column), None) = (column, spec.formula) {
            count += usize::from(!cells.is_blank(At { sheet: head.sheet, row, column: *column })?);
        }
    }
    Ok(count)
}

/// The rows that somebody touched, and the last row of all.
fn rows(
    cells: &Cells<'_>,
    sheet: &Sheet,
    head: &Head,
    table: &Table,
    end: u32,
    limits: &ReadLimits,
) -> Result<(Vec<Row>, u32), Unreadable> {
    let range = (head.last_row + 1, end.saturating_sub(1));
    if range.0 > range.1 {
        return Ok((Vec::new(), head.last_row));
    }
    let mut columns: Vec<Option<(u32, &[Cell])>> = head
        .columns
        .iter()
        .map(|column| column.map(|column| (column, sheet.column(column, range))))
        .collect();
    let mut numbers: Vec<u32> =
        columns.iter().flatten().flat_map(|(_, column)| column.iter().map(|cell| cell.row)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.len() > limits.rows {
        return Err(Unreadable::TooLarge);
    }
    let mut rows = Vec::with_capacity(numbers.len());
    for number in &numbers {
        let mut row = Row::of(table);
        for (entry, column) in row.cells.iter_mut().zip(&mut columns) {
            let Some((column, rest)) = column else { continue };
            let at = At { sheet: head.sheet, row: *number, column: *column };
            *entry = match rest.split_first() {
                Some((cell, after)) if cell.row == *number => {
                    *rest = after;
                    cells.entry_of(at, cell)?
                }
                _ => Entry::at("", cells.spot(at)),
            };
        }
        if (table.fixed || !row.is_untouched(table)) && !is_sum(&row, table) {
            rows.push(row);
        }
    }
    let last = numbers.last().copied().unwrap_or(head.last_row);
    Ok((rows, last))
}

/// A row of sums that somebody added.
fn is_sum(row: &Row, table: &Table) -> bool {
    let typed = row.cells.iter().zip(table.columns).filter(|(_, column)| column.formula.is_none());
    let mut filled = typed.map(|(entry, _)| entry).filter(|entry| !entry.is_blank());
    let first = filled.next();
    let is_word = |entry: &Entry| {
        entry.raw.len() < 40 && SUMS.contains(&key(entry.raw.trim_matches(is_blank)).as_str())
    };
    first.is_some_and(is_word) && filled.count() <= 1
}
