//! What a person can ask about a defect. `defect` is its number within the case.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::hearing::HearingRecord;
use super::measure::Measure;
use super::notice::{Appointment, NewNotice, Position};
use super::remedy::NewPlan;
use super::report::Report;
use crate::case::command::Side;
use crate::case::document::StoredFile;

/// What comes first after a report, or after a plan that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Triage {
    /// 瑕疵なし
    NoDefect { reason: String },
    /// 是正計画を求める
    RemedyPlan { words: String, due: Timestamp },
    /// 取消の手続に入る
    Proceedings { reason: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefectCommand {
    // The ministry's.
    Report {
        report: Report,
    },
    Triage {
        defect: u32,
        triage: Triage,
    },
    Suspend {
        defect: u32,
        reason: String,
        until: Timestamp,
    },
    LiftSuspension {
        reason: String,
    },
    AddEvidence {
        defect: u32,
        file: StoredFile,
    },
    Notify {
        defect: u32,
        notice: NewNotice,
        document_number: String,
    },
    DecideExtension {
        defect: u32,
        until: Option<Timestamp>,
        reason: String,
    },
    MoveHearing {
        defect: u32,
        to: Appointment,
        reason: String,
    },
    RecordHearing {
        defect: u32,
        record: HearingRecord,
    },
    AcceptPlan {
        defect: u32,
        note: String,
    },
    /// `due`: when another plan is due.
    ReturnPlan {
        defect: u32,
        reason: String,
        due: Timestamp,
    },
    ConcludePlan {
        defect: u32,
        fulfilled: bool,
        note: String,
    },
    RecommendMeasure {
        defect: u32,
        measure: Measure,
        reasons: String,
    },
    ReturnMeasure {
        defect: u32,
        reason: String,
    },
    ApproveMeasure {
        defect: u32,
        document_number: String,
    },
    // The vendor's.
    Acknowledge {
        defect: u32,
    },
    InspectEvidence {
        defect: u32,
    },
    AddFile {
        defect: u32,
        file: StoredFile,
    },
    Answer {
        defect: u32,
        position: Position,
        statement: String,
        shipped_units: Option<u32>,
    },
    AskExtension {
        defect: u32,
        until: Timestamp,
        reason: String,
    },
    CommentHearing {
        defect: u32,
        hearing: u32,
        text: String,
    },
    ProposePlan {
        defect: u32,
        plan: NewPlan,
    },
    ReportProgress {
        defect: u32,
        done: BTreeSet<u32>,
        sites_done: u32,
        note: String,
    },
    // The system's.
    /// A report from outside, confirmed by mail.
    RecordReport {
        report: Report,
        /// The evidence sent with it.
        files: Vec<StoredFile>,
        reference: String,
    },
    RecordNoAnswer {
        defect: u32,
    },
    RecordSuspensionEnd,
}

/// Names the kinds once: the enum, the list of all, their names and sides.
macro_rules! kinds {
    ($($kind:ident = $id:literal $side:ident,)*) => {
        /// Commands without their data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DefectCommandKind { $($kind,)* }

        impl DefectCommandKind {
            pub const ALL: [DefectCommandKind; [$($id),*].len()] = [$(DefectCommandKind::$kind,)*];

            /// The stable name in catalogue keys (`command-<id>`).
            pub fn id(self) -> &'static str {
                match self { $(DefectCommandKind::$kind => $id,)* }
            }

            /// Whose command it is.
            pub fn side(self) -> Side {
                match self { $(DefectCommandKind::$kind => Side::$side,)* }
            }
        }

        impl DefectCommand {
            pub fn kind(&self) -> DefectCommandKind {
                match self { $(DefectCommand::$kind { .. } => DefectCommandKind::$kind,)* }
            }
        }
    };
}

kinds! {
    Report = "report-defect" Ministry,
    Triage = "triage-defect" Ministry,
    Suspend = "suspend" Ministry,
    LiftSuspension = "lift-suspension" Ministry,
    AddEvidence = "add-defect-evidence" Ministry,
    Notify = "notify-cancellation" Ministry,
    DecideExtension = "decide-extension" Ministry,
    MoveHearing = "move-hearing" Ministry,
    RecordHearing = "record-hearing" Ministry,
    AcceptPlan = "accept-plan" Ministry,
    ReturnPlan = "return-plan" Ministry,
    ConcludePlan = "conclude-plan" Ministry,
    RecommendMeasure = "recommend-measure" Ministry,
    ReturnMeasure = "return-measure" Ministry,
    ApproveMeasure = "approve-measure" Ministry,
    Acknowledge = "acknowledge-notice" Vendor,
    InspectEvidence = "inspect-evidence" Vendor,
    AddFile = "add-defect-file" Vendor,
    Answer = "answer-notice" Vendor,
    AskExtension = "ask-extension" Vendor,
    CommentHearing = "comment-hearing" Vendor,
    ProposePlan = "propose-plan" Vendor,
    ReportProgress = "report-progress" Vendor,
    RecordReport = "record-defect-report" System,
    RecordNoAnswer = "record-no-answer" System,
    RecordSuspensionEnd = "record-suspension-end" System,
}

impl DefectCommand {
    /// The defect that it is about; `None` for what begins one, and for the suspension of the product.
    pub fn defect(&self) -> Option<u32> {
        use DefectCommand as C;
        match self {
            C::Report { .. } | C::RecordReport { .. } | C::LiftSuspension { .. } | C::RecordSuspensionEnd => {
                None
            }
            C::Triage { defect, .. }
            | C::Suspend { defect, .. }
            | C::AddEvidence { defect, .. }
            | C::Notify { defect, .. }
            | C::DecideExtension { defect, .. }
            | C::MoveHearing { defect, .. }
            | C::RecordHearing { defect, .. }
            | C::AcceptPlan { defect, .. }
            | C::ReturnPlan { defect, .. }
            | C::ConcludePlan { defect, .. }
            | C::RecommendMeasure { defect, .. }
            | C::ReturnMeasure { defect, .. }
            | C::ApproveMeasure { defect, .. }
            | C::Acknowledge { defect }
            | C::InspectEvidence { defect }
            | C::AddFile { defect, .. }
            | C::Answer { defect, .. }
            | C::AskExtension { defect, .. }
            | C::CommentHearing { defect, .. }
            | C::ProposePlan { defect, .. }
            | C::ReportProgress { defect, .. }
            | C::RecordNoAnswer { defect } => Some(*defect),
        }
    }
}
