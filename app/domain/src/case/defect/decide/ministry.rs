//! Reports, triage, suspension; the rest of the ministry's acts has rooms beside this one.

use jiff::SignedDuration;

use super::super::command::Triage;
use super::super::report::{Report, Reporter};
use super::super::suspension::LONGEST_DAYS;
use super::super::{DefectCommand, DefectEvent};
use super::{Events, approval, one, proceedings, remedy, the, words};
use crate::case::decide::Asked;
use crate::case::defect::refusal::DefectRefusal;
use crate::case::refusal::Refusal;

pub(super) fn decide(asked: &Asked<'_>, command: DefectCommand) -> Events {
    use DefectCommand as C;
    match command {
        C::Report { report } => one(reported(asked, &report, Reporter::Staff(asked.person()?))?),
        C::Triage { defect, triage } => triaged(asked, defect, triage),
        C::Suspend { defect, reason, until } => {
            if let Some(running) = asked.case.suspension(asked.now) {
                return Err(Refusal::from(DefectRefusal::AlreadySuspended { until: running.until }));
            }
            let mut events = super::system::suspension_end(asked);
            if until <= asked.now {
                return Err(Refusal::from(DefectRefusal::DueInThePast));
            }
            if until.duration_since(asked.now) > SignedDuration::from_hours(LONGEST_DAYS * 24) {
                return Err(Refusal::from(DefectRefusal::SuspensionTooLong { days: LONGEST_DAYS }));
            }
            let reason = words("reason", &reason)?;
            events.extend(one(DefectEvent::Suspended { defect, reason, until })?);
            Ok(events)
        }
        C::LiftSuspension { reason } => {
            let running =
                asked.case.suspension(asked.now).ok_or(Refusal::from(DefectRefusal::NotSuspended))?;
            let reason = words("reason", &reason)?;
            one(DefectEvent::SuspensionLifted { defect: running.defect, reason })
        }
        C::AddEvidence { defect, file } => {
            asked.file_fits(&file)?;
            one(DefectEvent::EvidenceAdded { defect, file })
        }
        command @ (C::Notify { .. }
        | C::DecideExtension { .. }
        | C::MoveHearing { .. }
        | C::RecordHearing { .. }) => proceedings::decide(asked, command),
        command @ (C::AcceptPlan { .. } | C::ReturnPlan { .. } | C::ConcludePlan { .. }) => {
            remedy::decide(asked, command)
        }
        command @ (C::RecommendMeasure { .. } | C::ReturnMeasure { .. } | C::ApproveMeasure { .. }) => {
            approval::decide(asked, command)
        }
        _ => Err(asked.role_may_not()),
    }
}

/// A report with the next number.
pub(super) fn reported(
    asked: &Asked<'_>,
    report: &Report,
    reporter: Reporter,
) -> Result<DefectEvent, Refusal> {
    let report = report.checked().map_err(Refusal::Invalid)?;
    let defect = u32::try_from(asked.case.defects.len()).unwrap_or(u32::MAX).saturating_add(1);
    Ok(DefectEvent::Reported { defect, report, reporter })
}

fn triaged(asked: &Asked<'_>, defect: u32, triage: Triage) -> Events {
    let failed_before = !the(asked, defect)?.plans.is_empty();
    match triage {
        // What had a plan was a defect.
        Triage::NoDefect { .. } if failed_before => Err(super::wrong_phase(asked, the(asked, defect)?)),
        Triage::NoDefect { reason } => {
            let reason = words("reason", &reason)?;
            let lifted = super::suspension_needless(asked, defect, &reason);
            let mut events = one(DefectEvent::Dismissed { defect, reason })?;
            events.extend(lifted);
            Ok(events)
        }
        Triage::RemedyPlan { due, .. } if due <= asked.now => Err(Refusal::from(DefectRefusal::DueInThePast)),
        Triage::RemedyPlan { words, due } => {
            one(DefectEvent::PlanAsked { defect, words: super::words("words", &words)?, due })
        }
        Triage::Proceedings { reason } => {
            one(DefectEvent::ProceedingsOpened { defect, reason: words("reason", &reason)? })
        }
    }
}
