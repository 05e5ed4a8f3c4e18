//! A table at one snapshot.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Area, DatasetId, Facility, Measure, Period, Value};

/// Where the figures are from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The page or paper, as it calls itself.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was read or published there, and how it came here; may be empty.
    pub note: String,
}

/// What a row is about. Nothing of it is set in a row of all together.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<Facility>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub key: Key,
    /// A measure that is not there says nothing; 「—」 stands as [`Value::NotAvailable`].
    pub values: BTreeMap<Measure, Value>,
}

impl Row {
    pub fn value(&self, measure: Measure) -> Value {
        self.values.get(&measure).copied().unwrap_or(Value::NotAvailable)
    }
}

/// A table at one snapshot, as it was published or corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    pub dataset: DatasetId,
    /// 時点: the day of which the figures are; of a table by month the last day that is counted.
    pub snapshot: Date,
    pub source: Source,
    /// Footnotes, in the words of the source.
    pub notes: Vec<String>,
    /// In the order of the source, without its total.
    pub rows: Vec<Row>,
    /// 総計, as the source says it.
    pub total: Option<Row>,
}

impl Edition {
    /// The value at a place; not available where there is no such row.
    pub fn value(&self, key: &Key, measure: Measure) -> Value {
        self.row(key).map_or(Value::NotAvailable, |row| row.value(measure))
    }

    pub fn row(&self, key: &Key) -> Option<&Row> {
        self.rows.iter().chain(&self.total).find(|row| row.key == *key)
    }
}
