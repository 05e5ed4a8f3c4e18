//! The register of defects (瑕疵の一覧) as a workbook for the staff: the rows of the list with the same filter, in
//! the order in which they were reported, whatever their number, in constant memory.

use std::collections::BTreeMap;

use documents::tables::Cell;
use domain::actor::Actor;
use domain::calendar::jst;
use domain::case::defect::phase::PhaseKind;
use domain::case::defect::report::Severity;
use domain::case::stage::WaitingFor;
use futures_util::stream::try_unfold;
use jiff::Timestamp;
use serde_json::json;

use super::CaseExport;
use super::long_list::{self, CHUNK, Sheet};
use crate::defects::{self, Row};
use crate::error::Result;
use crate::journal;
use crate::portal::Portal;

/// The words of the list, in the reader's language.
#[derive(Clone, Debug)]
pub struct DefectWords {
    /// Its header has as many as [`DEFECT_COLUMNS`], in that order.
    pub sheet: Sheet,
    pub phases: BTreeMap<PhaseKind, String>,
    pub severities: BTreeMap<Severity, String>,
    pub waiting: Vec<(WaitingFor, String)>,
}

/// The columns, as the keys of their words.
pub const DEFECT_COLUMNS: [&str; 10] = [
    "column-number",
    "defect-column-defect",
    "column-product",
    "column-vendor",
    "defect-column-phase",
    "field-defect-severity",
    "column-waiting",
    "defect-column-reported",
    "column-due",
    "defect-column-suspended-until",
];

/// Writes the list and notes in the journal who took it with which filter.
///
/// # Errors
/// As [`super::case_list`].
pub async fn defect_list(
    portal: &Portal,
    actor: &Actor,
    phases: &[PhaseKind],
    words: DefectWords,
) -> Result<CaseExport> {
    let words = &words;
    let chunks = try_unfold(None, move |after| async move {
        let chunk = defects::after(portal, actor, phases, after.as_ref(), CHUNK).await?;
        let rows = chunk.rows.iter().map(|row| cells(row, words)).collect();
        Ok(chunk.last.map(|last| (rows, Some(last))))
    });
    let (export, rows) = long_list::write(portal, "defects", &words.sheet, chunks).await?;
    let phases: Vec<&str> = phases.iter().map(|phase| phase.id()).collect();
    let details = json!({ "rows": rows, "phases": phases });
    journal::note(portal.db(), portal, actor.into(), "defects-exported", "screening", details).await?;
    Ok(export)
}

fn cells(row: &Row, words: &DefectWords) -> Vec<Cell> {
    let day = |at: Timestamp| Cell::Date(jst(at).date());
    let waiting = words.waiting.iter().find(|(waiting, _)| *waiting == row.waiting_for);
    vec![
        Cell::Text(row.number.clone()),
        Cell::Number(row.defect.into()),
        Cell::Text(row.product.clone()),
        Cell::Text(row.vendor.clone()),
        Cell::Text(words.phases.get(&row.phase).cloned().unwrap_or_default()),
        Cell::Text(words.severities.get(&row.severity).cloned().unwrap_or_default()),
        Cell::Text(waiting.map(|(_, name)| name.clone()).unwrap_or_default()),
        day(row.reported_at),
        row.due.map_or(Cell::Blank, day),
        row.suspended_until.map_or(Cell::Blank, day),
    ]
}
