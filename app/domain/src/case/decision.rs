//! Recommending and deciding: two people, one verdict, reasons.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::Person;
use super::facts::Facts;
use super::stage::Stage;
use crate::forms::{FormId, ReasonCode};

/// 適合 or 不適合.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Pass,
    Fail,
}

impl Verdict {
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        [Verdict::Pass, Verdict::Fail].into_iter().find(|verdict| verdict.id() == id)
    }
}

/// Why: a closed vocabulary, the form it is about (or all of them), and the reviewer's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub form: Option<FormId>,
    pub code: ReasonCode,
    pub note: String,
}

/// What a reviewer proposes to the approver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    pub verdict: Verdict,
    pub reasons: Vec<Reason>,
    pub note: String,
    pub by: Person,
    pub at: Timestamp,
}

/// That an approver gave a recommendation back, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenBack {
    pub reason: String,
    pub by: Person,
    pub at: Timestamp,
}

/// What was decided on the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub verdict: Verdict,
    pub reasons: Vec<Reason>,
    pub recommended_by: Person,
    pub approved_by: Person,
    pub at: Timestamp,
    /// 文書番号 of the result letter.
    pub document_number: String,
    /// In which stage of the screening it was decided: a fail may be plain already in the formal check.
    pub stage: Stage,
    /// The facts that it is about: those handed in last before it, whatever is corrected later.
    pub facts: Option<Box<Facts>>,
    /// See [`super::event::EventData::Decided`].
    pub appeal: Option<String>,
}
