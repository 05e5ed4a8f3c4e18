//! The split clock of a case: who had the ball when, derived from its history.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::stage::{Standing, State, Step};
use super::{Case, Stage};
use crate::call::StandardDays;
use crate::clock::{Holder, Segment, SplitClock, split};

/// From `at` on, in this stage, this side had the ball; `None` once nobody is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Business days of the ministry beyond the standard period.
    pub fn over(&self) -> u32 {
        self.standard.map_or(0, |days| self.in_stage.ministry_days.saturating_sub(days))
    }
}

/// Who has the ball in a state; `None` where the clock does not run.
pub(super) fn holder(state: &State) -> Option<Holder> {
    match state {
        State::Screening { standing, .. } => Some(match standing {
            Standing::Working | Standing::AwaitingApproval(_) => Holder::Ministry,
            Standing::Correcting(_) => Holder::Vendor,
            Standing::Held(_) => Holder::Stopped,
        }),
        State::Draft | State::Failed(_) | State::Withdrawn { .. } => None,
    }
}

/// The stage whose standard period counts: arrival belongs to the formal check, since screening
/// starts on arrival (行政手続法 第7条).
fn clock_stage(stage: Stage) -> Stage {
    if stage == Stage::Submitted { Stage::FormalCheck } else { stage }
}

impl Case {
    /// The split clock at `now`.
    pub fn progress(&self, standard: StandardDays, now: Timestamp) -> Progress {
        let all = self.segments(now);
        let stage = clock_stage(self.stage());
        let here: Vec<Segment> = all
            .iter()
            .filter(|(segment_stage, _)| *segment_stage == stage)
            .map(|(_, segment)| *segment)
            .collect();
        let total: Vec<Segment> = all.into_iter().map(|(_, segment)| segment).collect();
        Progress {
            total: split(&total),
            in_stage: split(&here),
            standard: match &self.state {
                State::Screening { step, .. } => Some(match step {
                    Step::Arrived | Step::FormalCheck => standard.formal_check,
                    Step::DocumentReview => standard.document_review,
                    Step::DeviceCheck => standard.device_check,
                }),
                _ => None,
            },
        }
    }

    fn segments(&self, now: Timestamp) -> Vec<(Stage, Segment)> {
        let ends = self.handovers.iter().skip(1).map(|next| next.at).chain([now]);
        let spans = self.handovers.iter().zip(ends);
        spans
            .filter_map(|(from, to)| {
                let holder = from.holder?;
                Some((clock_stage(from.stage), Segment { from: from.at, to: to.max(from.at), holder }))
            })
            .collect()
    }

    /// Notes a hand-over if the last event moved the ball. Where a server's clock was set back, the
    /// hand-over counts from the one before: no day may be charged twice.
    pub(super) fn note_handover(&mut self, at: Timestamp) {
        let at = self.handovers.last().map_or(at, |last| at.max(last.at));
        let (stage, holder) = (self.stage(), holder(&self.state));
        let moved = match self.handovers.last() {
            Some(last) => last.stage != stage || last.holder != holder,
            None => holder.is_some(),
        };
        if moved {
            self.handovers.push(Handover { at, stage, holder });
        }
    }
}
