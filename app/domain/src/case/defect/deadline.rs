//! Every date that a defect brings, for reminders, lists and pages. Derived: a date that moves takes
//! its reminders along.

use jiff::Timestamp;

use super::remedy::PlanStanding;
use super::{Defect, Phase};
use crate::calendar::end_of_day;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineKind {
    /// 弁明書・意見書: the answer to the notice.
    Answer,
    /// 聴聞等の期日
    Hearing,
    /// 是正計画
    Plan,
    /// A milestone of the plan, counted from 1.
    Milestone(u32),
}

impl DeadlineKind {
    /// The stable name in storage and catalogue keys (`defect-due-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            DeadlineKind::Answer => "answer",
            DeadlineKind::Hearing => "hearing",
            DeadlineKind::Plan => "plan",
            DeadlineKind::Milestone(_) => "milestone",
        }
    }
}

impl DeadlineKind {
    /// As [`DeadlineKind::id`], a milestone with its number: one name for each date of a defect.
    pub fn key(self) -> String {
        match self {
            DeadlineKind::Milestone(number) => format!("milestone-{number}"),
            other => other.id().to_owned(),
        }
    }

    /// Reads what [`DeadlineKind::key`] wrote.
    pub fn from_key(key: &str) -> Option<Self> {
        let plain = [DeadlineKind::Answer, DeadlineKind::Hearing, DeadlineKind::Plan];
        let milestone = || Some(DeadlineKind::Milestone(key.strip_prefix("milestone-")?.parse().ok()?));
        plain.into_iter().find(|kind| kind.id() == key).or_else(milestone)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub kind: DeadlineKind,
    pub due: Timestamp,
}

impl Defect {
    /// What the vendor has to do by when, the earliest first. What is done is not in it.
    pub fn deadlines(&self) -> Vec<Deadline> {
        let mut found = Vec::new();
        match &self.phase {
            Phase::RemedyAsked { due } => found.push(Deadline { kind: DeadlineKind::Plan, due: *due }),
            _ if self.in_proceedings() => {
                if self.answers.is_empty() && self.unanswered_at.is_none() {
                    found.extend(self.answer_due.map(|due| Deadline { kind: DeadlineKind::Answer, due }));
                }
                let hearing = self.notice.as_ref().and_then(|notice| notice.hearing.as_ref());
                let held = self.hearings.is_empty().then_some(()).and(hearing);
                found.extend(held.map(|one| Deadline { kind: DeadlineKind::Hearing, due: one.at }));
            }
            Phase::Remedying => {
                let plan = self.plan().filter(|plan| matches!(plan.standing, PlanStanding::Accepted { .. }));
                for (number, milestone) in plan.iter().flat_map(|plan| (1..).zip(&plan.plan.milestones)) {
                    if !plan.is_some_and(|plan| plan.reached(number)) {
                        let kind = DeadlineKind::Milestone(number);
                        found.push(Deadline { kind, due: end_of_day(milestone.due) });
                    }
                }
            }
            _ => {}
        }
        found.sort_by_key(|deadline| deadline.due);
        found
    }
}
