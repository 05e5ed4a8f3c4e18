//! What a person can ask in this room.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::field::{ChangeField, ChangeKind};
use crate::case::command::Side;
use crate::case::document::StoredFile;
use crate::case::evidence::EvidenceKind;
use crate::forms::FormId;

/// A notice as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedNotice {
    pub kinds: BTreeSet<ChangeKind>,
    pub values: BTreeMap<ChangeField, String>,
    /// What the forms and earlier notices say of values that the facts have no place for.
    pub known: BTreeMap<ChangeField, String>,
    pub reason: String,
    pub from: String,
}

/// What a tester says of one test case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedOutcome {
    /// `None` where nothing was chosen.
    pub passed: Option<bool>,
    pub note: String,
}

/// `notice` is the number of the notice within the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeNoticeCommand {
    // The vendor's.
    /// Writes a new notice, or the draft of this number anew.
    Write {
        notice: Option<u32>,
        typed: TypedNotice,
    },
    /// A file for what is handed in next; for a form where documents are asked for.
    AttachFile {
        notice: u32,
        form: Option<FormId>,
        format: EvidenceKind,
        file: StoredFile,
    },
    RemoveFile {
        notice: u32,
        number: u32,
    },
    Discard {
        notice: u32,
    },
    Submit {
        notice: u32,
    },
    Answer {
        notice: u32,
        text: String,
    },
    ReturnDocuments {
        notice: u32,
        words: String,
    },
    Withdraw {
        notice: u32,
        reason: String,
    },
    // The reviewer's.
    Ask {
        notice: u32,
        question: String,
        due: Timestamp,
    },
    RequestDocuments {
        notice: u32,
        forms: BTreeSet<FormId>,
        words: String,
        due: Timestamp,
    },
    RequestTests {
        notice: u32,
        cases: BTreeSet<String>,
        words: String,
    },
    Note {
        notice: u32,
        note: String,
    },
    Reject {
        notice: u32,
        reason: String,
    },
    // The tester's.
    AttachRecord {
        notice: u32,
        format: EvidenceKind,
        file: StoredFile,
    },
    RecordTests {
        notice: u32,
        outcomes: BTreeMap<String, TypedOutcome>,
        devices: String,
        witness: String,
        note: String,
    },
}

macro_rules! kinds {
    ($($name:ident $id:literal $side:ident,)+) => {
        /// Commands without their data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ChangeNoticeCommandKind { $($name,)+ }

        impl ChangeNoticeCommandKind {
            pub const ALL: [ChangeNoticeCommandKind; 15] = [$(ChangeNoticeCommandKind::$name,)+];

            /// The stable name in catalogue keys (`command-<id>`).
            pub fn id(self) -> &'static str {
                match self { $(ChangeNoticeCommandKind::$name => $id,)+ }
            }

            /// Whose command it is.
            pub fn side(self) -> Side {
                match self { $(ChangeNoticeCommandKind::$name => Side::$side,)+ }
            }
        }

        impl ChangeNoticeCommand {
            pub fn kind(&self) -> ChangeNoticeCommandKind {
                match self {
                    $(ChangeNoticeCommand::$name { .. } => ChangeNoticeCommandKind::$name,)+
                }
            }
        }
    };
}

kinds! {
    Write "notice-write" Vendor,
    AttachFile "notice-attach-file" Vendor,
    RemoveFile "notice-remove-file" Vendor,
    Discard "notice-discard" Vendor,
    Submit "notice-submit" Vendor,
    Answer "notice-answer" Vendor,
    ReturnDocuments "notice-return-documents" Vendor,
    Withdraw "notice-withdraw" Vendor,
    Ask "notice-ask" Ministry,
    RequestDocuments "notice-request-documents" Ministry,
    RequestTests "notice-request-tests" Ministry,
    Note "notice-note" Ministry,
    Reject "notice-reject" Ministry,
    AttachRecord "notice-attach-record" Ministry,
    RecordTests "notice-record-tests" Ministry,
}

impl ChangeNoticeCommand {
    /// The notice that it is about; `None` for a new one.
    pub fn notice(&self) -> Option<u32> {
        match self {
            ChangeNoticeCommand::Write { notice, .. } => *notice,
            ChangeNoticeCommand::AttachFile { notice, .. }
            | ChangeNoticeCommand::RemoveFile { notice, .. }
            | ChangeNoticeCommand::Discard { notice }
            | ChangeNoticeCommand::Submit { notice }
            | ChangeNoticeCommand::Answer { notice, .. }
            | ChangeNoticeCommand::ReturnDocuments { notice, .. }
            | ChangeNoticeCommand::Withdraw { notice, .. }
            | ChangeNoticeCommand::Ask { notice, .. }
            | ChangeNoticeCommand::RequestDocuments { notice, .. }
            | ChangeNoticeCommand::RequestTests { notice, .. }
            | ChangeNoticeCommand::Note { notice, .. }
            | ChangeNoticeCommand::Reject { notice, .. }
            | ChangeNoticeCommand::AttachRecord { notice, .. }
            | ChangeNoticeCommand::RecordTests { notice, .. } => Some(*notice),
        }
    }
}
