//! `/screening/defects.xlsx`: the list of defects as a workbook, with the filter of the address.

use axum::body::Body;
use axum::extract::Query;
use domain::actor::StaffRole;
use domain::case::defect::phase::PhaseKind;
use domain::case::defect::report::Severity;
use domain::case::stage::WaitingFor;
use domain::forms::FileFormat;
use services::exports::{self, DEFECT_COLUMNS, DefectWords, Sheet};

use super::list::Wanted;
use crate::pages::defects::words::{phase_name, severity_name};
use crate::pages::files::attachment;
use crate::web::case_words::waiting_name;
use crate::web::{Answer, Visit};
use crate::words::Words;

/// Sends the list, all pages of it; who took it stands in the journal.
pub async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let words = list_words(visit.words());
    let export = exports::defect_list(&visit.portal, actor, &wanted.phases(), words).await?;
    attachment(&export.name, FileFormat::Xlsx.media_type(), export.bytes, Body::from_stream(export.content))
}

fn list_words(words: Words) -> DefectWords {
    let header = DEFECT_COLUMNS.map(|column| words.t(column)).to_vec();
    DefectWords {
        sheet: Sheet { name: words.t("defect-list-title"), header },
        phases: PhaseKind::ALL.into_iter().map(|phase| (phase, phase_name(words, phase))).collect(),
        severities: Severity::ALL.into_iter().map(|one| (one, severity_name(words, one))).collect(),
        waiting: WaitingFor::ALL.into_iter().map(|one| (one, waiting_name(words, one))).collect(),
    }
}
