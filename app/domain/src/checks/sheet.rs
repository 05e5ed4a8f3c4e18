//! A form, each of its texts understood once, and findings that know their place on it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::placeholder;
use crate::finding::{At, Code, Finding, Shown};
use crate::forms::computed::Figures;
use crate::forms::spec::{Field, Kind, Table};
use crate::forms::value::LINE;
use crate::forms::{Content, Entry, FormId, FormSpec, Origin, Problem, Spot, Value, YearMonth, spec};
use crate::text::{is_blank, key};

/// What a text comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Read {
    Empty,
    /// What stood on a sample; it is nobody's answer. With the mark by which a long text shows it.
    LeftOver(Option<String>),
    Unfit(Problem),
    Value(Value),
}

impl Read {
    fn of(entry: &Entry, field: &Field) -> Self {
        let read = match entry.value(field.kind) {
            Ok(None) => return Read::Empty,
            Ok(Some(Value::Text(text))) if field.kind == Kind::Kana && text.chars().nth(LINE).is_some() => {
                let count = text.chars().count().to_string();
                let args = vec![("found", count), ("max", LINE.to_string())];
                return Read::Unfit(Problem { code: "text-too-long", args });
            }
            Ok(Some(value)) => Read::Value(value),
            Err(_) if is_open_end(&entry.raw, field) => return Read::Empty,
            Err(problem) => Read::Unfit(problem),
        };
        match placeholder::left_over(&entry.raw, field, &read) {
            None => read,
            Some(mark) => Read::LeftOver((field.kind == Kind::LongText).then(|| mark.to_owned())),
        }
    }

    fn value(&self) -> Option<&Value> {
        match self {
            Read::Value(value) => Some(value),
            _ => None,
        }
    }
}

/// 「稼働中」: where a month may be left out, these words say no more than leaving it out.
fn is_open_end(raw: &str, field: &Field) -> bool {
    const WORDS: [&str; 6] = ["稼働中", "稼動中", "継続中", "運用中", "現在", "現在稼働中"];
    field.kind == Kind::YearMonth && !field.required && WORDS.contains(&key(raw).as_str())
}

/// A row, a [`Read`] for each column.
pub(super) type Line = Vec<Read>;

pub(super) struct Sheet<'a> {
    pub content: &'a Content,
    pub spec: &'static FormSpec,
    /// Fields and clauses that are in the file.
    fields: BTreeMap<&'static str, Read>,
    tables: Vec<(&'static Table, Vec<Line>)>,
}

impl<'a> Sheet<'a> {
    pub fn of(content: &'a Content) -> Self {
        let spec = spec(content.form);
        let read = |field: &Field| Some((field.id, Read::of(content.entry(field.id)?, field)));
        let clause = |id: &'static str| Field::new(id, "", "", Kind::Tick);
        let mut fields: BTreeMap<_, _> = spec.fields().filter_map(read).collect();
        fields.extend(spec.clauses().filter_map(|it| read(&clause(it.id))));
        let line = |table: &'static Table, row: &crate::forms::Row| {
            let blank = Entry::default();
            let cells = table.columns.iter().enumerate();
            cells.map(|(at, column)| Read::of(row.cells.get(at).unwrap_or(&blank), column)).collect()
        };
        let tables = spec
            .tables()
            .map(|table| (table, content.rows(table.id).iter().map(|row| line(table, row)).collect()))
            .collect();
        Self { content, spec, fields, tables }
    }

    pub fn form(&self) -> FormId {
        self.content.form
    }

    /// What stands in a field or clause; `None` where its place is not in the file.
    pub fn read(&self, id: &str) -> Option<&Read> {
        self.fields.get(id)
    }

    pub fn value(&self, id: &str) -> Option<&Value> {
        self.read(id)?.value()
    }

    pub fn text(&self, id: &str) -> Option<&str> {
        text(self.value(id)?)
    }

    pub fn whole(&self, id: &str) -> Option<i64> {
        whole(self.value(id)?)
    }

    pub fn date(&self, id: &str) -> Option<Date> {
        match self.value(id)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The id of the choice made.
    pub fn choice(&self, id: &str) -> Option<&'static str> {
        choice(self.value(id)?)
    }

    pub fn tables(&self) -> impl Iterator<Item = (&'static Table, &[Line])> {
        self.tables.iter().map(|(table, lines)| (*table, lines.as_slice()))
    }

    /// The form's table, where it has one and it is in the file. No form has two.
    pub fn table(&self) -> Option<Rows<'_, 'a>> {
        let (table, lines) = self.tables().next()?;
        self.content.tables.contains_key(table.id).then_some(Rows { sheet: self, table, lines })
    }

    fn field_spec(&self, id: &str) -> Option<&'static Field> {
        self.spec.fields().find(|field| field.id == id)
    }

    /// A finding at a field or clause, with what stands there.
    pub fn finding(&self, code: Code, id: &'static str) -> Finding {
        let entry = self.content.entry(id);
        let found = match self.read(id) {
            Some(Read::Empty) => Shown::Nothing,
            Some(Read::Value(value)) => {
                Shown::value(value, self.field_spec(id).map_or(Kind::Tick, |field| field.kind))
            }
            _ => raw(entry),
        };
        Finding::new(code, self.form(), At::place(id))
            .at_spot(entry.and_then(|entry| entry.spot.clone()))
            .found(found)
    }
}

/// The rows of a form's table.
#[derive(Clone, Copy)]
pub(super) struct Rows<'s, 'a> {
    pub sheet: &'s Sheet<'a>,
    pub table: &'static Table,
    pub lines: &'s [Line],
}

impl Rows<'_, '_> {
    pub fn value(&self, row: usize, column: &str) -> Option<&Value> {
        self.read(row, column)?.value()
    }

    pub fn read(&self, row: usize, column: &str) -> Option<&Read> {
        self.lines.get(row)?.get(self.table.position(column)?)
    }

    pub fn text(&self, row: usize, column: &str) -> Option<&str> {
        text(self.value(row, column)?)
    }

    pub fn whole(&self, row: usize, column: &str) -> Option<i64> {
        whole(self.value(row, column)?)
    }

    pub fn month(&self, row: usize, column: &str) -> Option<YearMonth> {
        match self.value(row, column)? {
            Value::Month(month) => Some(*month),
            _ => None,
        }
    }

    pub fn choice(&self, row: usize, column: &str) -> Option<&'static str> {
        choice(self.value(row, column)?)
    }

    pub fn is_empty(&self, row: usize, column: &str) -> bool {
        self.read(row, column) == Some(&Read::Empty)
    }

    pub fn entry(&self, row: usize, column: &str) -> Option<&Entry> {
        self.sheet.content.rows(self.table.id).get(row)?.entry(self.table, column)
    }

    /// Whether a figure comes from a formula that could not be computed anew.
    pub fn is_stored(&self, row: usize, column: &str) -> bool {
        self.entry(row, column).is_some_and(|entry| entry.origin == Origin::StoredFigure)
    }

    /// Whether a number stands in a spreadsheet as text (`12,000台`): its own formulas can't count
    /// with it.
    pub fn is_number_as_text(&self, row: usize, column: &str) -> bool {
        let plain = |text: &str| {
            let digits = text.strip_suffix('%').unwrap_or(text);
            digits.parse::<f64>().is_ok_and(f64::is_finite)
        };
        self.whole(row, column).is_some()
            && self.entry(row, column).is_some_and(|entry| {
                matches!(entry.spot, Some(Spot::Cell { .. }))
                    && entry.origin == Origin::Typed
                    && !plain(entry.raw.trim_matches(is_blank))
            })
    }

    pub fn is_formula(&self, row: usize, column: &str) -> bool {
        self.entry(row, column).is_some_and(|entry| entry.origin != Origin::Typed)
    }

    /// Whether a row has a number that stands there as text.
    pub fn has_number_as_text(&self, row: usize) -> bool {
        self.table.columns.iter().any(|column| self.is_number_as_text(row, column.id))
    }

    /// A finding at a cell, with what stands there.
    pub fn finding(&self, code: Code, row: usize, column: &'static str) -> Finding {
        let entry = self.entry(row, column);
        let found = match (self.read(row, column), self.table.column(column)) {
            (Some(Read::Empty), _) => Shown::Nothing,
            (Some(Read::Value(value)), Some(column)) => Shown::value(value, column.kind),
            _ => raw(entry),
        };
        Finding::new(code, self.sheet.form(), At::cell(self.table.id, number(row), column))
            .at_spot(entry.and_then(|entry| entry.spot.clone()))
            .found(found)
    }

    /// A finding about a row as a whole.
    pub fn row_finding(&self, code: Code, row: usize) -> Finding {
        let at = At { place: self.table.id, row: Some(number(row)), column: None };
        let cells = self.sheet.content.rows(self.table.id).get(row).map(|row| row.cells.as_slice());
        let spot = cells.into_iter().flatten().find_map(|cell| cell.spot.clone());
        Finding::new(code, self.sheet.form(), at).at_spot(spot)
    }

    /// A finding about the table as a whole.
    pub fn table_finding(&self, code: Code) -> Finding {
        Finding::new(code, self.sheet.form(), At::place(self.table.id))
    }
}

/// Rows count from 1.
pub(super) fn number(row: usize) -> u32 {
    u32::try_from(row + 1).unwrap_or(u32::MAX)
}

fn raw(entry: Option<&Entry>) -> Shown {
    entry.map_or(Shown::Nothing, |entry| Shown::raw(&entry.raw))
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Whole(number) => Some(*number),
        _ => None,
    }
}

fn choice(value: &Value) -> Option<&'static str> {
    match value {
        Value::Choice(choice) => Some(choice.id),
        _ => None,
    }
}

impl Figures for Sheet<'_> {
    fn rows(&self, table: &'static Table) -> usize {
        lines_of(self, table).map_or(0, <[Line]>::len)
    }

    fn cell(&self, table: &'static Table, row: usize, column: &'static Field) -> Option<i64> {
        whole(lines_of(self, table)?.get(row)?.get(table.position(column.id)?)?.value()?)
    }

    fn field(&self, field: &'static Field) -> Option<i64> {
        self.whole(field.id)
    }
}

fn lines_of<'s>(sheet: &'s Sheet<'_>, table: &'static Table) -> Option<&'s [Line]> {
    sheet.tables().find(|(of, _)| of.id == table.id).map(|(_, lines)| lines)
}

/// The figures of a sheet, sums made from what stands there.
pub(super) struct AsWritten<'s, 'a>(pub &'s Sheet<'a>);

impl Figures for AsWritten<'_, '_> {
    fn rows(&self, table: &'static Table) -> usize {
        self.0.rows(table)
    }

    fn cell(&self, table: &'static Table, row: usize, column: &'static Field) -> Option<i64> {
        self.0.cell(table, row, column)
    }

    fn field(&self, field: &'static Field) -> Option<i64> {
        Figures::field(self.0, field)
    }

    fn as_written(&self) -> bool {
        true
    }
}
