//! Does a table add up? Every sum, total and share is made anew from the parts; what is not available takes no
//! part in it, and is never taken for 0.

use std::collections::BTreeSet;

use super::{DatasetId, Edition, Facility, Key, Measure, Period, Rate, Row};

/// What has to hold of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// In each row a measure is the sum of others.
    Sum { whole: Measure, parts: &'static [Measure] },
    /// The row of all together is the sum of the rows, for every count.
    Total,
    /// In each row one measure is a part of another (内数).
    PartOf { part: Measure, whole: Measure },
    /// In each row one share is not below another: the same facilities, divided by fewer.
    NotBelow { higher: Measure, lower: Measure },
    /// Every month from the first to the last, each once, and only the first may be a part of one.
    EveryMonth,
}

/// Something that does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The sum of the parts is another number.
    Sum {
        key: Key,
        measure: Measure,
        stated: u64,
        found: u64,
    },
    /// The total says another number than the rows have together.
    Total {
        measure: Measure,
        stated: u64,
        found: u64,
    },
    /// A part is more than its whole.
    PartOf {
        key: Key,
        part: Measure,
        whole: Measure,
    },
    NotBelow {
        key: Key,
        higher: Measure,
        lower: Measure,
    },
    /// A month comes twice.
    Twice {
        key: Key,
    },
    /// A month is missing before this one.
    Missing {
        before: Period,
    },
    /// A month that is not the first is only partly there.
    Partial {
        period: Period,
    },
    /// A share is not the one of the two counts.
    Share {
        key: Key,
        measure: Measure,
        stated: Rate,
        found: Option<Rate>,
    },
    /// Two tables of the same snapshot say different numbers.
    Across {
        other: DatasetId,
        measure: Measure,
        stated: u64,
        found: u64,
    },
    /// The shares by facility can't make this count, however they were rounded.
    Beyond {
        other: DatasetId,
        measure: Measure,
        stated: u64,
        least: u64,
        most: u64,
    },
}

/// Everything of an edition that does not add up by itself, in the order of its rows.
pub fn verify(edition: &Edition) -> Vec<Mismatch> {
    let mut found = twice(edition);
    for rule in edition.dataset.rules() {
        match *rule {
            Rule::Sum { whole, parts } => sums(edition, whole, parts, &mut found),
            Rule::Total => total(edition, &mut found),
            Rule::PartOf { part, whole } => each(edition, &mut found, |row| {
                let (inner, outer) = row.value(part).count().zip(row.value(whole).count())?;
                (inner > outer).then(|| Mismatch::PartOf { key: row.key.clone(), part, whole })
            }),
            Rule::NotBelow { higher, lower } => each(edition, &mut found, |row| {
                let (above, below) = row.value(higher).rate().zip(row.value(lower).rate())?;
                (above < below).then(|| Mismatch::NotBelow { key: row.key.clone(), higher, lower })
            }),
            Rule::EveryMonth => months(edition, &mut found),
        }
    }
    found
}

fn each(edition: &Edition, found: &mut Vec<Mismatch>, wrong: impl Fn(&Row) -> Option<Mismatch>) {
    found.extend(edition.rows.iter().chain(&edition.total).filter_map(wrong));
}

fn twice(edition: &Edition) -> Vec<Mismatch> {
    let mut seen = BTreeSet::new();
    // A part of a month and the whole of it are two rows of one month.
    let place = |key: &Key| (key.period.map(Period::first_of_month), key.facility, key.area.clone());
    let again = edition.rows.iter().filter(|row| !seen.insert(place(&row.key)));
    again.map(|row| Mismatch::Twice { key: row.key.clone() }).collect()
}

fn sums(edition: &Edition, whole: Measure, parts: &[Measure], found: &mut Vec<Mismatch>) {
    each(edition, found, |row| {
        let stated = row.value(whole).count()?;
        let sum = parts.iter().map(|part| row.value(*part).count()).sum::<Option<u64>>()?;
        (sum != stated).then(|| Mismatch::Sum { key: row.key.clone(), measure: whole, stated, found: sum })
    });
}

/// A total of nothing but what is not available is no total.
fn total(edition: &Edition, found: &mut Vec<Mismatch>) {
    let Some(total) = &edition.total else { return };
    for measure in edition.dataset.measures() {
        let Some(stated) = total.value(*measure).count() else { continue };
        let counts: Vec<u64> = edition.rows.iter().filter_map(|row| row.value(*measure).count()).collect();
        if counts.is_empty() {
            continue;
        }
        let sum = counts.iter().sum();
        if sum != stated {
            found.push(Mismatch::Total { measure: *measure, stated, found: sum });
        }
    }
}

fn months(edition: &Edition, found: &mut Vec<Mismatch>) {
    let mut periods: Vec<Period> = edition.rows.iter().filter_map(|row| row.key.period).collect();
    periods.sort();
    periods.dedup_by_key(|period| period.first_of_month());
    for pair in periods.windows(2) {
        let [before, after] = pair else { continue };
        if !after.follows(*before) {
            found.push(Mismatch::Missing { before: *after });
        }
        if after.is_partial() {
            found.push(Mismatch::Partial { period: *after });
        }
    }
}

/// What does not agree between an edition and the other tables: a month by facility with the same month of
/// the table by month; the shares by facility with the counts of their snapshot.
pub fn across<'a>(edition: &Edition, others: impl IntoIterator<Item = &'a Edition>) -> Vec<Mismatch> {
    let mut found = Vec::new();
    for other in others {
        match (edition.dataset, other.dataset) {
            (DatasetId::ChecksByFacility, DatasetId::Checks)
            | (DatasetId::ViewsByFacility, DatasetId::Views) => {
                same_month(edition, other, &mut found);
            }
            (DatasetId::AppliedShare, DatasetId::Progress) => {
                shares(edition, other, Measure::Applied, &mut found)
            }
            (DatasetId::ReadyShare, DatasetId::Progress) => {
                shares(edition, other, Measure::Ready, &mut found)
            }
            (DatasetId::InOperationShare, DatasetId::Progress) => {
                shares(edition, other, Measure::InOperation, &mut found);
            }
            _ => {}
        }
    }
    found
}

fn same_month(edition: &Edition, by_month: &Edition, found: &mut Vec<Mismatch>) {
    let Some(total) = &edition.total else { return };
    let Some(month) = by_month.rows.iter().find(|row| row.key.period == total.key.period) else { return };
    for measure in edition.dataset.measures() {
        let both = total.value(*measure).count().zip(month.value(*measure).count());
        if let Some((stated, there)) = both.filter(|(stated, there)| stated != there) {
            let other = by_month.dataset;
            found.push(Mismatch::Across { other, measure: *measure, stated, found: there });
        }
    }
}

/// The shares of all together are those of the counts; and a share that was rounded to a tenth leaves room
/// for so many facilities and no more. Facilities by type are known at one snapshot alone.
fn shares(edition: &Edition, progress: &Edition, counted: Measure, found: &mut Vec<Mismatch>) {
    if edition.snapshot != progress.snapshot {
        return;
    }
    let Some(all) = progress.row(&Key::default()) else { return };
    let Some(count) = all.value(counted).count() else { return };
    if let Some(total) = &edition.total {
        for (share, whole) in [
            (Measure::ShareOfAll, Measure::AllFacilities),
            (Measure::ShareOfObliged, Measure::ObligedFacilities),
        ] {
            let Some(stated) = total.value(share).rate() else { continue };
            let made = all.value(whole).count().and_then(|whole| Rate::of(count, whole));
            if made != Some(stated) {
                found.push(Mismatch::Share { key: total.key.clone(), measure: share, stated, found: made });
            }
        }
    }
    let rows = Facility::ALL.map(|facility| {
        let key = Key { facility: Some(facility), ..Key::default() };
        edition
            .value(&key, Measure::ShareOfAll)
            .rate()
            .zip(progress.value(&key, Measure::AllFacilities).count())
    });
    let Some(rows) = rows.into_iter().collect::<Option<Vec<_>>>() else { return };
    // In twentieths of a percent, to have the half tenth that rounding takes.
    let bound = |more: i64| -> i64 {
        rows.iter()
            .map(|(rate, all)| (i64::from(rate.tenths()) * 2 + more) * i64::try_from(*all).unwrap_or(0))
            .sum()
    };
    let least = u64::try_from(bound(-1).max(0)).unwrap_or(0).div_ceil(2000);
    let most = u64::try_from(bound(1)).unwrap_or(u64::MAX) / 2000;
    if !(least..=most).contains(&count) {
        found.push(Mismatch::Beyond {
            other: progress.dataset,
            measure: counted,
            stated: count,
            least,
            most,
        });
    }
}
