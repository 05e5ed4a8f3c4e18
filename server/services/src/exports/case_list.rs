//! The register of cases (案件一覧) as a workbook for the staff: the rows of the queue with the same filter,
//! whatever their number, in constant memory.

use std::collections::BTreeMap;

use documents::tables::Cell;
use domain::actor::Actor;
use domain::calendar::jst;
use domain::case::Stage;
use domain::case::stage::WaitingFor;
use futures_util::stream::try_unfold;
use serde_json::json;

use super::CaseExport;
use super::long_list::{self, CHUNK, Sheet};
use crate::cases::queue::{self, Filter, Row};
use crate::error::Result;
use crate::journal;
use crate::portal::{Portal, instant};

/// The words of the list, in the reader's language.
#[derive(Clone, Debug)]
pub struct ListWords {
    /// Its header has as many as [`COLUMNS`], in that order.
    pub sheet: Sheet,
    pub stages: BTreeMap<Stage, String>,
    pub waiting: Vec<(WaitingFor, String)>,
}

/// The columns, by the ends of the keys of their words.
pub const COLUMNS: [&str; 13] = [
    "number",
    "applicant",
    "product",
    "model",
    "call",
    "stage",
    "waiting",
    "reviewer",
    "submitted",
    "due",
    "ministry-days",
    "vendor-days",
    "notices",
];

/// Writes the list and notes in the journal who took it with which filter; `query` is that of the address.
///
/// # Errors
/// [`crate::PortalError::NotFound`] for anybody but the staff, [`crate::PortalError::Denied`] for more rows than
/// a sheet can hold.
pub async fn case_list(
    portal: &Portal,
    actor: &Actor,
    filter: &Filter,
    query: &str,
    words: ListWords,
) -> Result<CaseExport> {
    let words = &words;
    let chunks = try_unfold(None::<String>, move |after| async move {
        let chunk = queue::after(portal, actor, filter, after.as_deref(), CHUNK).await?;
        let rows = chunk.rows.iter().map(|row| cells(row, words)).collect();
        Ok(chunk.last.map(|last| (rows, Some(last))))
    });
    let (export, rows) = long_list::write(portal, "cases", &words.sheet, chunks).await?;
    let details = json!({ "rows": rows, "filter": query });
    journal::note(portal.db(), portal, actor.into(), "cases-exported", "screening", details).await?;
    Ok(export)
}

fn cells(row: &Row, words: &ListWords) -> Vec<Cell> {
    let waiting = words.waiting.iter().find(|(waiting, _)| *waiting == row.waiting_for);
    let open = i64::try_from(row.notices.len()).unwrap_or(i64::MAX);
    vec![
        Cell::Text(row.case.number.clone().unwrap_or_default()),
        Cell::Text(row.case.applicant_name.clone()),
        Cell::Text(row.case.product_name.clone()),
        Cell::Text(row.case.model_number.clone()),
        Cell::Text(row.call.code.clone()),
        Cell::Text(words.stages.get(&row.stage).cloned().unwrap_or_default()),
        Cell::Text(waiting.map(|(_, name)| name.clone()).unwrap_or_default()),
        Cell::Text(row.case.reviewer_name.clone()),
        row.case.submitted_at.map_or(Cell::Blank, |at| Cell::Date(jst(instant(at)).date())),
        row.due.map_or(Cell::Blank, Cell::Date),
        Cell::Number(row.progress.total.ministry_days.into()),
        Cell::Number(row.progress.total.vendor_days.into()),
        Cell::Number(open),
    ]
}
