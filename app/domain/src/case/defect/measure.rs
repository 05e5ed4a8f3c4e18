//! 措置: what two people decide about a defect.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::case::event::Person;
use crate::case::listing::CancelledResult;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "measure", rename_all = "snake_case")]
pub enum Measure {
    /// 維持: the result stands.
    Maintain,
    /// 是正計画の承認: the result stands while the plan is carried out.
    AcceptRemedy,
    /// 取消
    Cancel { result: CancelledResult, from: Date },
    /// 再掲載, after a cancellation and a fulfilled remedy.
    Reinstate,
}

impl Measure {
    pub const IDS: [&str; 4] = ["maintain", "accept_remedy", "cancel", "reinstate"];

    /// The stable name in forms and catalogue keys (`measure-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            Measure::Maintain => "maintain",
            Measure::AcceptRemedy => "accept_remedy",
            Measure::Cancel { .. } => "cancel",
            Measure::Reinstate => "reinstate",
        }
    }
}

/// What a reviewer proposes to the approver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    pub measure: Measure,
    pub reasons: String,
    pub by: Person,
    pub at: Timestamp,
    /// In which phase it was made: where it goes back to.
    pub from: Before,
}

/// Where a recommendation goes back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    Noticed,
    Remedied,
}

/// That an approver gave a recommendation back, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    pub reason: String,
    pub by: Person,
    pub at: Timestamp,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub measure: Measure,
    pub reasons: String,
    pub recommended_by: Person,
    pub approved_by: Person,
    /// 文書番号 of the letter.
    pub document_number: String,
    /// The teaching of appeal rights (教示) as the call had it, with a cancellation; empty where it had none.
    pub appeal: Option<String>,
    pub at: Timestamp,
}
