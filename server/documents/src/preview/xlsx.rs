//! The preview of a workbook: its sheets with what is used of them, formulas by what they come to.

use std::collections::{BTreeSet, HashSet};
use std::io::{Read, Seek};

use domain::forms::spec::FormSpec;
use domain::forms::{Unreadable, spec};
use domain::text::{is_blank, key};

use super::{Preview, PreviewCell, PreviewPart, PreviewRow};
use crate::read::ReadLimits;
use crate::read::labels::Labels;
use crate::read::recognise::recognise;
use crate::read::xlsx::book::Book;
use crate::read::xlsx::sheet::{Area, Sheet};
use crate::read::xlsx::{At, Cells};

/// As much as a person looks through on a page. A form of any usual size is shown whole.
const ROWS: usize = 500;
const COLUMNS: usize = 40;
const SHEETS: usize = 10;
/// Cells of merged areas that are looked at.
const MERGED: usize = 100_000;

pub(super) fn preview<R: Read + Seek>(source: R, limits: &ReadLimits) -> Result<Preview, Unreadable> {
    let book = Book::open(source, limits)?;
    let cells = Cells::new(&book, limits);
    let said = recognise(book.mark.as_deref(), std::iter::empty())
        .or_else(|| recognise(None, cells.lines().iter().copied()));
    let heads = Heads::of(said.map(|said| spec(said.form)));
    let mut preview = Preview { parts: Vec::new(), truncated: book.truncated };
    for (at, (index, sheet)) in cells.visible().enumerate() {
        if at >= SHEETS {
            preview.truncated = true;
            break;
        }
        preview.parts.push(PreviewPart::Heading { level: 1, text: sheet.name.to_string() });
        let grid = Grid::of(sheet);
        preview.truncated |= grid.cut;
        show(&cells, index, sheet, &grid, &heads, &mut preview.parts)?;
    }
    Ok(preview)
}

/// What names a row or column, and what is the title.
struct Heads {
    labels: Vec<Labels>,
    title: Option<String>,
}

impl Heads {
    fn of(spec: Option<&FormSpec>) -> Self {
        let Some(spec) = spec else { return Self { labels: Vec::new(), title: None } };
        let labels = std::iter::once(Labels::of(spec)).chain(spec.tables().map(Labels::of_columns));
        Self { labels: labels.collect(), title: Some(key(spec.id.title_ja())) }
    }

    fn names(&self, text: &str) -> bool {
        let leads = |labels: &Labels| labels.leading(text).is_some_and(|found| found.rest.is_empty());
        !text.is_empty() && self.labels.iter().any(leads)
    }
}

/// The rows and columns of a sheet that hold something.
struct Grid {
    rows: Vec<u32>,
    columns: Vec<u32>,
    /// Cells that a merged one reaches into.
    covered: HashSet<(u32, u32)>,
    /// There are more than are shown.
    cut: bool,
}

impl Grid {
    fn of(sheet: &Sheet) -> Self {
        let rows: BTreeSet<u32> = sheet.cells.iter().map(|cell| cell.row).collect();
        let mut cut = rows.len() > ROWS;
        let rows: Vec<u32> = rows.into_iter().take(ROWS).collect();
        let last = rows.last().copied().unwrap_or_default();
        let columns: BTreeSet<u32> =
            sheet.cells.iter().filter(|cell| cell.row <= last).map(|cell| cell.column).collect();
        cut |= columns.len() > COLUMNS;
        let columns: Vec<u32> = columns.into_iter().take(COLUMNS).collect();
        let mut grid = Self { rows, columns, covered: HashSet::new(), cut };
        let mut work = 0;
        for area in &sheet.merged {
            let (rows, columns) = (within(&grid.rows, area.rows), within(&grid.columns, area.columns));
            work += rows.len() * columns.len();
            if work > MERGED {
                break;
            }
            let inside = rows.iter().flat_map(|row| columns.iter().map(|column| (*row, *column)));
            let inside: Vec<_> =
                inside.filter(|(row, column)| sheet.anchor(*row, *column) != (*row, *column)).collect();
            grid.covered.extend(inside);
        }
        grid
    }
}

impl Grid {
    /// How many rows and columns a merged cell takes, of those that are shown: as far as nothing stands
    /// inside, which programs other than Excel let happen.
    fn spans(&self, area: &Area, row: u32, column: u32) -> (u32, u32) {
        let rows = within(&self.rows, area.rows).iter().skip_while(|other| **other <= row);
        let columns = within(&self.columns, area.columns).iter().skip_while(|other| **other <= column);
        let down = rows.take_while(|other| self.covered.contains(&(**other, column))).count();
        let across = columns.take_while(|other| self.covered.contains(&(row, **other))).count();
        let count = |count: usize| u32::try_from(count).unwrap_or_default().saturating_add(1);
        (count(down), count(across))
    }
}

/// The numbers of a sorted list between two, the last one included.
fn within(numbers: &[u32], (first, last): (u32, u32)) -> &[u32] {
    let start = numbers.partition_point(|number| *number < first);
    let end = numbers.partition_point(|number| *number <= last);
    &numbers[start..end.max(start)]
}

fn show(
    cells: &Cells<'_>,
    index: usize,
    sheet: &Sheet,
    grid: &Grid,
    heads: &Heads,
    parts: &mut Vec<PreviewPart>,
) -> Result<(), Unreadable> {
    let mut table: Vec<PreviewRow> = Vec::new();
    for row in &grid.rows {
        let shown = self::row(cells, index, sheet, grid, heads, *row)?;
        let filled: Vec<_> = shown.cells.iter().filter(|cell| !cell.text.is_empty()).collect();
        match filled[..] {
            [] => {}
            // A line over the whole width is no part of a table.
            [only] if only.column_span as usize >= grid.columns.len() && only.row_span == 1 => {
                end_table(&mut table, parts);
                let text = only.text.clone();
                let is_title = heads.title.as_ref().is_some_and(|title| *title == key(&text));
                parts.push(if is_title {
                    PreviewPart::Heading { level: 2, text }
                } else {
                    PreviewPart::Paragraph { text, spot: only.spot.clone() }
                });
            }
            _ => table.push(shown),
        }
    }
    end_table(&mut table, parts);
    Ok(())
}

fn end_table(table: &mut Vec<PreviewRow>, parts: &mut Vec<PreviewPart>) {
    if !table.is_empty() {
        parts.push(PreviewPart::Table { rows: std::mem::take(table) });
    }
}

fn row(
    cells: &Cells<'_>,
    index: usize,
    sheet: &Sheet,
    grid: &Grid,
    heads: &Heads,
    row: u32,
) -> Result<PreviewRow, Unreadable> {
    let mut shown = PreviewRow::default();
    for column in &grid.columns {
        if grid.covered.contains(&(row, *column)) {
            continue;
        }
        let at = At { sheet: index, row, column: *column };
        let entry = cells.entry(at)?;
        let text = entry.raw.trim_matches(is_blank).to_owned();
        let (row_span, column_span) =
            sheet.merged_from(row, *column).map_or((1, 1), |area| grid.spans(area, row, *column));
        shown.cells.push(PreviewCell {
            header: heads.names(&text),
            text,
            spot: cells.spot(at),
            row_span,
            column_span,
        });
    }
    Ok(shown)
}
