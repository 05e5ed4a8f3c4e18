//! A table for machines, and the description of all of them.

use documents::tables::{Cell, Table};
use domain::calendar::start_of_day;
use domain::datasets::long::{self, Column};
use domain::datasets::{DatasetId, Edition, Measure, Value};
use jiff::Timestamp;
use serde_json::{Map, Value as Json, json};

/// The table in the long form: one value a line.
pub fn table(edition: &Edition) -> Table {
    let cell = |cell| match cell {
        long::Cell::Blank => Cell::Blank,
        long::Cell::Text(text) => Cell::Text(text),
        long::Cell::Date(date) => Cell::Date(date),
        long::Cell::Count(count) => Cell::Number(i64::try_from(count).unwrap_or(i64::MAX)),
        long::Cell::Rate(tenths) => Cell::Tenths(tenths.into()),
    };
    Table {
        name: edition.dataset.id().to_owned(),
        heads: Column::of(edition.dataset).map(|column| column.heading().to_owned()).collect(),
        rows: long::lines(edition).map(|line| line.into_iter().map(cell).collect()).collect(),
    }
}

/// What the numbers mean, where they are from, and what was said about them: the second sheet of a workbook.
pub fn about(edition: &Edition, measure: impl Fn(Measure) -> (String, String)) -> Table {
    let line = |key: &str, value: &str| vec![Cell::Text(key.to_owned()), Cell::Text(value.to_owned())];
    let mut rows = vec![
        line("出典", &edition.source.title),
        line("公表者", &edition.source.publisher),
        line("入手の経緯", &edition.source.note),
    ];
    rows.push(vec![Cell::Text("時点".to_owned()), Cell::Date(edition.snapshot)]);
    for one in edition.dataset.measures() {
        let (name, means) = measure(*one);
        rows.push(line(one.id(), &format!("{name}。{means}")));
    }
    rows.extend(edition.notes.iter().map(|note| line("注", note)));
    Table { name: "about".to_owned(), heads: ["項目", "内容"].map(str::to_owned).to_vec(), rows }
}

/// The edition as JSON: its rows with their values by the stable names of the measures; what is not available
/// is `null`, what the source does not say is not there.
pub fn json(edition: &Edition) -> Json {
    let row = |row: &domain::datasets::Row, total: bool| {
        let mut fields = Map::new();
        fields.insert("total".to_owned(), json!(total));
        if let Some(period) = row.key.period {
            fields.insert("from".to_owned(), json!(period.from().to_string()));
            fields.insert("to".to_owned(), json!(period.to().to_string()));
            fields.insert("partial".to_owned(), json!(period.is_partial()));
        }
        if let Some(facility) = row.key.facility {
            fields.insert("facility".to_owned(), json!(facility.id()));
        }
        if let Some(area) = &row.key.area {
            fields.insert("prefecture".to_owned(), json!(area.prefecture.code()));
            fields.insert("municipality".to_owned(), json!(area.municipality));
        }
        for (measure, value) in &row.values {
            let value = match value {
                Value::Count(count) => json!(count),
                // Tenths are exact in decimal, and this is the shortest decimal that names them.
                Value::Rate(rate) => serde_json::from_str(&rate.to_string()).unwrap_or(Json::Null),
                Value::NotAvailable => Json::Null,
            };
            fields.insert(measure.id().to_owned(), value);
        }
        Json::Object(fields)
    };
    let rows: Vec<Json> = edition
        .rows
        .iter()
        .map(|one| row(one, false))
        .chain(edition.total.iter().map(|one| row(one, true)))
        .collect();
    json!({
        "dataset": edition.dataset.id(),
        "snapshot": edition.snapshot.to_string(),
        "source": { "title": edition.source.title, "publisher": edition.source.publisher, "note": edition.source.note },
        "notes": edition.notes,
        "units": edition.dataset.measures().iter().map(|one| (one.id().to_owned(), json!(one.unit().id()))).collect::<Map<_, _>>(),
        "rows": rows,
    })
}

/// The description of every table and file, as a data package (`datapackage.json`).
pub fn package(
    editions: &[&Edition],
    link: impl Fn(&Edition, &str) -> String,
    title: impl Fn(DatasetId) -> String,
) -> Json {
    let resources = editions.iter().map(|edition| {
        let fields = Column::of(edition.dataset).map(|column| {
            let kind = match column {
                Column::Snapshot | Column::From | Column::To => "date",
                Column::PrefectureCode => "integer",
                Column::Value => "number",
                _ => "string",
            };
            json!({ "name": column.heading(), "type": kind })
        });
        json!({
            "name": format!("{}-{}", edition.dataset.id(), edition.snapshot),
            "title": title(edition.dataset),
            "path": link(edition, "csv"),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": { "fields": fields.collect::<Vec<_>>(), "missingValues": [""] },
            "sources": [{ "title": format!("{}「{}」{}", edition.source.publisher, edition.source.title, edition.source.note) }],
        })
    });
    json!({ "name": "shinsa-statistics", "resources": resources.collect::<Vec<_>>() })
}

/// When an edition last changed: its figures are those of its day.
pub fn changed_at(edition: &Edition) -> Timestamp {
    start_of_day(edition.snapshot)
}
