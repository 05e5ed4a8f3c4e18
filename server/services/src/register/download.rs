//! The register as a table and as JSON: its public fields, in one order everywhere.

use documents::tables::{Cell, Table};
use domain::calendar::jst;
use domain::register::{Datum, Field, PublicEvent, Status};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::list::Listed;

/// What the columns are called and how a status reads: the caller's language.
pub struct Labels<'a> {
    pub sheet: String,
    pub field: &'a dyn Fn(Field) -> String,
    /// The column beside the status with its stable name.
    pub status_code: String,
    pub status: &'a dyn Fn(Status) -> String,
}

/// The entries as a table: a column a public field, and one more for the stable name of the status.
pub fn table(listed: &[Listed], labels: &Labels<'_>, now: Timestamp) -> Table {
    let mut heads = Vec::new();
    for field in Field::all_public() {
        heads.push((labels.field)(field));
        if field == Field::Status {
            heads.push(labels.status_code.clone());
        }
    }
    let rows = listed.iter().map(|one| {
        let mut row = Vec::with_capacity(heads.len());
        for field in Field::all_public() {
            let cell = one.entry.value(field, &one.call.title_ja, now).map_or(Cell::Blank, cell);
            if field == Field::Status {
                row.push(Cell::Text((labels.status)(one.entry.status(now))));
            }
            row.push(cell);
        }
        row
    });
    let rows = rows.collect();
    Table { name: labels.sheet.clone(), heads, rows }
}

fn cell(datum: Datum) -> Cell {
    match datum {
        Datum::Text(text) => Cell::Text(text),
        Datum::Number(number) => Cell::Number(number),
        Datum::Date(date) => Cell::Date(date),
        Datum::Moment(at) => Cell::Text(iso(at)),
    }
}

/// `2026-11-22T09:00:00+09:00`: in Japanese time, as every time of the portal.
fn iso(at: Timestamp) -> String {
    format!("{}+09:00", jst(at))
}

/// When anything in these entries last changed; the epoch where there are none.
pub fn changed_at(listed: &[Listed], now: Timestamp) -> Timestamp {
    listed.iter().map(|one| one.entry.changed_at(now)).max().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The entries as JSON: an object a product, its fields under their stable names, with its history.
#[derive(Serialize)]
struct Product {
    #[serde(flatten)]
    fields: Map<String, Value>,
    call_code: String,
    history: Vec<PublicEvent>,
}

/// The entries as JSON.
///
/// # Errors
/// Where they can't be written.
pub fn json(listed: &[Listed], now: Timestamp) -> serde_json::Result<Vec<u8>> {
    let products: Vec<Product> = listed
        .iter()
        .map(|one| {
            let value = |field| match one.entry.value(field, &one.call.title_ja, now) {
                None => Value::Null,
                Some(Datum::Text(text)) => Value::from(text),
                Some(Datum::Number(number)) => Value::from(number),
                Some(Datum::Date(date)) => Value::from(date.to_string()),
                Some(Datum::Moment(at)) => Value::from(iso(at)),
            };
            Product {
                fields: Field::all_public().map(|field| (field.id().to_owned(), value(field))).collect(),
                call_code: one.call.code.clone(),
                history: one.entry.history(now),
            }
        })
        .collect();
    serde_json::to_vec_pretty(&serde_json::json!({ "products": products }))
}

/// The name of this content (`ETag`): the same bytes have the same.
pub fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", hex::encode(Sha256::digest(bytes)))
}
