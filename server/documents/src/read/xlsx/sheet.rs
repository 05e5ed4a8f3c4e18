//! The cells of one sheet, streamed: only those that hold something are kept.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use domain::forms::Unreadable;
use quick_xml::events::BytesStart;

use super::merged::Inside;
use super::strings::{Budget, plain_text, rich_text, unescaped};
use crate::read::ReadLimits;
use crate::read::xml::{Piece, Pull, attribute};

pub const ROWS: u32 = 1_048_576;
pub const COLUMNS: u32 = 16_384;

/// What is stored in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Stored {
    Nothing,
    Number(f64),
    /// By its number among the shared strings.
    Shared(u32),
    Text(Box<str>),
    Bool(bool),
    /// `#REF!` and the like.
    Error(Box<str>),
}

#[derive(Clone, Debug)]
pub struct Cell {
    pub row: u32,
    pub column: u32,
    pub style: u32,
    /// For a formula, what the program that saved it believed it to be.
    pub stored: Stored,
    /// Among the sheet's formulas.
    pub formula: Option<u32>,
}

/// A formula as it is written, and how far it was moved from where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub text: Arc<str>,
    /// Rows and columns to add to relative references.
    pub moved: (i64, i64),
}

/// First and last row and column, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub rows: (u32, u32),
    pub columns: (u32, u32),
}

#[derive(Debug, Default)]
pub struct Sheet {
    pub name: Arc<str>,
    pub hidden: bool,
    /// In the order of columns, and of rows within a column: what formulas add up lies side by side.
    pub cells: Vec<Cell>,
    pub formulas: Vec<Written>,
    pub merged: Vec<Area>,
    /// There are more cells than the limits allow.
    pub truncated: bool,
    /// The merged areas by their first cell.
    pub(super) anchors: HashMap<(u32, u32), usize>,
    /// The merged areas by the cells in them.
    pub(super) inside: Inside,
}

impl Sheet {
    /// Takes in the cells of a sheet. `room` is how many more cells the whole workbook may have.
    pub fn read<R: Read>(
        part: &mut Pull<R>,
        limits: &ReadLimits,
        room: &mut usize,
        budget: &mut Budget,
    ) -> Result<Self, Unreadable> {
        let mut sheet = Self::default();
        let mut shared: HashMap<u32, (Arc<str>, u32, u32)> = HashMap::new();
        let (mut row, mut column, mut next_row) = (0_u32, 0_u32, 0_u32);
        loop {
            match part.next()? {
                Piece::Start(start, empty) => match start.local_name().as_ref() {
                    "row" => {
                        row = match attribute(&start, "r") {
                            Some(number) => row_number(&number)?,
                            None => next_row,
                        };
                        (column, next_row) = (0, row + 1);
                    }
                    "c" => {
                        let head = Head::of(&start, (row, column))?;
                        (row, column) = (head.row, head.column + 1);
                        if *room == 0 {
                            sheet.truncated = true;
                            break;
                        }
                        if !empty {
                            sheet.cell(part, head, &mut shared, room, budget)?;
                        }
                    }
                    "mergeCell" => {
                        if let Some(area) = attribute(&start, "ref").and_then(|text| area(&text)) {
                            if sheet.merged.len() >= limits.rows {
                                return Err(Unreadable::TooLarge);
                            }
                            sheet.anchors.insert((area.rows.0, area.columns.0), sheet.merged.len());
                            sheet.merged.push(area);
                        }
                    }
                    _ => {}
                },
                Piece::End | Piece::Text(_) => {}
                Piece::Eof => break,
            }
        }
        sheet.inside = Inside::of(&sheet.merged);
        sheet.cells.sort_by_key(|cell| (cell.column, cell.row));
        // A place that is there twice: the last one counts, as in Excel.
        sheet.cells.reverse();
        sheet.cells.dedup_by_key(|cell| (cell.column, cell.row));
        sheet.cells.reverse();
        Ok(sheet)
    }

    fn cell<R: Read>(
        &mut self,
        part: &mut Pull<R>,
        head: Head,
        shared: &mut HashMap<u32, (Arc<str>, u32, u32)>,
        room: &mut usize,
        budget: &mut Budget,
    ) -> Result<(), Unreadable> {
        let mut stored = Stored::Nothing;
        let mut formula = None;
        loop {
            match part.next()? {
                Piece::Start(start, empty) => match start.local_name().as_ref() {
                    "f" => {
                        let group = attribute(&start, "si").and_then(|number| number.parse().ok());
                        let group = group.filter(|_| attribute(&start, "t").as_deref() == Some("shared"));
                        let text = if empty { String::new() } else { plain_text(part, budget)? };
                        formula = written(text, group, (head.row, head.column), shared);
                    }
                    "v" if !empty => {
                        let text = plain_text(part, budget)?;
                        if head.kind != Kind::Inline {
                            stored = head.kind.stored(text)?;
                        }
                    }
                    "is" if !empty => stored = Stored::Text(rich_text(part, budget)?.into()),
                    _ if !empty => drop(plain_text(part, budget)?),
                    _ => {}
                },
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Eof => return Err(Unreadable::Damaged),
            }
        }
        if stored == Stored::Nothing && formula.is_none() {
            return Ok(());
        }
        *room = room.saturating_sub(1);
        let formula = formula.map(|written| {
            self.formulas.push(written);
            self.formulas.len() as u32 - 1
        });
        self.cells.push(Cell { row: head.row, column: head.column, style: head.style, stored, formula });
        Ok(())
    }

    pub fn cell_at(&self, row: u32, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&(column, row), |cell| (cell.column, cell.row)).ok()?;
        self.cells.get(at)
    }

    /// The cells of one column between two rows.
    pub fn column(&self, column: u32, (first, last): (u32, u32)) -> &[Cell] {
        let start = self.cells.partition_point(|cell| (cell.column, cell.row) < (column, first));
        let rest = &self.cells[start..];
        let end = rest.partition_point(|cell| (cell.column, cell.row) <= (column, last));
        &rest[..end]
    }

    /// The cells of an area that hold something, column by column.
    pub fn cells_in(&self, area: Area) -> impl Iterator<Item = &[Cell]> {
        let mut next = Some(area.columns.0);
        std::iter::from_fn(move || {
            let column = next?;
            let at = self.cells.partition_point(|cell| cell.column < column);
            // Columns without any cell are passed over.
            let column = self.cells.get(at)?.column;
            if column > area.columns.1 {
                return None;
            }
            next = column.checked_add(1);
            Some(self.column(column, area.rows))
        })
    }

    /// The merged area that starts in a cell.
    pub fn merged_from(&self, row: u32, column: u32) -> Option<&Area> {
        self.merged.get(*self.anchors.get(&(row, column))?)
    }

    /// The merged area that a cell lies in.
    pub fn merged_over(&self, row: u32, column: u32) -> Option<&Area> {
        self.merged.get(self.inside.find(row, column)?)
    }

    /// The first cell of the merged area that a cell lies in, or the cell itself. One that holds something
    /// of its own, as programs other than Excel can write it, stands for itself.
    pub fn anchor(&self, row: u32, column: u32) -> (u32, u32) {
        if self.cell_at(row, column).is_some() {
            return (row, column);
        }
        self.merged_over(row, column).map_or((row, column), |area| (area.rows.0, area.columns.0))
    }
}

/// A formula of a cell. A shared one is written once, with its group; further cells only name the group.
fn written(
    text: String,
    group: Option<u32>,
    (row, column): (u32, u32),
    shared: &mut HashMap<u32, (Arc<str>, u32, u32)>,
) -> Option<Written> {
    if !text.is_empty() {
        let text: Arc<str> = text.into();
        if let Some(group) = group {
            shared.insert(group, (Arc::clone(&text), row, column));
        }
        return Some(Written { text, moved: (0, 0) });
    }
    // A group that nobody wrote can't be computed, but it is a formula all the same.
    let (text, from_row, from_column) = shared.get(&group?).cloned().unwrap_or_default();
    let moved = (i64::from(row) - i64::from(from_row), i64::from(column) - i64::from(from_column));
    Some(Written { text, moved })
}

/// What a cell's element says before its content.
struct Head {
    row: u32,
    column: u32,
    style: u32,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Inline,
    Text,
    /// `2026-11-22T00:00:00`
    Moment,
    Bool,
    Error,
}

impl Head {
    fn of(start: &BytesStart<'_>, (row, column): (u32, u32)) -> Result<Self, Unreadable> {
        let mut head = Self { row, column, style: 0, kind: Kind::Number };
        for attribute in start.attributes().with_checks(false).flatten() {
            let value = attribute.value.as_ref();
            match attribute.key.as_ref() {
                "r" => (head.row, head.column) = cell_name(value).ok_or(Unreadable::Damaged)?,
                "s" => head.style = value.parse().unwrap_or(0),
                "t" => {
                    head.kind = match value {
                        "s" => Kind::Shared,
                        "inlineStr" => Kind::Inline,
                        "str" => Kind::Text,
                        "d" => Kind::Moment,
                        "b" => Kind::Bool,
                        "e" => Kind::Error,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        if head.row >= ROWS || head.column >= COLUMNS { Err(Unreadable::Damaged) } else { Ok(head) }
    }
}

impl Kind {
    fn stored(self, text: String) -> Result<Stored, Unreadable> {
        let trimmed = text.trim();
        Ok(match self {
            Kind::Number | Kind::Shared | Kind::Bool | Kind::Error if trimmed.is_empty() => Stored::Nothing,
            Kind::Number => match trimmed.parse::<f64>() {
                Ok(number) if number.is_finite() => Stored::Number(number),
                _ => Stored::Text(text.into()),
            },
            Kind::Shared => Stored::Shared(trimmed.parse().map_err(|_| Unreadable::Damaged)?),
            Kind::Bool => Stored::Bool(trimmed == "1" || trimmed.eq_ignore_ascii_case("true")),
            Kind::Error => Stored::Error(trimmed.into()),
            Kind::Moment => Stored::Text(day_of(trimmed).into()),
            Kind::Text | Kind::Inline => Stored::Text(unescaped(text).into()),
        })
    }
}

/// A moment without the time, where that is midnight.
fn day_of(moment: &str) -> &str {
    match moment.split_once('T') {
        Some((day, time)) if time.chars().all(|ch| "0:.Z".contains(ch)) => day,
        _ => moment,
    }
}

/// `12` as row 11.
fn row_number(text: &str) -> Result<u32, Unreadable> {
    let number: u32 = text.parse().map_err(|_| Unreadable::Damaged)?;
    number.checked_sub(1).filter(|row| *row < ROWS).ok_or(Unreadable::Damaged)
}

/// `B12`, `$B$12` as row 11, column 1.
pub fn cell_name(text: &str) -> Option<(u32, u32)> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let split = text.find(|ch: char| !ch.is_ascii_alphabetic())?;
    let (letters, digits) = text.split_at(split);
    let digits = digits.strip_prefix('$').unwrap_or(digits);
    let row: u32 = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    Some((row.checked_sub(1)?, column_number(letters)?))
        .filter(|(row, column)| *row < ROWS && *column < COLUMNS)
}

/// `AA` as 26.
pub fn column_number(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let number = letters.bytes().try_fold(0_u32, |number, letter| {
        letter.is_ascii_alphabetic().then(|| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    Some(number - 1)
}

/// `B2:D5`, `$B$2`.
pub fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let ((row, column), (to_row, to_column)) = (cell_name(first)?, cell_name(last)?);
    Some(Area {
        rows: (row.min(to_row), row.max(to_row)),
        columns: (column.min(to_column), column.max(to_column)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str, limits: &ReadLimits) -> Result<Sheet, Unreadable> {
        let mut room = limits.cells;
        Sheet::read(&mut Pull::new(xml.as_bytes(), limits), limits, &mut room, &mut Budget::new(limits))
    }

    #[test]
    fn only_cells_that_hold_something_are_kept() {
        let xml = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>\
                   <row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"3\"/><c r=\"C1\" t=\"b\"><v>1</v></c></row>\
                   <row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>\
                   </sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>";
        let sheet = read(xml, &ReadLimits::default()).unwrap();
        assert_eq!(sheet.cells.len(), 3);
        assert_eq!(sheet.cell_at(ROWS - 1, COLUMNS - 1).unwrap().stored, Stored::Text("x".into()));
        assert_eq!(sheet.anchor(1, 1), (0, 0));
        assert_eq!(sheet.cells_in(area("A1:XFD1048576").unwrap()).map(<[Cell]>::len).sum::<usize>(), 3);
    }

    #[test]
    fn places_may_be_left_out_and_repeated() {
        let xml = "<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>\
                   <row r=\"9\"><c r=\"A9\"><v>4</v></c><c r=\"A9\"><v>5</v></c></row></sheetData></worksheet>";
        let sheet = read(xml, &ReadLimits::default()).unwrap();
        let at = |row, column| sheet.cell_at(row, column).map(|cell| cell.stored.clone());
        assert_eq!(at(0, 1), Some(Stored::Number(2.0)));
        assert_eq!(at(1, 0), Some(Stored::Number(3.0)));
        assert_eq!(at(8, 0), Some(Stored::Number(5.0)));
    }

    #[test]
    fn shared_formulas_move_with_their_cells() {
        let xml = "<worksheet><sheetData><row r=\"1\"><c r=\"B1\"><f t=\"shared\" ref=\"B1:B2\" si=\"4294967295\">A1*2</f></c></row>\
                   <row r=\"2\"><c r=\"B2\"><f t=\"shared\" si=\"4294967295\"/><v>7</v></c></row></sheetData></worksheet>";
        let sheet = read(xml, &ReadLimits::default()).unwrap();
        assert_eq!(sheet.formulas[1], Written { text: "A1*2".into(), moved: (1, 0) });
    }

    #[test]
    fn more_cells_than_a_form_has_are_left_out() {
        let limits = ReadLimits { cells: 2, ..ReadLimits::default() };
        let xml = "<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row></sheetData></worksheet>";
        let sheet = read(xml, &limits).unwrap();
        assert_eq!((sheet.cells.len(), sheet.truncated), (2, true));
        for bad in
            ["<c r=\"XFE1\"><v>1</v></c>", "<c r=\"A0\"><v>1</v></c>", "<c r=\"A1048577\"><v>1</v></c>"]
        {
            let xml = format!("<worksheet><sheetData><row>{bad}</row></sheetData></worksheet>");
            assert_eq!(read(&xml, &ReadLimits::default()).unwrap_err(), Unreadable::Damaged, "{bad}");
        }
    }

    #[test]
    fn names_of_cells() {
        assert_eq!(cell_name("A1"), Some((0, 0)));
        assert_eq!(cell_name("$AA$12"), Some((11, 26)));
        assert_eq!(cell_name("XFD1048576"), Some((ROWS - 1, COLUMNS - 1)));
        for bad in ["", "A", "1", "A0", "AAAA1", "A1B", "$"] {
            assert_eq!(cell_name(bad), None, "{bad}");
        }
    }
}
