//! A form's content as JSON: one flat object, the same for filling a form in and for what was read.
//!
//! Fields stand under their ids. Dates are `"2026-11-22"`, months `"2026-10"`, whole numbers are
//! numbers, choices go by their id, 法人番号 and telephone numbers are digits. Clauses are `true` or `false`
//! and always there, tables are arrays of objects by column and always there. An empty field has no
//! key. A text that does not fit its kind is a string, as it was given.

use serde_json::{Map, Value as Json};
use thiserror::Error;

use super::content::{Content, Entry, Row};
use super::spec::{Kind, Table};
use super::value::Value;
use super::{FormId, spec};

/// Why data can't be put on a form.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}: {reason}")]
pub struct DataError {
    /// Where in the JSON: `$.rows[2].units`, rows from 0.
    pub path: String,
    pub reason: DataReason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DataReason {
    #[error("an object is wanted here")]
    NotAnObject,
    #[error("an array is wanted here")]
    NotAnArray,
    #[error("the form has no such field")]
    Unknown,
    #[error("a string is wanted here")]
    NotText,
    #[error("a whole number or a string is wanted here")]
    NotWhole,
    #[error("true or false is wanted here")]
    NotTick,
    #[error("blanks around a text are not kept: leave them out")]
    BlanksAround,
    #[error("carriage returns are not kept: write \\n alone")]
    CarriageReturn,
    #[error("this field has one line: leave out line breaks and tabs")]
    SeveralLines,
    #[error("nothing is filled in here: leave the key out")]
    Empty,
    #[error("nothing is filled in in this row: leave it out")]
    EmptyRow,
    #[error("this table has fixed rows: give all of them")]
    TooFewRows,
    #[error("write this number as a number")]
    NumberAsText,
    #[error("write this date like \"2026-11-22\"")]
    DateOtherwise,
    #[error("write this month like \"2026-10\"")]
    MonthOtherwise,
    #[error("write the id of the choice, not its label")]
    ChoiceByLabel,
    #[error("write its digits only")]
    NotOnlyDigits,
    #[error("a cell of a spreadsheet holds 32,767 characters at most")]
    TooLongForCell,
    #[error("this text is longer than one that is read")]
    TooLongToRead,
    #[error("these are more rows than are read")]
    TooManyRows,
    #[error("the file would be larger than one that is read")]
    TooMuch,
    #[error("this would not be read back as it is given")]
    NotReadBack,
}

impl DataReason {
    /// Stable, kebab-case.
    pub fn id(self) -> &'static str {
        match self {
            DataReason::NotAnObject => "not-an-object",
            DataReason::NotAnArray => "not-an-array",
            DataReason::Unknown => "unknown",
            DataReason::NotText => "not-text",
            DataReason::NotWhole => "not-whole",
            DataReason::NotTick => "not-tick",
            DataReason::BlanksAround => "blanks-around",
            DataReason::CarriageReturn => "carriage-return",
            DataReason::SeveralLines => "several-lines",
            DataReason::Empty => "empty",
            DataReason::EmptyRow => "empty-row",
            DataReason::TooFewRows => "too-few-rows",
            DataReason::NumberAsText => "number-as-text",
            DataReason::DateOtherwise => "date-otherwise",
            DataReason::MonthOtherwise => "month-otherwise",
            DataReason::ChoiceByLabel => "choice-by-label",
            DataReason::NotOnlyDigits => "not-only-digits",
            DataReason::TooLongForCell => "too-long-for-cell",
            DataReason::TooLongToRead => "too-long-to-read",
            DataReason::TooManyRows => "too-many-rows",
            DataReason::TooMuch => "too-much",
            DataReason::NotReadBack => "not-read-back",
        }
    }
}

/// The data of a form. Rows that nobody touched are left out.
pub fn to_json(content: &Content) -> Json {
    let spec = spec(content.form);
    let mut data = Map::new();
    for field in spec.fields() {
        put(&mut data, field.id, content.entry(field.id), field.kind);
    }
    for clause in spec.clauses() {
        put(&mut data, clause.id, content.entry(clause.id), Kind::Tick);
        data.entry(clause.id).or_insert(Json::Bool(false));
    }
    for table in spec.tables() {
        let rows = content.rows(table.id).iter().filter(|row| table.fixed || !row.is_untouched(table));
        let rows = rows.map(|row| {
            let mut cells = Map::new();
            for (column, entry) in table.columns.iter().zip(&row.cells) {
                put(&mut cells, column.id, Some(entry), column.kind);
            }
            Json::Object(cells)
        });
        data.insert(table.id.to_owned(), rows.collect());
    }
    Json::Object(data)
}

fn put(data: &mut Map<String, Json>, id: &str, entry: Option<&Entry>, kind: Kind) {
    if let Some(value) = entry.and_then(|entry| written(entry, kind)) {
        data.insert(id.to_owned(), value);
    }
}

/// A text as a value of the data; `None` where nothing is filled in.
pub(super) fn written(entry: &Entry, kind: Kind) -> Option<Json> {
    Some(match entry.value(kind) {
        Ok(None) => return None,
        Ok(Some(Value::Text(text))) => Json::from(text),
        Ok(Some(Value::Whole(number))) => Json::from(number),
        Ok(Some(Value::Date(date))) => Json::from(date.to_string()),
        Ok(Some(Value::Month(month))) => Json::from(month.to_string()),
        Ok(Some(Value::Choice(choice))) => Json::from(choice.id),
        Ok(Some(Value::Tick(ticked))) => Json::from(ticked),
        Err(_) => Json::from(entry.raw.as_str()),
    })
}

/// The content that data describes. Every place is there; computed places are as given, and empty
/// where they are left out.
///
/// # Errors
/// Everything that is not of the shape above. Whether the values make sense is for the checks.
pub fn from_json(form: FormId, data: &Json) -> Result<Content, Vec<DataError>> {
    let mut errors = Vec::new();
    let mut content = Content::blank(form);
    let spec = spec(form);
    let Some(object) = data.as_object() else {
        return Err(vec![DataError { path: "$".to_owned(), reason: DataReason::NotAnObject }]);
    };
    for (id, value) in object {
        let path = format!("$.{id}");
        if let Some(table) = spec.tables().find(|table| table.id == id) {
            let rows = rows(table, value, &path, &mut errors);
            content.tables.insert(id.clone(), rows);
        } else if let Some(kind) = super::content::kind_of(form, id) {
            match text(value, kind) {
                Ok(raw) => content.set(id, Entry::typed(raw)),
                Err(reason) => errors.push(DataError { path, reason }),
            }
        } else {
            errors.push(DataError { path, reason: DataReason::Unknown });
        }
    }
    if errors.is_empty() { Ok(content) } else { Err(errors) }
}

fn rows(table: &'static Table, value: &Json, path: &str, errors: &mut Vec<DataError>) -> Vec<Row> {
    let Some(rows) = value.as_array() else {
        errors.push(DataError { path: path.to_owned(), reason: DataReason::NotAnArray });
        return Vec::new();
    };
    let mut read = Vec::with_capacity(rows.len());
    for (number, cells) in rows.iter().enumerate() {
        let path = format!("{path}[{number}]");
        let Some(cells) = cells.as_object() else {
            errors.push(DataError { path, reason: DataReason::NotAnObject });
            continue;
        };
        let mut row = Row::of(table);
        for (id, value) in cells {
            let entry = match table.column(id) {
                None => Err(DataReason::Unknown),
                Some(column) => text(value, column.kind).map(Entry::typed),
            };
            match entry {
                Ok(entry) => row.set(table, id, entry),
                Err(reason) => errors.push(DataError { path: format!("{path}.{id}"), reason }),
            }
        }
        if table.fixed || !row.is_untouched(table) {
            read.push(row);
        }
    }
    read
}

/// How a value of the data is written on the form.
pub(super) fn text(value: &Json, kind: Kind) -> Result<String, DataReason> {
    match (kind, value) {
        (Kind::Choice(choices), Json::String(text)) => {
            let chosen = choices.iter().find(|choice| choice.id == text);
            Ok(chosen.map_or_else(|| text.clone(), |choice| choice.label_ja.to_owned()))
        }
        (_, Json::String(text)) => Ok(text.clone()),
        (Kind::Tick, Json::Bool(ticked)) => Ok(if *ticked { "☑".to_owned() } else { String::new() }),
        (Kind::Tick, _) => Err(DataReason::NotTick),
        (Kind::Integer(_) | Kind::Money | Kind::Percent, Json::Number(number)) if !number.is_f64() => {
            Ok(number.to_string())
        }
        (Kind::Integer(_) | Kind::Money | Kind::Percent, _) => Err(DataReason::NotWhole),
        _ => Err(DataReason::NotText),
    }
}

#[cfg(test)]
#[path = "data_tests.rs"]
mod tests;
