//! Where a case stands. A state that makes no sense can't be written down.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::correction::Round;
use super::decision::{Decision, Recommendation};
use super::hold::Hold;
use super::listing::{Cancelled, Delisted, Listing, RecordedInError};

/// The state of a case, with the data that only this state has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// 下書き: seen by its vendor only.
    Draft,
    Screening {
        step: Step,
        /// Since when the case is in this step: the standard period counts from here.
        since: Timestamp,
        standing: Standing,
    },
    /// 不適合
    Failed(Decision),
    /// 取下げ
    Withdrawn { at: Timestamp, reason: String, before: Stage },
    /// 適合・公表: all three stages are passed, and the product is in the public register.
    Listed(Listing),
    /// 取消: it passed, and that was taken back because of a defect.
    Cancelled(Cancelled),
    /// 掲載終了: its vendor took it off the register.
    Delisted(Delisted),
    /// 誤記録: it should never have been entered.
    RecordedInError(RecordedInError),
}

/// The step of the screening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// 提出: nobody has taken it yet.
    Arrived,
    /// 審査1 形式審査
    FormalCheck,
    /// 審査2 書類審査
    DocumentReview,
    /// 審査3 実機を用いた機能確認
    DeviceCheck,
}

/// Who has the ball within a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The ministry works.
    Working,
    /// The vendor corrects; the clock of the ministry stands.
    Correcting(Round),
    /// 保留; the clock stands for everybody.
    Held(Hold),
    /// The approver is asked.
    AwaitingApproval(Recommendation),
}

/// The name of a state, for lists, filters and people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Draft,
    Submitted,
    FormalCheck,
    DocumentReview,
    DeviceCheck,
    Failed,
    Withdrawn,
    Listed,
    Cancelled,
    Delisted,
    RecordedInError,
}

impl Stage {
    pub const ALL: [Stage; 11] = [
        Stage::Draft,
        Stage::Submitted,
        Stage::FormalCheck,
        Stage::DocumentReview,
        Stage::DeviceCheck,
        Stage::Failed,
        Stage::Withdrawn,
        Stage::Listed,
        Stage::Cancelled,
        Stage::Delisted,
        Stage::RecordedInError,
    ];

    /// The stages of a product that is or was in the register.
    pub const REGISTERED: [Stage; 4] =
        [Stage::Listed, Stage::Cancelled, Stage::Delisted, Stage::RecordedInError];

    pub fn id(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Submitted => "submitted",
            Stage::FormalCheck => "formal_check",
            Stage::DocumentReview => "document_review",
            Stage::DeviceCheck => "device_check",
            Stage::Failed => "failed",
            Stage::Withdrawn => "withdrawn",
            Stage::Listed => "listed",
            Stage::Cancelled => "cancelled",
            Stage::Delisted => "delisted",
            Stage::RecordedInError => "recorded_in_error",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.id() == id)
    }
}

impl Step {
    pub fn stage(self) -> Stage {
        match self {
            Step::Arrived => Stage::Submitted,
            Step::FormalCheck => Stage::FormalCheck,
            Step::DocumentReview => Stage::DocumentReview,
            Step::DeviceCheck => Stage::DeviceCheck,
        }
    }
}

impl State {
    pub fn stage(&self) -> Stage {
        match self {
            State::Draft => Stage::Draft,
            State::Screening { step, .. } => step.stage(),
            State::Failed(_) => Stage::Failed,
            State::Withdrawn { .. } => Stage::Withdrawn,
            State::Listed(_) => Stage::Listed,
            State::Cancelled(_) => Stage::Cancelled,
            State::Delisted(_) => Stage::Delisted,
            State::RecordedInError(_) => Stage::RecordedInError,
        }
    }
}

/// Who is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitingFor {
    Vendor,
    Reviewer,
    Approver,
    DeviceTester,
    /// Held: what the note says.
    Hold,
    Nobody,
}

impl WaitingFor {
    pub const ALL: [WaitingFor; 6] = [
        WaitingFor::Vendor,
        WaitingFor::Reviewer,
        WaitingFor::Approver,
        WaitingFor::DeviceTester,
        WaitingFor::Hold,
        WaitingFor::Nobody,
    ];

    pub fn id(self) -> &'static str {
        match self {
            WaitingFor::Vendor => "vendor",
            WaitingFor::Reviewer => "reviewer",
            WaitingFor::Approver => "approver",
            WaitingFor::DeviceTester => "device_tester",
            WaitingFor::Hold => "hold",
            WaitingFor::Nobody => "nobody",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|waiting| waiting.id() == id)
    }
}

impl State {
    /// As far as the state alone tells; [`super::Case::waiting_for`] knows more.
    pub(super) fn waiting_for(&self) -> WaitingFor {
        match self {
            State::Draft => WaitingFor::Vendor,
            State::Screening { step, standing, .. } => match (standing, step) {
                (Standing::Correcting(_), _) => WaitingFor::Vendor,
                (Standing::Held(_), _) => WaitingFor::Hold,
                (Standing::AwaitingApproval(_), _) => WaitingFor::Approver,
                (Standing::Working, Step::DeviceCheck) => WaitingFor::DeviceTester,
                (Standing::Working, _) => WaitingFor::Reviewer,
            },
            State::Failed(_)
            | State::Withdrawn { .. }
            | State::Listed(_)
            | State::Cancelled(_)
            | State::Delisted(_)
            | State::RecordedInError(_) => WaitingFor::Nobody,
        }
    }
}
