//! `…/defects/{n}/files`: the vendor hands files in, and opens those that it may see.

use axum::extract::{Path, Request};
use domain::ids::CaseId;
use services::PortalError;

use crate::form::Submitted;
use crate::pages::defects::transfer;
use crate::pages::vendor::member;
use crate::web::{Answer, Form, Next, Visit};

/// The form of the upload on the page of the defect.
pub const FORM: &str = "defect-file";

/// Stores a file that the vendor hands in.
pub async fn receive(visit: Visit, Path((id, number)): Path<(String, String)>, request: Request) -> Answer {
    let page = format!("/applications/{id}/defects/{number}");
    let who = member(&visit).map(|(actor, _)| actor);
    let stored = transfer::receive(&visit, who, &CaseId::new(id), &number, request).await;
    let nothing = Submitted::default();
    let next = |_| Next::to(page.clone()).notice("defect-done-file");
    visit.settle(Form::new(FORM, page.clone(), &nothing), stored, next).await
}

/// A file of the defect; the service notes that evidence was opened.
pub async fn send(visit: Visit, Path((id, number, file)): Path<(String, String, String)>) -> Answer {
    let (actor, _) = member(&visit)?;
    let number = number.parse().map_err(|_| PortalError::NotFound)?;
    let file = file.parse().map_err(|_| PortalError::NotFound)?;
    transfer::send(&visit, actor, &CaseId::new(id), number, file).await
}
