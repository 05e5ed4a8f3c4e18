//! Files of a defect on their way in and out, for both sides.

use axum::body::Body;
use axum::extract::Request;
use domain::actor::Actor;
use domain::case::evidence::EvidenceKind;
use domain::ids::CaseId;
use services::cases::Done;
use services::{PortalError, Result, defects};

use crate::pages::files::attachment;
use crate::pages::vendor::upload::{Sent, received};
use crate::web::{Answer, Visit};

/// The endings of the files that are taken, as an input's `accept` has them.
pub fn extensions() -> String {
    let endings = EvidenceKind::ALL.into_iter().flat_map(EvidenceKind::extensions);
    endings.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(",")
}

/// Stores the file of a request with the defect `number`.
///
/// # Errors
/// What is wrong with the file, at its field; refusals of the rules.
pub async fn receive(
    visit: &Visit,
    who: Result<&Actor>,
    id: &CaseId,
    number: &str,
    request: Request,
) -> Result<Done> {
    let number = number.parse().map_err(|_| PortalError::NotFound);
    let (stored, _) = received(who, request, async |actor: &Actor, sent: Sent<'_>| {
        defects::attach(&visit.portal, actor, id, number?, &sent.name, sent.content).await
    })
    .await;
    stored
}

/// Streams a file of a defect as an attachment.
///
/// # Errors
/// [`PortalError::NotFound`] for what this person may not open.
pub async fn send(visit: &Visit, actor: &Actor, id: &CaseId, number: u32, file: u32) -> Answer {
    let (file, media_type) = defects::file(&visit.portal, actor, id, number, file).await?;
    // The row was there, so a missing file is a fault of ours and not "not found".
    let (bytes, content) = visit.portal.storage().open(&file.sha256).await.map_err(PortalError::fault)?;
    attachment(&file.name, media_type, bytes, Body::from_stream(content))
}
