//! What the page of a case shows, cut to what the actor may know.

use domain::actor::{Actor, StaffRole};
use domain::call::Call;
use domain::case::document::StoredFile;
use domain::case::progress::Progress;
use domain::case::{Case, Event};
use domain::forms::FormId;
use domain::ids::CaseId;
use sea_orm::EntityTrait;
use serde_json::json;

use super::history::load_history;
use super::scope;
use crate::calls;
use crate::entities::organizations;
use crate::error::{Conflict, PortalError, Result};
use crate::journal;
use crate::mail::{self, SentMail};
use crate::portal::Portal;

/// A case as one actor may see it.
#[derive(Clone, Debug)]
pub struct CaseView {
    pub case: Case,
    pub call: Call,
    pub organization: organizations::Model,
    /// The history without what the actor may not know.
    pub events: Vec<Event>,
    pub progress: Progress,
    /// Mails about the case; for the staff all, for the vendor those to its members.
    pub mails: Vec<SentMail>,
}

/// Loads the page of a case: a constant number of statements.
///
/// # Errors
/// [`PortalError::NotFound`] for a case out of sight.
pub async fn view(portal: &Portal, actor: &Actor, id: &CaseId) -> Result<CaseView> {
    let history = load_history(portal.db(), id).await?;
    scope::check(actor, &history.case)?;
    let (case, events) = history.case.as_seen_by(history.events, actor);
    let call = calls::load(portal.db(), &case.call).await?;
    let organization = organizations::Entity::find_by_id(case.organization.as_str())
        .one(portal.db())
        .await?
        .ok_or(PortalError::NotFound)?;
    let progress = case.progress(call.standard_days, portal.now());
    let mails = mail::of_case(portal, actor, id).await?;
    Ok(CaseView { case, call, organization, events, progress, mails })
}

/// What a person had not seen when somebody was quicker.
#[derive(Clone, Debug)]
pub struct Unseen {
    pub events: Vec<Event>,
    pub call: Call,
}

/// The events that a conflict names, as far as the actor may know of them; `None` where the case
/// is out of sight.
///
/// # Errors
/// Where the database does not answer.
pub async fn unseen(portal: &Portal, actor: &Actor, conflict: &Conflict) -> Result<Option<Unseen>> {
    let Some(id) = conflict.case.as_deref().map(CaseId::new) else { return Ok(None) };
    let history = load_history(portal.db(), &id).await?;
    if scope::check(actor, &history.case).is_err() {
        return Ok(None);
    }
    let (case, mut events) = history.case.as_seen_by(history.events, actor);
    events.retain(|event| conflict.unseen.contains(&event.seq));
    let call = calls::load(portal.db(), &case.call).await?;
    Ok(Some(Unseen { events, call }))
}

/// Which file of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileAccess {
    /// A version of a form, from 1.
    Form { form: FormId, version: u32 },
    /// The result letter, counted from 0.
    Letter { index: usize },
    /// An evidence file, by its number in the case.
    Evidence { number: u32 },
    /// A file of a result of the device check: the result's mark, and its place from 0.
    ResultFile { result: String, index: usize },
    /// A result sheet (結果表) of the device check, counted from 0.
    ResultSheet { index: usize },
    /// A file of a change notice, by its number there.
    Notice { notice: u32, number: u32 },
}

/// Finds a file that the actor may read. Each view of a restricted form by the staff is noted in
/// the journal before the first byte is sent.
///
/// # Errors
/// [`PortalError::NotFound`] for a case or file out of sight, [`PortalError::Denied`] for staff
/// whose role does not need the restricted form.
pub async fn file(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    which: &FileAccess,
) -> Result<(StoredFile, &'static str)> {
    let case = load_history(portal.db(), id).await?.case;
    scope::check(actor, &case)?;
    let docx = domain::forms::FileFormat::Docx.media_type();
    match which.clone() {
        FileAccess::ResultFile { result, index } => {
            for_vendor_once_decided(actor, &case)?;
            let result = case.device_check.results.iter().find(|one| one.id == result);
            let found = result.and_then(|one| one.files.get(index)).ok_or(PortalError::NotFound)?;
            Ok((found.file.clone(), found.kind.media_type()))
        }
        FileAccess::ResultSheet { index } => {
            for_vendor_once_decided(actor, &case)?;
            let file = case.device_check.sheets.get(index).cloned().ok_or(PortalError::NotFound)?;
            Ok((file, docx))
        }
        FileAccess::Letter { index } => {
            let file = case.letters.get(index).cloned().ok_or(PortalError::NotFound)?;
            Ok((file, docx))
        }
        FileAccess::Evidence { number } => {
            let evidence = case.evidence(number).ok_or(PortalError::NotFound)?;
            // What the vendor has not handed in yet is still its own.
            if matches!(actor, Actor::Staff(_)) && !evidence.handed_in {
                return Err(PortalError::NotFound);
            }
            Ok((evidence.file.clone(), evidence.kind.media_type()))
        }
        FileAccess::Notice { notice, number } => {
            // Cut to what this side may know: neither sees what the other has not handed in.
            let (case, _) = case.as_seen_by(Vec::new(), actor);
            let notice = case.change_notice(notice).ok_or(PortalError::NotFound)?;
            let file = notice.file(number).ok_or(PortalError::NotFound)?;
            if let (Actor::Staff(_), Some(form)) = (actor, file.form.filter(|form| form.restricted())) {
                restricted(portal, actor, &case, form, json!({ "notice": notice.number, "file": number }))
                    .await?;
            }
            Ok((file.file.clone(), file.format.media_type()))
        }
        FileAccess::Form { form, version } => {
            let document = case.document(form).ok_or(PortalError::NotFound)?;
            let found = document.version(version).ok_or(PortalError::NotFound)?;
            if matches!(actor, Actor::Staff(_)) {
                // What the vendor replaced before handing in, or has not handed in yet, is the vendor's own.
                if !case.versions_handed_in(form).contains(&version) {
                    return Err(PortalError::NotFound);
                }
                if form.restricted() {
                    restricted(portal, actor, &case, form, json!({ "version": version })).await?;
                }
            }
            Ok((found.file.clone(), form.format().media_type()))
        }
    }
}

/// What a tester recorded is the ministry's until the decision tells of it.
fn for_vendor_once_decided(actor: &Actor, case: &Case) -> Result<()> {
    match actor {
        Actor::Vendor(_) if case.device_decision.is_none() => Err(PortalError::NotFound),
        _ => Ok(()),
    }
}

async fn restricted(
    portal: &Portal,
    actor: &Actor,
    case: &Case,
    form: FormId,
    mut details: serde_json::Value,
) -> Result<()> {
    let needs = [StaffRole::Reviewer, StaffRole::Approver, StaffRole::Auditor];
    if !needs.into_iter().any(|role| actor.has(role)) {
        return Err(PortalError::Denied("restricted-form"));
    }
    details["form"] = json!(form.id());
    let subject = case.number().unwrap_or(case.id.as_str());
    journal::note(portal.db(), portal, actor.into(), "restricted-viewed", subject, details).await
}
