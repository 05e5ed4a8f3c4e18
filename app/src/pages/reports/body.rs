//! Reading the form of a report: texts and files in one body, each limited while it comes.
//!
//! Ten megabytes of text end the reading after [`TEXT_BYTES`], whatever follows; a file lies on the disk
//! while it is looked over. So a request costs little memory however much it sends.

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use domain::case::defect::report::MOST_FILES;
use domain::case::document::MAX_FILE_BYTES;
use domain::validation::FieldError;
use services::cases::UploadError;
use services::defect_reports::{Evidence, receive_evidence};
use services::{Portal, PortalError};

use super::form::field_name;
use crate::flash::sentence;
use crate::form::Submitted;
use crate::pages::vendor::upload::unescaped;
use crate::size;
use crate::web::{Visit, refused_file};

/// The most that a whole report may weigh, in bytes.
pub const MOST_BYTES: usize = MOST_FILES * MAX_FILE_BYTES as usize + 1024 * 1024;
/// The most that all its texts may weigh, in bytes: several times what their fields take.
const TEXT_BYTES: usize = 128 * 1024;
/// More fields than this are no form of ours.
const MOST_FIELDS: usize = 30;

/// What was read.
#[derive(Default)]
pub struct Read {
    pub typed: Submitted,
    pub evidence: Vec<Evidence>,
    /// What is wrong with files.
    pub errors: Vec<FieldError>,
}

/// Why a form could not be read.
pub enum Unread {
    TooLarge,
    /// It broke off, or is no such form.
    Broken,
    Fault(PortalError),
}

impl From<MultipartError> for Unread {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Unread::TooLarge } else { Unread::Broken }
    }
}

/// Reads texts and, if `files` may come, evidence.
///
/// # Errors
/// [`Unread`]; no file is kept then.
pub async fn read(visit: &Visit, request: Request, files: bool) -> Result<Read, Unread> {
    let multipart = Multipart::from_request(request, &()).await;
    let mut multipart = multipart.map_err(|_| Unread::Broken)?;
    let (mut read, mut pairs) = (Read::default(), Vec::new());
    let (mut room, mut fields, mut sent) = (TEXT_BYTES, 0, 0);
    while let Some(field) = multipart.next_field().await? {
        fields += 1;
        if fields > MOST_FIELDS {
            return Err(Unread::TooLarge);
        }
        let name = field.name().unwrap_or_default().to_owned();
        if name == field_name("evidence") {
            // Browsers send a file without a name where none was chosen.
            let file = unescaped(field.file_name().unwrap_or_default());
            if file.is_empty() || !files {
                continue;
            }
            sent += 1;
            if sent <= MOST_FILES {
                take(visit, &file, field, &mut read).await?;
            }
            continue;
        }
        let value = text(field, room).await?;
        room = room.saturating_sub(name.len() + value.len());
        pairs.push((name, value));
    }
    if sent > MOST_FILES {
        let error = FieldError::new("evidence", "report-too-many-files").with("max", MOST_FILES);
        read.errors.push(error);
    }
    read.typed = Submitted::from_pairs(pairs);
    Ok(read)
}

async fn take(visit: &Visit, name: &str, content: Field<'_>, read: &mut Read) -> Result<(), Unread> {
    match received(&visit.portal, name, content).await {
        Ok(evidence) => read.evidence.push(evidence),
        Err(UploadError::Interrupted) => return Err(Unread::Broken),
        Err(UploadError::Portal(fault)) => return Err(Unread::Fault(fault)),
        Err(UploadError::TooLarge { max }) => {
            let why = FieldError::new("evidence", "upload-too-large").with("max", size::words(max));
            read.errors.push(refused(visit, name, &why));
        }
        Err(UploadError::NotThisFile(found)) => {
            read.errors.push(refused(visit, name, &refused_file("evidence", found)));
        }
    }
    Ok(())
}

async fn received(portal: &Portal, name: &str, content: Field<'_>) -> Result<Evidence, UploadError> {
    receive_evidence(portal, name, content).await
}

/// Which of several files it is, and what is wrong with it.
fn refused(visit: &Visit, name: &str, why: &FieldError) -> FieldError {
    FieldError::new("evidence", "report-file").with("name", name).with("why", sentence(why, visit.words()))
}

/// A text of at most `room` bytes. What is no UTF-8 shows as such, and is refused with its own sentence.
async fn text(mut field: Field<'_>, room: usize) -> Result<String, Unread> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        if bytes.len() + chunk.len() > room {
            return Err(Unread::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
