//! What is recommended, and the other person who decides.

use super::super::measure::{Measure, Recommendation};
use super::super::notice::Notice;
use super::super::remedy::PlanStanding;
use super::super::{Defect, DefectCommand, DefectEvent, Phase};
use super::{Events, line, one, the, words};
use crate::calendar::jst;
use crate::call::Procedure;
use crate::case::command::same;
use crate::case::decide::Asked;
use crate::case::defect::refusal::DefectRefusal;
use crate::case::event::EventData;
use crate::case::refusal::Refusal;
use crate::case::stage::State;
use crate::validation::FieldError;

/// Whether the actor may decide on what is recommended; nobody who reported or recommended may.
pub(super) fn may<'a>(asked: &Asked<'_>, defect: &'a Defect) -> Result<&'a Recommendation, Refusal> {
    let recommendation = defect.recommendation().ok_or(Refusal::NothingToApprove)?;
    if same(&recommendation.by, asked.actor.account()) {
        return Err(Refusal::SamePerson);
    }
    if asked.reported(defect) {
        return Err(Refusal::from(DefectRefusal::ReporterMayNotApprove));
    }
    Ok(recommendation)
}

pub(super) fn decide(asked: &Asked<'_>, command: DefectCommand) -> Events {
    match command {
        DefectCommand::RecommendMeasure { defect, measure, reasons } => {
            let about = the(asked, defect)?;
            let mut events = fits(asked, about, measure)?;
            let reasons = words("reasons", &reasons)?;
            events.extend(one(DefectEvent::MeasureRecommended { defect, proposed: measure, reasons })?);
            Ok(events)
        }
        DefectCommand::ReturnMeasure { defect, reason } => {
            one(DefectEvent::MeasureReturned { defect, reason: words("reason", &reason)? })
        }
        DefectCommand::ApproveMeasure { defect, document_number } => {
            let recommendation = may(asked, the(asked, defect)?)?;
            let cancels = matches!(recommendation.measure, Measure::Cancel { .. });
            if let Measure::Cancel { from, .. } = recommendation.measure {
                if matches!(asked.case.state, State::Cancelled(_)) {
                    return Err(Refusal::from(DefectRefusal::AlreadyCancelled));
                }
                // It never holds for days on which nobody had decided yet.
                if from < jst(asked.now).date() {
                    return Err(Refusal::from(DefectRefusal::StartPassed));
                }
            }
            let document_number = line("document_number", &document_number)?;
            let mut events = one(DefectEvent::MeasureDecided {
                defect,
                decided: recommendation.measure,
                reasons: recommendation.reasons.clone(),
                recommended_by: recommendation.by.clone(),
                document_number,
                // The teaching belongs to a measure against the vendor (行政不服審査法 第82条).
                appeal: cancels.then(|| asked.call.appeal.clone().unwrap_or_default()),
            })?;
            if recommendation.measure == Measure::Maintain {
                events.extend(super::suspension_needless(asked, defect, &recommendation.reasons));
            }
            Ok(events)
        }
        _ => Err(asked.role_may_not()),
    }
}

/// Whether a measure can be recommended now. Against the vendor only after the time to answer, and
/// after the hearing where one was set; what nobody answered is written down with it.
fn fits(asked: &Asked<'_>, defect: &Defect, measure: Measure) -> Result<Vec<EventData>, Refusal> {
    match (measure, &defect.phase) {
        (Measure::Reinstate, Phase::Remedied) | (Measure::Maintain, Phase::Noticed) => Ok(Vec::new()),
        (Measure::AcceptRemedy, Phase::Noticed) => {
            if defect.plan().is_none_or(|plan| plan.standing != PlanStanding::Proposed) {
                Err(Refusal::from(DefectRefusal::PlanMissing))
            } else {
                Ok(Vec::new())
            }
        }
        (Measure::Cancel { result, from }, Phase::Noticed) => {
            if matches!(asked.case.state, State::Cancelled(_)) {
                return Err(Refusal::from(DefectRefusal::AlreadyCancelled));
            }
            if defect.open_extension().is_some() {
                return Err(Refusal::from(DefectRefusal::ExtensionOpen));
            }
            if let Some(until) = defect.answer_due.filter(|_| !defect.answer_period_over(asked.now)) {
                return Err(Refusal::from(DefectRefusal::AnswerPeriodRuns { until }));
            }
            let notice = defect.notice.as_ref();
            if notice.is_some_and(|notice| to_be_heard(defect, notice)) && defect.hearings.is_empty() {
                return Err(Refusal::from(DefectRefusal::HearingNotRecorded));
            }
            if notice.is_some_and(|notice| !notice.planned.covers(result)) {
                return Err(Refusal::from(DefectRefusal::WiderThanNotified));
            }
            if from < jst(asked.now).date() {
                return Err(Refusal::Invalid(vec![FieldError::new("from", "in-the-past")]));
            }
            Ok(super::system::silence(asked, defect))
        }
        _ => Err(super::wrong_phase(asked, defect)),
    }
}

/// Whether the vendor has to be heard: where a date was set; without a formal hearing, unless it agrees.
fn to_be_heard(defect: &Defect, notice: &Notice) -> bool {
    notice.hearing.is_some() && (notice.procedure == Procedure::Hearing || !defect.agreed())
}
