//! What can have happened in this room.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::content::NoticeContent;
use super::field::Touched;
use super::notice::TestOutcome;
use crate::case::document::StoredFile;
use crate::case::evidence::EvidenceKind;
use crate::forms::FormId;

/// Stored beside the kind of the room as `act`; never change the meaning of a stored one. `files` are
/// the numbers of the files that came with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum ChangeNoticeEvent {
    /// A draft was written, or written anew; the ministry knows nothing of it yet.
    Written {
        notice: u32,
        content: NoticeContent,
    },
    FileAttached {
        notice: u32,
        number: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form: Option<FormId>,
        format: EvidenceKind,
        file: StoredFile,
    },
    FileRemoved {
        notice: u32,
        number: u32,
        name: String,
    },
    Discarded {
        notice: u32,
    },
    /// The signatory handed it in, whole, having seen what it touches.
    Submitted {
        notice: u32,
        content: NoticeContent,
        files: BTreeSet<u32>,
        touched: Touched,
    },
    Asked {
        notice: u32,
        question: String,
        due: Timestamp,
    },
    Answered {
        notice: u32,
        text: String,
        files: BTreeSet<u32>,
    },
    DocumentsRequested {
        notice: u32,
        forms: BTreeSet<FormId>,
        words: String,
        due: Timestamp,
    },
    DocumentsReturned {
        notice: u32,
        words: String,
        files: BTreeSet<u32>,
    },
    /// Test cases of this edition of the plan are to be tried again.
    TestsRequested {
        notice: u32,
        edition: String,
        cases: BTreeSet<String>,
        words: String,
    },
    /// A photo or log for the record that the tester is about to make.
    RecordAttached {
        notice: u32,
        number: u32,
        format: EvidenceKind,
        file: StoredFile,
    },
    TestsRecorded {
        notice: u32,
        outcomes: BTreeMap<String, TestOutcome>,
        devices: String,
        witness: String,
        note: String,
        files: BTreeSet<u32>,
    },
    /// 受理: the ministry took note; what the facts have a place for is in the register from now on.
    Noted {
        notice: u32,
        note: String,
    },
    Rejected {
        notice: u32,
        reason: String,
    },
    Withdrawn {
        notice: u32,
        reason: String,
    },
}

impl ChangeNoticeEvent {
    /// Every kind there is, in the order of the variants.
    pub const KINDS: [&str; 15] = [
        "notice_written",
        "notice_file_attached",
        "notice_file_removed",
        "notice_discarded",
        "notice_submitted",
        "notice_asked",
        "notice_answered",
        "notice_documents_requested",
        "notice_documents_returned",
        "notice_tests_requested",
        "notice_record_attached",
        "notice_tests_recorded",
        "notice_noted",
        "notice_rejected",
        "notice_withdrawn",
    ];

    /// The stable name in catalogue keys (`event-<kind>`, with hyphens).
    pub fn kind(&self) -> &'static str {
        match self {
            ChangeNoticeEvent::Written { .. } => "notice_written",
            ChangeNoticeEvent::FileAttached { .. } => "notice_file_attached",
            ChangeNoticeEvent::FileRemoved { .. } => "notice_file_removed",
            ChangeNoticeEvent::Discarded { .. } => "notice_discarded",
            ChangeNoticeEvent::Submitted { .. } => "notice_submitted",
            ChangeNoticeEvent::Asked { .. } => "notice_asked",
            ChangeNoticeEvent::Answered { .. } => "notice_answered",
            ChangeNoticeEvent::DocumentsRequested { .. } => "notice_documents_requested",
            ChangeNoticeEvent::DocumentsReturned { .. } => "notice_documents_returned",
            ChangeNoticeEvent::TestsRequested { .. } => "notice_tests_requested",
            ChangeNoticeEvent::RecordAttached { .. } => "notice_record_attached",
            ChangeNoticeEvent::TestsRecorded { .. } => "notice_tests_recorded",
            ChangeNoticeEvent::Noted { .. } => "notice_noted",
            ChangeNoticeEvent::Rejected { .. } => "notice_rejected",
            ChangeNoticeEvent::Withdrawn { .. } => "notice_withdrawn",
        }
    }

    /// The number of the notice that it is about.
    pub fn notice(&self) -> u32 {
        match self {
            ChangeNoticeEvent::Written { notice, .. }
            | ChangeNoticeEvent::FileAttached { notice, .. }
            | ChangeNoticeEvent::FileRemoved { notice, .. }
            | ChangeNoticeEvent::Discarded { notice }
            | ChangeNoticeEvent::Submitted { notice, .. }
            | ChangeNoticeEvent::Asked { notice, .. }
            | ChangeNoticeEvent::Answered { notice, .. }
            | ChangeNoticeEvent::DocumentsRequested { notice, .. }
            | ChangeNoticeEvent::DocumentsReturned { notice, .. }
            | ChangeNoticeEvent::TestsRequested { notice, .. }
            | ChangeNoticeEvent::RecordAttached { notice, .. }
            | ChangeNoticeEvent::TestsRecorded { notice, .. }
            | ChangeNoticeEvent::Noted { notice, .. }
            | ChangeNoticeEvent::Rejected { notice, .. }
            | ChangeNoticeEvent::Withdrawn { notice, .. } => *notice,
        }
    }

    /// Whether the vendor may see that it happened.
    pub fn visible_to_vendor(&self) -> bool {
        !matches!(self, ChangeNoticeEvent::RecordAttached { .. })
    }

    /// Whether the ministry may: what the vendor prepares is its own until it hands it in, and then
    /// stands whole in the event of that.
    pub fn visible_to_ministry(&self) -> bool {
        !matches!(
            self,
            ChangeNoticeEvent::Written { .. }
                | ChangeNoticeEvent::FileAttached { .. }
                | ChangeNoticeEvent::FileRemoved { .. }
                | ChangeNoticeEvent::Discarded { .. }
        )
    }
}
