//! A change notice with what has become of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::content::NoticeContent;
use super::field::{ChangeKind, Touched};
use crate::case::Case;
use crate::case::document::{MAX_CASE_BYTES, StoredFile};
use crate::case::event::{ActedBy, Person};
use crate::case::evidence::EvidenceKind;
use crate::case::stage::{State, WaitingFor};
use crate::forms::FormId;

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeNotice {
    /// Within the case, from 1; never given twice.
    pub number: u32,
    pub content: NoticeContent,
    /// What it touched when it was handed in; nothing while it is a draft.
    pub touched: Touched,
    pub written_at: Timestamp,
    pub submitted: Option<(Timestamp, Person)>,
    /// Every file there ever was, by its number.
    pub files: Vec<NoticeFile>,
    pub questions: Vec<Question>,
    pub documents: Vec<DocumentsAsked>,
    pub tests: Vec<TestOrder>,
    pub standing: NoticeStanding,
}

/// A file of a notice: evidence, or a new version of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeFile {
    /// Within the notice, from 1.
    pub number: u32,
    pub form: Option<FormId>,
    pub format: EvidenceKind,
    pub file: StoredFile,
    pub at: Timestamp,
    pub by: ActedBy,
    /// Whether the other side has got it.
    pub handed_in: bool,
    /// Taken off the list before that.
    pub removed: bool,
}

/// What the reviewer wanted to know, and the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub at: Timestamp,
    pub text: String,
    pub due: Timestamp,
    pub answer: Option<(Timestamp, String)>,
}

/// 書類の再提出: forms that were asked for anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentsAsked {
    pub at: Timestamp,
    pub forms: BTreeSet<FormId>,
    pub words: String,
    pub due: Timestamp,
    /// When they came, with which words and which files.
    pub returned: Option<(Timestamp, String, BTreeSet<u32>)>,
}

/// 再機能確認: test cases that are to be tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestOrder {
    pub at: Timestamp,
    pub edition: String,
    pub cases: BTreeSet<String>,
    pub words: String,
    pub record: Option<TestRecord>,
}

/// What a tester recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestRecord {
    pub at: Timestamp,
    pub by: Person,
    pub outcomes: BTreeMap<String, TestOutcome>,
    /// Serial numbers and firmware of the devices.
    pub devices: String,
    pub witness: String,
    pub note: String,
    pub files: BTreeSet<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestOutcome {
    pub passed: bool,
    pub note: String,
}

/// Where a notice stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeStanding {
    Draft,
    Reviewing,
    /// The last of the questions is open.
    Asked,
    /// The last request for documents is open.
    DocumentsAsked,
    /// The last order of tests has no record yet.
    Testing,
    Noted {
        at: Timestamp,
        note: String,
    },
    Rejected {
        at: Timestamp,
        reason: String,
    },
    Withdrawn {
        at: Timestamp,
        reason: String,
    },
    /// A draft that was thrown away; the ministry never knew of it.
    Discarded,
}

/// The name of a standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandingKind {
    Draft,
    Reviewing,
    Asked,
    DocumentsAsked,
    Testing,
    Noted,
    Rejected,
    Withdrawn,
    Discarded,
}

impl StandingKind {
    pub const ALL: [StandingKind; 9] = [
        StandingKind::Draft,
        StandingKind::Reviewing,
        StandingKind::Asked,
        StandingKind::DocumentsAsked,
        StandingKind::Testing,
        StandingKind::Noted,
        StandingKind::Rejected,
        StandingKind::Withdrawn,
        StandingKind::Discarded,
    ];

    /// The stable name in storage and catalogue keys (`notice-standing-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            StandingKind::Draft => "draft",
            StandingKind::Reviewing => "reviewing",
            StandingKind::Asked => "asked",
            StandingKind::DocumentsAsked => "documents_asked",
            StandingKind::Testing => "testing",
            StandingKind::Noted => "noted",
            StandingKind::Rejected => "rejected",
            StandingKind::Withdrawn => "withdrawn",
            StandingKind::Discarded => "discarded",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.id() == id)
    }

    /// Handed in and not at its end.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            StandingKind::Reviewing
                | StandingKind::Asked
                | StandingKind::DocumentsAsked
                | StandingKind::Testing
        )
    }

    pub fn waiting_for(self) -> WaitingFor {
        match self {
            StandingKind::Draft | StandingKind::Asked | StandingKind::DocumentsAsked => WaitingFor::Vendor,
            StandingKind::Reviewing => WaitingFor::Reviewer,
            StandingKind::Testing => WaitingFor::DeviceTester,
            StandingKind::Noted
            | StandingKind::Rejected
            | StandingKind::Withdrawn
            | StandingKind::Discarded => WaitingFor::Nobody,
        }
    }
}

impl NoticeStanding {
    pub fn kind(&self) -> StandingKind {
        match self {
            NoticeStanding::Draft => StandingKind::Draft,
            NoticeStanding::Reviewing => StandingKind::Reviewing,
            NoticeStanding::Asked => StandingKind::Asked,
            NoticeStanding::DocumentsAsked => StandingKind::DocumentsAsked,
            NoticeStanding::Testing => StandingKind::Testing,
            NoticeStanding::Noted { .. } => StandingKind::Noted,
            NoticeStanding::Rejected { .. } => StandingKind::Rejected,
            NoticeStanding::Withdrawn { .. } => StandingKind::Withdrawn,
            NoticeStanding::Discarded => StandingKind::Discarded,
        }
    }
}

impl ChangeNotice {
    /// Handed in and not at its end.
    pub fn is_open(&self) -> bool {
        self.standing.kind().is_open()
    }

    /// Until when the vendor is to answer; `None` where nothing is asked of it.
    pub fn due(&self) -> Option<Timestamp> {
        match self.standing {
            NoticeStanding::Asked => self.questions.last().map(|question| question.due),
            NoticeStanding::DocumentsAsked => self.documents.last().map(|asked| asked.due),
            _ => None,
        }
    }

    /// Whether the vendor's time is over, by whole seconds.
    pub fn overdue(&self, now: Timestamp) -> bool {
        self.due().is_some_and(|due| now.as_second() > due.as_second())
    }

    /// The forms that the vendor can upload for it now.
    pub fn open_forms(&self) -> BTreeSet<FormId> {
        match (&self.standing, self.documents.last()) {
            (NoticeStanding::DocumentsAsked, Some(asked)) => asked.forms.clone(),
            _ => BTreeSet::new(),
        }
    }

    pub fn file(&self, number: u32) -> Option<&NoticeFile> {
        self.files.iter().find(|file| file.number == number)
    }

    /// What goes along with whatever the side of the file hands in next.
    pub fn in_hand(&self) -> impl Iterator<Item = &NoticeFile> {
        self.files.iter().filter(|file| !file.handed_in && !file.removed)
    }

    /// What was recorded last, of whichever order.
    pub fn last_record(&self) -> Option<&TestRecord> {
        self.tests.iter().rev().find_map(|order| order.record.as_ref())
    }

    /// Test cases that failed in the last record.
    pub fn failed_cases(&self) -> Vec<String> {
        let outcomes = self.last_record().into_iter().flat_map(|record| &record.outcomes);
        outcomes.filter(|(_, outcome)| !outcome.passed).map(|(case, _)| case.clone()).collect()
    }
}

impl Case {
    /// Whether the product is in the register and a change of it is under way (変更審査中). The state that
    /// is valid stays so meanwhile.
    pub fn change_pending(&self) -> bool {
        matches!(self.state, State::Listed(_)) && self.change_notices.iter().any(ChangeNotice::is_open)
    }

    /// A change notice by its number.
    pub fn change_notice(&self, number: u32) -> Option<&ChangeNotice> {
        self.change_notices.iter().find(|notice| notice.number == number)
    }

    /// The open notice, or draft, that reports a change of this kind, other than this one.
    pub(super) fn notice_of_kind(&self, kind: ChangeKind, but: u32) -> Option<&ChangeNotice> {
        self.change_notices.iter().find(|notice| {
            notice.number != but
                && (notice.is_open() || notice.standing == NoticeStanding::Draft)
                && notice.content.kinds().contains(&kind)
        })
    }

    /// The bytes that a new file of a notice may have: the notices of a case have as much room together
    /// as its application had.
    pub fn notice_room(&self) -> u64 {
        MAX_CASE_BYTES.saturating_sub(self.notice_bytes())
    }

    /// The bytes of every file of every notice.
    fn notice_bytes(&self) -> u64 {
        self.change_notices.iter().flat_map(|notice| &notice.files).map(|file| file.file.bytes).sum()
    }
}
