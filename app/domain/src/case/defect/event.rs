//! What can have happened to a defect.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::hearing::HearingRecord;
use super::measure::Measure;
use super::notice::{Appointment, Notice, Position};
use super::remedy::NewPlan;
use super::report::{Report, Reporter};
use crate::case::document::StoredFile;
use crate::case::event::Person;

/// Stored beside the kind of the room as `act`; never change the meaning of a stored one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum DefectEvent {
    Reported {
        defect: u32,
        report: Report,
        reporter: Reporter,
    },
    /// 瑕疵なし: it ends here, and the vendor was never asked.
    Dismissed {
        defect: u32,
        reason: String,
    },
    PlanAsked {
        defect: u32,
        words: String,
        due: Timestamp,
    },
    ProceedingsOpened {
        defect: u32,
        reason: String,
    },
    Suspended {
        defect: u32,
        reason: String,
        until: Timestamp,
    },
    SuspensionLifted {
        defect: u32,
        reason: String,
    },
    /// Written down when somebody looked; it ended at its date.
    SuspensionRanOut {
        defect: u32,
        until: Timestamp,
    },
    EvidenceAdded {
        defect: u32,
        file: StoredFile,
    },
    Notified {
        defect: u32,
        notice: Notice,
    },
    Acknowledged {
        defect: u32,
    },
    EvidenceInspected {
        defect: u32,
    },
    FileAdded {
        defect: u32,
        file: StoredFile,
    },
    Answered {
        defect: u32,
        position: Position,
        statement: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shipped_units: Option<u32>,
        late: bool,
    },
    /// The time passed without an answer. It is no consent.
    NotAnswered {
        defect: u32,
        due: Timestamp,
    },
    ExtensionAsked {
        defect: u32,
        until: Timestamp,
        reason: String,
    },
    ExtensionDecided {
        defect: u32,
        until: Option<Timestamp>,
        reason: String,
    },
    HearingMoved {
        defect: u32,
        to: Appointment,
        reason: String,
    },
    HearingRecorded {
        defect: u32,
        hearing: u32,
        record: HearingRecord,
    },
    HearingCommented {
        defect: u32,
        hearing: u32,
        text: String,
    },
    PlanProposed {
        defect: u32,
        plan: NewPlan,
    },
    PlanAccepted {
        defect: u32,
        note: String,
    },
    PlanReturned {
        defect: u32,
        reason: String,
        due: Timestamp,
    },
    ProgressReported {
        defect: u32,
        done: BTreeSet<u32>,
        sites_done: u32,
        note: String,
    },
    PlanConcluded {
        defect: u32,
        fulfilled: bool,
        note: String,
    },
    MeasureRecommended {
        defect: u32,
        proposed: Measure,
        reasons: String,
    },
    MeasureReturned {
        defect: u32,
        reason: String,
    },
    MeasureDecided {
        defect: u32,
        decided: Measure,
        reasons: String,
        recommended_by: Person,
        document_number: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        appeal: Option<String>,
    },
}

/// Names the kinds once.
macro_rules! kinds {
    ($($kind:ident = $id:literal $seen:literal,)*) => {
        impl DefectEvent {
            /// Every kind there is, in the order of the variants.
            pub const KINDS: [&str; [$($id),*].len()] = [$($id,)*];

            /// The stable name in catalogue keys (`event-<kind>`, with hyphens).
            pub fn kind(&self) -> &'static str {
                match self { $(DefectEvent::$kind { .. } => $id,)* }
            }

            /// Whether the vendor may see that it happened: what the ministry examines before it turns
            /// to the vendor, and what it recommends, stays inside.
            pub fn visible_to_vendor(&self) -> bool {
                match self { $(DefectEvent::$kind { .. } => $seen,)* }
            }

            /// The number of the defect.
            pub fn defect(&self) -> u32 {
                match self { $(DefectEvent::$kind { defect, .. } => *defect,)* }
            }
        }
    };
}

kinds! {
    Reported = "defect_reported" false,
    Dismissed = "defect_dismissed" false,
    PlanAsked = "plan_asked" true,
    ProceedingsOpened = "proceedings_opened" false,
    Suspended = "suspended" true,
    SuspensionLifted = "suspension_lifted" true,
    SuspensionRanOut = "suspension_ran_out" true,
    EvidenceAdded = "defect_evidence_added" false,
    Notified = "cancellation_notified" true,
    Acknowledged = "notice_acknowledged" true,
    EvidenceInspected = "evidence_inspected" true,
    FileAdded = "defect_file_added" true,
    Answered = "cancellation_answered" true,
    NotAnswered = "notice_not_answered" true,
    ExtensionAsked = "extension_asked" true,
    ExtensionDecided = "extension_decided" true,
    HearingMoved = "hearing_moved" true,
    HearingRecorded = "hearing_recorded" true,
    HearingCommented = "hearing_commented" true,
    PlanProposed = "plan_proposed" true,
    PlanAccepted = "plan_accepted" true,
    PlanReturned = "plan_returned" true,
    ProgressReported = "progress_reported" true,
    PlanConcluded = "plan_concluded" true,
    MeasureRecommended = "measure_recommended" false,
    MeasureReturned = "measure_returned" false,
    MeasureDecided = "measure_decided" true,
}
