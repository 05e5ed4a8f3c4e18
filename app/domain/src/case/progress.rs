//! The split clock of a case: who had the ball when, derived from its history.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::stage::{Standing, State};
use super::{Case, Stage};
use crate::calendar::add_business_days;
use crate::call::StandardDays;
use crate::clock::{Holder, Segment, SplitClock, split};

/// From `at` on, in this stage, this side had the ball; `None` once nobody is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    pub at: Timestamp,
    pub stage: Stage,
    pub holder: Option<Holder>,
}

/// Days used, as both sides see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// From arrival until now or the end.
    pub total: SplitClock,
    /// In the stage that the case is in.
    pub in_stage: SplitClock,
    /// The standard processing period of that stage; `None` where no clock runs.
    pub standard: Option<u32>,
}

impl Progress {
    /// The day on which the ministry's standard period ends if it goes on working from `today`.
    pub fn standard_ends(&self, today: Date) -> Option<Date> {
        let left = self.standard?.checked_sub(self.in_stage.ministry_days)?;
        Some(add_business_days(today, left))
    }

    /// Business days of the ministry beyond the standard period.
    pub fn over(&self) -> u32 {
        self.standard.map_or(0, |days| self.in_stage.ministry_days.saturating_sub(days))
    }
}

/// Who has the ball in a case; `None` where the clock does not run.
pub(super) fn holder(case: &Case) -> Option<Holder> {
    match &case.state {
        State::Screening { standing, .. } => Some(match standing {
            Standing::Working if case.vendor_prepares_check() => Holder::Vendor,
            Standing::Working | Standing::AwaitingApproval(_) => Holder::Ministry,
            Standing::Correcting(_) => Holder::Vendor,
            Standing::Held(_) => Holder::Stopped,
        }),
        State::Draft
        | State::Failed(_)
        | State::Withdrawn { .. }
        | State::Listed(_)
        | State::Cancelled(_)
        | State::Delisted(_)
        | State::RecordedInError(_) => None,
    }
}

/// The stage whose standard period counts: arrival belongs to the formal check, since screening
/// starts on arrival (行政手続法 第7条).
fn clock_stage(stage: Stage) -> Stage {
    if stage == Stage::Submitted { Stage::FormalCheck } else { stage }
}

/// The standard processing period of the stage that a case is in; `None` where no clock runs.
fn standard_of(stage: Stage, standard: StandardDays) -> Option<u32> {
    match stage {
        Stage::Submitted | Stage::FormalCheck => Some(standard.formal_check),
        Stage::DocumentReview => Some(standard.document_review),
        Stage::DeviceCheck => Some(standard.device_check),
        Stage::Draft
        | Stage::Failed
        | Stage::Withdrawn
        | Stage::Listed
        | Stage::Cancelled
        | Stage::Delisted
        | Stage::RecordedInError => None,
    }
}

/// The split clock at `now`, from the hand-overs alone: lists need no history for it.
pub fn progress(handovers: &[Handover], stage: Stage, standard: StandardDays, now: Timestamp) -> Progress {
    let all = segments(handovers, now);
    let stage = clock_stage(stage);
    let here = all.iter().filter(|(segment_stage, _)| *segment_stage == stage);
    let here: Vec<Segment> = here.map(|(_, segment)| *segment).collect();
    let total: Vec<Segment> = all.into_iter().map(|(_, segment)| segment).collect();
    Progress { total: split(&total), in_stage: split(&here), standard: standard_of(stage, standard) }
}

fn segments(handovers: &[Handover], now: Timestamp) -> Vec<(Stage, Segment)> {
    let ends = handovers.iter().skip(1).map(|next| next.at).chain([now]);
    handovers
        .iter()
        .zip(ends)
        .filter_map(|(from, to)| {
            let holder = from.holder?;
            Some((clock_stage(from.stage), Segment { from: from.at, to: to.max(from.at), holder }))
        })
        .collect()
}

impl Case {
    /// The split clock at `now`.
    pub fn progress(&self, standard: StandardDays, now: Timestamp) -> Progress {
        progress(&self.handovers, self.stage(), standard, now)
    }

    /// Notes a hand-over if the last event moved the ball. Where a server's clock was set back, the
    /// hand-over counts from the one before: no day may be charged twice.
    pub(super) fn note_handover(&mut self, at: Timestamp) {
        let at = self.handovers.last().map_or(at, |last| at.max(last.at));
        let (stage, holder) = (self.stage(), holder(self));
        let moved = match self.handovers.last() {
            Some(last) => last.stage != stage || last.holder != holder,
            None => holder.is_some(),
        };
        if moved {
            self.handovers.push(Handover { at, stage, holder });
        }
    }
}
