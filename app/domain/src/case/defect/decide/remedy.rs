//! What the ministry says to a remedy plan.

use super::super::{DefectCommand, DefectEvent};
use super::{Events, one, optional, words};
use crate::case::decide::Asked;
use crate::case::defect::refusal::DefectRefusal;
use crate::case::refusal::Refusal;

pub(super) fn decide(asked: &Asked<'_>, command: DefectCommand) -> Events {
    match command {
        DefectCommand::AcceptPlan { defect, note } => {
            one(DefectEvent::PlanAccepted { defect, note: optional("note", &note)? })
        }
        DefectCommand::ReturnPlan { defect, reason, due } => {
            if due <= asked.now {
                return Err(Refusal::from(DefectRefusal::DueInThePast));
            }
            one(DefectEvent::PlanReturned { defect, reason: words("reason", &reason)?, due })
        }
        DefectCommand::ConcludePlan { defect, fulfilled, note } => {
            one(DefectEvent::PlanConcluded { defect, fulfilled, note: words("note", &note)? })
        }
        _ => Err(asked.role_may_not()),
    }
}
