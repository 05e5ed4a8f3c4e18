//! 通知 and what the vendor does with it: receipt, inspection of the evidence, answer, more time.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::call::Procedure;
use crate::case::event::Person;
use crate::case::listing::CancelledResult;

/// Who did something for their side, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub by: Person,
    pub at: Timestamp,
}

/// 聴聞等の期日: when and where the vendor is heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub at: Timestamp,
    pub place: String,
}

/// What a reviewer writes into a notice; the procedure comes from the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNotice {
    pub planned: CancelledResult,
    pub basis: String,
    pub facts: String,
    pub evidence: Vec<u32>,
    pub hearing: Option<Appointment>,
    pub due: Timestamp,
}

/// The notice of a planned cancellation (行政手続法 第15条・第30条 are the model).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// 予定する措置: which result is to be taken back.
    pub planned: CancelledResult,
    /// 根拠
    pub basis: String,
    /// 原因となる事実
    pub facts: String,
    /// The files that the vendor may inspect, by their numbers.
    pub evidence: Vec<u32>,
    pub procedure: Procedure,
    pub hearing: Option<Appointment>,
    /// The last moment of the time to answer, as first set.
    pub due: Timestamp,
    /// 文書番号
    pub document_number: String,
}

/// Whether the vendor agrees with the planned measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    Accepts,
    Objects,
}

impl Position {
    pub const ALL: [Position; 2] = [Position::Accepts, Position::Objects];

    /// The stable name in storage, forms and catalogue keys (`answer-position-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            Position::Accepts => "accepts",
            Position::Objects => "objects",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|position| position.id() == id)
    }
}

/// 弁明書・意見書: the vendor's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub position: Position,
    pub statement: String,
    /// Units delivered so far, where the vendor tells.
    pub shipped_units: Option<u32>,
    /// After the due date: it is read all the same, and the record says that it was late.
    pub late: bool,
    pub by: Person,
    pub at: Timestamp,
}

/// 期限の延長の申出
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    pub until: Timestamp,
    pub reason: String,
    pub by: Person,
    pub at: Timestamp,
    /// `None` while nobody has answered.
    pub decided: Option<ExtensionDecision>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtensionDecision {
    /// Until when; `None` where it was not granted.
    pub until: Option<Timestamp>,
    pub reason: String,
    pub at: Timestamp,
}
