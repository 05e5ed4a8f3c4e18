//! 瑕疵等による書類審査結果取消: what happens when something that passed turns out to be defective.
//!
//! The consent of the application ([`super::event::Consent`]) only says that a result may be taken
//! back. It never replaces a step: a cancellation needs a notice (通知), time to answer it (弁明,
//! 聴聞 or 意見聴取, as the call says) and two people who decide.
//!
//! ```text
//! Reported ─ no defect ────────────────────────────────────────────────► Closed
//!    │ └─ remedy plan ► RemedyAsked ► RemedyProposed ► Remedying ─ fulfilled ► Closed
//!    └─ proceedings ─► Preparing ─ notice ► Noticed ─ recommended ► Recommended ─ approved ►
//!          maintain ► Closed · remedy accepted ► Remedying · cancel ► Cancelled
//!    Cancelled ─ remedy ► RemedyProposed ► Remedying ─ fulfilled ► Remedied ─ two people ► Closed (reinstated)
//! ```
//!
//! Whatever is open ends when the product leaves the register (掲載終了, 誤記録): [`Outcome::OffRegister`].
//!
//! An emergency suspension (緊急停止) stands beside all of that and runs out by itself: see [`suspension`].

pub(in crate::case) mod apply;
mod command;
pub mod deadline;
pub(in crate::case) mod decide;
mod event;
pub mod hearing;
pub mod measure;
pub mod notice;
pub mod phase;
pub mod position;
pub mod refusal;
pub mod remedy;
pub mod report;
pub(in crate::case) mod sight;
pub mod suspension;

use jiff::Timestamp;

pub use self::command::{DefectCommand, DefectCommandKind, Triage};
pub use self::event::DefectEvent;
pub use self::phase::{Outcome, Phase};

use self::hearing::Hearing;
use self::measure::{Decided, Recommendation, Returned};
use self::notice::{Answer, Extension, Notice, Signed};
use self::remedy::RemedyPlan;
use self::report::{DefectFile, Report, Reporter};
use super::Case;
use super::document::MAX_CASE_BYTES;

/// One defect of one product, from the report to its end. Numbered within the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    pub number: u32,
    pub report: Report,
    /// Who reported it; hidden from the vendor.
    pub reporter: Option<Reporter>,
    pub reported_at: Timestamp,
    pub phase: Phase,
    /// Whether the ministry has turned to the vendor about it.
    pub told: bool,
    /// The reviewer's words on what comes first, of each triage.
    pub triage: Vec<String>,
    /// Files of both sides, by their number.
    pub files: Vec<DefectFile>,
    pub notice: Option<Notice>,
    /// When the answer to the notice is due, extensions counted in.
    pub answer_due: Option<Timestamp>,
    pub acknowledged: Option<Signed>,
    /// The vendor's people who opened the evidence, each once.
    pub inspected: Vec<Signed>,
    /// Every answer; the last one is the vendor's position.
    pub answers: Vec<Answer>,
    /// That nobody answered in time was written down then. It is no consent.
    pub unanswered_at: Option<Timestamp>,
    pub extensions: Vec<Extension>,
    pub hearings: Vec<Hearing>,
    /// Every plan; the last one is the one in hand.
    pub plans: Vec<RemedyPlan>,
    /// The last recommendation was given back, and nothing has been recommended since.
    pub returned: Option<Returned>,
    /// What was decided, the last one last.
    pub decisions: Vec<Decided>,
}

impl Defect {
    /// The request for more time that nobody has answered yet.
    pub fn open_extension(&self) -> Option<&Extension> {
        self.extensions.last().filter(|extension| extension.decided.is_none())
    }

    /// The remedy plan in hand.
    pub fn plan(&self) -> Option<&RemedyPlan> {
        self.plans.last()
    }

    /// What waits for an approver.
    pub fn recommendation(&self) -> Option<&Recommendation> {
        match &self.phase {
            Phase::Recommended(open) => Some(open),
            _ => None,
        }
    }

    pub fn file(&self, number: u32) -> Option<&DefectFile> {
        self.files.iter().find(|file| file.number == number)
    }

    pub fn is_closed(&self) -> bool {
        matches!(self.phase, Phase::Closed(_))
    }

    /// A notice was sent, and nothing is decided on it: the vendor can say what it has to say.
    pub fn in_proceedings(&self) -> bool {
        match &self.phase {
            Phase::Noticed => true,
            Phase::Recommended(open) => open.from == measure::Before::Noticed,
            _ => false,
        }
    }

    /// Whether the history tells how the time to answer ended, or there is none.
    pub fn answer_period_noted(&self) -> bool {
        self.phase != Phase::Noticed
            || !self.answers.is_empty()
            || self.unanswered_at.is_some()
            || self.open_extension().is_some()
    }

    /// The time to answer is over at `now`, or the vendor has said that it agrees.
    pub fn answer_period_over(&self, now: Timestamp) -> bool {
        self.agreed() || self.answer_due.is_some_and(|due| now > due)
    }

    /// The vendor has said that it has no objection, and nothing else since.
    pub fn agreed(&self) -> bool {
        self.answers.last().is_some_and(|answer| answer.position == notice::Position::Accepts)
    }
}

impl Case {
    /// A defect by its number.
    pub fn defect(&self, number: u32) -> Option<&Defect> {
        self.defects.iter().find(|defect| defect.number == number)
    }

    pub(in crate::case) fn defect_mut(&mut self, number: u32) -> Option<&mut Defect> {
        self.defects.iter_mut().find(|defect| defect.number == number)
    }

    /// How many bytes a file of a defect may still have: all of them together have the room of a case. What
    /// came from outside does not count.
    pub fn defect_room(&self) -> u64 {
        let files = self.defects.iter().flat_map(|defect| &defect.files);
        let files = files.filter(|file| file.by.person().is_some());
        MAX_CASE_BYTES.saturating_sub(files.map(|one| one.file.bytes).sum())
    }

    /// Those that still ask something of somebody.
    pub fn open_defects(&self) -> impl Iterator<Item = &Defect> {
        self.defects.iter().filter(|defect| !defect.is_closed())
    }
}
