//! What the vendor does about a defect of its product.

use super::super::remedy::{Milestone, NewPlan};
use super::super::{Defect, DefectCommand, DefectEvent};
use super::{Events, one, optional, the, words};
use crate::calendar::jst;
use crate::case::decide::Asked;
use crate::case::defect::refusal::DefectRefusal;
use crate::case::facts::{required_line, required_text};
use crate::case::refusal::Refusal;
use crate::validation::{Checker, FieldError};

/// Most milestones of a plan.
const MILESTONES: usize = 30;

pub(super) fn decide(asked: &Asked<'_>, command: DefectCommand) -> Events {
    use DefectCommand as C;
    match command {
        C::Acknowledge { defect } => one(DefectEvent::Acknowledged { defect }),
        C::InspectEvidence { defect } => {
            let inspected = &the(asked, defect)?.inspected;
            let known = asked.actor.account();
            if inspected.iter().any(|one| Some(&one.by.account) == known) {
                return Ok(Vec::new());
            }
            one(DefectEvent::EvidenceInspected { defect })
        }
        C::AddFile { defect, file } => {
            asked.file_fits(&file)?;
            one(DefectEvent::FileAdded { defect, file })
        }
        C::Answer { defect, position, statement, shipped_units } => {
            let due = the(asked, defect)?.answer_due;
            let statement = words("statement", &statement)?;
            let late = due.is_some_and(|due| asked.now > due);
            one(DefectEvent::Answered { defect, position, statement, shipped_units, late })
        }
        C::AskExtension { defect, until, reason } => {
            if the(asked, defect)?.answer_due.is_some_and(|due| until <= due) {
                return Err(Refusal::from(DefectRefusal::ExtensionNotLater));
            }
            one(DefectEvent::ExtensionAsked { defect, until, reason: words("reason", &reason)? })
        }
        C::CommentHearing { defect, hearing, text } => {
            let about = the(asked, defect)?;
            if about.hearings.iter().all(|one| one.number != hearing) {
                return Err(Refusal::from(DefectRefusal::NoSuchHearing { hearing }));
            }
            one(DefectEvent::HearingCommented { defect, hearing, text: words("text", &text)? })
        }
        C::ProposePlan { defect, plan } => {
            one(DefectEvent::PlanProposed { defect, plan: checked_plan(asked, &plan)? })
        }
        C::ReportProgress { defect, done, sites_done, note } => {
            let about = the(asked, defect)?;
            possible_progress(about, &done, sites_done)?;
            let note = optional("note", &note)?;
            one(DefectEvent::ProgressReported { defect, done, sites_done, note })
        }
        _ => Err(asked.role_may_not()),
    }
}

fn checked_plan(asked: &Asked<'_>, plan: &NewPlan) -> Result<NewPlan, Refusal> {
    let mut check = Checker::default();
    let measures = check.take(required_text("measures", &plan.measures, super::WORDS));
    let responsible = check.take(required_line("responsible", &plan.responsible, 200));
    if plan.milestones.is_empty() {
        check.push(FieldError::new("milestone_1", "required"));
    }
    if plan.milestones.len() > MILESTONES {
        check.push(FieldError::new("milestone_1", "too-many-rows"));
    }
    let today = jst(asked.now).date();
    let mut milestones = Vec::new();
    for (number, milestone) in (1..).zip(&plan.milestones) {
        let title = check.take(required_line(&format!("milestone_{number}"), &milestone.title, 200));
        if milestone.due < today {
            check.push(FieldError::new(format!("milestone_due_{number}"), "in-the-past"));
        }
        milestones.push(Milestone { title, due: milestone.due });
    }
    check.finish(()).map_err(Refusal::Invalid)?;
    Ok(NewPlan { measures, responsible, milestones, sites_total: plan.sites_total })
}

/// Only milestones that the plan has, and no more sites than it counts.
fn possible_progress(
    defect: &Defect,
    done: &std::collections::BTreeSet<u32>,
    sites_done: u32,
) -> Result<(), Refusal> {
    let plan = defect.plan().ok_or(Refusal::from(DefectRefusal::PlanMissing))?;
    let known = |number: &u32| (1..=plan.plan.milestones.len()).any(|one| u32::try_from(one) == Ok(*number));
    let mut errors = Vec::new();
    if !done.iter().all(known) {
        errors.push(FieldError::new("done", "unknown-place"));
    }
    if sites_done > plan.plan.sites_total {
        errors.push(FieldError::new("sites_done", "more-than-all"));
    }
    if errors.is_empty() { Ok(()) } else { Err(Refusal::Invalid(errors)) }
}
