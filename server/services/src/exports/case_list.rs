//! The register of cases (案件一覧) as a workbook for the staff: the rows of the queue with the same filter,
//! whatever their number, in constant memory.

use std::collections::BTreeMap;
use std::io::{Seek, SeekFrom};

use documents::tables::{Cell, LongList, MOST_ROWS};
use domain::actor::Actor;
use domain::calendar::jst;
use domain::case::Stage;
use domain::case::stage::WaitingFor;
use serde_json::json;
use tokio::sync::mpsc;
use tokio_util::io::ReaderStream;

use super::CaseExport;
use crate::cases::queue::{self, Filter, Row};
use crate::error::{PortalError, Result};
use crate::journal;
use crate::portal::{Portal, instant};

/// How many rows are read at once.
const CHUNK: u64 = 200;

/// The words of the list, in the reader's language.
#[derive(Clone, Debug)]
pub struct ListWords {
    pub sheet: String,
    /// As many as [`COLUMNS`], in that order.
    pub header: Vec<String>,
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
/// A few hundred rows are in memory at a time.
///
/// # Errors
/// [`PortalError::NotFound`] for anybody but the staff, [`PortalError::Denied`] for more rows than a sheet
/// can hold.
pub async fn case_list(
    portal: &Portal,
    actor: &Actor,
    filter: &Filter,
    query: &str,
    words: ListWords,
) -> Result<CaseExport> {
    let mut file = tempfile::tempfile_in(portal.storage().incoming())?;
    let target = file.try_clone()?;
    let folder = portal.storage().incoming().to_owned();
    let (rows, mut incoming) = mpsc::channel::<Vec<Vec<Cell>>>(1);
    let (sheet, header) = (words.sheet.clone(), words.header.clone());
    let writing = tokio::task::spawn_blocking(move || -> Result<()> {
        let mut workbook = LongList::begin(&folder, &sheet, &header).map_err(PortalError::fault)?;
        while let Some(chunk) = incoming.blocking_recv() {
            for row in chunk {
                workbook.row(&row).map_err(PortalError::fault)?;
            }
        }
        workbook.finish(target).map_err(PortalError::fault)
    });
    let read = read(portal, actor, filter, &words, rows).await;
    writing.await.map_err(PortalError::fault)??;
    let count = read?;
    let details = json!({ "rows": count, "filter": query });
    journal::note(portal.db(), portal, actor.into(), "cases-exported", "screening", details).await?;
    file.seek(SeekFrom::Start(0))?;
    let bytes = file.metadata()?.len();
    let content = ReaderStream::new(tokio::fs::File::from_std(file));
    Ok(CaseExport { name: format!("cases-{}.xlsx", jst(portal.now()).date()), bytes, content })
}

/// Hands the rows on, chunk by chunk; gives their number.
async fn read(
    portal: &Portal,
    actor: &Actor,
    filter: &Filter,
    words: &ListWords,
    rows: mpsc::Sender<Vec<Vec<Cell>>>,
) -> Result<u32> {
    let (mut after, mut count) = (None, 0_u32);
    loop {
        let chunk = queue::after(portal, actor, filter, after.as_deref(), CHUNK).await?;
        let Some(last) = chunk.last else { return Ok(count) };
        count = count.saturating_add(u32::try_from(chunk.rows.len()).unwrap_or(u32::MAX));
        if count > MOST_ROWS {
            return Err(PortalError::Denied("too-many-rows"));
        }
        let cells = chunk.rows.iter().map(|row| cells(row, words)).collect();
        if rows.send(cells).await.is_err() {
            // The writer has failed; its own error says why.
            return Ok(count);
        }
        after = Some(last);
    }
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
