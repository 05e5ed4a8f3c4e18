//! Why a command about a defect was refused. Each has its own sentence, under `refusal-<code>`.

use jiff::Timestamp;

use super::phase::PhaseKind;
use crate::case::command::CommandKind;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefectRefusal {
    NoSuchDefect {
        defect: u32,
    },
    NotInThisPhase {
        command: CommandKind,
        phase: PhaseKind,
    },
    /// The product was cancelled already, because of this defect or another.
    AlreadyCancelled,
    DueInThePast,
    AlreadySuspended {
        until: Timestamp,
    },
    NotSuspended,
    SuspensionTooLong {
        days: i64,
    },
    /// A notice leaves at least the time that the call gives.
    AnswerPeriodTooShort {
        earliest: Timestamp,
    },
    /// The vendor can still answer.
    AnswerPeriodRuns {
        until: Timestamp,
    },
    AlreadyAcknowledged,
    /// The call asks for a hearing, and the notice names none.
    HearingMissing,
    NoHearingSet,
    HearingInThePast,
    HearingNotHeldYet,
    HearingNotRecorded,
    NoSuchHearing {
        hearing: u32,
    },
    ExtensionOpen,
    NoExtensionOpen,
    ExtensionTooLate,
    ExtensionNotLater,
    PlanMissing,
    /// A cancellation takes back no more than the notice said.
    WiderThanNotified,
    /// The day from which a recommended cancellation was to hold is over before it was decided.
    StartPassed,
    /// The vendor has a notice of a cancellation to answer: the product stays in the register until then.
    ProceedingsOpen,
    /// Whoever reported the defect never decides on it.
    ReporterMayNotApprove,
}

impl DefectRefusal {
    pub fn code(&self) -> &'static str {
        use DefectRefusal as R;
        match self {
            R::NoSuchDefect { .. } => "no-such-defect",
            R::NotInThisPhase { .. } => "not-in-this-phase",
            R::AlreadyCancelled => "already-cancelled",
            R::DueInThePast => "defect-due-in-the-past",
            R::AlreadySuspended { .. } => "already-suspended",
            R::NotSuspended => "not-suspended",
            R::SuspensionTooLong { .. } => "suspension-too-long",
            R::AnswerPeriodTooShort { .. } => "answer-period-too-short",
            R::AnswerPeriodRuns { .. } => "answer-period-runs",
            R::AlreadyAcknowledged => "already-acknowledged",
            R::HearingMissing => "hearing-missing",
            R::NoHearingSet => "no-hearing-set",
            R::HearingInThePast => "hearing-in-the-past",
            R::HearingNotHeldYet => "hearing-not-held-yet",
            R::HearingNotRecorded => "hearing-not-recorded",
            R::NoSuchHearing { .. } => "no-such-hearing",
            R::ExtensionOpen => "extension-open",
            R::NoExtensionOpen => "no-extension-open",
            R::ExtensionTooLate => "extension-too-late",
            R::ExtensionNotLater => "extension-not-later",
            R::PlanMissing => "plan-missing",
            R::WiderThanNotified => "wider-than-notified",
            R::StartPassed => "start-passed",
            R::ProceedingsOpen => "proceedings-open",
            R::ReporterMayNotApprove => "reporter-may-not-approve",
        }
    }

    /// What the sentence is filled with; see [`super::super::Refusal::args`]. A phase comes as `phase`.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        use DefectRefusal as R;
        match self {
            R::NoSuchDefect { defect: number } | R::NoSuchHearing { hearing: number } => {
                vec![("number", number.to_string())]
            }
            R::NotInThisPhase { command, phase } => {
                vec![("command", command.id().to_owned()), ("phase", phase.id().to_owned())]
            }
            R::AlreadySuspended { until: at }
            | R::AnswerPeriodTooShort { earliest: at }
            | R::AnswerPeriodRuns { until: at } => vec![("at", at.to_string())],
            R::SuspensionTooLong { days } => vec![("days", days.to_string())],
            _ => Vec::new(),
        }
    }
}
