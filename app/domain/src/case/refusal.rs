//! Why a command was refused. Each has its own sentence in both languages, under `refusal-<code>`.

use jiff::Timestamp;

use super::change_notice::NoticeRefusal;
use super::command::CommandKind;
use super::defect::refusal::DefectRefusal;
use super::document::{MAX_CASE_BYTES, MAX_FILE_BYTES};
use super::stage::Stage;
use crate::forms::FormId;
use crate::validation::FieldError;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("refused: {}", self.code())]
pub enum Refusal {
    /// The role of the actor never may.
    RoleMayNot {
        command: CommandKind,
    },
    /// The vendor's member may, but only the signatory.
    SignatoryOnly {
        command: CommandKind,
    },
    /// Another reviewer has the case, or nobody has.
    NotTheReviewer {
        reviewer: Option<String>,
    },
    /// Declared a conflict of interest.
    ConflictOfInterest,
    CallNotOpen {
        opens_at: Timestamp,
    },
    DeadlinePassed {
        closed_at: Timestamp,
    },
    AlreadySubmitted {
        number: String,
    },
    /// Withdrawn or decided with fail: nothing more can be done.
    Closed {
        stage: Stage,
    },
    NotInThisStage {
        command: CommandKind,
        stage: Stage,
    },
    OnHold,
    NotOnHold,
    CorrectionOpen,
    NoCorrectionOpen,
    AwaitingApproval,
    NothingToApprove,
    /// The one who recommended never approves.
    SamePerson,
    FormNotOpen {
        form: FormId,
    },
    FactsNotOpen,
    NoSuchItem {
        item: u32,
    },
    UnknownRequirement,
    /// It was replaced or removed already.
    NoSuchEvidence,
    ItemsUnanswered {
        items: Vec<u32>,
    },
    FormsMissing {
        forms: Vec<FormId>,
    },
    FactsMissing,
    /// The automatic checks found what must be mended before the forms are handed in.
    FindingsBlock {
        forms: Vec<FormId>,
        count: usize,
    },
    ConsentMissing,
    FileTooLarge {
        bytes: u64,
    },
    /// `room`: the bytes that a file could have.
    CaseTooLarge {
        room: u64,
    },
    UnknownCriterion,
    ReasonMissing,
    ChecklistOpen {
        open: usize,
    },
    ChecklistFailed {
        failed: usize,
    },
    AlreadyAssigned {
        reviewer: String,
    },
    NotAReviewer {
        name: String,
    },
    AssigneeInConflict {
        name: String,
    },
    AlreadyInConflict,
    NoItems,
    DueInThePast,
    /// About a defect of the product.
    Defect(DefectRefusal),
    // The device check.
    /// A date is agreed on; another one is for moving.
    DateAgreed {
        from: Timestamp,
    },
    NoDateAgreed,
    NoSlotsProposed,
    NoSuchSlot,
    /// It lies in the past by now.
    SlotPassed,
    AnotherTester {
        tester: String,
    },
    NoTester,
    AlreadyTheTester,
    NoTestPlan,
    NoDevices,
    NoSuchDevice,
    /// It has results, so it stays on the list.
    DeviceTried {
        serial: String,
    },
    NoFirmwareToJudge,
    NoSuchTestCase,
    /// Another result has the same mark.
    ResultIdTaken,
    WitnessMissing,
    TestsFailed {
        cases: Vec<String>,
    },
    TestsOpen {
        cases: Vec<String>,
    },
    FirmwareDiffers {
        serials: Vec<String>,
    },
    // Of the register.
    /// Somebody has proposed already that the entry is an error.
    ErrorAlreadyProposed,
    ErrorNotProposed,
    // Change notices.
    Notice(NoticeRefusal),
    /// Something typed does not fit; shown at its fields.
    Invalid(Vec<FieldError>),
}

impl From<DefectRefusal> for Refusal {
    fn from(refusal: DefectRefusal) -> Self {
        Refusal::Defect(refusal)
    }
}

impl Refusal {
    /// The stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::RoleMayNot { .. } => "role-may-not",
            Refusal::SignatoryOnly { .. } => "signatory-only",
            Refusal::NotTheReviewer { reviewer: Some(_) } => "another-reviewer",
            Refusal::NotTheReviewer { reviewer: None } => "no-reviewer",
            Refusal::ConflictOfInterest => "conflict-of-interest",
            Refusal::CallNotOpen { .. } => "call-not-open",
            Refusal::DeadlinePassed { .. } => "deadline-passed",
            Refusal::AlreadySubmitted { .. } => "already-submitted",
            Refusal::Closed { .. } => "closed",
            Refusal::NotInThisStage { .. } => "not-in-this-stage",
            Refusal::OnHold => "on-hold",
            Refusal::NotOnHold => "not-on-hold",
            Refusal::CorrectionOpen => "correction-open",
            Refusal::NoCorrectionOpen => "no-correction-open",
            Refusal::AwaitingApproval => "awaiting-approval",
            Refusal::NothingToApprove => "nothing-to-approve",
            Refusal::SamePerson => "same-person",
            Refusal::FormNotOpen { .. } => "form-not-open",
            Refusal::FactsNotOpen => "facts-not-open",
            Refusal::NoSuchItem { .. } => "no-such-item",
            Refusal::UnknownRequirement => "unknown-requirement",
            Refusal::NoSuchEvidence => "no-such-evidence",
            Refusal::ItemsUnanswered { .. } => "items-unanswered",
            Refusal::FormsMissing { .. } => "forms-missing",
            Refusal::FactsMissing => "facts-missing",
            Refusal::FindingsBlock { .. } => "findings-block",
            Refusal::ConsentMissing => "consent-missing",
            Refusal::FileTooLarge { .. } => "file-too-large",
            Refusal::CaseTooLarge { .. } => "case-too-large",
            Refusal::UnknownCriterion => "unknown-criterion",
            Refusal::ReasonMissing => "reason-missing",
            Refusal::ChecklistOpen { .. } => "checklist-open",
            Refusal::ChecklistFailed { .. } => "checklist-failed",
            Refusal::AlreadyAssigned { .. } => "already-assigned",
            Refusal::NotAReviewer { .. } => "not-a-reviewer",
            Refusal::AssigneeInConflict { .. } => "assignee-in-conflict",
            Refusal::AlreadyInConflict => "already-in-conflict",
            Refusal::NoItems => "no-items",
            Refusal::DueInThePast => "due-in-the-past",
            Refusal::Defect(refusal) => refusal.code(),
            Refusal::DateAgreed { .. } => "date-agreed",
            Refusal::NoDateAgreed => "no-date-agreed",
            Refusal::NoSlotsProposed => "no-slots-proposed",
            Refusal::NoSuchSlot => "no-such-slot",
            Refusal::SlotPassed => "slot-passed",
            Refusal::AnotherTester { .. } => "another-tester",
            Refusal::NoTester => "no-tester",
            Refusal::AlreadyTheTester => "already-the-tester",
            Refusal::NoTestPlan => "no-test-plan",
            Refusal::NoDevices => "no-devices",
            Refusal::NoSuchDevice => "no-such-device",
            Refusal::DeviceTried { .. } => "device-tried",
            Refusal::NoFirmwareToJudge => "no-firmware-to-judge",
            Refusal::NoSuchTestCase => "no-such-test-case",
            Refusal::ResultIdTaken => "result-id-taken",
            Refusal::WitnessMissing => "witness-missing",
            Refusal::TestsFailed { .. } => "tests-failed",
            Refusal::TestsOpen { .. } => "tests-open",
            Refusal::FirmwareDiffers { .. } => "firmware-differs",
            Refusal::ErrorAlreadyProposed => "error-already-proposed",
            Refusal::ErrorNotProposed => "error-not-proposed",
            Refusal::Notice(refusal) => refusal.code(),
            Refusal::Invalid(_) => "invalid",
        }
    }

    /// What the sentence is filled with: names and raw values. Commands, stages and forms come as
    /// `command`, `stage` and `forms` with their ids, for the page to put into words.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Refusal::RoleMayNot { command } | Refusal::SignatoryOnly { command } => {
                vec![("command", command.id().to_owned())]
            }
            Refusal::NotTheReviewer { reviewer: Some(name) }
            | Refusal::AlreadyAssigned { reviewer: name } => {
                vec![("reviewer", name.clone())]
            }
            Refusal::AnotherTester { tester } => vec![("tester", tester.clone())],
            Refusal::DeviceTried { serial } => vec![("serial", serial.clone())],
            Refusal::TestsFailed { cases } | Refusal::TestsOpen { cases } => vec![("cases", cases.join(", "))],
            Refusal::FirmwareDiffers { serials } => vec![("serials", serials.join(", "))],
            Refusal::CallNotOpen { opens_at: at }
            | Refusal::DeadlinePassed { closed_at: at }
            | Refusal::DateAgreed { from: at } => {
                vec![("at", at.to_string())]
            }
            Refusal::AlreadySubmitted { number } => vec![("number", number.clone())],
            Refusal::Closed { stage } => vec![("stage", stage.id().to_owned())],
            Refusal::NotInThisStage { command, stage } => {
                vec![("command", command.id().to_owned()), ("stage", stage.id().to_owned())]
            }
            Refusal::FormNotOpen { form } => vec![("forms", form.id().to_owned())],
            Refusal::FormsMissing { forms } => vec![("forms", ids(forms))],
            Refusal::FindingsBlock { forms, count } => {
                vec![("forms", ids(forms)), ("count", count.to_string())]
            }
            Refusal::NoSuchItem { item } => vec![("item", item.to_string())],
            Refusal::ItemsUnanswered { items } => {
                vec![("items", items.iter().map(u32::to_string).collect::<Vec<_>>().join(", "))]
            }
            Refusal::FileTooLarge { bytes } => {
                vec![("bytes", bytes.to_string()), ("max", MAX_FILE_BYTES.to_string())]
            }
            Refusal::CaseTooLarge { room } => {
                vec![("room", room.to_string()), ("max", MAX_CASE_BYTES.to_string())]
            }
            Refusal::ChecklistOpen { open: count } | Refusal::ChecklistFailed { failed: count } => {
                vec![("count", count.to_string())]
            }
            Refusal::NotAReviewer { name } | Refusal::AssigneeInConflict { name } => {
                vec![("name", name.clone())]
            }
            Refusal::Defect(refusal) => refusal.args(),
            Refusal::Notice(refusal) => refusal.args(),
            _ => Vec::new(),
        }
    }

    /// Whether the actor's standing is the reason, not the state of the case.
    pub fn is_denial(&self) -> bool {
        matches!(
            self,
            Refusal::RoleMayNot { .. }
                | Refusal::SignatoryOnly { .. }
                | Refusal::NotTheReviewer { .. }
                | Refusal::ConflictOfInterest
                | Refusal::SamePerson
                | Refusal::Defect(DefectRefusal::ReporterMayNotApprove)
                | Refusal::AnotherTester { .. }
                | Refusal::Notice(NoticeRefusal::OwnRecord)
        )
    }
}

impl From<NoticeRefusal> for Refusal {
    fn from(refusal: NoticeRefusal) -> Self {
        Refusal::Notice(refusal)
    }
}

fn ids(forms: &[FormId]) -> String {
    forms.iter().map(|form| form.id()).collect::<Vec<_>>().join(",")
}
