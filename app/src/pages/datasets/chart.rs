//! Which bars a table is drawn as.

use domain::datasets::{DatasetId, Edition, Key, Measure, Row, Value};

use super::finding::by_card;
use super::words::{facility_name, grouped, measure_name, period, row_name, value};
use crate::components::bars::{Bar, Group, length};
use crate::web;
use crate::words::Words;

/// What is drawn: the names of the series, and the groups.
pub struct Chart {
    pub series: Vec<String>,
    pub groups: Vec<Group>,
}

/// The drawing of an edition. `snapshots` are all of its table, the oldest first: where a table is about one
/// day, the days stand beside each other.
pub fn of(words: Words, edition: &Edition, snapshots: &[&Edition]) -> Chart {
    use Measure as M;
    match edition.dataset {
        DatasetId::Progress => progress(words, snapshots),
        DatasetId::AppliedShare | DatasetId::ReadyShare | DatasetId::InOperationShare => {
            shares(words, edition, &[M::ShareOfAll, M::ShareOfObliged])
        }
        DatasetId::Checks | DatasetId::ChecksByFacility => {
            stacked(words, edition, M::Checks, &[M::ChecksByCard, M::ChecksByInsuranceCard, M::ChecksInBatch])
        }
        DatasetId::Views | DatasetId::ViewsByFacility | DatasetId::MynaportalViews => each(words, edition),
        DatasetId::ProgressByPrefecture | DatasetId::ProgressByMunicipality => {
            Chart { series: Vec::new(), groups: Vec::new() }
        }
    }
}

/// Applied, ready, in operation, of all facilities, at each snapshot. The numbers of all facilities differ
/// from day to day, so the lengths are shares; a count that is not known has no bar and says so.
fn progress(words: Words, snapshots: &[&Edition]) -> Chart {
    let measures = [Measure::Applied, Measure::Ready, Measure::InOperation];
    let groups = snapshots.iter().map(|edition| {
        let all = edition.value(&Key::default(), Measure::AllFacilities).count();
        let bars = (0..).zip(measures).map(|(series, measure)| {
            let stated = edition.value(&Key::default(), measure);
            let parts = stated.count().zip(all).map(|(count, all)| (series, length(count, all)));
            let figure = value(words, stated, measure.unit());
            Bar {
                label: measure_name(words, measure),
                parts: parts.into_iter().collect(),
                figure,
                partial: false,
            }
        });
        let whole = all.map(grouped).unwrap_or_default();
        let day = web::day(words, edition.snapshot);
        let label = words.tf("dataset-of-all", &[("day", day.into()), ("count", whole.into())]);
        Group { label, bars: bars.collect() }
    });
    Chart { series: measures.map(|measure| measure_name(words, measure)).to_vec(), groups: groups.collect() }
}

/// A group a row, a bar a share; 100 % fills the drawing.
fn shares(words: Words, edition: &Edition, measures: &[Measure]) -> Chart {
    let groups = edition.rows.iter().chain(&edition.total).map(|row| {
        let bars = (0..).zip(measures).map(|(series, measure)| {
            let stated = row.value(*measure);
            let parts = stated.rate().map(|rate| (series, u32::from(rate.tenths())));
            let figure = value(words, stated, measure.unit());
            Bar {
                label: measure_name(words, *measure),
                parts: parts.into_iter().collect(),
                figure,
                partial: false,
            }
        });
        Group { label: row_name(words, edition, row), bars: bars.collect() }
    });
    Chart { series: names(words, measures), groups: groups.collect() }
}

/// A bar a row, made of its parts; the longest fills the drawing.
fn stacked(words: Words, edition: &Edition, whole: Measure, parts: &[Measure]) -> Chart {
    let longest = edition.rows.iter().filter_map(|row| row.value(whole).count()).max().unwrap_or_default();
    let bars = edition.rows.iter().map(|row| {
        let drawn = (0..)
            .zip(parts)
            .filter_map(|(series, part)| Some((series, length(row.value(*part).count()?, longest))));
        let figure = value(words, row.value(whole), whole.unit());
        // Too thin to be seen, and what many come for.
        let card =
            by_card(row).map(|share| words.tf("dataset-figure-card", &[("share", share.to_string().into())]));
        let figure = format!("{figure}{}", card.unwrap_or_default());
        Bar { label: label(words, row), parts: drawn.collect(), figure, partial: is_partial(row) }
    });
    let bars = bars.collect();
    Chart { series: names(words, parts), groups: vec![Group { label: String::new(), bars }] }
}

/// A group a measure, a bar a row: kinds that differ a hundredfold are not drawn on one scale.
fn each(words: Words, edition: &Edition) -> Chart {
    let groups = edition.dataset.measures().iter().map(|measure| {
        let counts = edition.rows.iter().filter_map(|row| row.value(*measure).count());
        let longest = counts.max().unwrap_or_default();
        let bars = edition.rows.iter().map(|row| {
            let stated = row.value(*measure);
            let parts = stated.count().map(|count| (0, length(count, longest)));
            let figure = value(words, stated, measure.unit());
            Bar {
                label: label(words, row),
                parts: parts.into_iter().collect(),
                figure,
                partial: is_partial(row) && stated != Value::NotAvailable,
            }
        });
        Group { label: measure_name(words, *measure), bars: bars.collect() }
    });
    Chart { series: Vec::new(), groups: groups.collect() }
}

fn names(words: Words, measures: &[Measure]) -> Vec<String> {
    measures.iter().map(|measure| measure_name(words, *measure)).collect()
}

fn label(words: Words, row: &Row) -> String {
    match (row.key.facility, row.key.period) {
        (Some(facility), _) => facility_name(words, facility),
        (None, Some(one)) => period(words, one),
        (None, None) => String::new(),
    }
}

fn is_partial(row: &Row) -> bool {
    row.key.facility.is_none() && row.key.period.is_some_and(|one| one.is_partial())
}

#[cfg(test)]
mod tests {
    use services::datasets::{edition, editions};

    use super::*;
    use crate::words::Locale;

    fn chart(dataset: DatasetId) -> Chart {
        of(Words::new(Locale::Ja), edition(dataset, None).unwrap(), &editions(dataset))
    }

    #[test]
    fn a_part_of_a_month_is_drawn_as_that_and_what_is_missing_is_not_drawn() {
        let checks = chart(DatasetId::Checks);
        let bars = &checks.groups[0].bars;
        assert_eq!((bars.len(), checks.series.len()), (12, 3));
        assert!(bars[0].partial && bars[1..].iter().all(|bar| !bar.partial));
        // The parts of the longest fill the drawing, but for what rounding takes.
        let longest = bars.iter().map(|bar| bar.parts.iter().map(|(_, width)| width).sum::<u32>()).max();
        assert!((998..=1000).contains(&longest.unwrap()));
        let views = chart(DatasetId::Views);
        let treatment = &views.groups[2].bars;
        assert!(
            treatment[..11]
                .iter()
                .all(|bar| bar.parts.is_empty() && bar.figure == "利用不可" && !bar.partial)
        );
        assert_eq!(treatment[11].parts, [(0, 1000)]);
    }

    #[test]
    fn snapshots_stand_beside_each_other_with_what_is_known() {
        let progress = chart(DatasetId::Progress);
        assert_eq!(progress.groups.len(), 4);
        assert!(progress.groups[0].label.contains("228,319"), "{}", progress.groups[0].label);
        let first: Vec<_> = progress.groups[0].bars.iter().map(|bar| bar.parts.len()).collect();
        assert_eq!(first, [1, 0, 0], "in 2020 nobody published what was ready");
        let last = &progress.groups[3].bars;
        assert_eq!(last[2].figure, "113,835施設");
    }

    #[test]
    fn shares_are_as_long_as_they_are() {
        let shares = chart(DatasetId::AppliedShare);
        assert_eq!(shares.groups.len(), 5);
        assert_eq!(shares.groups[0].bars[0].parts, [(0, 964)]);
        assert_eq!(shares.groups[4].bars[1].figure, "93.7%");
    }
}
