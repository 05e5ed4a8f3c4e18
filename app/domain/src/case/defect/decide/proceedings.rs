//! The notice, more time, the hearing.

use super::super::hearing::HearingRecord;
use super::super::notice::{Appointment, NewNotice, Notice};
use super::super::{Defect, DefectCommand, DefectEvent};
use super::{Events, line, one, optional, the, words};
use crate::call::Procedure;
use crate::case::decide::Asked;
use crate::case::defect::refusal::DefectRefusal;
use crate::case::facts::{required_line, required_text};
use crate::case::refusal::Refusal;
use crate::validation::{Checker, FieldError};

pub(super) fn decide(asked: &Asked<'_>, command: DefectCommand) -> Events {
    match command {
        DefectCommand::Notify { defect, notice, document_number } => {
            let notice = checked(asked, the(asked, defect)?, notice, &document_number)?;
            one(DefectEvent::Notified { defect, notice })
        }
        DefectCommand::DecideExtension { defect, until, reason } => {
            let due = the(asked, defect)?.answer_due;
            if until.is_some_and(|until| until <= asked.now || due.is_some_and(|due| until <= due)) {
                return Err(Refusal::from(DefectRefusal::ExtensionNotLater));
            }
            let reason =
                if until.is_some() { optional("reason", &reason)? } else { words("reason", &reason)? };
            one(DefectEvent::ExtensionDecided { defect, until, reason })
        }
        DefectCommand::MoveHearing { defect, to, reason } => {
            let to = appointment(asked, to)?;
            one(DefectEvent::HearingMoved { defect, to, reason: words("reason", &reason)? })
        }
        DefectCommand::RecordHearing { defect, record } => {
            let about = the(asked, defect)?;
            let record = heard(asked, about, record)?;
            let hearing = u32::try_from(about.hearings.len()).unwrap_or(u32::MAX).saturating_add(1);
            one(DefectEvent::HearingRecorded { defect, hearing, record })
        }
        _ => Err(asked.role_may_not()),
    }
}

/// A notice leaves the time that the call gives, names a hearing where the call has one, and lists
/// evidence that is there.
fn checked(
    asked: &Asked<'_>,
    defect: &Defect,
    notice: NewNotice,
    document_number: &str,
) -> Result<Notice, Refusal> {
    let mut check = Checker::default();
    let basis = check.take(required_text("basis", &notice.basis, 4_000));
    let facts = check.take(required_text("facts", &notice.facts, super::WORDS));
    let document_number = check.take(required_line("document_number", document_number, 200));
    if notice.evidence.iter().any(|number| defect.file(*number).is_none()) {
        check.push(FieldError::new("evidence", "unknown-place"));
    }
    check.finish(()).map_err(Refusal::Invalid)?;
    let earliest = asked.call.answer_due(asked.now);
    if notice.due < earliest {
        return Err(Refusal::from(DefectRefusal::AnswerPeriodTooShort { earliest }));
    }
    let hearing = match (asked.call.procedure, notice.hearing) {
        (Procedure::Hearing, None) => return Err(Refusal::from(DefectRefusal::HearingMissing)),
        (Procedure::Statement, _) => None,
        (_, hearing) => hearing.map(|one| appointment(asked, one)).transpose()?,
    };
    Ok(Notice {
        planned: notice.planned,
        basis,
        facts,
        evidence: notice.evidence,
        procedure: asked.call.procedure,
        hearing,
        due: notice.due,
        document_number,
    })
}

fn appointment(asked: &Asked<'_>, to: Appointment) -> Result<Appointment, Refusal> {
    if to.at <= asked.now {
        return Err(Refusal::from(DefectRefusal::HearingInThePast));
    }
    Ok(Appointment { at: to.at, place: line("place", &to.place)? })
}

/// A record is of something that was held, not before the notice.
fn heard(asked: &Asked<'_>, defect: &Defect, record: HearingRecord) -> Result<HearingRecord, Refusal> {
    let mut check = Checker::default();
    let place = check.take(required_line("place", &record.place, 200));
    let attendees = check.take(required_text("attendees", &record.attendees, 4_000));
    let minutes = check.take(required_text("minutes", &record.minutes, super::WORDS));
    if record.files.iter().any(|number| defect.file(*number).is_none()) {
        check.push(FieldError::new("files", "unknown-place"));
    }
    check.finish(()).map_err(Refusal::Invalid)?;
    let set = defect.notice.as_ref().and_then(|notice| notice.hearing.as_ref());
    if record.held_at > asked.now || set.is_some_and(|set| record.held_at < set.at) {
        return Err(Refusal::from(DefectRefusal::HearingNotHeldYet));
    }
    Ok(HearingRecord { place, attendees, minutes, ..record })
}
