//! 是正計画: how the vendor puts the defect right, and how far it has come.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::case::event::Person;

/// One step of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub title: String,
    pub due: Date,
}

/// The plan as the vendor proposes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPlan {
    /// 是正の内容
    pub measures: String,
    /// 責任者: department and name.
    pub responsible: String,
    pub milestones: Vec<Milestone>,
    /// 対象施設数: sites that have to be put right.
    pub sites_total: u32,
}

/// A plan with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemedyPlan {
    pub plan: NewPlan,
    pub by: Person,
    pub at: Timestamp,
    pub standing: PlanStanding,
    pub progress: Vec<Progress>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanStanding {
    Proposed,
    /// Given back with a reason: another plan is asked for.
    Returned {
        reason: String,
    },
    Accepted {
        at: Timestamp,
    },
    Fulfilled {
        at: Timestamp,
        note: String,
    },
    Failed {
        at: Timestamp,
        note: String,
    },
}

/// How far the vendor says that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The milestones that are reached, counted from 1.
    pub done: BTreeSet<u32>,
    /// Sites put right so far.
    pub sites_done: u32,
    pub note: String,
    pub by: Person,
    pub at: Timestamp,
}

impl RemedyPlan {
    pub fn sites_done(&self) -> u32 {
        self.progress.last().map_or(0, |progress| progress.sites_done)
    }

    /// Whether a milestone, counted from 1, is reached.
    pub fn reached(&self, milestone: u32) -> bool {
        self.progress.last().is_some_and(|progress| progress.done.contains(&milestone))
    }

    /// Every milestone is reached and every site put right, as the vendor says.
    pub fn complete(&self) -> bool {
        let all = (1..).zip(&self.plan.milestones).all(|(number, _)| self.reached(number));
        all && self.sites_done() == self.plan.sites_total
    }
}
