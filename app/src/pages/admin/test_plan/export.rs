//! `…/{edition}.xlsx`: an edition as a workbook, which can be changed and imported again.

use axum::body::Body;
use axum::extract::Path;
use documents::test_plan::write_plan;
use domain::forms::FileFormat;
use services::{PortalError, calls};

use crate::pages::admin::READERS;
use crate::pages::files::attachment;
use crate::web::{Answer, Visit};

/// GET `…/{edition}.xlsx`.
pub async fn download(visit: Visit, Path((code, file)): Path<(String, String)>) -> Answer {
    visit.staff(&READERS)?;
    let edition = file.strip_suffix(".xlsx").ok_or(PortalError::NotFound)?;
    let call = calls::by_code(&visit.portal, &code).await?;
    let plan = call.test_plan_edition(edition).cloned().ok_or(PortalError::NotFound)?;
    let name = format!("{}_機能確認計画_第{}版.xlsx", call.code, plan.edition);
    // Writing and zipping takes milliseconds of computing: not on the threads that serve everybody.
    let written = tokio::task::spawn_blocking(move || write_plan(&plan, &call.code));
    let bytes = written.await.map_err(PortalError::fault)?.map_err(PortalError::fault)?;
    attachment(&name, FileFormat::Xlsx.media_type(), bytes.len() as u64, Body::from(bytes))
}
