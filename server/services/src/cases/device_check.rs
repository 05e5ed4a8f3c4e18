//! A tester records a result with its photos and logs.
//!
//! The same order as for evidence: receive, look it over, store it, and only then the event that mentions it.

use bytes::Bytes;
use documents::preflight::{Limits, PreflightError, result_file_path};
use documents::safe_name::stored_name_as;
use domain::actor::Actor;
use domain::case::Command;
use domain::case::device_check::{DeviceCheckCommand, NewResult, ResultFile, ResultFileKind};
use domain::case::document::StoredFile;
use domain::ids::CaseId;

use super::execute::{Done, Expected, execute};
use super::incoming;
use super::upload::UploadError;
use crate::error::{PortalError, Result};
use crate::inspection::RefusedFile;
use crate::portal::Portal;

/// Takes one file of a result, before the result itself is recorded. `name` is what the browser called it.
///
/// # Errors
/// [`UploadError`]; nothing is kept then. What the rules say about `result` is said before a byte travels.
pub async fn receive_result_file<S, E>(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    result: &NewResult,
    name: &str,
    content: S,
) -> std::result::Result<ResultFile, UploadError>
where
    S: futures_util::Stream<Item = std::result::Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    let mut asked = result.clone();
    asked.files.push(ResultFile { kind: ResultFileKind::Text, file: incoming::nothing() });
    let asked = Command::DeviceCheck(DeviceCheckCommand::Record(asked));
    let incoming = incoming::receive(portal, actor, id, asked, content).await?;
    let path = incoming.path().to_owned();
    let looked = tokio::task::spawn_blocking(move || result_file_path(&path, &Limits::default())).await;
    let kind: std::result::Result<ResultFileKind, PreflightError> = looked.map_err(PortalError::fault)?;
    let kind = kind.map_err(RefusedFile::from)?;
    portal.storage().keep(&incoming).await?;
    let name = stored_name_as(name, kind.extensions());
    let file = StoredFile { sha256: incoming.sha256.clone(), name, bytes: incoming.bytes };
    incoming::mention(portal, &file, kind.media_type()).await?;
    Ok(ResultFile { kind, file })
}

/// Records a result. It depends on nothing that a page showed: at the bench the line may be down for an
/// hour, and what was noted then still counts.
///
/// # Errors
/// As [`execute`]. The same result again is no error, and changes nothing.
pub async fn record_result(portal: &Portal, actor: &Actor, id: &CaseId, result: NewResult) -> Result<Done> {
    let command = Command::DeviceCheck(DeviceCheckCommand::Record(result));
    execute(portal, actor, id, Expected::Any, command).await
}
