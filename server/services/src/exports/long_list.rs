//! A list as a workbook that is written while it is read: whatever its length, a few hundred rows are in memory.

use std::io::{Seek, SeekFrom};

use documents::tables::{Cell, LongList, MOST_ROWS};
use domain::calendar::jst;
use futures_util::{Stream, TryStreamExt};
use tokio::sync::mpsc;
use tokio_util::io::ReaderStream;

use super::CaseExport;
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// How many rows are read at once.
pub(super) const CHUNK: u64 = 200;

/// The words of a list, in the reader's language.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub name: String,
    pub header: Vec<String>,
}

/// Writes the rows that `chunks` gives, and says how many there were. The file is called `NAME-DATE.xlsx`.
///
/// # Errors
/// Those of `chunks`, and [`PortalError::Denied`] for more rows than a sheet can hold.
pub(super) async fn write(
    portal: &Portal,
    name: &str,
    sheet: &Sheet,
    chunks: impl Stream<Item = Result<Vec<Vec<Cell>>>> + Send,
) -> Result<(CaseExport, u32)> {
    let mut file = tempfile::tempfile_in(portal.storage().incoming())?;
    let target = file.try_clone()?;
    let folder = portal.storage().incoming().to_owned();
    let (rows, mut incoming) = mpsc::channel::<Vec<Vec<Cell>>>(1);
    let sheet = sheet.clone();
    let writing = tokio::task::spawn_blocking(move || -> Result<()> {
        let mut workbook =
            LongList::begin(&folder, &sheet.name, &sheet.header).map_err(PortalError::fault)?;
        while let Some(chunk) = incoming.blocking_recv() {
            for row in chunk {
                workbook.row(&row).map_err(PortalError::fault)?;
            }
        }
        workbook.finish(target).map_err(PortalError::fault)
    });
    let read = read(chunks, rows).await;
    writing.await.map_err(PortalError::fault)??;
    let count = read?;
    file.seek(SeekFrom::Start(0))?;
    let bytes = file.metadata()?.len();
    let content = ReaderStream::new(tokio::fs::File::from_std(file));
    let name = format!("{name}-{}.xlsx", jst(portal.now()).date());
    Ok((CaseExport { name, bytes, content }, count))
}

/// Hands the rows on; gives their number.
async fn read(
    chunks: impl Stream<Item = Result<Vec<Vec<Cell>>>> + Send,
    rows: mpsc::Sender<Vec<Vec<Cell>>>,
) -> Result<u32> {
    let (mut count, mut chunks) = (0_u32, std::pin::pin!(chunks));
    while let Some(chunk) = chunks.try_next().await? {
        count = count.saturating_add(u32::try_from(chunk.len()).unwrap_or(u32::MAX));
        if count > MOST_ROWS {
            return Err(PortalError::Denied("too-many-rows"));
        }
        if rows.send(chunk).await.is_err() {
            // The writer has failed; its own error says why.
            break;
        }
    }
    Ok(count)
}
