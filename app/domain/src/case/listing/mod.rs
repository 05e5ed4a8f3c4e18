//! 掲載: the entry that a case has in the public register, derived from its history.
//!
//! What the register shows of an entry is decided in [`crate::register`].

pub(in crate::case) mod apply;
mod command;
pub(in crate::case) mod decide;
mod event;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::command::{ListingCommand, ListingCommandKind};
pub use self::event::ListingEvent;
use super::event::Person;
use super::facts::Facts;
use crate::calendar::start_of_day;

/// An entry in the register that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// When it was entered (公表日).
    pub since: Timestamp,
    /// What was decided on.
    pub entered: Box<Facts>,
    /// With the changes accepted since, whether or not their day has come: what the next change starts from.
    /// What the register says at a moment is [`crate::register::Entry`]'s.
    pub facts: Box<Facts>,
    /// When a cancellation of it was taken back (再掲載); `None` where there was none.
    pub reinstated_at: Option<Timestamp>,
}

/// Which result a cancellation takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelledResult {
    /// 書類審査の結果
    Documents,
    /// 機能確認の結果
    DeviceCheck,
    Both,
}

impl CancelledResult {
    pub const ALL: [CancelledResult; 3] =
        [CancelledResult::Documents, CancelledResult::DeviceCheck, CancelledResult::Both];

    /// The stable name in storage, forms and catalogue keys (`cancelled-result-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            CancelledResult::Documents => "documents",
            CancelledResult::DeviceCheck => "device_check",
            CancelledResult::Both => "both",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.id() == id)
    }

    /// Whether `narrower` takes back nothing more than this does.
    pub fn covers(self, narrower: CancelledResult) -> bool {
        self == CancelledResult::Both || self == narrower
    }
}

/// 取消: the entry as it was, and what took it out of force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancelled {
    pub at: Timestamp,
    pub result: CancelledResult,
    /// The day from which it holds.
    pub from: Date,
    /// The number of the defect case within the case.
    pub defect: u32,
    pub listing: Listing,
}

impl Cancelled {
    /// The moment from which it holds: until then the entry is in force as before.
    pub fn starts(&self) -> Timestamp {
        self.at.max(start_of_day(self.from))
    }
}

/// The vendor took the product off the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delisted {
    pub at: Timestamp,
    pub reason: String,
    pub listing: Listing,
}

/// 誤記録: the entry should never have been made; it stays visible as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedInError {
    pub at: Timestamp,
    pub reason: String,
    pub proposed_by: Person,
    pub approved_by: Person,
    pub listing: Listing,
}

/// That an entry is an error, as a reviewer or an administrator proposed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorProposal {
    /// Published with the correction.
    pub reason: String,
    pub by: Person,
    pub at: Timestamp,
}

/// 緊急停止 as the public knows it: it runs out by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    pub since: Timestamp,
    /// The last moment in which it holds.
    pub until: Timestamp,
    pub reason: String,
}
