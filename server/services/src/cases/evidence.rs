//! A vendor attaches an evidence file to a row of the self-declaration.
//!
//! The same order as for a form: receive, look it over, store it, mention it. It is not read: a person
//! looks at evidence.

use bytes::Bytes;
use documents::preflight::{Limits, PreflightError, evidence_path};
use documents::safe_name::stored_name_as;
use domain::actor::Actor;
use domain::case::Command;
use domain::case::document::StoredFile;
use domain::case::evidence::EvidenceKind;
use domain::ids::CaseId;

use super::execute::{Done, Expected, execute};
use super::incoming;
use super::upload::UploadError;
use crate::error::PortalError;
use crate::inspection::RefusedFile;
use crate::portal::Portal;
use crate::storage::Incoming;

/// Takes a file for a requirement. `name` is what the browser called it.
///
/// # Errors
/// [`UploadError`]; nothing is kept then.
pub async fn attach_evidence<S, E>(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    requirement: &str,
    name: &str,
    content: S,
) -> Result<Done, UploadError>
where
    S: futures_util::Stream<Item = Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    let command = |kind, file| Command::AttachEvidence { requirement: requirement.to_owned(), kind, file };
    let asked = command(EvidenceKind::Pdf, incoming::nothing());
    let incoming = incoming::receive(portal, actor, id, asked, content).await?;
    let kind = look_over(&incoming).await?;
    portal.storage().keep(&incoming).await?;
    let name = stored_name_as(name, kind.extensions());
    let file = StoredFile { sha256: incoming.sha256.clone(), name, bytes: incoming.bytes };
    incoming::mention(portal, &file, kind.media_type()).await?;
    Ok(execute(portal, actor, id, Expected::Any, command(kind, file)).await?)
}

/// What a file is, if it may be evidence.
///
/// # Errors
/// [`UploadError::NotThisFile`] where it may not.
pub(crate) async fn look_over(incoming: &Incoming) -> Result<EvidenceKind, UploadError> {
    let path = incoming.path().to_owned();
    let looked = tokio::task::spawn_blocking(move || evidence_path(&path, &Limits::default())).await;
    let kind: Result<EvidenceKind, PreflightError> = looked.map_err(PortalError::fault)?;
    kind.map_err(|why| RefusedFile::from(why).into())
}
