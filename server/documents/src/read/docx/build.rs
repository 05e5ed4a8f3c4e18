//! Puts a document together from what its elements say, within the limits.

use domain::forms::Spot;

use super::model::{Cell, Control, Document, Merge, Paragraph, Part, Row, Table};
use crate::read::ReadLimits;

/// Controls inside controls, of which each takes in the text.
const NESTED_CONTROLS: usize = 8;
/// Columns of a grid.
const COLUMNS: u32 = 1_000;

/// A paragraph that is not closed yet: text boxes hold paragraphs inside a paragraph.
struct OpenParagraph {
    text: String,
    controls: Vec<usize>,
    /// Where in the document it will stand; `None` inside a cell.
    part: Option<usize>,
    /// How many tables it lies in.
    tables: usize,
}

struct OpenTable {
    part: usize,
    rows: u32,
    row: Option<OpenRow>,
}

struct OpenRow {
    row: Row,
    column: u32,
    deleted: bool,
    /// How many controls there were before it.
    controls: usize,
    cell: Option<Cell>,
}

struct OpenControl {
    /// Among the controls of the document, if it is taken down at all.
    index: usize,
    /// It holds more text than one field can, or is nested too deep.
    too_long: bool,
    /// It encloses whole cells of a row, and belongs to the first of them.
    wants_cell: bool,
    /// It encloses whole rows: no field is like that.
    around_rows: bool,
}

pub(super) struct Builder<'a> {
    limits: &'a ReadLimits,
    document: Document,
    paragraphs: Vec<OpenParagraph>,
    tables: Vec<OpenTable>,
    controls: Vec<OpenControl>,
    /// For each open run, whether it is hidden.
    runs: Vec<bool>,
    field_tick: Option<bool>,
    numbers: (u32, u32),
    cells: usize,
    text_bytes: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(limits: &'a ReadLimits) -> Self {
        Self {
            limits,
            document: Document::default(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            controls: Vec::new(),
            runs: Vec::new(),
            field_tick: None,
            numbers: (0, 0),
            cells: 0,
            text_bytes: 0,
        }
    }

    /// Whether a limit was reached and nothing more is taken in.
    pub(super) fn is_full(&self) -> bool {
        self.document.truncated
    }

    /// Closes what is open, as it is where a document was cut off.
    pub(super) fn finish(mut self) -> Document {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        while !self.tables.is_empty() {
            self.end_cell();
            self.end_row();
            self.end_table();
        }
        self.document
    }

    /// The paragraph that text goes to: not one around the table we are in.
    fn paragraph(&mut self) -> Option<&mut OpenParagraph> {
        let tables = self.tables.len();
        self.paragraphs.last_mut().filter(|paragraph| paragraph.tables == tables)
    }

    fn row(&mut self) -> Option<&mut OpenRow> {
        self.tables.last_mut()?.row.as_mut()
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.row()?.cell.as_mut()
    }

    /// One more paragraph or cell.
    fn count(&mut self) {
        self.cells += 1;
        if self.cells > self.limits.cells {
            self.document.truncated = true;
        }
    }

    pub(super) fn start_paragraph(&mut self) {
        self.count();
        let part = if self.cell().is_none() {
            self.numbers.0 += 1;
            let (number, text) = (self.numbers.0, String::new());
            let paragraph = Paragraph { number, text, style: None, controls: Vec::new() };
            self.document.parts.push(Part::Paragraph(paragraph));
            Some(self.document.parts.len() - 1)
        } else {
            None
        };
        let tables = self.tables.len();
        self.paragraphs.push(OpenParagraph { text: String::new(), controls: Vec::new(), part, tables });
        let spot = self.spot();
        for open in &self.controls {
            let control = &mut self.document.controls[open.index];
            if !control.text.is_empty() {
                control.text.push('\n');
            }
            control.spot = control.spot.take().or_else(|| spot.clone());
        }
    }

    /// Where we are.
    fn spot(&self) -> Option<Spot> {
        if let Some(OpenTable { part, row: Some(row), .. }) = self.tables.last()
            && let Some(cell) = &row.cell
            && let Part::Table(table) = &self.document.parts[*part]
        {
            return Some(table.spot(&row.row, cell));
        }
        self.paragraphs.last().map(|_| Spot::Paragraph { number: self.numbers.0 })
    }

    pub(super) fn style(&mut self, name: Option<String>) {
        let part = self.paragraphs.last().and_then(|paragraph| paragraph.part);
        if let Some(part) = part
            && let Part::Paragraph(paragraph) = &mut self.document.parts[part]
        {
            paragraph.style = name.filter(|name| name.len() < 200);
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(closed) = self.paragraphs.pop() else { return };
        match closed.part {
            Some(part) => {
                if let Part::Paragraph(paragraph) = &mut self.document.parts[part] {
                    paragraph.text = closed.text;
                    paragraph.controls = closed.controls;
                }
            }
            None => {
                let limit = self.limits.text_bytes;
                let mut too_long = false;
                if let Some(cell) = self.cell() {
                    if !cell.text.is_empty() {
                        cell.text.push('\n');
                    }
                    cell.text.push_str(&closed.text);
                    too_long = cell.text.len() > limit;
                    cell.controls.extend(closed.controls);
                }
                self.document.truncated |= too_long;
            }
        }
    }

    pub(super) fn start_run(&mut self) {
        self.runs.push(false);
    }

    pub(super) fn hide_run(&mut self) {
        if let Some(hidden) = self.runs.last_mut() {
            *hidden = true;
        }
    }

    pub(super) fn end_run(&mut self) {
        self.runs.pop();
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.runs.contains(&true) {
            for open in &self.controls {
                self.document.controls[open.index].hides_text = true;
            }
            return;
        }
        let Some(paragraph) = self.paragraph() else { return };
        paragraph.text.push_str(text);
        let length = paragraph.text.len();
        self.text_bytes += text.len();
        if length > self.limits.text_bytes || self.text_bytes > self.limits.all_text_bytes {
            self.document.truncated = true;
        }
        for open in &mut self.controls {
            let control = &mut self.document.controls[open.index];
            open.too_long |= control.text.len() + text.len() > self.limits.text_bytes;
            if open.too_long {
                control.text.clear();
            } else {
                control.text.push_str(text);
            }
        }
    }

    pub(super) fn start_table(&mut self) {
        self.numbers.1 += 1;
        self.count();
        self.document.parts.push(Part::Table(Table { number: self.numbers.1, rows: Vec::new() }));
        self.tables.push(OpenTable { part: self.document.parts.len() - 1, rows: 0, row: None });
    }

    pub(super) fn end_table(&mut self) {
        self.tables.pop();
    }

    pub(super) fn start_row(&mut self) {
        self.count();
        let controls = self.document.controls.len();
        let Some(table) = self.tables.last_mut() else { return };
        table.rows += 1;
        if table.rows as usize > self.limits.rows {
            self.document.truncated = true;
        }
        let row = Row { number: table.rows, cells: Vec::new(), heading: false };
        table.row = Some(OpenRow { row, column: 0, deleted: false, controls, cell: None });
    }

    pub(super) fn grid_before(&mut self, columns: u32) {
        if let Some(row) = self.row() {
            row.column = columns.min(COLUMNS);
        }
    }

    pub(super) fn heading_row(&mut self) {
        if let Some(row) = self.row() {
            row.row.heading = true;
        }
    }

    pub(super) fn deleted_row(&mut self) {
        if let Some(row) = self.row() {
            row.deleted = true;
        }
    }

    pub(super) fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(row) = table.row.take() else { return };
        let part = table.part;
        if row.deleted {
            // Controls that are still open lie outside of the row.
            let open = self.controls.iter().map(|control| control.index + 1).max().unwrap_or(0);
            self.document.controls.truncate(row.controls.max(open));
        } else if let Part::Table(table) = &mut self.document.parts[part] {
            table.rows.push(row.row);
        }
    }

    pub(super) fn start_cell(&mut self) {
        self.count();
        let mut controls = Vec::new();
        for open in self.controls.iter_mut().filter(|open| open.wants_cell) {
            open.wants_cell = false;
            controls.push(open.index);
        }
        let Some(row) = self.row() else { return };
        let column = row.column;
        row.cell = Some(Cell { column, span: 1, merge: Merge::None, text: String::new(), controls });
    }

    pub(super) fn span(&mut self, columns: u32) {
        if let Some(cell) = self.cell() {
            cell.span = columns.clamp(1, COLUMNS);
        }
    }

    pub(super) fn merge(&mut self, merge: Merge) {
        if let Some(cell) = self.cell() {
            cell.merge = merge;
        }
    }

    pub(super) fn end_cell(&mut self) {
        let Some(row) = self.row() else { return };
        if let Some(cell) = row.cell.take() {
            row.column = row.column.saturating_add(cell.span);
            row.row.cells.push(cell);
        }
    }

    pub(super) fn start_control(&mut self) {
        self.count();
        let index = self.document.controls.len();
        let in_paragraph = self.paragraph().is_some();
        let spot = if in_paragraph { self.spot() } else { None };
        self.document.controls.push(Control { spot, ..Control::default() });
        let mut open = OpenControl {
            index,
            too_long: self.controls.len() >= NESTED_CONTROLS,
            wants_cell: false,
            around_rows: false,
        };
        if let Some(paragraph) = self.paragraph() {
            paragraph.controls.push(index);
        } else if let Some(cell) = self.cell() {
            cell.controls.push(index);
        } else if let Some(table) = self.tables.last() {
            open.wants_cell = table.row.is_some();
            open.around_rows = table.row.is_none();
        }
        self.controls.push(open);
    }

    fn control(&mut self) -> Option<&mut Control> {
        let index = self.controls.last()?.index;
        self.document.controls.get_mut(index)
    }

    pub(super) fn control_tag(&mut self, tag: String) {
        if self.controls.last().is_some_and(|open| !open.around_rows)
            && let Some(control) = self.control()
            && tag.len() < 200
        {
            control.tag = tag;
        }
    }

    pub(super) fn control_ticked(&mut self, ticked: bool) {
        if let Some(control) = self.control() {
            control.ticked = Some(ticked);
        }
    }

    pub(super) fn control_shows_prompt(&mut self) {
        if let Some(control) = self.control() {
            control.shows_prompt = true;
        }
    }

    pub(super) fn end_control(&mut self) {
        self.controls.pop();
    }

    pub(super) fn start_field_checkbox(&mut self) {
        self.field_tick = Some(false);
    }

    /// `default`, `result` and `checked` come in this order, and the last one holds.
    pub(super) fn field_ticked(&mut self, ticked: bool) {
        self.field_tick = Some(ticked);
    }

    pub(super) fn end_field_checkbox(&mut self) {
        if let Some(ticked) = self.field_tick.take() {
            self.text(if ticked { "☑" } else { "□" });
        }
    }
}
