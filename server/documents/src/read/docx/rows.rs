//! Tables with rows: found by their heading row or by the controls in their cells.

use domain::forms::spec::{Field, FormSpec, Kind, Table as TableSpec};
use domain::forms::{Content, Entry, Origin, Row as ContentRow};
use domain::text::key;

use super::fields::{Taken, beside, typed};
use super::model::{Document, Merge, Row, Table};
use crate::read::labels::Labels;

/// Over how many rows a merged cell is followed.
const LONGEST_MERGE: usize = 200;

/// Which column of the form stands over which column of the grid.
type Columns = Vec<Option<u32>>;

/// Puts the rows of every table into the content, and says which rows of the document they were,
/// headings included.
pub(super) fn read(document: &Document, spec: &FormSpec, fields: &Labels, content: &mut Content) -> Taken {
    let mut taken = Taken::new();
    for table in spec.tables() {
        let reader = Reader { document, spec: table, columns: Labels::of_columns(table), fields };
        let mut rows: Option<Vec<ContentRow>> = None;
        let mut before: Option<Columns> = None;
        for found in document.tables() {
            before = reader.table(found, before.take(), &mut rows, &mut taken);
        }
        if let Some(rows) = rows {
            content.tables.insert(table.id.to_owned(), rows);
        }
    }
    taken
}

struct Reader<'a> {
    document: &'a Document,
    spec: &'static TableSpec,
    columns: Labels,
    fields: &'a Labels,
}

impl Reader<'_> {
    /// Reads one table of the document. `before` is how the one before it was laid out, if that belonged
    /// to the form's table: somebody may have split it. Returns the same for this one.
    fn table(
        &self,
        table: &Table,
        before: Option<Columns>,
        rows: &mut Option<Vec<ContentRow>>,
        taken: &mut Taken,
    ) -> Option<Columns> {
        let headed = table.rows.iter().any(|row| self.heading(row).is_some());
        let mut columns = if headed { None } else { self.by_controls(table) };
        if !headed && columns.is_none() {
            columns = before.filter(|columns| self.goes_on(table, columns));
        }
        let mut used = columns.is_some();
        for (at, row) in table.rows.iter().enumerate() {
            if let Some(found) = self.heading(row) {
                columns = Some(found);
                used = true;
                rows.get_or_insert_default();
                taken.insert((table.number, row.number));
                continue;
            }
            let Some(columns) = &columns else { continue };
            if self.is_label(row, columns) {
                continue;
            }
            taken.insert((table.number, row.number));
            if self.is_sum(row, columns) {
                continue;
            }
            let read = self.row(table, at, columns);
            let touched = if self.spec.fixed {
                read.cells.iter().any(|entry| !entry.is_blank())
            } else {
                !read.is_untouched(self.spec)
            };
            let rows = rows.get_or_insert_default();
            if touched {
                rows.push(read);
            }
        }
        columns.filter(|_| used)
    }

    /// Whether a row is the heading: at least half of the columns are named in it.
    fn heading(&self, row: &Row) -> Option<Columns> {
        let named: Vec<_> = row
            .cells
            .iter()
            .filter(|cell| cell.merge != Merge::Continued)
            .filter_map(|cell| Some((self.columns.leading(&cell.text)?.id, cell.column)))
            .collect();
        let needed = self.spec.columns.len().div_ceil(2).max(2);
        (named.len() >= needed).then(|| {
            let of = |field: &Field| named.iter().find(|(id, _)| *id == field.id).map(|(_, column)| *column);
            self.spec.columns.iter().map(of).collect()
        })
    }

    /// The layout of a table that has lost its heading, by the controls in its cells.
    fn by_controls(&self, table: &Table) -> Option<Columns> {
        let mut columns: Columns = vec![None; self.spec.columns.len()];
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            for at in cell.controls.iter().filter_map(|index| self.column_of(*index)) {
                columns[at].get_or_insert(cell.column);
            }
        }
        columns.iter().any(Option::is_some).then_some(columns)
    }

    /// The column that a control names.
    fn column_of(&self, control: usize) -> Option<usize> {
        let tag = &self.document.controls.get(control)?.tag;
        let column = tag.strip_prefix(self.spec.id)?.strip_prefix('.')?;
        self.spec.columns.iter().position(|field| field.id == column)
    }

    /// Whether a table without heading and controls is the rest of the one before it: what stands in
    /// its first row fits.
    fn goes_on(&self, table: &Table, columns: &Columns) -> bool {
        let Some(first) = table.rows.first().filter(|row| !self.is_label(row, columns)) else { return false };
        let fits = |(field, column): (&Field, &Option<u32>)| {
            let Some(column) = column else { return true };
            first.over(*column).is_some_and(|cell| field.kind.read(typed(&cell.text)).is_ok())
        };
        self.spec.columns.iter().zip(columns).all(fits)
    }

    /// Whether a row asks for a field outside the table, such as the total. Somebody may be called like a
    /// field: a row that is filled in belongs to the table.
    fn is_label(&self, row: &Row, columns: &Columns) -> bool {
        let first = row.cells.iter().find(|cell| !typed(&cell.text).is_empty());
        first.is_some_and(|cell| self.fields.leading(&cell.text).is_some()) && self.filled(row, columns) <= 2
    }

    /// Whether somebody added up the rows in a row of their own.
    fn is_sum(&self, row: &Row, columns: &Columns) -> bool {
        let first = row.cells.iter().map(|cell| typed(&cell.text)).find(|text| !text.is_empty());
        let named = first.is_some_and(|text| {
            text.len() < 60
                && matches!(key(text).as_str(), "合計" | "計" | "総計" | "小計" | "合計(台)" | "total")
        });
        named && self.filled(row, columns) <= 2
    }

    /// How many cells of a row are filled in, of those that are typed.
    fn filled(&self, row: &Row, columns: &Columns) -> usize {
        let typed_in = self.spec.columns.iter().zip(columns).filter(|(field, _)| field.formula.is_none());
        let cells = typed_in.filter_map(|(_, column)| {
            let column = (*column)?;
            row.over(column).filter(|cell| cell.column == column && cell.merge != Merge::Continued)
        });
        cells.filter(|cell| !typed(&cell.text).is_empty()).count()
    }

    fn row(&self, table: &Table, at: usize, columns: &Columns) -> ContentRow {
        let mut read = ContentRow::of(self.spec);
        let row = &table.rows[at];
        for (index, field) in self.spec.columns.iter().enumerate() {
            if let Some(entry) = self.by_control(table, row, index) {
                read.cells[index] = entry;
            } else if let Some(column) = columns[index] {
                read.cells[index] = self.by_column(table, at, column, field);
            }
        }
        read
    }

    /// A cell by the control that carries its name.
    fn by_control(&self, table: &Table, row: &Row, column: usize) -> Option<Entry> {
        let cell = row
            .cells
            .iter()
            .find(|cell| cell.controls.iter().any(|control| self.column_of(*control) == Some(column)))?;
        let control = cell.controls.iter().find(|control| self.column_of(**control) == Some(column))?;
        let control = self.document.controls.get(*control)?;
        let mut text = control.typed();
        if text.is_empty() && cell.controls.len() == 1 {
            text = beside(&cell.text, &control.text, self.fields);
        }
        Some(Entry::at(text, table.spot(row, cell)))
    }

    /// A cell by its place under the heading.
    fn by_column(&self, table: &Table, at: usize, column: u32, field: &Field) -> Entry {
        let row = &table.rows[at];
        let Some(cell) = row.over(column) else { return Entry::default() };
        // A cell over several columns belongs to the first, and one with the name of another is its.
        let own =
            cell.column == column && cell.controls.iter().all(|control| self.column_of(*control).is_none());
        let text = match cell.merge {
            _ if !own => Some(""),
            Merge::None => Some(typed(&cell.text)),
            Merge::First | Merge::Continued => merged(table, at, column, field.kind),
        };
        let origin = if text.is_some() { Origin::Typed } else { Origin::Merged };
        Entry { origin, ..Entry::at(text.unwrap_or_default(), table.spot(row, cell)) }
    }
}

/// What a cell says that is merged with those above or below. As many lines as rows: programs that merge
/// cells put their texts one below the other. Else words go for every row, and a number counts once: `None`
/// in the rows below.
fn merged(table: &Table, at: usize, column: u32, kind: Kind) -> Option<&str> {
    let continues = |row: &Row| row.over(column).is_some_and(|cell| cell.merge == Merge::Continued);
    let above = table.rows[..=at].iter().rev().take(LONGEST_MERGE).take_while(|row| continues(row)).count();
    let Some(first) = table.rows[..=at].iter().rev().nth(above).and_then(|row| row.over(column)) else {
        return Some("");
    };
    if first.merge != Merge::First || typed(&first.text).is_empty() {
        return Some("");
    }
    let below = table.rows[at + 1..].iter().take(LONGEST_MERGE).take_while(|row| continues(row)).count();
    let lines: Vec<&str> = first.text.lines().map(typed).filter(|line| !line.is_empty()).collect();
    if kind != Kind::LongText && lines.len() == above + 1 + below {
        return Some(lines[above]);
    }
    (above == 0 || !is_number(kind)).then(|| typed(&first.text))
}

fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Integer(_) | Kind::Money | Kind::Percent)
}
