//! 聴聞・意見聴取: the record of a hearing, which the vendor sees and can comment.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::event::Person;

/// What was said, by whom, with which files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingRecord {
    /// When it was held.
    pub held_at: Timestamp,
    pub place: String,
    /// 出席者, one a line.
    pub attendees: String,
    /// Whether somebody of the vendor came: who stays away was heard as far as the rules go.
    pub vendor_present: bool,
    /// 調書: what was said.
    pub minutes: String,
    /// Files that belong to it, by their numbers.
    pub files: Vec<u32>,
}

/// A hearing that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// 1, 2, 3 … within the defect.
    pub number: u32,
    pub record: HearingRecord,
    pub recorded_at: Timestamp,
    pub comments: Vec<Comment>,
}

/// What the vendor says to the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub text: String,
    pub by: Person,
    pub at: Timestamp,
}
