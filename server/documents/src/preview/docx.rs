//! The preview of a Word document, from the model that the reader reads.

use std::io::{Read, Seek};

use domain::forms::Unreadable;
use domain::text::is_blank;

use super::{Preview, PreviewCell, PreviewPart, PreviewRow};
use crate::read::ReadLimits;
use crate::read::docx::model::{Cell, Merge, Paragraph, Part, Row, Table};
use crate::read::docx::{Headings, document};
use crate::read::package::Package;

pub(super) fn preview<R: Read + Seek>(source: R, limits: &ReadLimits) -> Result<Preview, Unreadable> {
    let mut package = Package::open(source)?;
    let document = document(&mut package, limits)?;
    let headings = Headings::read(&mut package, limits)?;
    let parts = document.parts.iter().filter_map(|part| match part {
        Part::Paragraph(one) => paragraph(one, &headings),
        Part::Table(one) => table(one),
    });
    Ok(Preview { parts: parts.collect(), truncated: document.truncated })
}

fn paragraph(paragraph: &Paragraph, headings: &Headings) -> Option<PreviewPart> {
    if paragraph.text.chars().all(is_blank) {
        return None;
    }
    let text = paragraph.text.clone();
    Some(match paragraph.style.as_deref().and_then(|style| headings.level(style)) {
        Some(level) => PreviewPart::Heading { level, text },
        None => PreviewPart::Paragraph { text, spot: paragraph.spot() },
    })
}

fn table(table: &Table) -> Option<PreviewPart> {
    let pairs = table.rows.iter().all(|row| row.cells.len() <= 2);
    let rows = table.rows.iter().enumerate();
    let rows: Vec<_> = rows.map(|(at, row)| self::row(table, at, row, pairs)).collect();
    (!rows.is_empty()).then_some(PreviewPart::Table { rows })
}

/// `pairs`: the table is one of labels and what stands beside them.
fn row(table: &Table, at: usize, row: &Row, pairs: bool) -> PreviewRow {
    let shown = row.cells.iter().filter(|cell| cell.merge != Merge::Continued);
    let cells = shown.enumerate().map(|(index, cell)| PreviewCell {
        text: cell.text.trim().to_owned(),
        spot: table.spot(row, cell),
        row_span: row_span(table, at, cell),
        column_span: cell.span,
        header: row.heading || (pairs && index == 0 && cell.controls.is_empty()),
    });
    PreviewRow { cells: cells.collect() }
}

/// How many rows a cell reaches down.
fn row_span(table: &Table, at: usize, cell: &Cell) -> u32 {
    if cell.merge != Merge::First {
        return 1;
    }
    let below = table.rows[at + 1..].iter().map_while(|row| row.over(cell.column));
    let continued = below.take_while(|below| below.merge == Merge::Continued && below.column == cell.column);
    1 + u32::try_from(continued.count()).unwrap_or(0)
}
