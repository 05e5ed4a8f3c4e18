//! Receiving a file, of a form or as evidence: streamed, limited, and answered with a page whatever happens.
//!
//! A browser that is still sending when the answer comes shows "connection reset" instead of it. So
//! whatever the answer is, the rest of the body is read and thrown away first, up to a bound.

pub mod body;
pub mod words;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Path, Request};
use domain::actor::Actor;
use domain::case::{Refusal, evidence};
use domain::ids::CaseId;
use services::cases::{self, Done, UploadError};
use services::{PortalError, Result};

pub use self::body::Rest;
pub use self::words::explained;
use super::{documents, form_of, member};
use crate::form::Submitted;
use crate::web::{Answer, Form, Next, Visit};

/// The name of the file's field.
const FIELD: &str = "file";

/// The name of the field that says which requirement an evidence file belongs to.
const REQUIREMENT: &str = "requirement";
/// Longest number of a requirement that is read, in bytes.
const REQUIREMENT_BYTES: usize = 100;

/// Stores the file as a new version of the form.
pub async fn receive(visit: Visit, Path((id, form)): Path<(String, String)>, request: Request) -> Answer {
    let form = form_of(&form)?;
    let id = CaseId::new(id);
    let (stored, _) = received(who(&visit), request, async |actor: &Actor, sent: Sent<'_>| {
        cases::upload(&visit.portal, actor, &id, form, &sent.name, sent.content).await
    })
    .await;
    let page = documents::address(&id, form);
    let nothing = Submitted::default();
    let back = Form::new(documents::FORM, page.clone(), &nothing);
    visit.settle(back, stored, |_| Next::to(page).notice("notice-file-stored")).await
}

/// Stores the file as evidence for a requirement of the self-declaration.
pub async fn receive_evidence(visit: Visit, Path(id): Path<String>, request: Request) -> Answer {
    let id = CaseId::new(id);
    let (stored, requirement) = received(who(&visit), request, async |actor: &Actor, sent: Sent<'_>| {
        cases::attach_evidence(&visit.portal, actor, &id, &sent.requirement, &sent.name, sent.content).await
    })
    .await;
    let page = documents::address(&id, evidence::FORM);
    let stored = stored.map_err(|error| match error {
        PortalError::Refused(Refusal::UnknownRequirement) if requirement.is_empty() => {
            PortalError::field(REQUIREMENT, "required")
        }
        other => other,
    });
    let typed = Submitted::from_pairs([(REQUIREMENT, requirement)]);
    let back = Form::new(documents::evidence::FORM, page.clone(), &typed);
    visit
        .settle(back, stored, |_| Next::to(format!("{page}#evidence")).notice("notice-evidence-stored"))
        .await
}

/// Who sends: a member of the vendor.
fn who(visit: &Visit) -> Result<&Actor> {
    member(visit).map(|(actor, _)| actor)
}

/// A file on its way, with what was sent before it.
pub struct Sent<'a> {
    requirement: String,
    /// What the browser calls it.
    pub name: String,
    pub content: Field<'a>,
}

/// Finds the file in a request and hands it on. Whatever comes of it, the rest of the body is read.
/// Gives the requirement as well, to be shown again.
///
/// # Errors
/// What is wrong with the file, at its field; what `who` is refused for.
pub async fn received(
    who: Result<&Actor>,
    request: Request,
    store: impl AsyncFnOnce(&Actor, Sent<'_>) -> std::result::Result<Done, UploadError>,
) -> (Result<Done>, String) {
    let (request, rest) = Rest::of(request);
    let mut requirement = String::new();
    let stored = async {
        let actor = who?;
        let multipart = Multipart::from_request(request, &()).await;
        let mut multipart = multipart.map_err(interrupted)?;
        while let Some(mut field) = multipart.next_field().await.map_err(not_begun)? {
            match field.name() {
                Some(REQUIREMENT) => requirement = short_text(&mut field).await?,
                Some(FIELD) => {
                    // Browsers send a field without a name for the file where nothing was chosen.
                    let name = unescaped(field.file_name().unwrap_or_default());
                    if name.is_empty() {
                        break;
                    }
                    let sent = Sent { requirement: requirement.clone(), name, content: field };
                    return store(actor, sent).await.map_err(words::explained);
                }
                _ => {}
            }
        }
        Err(PortalError::field(FIELD, "upload-none"))
    };
    let stored = stored.await;
    rest.throw_away().await;
    (stored, requirement)
}

/// The name as the file has it: browsers escape a quotation mark and line ends, and nothing else.
pub fn unescaped(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

/// The head of a field could not be read. That is the name of the file, if something stands in it that
/// has no place in a header.
pub fn not_begun(error: MultipartError) -> PortalError {
    let cause = std::error::Error::source(&error).and_then(|cause| cause.downcast_ref::<multer::Error>());
    match cause {
        Some(multer::Error::ReadHeaderFailed(_) | multer::Error::DecodeHeaderValue { .. }) => {
            PortalError::field(FIELD, "upload-name")
        }
        _ => interrupted(error),
    }
}

pub fn interrupted(_: impl std::error::Error) -> PortalError {
    PortalError::field(FIELD, "upload-interrupted")
}

/// The text of a small field; what is too long is none.
async fn short_text(field: &mut Field<'_>) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(interrupted)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > REQUIREMENT_BYTES {
            return Ok(String::new());
        }
    }
    Ok(String::from_utf8(bytes).unwrap_or_default())
}
