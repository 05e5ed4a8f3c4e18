//! The ministry's figures as they are shipped: they add up, by themselves and with each other; what does not
//! is found at its place.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test that can't go on panics, as the test itself would"
)]

use std::collections::BTreeMap;
use std::path::Path;

use domain::datasets::long::{self, Cell, Column, Layout, LineError};
use domain::datasets::{
    Area, DatasetId, Edition, Facility, Key, Measure, Mismatch, Period, Prefecture, Rate, Row, Source, Value,
    across, verify,
};
use jiff::civil::date;
use proptest::prelude::*;

/// No cell of the shipped files holds a comma or a quote.
fn cells(line: &str) -> Vec<String> {
    assert!(!line.contains('"'));
    line.split(',').map(str::to_owned).collect()
}

fn shipped() -> Vec<Edition> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../server/services/data/statistics");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    names.sort();
    names.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Edition {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let (dataset, snapshot) = name.split_once('_').unwrap();
    let dataset = DatasetId::from_id(dataset).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let layout = Layout::of(dataset, &cells(lines.next().unwrap())).unwrap();
    let lines = (2..).zip(lines).map(|(number, line)| (number, layout.read(&cells(line))));
    let edition = long::collect(dataset, Source::default(), Vec::new(), lines).unwrap();
    assert_eq!(edition.snapshot.to_string(), snapshot, "{name}");
    edition
}

fn of(dataset: DatasetId, year: i16) -> Edition {
    let mut all = shipped().into_iter();
    all.find(|one| one.dataset == dataset && one.snapshot.year() == year).unwrap()
}

fn month(year: i16, month: i8) -> Key {
    Key { period: Period::month(year, month), ..Key::default() }
}

#[test]
fn every_shipped_table_adds_up_by_itself_and_with_the_others() {
    let all = shipped();
    assert_eq!(all.len(), 12);
    for edition in &all {
        assert_eq!(verify(edition), [], "{} {}", edition.dataset.id(), edition.snapshot);
        assert_eq!(across(edition, &all), [], "{} {}", edition.dataset.id(), edition.snapshot);
    }
    let there: Vec<_> =
        DatasetId::ALL.into_iter().filter(|id| all.iter().any(|one| one.dataset == *id)).collect();
    assert_eq!(
        there.len(),
        9,
        "those by prefecture and municipality have no rows that anybody published here"
    );
}

#[test]
fn the_grand_totals_are_those_of_the_source() {
    let checks = of(DatasetId::Checks, 2022);
    let total = checks.total.as_ref().unwrap();
    let totals = DatasetId::Checks.measures().iter().map(|measure| total.value(*measure).count().unwrap());
    assert_eq!(totals.collect::<Vec<_>>(), [447_800_863, 2_176_117, 380_543_066, 65_081_680]);
    assert_eq!(checks.rows.len(), 12);
    assert!(checks.rows[0].key.period.unwrap().is_partial(), "from 20 October on");
    assert!(checks.rows[1..].iter().all(|row| !row.key.period.unwrap().is_partial()));
    let views = of(DatasetId::Views, 2022);
    assert_eq!(views.value(&month(2022, 8), Measure::Treatment), Value::NotAvailable, "not 0");
    let progress = of(DatasetId::Progress, 2022);
    let hospital = Key { facility: Some(Facility::Hospital), ..Key::default() };
    assert_eq!(
        progress.value(&hospital, Measure::Applied),
        Value::NotAvailable,
        "only its share is published"
    );
}

/// Each of these is one change of a table that adds up.
#[test]
fn what_does_not_add_up_is_found_at_its_place() {
    let checks = || of(DatasetId::Checks, 2022);
    let with = |change: &dyn Fn(&mut Edition)| {
        let mut edition = checks();
        change(&mut edition);
        verify(&edition)
    };
    let off = with(&|edition| {
        edition.total.as_mut().unwrap().values.insert(Measure::ChecksByCard, Value::Count(2_176_118));
    });
    let key = Key::default();
    assert_eq!(
        off,
        [
            Mismatch::Sum { key, measure: Measure::Checks, stated: 447_800_863, found: 447_800_864 },
            Mismatch::Total { measure: Measure::ChecksByCard, stated: 2_176_118, found: 2_176_117 },
        ]
    );
    let missing = with(&|edition| drop(edition.rows.remove(5)));
    assert!(missing.contains(&Mismatch::Missing { before: Period::month(2022, 4).unwrap() }), "{missing:?}");
    let twice = with(&|edition| {
        let mut again = edition.rows[3].clone();
        again.key.period = Some(Period::new(date(2022, 1, 5), date(2022, 1, 31)).unwrap());
        edition.rows.insert(4, again);
    });
    assert!(twice.iter().any(|one| matches!(one, Mismatch::Twice { .. })), "{twice:?}");
    let partial = with(&|edition| {
        edition.rows[11].key.period = Some(Period::new(date(2022, 9, 1), date(2022, 9, 15)).unwrap());
    });
    assert!(partial.iter().any(|one| matches!(one, Mismatch::Partial { .. })), "{partial:?}");

    let mut progress = of(DatasetId::Progress, 2022);
    progress.total.as_mut().unwrap().values.insert(Measure::Ready, Value::Count(199_925));
    assert!(verify(&progress).iter().any(|one| matches!(one, Mismatch::PartOf { part: Measure::Ready, .. })));

    let mut share = of(DatasetId::AppliedShare, 2022);
    share.rows[0].values.insert(Measure::ShareOfObliged, Value::Rate(Rate::from_tenths(960).unwrap()));
    assert!(verify(&share).iter().any(|one| matches!(one, Mismatch::NotBelow { .. })));
}

#[test]
fn tables_of_one_page_are_held_against_each_other() {
    let all = shipped();
    let mut share = of(DatasetId::AppliedShare, 2022);
    share
        .total
        .as_mut()
        .unwrap()
        .values
        .insert(Measure::ShareOfAll, Value::Rate(Rate::from_tenths(871).unwrap()));
    let found = across(&share, &all);
    let made = Rate::from_tenths(870);
    assert!(
        matches!(&found[..], [Mismatch::Share { measure: Measure::ShareOfAll, found, .. }] if *found == made),
        "{found:?}"
    );
    let mut share = of(DatasetId::ReadyShare, 2022);
    share.rows[1].values.insert(Measure::ShareOfAll, Value::Rate(Rate::from_tenths(301).unwrap()));
    let found = across(&share, &all);
    assert!(matches!(found[..], [Mismatch::Beyond { stated: 93_062, .. }]), "{found:?}");
    let mut by_facility = of(DatasetId::ChecksByFacility, 2022);
    by_facility.total.as_mut().unwrap().values.insert(Measure::ChecksByCard, Value::Count(351_570));
    let found = across(&by_facility, &all);
    let other = DatasetId::Checks;
    assert_eq!(
        found,
        [Mismatch::Across { other, measure: Measure::ChecksByCard, stated: 351_570, found: 351_571 }]
    );
}

#[test]
fn the_long_form_names_every_line_that_it_does_not_take() {
    let heads: Vec<&str> = Column::of(DatasetId::Checks).map(Column::heading).collect();
    let layout = Layout::of(DatasetId::Checks, &heads).unwrap();
    let good = ["2022-09-30", "明細", "2022-09-01", "2022-09-30", "checks", "times", "64854509", "あり"];
    assert_eq!(layout.read(&good).unwrap().value, Value::Count(64_854_509));
    for (place, cell, error) in [
        (0, "2022-13-01", LineError::Date(Column::Snapshot)),
        (1, "小計", LineError::UnknownKind),
        (3, "2022-10-30", LineError::Period(domain::datasets::PeriodError::OtherMonth)),
        (4, "applied", LineError::UnknownMeasure),
        (5, "percent", LineError::OtherUnit),
        (6, "約6,000", LineError::Value(domain::datasets::ValueError::Approximate)),
        (6, "", LineError::Value(domain::datasets::ValueError::Empty)),
        (6, "—", LineError::Availability),
        (7, "利用不可", LineError::Availability),
        (7, "", LineError::Availability),
    ] {
        let mut line = good;
        line[place] = cell;
        assert_eq!(layout.read(&line), Err(error), "{cell}");
    }
    assert_eq!(layout.read::<&str>(&[]), Err(LineError::UnknownKind));
    let short = Layout::of(DatasetId::Checks, &heads[1..]).unwrap_err();
    assert_eq!(short, [LineError::NoColumn(Column::Snapshot)]);
    let twice: Vec<&str> = heads.iter().chain(&heads[..1]).copied().collect();
    assert_eq!(
        Layout::of(DatasetId::Checks, &twice).unwrap_err(),
        [LineError::ColumnTwice(Column::Snapshot)]
    );
    let read = |lines: &[[&str; 8]]| {
        let lines: Vec<_> = (2..).zip(lines).map(|(number, line)| (number, layout.read(line))).collect();
        long::collect(DatasetId::Checks, Source::default(), Vec::new(), lines).unwrap_err()
    };
    let mut other = good;
    other[0] = "2022-10-31";
    assert_eq!(read(&[good, good]), [(3, LineError::Twice)]);
    assert_eq!(read(&[good, other]), [(3, LineError::OtherSnapshot)]);
    assert_eq!(read(&[]), []);
}

/// The cells of a line, as a file would hold them.
fn written(line: Vec<Cell>) -> Vec<String> {
    let text = |cell| match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text,
        Cell::Date(date) => date.to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::Rate(tenths) => Rate::from_tenths(tenths).unwrap().to_string(),
    };
    line.into_iter().map(text).collect()
}

fn again(edition: &Edition) -> Edition {
    let heads: Vec<&str> = Column::of(edition.dataset).map(Column::heading).collect();
    let layout = Layout::of(edition.dataset, &heads).unwrap();
    let lines = (2..).zip(long::lines(edition)).map(|(number, line)| (number, layout.read(&written(line))));
    long::collect(edition.dataset, edition.source.clone(), edition.notes.clone(), lines.collect::<Vec<_>>())
        .unwrap()
}

#[test]
fn a_shipped_table_comes_back_from_its_long_form() {
    for edition in shipped() {
        assert_eq!(again(&edition), edition);
    }
}

proptest! {
    /// Whatever an administrator loads: it comes back from the long form as it was, and a total that is the
    /// sum of its rows is never doubted, one that is not always.
    #[test]
    fn a_table_by_municipality_comes_back_and_its_totals_are_made_anew(
        places in prop::collection::btree_map((1_u8..=47, "[ぁ-ん]{1,4}市"), (0_u64..500, 0_u64..500, any::<bool>()), 1..40),
        slip in 0_u64..3,
    ) {
        let rows: Vec<Row> = places
            .iter()
            .map(|((code, name), (applied, more, known))| {
                let prefecture = Prefecture::from_code(*code).unwrap();
                let area = Some(Area { prefecture, municipality: Some(name.clone()) });
                let applied_value = if *known { Value::Count(*applied) } else { Value::NotAvailable };
                Row {
                    key: Key { area, ..Key::default() },
                    values: BTreeMap::from([
                        (Measure::AllFacilities, Value::Count(applied + more)),
                        (Measure::Applied, applied_value),
                    ]),
                }
            })
            .collect();
        let all = rows.iter().filter_map(|row| row.value(Measure::AllFacilities).count()).sum::<u64>();
        let total = Row {
            key: Key::default(),
            values: BTreeMap::from([(Measure::AllFacilities, Value::Count(all + slip))]),
        };
        let edition = Edition {
            dataset: DatasetId::ProgressByMunicipality,
            snapshot: date(2022, 9, 25),
            source: Source::default(),
            notes: Vec::new(),
            rows,
            total: Some(total),
        };
        prop_assert_eq!(&again(&edition), &edition);
        prop_assert_eq!(verify(&edition).is_empty(), slip == 0);
    }
}
