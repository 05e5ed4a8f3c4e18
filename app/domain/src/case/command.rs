//! What a person can ask of a case. The answer is given by [`super::Case::decide`].

use jiff::Timestamp;

use super::change_notice::{ChangeNoticeCommand, ChangeNoticeCommandKind};
use super::checklist::Outcome;
use super::correction::Target;
use super::decision::{Reason, Verdict};
use super::defect::{DefectCommand, DefectCommandKind};
use super::device_check::{DeviceCheckCommand, DeviceCheckCommandKind};
use super::document::StoredFile;
use super::event::{Applicant, Consent, Person};
use super::evidence::EvidenceKind;
use super::facts::Facts;
use super::findings::CheckResult;
use super::handed_in::Changed;
use super::hold::HoldReason;
use super::listing::{ListingCommand, ListingCommandKind};
use crate::forms::{FormId, ReasonCode};
use crate::ids::AccountId;

/// An item of a correction request before it has a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    pub target: Target,
    pub place: String,
    pub reason: ReasonCode,
    pub words: String,
}

/// A person who is to become the reviewer, as the service knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignee {
    pub person: Person,
    /// Whether they hold the role 審査担当 now.
    pub reviewer: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    // The vendor's.
    FillFacts {
        facts: Facts,
    },
    Upload {
        form: FormId,
        file: StoredFile,
    },
    /// A file that backs a row of the self-declaration; one of the same name there is replaced.
    AttachEvidence {
        requirement: String,
        kind: EvidenceKind,
        file: StoredFile,
    },
    RemoveEvidence {
        number: u32,
    },
    /// `number` is used only if the submission is accepted; `checked` is what the automatic checks say
    /// about the newest version of each form.
    Submit {
        number: String,
        applicant: Applicant,
        consent: Consent,
        agreed: bool,
        checked: CheckResult,
    },
    Withdraw {
        reason: String,
    },
    AnswerItem {
        item: u32,
        reply: String,
    },
    /// `checked` as for [`Command::Submit`]; `changed` is what the portal's own comparison found.
    ReturnCorrection {
        checked: CheckResult,
        changed: Changed,
    },
    // The ministry's.
    Assign {
        to: Assignee,
    },
    DeclareConflict {
        reason: String,
    },
    Mark {
        criterion: String,
        outcome: Outcome,
        reason: Option<ReasonCode>,
        note: String,
        /// See [`super::checklist::Mark::proposed`].
        proposed: bool,
    },
    AddNote {
        text: String,
    },
    SendMessage {
        text: String,
    },
    RequestCorrection {
        items: Vec<NewItem>,
        words: String,
        due: Timestamp,
    },
    Hold {
        reason: HoldReason,
        note: String,
    },
    Resume {
        note: String,
    },
    PassFormalCheck,
    Recommend {
        verdict: Verdict,
        reasons: Vec<Reason>,
        note: String,
    },
    ReturnRecommendation {
        reason: String,
    },
    Approve {
        document_number: String,
    },
    // The system's.
    RecordLetter {
        file: StoredFile,
    },
    // Rooms of their own, each with commands of all sides.
    DeviceCheck(DeviceCheckCommand),
    Listing(ListingCommand),
    ChangeNotice(ChangeNoticeCommand),
    Defect(DefectCommand),
}

/// Commands without their data, for tables of what is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommandKind {
    FillFacts,
    Upload,
    AttachEvidence,
    RemoveEvidence,
    Submit,
    Withdraw,
    AnswerItem,
    ReturnCorrection,
    Assign,
    DeclareConflict,
    Mark,
    AddNote,
    SendMessage,
    RequestCorrection,
    Hold,
    Resume,
    PassFormalCheck,
    Recommend,
    ReturnRecommendation,
    Approve,
    RecordLetter,
    DeviceCheck(DeviceCheckCommandKind),
    Listing(ListingCommandKind),
    ChangeNotice(ChangeNoticeCommandKind),
    Defect(DefectCommandKind),
}

impl CommandKind {
    /// The commands of the screening of documents; each room has a list of its own.
    pub const SCREENING: [CommandKind; 21] = [
        CommandKind::FillFacts,
        CommandKind::Upload,
        CommandKind::AttachEvidence,
        CommandKind::RemoveEvidence,
        CommandKind::Submit,
        CommandKind::Withdraw,
        CommandKind::AnswerItem,
        CommandKind::ReturnCorrection,
        CommandKind::Assign,
        CommandKind::DeclareConflict,
        CommandKind::Mark,
        CommandKind::AddNote,
        CommandKind::SendMessage,
        CommandKind::RequestCorrection,
        CommandKind::Hold,
        CommandKind::Resume,
        CommandKind::PassFormalCheck,
        CommandKind::Recommend,
        CommandKind::ReturnRecommendation,
        CommandKind::Approve,
        CommandKind::RecordLetter,
    ];

    /// Every command there is, those of the rooms last.
    pub fn all() -> Vec<CommandKind> {
        let mut all = Self::SCREENING.to_vec();
        all.extend(DeviceCheckCommandKind::ALL.map(CommandKind::DeviceCheck));
        all.extend(ListingCommandKind::ALL.map(CommandKind::Listing));
        all.extend(ChangeNoticeCommandKind::ALL.map(CommandKind::ChangeNotice));
        all.extend(DefectCommandKind::ALL.map(CommandKind::Defect));
        all
    }

    /// The stable name in catalogue keys (`command-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            CommandKind::FillFacts => "fill-facts",
            CommandKind::Upload => "upload",
            CommandKind::AttachEvidence => "attach-evidence",
            CommandKind::RemoveEvidence => "remove-evidence",
            CommandKind::Submit => "submit",
            CommandKind::Withdraw => "withdraw",
            CommandKind::AnswerItem => "answer-item",
            CommandKind::ReturnCorrection => "return-correction",
            CommandKind::Assign => "assign",
            CommandKind::DeclareConflict => "declare-conflict",
            CommandKind::Mark => "mark",
            CommandKind::AddNote => "add-note",
            CommandKind::SendMessage => "send-message",
            CommandKind::RequestCorrection => "request-correction",
            CommandKind::Hold => "hold",
            CommandKind::Resume => "resume",
            CommandKind::PassFormalCheck => "pass-formal-check",
            CommandKind::Recommend => "recommend",
            CommandKind::ReturnRecommendation => "return-recommendation",
            CommandKind::Approve => "approve",
            CommandKind::RecordLetter => "record-letter",
            CommandKind::DeviceCheck(kind) => kind.id(),
            CommandKind::Listing(kind) => kind.id(),
            CommandKind::ChangeNotice(kind) => kind.id(),
            CommandKind::Defect(kind) => kind.id(),
        }
    }

    /// Whose command it is.
    pub fn side(self) -> Side {
        match self {
            CommandKind::FillFacts
            | CommandKind::Upload
            | CommandKind::AttachEvidence
            | CommandKind::RemoveEvidence
            | CommandKind::Submit
            | CommandKind::Withdraw
            | CommandKind::AnswerItem
            | CommandKind::ReturnCorrection => Side::Vendor,
            CommandKind::RecordLetter => Side::System,
            CommandKind::DeviceCheck(kind) => kind.side(),
            CommandKind::Listing(kind) => kind.side(),
            CommandKind::ChangeNotice(kind) => kind.side(),
            CommandKind::Defect(kind) => kind.side(),
            _ => Side::Ministry,
        }
    }
}

/// On which side a command belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Vendor,
    Ministry,
    System,
}

impl Command {
    pub fn kind(&self) -> CommandKind {
        match self {
            Command::FillFacts { .. } => CommandKind::FillFacts,
            Command::Upload { .. } => CommandKind::Upload,
            Command::AttachEvidence { .. } => CommandKind::AttachEvidence,
            Command::RemoveEvidence { .. } => CommandKind::RemoveEvidence,
            Command::Submit { .. } => CommandKind::Submit,
            Command::Withdraw { .. } => CommandKind::Withdraw,
            Command::AnswerItem { .. } => CommandKind::AnswerItem,
            Command::ReturnCorrection { .. } => CommandKind::ReturnCorrection,
            Command::Assign { .. } => CommandKind::Assign,
            Command::DeclareConflict { .. } => CommandKind::DeclareConflict,
            Command::Mark { .. } => CommandKind::Mark,
            Command::AddNote { .. } => CommandKind::AddNote,
            Command::SendMessage { .. } => CommandKind::SendMessage,
            Command::RequestCorrection { .. } => CommandKind::RequestCorrection,
            Command::Hold { .. } => CommandKind::Hold,
            Command::Resume { .. } => CommandKind::Resume,
            Command::PassFormalCheck => CommandKind::PassFormalCheck,
            Command::Recommend { .. } => CommandKind::Recommend,
            Command::ReturnRecommendation { .. } => CommandKind::ReturnRecommendation,
            Command::Approve { .. } => CommandKind::Approve,
            Command::RecordLetter { .. } => CommandKind::RecordLetter,
            Command::DeviceCheck(command) => CommandKind::DeviceCheck(command.kind()),
            Command::Listing(command) => CommandKind::Listing(command.kind()),
            Command::ChangeNotice(command) => CommandKind::ChangeNotice(command.kind()),
            Command::Defect(command) => CommandKind::Defect(command.kind()),
        }
    }
}

/// Accounts are compared, names are not.
pub(super) fn same(person: &Person, account: Option<&AccountId>) -> bool {
    account == Some(&person.account)
}
