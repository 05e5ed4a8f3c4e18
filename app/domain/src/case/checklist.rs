//! The reviewer's checklist: one mark for each criterion of the call.

use serde::{Deserialize, Serialize};

use super::{Case, Stage};
use crate::call::Call;
use crate::finding::Finding;
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
    /// An automatic check had proposed this outcome, and the person confirmed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub proposed: bool,
}

/// What the automatic checks have to say about a criterion: evidence, and what would follow from it.
/// Nothing of it counts before a person confirms it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal<'a> {
    /// `None` where a person has to weigh it: only flags were found, or the rules can't see it all.
    pub outcome: Option<Outcome>,
    /// The reason of a "no", from its first finding.
    pub reason: Option<ReasonCode>,
    pub findings: Vec<&'a Finding>,
}

impl Criterion {
    /// What the findings on its form propose; `None` where no rule answers it.
    pub fn proposal<'a>(&self, findings: impl IntoIterator<Item = &'a Finding>) -> Option<Proposal<'a>> {
        if self.codes.is_empty() {
            return None;
        }
        let findings: Vec<_> = findings.into_iter().filter(|finding| self.is_answered_by(finding)).collect();
        let error = findings.iter().find(|finding| finding.blocks());
        let outcome = match error {
            Some(_) => Some(Outcome::Fail),
            None if findings.is_empty() && !self.needs_judgement => Some(Outcome::Pass),
            None => None,
        };
        Some(Proposal { outcome, reason: error.map(|finding| ReasonCode::of(finding.code)), findings })
    }
}

/// How far the marks on some criteria are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    pub all: usize,
    /// Not marked yet, or only before what it is about was changed.
    pub open: usize,
    /// Marked [`Outcome::Fail`] on the version at hand.
    pub failed: usize,
}

impl Case {
    /// The mark on a criterion, if it still counts for what the ministry looks at now.
    pub fn current_mark(&self, criterion: &Criterion) -> Option<&Mark> {
        self.checklist.get(&criterion.id).filter(|mark| self.mark_is_current(criterion, mark))
    }

    /// The criteria that are to be answered by the end of the step that the case is in.
    pub fn criteria_so_far<'a>(&self, call: &'a Call) -> impl Iterator<Item = &'a Criterion> + use<'a> {
        let up_to = match self.stage() {
            Stage::Draft | Stage::Submitted | Stage::FormalCheck => 1,
            Stage::DocumentReview
            | Stage::DeviceCheck
            | Stage::Failed
            | Stage::Withdrawn
            | Stage::Listed
            | Stage::Cancelled
            | Stage::Delisted
            | Stage::RecordedInError => 2,
        };
        call.criteria.iter().filter(move |criterion| criterion.stage <= up_to)
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
