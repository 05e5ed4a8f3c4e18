//! Where the vendor is: what is asked of it, by when, what happens if it does nothing, which rights it has.

use jiff::Timestamp;

use super::{Defect, Outcome, Phase};

/// What the vendor is asked for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AskedFor {
    /// To confirm that the notice was received, and to answer it.
    AcknowledgeAndAnswer,
    Answer,
    /// It has answered, or the time is over: the ministry examines.
    Wait,
    Plan,
    /// The plan is being looked at.
    WaitForPlan,
    Progress,
    /// It may propose a remedy to come back into the register.
    MayRemedy,
    Nothing,
}

impl AskedFor {
    pub const ALL: [AskedFor; 8] = [
        AskedFor::AcknowledgeAndAnswer,
        AskedFor::Answer,
        AskedFor::Wait,
        AskedFor::Plan,
        AskedFor::WaitForPlan,
        AskedFor::Progress,
        AskedFor::MayRemedy,
        AskedFor::Nothing,
    ];

    /// The stable name in catalogue keys: `defect-asked-<id>`, and `defect-else-<id>` for what happens
    /// if nothing is done.
    pub fn id(self) -> &'static str {
        match self {
            AskedFor::AcknowledgeAndAnswer => "acknowledge",
            AskedFor::Answer => "answer",
            AskedFor::Wait => "wait",
            AskedFor::Plan => "plan",
            AskedFor::WaitForPlan => "wait_for_plan",
            AskedFor::Progress => "progress",
            AskedFor::MayRemedy => "may_remedy",
            AskedFor::Nothing => "nothing",
        }
    }
}

/// A right that the vendor has at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    InspectEvidence,
    Statement,
    AskForTime,
    BeHeard,
    CommentRecord,
    ProposeRemedy,
    Reinstatement,
    /// 教示: only where the letter had one.
    Appeal,
}

impl Right {
    pub const ALL: [Right; 8] = [
        Right::InspectEvidence,
        Right::Statement,
        Right::AskForTime,
        Right::BeHeard,
        Right::CommentRecord,
        Right::ProposeRemedy,
        Right::Reinstatement,
        Right::Appeal,
    ];

    /// The stable name in catalogue keys (`defect-right-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            Right::InspectEvidence => "inspect_evidence",
            Right::Statement => "statement",
            Right::AskForTime => "ask_for_time",
            Right::BeHeard => "be_heard",
            Right::CommentRecord => "comment_record",
            Right::ProposeRemedy => "propose_remedy",
            Right::Reinstatement => "reinstatement",
            Right::Appeal => "appeal",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub asked: AskedFor,
    pub due: Option<Timestamp>,
    pub rights: Vec<Right>,
}

impl Defect {
    /// The vendor's position at `now`.
    pub fn position(&self, now: Timestamp) -> Position {
        let due = self.deadlines().into_iter().map(|deadline| deadline.due).find(|due| *due >= now);
        let asked = match &self.phase {
            Phase::RemedyAsked { .. } => AskedFor::Plan,
            Phase::RemedyProposed => AskedFor::WaitForPlan,
            Phase::Remedying => AskedFor::Progress,
            Phase::Noticed if !self.answers.is_empty() || self.answer_period_over(now) => AskedFor::Wait,
            Phase::Noticed if self.acknowledged.is_none() => AskedFor::AcknowledgeAndAnswer,
            Phase::Noticed => AskedFor::Answer,
            Phase::Cancelled => AskedFor::MayRemedy,
            Phase::Recommended(_) | Phase::Remedied | Phase::RemedyFailed | Phase::Preparing => {
                AskedFor::Wait
            }
            Phase::Reported | Phase::Closed(_) => AskedFor::Nothing,
        };
        Position { asked, due, rights: self.rights(now) }
    }

    fn rights(&self, now: Timestamp) -> Vec<Right> {
        let mut rights = Vec::new();
        let in_proceedings = self.in_proceedings();
        if self.notice.as_ref().is_some_and(|notice| !notice.evidence.is_empty()) {
            rights.push(Right::InspectEvidence);
        }
        if in_proceedings {
            rights.push(Right::Statement);
            let open = self.answers.is_empty() && self.open_extension().is_none();
            if open && self.answer_due.is_some_and(|due| now <= due) {
                rights.push(Right::AskForTime);
            }
            if self.notice.as_ref().is_some_and(|notice| notice.hearing.is_some()) && self.hearings.is_empty()
            {
                rights.push(Right::BeHeard);
            }
        }
        if !self.hearings.is_empty() && !self.is_closed() {
            rights.push(Right::CommentRecord);
        }
        if in_proceedings || matches!(self.phase, Phase::RemedyAsked { .. }) {
            rights.push(Right::ProposeRemedy);
        }
        if self.phase == Phase::Cancelled {
            rights.push(Right::Reinstatement);
        }
        let taught =
            self.decisions.iter().any(|one| one.appeal.as_ref().is_some_and(|text| !text.is_empty()));
        if taught && self.phase != Phase::Closed(Outcome::Reinstated) {
            rights.push(Right::Appeal);
        }
        rights
    }
}
