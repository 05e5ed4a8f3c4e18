//! The cells of a workbook as what a person sees, and where they stand.

use std::cell::RefCell;
use std::sync::Arc;

use domain::forms::spec::Kind;
use domain::forms::{Entry, Origin, Spot, Unreadable, Value as Meaning};
use domain::text::is_blank;

use super::book::Book;
use super::formula::{Engine, Value};
use super::sheet::{Cell, Sheet, Stored};
use super::show::{shown, stored};
use crate::read::ReadLimits;

/// A place in a workbook; rows and columns count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct At {
    pub(crate) sheet: usize,
    pub(crate) row: u32,
    pub(crate) column: u32,
}

/// Longest text that is searched for what it says about the form, and its first lines that are.
const LINE: usize = 600;
const LINES: usize = 3;
/// Longest text that may be a number, in bytes.
const LONGEST_NUMBER: usize = 100;

/// A workbook with its formulas computed as they are asked for.
pub(crate) struct Cells<'b> {
    pub(crate) book: &'b Book,
    engine: Engine<'b>,
    /// Bytes of text that may still be copied: thousands of cells can share one long text.
    room: RefCell<usize>,
}

impl<'b> Cells<'b> {
    pub(crate) fn new(book: &'b Book, limits: &ReadLimits) -> Self {
        Self { book, engine: Engine::new(book), room: RefCell::new(limits.all_text_bytes) }
    }

    pub(crate) fn sheet(&self, index: usize) -> Option<&'b Sheet> {
        self.book.sheets.get(index)
    }

    /// Sheets that a person sees.
    pub(crate) fn visible(&self) -> impl Iterator<Item = (usize, &'b Sheet)> {
        self.book.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.hidden)
    }

    /// The typed text of a cell; nothing for numbers and formulas.
    pub(crate) fn text(&self, cell: &'b Cell) -> &'b str {
        match &cell.stored {
            _ if cell.formula.is_some() || self.is_struck(cell) => "",
            Stored::Shared(index) => self.book.strings.get(*index as usize).unwrap_or_default(),
            Stored::Text(text) => text,
            _ => "",
        }
    }

    /// The typed text of a cell where it is short enough to be a label or a heading; nothing else.
    pub(crate) fn short_text(&self, cell: &'b Cell) -> &'b str {
        Some(self.text(cell)).filter(|text| text.len() <= LINE).unwrap_or_default()
    }

    /// All short text on visible sheets, from left to right and from top to bottom.
    pub(crate) fn lines(&self) -> Vec<&'b str> {
        let mut all: Vec<(At, &str)> = Vec::new();
        for (index, sheet) in self.visible() {
            for cell in &sheet.cells {
                let at = At { sheet: index, row: cell.row, column: cell.column };
                all.extend(self.short_text(cell).lines().take(LINES).map(|line| (at, line)));
            }
        }
        all.sort_by_key(|(at, _)| *at);
        all.into_iter().map(|(_, line)| line).collect()
    }

    /// The place that a name leads to: the first cell of its area.
    pub(crate) fn named(&self, name: &str) -> Option<At> {
        let (sheet, area) = *self.book.names.get(name)?;
        let (row, column) = self.sheet(sheet)?.anchor(area.rows.0, area.columns.0);
        Some(At { sheet, row, column })
    }

    pub(crate) fn spot(&self, at: At) -> Spot {
        let name = self.sheet(at.sheet).map_or_else(|| Arc::from(""), |sheet| Arc::clone(&sheet.name));
        Spot::Cell { sheet: name, row: at.row, column: at.column }
    }

    /// What a person sees in a cell.
    ///
    /// # Errors
    /// Damaged: the cell names a shared string that is not there. Too large: all texts together.
    pub(crate) fn entry(&self, at: At) -> Result<Entry, Unreadable> {
        match self.sheet(at.sheet).and_then(|sheet| sheet.cell_at(at.row, at.column)) {
            Some(cell) => self.entry_of(at, cell),
            None => Ok(Entry::at("", self.spot(at))),
        }
    }

    /// As [`Self::entry`], of a cell that is known already.
    pub(crate) fn entry_of(&self, at: At, cell: &Cell) -> Result<Entry, Unreadable> {
        let (value, origin) = self.value(at.sheet, cell)?;
        let raw = match value {
            // Without copying a text twice.
            Value::Text(text) => String::from(text.as_ref()),
            value => shown(&value, self.book.styles.shape(cell.style), self.book.from_1904),
        };
        let mut room = self.room.borrow_mut();
        *room = room.checked_sub(raw.len()).ok_or(Unreadable::TooLarge)?;
        Ok(Entry { raw, spot: Some(self.spot(at)), origin })
    }

    /// Struck through is taken back (見え消し): what a person sees is nothing any more.
    fn is_struck(&self, cell: &Cell) -> bool {
        self.book.styles.is_struck(cell.style)
    }

    /// Has formulas count with what numbers in a column mean, from one row to another: `12,000台` and `10%` as
    /// text, 0.1 for ten percent. To be said before any formula is computed.
    pub(crate) fn count(&self, from: At, last_row: u32, kind: Kind) {
        let Some(sheet) = self.sheet(from.sheet) else { return };
        for cell in sheet.column(from.column, (from.row, last_row)) {
            let raw = match &cell.stored {
                _ if cell.formula.is_some() || self.is_struck(cell) => continue,
                Stored::Number(number) if kind == Kind::Percent => {
                    shown(&Value::Number(*number), self.book.styles.shape(cell.style), self.book.from_1904)
                }
                Stored::Shared(_) | Stored::Text(_) => Some(self.text(cell))
                    .filter(|text| text.len() <= LONGEST_NUMBER)
                    .unwrap_or_default()
                    .to_owned(),
                _ => continue,
            };
            if let Ok(Some(Meaning::Whole(number))) = kind.read(&raw) {
                // Exact: nothing above domain::forms::value::LARGEST is read.
                self.engine.assume((from.sheet, cell.row, cell.column), number as f64);
            }
        }
    }

    fn value(&self, sheet: usize, cell: &Cell) -> Result<(Value, Origin), Unreadable> {
        if self.is_struck(cell) {
            return Ok((Value::Blank, Origin::Typed));
        }
        let Some(formula) = cell.formula else { return Ok((stored(self.book, cell)?, Origin::Typed)) };
        match self.engine.compute(sheet, formula) {
            Some(value) => Ok((value, Origin::Formula)),
            None => Ok((stored(self.book, cell)?, Origin::StoredFigure)),
        }
    }

    /// Whether there is nothing to be seen in a cell.
    pub(crate) fn is_blank(&self, at: At) -> Result<bool, Unreadable> {
        let Some(cell) = self.sheet(at.sheet).and_then(|sheet| sheet.cell_at(at.row, at.column)) else {
            return Ok(true);
        };
        if self.is_struck(cell) {
            return Ok(true);
        }
        let text = self.text(cell);
        Ok(match cell.stored {
            // Nobody fills a cell with a page of spaces.
            _ if cell.formula.is_none() && !text.is_empty() => text.chars().take(LINE).all(is_blank),
            Stored::Number(_) | Stored::Bool(_) | Stored::Error(_) if cell.formula.is_none() => false,
            _ => self.entry_of(at, cell)?.raw.chars().all(is_blank),
        })
    }
}
