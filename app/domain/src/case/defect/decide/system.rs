//! What time alone brings, and reports from outside.

use super::super::report::{MOST_FILES, Report, Reporter};
use super::super::{Defect, DefectCommand, DefectEvent, Phase};
use super::{Events, ministry, the};
use crate::case::decide::Asked;
use crate::case::defect::refusal::DefectRefusal;
use crate::case::document::{MAX_FILE_BYTES, StoredFile};
use crate::case::event::EventData;
use crate::case::refusal::Refusal;
use crate::validation::FieldError;

pub(super) fn decide(asked: &Asked<'_>, command: DefectCommand) -> Events {
    match command {
        DefectCommand::RecordReport { report, files, reference } => {
            from_outside(asked, &report, files, reference)
        }
        DefectCommand::RecordNoAnswer { defect } => Ok(silence(asked, the(asked, defect)?)),
        DefectCommand::RecordSuspensionEnd => {
            let events = suspension_end(asked);
            if events.is_empty() { Err(Refusal::from(DefectRefusal::NotSuspended)) } else { Ok(events) }
        }
        _ => Err(asked.role_may_not()),
    }
}

/// A report with its evidence. The files of strangers have limits of their own: they take nothing from
/// what ministry and vendor may put to the case.
fn from_outside(asked: &Asked<'_>, report: &Report, files: Vec<StoredFile>, reference: String) -> Events {
    if files.len() > MOST_FILES {
        let error = FieldError::new("evidence", "report-too-many-files").with("max", MOST_FILES);
        return Err(Refusal::Invalid(vec![error]));
    }
    if let Some(large) = files.iter().find(|file| file.bytes > MAX_FILE_BYTES) {
        return Err(Refusal::FileTooLarge { bytes: large.bytes });
    }
    let reported = ministry::reported(asked, report, Reporter::Public { reference })?;
    let defect = reported.defect();
    let evidence = files.into_iter().map(|file| DefectEvent::EvidenceAdded { defect, file });
    Ok(std::iter::once(reported).chain(evidence).map(EventData::Defect).collect())
}

/// Whether it can be written down that nobody answered.
pub(super) fn may_note_silence(asked: &Asked<'_>, defect: &Defect) -> Result<(), Refusal> {
    if silence(asked, defect).is_empty() { Err(super::wrong_phase(asked, defect)) } else { Ok(()) }
}

/// That nobody answered in time, if it is so and was not written down yet. A request for more time
/// that the ministry has not answered is not held against the vendor.
pub(super) fn silence(asked: &Asked<'_>, defect: &Defect) -> Vec<EventData> {
    let Some(due) = defect.answer_due else { return Vec::new() };
    let silent = defect.phase == Phase::Noticed
        && asked.now > due
        && defect.answers.is_empty()
        && defect.unanswered_at.is_none()
        && defect.open_extension().is_none();
    let event = DefectEvent::NotAnswered { defect: defect.number, due };
    if silent { vec![EventData::Defect(event)] } else { Vec::new() }
}

/// That a suspension ran out, if it did and was not written down yet.
pub(super) fn suspension_end(asked: &Asked<'_>) -> Vec<EventData> {
    let over = asked.case.suspension_run_out(asked.now);
    over.map(|one| EventData::Defect(DefectEvent::SuspensionRanOut { defect: one.defect, until: one.until }))
        .into_iter()
        .collect()
}
