//! The long form: one value a line, as downloads give a table and as the import takes it back.
//!
//! By the rules for machine-readable data: the first line names the columns, one table a file, no merged cells,
//! numbers as numbers, western dates. A value that is not available is an empty cell with 「利用不可」 beside it:
//! never 0, and never taken for a cell that somebody forgot.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    Area, DatasetId, Dimension, Edition, Facility, Key, Measure, Period, PeriodError, Prefecture, Row,
    Source, Value, ValueError,
};

/// The columns, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Snapshot,
    /// 明細 or 総計
    Kind,
    From,
    To,
    Facility,
    PrefectureCode,
    Prefecture,
    Municipality,
    Measure,
    Unit,
    Value,
    Availability,
}

impl Column {
    pub const ALL: [Column; 12] = [
        Column::Snapshot,
        Column::Kind,
        Column::From,
        Column::To,
        Column::Facility,
        Column::PrefectureCode,
        Column::Prefecture,
        Column::Municipality,
        Column::Measure,
        Column::Unit,
        Column::Value,
        Column::Availability,
    ];

    /// The heading, the same in every language: programs look for it.
    pub fn heading(self) -> &'static str {
        match self {
            Column::Snapshot => "時点",
            Column::Kind => "行の種類",
            Column::From => "期間の初日",
            Column::To => "期間の末日",
            Column::Facility => "施設類型",
            Column::PrefectureCode => "都道府県コード",
            Column::Prefecture => "都道府県",
            Column::Municipality => "市区町村",
            Column::Measure => "指標",
            Column::Unit => "単位",
            Column::Value => "値",
            Column::Availability => "値の有無",
        }
    }

    /// The columns that a table has.
    pub fn of(dataset: DatasetId) -> impl Iterator<Item = Column> {
        let has = move |dimension| dataset.dimensions().contains(&dimension);
        Self::ALL.into_iter().filter(move |column| match column {
            Column::From | Column::To => has(Dimension::Month),
            Column::Facility => has(Dimension::Facility),
            Column::PrefectureCode | Column::Prefecture => has(Dimension::Prefecture),
            Column::Municipality => has(Dimension::Municipality),
            _ => true,
        })
    }
}

const TOTAL: &str = "総計";
const DETAIL: &str = "明細";
const THERE: &str = "あり";
const NOT_THERE: &str = "利用不可";

/// What a cell of the long form holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Blank,
    Text(String),
    Date(Date),
    Count(u64),
    /// In tenths of a percent.
    Rate(u16),
}

/// An edition line by line, in the columns of [`Column::of`].
pub fn lines(edition: &Edition) -> impl Iterator<Item = Vec<Cell>> {
    let rows = edition.rows.iter().map(|row| (DETAIL, row));
    let rows = rows.chain(edition.total.iter().map(|row| (TOTAL, row)));
    rows.flat_map(move |(kind, row)| {
        let measures = edition.dataset.measures().iter().filter(|measure| row.values.contains_key(measure));
        measures.map(move |measure| {
            Column::of(edition.dataset).map(|column| cell(edition, kind, row, *measure, column)).collect()
        })
    })
}

fn cell(edition: &Edition, kind: &str, row: &Row, measure: Measure, column: Column) -> Cell {
    let text = |text: &str| Cell::Text(text.to_owned());
    let area = row.key.area.as_ref();
    let value = row.value(measure);
    match column {
        Column::Snapshot => Cell::Date(edition.snapshot),
        Column::Kind => text(kind),
        Column::From => row.key.period.map_or(Cell::Blank, |period| Cell::Date(period.from())),
        Column::To => row.key.period.map_or(Cell::Blank, |period| Cell::Date(period.to())),
        Column::Facility => row.key.facility.map_or(Cell::Blank, |facility| text(facility.name_ja())),
        Column::PrefectureCode => area.map_or(Cell::Blank, |area| Cell::Count(area.prefecture.code().into())),
        Column::Prefecture => area.map_or(Cell::Blank, |area| text(area.prefecture.name_ja())),
        Column::Municipality => area.and_then(|area| area.municipality.as_deref()).map_or(Cell::Blank, text),
        Column::Measure => text(measure.id()),
        Column::Unit => text(measure.unit().id()),
        Column::Value => match value {
            Value::Count(count) => Cell::Count(count),
            Value::Rate(rate) => Cell::Rate(rate.tenths()),
            Value::NotAvailable => Cell::Blank,
        },
        Column::Availability => text(if value == Value::NotAvailable { NOT_THERE } else { THERE }),
    }
}

/// Why a file or one of its lines can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// The first line does not name this column.
    NoColumn(Column),
    /// A column is named twice.
    ColumnTwice(Column),
    Date(Column),
    Period(PeriodError),
    UnknownKind,
    UnknownFacility,
    UnknownPrefecture,
    /// Code and name are of two prefectures.
    OtherPrefecture,
    UnknownMeasure,
    /// The unit is not that of the measure.
    OtherUnit,
    Value(ValueError),
    /// 「利用不可」 beside a number, or 「あり」 beside none.
    Availability,
    /// Not of the snapshot of the line before.
    OtherSnapshot,
    /// A value comes twice.
    Twice,
}

/// Where the columns of a file stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    dataset: DatasetId,
    places: BTreeMap<Column, usize>,
}

/// One value as a line says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub snapshot: Date,
    pub total: bool,
    pub key: Key,
    pub measure: Measure,
    pub value: Value,
}

impl Layout {
    /// Reads the first line. Columns that the portal does not know are passed over.
    ///
    /// # Errors
    /// Every column that is missing or comes twice.
    pub fn of<S: AsRef<str>>(dataset: DatasetId, heads: &[S]) -> Result<Layout, Vec<LineError>> {
        let (mut places, mut errors) = (BTreeMap::new(), Vec::new());
        for column in Column::of(dataset) {
            let mut named =
                heads.iter().enumerate().filter(|(_, head)| head.as_ref().trim() == column.heading());
            match (named.next(), named.next()) {
                (Some((place, _)), None) => {
                    places.insert(column, place);
                }
                (Some(_), Some(_)) => errors.push(LineError::ColumnTwice(column)),
                (None, _) => errors.push(LineError::NoColumn(column)),
            }
        }
        if errors.is_empty() { Ok(Layout { dataset, places }) } else { Err(errors) }
    }

    /// Reads one line after the first.
    ///
    /// # Errors
    /// What is wrong with it first.
    pub fn read<S: AsRef<str>>(&self, cells: &[S]) -> Result<Line, LineError> {
        let text = |column| {
            let cell = self.places.get(&column).and_then(|place| cells.get(*place));
            cell.map_or("", |cell| cell.as_ref().trim())
        };
        let date = |column| crate::calendar::parse_date(text(column)).map_err(|_| LineError::Date(column));
        let total = match text(Column::Kind) {
            DETAIL => false,
            TOTAL => true,
            _ => return Err(LineError::UnknownKind),
        };
        let period = match (text(Column::From), text(Column::To)) {
            ("", "") => None,
            _ => Some(Period::new(date(Column::From)?, date(Column::To)?).map_err(LineError::Period)?),
        };
        let facility = match text(Column::Facility) {
            "" => None,
            name => Some(Facility::read(name).ok_or(LineError::UnknownFacility)?),
        };
        let measure = Measure::from_id(text(Column::Measure)).ok_or(LineError::UnknownMeasure)?;
        if !self.dataset.measures().contains(&measure) {
            return Err(LineError::UnknownMeasure);
        }
        if text(Column::Unit) != measure.unit().id() {
            return Err(LineError::OtherUnit);
        }
        let value = match (text(Column::Availability), text(Column::Value)) {
            (NOT_THERE, "") => Value::NotAvailable,
            (THERE, raw) => match Value::parse(raw, measure.unit()).map_err(LineError::Value)? {
                Value::NotAvailable => return Err(LineError::Availability),
                value => value,
            },
            _ => return Err(LineError::Availability),
        };
        let area = self.area(&text)?;
        let key = Key { period, facility, area };
        Ok(Line { snapshot: date(Column::Snapshot)?, total, key, measure, value })
    }

    fn area<'a>(&self, text: &impl Fn(Column) -> &'a str) -> Result<Option<Area>, LineError> {
        let (code, name) = (text(Column::PrefectureCode), text(Column::Prefecture));
        let read = |raw| match raw {
            "" => Ok(None),
            raw => Prefecture::read(raw).map(Some).ok_or(LineError::UnknownPrefecture),
        };
        let prefecture = match (read(code)?, read(name)?) {
            (Some(one), Some(other)) if one != other => return Err(LineError::OtherPrefecture),
            (one, other) => one.or(other),
        };
        let municipality = Some(text(Column::Municipality).to_owned()).filter(|name| !name.is_empty());
        Ok(prefecture.map(|prefecture| Area { prefecture, municipality }))
    }
}

/// Puts the lines of a table together; each error with the number of its line, counted from 1 with the heads.
///
/// # Errors
/// Every line that can't be taken.
pub fn collect(
    dataset: DatasetId,
    source: Source,
    notes: Vec<String>,
    read: impl IntoIterator<Item = (usize, Result<Line, LineError>)>,
) -> Result<Edition, Vec<(usize, LineError)>> {
    let (mut rows, mut total): (Vec<Row>, Option<Row>) = (Vec::new(), None);
    let (mut snapshot, mut errors) = (None, Vec::new());
    for (number, line) in read {
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                errors.push((number, error));
                continue;
            }
        };
        if *snapshot.get_or_insert(line.snapshot) != line.snapshot {
            errors.push((number, LineError::OtherSnapshot));
            continue;
        }
        let empty = |key: &Key| Row { key: key.clone(), values: BTreeMap::new() };
        let row = if line.total {
            total.get_or_insert_with(|| empty(&line.key))
        } else {
            let place = rows.iter().position(|row| row.key == line.key).unwrap_or(rows.len());
            if place == rows.len() {
                rows.push(empty(&line.key));
            }
            let Some(row) = rows.get_mut(place) else { continue };
            row
        };
        if row.values.insert(line.measure, line.value).is_some() {
            errors.push((number, LineError::Twice));
        }
    }
    match snapshot {
        Some(snapshot) if errors.is_empty() => Ok(Edition { dataset, snapshot, source, notes, rows, total }),
        _ => Err(errors),
    }
}
