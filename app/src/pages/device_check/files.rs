//! Downloads of the device check: photos and logs of results for the staff, result sheets for both sides.

use axum::extract::Path;
use domain::actor::StaffRole;
use services::PortalError;
use services::cases::FileAccess;

use crate::pages::files::send;
use crate::web::{Answer, Visit};

/// A file of a result, by the result's mark and its place.
pub async fn of_result(visit: Visit, Path((id, result, index)): Path<(String, String, String)>) -> Answer {
    visit.staff(&StaffRole::ALL)?;
    let index = index.parse().map_err(|_| PortalError::NotFound)?;
    send(&visit, &id, &FileAccess::ResultFile { result, index }).await
}

/// A result sheet, counted from 0; the service gives it to the vendor once it is decided.
pub async fn sheet(visit: Visit, Path((id, index)): Path<(String, String)>) -> Answer {
    let index = index.parse().map_err(|_| PortalError::NotFound)?;
    send(&visit, &id, &FileAccess::ResultSheet { index }).await
}

/// As [`sheet`].
pub async fn sheet_for_staff(visit: Visit, path: Path<(String, String)>) -> Answer {
    visit.staff(&StaffRole::ALL)?;
    sheet(visit, path).await
}
