//! `/calls/{code}/forms/{form}`: a blank form of a call, written when it is asked for.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use documents::safe_name::content_disposition;
use documents::write::{Imprint, blank_form};
use domain::forms::FormId;
use services::{PortalError, calls};

use crate::web::{Answer, Visit};

/// GET `/calls/{code}/forms/{form}`.
pub async fn download(visit: Visit, Path((code, form)): Path<(String, String)>) -> Answer {
    let form = FormId::from_id(&form).ok_or(PortalError::NotFound)?;
    let call = calls::by_code(&visit.portal, &code).await?;
    // Writing and zipping takes milliseconds of computing: not on the threads that serve everybody.
    let written = tokio::task::spawn_blocking(move || {
        let imprint = Imprint { edition: call.edition(form), case_number: None, rounding: call.rounding };
        blank_form(form, &imprint, &call.title_ja, &call.requirement_edition)
    });
    let bytes = written.await.map_err(PortalError::fault)?.map_err(PortalError::fault)?;
    let headers = [
        (header::CONTENT_TYPE, form.format().media_type().to_owned()),
        (header::CONTENT_DISPOSITION, content_disposition(&form.file_name())),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
