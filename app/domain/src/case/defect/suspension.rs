//! 緊急停止: a product may not be supplied (供給) from now on, for a time that ends by itself.
//!
//! Whether a suspension is in force is a function of the moment that is asked for: no job has to run
//! for it to end. That it ran out is written down when somebody looks, and told then.

use jiff::{SignedDuration, Timestamp};

use crate::case::Case;
use crate::case::event::Person;

/// Longest suspension, in days: what takes longer needs proceedings.
pub const LONGEST_DAYS: i64 = 90;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// The defect that it is about.
    pub defect: u32,
    pub reason: String,
    pub since: Timestamp,
    /// The last moment in which it holds.
    pub until: Timestamp,
    pub by: Person,
    pub end: Option<End>,
}

/// How a suspension ended before or at its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// 解除
    Lifted { at: Timestamp, reason: String },
    /// 期間満了, as written down.
    RanOut,
    /// Its product is out of force from then: cancelled, or off the register.
    OutOfForce { at: Timestamp },
}

impl Suspension {
    pub fn in_force(&self, now: Timestamp) -> bool {
        now <= self.until
            && match &self.end {
                None => true,
                Some(End::OutOfForce { at }) => now < *at,
                Some(End::Lifted { .. } | End::RanOut) => false,
            }
    }

    /// The last moment in which it holds, as long as nobody lifts it: a cancellation may begin before its date.
    pub fn last_moment(&self) -> Timestamp {
        match &self.end {
            Some(End::OutOfForce { at }) => self.until.min(*at - SignedDuration::from_millis(1)),
            _ => self.until,
        }
    }

    /// Its date, where it runs out by itself and nothing is noted of that yet.
    pub fn runs_out(&self) -> Option<Timestamp> {
        match &self.end {
            None => Some(self.until),
            Some(End::OutOfForce { at }) => Some(self.until).filter(|until| until < at),
            Some(End::Lifted { .. } | End::RanOut) => None,
        }
    }

    /// The moment from which it does not hold any more.
    pub fn ended_at(&self) -> Timestamp {
        match &self.end {
            Some(End::Lifted { at, .. }) => *at,
            Some(End::OutOfForce { at }) => self.until.min(*at),
            Some(End::RanOut) | None => self.until,
        }
    }
}

impl Case {
    /// The suspension in force at `now`.
    pub fn suspension(&self, now: Timestamp) -> Option<&Suspension> {
        self.suspensions.last().filter(|suspension| suspension.in_force(now))
    }

    /// A suspension whose time is over without a word about it in the history.
    pub fn suspension_run_out(&self, now: Timestamp) -> Option<&Suspension> {
        self.suspensions.last().filter(|last| last.runs_out().is_some_and(|until| now > until))
    }
}
