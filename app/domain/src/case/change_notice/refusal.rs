//! Why a command about a change notice was refused. Each has its own sentence, as every refusal.

use jiff::Timestamp;

use super::field::{ChangeField, ChangeKind};
use super::notice::StandingKind;
use crate::forms::FormId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeRefusal {
    NoSuchNotice {
        notice: u32,
    },
    /// Still a draft: nothing can be decided about it.
    Draft,
    /// No draft any more: what it says can't be changed.
    AlreadySubmitted,
    /// Noted, rejected, withdrawn, or thrown away.
    AtEnd {
        standing: StandingKind,
    },
    /// No question is open.
    NothingAsked,
    NoDocumentsAsked,
    /// The vendor has the ball, and time until then.
    WithVendor {
        due: Timestamp,
    },
    BeingTested,
    NotBeingTested,
    /// Another notice reports a change of this kind already.
    KindOpen {
        kind: ChangeKind,
        notice: u32,
    },
    /// The vendor can add files only while it prepares something.
    FilesClosed,
    FormNotAsked {
        form: FormId,
    },
    FormsMissing {
        forms: Vec<FormId>,
    },
    NoSuchFile,
    /// The register says something else by now than the draft does.
    Overtaken {
        field: ChangeField,
    },
    /// Whoever recorded the tests does not close the notice.
    OwnRecord,
    TestsFailed {
        cases: Vec<String>,
    },
    NoForms,
    NoTestCases,
    UnknownTestCase {
        case: String,
    },
    DueInThePast,
}

impl NoticeRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            NoticeRefusal::NoSuchNotice { .. } => "notice-unknown",
            NoticeRefusal::Draft => "notice-draft",
            NoticeRefusal::AlreadySubmitted => "notice-already-submitted",
            NoticeRefusal::AtEnd { .. } => "notice-at-end",
            NoticeRefusal::NothingAsked => "notice-nothing-asked",
            NoticeRefusal::NoDocumentsAsked => "notice-no-documents-asked",
            NoticeRefusal::WithVendor { .. } => "notice-with-vendor",
            NoticeRefusal::BeingTested => "notice-being-tested",
            NoticeRefusal::NotBeingTested => "notice-not-being-tested",
            NoticeRefusal::KindOpen { .. } => "notice-kind-open",
            NoticeRefusal::FilesClosed => "notice-files-closed",
            NoticeRefusal::FormNotAsked { .. } => "notice-form-not-asked",
            NoticeRefusal::FormsMissing { .. } => "notice-forms-missing",
            NoticeRefusal::NoSuchFile => "notice-no-such-file",
            NoticeRefusal::Overtaken { .. } => "notice-overtaken",
            NoticeRefusal::OwnRecord => "notice-own-record",
            NoticeRefusal::TestsFailed { .. } => "notice-tests-failed",
            NoticeRefusal::NoForms => "notice-no-forms",
            NoticeRefusal::NoTestCases => "notice-no-test-cases",
            NoticeRefusal::UnknownTestCase { .. } => "notice-unknown-test-case",
            NoticeRefusal::DueInThePast => "notice-due-in-the-past",
        }
    }

    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            NoticeRefusal::NoSuchNotice { notice } => vec![("notice", notice.to_string())],
            NoticeRefusal::AtEnd { standing } => vec![("notice_standing", standing.id().to_owned())],
            NoticeRefusal::WithVendor { due } => vec![("at", due.to_string())],
            NoticeRefusal::KindOpen { kind, notice } => {
                vec![("change_kind", kind.id().to_owned()), ("notice", notice.to_string())]
            }
            NoticeRefusal::FormNotAsked { form } => vec![("forms", form.id().to_owned())],
            NoticeRefusal::FormsMissing { forms } => {
                vec![("forms", forms.iter().map(|form| form.id()).collect::<Vec<_>>().join(","))]
            }
            NoticeRefusal::Overtaken { field } => vec![("change_field", field.id().to_owned())],
            NoticeRefusal::TestsFailed { cases } => vec![("cases", cases.join(", "))],
            NoticeRefusal::UnknownTestCase { case } => vec![("case", case.clone())],
            _ => Vec::new(),
        }
    }
}
