//! The split clock: who used how many business days of the standard processing period (標準処理期間).
//!
//! Only days at the ministry count towards the period. Days with the vendor (a correction request)
//! and days on hold stop it. Both sides are shown the same three numbers.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::{business_days_between, jst};

/// Who everyone waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// The ministry: the clock runs.
    Ministry,
    /// The vendor, who was asked for something: the clock stands.
    Vendor,
    /// Nobody, as the case is on hold (保留): the clock stands.
    Stopped,
}

impl Holder {
    pub const ALL: [Holder; 3] = [Holder::Ministry, Holder::Vendor, Holder::Stopped];

    /// The stable name in storage and catalogue keys.
    pub fn id(self) -> &'static str {
        match self {
            Holder::Ministry => "ministry",
            Holder::Vendor => "vendor",
            Holder::Stopped => "stopped",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|holder| holder.id() == id)
    }
}

/// A stretch of time in which one side held the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    pub from: Timestamp,
    pub to: Timestamp,
    pub holder: Holder,
}

/// Business days in Japan used by each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitClock {
    pub ministry_days: u32,
    pub vendor_days: u32,
    pub stopped_days: u32,
}

impl SplitClock {
    /// All business days, whoever held the case.
    pub fn total_days(&self) -> u32 {
        self.ministry_days + self.vendor_days + self.stopped_days
    }
}

/// Charges each business day `d` to the one segment with `from_date < d ≤ to_date`, dates in Japan.
///
/// So the day on which the case changes hands belongs to the side that held it when the day began,
/// the day of arrival is free (初日不算入), and with contiguous segments no day is counted twice or lost.
pub fn split(segments: &[Segment]) -> SplitClock {
    let mut clock = SplitClock::default();
    for segment in segments {
        let days = business_days_between(jst(segment.from).date(), jst(segment.to).date());
        let used = match segment.holder {
            Holder::Ministry => &mut clock.ministry_days,
            Holder::Vendor => &mut clock.vendor_days,
            Holder::Stopped => &mut clock.stopped_days,
        };
        *used = used.saturating_add(days);
    }
    clock
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn segment(from: &str, to: &str, holder: Holder) -> Segment {
        Segment { from: at(from), to: at(to), holder }
    }

    #[test]
    fn the_day_of_hand_over_is_charged_to_who_held_it_before() {
        // Submitted on Monday, asked for a correction on Wednesday, answered on Friday, on hold
        // until the Tuesday after, decided on Wednesday.
        let clock = split(&[
            segment("2026-11-09T10:00:00+09", "2026-11-11T15:00:00+09", Holder::Ministry),
            segment("2026-11-11T15:00:00+09", "2026-11-13T09:00:00+09", Holder::Vendor),
            segment("2026-11-13T09:00:00+09", "2026-11-17T12:00:00+09", Holder::Stopped),
            segment("2026-11-17T12:00:00+09", "2026-11-18T12:00:00+09", Holder::Ministry),
        ]);
        assert_eq!(clock, SplitClock { ministry_days: 3, vendor_days: 2, stopped_days: 2 });
        assert_eq!(clock.total_days(), 7);
    }

    #[test]
    fn days_are_days_in_japan() {
        // 23:30 and 00:30 in Japan, on one day by UTC.
        let clock = split(&[segment("2026-11-10T14:30:00Z", "2026-11-10T15:30:00Z", Holder::Ministry)]);
        assert_eq!(clock.ministry_days, 1);
    }

    #[test]
    fn several_changes_on_one_day_charge_it_once() {
        let clock = split(&[
            segment("2026-11-09T10:00:00+09", "2026-11-10T10:00:00+09", Holder::Ministry),
            segment("2026-11-10T10:00:00+09", "2026-11-10T11:00:00+09", Holder::Vendor),
            segment("2026-11-10T11:00:00+09", "2026-11-10T12:00:00+09", Holder::Ministry),
        ]);
        assert_eq!(clock.total_days(), 1);
        assert_eq!(clock.ministry_days, 1);
    }

    #[test]
    fn nothing_and_backwards_use_no_day() {
        assert_eq!(split(&[]), SplitClock::default());
        let backwards = segment("2026-11-20T10:00:00Z", "2026-11-10T10:00:00Z", Holder::Vendor);
        assert_eq!(split(&[backwards]), SplitClock::default());
    }

    #[test]
    fn ids_come_back() {
        for holder in Holder::ALL {
            assert_eq!(Holder::from_id(holder.id()), Some(holder));
            let json = serde_json::to_string(&holder).unwrap();
            assert_eq!(json, format!("\"{}\"", holder.id()));
        }
    }

    proptest! {
        #[test]
        fn contiguous_segments_share_out_every_day_exactly_once(
            start in 1_420_000_000_i64..2_300_000_000,
            steps in prop::collection::vec((0_i64..3_000_000, 0_usize..3), 1..12),
        ) {
            let first = Timestamp::from_second(start).unwrap();
            let mut from = first;
            let mut segments = Vec::new();
            for (seconds, holder) in steps {
                let to = from + SignedDuration::from_secs(seconds);
                segments.push(Segment { from, to, holder: Holder::ALL[holder] });
                from = to;
            }
            prop_assert_eq!(
                split(&segments).total_days(),
                business_days_between(jst(first).date(), jst(from).date())
            );
        }
    }
}
