//! Tables, measures, months and values in the reader's words.

use domain::datasets::{DatasetId, Edition, Facility, Measure, Period, Row, Unit, Value};
use domain::forms::value::YearMonth;

use crate::web::case_words::{key, named};
use crate::web::value_words::{month_shown, number_shown};
use crate::words::{Locale, Words};

pub fn title(words: Words, dataset: DatasetId) -> String {
    named(words, "dataset", dataset.id())
}

pub fn measure_name(words: Words, measure: Measure) -> String {
    named(words, "measure", measure.id())
}

pub fn measure_means(words: Words, measure: Measure) -> String {
    named(words, "measure-means", measure.id())
}

pub fn facility_name(words: Words, facility: Facility) -> String {
    named(words, "facility", facility.id())
}

/// `5,442,891`
pub fn grouped(count: u64) -> String {
    number_shown(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A value with its unit, or that it is not available.
pub fn value(words: Words, value: Value, unit: Unit) -> String {
    match value {
        Value::Count(count) => words.tf(&key("dataset-in", unit.id()), &[("count", grouped(count).into())]),
        Value::Rate(rate) => format!("{rate}%"),
        Value::NotAvailable => words.t("dataset-not-available"),
    }
}

/// 「2021年10月」; of a part of a month with its days.
pub fn period(words: Words, period: Period) -> String {
    let month = match words.locale() {
        Locale::Ja => format!("{}年{}月", period.from().year(), period.from().month()),
        Locale::En => {
            month_shown(words, YearMonth { year: period.from().year(), month: period.from().month() })
        }
    };
    if !period.is_partial() {
        return month;
    }
    let (from, to) = (period.from().day(), period.to().day());
    words.tf("dataset-partial", &[("month", month.into()), ("from", from.into()), ("to", to.into())])
}

/// What a row is about.
pub fn row_name(words: Words, edition: &Edition, row: &Row) -> String {
    let total = edition.total.as_ref().is_some_and(|total| std::ptr::eq(total, row));
    if total {
        return words.t("dataset-total");
    }
    let mut names = Vec::new();
    names.extend(row.key.area.as_ref().map(|area| {
        let municipality = area.municipality.clone().unwrap_or_default();
        format!("{}{municipality}", area.prefecture.name_ja())
    }));
    names.extend(row.key.facility.map(|facility| facility_name(words, facility)));
    if names.is_empty() {
        names.extend(row.key.period.map(|one| period(words, one)));
    }
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_measure_and_facility_has_its_words() {
        let mut keys: Vec<String> = Vec::new();
        for dataset in DatasetId::ALL {
            keys.extend([key("dataset", dataset.id()), key("dataset-about", dataset.id())]);
        }
        for measure in Measure::ALL {
            keys.extend([key("measure", measure.id()), key("measure-means", measure.id())]);
        }
        keys.extend(Facility::ALL.map(|facility| key("facility", facility.id())));
        keys.extend([Unit::Facilities, Unit::Times].map(|unit| key("dataset-in", unit.id())));
        for locale in Locale::ALL {
            for one in &keys {
                assert!(Words::new(locale).has(one), "{locale}: {one}");
            }
        }
    }

    #[test]
    fn a_part_of_a_month_names_its_days() {
        let words = Words::new(Locale::Ja);
        let part = Period::read("10月分(10/20~10/31)", 2021).unwrap();
        assert_eq!(period(words, part), "2021年10月（20日から31日まで）");
        assert_eq!(period(words, Period::month(2021, 11).unwrap()), "2021年11月");
        assert_eq!(value(words, Value::NotAvailable, Unit::Times), "利用不可");
        assert_eq!(value(words, Value::Count(5_442_891), Unit::Times), "5,442,891件");
    }
}
