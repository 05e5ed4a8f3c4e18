//! Figures about many cases: how many stand where, how old they are, whose days they took, how often they
//! were corrected, why they failed. Pure: the cases and the moment are given.
//!
//! **Percentiles** are by nearest rank: the p-th percentile of n values is the one at place ⌈p/100 × n⌉ of
//! the values in ascending order. So it is always a value that occurred, the median of an even number of
//! values is the lower one of the two in the middle, and at least p percent of the values are not above it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::call::StandardDays;
use crate::case::Stage;
use crate::case::progress::{Handover, progress};
use crate::clock::SplitClock;
use crate::forms::ReasonCode;

/// One case, as far as the figures need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub stage: Stage,
    /// Somebody is still waited for, or the case is on hold.
    pub running: bool,
    /// The business days that each side used so far.
    pub clock: SplitClock,
    /// Correction requests.
    pub rounds: u32,
    /// Why it failed; nothing for any other case.
    pub reasons: BTreeSet<ReasonCode>,
}

impl Subject {
    /// A case from what the lists know of it, at `now`.
    pub fn new(
        stage: Stage,
        handovers: &[Handover],
        standard: StandardDays,
        now: Timestamp,
        rounds: u32,
        reasons: BTreeSet<ReasonCode>,
    ) -> Self {
        let running = handovers.last().is_some_and(|last| last.holder.is_some());
        let clock = progress(handovers, stage, standard, now).total;
        Self { stage, running, clock, rounds, reasons }
    }
}

/// The value at a percentile, by nearest rank; `None` of no values. `sorted` ascends.
pub fn percentile(sorted: &[u32], percent: u32) -> Option<u32> {
    let count = u64::try_from(sorted.len()).ok()?;
    let rank = (u64::from(percent.min(100)) * count).div_ceil(100).max(1);
    sorted.get(usize::try_from(rank - 1).ok()?).copied()
}

/// How values are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    pub median: u32,
    /// The 90th percentile.
    pub ninetieth: u32,
    pub longest: u32,
}

impl Spread {
    /// `None` of no values.
    pub fn of(values: impl IntoIterator<Item = u32>) -> Option<Self> {
        let mut sorted: Vec<u32> = values.into_iter().collect();
        sorted.sort_unstable();
        Some(Self {
            median: percentile(&sorted, 50)?,
            ninetieth: percentile(&sorted, 90)?,
            longest: percentile(&sorted, 100)?,
        })
    }
}

/// Whose days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Ministry,
    Vendor,
    /// 保留: with nobody.
    Stopped,
    /// All of them, from arrival on.
    All,
}

impl Side {
    pub const ALL: [Side; 4] = [Side::Ministry, Side::Vendor, Side::Stopped, Side::All];

    pub fn id(self) -> &'static str {
        match self {
            Side::Ministry => "ministry",
            Side::Vendor => "vendor",
            Side::Stopped => "stopped",
            Side::All => "all",
        }
    }

    fn days(self, clock: &SplitClock) -> u32 {
        match self {
            Side::Ministry => clock.ministry_days,
            Side::Vendor => clock.vendor_days,
            Side::Stopped => clock.stopped_days,
            Side::All => clock.total_days(),
        }
    }
}

/// The days used in some cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    pub cases: usize,
    /// For each side; empty of no cases.
    pub sides: Vec<(Side, Spread)>,
}

impl Days {
    fn of<'a>(subjects: impl Iterator<Item = &'a Subject> + Clone) -> Self {
        let spread = |side: Side| Spread::of(subjects.clone().map(|subject| side.days(&subject.clock)));
        let sides = Side::ALL.into_iter().filter_map(|side| Some((side, spread(side)?))).collect();
        Self { cases: subjects.clone().count(), sides }
    }

    pub fn spread(&self, wanted: Side) -> Option<Spread> {
        self.sides.iter().find(|(side, _)| *side == wanted).map(|(_, spread)| *spread)
    }
}

/// Business days since arrival, both ends included; the last band has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    pub from: u32,
    pub until: Option<u32>,
}

/// The ages that are told apart.
pub const BANDS: [Band; 5] = [
    Band { from: 0, until: Some(10) },
    Band { from: 11, until: Some(20) },
    Band { from: 21, until: Some(40) },
    Band { from: 41, until: Some(60) },
    Band { from: 61, until: None },
];

impl Band {
    fn holds(self, days: u32) -> bool {
        days >= self.from && self.until.is_none_or(|until| days <= until)
    }
}

/// So many correction requests and more are counted together.
pub const MANY_ROUNDS: u32 = 3;

/// The figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    pub cases: usize,
    /// Every stage from the arrival on, in order, those without a case too.
    pub stages: Vec<(Stage, usize)>,
    /// Cases that run, by their age in each of the [`BANDS`].
    pub ages: Vec<(Band, usize)>,
    pub running: Days,
    pub ended: Days,
    /// Cases by their number of correction requests: 0, 1, 2, [`MANY_ROUNDS`] and more.
    pub rounds: Vec<(u32, usize)>,
    pub failed: usize,
    /// Failed cases by reason, the most frequent first. A case counts for each of its reasons.
    pub reasons: Vec<(ReasonCode, usize)>,
}

impl Statistics {
    pub fn of(subjects: &[Subject]) -> Self {
        let running = || subjects.iter().filter(|subject| subject.running);
        let count = |wanted: &dyn Fn(&Subject) -> bool| subjects.iter().filter(|one| wanted(one)).count();
        let stages = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Draft);
        let mut reasons: BTreeMap<ReasonCode, usize> = BTreeMap::new();
        for reason in subjects.iter().flat_map(|subject| &subject.reasons) {
            *reasons.entry(*reason).or_default() += 1;
        }
        let mut reasons: Vec<(ReasonCode, usize)> = reasons.into_iter().collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Self {
            cases: subjects.len(),
            stages: stages.map(|stage| (stage, count(&|one| one.stage == stage))).collect(),
            ages: BANDS
                .into_iter()
                .map(|band| (band, running().filter(|one| band.holds(one.clock.total_days())).count()))
                .collect(),
            running: Days::of(running()),
            ended: Days::of(subjects.iter().filter(|subject| !subject.running)),
            rounds: (0..=MANY_ROUNDS)
                .map(|rounds| (rounds, count(&|one| one.rounds.min(MANY_ROUNDS) == rounds)))
                .collect(),
            failed: count(&|one| one.stage == Stage::Failed),
            reasons,
        }
    }

    /// The stage in which most of the running cases are, with their number; the earlier one of equals.
    pub fn fullest_stage(&self) -> Option<(Stage, usize)> {
        let screening = [Stage::Submitted, Stage::FormalCheck, Stage::DocumentReview, Stage::DeviceCheck];
        let open =
            self.stages.iter().copied().filter(|(stage, count)| screening.contains(stage) && *count > 0);
        open.reduce(|most, next| if next.1 > most.1 { next } else { most })
    }

    /// Cases with at least one correction request.
    pub fn corrected(&self) -> usize {
        self.rounds.iter().filter(|(rounds, _)| *rounds > 0).map(|(_, count)| count).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::Holder;

    fn subject(stage: Stage, running: bool, days: (u32, u32, u32), rounds: u32) -> Subject {
        let (ministry_days, vendor_days, stopped_days) = days;
        let clock = SplitClock { ministry_days, vendor_days, stopped_days };
        Subject { stage, running, clock, rounds, reasons: BTreeSet::new() }
    }

    #[test]
    fn percentiles_are_by_nearest_rank() {
        // The example of the usual definition.
        let values = [15, 20, 35, 40, 50];
        let at = |percent| percentile(&values, percent).unwrap();
        assert_eq!([5, 30, 40, 50, 100].map(at), [15, 20, 20, 35, 50]);
        assert_eq!((at(0), at(200)), (15, 50));
        let ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        assert_eq!(
            (percentile(&ten, 50), percentile(&ten, 90), percentile(&ten, 91)),
            (Some(5), Some(9), Some(10))
        );
        assert_eq!(
            (percentile(&[], 50), percentile(&[7], 1), percentile(&[7], 90)),
            (None, Some(7), Some(7))
        );
        assert_eq!(Spread::of([]), None);
        assert_eq!(Spread::of([9, 1, 4, 4]), Some(Spread { median: 4, ninetieth: 9, longest: 9 }));
    }

    #[test]
    fn cases_are_counted_where_they_stand() {
        let mut failed = subject(Stage::Failed, false, (30, 10, 0), 2);
        failed.reasons = [ReasonCode::PriceOverCap, ReasonCode::Missing].into();
        let mut another = subject(Stage::Failed, false, (10, 0, 0), 0);
        another.reasons = [ReasonCode::PriceOverCap].into();
        let cases = [
            subject(Stage::Submitted, true, (0, 0, 0), 0),
            subject(Stage::FormalCheck, true, (8, 2, 0), 1),
            subject(Stage::FormalCheck, true, (8, 3, 0), 0),
            subject(Stage::DocumentReview, true, (20, 20, 21), 5),
            failed,
            another,
            subject(Stage::Withdrawn, false, (2, 0, 1), 0),
        ];
        let found = Statistics::of(&cases);
        let count = |stage| found.stages.iter().find(|(it, _)| *it == stage).unwrap().1;
        assert_eq!(
            (found.cases, found.stages.len(), count(Stage::FormalCheck), count(Stage::Listed)),
            (7, 10, 2, 0)
        );
        assert_eq!(found.ages.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 1, 0, 0, 1]);
        assert_eq!((found.running.cases, found.ended.cases, found.failed), (4, 3, 2));
        let ministry = Spread { median: 10, ninetieth: 30, longest: 30 };
        assert_eq!(found.ended.spread(Side::Ministry), Some(ministry));
        assert_eq!(found.ended.spread(Side::All).map(|all| all.longest), Some(40));
        assert_eq!(found.running.spread(Side::Vendor).map(|it| (it.median, it.longest)), Some((2, 20)));
        assert_eq!(found.rounds, [(0, 4), (1, 1), (2, 1), (3, 1)]);
        assert_eq!(found.corrected(), 3);
        assert_eq!(found.reasons, [(ReasonCode::PriceOverCap, 2), (ReasonCode::Missing, 1)]);
        assert_eq!(found.fullest_stage(), Some((Stage::FormalCheck, 2)));
    }

    #[test]
    fn of_no_cases_there_are_no_days() {
        let none = Statistics::of(&[]);
        assert_eq!((none.cases, none.running.sides.len(), none.fullest_stage()), (0, 0, None));
        assert!(none.ages.iter().all(|(_, count)| *count == 0));
    }

    #[test]
    fn the_clock_of_a_case_is_the_one_of_the_lists() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let handover = |text, stage, holder| Handover { at: at(text), stage, holder };
        let standard = StandardDays { formal_check: 10, document_review: 30, device_check: 20 };
        let mut handovers = vec![
            handover("2026-11-09T10:00:00+09", Stage::Submitted, Some(Holder::Ministry)),
            handover("2026-11-11T15:00:00+09", Stage::FormalCheck, Some(Holder::Vendor)),
        ];
        let now = at("2026-11-13T09:00:00+09");
        let case = Subject::new(Stage::FormalCheck, &handovers, standard, now, 1, BTreeSet::new());
        assert_eq!((case.running, case.clock.ministry_days, case.clock.vendor_days), (true, 2, 2));
        handovers.push(handover("2026-11-12T09:00:00+09", Stage::Withdrawn, None));
        let case = Subject::new(Stage::Withdrawn, &handovers, standard, now, 1, BTreeSet::new());
        assert_eq!((case.running, case.clock.total_days()), (false, 3));
    }

    proptest! {
        /// What the definition promises, said otherwise: enough values are not above, and not too many below.
        #[test]
        fn a_percentile_is_a_value_with_enough_below_it(
            mut values in prop::collection::vec(0_u32..100, 1..60),
            percent in 1_u32..=100,
        ) {
            values.sort_unstable();
            let found = percentile(&values, percent).unwrap();
            prop_assert!(values.contains(&found));
            let not_above = values.iter().filter(|value| **value <= found).count();
            let below = values.iter().filter(|value| **value < found).count();
            prop_assert!(not_above * 100 >= percent as usize * values.len());
            prop_assert!(below * 100 < percent as usize * values.len());
        }

        #[test]
        fn every_case_is_in_one_stage_one_band_and_one_number_of_rounds(
            days in prop::collection::vec((0_u32..90, 0_u32..90, 0_u32..9, 0_u32..6, 0_usize..10), 0..40),
        ) {
            let cases: Vec<Subject> = days
                .into_iter()
                .map(|(ministry, vendor, stopped, rounds, stage)| {
                    let stage = Stage::ALL[stage + 1];
                    subject(stage, stage < Stage::Failed, (ministry, vendor, stopped), rounds)
                })
                .collect();
            let found = Statistics::of(&cases);
            let sum = |counts: &mut dyn Iterator<Item = usize>| counts.sum::<usize>();
            prop_assert_eq!(sum(&mut found.stages.iter().map(|it| it.1)), cases.len());
            prop_assert_eq!(sum(&mut found.rounds.iter().map(|it| it.1)), cases.len());
            prop_assert_eq!(sum(&mut found.ages.iter().map(|it| it.1)), found.running.cases);
            prop_assert_eq!(found.running.cases + found.ended.cases, cases.len());
        }
    }
}
