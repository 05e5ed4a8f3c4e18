//! Files of a notice: sending, taking off, downloading.

use axum::extract::{Path, RawQuery, Request};
use domain::actor::{Actor, StaffRole};
use domain::case::Command;
use domain::case::change_notice::ChangeNoticeCommand;
use domain::forms::FormId;
use domain::ids::CaseId;
use services::PortalError;
use services::cases::{self, Expected, FileAccess, NoticeFileKind};

use super::vendor;
use crate::form::Submitted;
use crate::pages::files::send;
use crate::pages::screening::List;
use crate::pages::vendor::{Sent, member, received};
use crate::web::{Answer, Form, Next, Visit};

/// What stands in the address of an upload that is no form.
pub const EVIDENCE: &str = "evidence";
/// The id of the form that sends evidence, or the tester's files.
pub const FORM: &str = "notice-file";

/// The id of the form that sends a form.
pub fn form_id(form: FormId) -> &'static str {
    match form {
        FormId::TrackRecord => "notice-track-record",
        FormId::SelfDeclaration => "notice-self-declaration",
        FormId::CancellationConsent => "notice-cancellation-consent",
        FormId::SupplyPledge => "notice-supply-pledge",
        FormId::AntisocialPledge => "notice-antisocial-pledge",
        FormId::ShipmentPlan => "notice-shipment-plan",
        FormId::PriceEstimate => "notice-price-estimate",
    }
}

/// Takes a file of the vendor for what it hands in next.
pub async fn receive(
    visit: Visit,
    Path((id, notice, what)): Path<(String, String, String)>,
    request: Request,
) -> Answer {
    let number = notice.parse().map_err(|_| PortalError::NotFound)?;
    let (kind, form) = match FormId::from_id(&what) {
        Some(form) => (NoticeFileKind::Form(form), form_id(form)),
        None if what == EVIDENCE => (NoticeFileKind::Evidence, FORM),
        None => return Err(PortalError::NotFound.into()),
    };
    let id = CaseId::new(id);
    let who = member(&visit).map(|(actor, _)| actor);
    let (stored, _) = received(who, request, async |actor: &Actor, sent: Sent<'_>| {
        cases::attach_to_notice(&visit.portal, actor, &id, number, kind, &sent.name, sent.content).await
    })
    .await;
    let page = vendor::address(&id, number, "");
    let nothing = Submitted::default();
    let back = Form::new(form, page.clone(), &nothing);
    visit.settle(back, stored, |_| Next::to(page).notice("notice-notice-file-stored")).await
}

/// Takes a photo or log of the tester.
pub async fn receive_record(
    visit: Visit,
    Path((id, notice)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Answer {
    let number = notice.parse().map_err(|_| PortalError::NotFound)?;
    let id = CaseId::new(id);
    let who = visit.staff(&StaffRole::ALL);
    let (stored, _) = received(who, request, async |actor: &Actor, sent: Sent<'_>| {
        let kind = NoticeFileKind::Record;
        cases::attach_to_notice(&visit.portal, actor, &id, number, kind, &sent.name, sent.content).await
    })
    .await;
    let list = List::parse(query.as_deref().unwrap_or_default());
    let page = list.at(&format!("/screening/cases/{id}/change-notices/{number}"));
    let nothing = Submitted::default();
    let back = Form::new(FORM, page.clone(), &nothing);
    visit.settle(back, stored, |_| Next::to(page).notice("notice-notice-file-stored")).await
}

/// Takes a file off that the vendor has not handed in.
pub async fn remove(
    visit: Visit,
    Path((id, notice, number)): Path<(String, String, String)>,
    typed: Submitted,
) -> Answer {
    let id = CaseId::new(id);
    let notice = notice.parse().map_err(|_| PortalError::NotFound)?;
    let removed = async {
        let (actor, _) = member(&visit)?;
        // No file has the number 0: what is no number is none.
        let number = number.parse().unwrap_or(0);
        let command = Command::ChangeNotice(ChangeNoticeCommand::RemoveFile { notice, number });
        cases::execute(&visit.portal, actor, &id, Expected::Any, command).await
    };
    let removed = removed.await;
    let page = vendor::address(&id, notice, "");
    let back = Form::new(FORM, page.clone(), &typed);
    visit.settle(back, removed, |_| Next::to(page).notice("notice-notice-file-removed")).await
}

/// A file for the vendor, or for staff who follow a link of the vendor's.
pub async fn download(visit: Visit, Path((id, notice, number)): Path<(String, String, String)>) -> Answer {
    let notice = notice.parse().map_err(|_| PortalError::NotFound)?;
    let number = number.parse().map_err(|_| PortalError::NotFound)?;
    send(&visit, &id, &FileAccess::Notice { notice, number }).await
}

/// A file for the staff.
pub async fn download_ours(visit: Visit, path: Path<(String, String, String)>) -> Answer {
    visit.staff(&StaffRole::ALL)?;
    download(visit, path).await
}
