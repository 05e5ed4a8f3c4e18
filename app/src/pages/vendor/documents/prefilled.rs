//! `/applications/{id}/documents/{form}/prefilled`: the form with everything filled in that the portal
//! knows already, as a file to go on with.

use axum::body::Body;
use axum::extract::Path;
use domain::forms::prefill::prefilled;
use services::{PortalError, cases, readings};

use super::super::{form_of, load};
use crate::pages::files;
use crate::web::{Answer, Visit};

/// GET.
pub async fn download(visit: Visit, Path((id, form)): Path<(String, String)>) -> Answer {
    let form = form_of(&form)?;
    let view = load(&visit, &id).await?;
    let basis = readings::basis(&visit.portal, &view.case, &view.call).await?;
    // Writing and zipping takes milliseconds of computing: not on the threads that serve everybody.
    let written = tokio::task::spawn_blocking(move || {
        let content = prefilled(form, &basis.call, &basis.applied, basis.today);
        cases::written(&view.case, &view.call, &content)
    });
    let bytes = written.await.map_err(PortalError::fault)??;
    let length = u64::try_from(bytes.len()).map_err(PortalError::fault)?;
    files::attachment(&form.file_name(), form.format().media_type(), length, Body::from(bytes))
}
