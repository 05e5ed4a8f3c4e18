//! `…/device-check/results`: one result with its photos and logs, from the form of a test case or from what a
//! browser kept while the line was down.

use std::collections::BTreeMap;

use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Path, Request};
use domain::actor::{Actor, StaffRole};
use domain::case::device_check::{NewResult, TestOutcome};
use domain::ids::CaseId;
use domain::validation::FieldError;
use services::cases::{self, Done};
use services::{PortalError, Result};

use crate::form::Submitted;
use crate::pages::vendor::upload::{Rest, explained, interrupted, not_begun, unescaped};
use crate::web::{Answer, Form, Next, Visit};

/// The form id of every cell: which one it was is told by what was typed.
pub const FORM: &str = "result";
/// Longest text of a field, in bytes.
const TEXT: usize = 64 * 1024;
/// The field of the files.
const FILE: &str = "file";

/// Records a result. Whatever comes of it, the rest of the body is read.
pub async fn record(visit: Visit, Path(id): Path<String>, request: Request) -> Answer {
    let id = CaseId::new(id);
    let (request, rest) = Rest::of(request);
    let mut fields = BTreeMap::new();
    let recorded = receive(&visit, &id, request, &mut fields).await;
    rest.throw_away().await;
    let typed = Submitted::from_pairs(fields);
    let page = format!("/screening/cases/{id}/device-check");
    // Back to where the tester is working; the anchor is the cell's.
    let cell = format!("{page}#{}", super::cell::anchor(typed.text("test_case"), typed.text("device")));
    let form = Form::new(FORM, page, &typed);
    visit.settle(form, recorded, |_| Next::to(cell).notice("notice-device-recorded")).await
}

async fn receive(
    visit: &Visit,
    id: &CaseId,
    request: Request,
    fields: &mut BTreeMap<String, String>,
) -> Result<Done> {
    let actor: &Actor = visit.staff(&StaffRole::ALL)?;
    // What is out of sight is not there, whatever is sent.
    cases::view(&visit.portal, actor, id).await?;
    let multipart = Multipart::from_request(request, &()).await;
    let mut multipart = multipart.map_err(interrupted)?;
    let mut files = Vec::new();
    while let Some(mut field) = multipart.next_field().await.map_err(not_begun)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != FILE {
            let text = text(&mut field).await?;
            fields.insert(name, text);
            continue;
        }
        // Browsers send a field without a name for the file where nothing was chosen.
        let name = unescaped(field.file_name().unwrap_or_default());
        if name.is_empty() {
            continue;
        }
        let mut so_far = result(fields)?;
        so_far.files.clone_from(&files);
        let kept = cases::receive_result_file(&visit.portal, actor, id, &so_far, &name, field).await;
        files.push(kept.map_err(explained)?);
    }
    let result = NewResult { files, ..result(fields)? };
    cases::record_result(&visit.portal, actor, id, result).await
}

async fn text(field: &mut Field<'_>) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(interrupted)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > TEXT {
            return Err(PortalError::Invalid(vec![
                FieldError::new("note", "text-too-long").with("max", 4000),
            ]));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn result(fields: &BTreeMap<String, String>) -> Result<NewResult> {
    let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let outcome = TestOutcome::from_id(&text("outcome"));
    let outcome = outcome.ok_or_else(|| PortalError::field("outcome", "choose"))?;
    Ok(NewResult {
        id: text("id"),
        test_case: text("test_case"),
        device: text("device"),
        firmware: text("firmware"),
        outcome,
        value: text("value"),
        note: text("note"),
        files: Vec::new(),
        noted_at: text("noted_at").parse().ok(),
    })
}
