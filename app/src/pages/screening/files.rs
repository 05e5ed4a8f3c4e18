//! `…/files/{form}/{version}` and `…/letters/{index}`: downloads for the staff.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use documents::safe_name::content_disposition;
use domain::actor::StaffRole;
use domain::forms::FormId;
use domain::ids::CaseId;
use services::PortalError;
use services::cases::{self, FileAccess};

use crate::pages::files;
use crate::web::{Answer, Visit};

/// A version of a form. Views of the restricted form are noted in the journal by the service.
pub async fn form(visit: Visit, Path((id, form, version)): Path<(String, String, String)>) -> Answer {
    let form = FormId::from_id(&form).ok_or(PortalError::NotFound)?;
    let version = version.parse().map_err(|_| PortalError::NotFound)?;
    send(&visit, id, FileAccess::Form { form, version }).await
}

/// An evidence file of the self-declaration, by its number in the case.
pub async fn evidence(visit: Visit, Path((id, number)): Path<(String, String)>) -> Answer {
    let number = number.parse().map_err(|_| PortalError::NotFound)?;
    send(&visit, id, FileAccess::Evidence { number }).await
}

/// A result letter, counted from 0.
pub async fn letter(visit: Visit, Path((id, index)): Path<(String, String)>) -> Answer {
    let index = index.parse().map_err(|_| PortalError::NotFound)?;
    send(&visit, id, FileAccess::Letter { index }).await
}

/// A PDF view of a version of a form, in the browser. The service notes views of the restricted form.
pub async fn pdf(visit: Visit, Path((id, form, version)): Path<(String, String, String)>) -> Answer {
    let form = FormId::from_id(&form).ok_or(PortalError::NotFound)?;
    let version = version.parse().map_err(|_| PortalError::NotFound)?;
    let actor = visit.staff(&StaffRole::ALL)?;
    if !services::pdf::available(&visit.portal) {
        return Err(PortalError::NotFound.into());
    }
    let which = FileAccess::Form { form, version };
    let (file, _) = cases::file(&visit.portal, actor, &CaseId::new(id), &which).await?;
    let made = services::pdf::of_file(&visit.portal, &file, form.format()).await?;
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let name = format!("{stem}.pdf");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_LENGTH, HeaderValue::from(made.bytes)),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(inline(&name)).map_err(PortalError::fault)?),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PDF_POLICY)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, Body::from_stream(made.content)).into_response())
}

/// Nothing runs and nothing is loaded. No `sandbox`: it keeps browsers from starting their PDF viewer.
const PDF_POLICY: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; \
                          form-action 'none'; frame-ancestors 'none'";

/// Shown in the browser, saved under this name.
fn inline(name: &str) -> String {
    content_disposition(name).replacen("attachment", "inline", 1)
}

async fn send(visit: &Visit, id: String, which: FileAccess) -> Answer {
    visit.staff(&StaffRole::ALL)?;
    files::send(visit, &id, &which).await
}
