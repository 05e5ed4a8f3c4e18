//! A Word document as a reader needs it: paragraphs, tables, places to fill in.
//!
//! A table inside a cell is a table of its own: its text is not part of the cell's.

use domain::forms::Spot;

use crate::write::prompt::{is_long_prompt, is_prompt};

/// What stands in a document, in its order.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) parts: Vec<Part>,
    pub(crate) controls: Vec<Control>,
    /// More was there than the limits allow: what came after is missing.
    pub(crate) truncated: bool,
}

#[derive(Debug)]
pub(crate) enum Part {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph outside tables.
#[derive(Debug)]
pub(crate) struct Paragraph {
    /// From 1, empty paragraphs counted.
    pub(crate) number: u32,
    /// Lines are separated by `\n`, tabs are kept.
    pub(crate) text: String,
    /// The name of its style, or `#` and its own outline level.
    pub(crate) style: Option<String>,
    pub(crate) controls: Vec<usize>,
}

#[derive(Debug)]
pub(crate) struct Table {
    /// From 1, in the order in which tables begin.
    pub(crate) number: u32,
    pub(crate) rows: Vec<Row>,
}

#[derive(Debug)]
pub(crate) struct Row {
    /// From 1; rows that were deleted under tracking of changes are counted, but left out.
    pub(crate) number: u32,
    pub(crate) cells: Vec<Cell>,
    /// Repeated on every page.
    pub(crate) heading: bool,
}

#[derive(Debug)]
pub(crate) struct Cell {
    /// Where it begins on the table's grid, from 0.
    pub(crate) column: u32,
    /// Columns of the grid.
    pub(crate) span: u32,
    pub(crate) merge: Merge,
    /// Its paragraphs, separated by `\n`.
    pub(crate) text: String,
    pub(crate) controls: Vec<usize>,
}

/// Cells merged from top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Merge {
    #[default]
    None,
    First,
    /// Belongs to the cell above.
    Continued,
}

/// A content control.
#[derive(Debug, Default)]
pub(crate) struct Control {
    pub(crate) tag: String,
    pub(crate) text: String,
    /// For a box to tick, whether it is ticked.
    pub(crate) ticked: Option<bool>,
    /// The program says that nobody typed anything yet.
    pub(crate) shows_prompt: bool,
    /// Something in it was hidden or struck through.
    pub(crate) hides_text: bool,
    /// Where it begins; `None` if nothing stands in it.
    pub(crate) spot: Option<Spot>,
}

impl Control {
    /// What somebody typed into it. Where the program does not say that it shows a prompt, the short prompts
    /// are words that somebody chose.
    pub(crate) fn typed(&self) -> &str {
        let nothing = if self.shows_prompt { is_prompt(&self.text) } else { is_long_prompt(&self.text) };
        if nothing { "" } else { self.text.trim() }
    }
}

impl Document {
    pub(crate) fn tables(&self) -> impl Iterator<Item = &Table> {
        self.parts.iter().filter_map(|part| match part {
            Part::Table(table) => Some(table),
            Part::Paragraph(_) => None,
        })
    }

    /// The text of every paragraph and cell.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> + Clone {
        self.parts.iter().flat_map(|part| {
            let (paragraph, table) = match part {
                Part::Paragraph(paragraph) => (Some(paragraph.text.as_str()), None),
                Part::Table(table) => (None, Some(table)),
            };
            let cells = table.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
            paragraph.into_iter().chain(cells.map(|cell| cell.text.as_str()))
        })
    }
}

impl Paragraph {
    pub(crate) fn spot(&self) -> Spot {
        Spot::Paragraph { number: self.number }
    }
}

impl Table {
    pub(crate) fn spot(&self, row: &Row, cell: &Cell) -> Spot {
        Spot::TableCell { table: self.number, row: row.number, column: cell.column + 1 }
    }
}

impl Row {
    /// The cell over a column of the grid.
    pub(crate) fn over(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.partition_point(|cell| cell.column <= column).checked_sub(1)?;
        self.cells.get(at).filter(|cell| column < cell.column.saturating_add(cell.span))
    }
}
