//! Downloads of what is stored: files of forms and result letters, for vendors and the ministry.
//!
//! Always an attachment, never shown by the browser: what was uploaded may be anything.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use documents::safe_name::content_disposition;
use documents::tables::{self, Table};
use domain::forms::{FileFormat, FormId};
use domain::ids::CaseId;
use jiff::Timestamp;
use services::PortalError;
use services::cases::{self, FileAccess};

use crate::web::{Answer, Failure, Visit};

/// `…/{id}/files/{form}/{version}`: one version of a form.
pub async fn form_version(visit: Visit, Path((id, form, version)): Path<(String, String, String)>) -> Answer {
    let form = FormId::from_id(&form).ok_or(PortalError::NotFound)?;
    let version = version.parse().map_err(|_| PortalError::NotFound)?;
    send(&visit, &id, &FileAccess::Form { form, version }).await
}

/// `…/{id}/letters/{index}`: a result letter, counted from 0.
pub async fn letter(visit: Visit, Path((id, index)): Path<(String, String)>) -> Answer {
    let index = index.parse().map_err(|_| PortalError::NotFound)?;
    send(&visit, &id, &FileAccess::Letter { index }).await
}

/// `…/{id}/evidence/{number}`: an evidence file.
pub async fn evidence(visit: Visit, Path((id, number)): Path<(String, String)>) -> Answer {
    let number = number.parse().map_err(|_| PortalError::NotFound)?;
    send(&visit, &id, &FileAccess::Evidence { number }).await
}

/// Streams the file; never more than a chunk of it is in memory.
pub async fn send(visit: &Visit, id: &str, which: &FileAccess) -> Answer {
    let actor = visit.actor()?;
    let (file, media_type) = cases::file(&visit.portal, actor, &CaseId::new(id), which).await?;
    // The row was there, so a missing file is a fault of ours and not "not found".
    let (bytes, content) = visit.portal.storage().open(&file.sha256).await.map_err(PortalError::fault)?;
    attachment(&file.name, media_type, bytes, Body::from_stream(content))
}

/// A response that the browser saves under this name.
///
/// # Errors
/// [`PortalError::Unavailable`] where the name can't be put into a header.
pub fn attachment(
    name: &str,
    media_type: &'static str,
    bytes: u64,
    content: Body,
) -> Result<Response, Failure> {
    let disposition = HeaderValue::from_str(&content_disposition(name)).map_err(PortalError::fault)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_LENGTH, HeaderValue::from(bytes)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    Ok((headers, content).into_response())
}

/// Tables as a workbook, each on a sheet of its own; `as_of`: when their content was read.
///
/// # Errors
/// [`PortalError::Unavailable`] where it can't be written.
pub async fn workbook(name: &str, title: String, as_of: Timestamp, tables: Vec<Table>) -> Answer {
    // Writing and zipping takes milliseconds of computing: not on the threads that serve everybody.
    let written = tokio::task::spawn_blocking(move || tables::workbook(&title, as_of, &tables));
    let bytes = written.await.map_err(PortalError::fault)?.map_err(PortalError::fault)?;
    attachment(name, FileFormat::Xlsx.media_type(), bytes.len() as u64, Body::from(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_download_is_saved_and_never_shown() {
        let name = "../様式\"第1号🎌.xlsx";
        let response = attachment(name, "application/zip", 3, Body::from("abc")).unwrap();
        let headers = response.headers();
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(headers[header::CONTENT_LENGTH], "3");
        let disposition = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(disposition.starts_with("attachment; filename=\""), "{disposition}");
        assert!(!disposition.contains(".."), "{disposition}");
        assert!(disposition.contains("filename*=UTF-8''%E6%A7%98"), "{disposition}");
    }
}
