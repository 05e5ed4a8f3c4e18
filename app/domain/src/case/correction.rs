//! Correction requests (補正依頼): what the ministry asks to be put right, item by item.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::{business_days_between, is_business_day, jst};
use crate::forms::{FormId, ReasonCode};

/// The number of a request within its case, from 1.
pub type Round = u32;

/// What an item is about: the facts on every form, or one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    Facts,
    #[serde(untagged)]
    Form(FormId),
}

impl Target {
    pub fn id(self) -> &'static str {
        match self {
            Target::Facts => "facts",
            Target::Form(form) => form.id(),
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        if id == "facts" { Some(Target::Facts) } else { FormId::from_id(id).map(Target::Form) }
    }
}

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionItem {
    /// Within its request, from 1.
    pub number: u32,
    pub target: Target,
    /// The place on the form as [`crate::finding::At`] writes it (`date`, `rows[3].units`), a field of the facts, or
    /// empty for the whole of it.
    pub place: String,
    pub reason: ReasonCode,
    /// What to do, in the reviewer's words.
    pub words: String,
}

/// More than these business days are hardly meant for a correction.
pub const LONG_DUE_DAYS: u32 = 60;

/// What is odd about a due date, though it may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueDoubt {
    /// The ministry is closed on that day.
    NoBusinessDay,
    /// So many business days from now, more than [`LONG_DUE_DAYS`].
    FarAway { business_days: u32 },
}

/// What a reviewer should look at again before a request with this due date goes out.
pub fn due_doubts(now: Timestamp, due: Timestamp) -> Vec<DueDoubt> {
    let (today, day) = (jst(now).date(), jst(due).date());
    let business_days = business_days_between(today, day);
    let closed = (!is_business_day(day)).then_some(DueDoubt::NoBusinessDay);
    let far = (business_days > LONG_DUE_DAYS).then_some(DueDoubt::FarAway { business_days });
    closed.into_iter().chain(far).collect()
}

/// A request with what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub round: Round,
    pub words: String,
    pub requested_at: Timestamp,
    pub due: Timestamp,
    pub items: Vec<AnsweredItem>,
    pub returned_at: Option<Timestamp>,
}

/// An item with the vendor's reply, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredItem {
    pub item: CorrectionItem,
    pub reply: Option<String>,
}

impl Correction {
    pub fn is_open(&self) -> bool {
        self.returned_at.is_none()
    }

    /// What the vendor may change while the request is open.
    pub fn targets(&self) -> BTreeSet<Target> {
        self.items.iter().map(|answered| answered.item.target).collect()
    }

    /// Numbers of the items without a reply.
    pub fn unanswered(&self) -> Vec<u32> {
        let open = self.items.iter().filter(|answered| answered.reply.is_none());
        open.map(|answered| answered.item.number).collect()
    }

    /// Whether it is open after its due date, by whole seconds as for [`crate::call::Call::phase`].
    pub fn overdue(&self, now: Timestamp) -> bool {
        self.is_open() && self.after_due(now)
    }

    /// Whether it came back after its due date.
    pub fn late(&self) -> bool {
        self.returned_at.is_some_and(|at| self.after_due(at))
    }

    fn after_due(&self, moment: Timestamp) -> bool {
        moment.as_second() > self.due.as_second()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::{add_business_days, end_of_day};

    #[test]
    fn a_due_date_is_doubted_where_the_ministry_is_closed_or_it_is_far_away() {
        let now: Timestamp = "2026-11-24T01:00:00Z".parse().unwrap();
        let doubts = |day| due_doubts(now, end_of_day(day));
        assert_eq!(doubts(date(2026, 12, 8)), []);
        assert_eq!(doubts(date(2026, 12, 5)), [DueDoubt::NoBusinessDay], "a Saturday");
        assert_eq!(doubts(date(2026, 12, 29)), [DueDoubt::NoBusinessDay], "the turn of the year");
        let last = add_business_days(date(2026, 11, 24), LONG_DUE_DAYS);
        assert_eq!(doubts(last), []);
        let next = add_business_days(last, 1);
        assert_eq!(doubts(next), [DueDoubt::FarAway { business_days: 61 }]);
        let in_two_years = doubts(date(2028, 11, 25));
        assert!(matches!(in_two_years[..], [DueDoubt::NoBusinessDay, DueDoubt::FarAway { .. }]));
    }
}
