//! Where a defect stands.

use serde::{Deserialize, Serialize};

use jiff::Timestamp;

use super::measure::Recommendation;
use crate::case::stage::WaitingFor;

/// The phase of a defect, with the data that only this phase has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// 報告: a reviewer has to say what comes of it.
    Reported,
    /// 是正計画の提出待ち
    RemedyAsked { due: Timestamp },
    /// 是正計画の確認
    RemedyProposed,
    /// 是正中: the plan is accepted and under way.
    Remedying,
    /// 是正の未達: the plan failed; a reviewer has to say what comes next.
    RemedyFailed,
    /// 通知の準備: proceedings are decided on, the notice is not sent yet.
    Preparing,
    /// 通知済み: the vendor may answer, the ministry examines.
    Noticed,
    /// 決裁待ち
    Recommended(Recommendation),
    /// 取消済み: the product may come back after a remedy.
    Cancelled,
    /// 是正の完了（取消後）: reinstatement can be recommended.
    Remedied,
    /// 終了
    Closed(Outcome),
}

/// How a defect ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 瑕疵なし
    NoDefect,
    /// 是正の完了
    Remedied,
    /// 維持: proceedings ended without a measure.
    Maintained,
    /// 再掲載: cancelled, remedied, and in the register again.
    Reinstated,
    /// 掲載終了・誤記録: the product has left the register, and there is nothing left to decide.
    OffRegister,
}

/// The name of a phase, for lists, filters and people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    Reported,
    RemedyAsked,
    RemedyProposed,
    Remedying,
    RemedyFailed,
    Preparing,
    Noticed,
    Recommended,
    Cancelled,
    Remedied,
    NoDefect,
    ClosedRemedied,
    Maintained,
    Reinstated,
    OffRegister,
}

impl PhaseKind {
    pub const ALL: [PhaseKind; 15] = [
        PhaseKind::Reported,
        PhaseKind::RemedyAsked,
        PhaseKind::RemedyProposed,
        PhaseKind::Remedying,
        PhaseKind::RemedyFailed,
        PhaseKind::Preparing,
        PhaseKind::Noticed,
        PhaseKind::Recommended,
        PhaseKind::Cancelled,
        PhaseKind::Remedied,
        PhaseKind::NoDefect,
        PhaseKind::ClosedRemedied,
        PhaseKind::Maintained,
        PhaseKind::Reinstated,
        PhaseKind::OffRegister,
    ];

    /// The stable name in storage, addresses and catalogue keys (`defect-phase-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            PhaseKind::Reported => "reported",
            PhaseKind::RemedyAsked => "remedy_asked",
            PhaseKind::RemedyProposed => "remedy_proposed",
            PhaseKind::Remedying => "remedying",
            PhaseKind::RemedyFailed => "remedy_failed",
            PhaseKind::Preparing => "preparing",
            PhaseKind::Noticed => "noticed",
            PhaseKind::Recommended => "recommended",
            PhaseKind::Cancelled => "cancelled",
            PhaseKind::Remedied => "remedied",
            PhaseKind::NoDefect => "no_defect",
            PhaseKind::ClosedRemedied => "closed_remedied",
            PhaseKind::Maintained => "maintained",
            PhaseKind::Reinstated => "reinstated",
            PhaseKind::OffRegister => "off_register",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Nothing more is asked of anybody.
    pub fn is_end(self) -> bool {
        matches!(
            self,
            PhaseKind::NoDefect
                | PhaseKind::ClosedRemedied
                | PhaseKind::Maintained
                | PhaseKind::Reinstated
                | PhaseKind::OffRegister
        )
    }
}

impl Phase {
    pub fn kind(&self) -> PhaseKind {
        match self {
            Phase::Reported => PhaseKind::Reported,
            Phase::RemedyAsked { .. } => PhaseKind::RemedyAsked,
            Phase::RemedyProposed => PhaseKind::RemedyProposed,
            Phase::Remedying => PhaseKind::Remedying,
            Phase::RemedyFailed => PhaseKind::RemedyFailed,
            Phase::Preparing => PhaseKind::Preparing,
            Phase::Noticed => PhaseKind::Noticed,
            Phase::Recommended(_) => PhaseKind::Recommended,
            Phase::Cancelled => PhaseKind::Cancelled,
            Phase::Remedied => PhaseKind::Remedied,
            Phase::Closed(Outcome::NoDefect) => PhaseKind::NoDefect,
            Phase::Closed(Outcome::Remedied) => PhaseKind::ClosedRemedied,
            Phase::Closed(Outcome::Maintained) => PhaseKind::Maintained,
            Phase::Closed(Outcome::Reinstated) => PhaseKind::Reinstated,
            Phase::Closed(Outcome::OffRegister) => PhaseKind::OffRegister,
        }
    }
}

impl super::Defect {
    /// Who has to act next at `now`. A vendor that has answered, or has let the time pass, waits for
    /// the ministry.
    pub fn waiting_for(&self, now: Timestamp) -> WaitingFor {
        match &self.phase {
            Phase::RemedyAsked { .. } | Phase::Remedying => WaitingFor::Vendor,
            Phase::Noticed if self.open_extension().is_some() => WaitingFor::Reviewer,
            Phase::Noticed if self.answers.is_empty() && !self.answer_period_over(now) => WaitingFor::Vendor,
            Phase::Recommended(_) => WaitingFor::Approver,
            // The way back is the vendor's to begin, and there is no date.
            Phase::Cancelled => WaitingFor::Nobody,
            Phase::Closed(_) => WaitingFor::Nobody,
            Phase::Reported
            | Phase::RemedyProposed
            | Phase::RemedyFailed
            | Phase::Preparing
            | Phase::Noticed
            | Phase::Remedied => WaitingFor::Reviewer,
        }
    }
}
