//! A vendor attaches an evidence file to a row of the self-declaration.
//!
//! The same order as for a form: receive, look it over, store it, mention it. It is not read: a person
//! looks at evidence.

use bytes::Bytes;
use domain::actor::Actor;
use domain::case::Command;
use domain::ids::CaseId;

use super::execute::Done;
use super::incoming;
use super::upload::UploadError;
use crate::portal::Portal;

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
    incoming::attach_file(portal, actor, id, name, content, command).await
}
