//! `…/defects/{n}/files`: evidence is added, and files of both sides are opened.

use axum::extract::{Path, Request};
use domain::actor::StaffRole;
use domain::ids::CaseId;
use services::PortalError;

use crate::form::Submitted;
use crate::pages::defects::transfer;
use crate::web::{Answer, Form, Next, Visit};

/// The form of the upload on the page of the defect.
pub const FORM: &str = "defect-evidence";

/// Stores a file as evidence. A vendor does not see it before a notice names it.
pub async fn receive(visit: Visit, Path((id, number)): Path<(String, String)>, request: Request) -> Answer {
    let page = format!("/screening/cases/{id}/defects/{number}");
    let who = visit.staff(&StaffRole::ALL);
    let stored = transfer::receive(&visit, who, &CaseId::new(id), &number, request).await;
    let nothing = Submitted::default();
    let next = |_| Next::to(page.clone()).notice("defect-done-evidence");
    visit.settle(Form::new(FORM, page.clone(), &nothing), stored, next).await
}

/// A file of the defect.
pub async fn send(visit: Visit, Path((id, number, file)): Path<(String, String, String)>) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let number = number.parse().map_err(|_| PortalError::NotFound)?;
    let file = file.parse().map_err(|_| PortalError::NotFound)?;
    transfer::send(&visit, actor, &CaseId::new(id), number, file).await
}
