//! Tables with rows: found by their head, whose columns may stand in any order, up to what follows them.

use std::collections::{HashMap, HashSet};

use domain::forms::spec::{Field, FormSpec, Formula, Kind, Table};
use domain::forms::{Content, Entry, Origin, Row, Unreadable};
use domain::text::{is_blank, key};

use super::cells::{At, Cells};
use super::fields::Finder;
use super::sheet::{Cell, Sheet};
use crate::read::ReadLimits;
use crate::read::labels::Labels;

/// What people write before sums of their own, and what ends a form.
const SUMS: [&str; 8] = ["合計", "小計", "計", "総計", "総合計", "合計金額", "消費税", "消費税額"];
const END: &str = "以上";
/// How many rows below the end of a table are looked at.
const LOOKED_AT: usize = 1_000;

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
    for field in spec.fields().filter(|field| is_number(field.kind)) {
        if let Some(at) = cells.named(field.id) {
            cells.count(at, at.row, field.kind);
        }
    }
    for table in spec.tables() {
        let labels = Labels::of_columns(table);
        let Some(head) = named_head(cells, table, &labels).or_else(|| any_head(cells, table, &labels)) else {
            continue;
        };
        let Some(sheet) = cells.sheet(head.sheet) else { continue };
        count(cells, &head, table);
        let below = Below::of(cells, sheet, &head, table, finder)?;
        let end = end(cells, sheet, &head, &below, table, spec, finder);
        if let Some(entry) = outside(cells, &head, &below, table, end)? {
            content.outside.insert(table.id.to_owned(), entry);
        }
        let (rows, last) = rows(cells, sheet, &head, table, end, limits)?;
        taken.rows.push((head.sheet, head.row, last));
        content.tables.insert(table.id.to_owned(), rows);
    }
    Ok(taken)
}

/// Has the formulas below a head count with what the numbers there mean.
fn count(cells: &Cells<'_>, head: &Head, table: &Table) {
    for (column, spec) in head.columns.iter().zip(table.columns) {
        if let Some(column) = column.filter(|_| is_number(spec.kind)) {
            let first = At { sheet: head.sheet, row: head.last_row + 1, column };
            cells.count(first, u32::MAX, spec.kind);
        }
    }
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

/// The row after the last one of the table: where the sum of the form itself stands; where its name is lost,
/// where the label of a field stands or 「以上」, and no row of the table follows.
fn end<'b>(
    cells: &Cells<'b>,
    sheet: &'b Sheet,
    head: &Head,
    below: &Below,
    table: &Table,
    spec: &FormSpec,
    finder: &Finder<'_, 'b>,
) -> u32 {
    let of_table = |field: &&Field| match field.formula {
        Some(Formula::ColumnSum { table: of, .. }) => of == table.id,
        _ => false,
    };
    let named = spec.fields().filter(of_table).filter_map(|field| {
        let at = cells.named(field.id).filter(|at| at.sheet == head.sheet && at.row > head.last_row)?;
        let labelled = |cell: &&Cell| cell.row == at.row && finder.label(cell) == Some(field.id);
        sheet.cells.iter().any(|cell| labelled(&cell)).then_some(at.row)
    });
    if let Some(row) = named.min() {
        return row;
    }
    // Somebody's item may be called like a field: a row that is filled in belongs to the table.
    let mut ends: Vec<u32> = below.labels.iter().copied().filter(|row| below.filled(*row) <= 2).collect();
    ends.sort_unstable();
    let Some(last) = ends.last().copied() else { return u32::MAX };
    let filled = below.filled.iter().filter(|(row, count)| **count > 2 && !below.labels.contains(row));
    let last_filled = filled.map(|(row, _)| *row).filter(|row| *row < last).max().unwrap_or(head.last_row);
    ends.into_iter().find(|row| *row > last_filled).unwrap_or(u32::MAX)
}

/// What stands below the head of a table.
struct Below {
    /// How many cells of a row are filled in, of those that are typed.
    filled: HashMap<u32, usize>,
    /// Rows with the label of a field, or 「以上」.
    labels: HashSet<u32>,
}

impl Below {
    fn of<'b>(
        cells: &Cells<'b>,
        sheet: &'b Sheet,
        head: &Head,
        table: &Table,
        finder: &Finder<'_, 'b>,
    ) -> Result<Self, Unreadable> {
        let mut below = Self { filled: HashMap::new(), labels: HashSet::new() };
        for (column, spec) in head.columns.iter().zip(table.columns) {
            if let (Some(column), None) = (column, spec.formula) {
                for cell in sheet.column(*column, (head.last_row + 1, u32::MAX)) {
                    let at = At { sheet: head.sheet, row: cell.row, column: cell.column };
                    if !cells.is_blank(at)? {
                        *below.filled.entry(cell.row).or_default() += 1;
                    }
                }
            }
        }
        for cell in sheet.cells.iter().filter(|cell| cell.row > head.last_row) {
            let text = cells.short_text(cell);
            if finder.label(cell).is_some() || is_end(text) {
                below.labels.insert(cell.row);
            }
        }
        Ok(below)
    }

    fn filled(&self, row: u32) -> usize {
        self.filled.get(&row).copied().unwrap_or_default()
    }
}

fn is_end(text: &str) -> bool {
    text.len() < 30 && key(text) == END
}

/// The first cell of what looks like a row of the table, below its end: two cells filled in, one of them with a
/// number or a month where the table has one, and no label.
fn outside(
    cells: &Cells<'_>,
    head: &Head,
    below: &Below,
    table: &Table,
    end: u32,
) -> Result<Option<Entry>, Unreadable> {
    let mut rows: Vec<u32> =
        below.filled.iter().filter(|(_, count)| **count > 1).map(|(row, _)| *row).collect();
    rows.retain(|row| *row > end && !below.labels.contains(row));
    rows.sort_unstable();
    for number in rows.into_iter().take(LOOKED_AT) {
        let mut row = Row::of(table);
        for (entry, column) in row.cells.iter_mut().zip(&head.columns) {
            if let Some(column) = column {
                *entry = cells.entry(At { sheet: head.sheet, row: number, column: *column })?;
            }
        }
        let counts = row.cells.iter().zip(table.columns).any(|(entry, column)| {
            column.formula.is_none()
                && (is_number(column.kind) || column.kind == Kind::YearMonth)
                && matches!(entry.value(column.kind), Ok(Some(_)))
        });
        if counts && !is_sum(&row, table) {
            return Ok(row.cells.into_iter().find(|entry| !entry.is_blank()));
        }
    }
    Ok(None)
}

fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Integer(_) | Kind::Money | Kind::Percent)
}

/// Puts into the empty cells of a row what is merged from above: words go for every row, and a number counts
/// once, in the first of them.
fn merge(
    cells: &Cells<'_>,
    sheet: &Sheet,
    head: &Head,
    table: &Table,
    number: u32,
    row: &mut Row,
) -> Result<(), Unreadable> {
    for ((entry, column), spec) in row.cells.iter_mut().zip(&head.columns).zip(table.columns) {
        let Some(column) = column.filter(|_| entry.is_blank()) else { continue };
        let Some(area) = sheet.merged_over(number, column) else { continue };
        let from_above = area.columns.0 == column && area.rows.0 < number && area.rows.0 > head.last_row;
        let Some(first) = sheet.cell_at(area.rows.0, column).filter(|_| from_above) else { continue };
        let above = cells.entry_of(At { sheet: head.sheet, row: area.rows.0, column }, first)?;
        if above.is_blank() {
            continue;
        }
        if is_number(spec.kind) {
            entry.origin = Origin::Merged;
        } else {
            entry.raw = above.raw;
            entry.origin = above.origin;
        }
    }
    Ok(())
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
        if (table.fixed || !row.is_untouched(table)) && !is_sum(&row, table) && !is_only_end(&row) {
            merge(cells, sheet, head, table, *number, &mut row)?;
            rows.push(row);
        }
    }
    let last = numbers.last().copied().unwrap_or(head.last_row);
    Ok((rows, last))
}

/// 「以上」 and nothing else.
fn is_only_end(row: &Row) -> bool {
    let mut filled = row.cells.iter().filter(|entry| entry.origin != Origin::Formula && !entry.is_blank());
    filled.next().is_some_and(|entry| is_end(&entry.raw)) && filled.next().is_none()
}

/// A row of sums that somebody added.
fn is_sum(row: &Row, table: &Table) -> bool {
    let typed = row.cells.iter().zip(table.columns).filter(|(_, column)| column.formula.is_none());
    let mut filled = typed.map(|(entry, _)| entry).filter(|entry| !entry.is_blank());
    let first = filled.next();
    let is_word = |entry: &Entry| {
        let word = key(entry.raw.trim_matches(is_blank));
        // 小計（税抜・円）
        entry.raw.len() < 60 && word.split('(').next().is_some_and(|word| SUMS.contains(&word))
    };
    first.is_some_and(is_word) && filled.count() <= 1
}
