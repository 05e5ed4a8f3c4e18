//! What a timeline says of an event of a defect. Both sides read it, so names of the ministry's people
//! are not in it.

use domain::case::defect::DefectEvent;
use domain::case::defect::notice::{Appointment, Notice};
use domain::case::defect::remedy::NewPlan;

use super::words::{measure_text, position_name, result_name, severity_name};
use crate::web::{day, deadline, moment};
use crate::words::Words;

/// What there is to say of an event, a line a thing.
pub fn event_lines(words: Words, data: &DefectEvent) -> Vec<String> {
    use DefectEvent as E;
    let due = |at| words.tf("defect-line-due", &[("due", deadline(words, at).into())]);
    let until = |at| words.tf("defect-line-until", &[("until", deadline(words, at).into())]);
    match data {
        E::Reported { report, .. } => {
            let severity = severity_name(words, report.severity);
            vec![words.tf("defect-line-severity", &[("severity", severity.into())]), report.what.clone()]
        }
        E::Dismissed { reason, .. }
        | E::ProceedingsOpened { reason, .. }
        | E::SuspensionLifted { reason, .. }
        | E::MeasureReturned { reason, .. } => vec![reason.clone()],
        E::PlanAsked { words: text, due: at, .. } | E::PlanReturned { reason: text, due: at, .. } => {
            vec![due(*at), text.clone()]
        }
        E::Suspended { reason, until: at, .. } => vec![until(*at), reason.clone()],
        E::SuspensionRanOut { until: at, .. } => vec![until(*at)],
        E::EvidenceAdded { file, .. } | E::FileAdded { file, .. } => {
            vec![words.tf("defect-line-file", &[("name", file.name.as_str().into())])]
        }
        E::Notified { notice, .. } => notice_lines(words, notice),
        E::Answered { position, statement, shipped_units, late, .. } => {
            let position = position_name(words, *position);
            let mut lines = vec![words.tf("defect-line-position", &[("position", position.into())])];
            lines.extend(late.then(|| words.t("defect-line-late")));
            lines.extend(
                shipped_units.map(|units| words.tf("defect-line-shipped", &[("units", units.into())])),
            );
            lines.push(statement.clone());
            lines
        }
        E::NotAnswered { due: at, .. } => vec![due(*at)],
        E::ExtensionAsked { until: at, reason, .. } => vec![until(*at), reason.clone()],
        E::ExtensionDecided { until, reason, .. } => {
            let granted = match until {
                Some(at) => words.tf("defect-line-granted", &[("until", deadline(words, *at).into())]),
                None => words.t("defect-line-not-granted"),
            };
            vec![granted, reason.clone()]
        }
        E::HearingMoved { to, reason, .. } => vec![hearing_line(words, to), reason.clone()],
        E::HearingRecorded { record, .. } => {
            vec![words.tf("defect-line-held", &[("at", moment(words, record.held_at).into())])]
        }
        E::HearingCommented { text, .. } => vec![text.clone()],
        E::PlanProposed { plan, .. } => plan_lines(plan),
        E::PlanAccepted { note, .. } => vec![note.clone()],
        E::ProgressReported { sites_done, note, .. } => {
            vec![words.tf("defect-line-sites", &[("done", (*sites_done).into())]), note.clone()]
        }
        E::PlanConcluded { fulfilled, note, .. } => {
            let key = if *fulfilled { "defect-line-fulfilled" } else { "defect-line-failed" };
            vec![words.t(key), note.clone()]
        }
        E::MeasureRecommended { proposed, reasons, .. } => {
            vec![measure_text(words, *proposed), reasons.clone()]
        }
        E::MeasureDecided { decided, reasons, document_number, .. } => {
            let measure = measure_text(words, *decided);
            vec![
                words.tf("defect-line-measure", &[("measure", measure.into())]),
                words.tf("defect-line-document", &[("number", document_number.as_str().into())]),
                reasons.clone(),
            ]
        }
        E::Acknowledged { .. } | E::EvidenceInspected { .. } => Vec::new(),
    }
}

fn notice_lines(words: Words, notice: &Notice) -> Vec<String> {
    let result = result_name(words, notice.planned);
    let mut lines = vec![
        words.tf("defect-line-planned", &[("result", result.into())]),
        words.tf("defect-line-due", &[("due", deadline(words, notice.due).into())]),
    ];
    lines.extend(notice.hearing.as_ref().map(|set| hearing_line(words, set)));
    lines.push(words.tf("defect-line-document", &[("number", notice.document_number.as_str().into())]));
    lines
}

fn hearing_line(words: Words, set: &Appointment) -> String {
    let at = moment(words, set.at);
    words.tf("defect-line-hearing", &[("at", at.into()), ("place", set.place.as_str().into())])
}

fn plan_lines(plan: &NewPlan) -> Vec<String> {
    vec![plan.measures.clone(), plan.responsible.clone()]
}

/// The day from which a cancellation holds, with what it takes back.
pub fn cancelled_line(words: Words, result: &str, from: jiff::civil::Date) -> String {
    words.tf("defect-line-cancelled", &[("result", result.into()), ("from", day(words, from).into())])
}
