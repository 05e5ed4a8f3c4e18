//! The reviewer's checklist: one mark for each criterion of the call.

use serde::{Deserialize, Serialize};

use super::Case;
use crate::forms::{Criterion, ReasonCode};

/// The outcome of one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 適
    Pass,
    /// 否
    Fail,
    /// 対象外
    NotApplicable,
}

impl Outcome {
    pub const ALL: [Outcome; 3] = [Outcome::Pass, Outcome::Fail, Outcome::NotApplicable];

    pub fn id(self) -> &'static str {
        match self {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::NotApplicable => "not_applicable",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}

/// What a reviewer found for a criterion, on which version of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub outcome: Outcome,
    /// Required with [`Outcome::Fail`].
    pub reason: Option<ReasonCode>,
    pub note: String,
    /// The version of the form's document that was looked at; 0 where none was.
    pub version: u32,
}

/// How far the marks on some criteria are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    pub all: usize,
    /// Not marked yet, or only on a version that has been replaced since.
    pub open: usize,
    /// Marked [`Outcome::Fail`] on the version at hand.
    pub failed: usize,
}

impl Case {
    /// The mark on a criterion, if it was made on the version that the ministry looks at now.
    pub fn current_mark(&self, criterion: &Criterion) -> Option<&Mark> {
        self.checklist.get(&criterion.id).filter(|mark| self.mark_is_current(criterion.form, mark))
    }

    /// Counts the marks on these criteria.
    pub fn checked<'a>(&self, criteria: impl Iterator<Item = &'a Criterion>) -> Checked {
        criteria.fold(Checked::default(), |counted, criterion| {
            let mark = self.current_mark(criterion);
            Checked {
                all: counted.all + 1,
                open: counted.open + usize::from(mark.is_none()),
                failed: counted.failed + usize::from(mark.is_some_and(|mark| mark.outcome == Outcome::Fail)),
            }
        })
    }
}
