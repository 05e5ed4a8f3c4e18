//! What is written in one copy of a form: the text of each field as it was given, and where it stands.
//!
//! Readers, the browser's own form, writers, checks and the comparison all speak this. What a text
//! *means* is asked when it is needed ([`Entry::value`]), so a better reader of dates improves every
//! stored reading.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::spec::{Clause, Field, Kind, Table};
use super::value::{Problem, Value, YearMonth};
use super::{FormId, spec};
use crate::finding::At;
use crate::text::is_blank;

/// Where in the file something stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    /// A cell of a spreadsheet; row and column count from 0.
    Cell {
        #[serde(with = "shared_text")]
        sheet: Arc<str>,
        row: u32,
        column: u32,
    },
    /// A cell of a table in a text document; all count from 1, in the order of the document.
    TableCell { table: u32, row: u32, column: u32 },
    /// A paragraph outside tables, counted from 1.
    Paragraph { number: u32 },
}

/// `導入実績!D12`, `table 2, row 3, column 2`, `paragraph 5`: the same in both languages and stable.
impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Spot::Cell { sheet, row, column } => {
                write!(f, "{sheet}!{}{}", column_letters(*column), row + 1)
            }
            Spot::TableCell { table, row, column } => write!(f, "table {table}, row {row}, column {column}"),
            Spot::Paragraph { number } => write!(f, "paragraph {number}"),
        }
    }
}

/// A name that thousands of cells share, stored as text.
mod shared_text {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(deserializer).map(Arc::from)
    }
}

/// A spreadsheet's name of a column: 0 is `A`, 26 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default());
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    String::from_utf8(letters).unwrap_or_default()
}

/// How a text came to stand in its field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Somebody typed it.
    #[default]
    Typed,
    /// A formula, computed anew by us; the figure stored beside it was not believed.
    Formula,
    /// A formula that we can't compute: the text is the figure that the program stored.
    StoredFigure,
    /// What stands where a clause should stand word for word, and does not. Never a tick.
    Changed,
    /// Nothing of its own: the number stands in a cell merged over several rows, and counts in the first.
    Merged,
}

/// The text of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// As it was given; empty where nothing is filled in.
    #[serde(default, rename = "t", skip_serializing_if = "String::is_empty")]
    pub raw: String,
    /// `None` for what was filled in in the browser.
    #[serde(default, rename = "s", skip_serializing_if = "Option::is_none")]
    pub spot: Option<Spot>,
    #[serde(default, rename = "o", skip_serializing_if = "is_typed")]
    pub origin: Origin,
}

fn is_typed(origin: &Origin) -> bool {
    *origin == Origin::Typed
}

impl Entry {
    pub fn typed(raw: impl Into<String>) -> Self {
        Self { raw: raw.into(), spot: None, origin: Origin::Typed }
    }

    pub fn at(raw: impl Into<String>, spot: Spot) -> Self {
        Self { raw: raw.into(), spot: Some(spot), origin: Origin::Typed }
    }

    pub fn is_blank(&self) -> bool {
        self.raw.chars().all(is_blank)
    }

    /// What the text means; `None` where nothing is filled in.
    ///
    /// # Errors
    /// Why it does not fit the kind.
    pub fn value(&self, kind: Kind) -> Result<Option<Value>, Problem> {
        match self.origin {
            Origin::Changed => Err(Problem::new("clause-changed")),
            Origin::Merged => Err(Problem::new("number-merged")),
            Origin::Typed | Origin::Formula | Origin::StoredFigure => kind.read(&self.raw),
        }
    }
}

/// One row of a table, a cell for each column of the specification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub cells: Vec<Entry>,
}

impl Row {
    /// An empty row of a table.
    pub fn of(table: &Table) -> Self {
        Self { cells: vec![Entry::default(); table.columns.len()] }
    }

    pub fn entry(&self, table: &Table, column: &str) -> Option<&Entry> {
        self.cells.get(table.position(column)?)
    }

    pub fn set(&mut self, table: &Table, column: &str, entry: Entry) {
        if let Some(at) = table.position(column)
            && let Some(cell) = self.cells.get_mut(at)
        {
            *cell = entry;
        }
    }

    /// Whether nobody wrote into it; what the blank form prints and what computes itself don't count.
    pub fn is_untouched(&self, table: &Table) -> bool {
        let mut typed = table.columns.iter().zip(&self.cells).enumerate().filter(|(_, (column, entry))| {
            column.formula.is_none()
                && entry.origin != Origin::Merged
                && !matches!(entry.value(column.kind), Ok(None))
        });
        typed.all(|(at, (_, entry))| {
            table.preset.iter().any(|row| row.get(at).is_some_and(|text| *text == entry.raw))
        })
    }
}

/// The content of one form, against its specification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub form: FormId,
    /// Fields outside tables and clauses, by id. A missing one: its place is not in the file at all.
    pub fields: BTreeMap<String, Entry>,
    /// Rows by the table's id, without the ones that nobody touched. A missing table: not in the file.
    pub tables: BTreeMap<String, Vec<Row>>,
    /// By the table's id, what stands below the end of the table and looks like rows of it: the first text,
    /// with its place. It was not read as a row.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub outside: BTreeMap<String, Entry>,
}

impl Content {
    /// Nothing at all, not even places.
    pub fn new(form: FormId) -> Self {
        Self { form, fields: BTreeMap::new(), tables: BTreeMap::new(), outside: BTreeMap::new() }
    }

    /// Every place there, all of them empty: what the browser starts with.
    pub fn blank(form: FormId) -> Self {
        let spec = spec(form);
        let names = spec.fields().map(|field| field.id).chain(spec.clauses().map(|clause| clause.id));
        Self {
            form,
            fields: names.map(|id| (id.to_owned(), Entry::default())).collect(),
            tables: spec.tables().map(|table| (table.id.to_owned(), preset_rows(table))).collect(),
            outside: BTreeMap::new(),
        }
    }

    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.fields.get(id)
    }

    pub fn set(&mut self, id: &str, entry: Entry) {
        self.fields.insert(id.to_owned(), entry);
    }

    /// The raw text of a field, trimmed; empty where there is none.
    pub fn raw(&self, id: &str) -> &str {
        self.entry(id).map_or("", |entry| entry.raw.trim_matches(is_blank))
    }

    pub fn rows(&self, table: &str) -> &[Row] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    /// The value of a field outside tables, where it is filled in and fits.
    pub fn value(&self, id: &str) -> Option<Value> {
        let kind = kind_of(self.form, id)?;
        self.entry(id)?.value(kind).ok().flatten()
    }

    pub fn date(&self, id: &str) -> Option<Date> {
        match self.value(id)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    pub fn whole(&self, id: &str) -> Option<i64> {
        match self.value(id)? {
            Value::Whole(number) => Some(number),
            _ => None,
        }
    }

    pub fn text(&self, id: &str) -> Option<String> {
        match self.value(id)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The id of the choice that was made.
    pub fn choice(&self, id: &str) -> Option<&'static str> {
        match self.value(id)? {
            Value::Choice(choice) => Some(choice.id),
            _ => None,
        }
    }

    pub fn ticked(&self, clause: &str) -> bool {
        self.value(clause) == Some(Value::Tick(true))
    }

    /// Where each field, clause and cell stands in the file, as far as it stands there at all.
    pub fn spots(&self) -> impl Iterator<Item = (At, &Spot)> {
        let spec = spec(self.form);
        let fields = spec.places().filter_map(|place| Some((At::place(place.id), self.entry(place.id)?)));
        let cells = spec.tables().flat_map(move |table| {
            (1..).zip(self.rows(table.id)).flat_map(move |(row, cells): (u32, _)| {
                let columns = table.columns.iter().zip(&cells.cells);
                columns.map(move |(column, entry)| (At::cell(table.id, row, column.id), entry))
            })
        });
        fields.chain(cells).filter_map(|(at, entry)| Some((at, entry.spot.as_ref()?)))
    }

    /// Whether nobody filled anything in: all typed fields, clauses and rows are empty. What the portal
    /// fills in by itself (addressee, call, edition of the requirements) does not count.
    pub fn is_blank(&self) -> bool {
        let spec = spec(self.form);
        let given = ["addressee", "call", "requirement_edition"];
        let untouched = |field: &Field| {
            given.contains(&field.id)
                || field.formula.is_some()
                || self.entry(field.id).is_none_or(|entry| matches!(entry.value(field.kind), Ok(None)))
        };
        spec.fields().all(untouched)
            && spec.clauses().all(|clause| !self.ticked(clause.id))
            && spec.tables().all(|table| self.rows(table.id).iter().all(|row| row.is_untouched(table)))
    }
}

impl Content {
    /// Whether nobody filled anything in that `given` doesn't say already: its form, its fields (the date
    /// may be another one), its first rows, and nothing ticked.
    pub fn adds_nothing_to(&self, given: &Content) -> bool {
        let spec = spec(self.form);
        let same = |kind: Kind, entry: Option<&Entry>, given: Option<&Entry>| {
            let value = entry.map_or(Ok(None), |entry| entry.value(kind));
            value == Ok(None) || given.is_some_and(|given| given.value(kind) == value)
        };
        let field = |field: &Field| {
            field.id == "date"
                || field.formula.is_some()
                || same(field.kind, self.entry(field.id), given.entry(field.id))
        };
        let row = |table: &Table, at: usize, row: &Row| {
            row.is_untouched(table)
                || given.rows(table.id).get(at).is_some_and(|given| {
                    let cells = table.columns.iter().zip(&row.cells).zip(&given.cells);
                    cells
                        .filter(|((column, _), _)| column.formula.is_none())
                        .all(|((column, cell), given)| same(column.kind, Some(cell), Some(given)))
                })
        };
        let complete = spec.tables().all(|table| self.tables.contains_key(table.id));
        self.form == given.form
            && complete
            && spec.fields().all(field)
            && spec.clauses().all(|clause| !self.ticked(clause.id))
            && spec
                .tables()
                .all(|table| self.rows(table.id).iter().enumerate().all(|(at, it)| row(table, at, it)))
    }
}

/// Rows that the blank form prints and whose answers are all that is wanted; none where rows are free.
fn preset_rows(table: &Table) -> Vec<Row> {
    if !table.fixed {
        return Vec::new();
    }
    let entry = |text: &&str| Entry::typed(*text);
    table
        .preset
        .iter()
        .map(|texts| {
            let mut row = Row::of(table);
            for (cell, text) in row.cells.iter_mut().zip(texts.iter()) {
                *cell = entry(text);
            }
            row
        })
        .collect()
}

/// The kind of a field outside tables, or of a clause.
pub fn kind_of(form: FormId, id: &str) -> Option<Kind> {
    let spec = spec(form);
    let clause = |clause: &'static Clause| (clause.id == id).then_some(Kind::Tick);
    spec.fields()
        .find(|field| field.id == id)
        .map(|field| field.kind)
        .or_else(|| spec.clauses().find_map(clause))
}

/// A row's value, where it is filled in and fits.
pub fn cell_value(table: &Table, row: &Row, column: &str) -> Option<Value> {
    let kind = table.column(column)?.kind;
    row.entry(table, column)?.value(kind).ok().flatten()
}

/// A row's whole number.
pub fn cell_whole(table: &Table, row: &Row, column: &str) -> Option<i64> {
    match cell_value(table, row, column)? {
        Value::Whole(number) => Some(number),
        _ => None,
    }
}

/// A row's month.
pub fn cell_month(table: &Table, row: &Row, column: &str) -> Option<YearMonth> {
    match cell_value(table, row, column)? {
        Value::Month(month) => Some(month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(column_letters(column), letters);
        }
        let spot = Spot::Cell { sheet: "導入実績".into(), row: 11, column: 3 };
        assert_eq!(spot.to_string(), "導入実績!D12");
    }

    #[test]
    fn a_blank_form_is_blank_and_a_touched_one_is_not() {
        for form in FormId::ALL {
            let mut content = Content::blank(form);
            assert!(content.is_blank(), "{form:?}");
            content.set("call", Entry::typed("第2回募集"));
            assert!(content.is_blank(), "{form:?}");
            content.set("product_name", Entry::typed("リーダー"));
            assert!(!content.is_blank(), "{form:?}");
        }
    }

    #[test]
    fn what_a_changed_clause_or_a_merged_cell_says_never_counts() {
        let mut content = Content::blank(FormId::AntisocialPledge);
        content.set("clause_1", Entry { origin: Origin::Changed, ..Entry::typed("☑") });
        assert!(!content.ticked("clause_1"));
        assert_eq!(content.entry("clause_1").unwrap().value(Kind::Tick).unwrap_err().code, "clause-changed");
        let merged = Entry { origin: Origin::Merged, ..Entry::default() };
        assert_eq!(merged.value(Kind::Money).unwrap_err().code, "number-merged");
    }

    #[test]
    fn content_is_stored_and_read_back() {
        let mut content = Content::blank(FormId::ShipmentPlan);
        content.set("stock", Entry::at("１２０台", Spot::TableCell { table: 3, row: 2, column: 2 }));
        let stored = serde_json::to_string(&content).unwrap();
        let read: Content = serde_json::from_str(&stored).unwrap();
        assert_eq!(read, content);
        assert_eq!(read.whole("stock"), Some(120));
    }
}
