//! How each event of a defect changes a case; `None` where the history tells the impossible.

use jiff::Timestamp;

use super::hearing::{Comment, Hearing};
use super::measure::{Before, Decided, Measure, Recommendation, Returned};
use super::notice::{Answer, Extension, ExtensionDecision, Notice, Signed};
use super::phase::{Outcome, Phase};
use super::remedy::{PlanStanding, Progress, RemedyPlan};
use super::report::DefectFile;
use super::suspension::{End, Suspension};
use super::{Defect, DefectEvent};
use crate::case::Case;
use crate::case::apply::possible;
use crate::case::document::StoredFile;
use crate::case::event::Event;
use crate::case::listing::Cancelled;
use crate::case::stage::State;
use crate::ids::AccountId;

pub(in crate::case) fn apply(case: &mut Case, event: &Event, data: &DefectEvent) -> Option<()> {
    use DefectEvent as E;
    possible(matches!(case.state, State::Listed(_) | State::Cancelled(_)))?;
    match data {
        E::Reported { defect, report, reporter } => {
            possible(usize::try_from(*defect).ok() == Some(case.defects.len() + 1))?;
            case.defects.push(Defect {
                number: *defect,
                report: report.clone(),
                reporter: Some(reporter.clone()),
                reported_at: event.at,
                phase: Phase::Reported,
                told: false,
                triage: Vec::new(),
                files: Vec::new(),
                notice: None,
                answer_due: None,
                acknowledged: None,
                inspected: Vec::new(),
                answers: Vec::new(),
                unanswered_at: None,
                extensions: Vec::new(),
                hearings: Vec::new(),
                plans: Vec::new(),
                returned: None,
                decisions: Vec::new(),
            });
            Some(())
        }
        E::Suspended { defect, reason, until } => {
            case.defect_mut(*defect)?.told = true;
            possible(case.suspension(event.at).is_none())?;
            case.suspensions.push(Suspension {
                defect: *defect,
                reason: reason.clone(),
                since: event.at,
                until: *until,
                by: event.by.person()?.clone(),
                end: None,
            });
            Some(())
        }
        E::SuspensionLifted { reason, .. } => {
            case.suspensions.last_mut()?.end = Some(End::Lifted { at: event.at, reason: reason.clone() });
            Some(())
        }
        E::SuspensionRanOut { until, .. } => {
            possible(event.at > *until)?;
            case.suspensions.last_mut()?.end = Some(End::RanOut);
            Some(())
        }
        E::MeasureDecided { defect, decided, .. } => {
            let before = case.defect(*defect)?;
            // A cancellation is never believed without a notice, and never by one person alone.
            possible(before.notice.is_some())?;
            let decision = decision(before, event, data)?;
            case.defect_mut(*defect)?.decisions.push(decision);
            take_measure(case, event, *defect, *decided)
        }
        _ => {
            let cancelled = matches!(&case.state, State::Cancelled(one) if one.defect == data.defect());
            within(case.defect_mut(data.defect())?, event, data, cancelled)
        }
    }
}

fn decision(defect: &Defect, event: &Event, data: &DefectEvent) -> Option<Decided> {
    let DefectEvent::MeasureDecided { decided, reasons, recommended_by, document_number, appeal, .. } = data
    else {
        return None;
    };
    let open = defect.recommendation()?;
    possible(open.by == *recommended_by && open.measure == *decided)?;
    let approved_by = event.by.person()?;
    possible(approved_by.account != recommended_by.account)?;
    Some(Decided {
        measure: *decided,
        reasons: reasons.clone(),
        recommended_by: recommended_by.clone(),
        approved_by: approved_by.clone(),
        document_number: document_number.clone(),
        appeal: appeal.clone(),
        at: event.at,
    })
}

/// One act changes everything that follows from it.
fn take_measure(case: &mut Case, event: &Event, number: u32, measure: Measure) -> Option<()> {
    let phase = match measure {
        Measure::Maintain => Phase::Closed(Outcome::Maintained),
        Measure::AcceptRemedy => Phase::Remedying,
        Measure::Cancel { .. } => Phase::Cancelled,
        Measure::Reinstate => Phase::Closed(Outcome::Reinstated),
    };
    match (measure, case.state.clone()) {
        (Measure::Cancel { result, from }, State::Listed(listing)) => {
            let cancelled = Cancelled { at: event.at, result, from, defect: number, listing };
            case.end_suspension(event.at, cancelled.starts());
            case.state = State::Cancelled(cancelled);
        }
        (Measure::Reinstate, State::Cancelled(cancelled)) => {
            possible(cancelled.defect == number)?;
            let mut listing = cancelled.listing;
            listing.reinstated_at = Some(event.at);
            case.end_suspension(event.at, event.at);
            case.state = State::Listed(listing);
        }
        (Measure::Cancel { .. } | Measure::Reinstate, _) => return None,
        (Measure::Maintain | Measure::AcceptRemedy, _) => {}
    }
    let defect = case.defect_mut(number)?;
    if let (Measure::AcceptRemedy, Some(plan)) = (measure, defect.plans.last_mut()) {
        plan.standing = PlanStanding::Accepted { at: event.at };
    }
    defect.phase = phase;
    Some(())
}

impl Case {
    /// The suspension that holds at `now` holds until `at` at the longest.
    fn end_suspension(&mut self, now: Timestamp, at: Timestamp) {
        if let Some(running) = self.suspensions.last_mut().filter(|one| one.in_force(now)) {
            running.end = Some(End::OutOfForce { at });
        }
    }

    /// What has left the register for good asks nothing more of anybody.
    pub(in crate::case) fn end_defects(&mut self, at: Timestamp) {
        self.end_suspension(at, at);
        if let Some(over) = self.suspensions.last_mut().filter(|one| one.end.is_none()) {
            over.end = Some(End::RanOut);
        }
        for defect in self.defects.iter_mut().filter(|defect| !defect.is_closed()) {
            defect.phase = Phase::Closed(Outcome::OffRegister);
        }
    }
}

/// What changes nothing but the defect itself. `cancelled`: the product was cancelled because of it.
fn within(defect: &mut Defect, event: &Event, data: &DefectEvent, cancelled: bool) -> Option<()> {
    use DefectEvent as E;
    let person = event.by.person().cloned();
    match data {
        E::Dismissed { reason, .. } => {
            defect.triage.push(reason.clone());
            defect.phase = Phase::Closed(Outcome::NoDefect);
        }
        E::PlanAsked { words, due, .. } => {
            defect.triage.push(words.clone());
            defect.told = true;
            defect.phase = Phase::RemedyAsked { due: *due };
        }
        E::ProceedingsOpened { reason, .. } => {
            defect.triage.push(reason.clone());
            defect.phase = Phase::Preparing;
        }
        E::EvidenceAdded { file, .. } => add_file(defect, event, file, false),
        E::FileAdded { file, .. } => add_file(defect, event, file, true),
        E::Notified { notice, .. } => {
            possible(defect.phase == Phase::Preparing)?;
            notified(defect, notice);
        }
        E::Acknowledged { .. } => defect.acknowledged = Some(Signed { by: person?, at: event.at }),
        E::EvidenceInspected { .. } => defect.inspected.push(Signed { by: person?, at: event.at }),
        E::Answered { position, statement, shipped_units, late, .. } => {
            possible(defect.notice.is_some())?;
            let answer = Answer {
                position: *position,
                statement: statement.clone(),
                shipped_units: *shipped_units,
                late: *late,
                by: person?,
                at: event.at,
            };
            defect.answers.push(answer);
            // What is said is read before anything is decided.
            if matches!(defect.phase, Phase::Recommended(_)) {
                defect.phase = Phase::Noticed;
            }
        }
        E::NotAnswered { due, .. } => {
            possible(event.at > *due && defect.answers.is_empty())?;
            defect.unanswered_at = Some(event.at);
        }
        E::ExtensionAsked { until, reason, .. } => {
            let (until, reason) = (*until, reason.clone());
            defect.extensions.push(Extension { until, reason, by: person?, at: event.at, decided: None });
        }
        E::ExtensionDecided { until, reason, .. } => {
            let decided = ExtensionDecision { until: *until, reason: reason.clone(), at: event.at };
            defect.extensions.last_mut()?.decided = Some(decided);
            if until.is_some() {
                defect.answer_due = *until;
            }
        }
        E::HearingMoved { to, .. } => defect.notice.as_mut()?.hearing = Some(to.clone()),
        E::HearingRecorded { hearing, record, .. } => {
            for number in &record.files {
                share(defect, *number)?;
            }
            let (number, record) = (*hearing, record.clone());
            defect.hearings.push(Hearing { number, record, recorded_at: event.at, comments: Vec::new() });
        }
        E::HearingCommented { hearing, text, .. } => {
            let heard = defect.hearings.iter_mut().find(|one| one.number == *hearing)?;
            heard.comments.push(Comment { text: text.clone(), by: person?, at: event.at });
        }
        E::MeasureRecommended { proposed, reasons, .. } => {
            let from = match defect.phase {
                Phase::Noticed => Before::Noticed,
                Phase::Remedied => Before::Remedied,
                _ => return None,
            };
            let (measure, reasons) = (*proposed, reasons.clone());
            defect.returned = None;
            defect.phase =
                Phase::Recommended(Recommendation { measure, reasons, by: person?, at: event.at, from });
        }
        E::MeasureReturned { reason, .. } => {
            let from = defect.recommendation()?.from;
            defect.returned = Some(Returned { reason: reason.clone(), by: person?, at: event.at });
            defect.phase = back(from);
        }
        _ => return remedy(defect, event, data, cancelled),
    }
    Some(())
}

fn remedy(defect: &mut Defect, event: &Event, data: &DefectEvent, cancelled: bool) -> Option<()> {
    use DefectEvent as E;
    let at = event.at;
    match data {
        E::PlanProposed { plan, .. } => {
            let by = event.by.person()?.clone();
            let (plan, standing) = (plan.clone(), PlanStanding::Proposed);
            defect.plans.push(RemedyPlan { plan, by, at, standing, progress: Vec::new() });
            match defect.phase {
                Phase::RemedyAsked { .. } | Phase::Cancelled => defect.phase = Phase::RemedyProposed,
                // In proceedings it is an answer: read before anything is decided.
                Phase::Recommended(_) => defect.phase = Phase::Noticed,
                _ => {}
            }
        }
        E::PlanAccepted { .. } => {
            defect.plans.last_mut()?.standing = PlanStanding::Accepted { at };
            defect.phase = Phase::Remedying;
        }
        E::PlanReturned { reason, due, .. } => {
            defect.plans.last_mut()?.standing = PlanStanding::Returned { reason: reason.clone() };
            defect.phase = if cancelled { Phase::Cancelled } else { Phase::RemedyAsked { due: *due } };
        }
        E::ProgressReported { done, sites_done, note, .. } => {
            let by = event.by.person()?.clone();
            let (done, sites_done, note) = (done.clone(), *sites_done, note.clone());
            defect.plans.last_mut()?.progress.push(Progress { done, sites_done, note, by, at });
        }
        E::PlanConcluded { fulfilled, note, .. } => {
            let note = note.clone();
            let plan = defect.plans.last_mut()?;
            plan.standing = if *fulfilled {
                PlanStanding::Fulfilled { at, note }
            } else {
                PlanStanding::Failed { at, note }
            };
            defect.phase = match (fulfilled, cancelled) {
                (true, false) => Phase::Closed(Outcome::Remedied),
                (true, true) => Phase::Remedied,
                (false, false) => Phase::RemedyFailed,
                (false, true) => Phase::Cancelled,
            };
        }
        _ => return None,
    }
    Some(())
}

/// The notice opens the time to answer. After a remedy that failed it is a new one: what was said to an
/// older notice stays in the history, and does not answer this one.
fn notified(defect: &mut Defect, notice: &Notice) {
    for number in &notice.evidence {
        let _ = share(defect, *number);
    }
    defect.told = true;
    defect.answer_due = Some(notice.due);
    defect.notice = Some(notice.clone());
    defect.acknowledged = None;
    defect.inspected.clear();
    defect.answers.clear();
    defect.unanswered_at = None;
    defect.extensions.clear();
    defect.hearings.clear();
    defect.phase = Phase::Noticed;
}

fn add_file(defect: &mut Defect, event: &Event, file: &StoredFile, shared: bool) {
    let number = u32::try_from(defect.files.len()).unwrap_or(u32::MAX).saturating_add(1);
    defect.files.push(DefectFile { number, file: file.clone(), at: event.at, by: event.by.clone(), shared });
}

impl Defect {
    /// Whoever declares a conflict of interest has not recommended anything.
    pub(in crate::case) fn drop_recommendation_of(&mut self, account: &AccountId) {
        if let Phase::Recommended(open) = &self.phase
            && open.by.account == *account
        {
            self.phase = back(open.from);
        }
    }
}

/// The phase that a recommendation goes back to.
pub(super) fn back(from: Before) -> Phase {
    match from {
        Before::Noticed => Phase::Noticed,
        Before::Remedied => Phase::Remedied,
    }
}

fn share(defect: &mut Defect, number: u32) -> Option<()> {
    defect.files.iter_mut().find(|file| file.number == number)?.shared = true;
    Some(())
}
