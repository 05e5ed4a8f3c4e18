//! The reviewer's checklist: one mark for each criterion of the call.

use serde::{Deserialize, Serialize};

use crate::forms::ReasonCode;

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
