//! Pages of the vendor: from the list of applications to the receipt, and the case while it is
//! screened.
//!
//! | you look for | go to |
//! |---|---|
//! | the list, and starting an application | [`list`], [`start`] |
//! | the task list of a draft | [`tasks`] |
//! | the facts that stand on every form | [`facts`] |
//! | handing a file up, and what was read in it | [`documents`], [`upload`] |
//! | filling a form in in the browser | [`forms`] |
//! | checking, submitting, the receipt | [`check`], [`submit`], [`receipt`] |
//! | the case while the ministry has it | [`case`] |
//! | answering a correction request, withdrawing | [`corrections`], [`withdraw`] |
//! | how stages, people and times are put into words | [`phrases`] |
//!
//! Who may do what is asked of the domain ([`may`]); no page decides it.

mod case;
mod check;
pub mod conflict;
mod corrections;
mod documents;
mod facts;
#[cfg(test)]
mod fixture;
mod forms;
mod list;
pub mod phrases;
mod receipt;
mod start;
mod submit;
mod tasks;
pub(in crate::pages) mod upload;
pub mod withdraw;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Redirect;
use axum::routing::{get, post};
use domain::actor::{Actor, VendorMember};
use domain::case::{Case, Command, Refusal, Stage};
use domain::forms::FormId;
use domain::ids::CaseId;
use services::PortalError;
use services::cases::{self, CaseView};

pub use self::documents::read_content;
pub use self::upload::{Sent, received};
use super::files;
use crate::web::{Failure, Visit, Web};

/// The routes of these pages.
pub fn router() -> Router<Web> {
    // The upload is limited while it is streamed, and says so in words: see `upload`.
    let documents = Router::new()
        .route("/applications/{id}/documents/{form}", get(documents::show).post(upload::receive))
        .route("/applications/{id}/evidence", post(upload::receive_evidence))
        .layer(DefaultBodyLimit::disable());
    Router::new()
        .route("/vendor", get(list::show))
        .route("/calls/{code}/apply", get(start::show).post(start::start))
        .route("/applications/{id}", get(case::show))
        .route("/applications/{id}/facts", get(facts::show).post(facts::save))
        .route("/applications/{id}/facts/draft", post(facts::keep))
        .route("/applications/{id}/files/{form}/{version}", get(files::form_version))
        .route("/applications/{id}/documents/{form}/fill", get(forms::show).post(forms::save))
        .route("/applications/{id}/documents/{form}/fill/draft", post(forms::keep))
        .route("/applications/{id}/documents/{form}/prefilled", get(documents::prefilled))
        .route("/applications/{id}/evidence/{number}", get(files::evidence))
        .route("/applications/{id}/evidence/{number}/remove", post(documents::evidence::remove))
        .route("/applications/{id}/letters/{index}", get(files::letter))
        .route("/applications/{id}/check", get(check::show))
        .route("/applications/{id}/submit", get(submit::show).post(submit::submit))
        .route("/applications/{id}/receipt", get(receipt::show))
        .route("/applications/{id}/corrections/{round}", get(corrections::show).post(corrections::answer))
        .route("/applications/{id}/withdraw", get(withdraw::show).post(withdraw::withdraw))
        .merge(documents)
}

/// The member of a vendor organisation who is signed in.
///
/// # Errors
/// As [`Visit::actor`]; [`PortalError::NotFound`] for the staff, who have pages of their own.
pub(in crate::pages) fn member(visit: &Visit) -> Result<(&Actor, &VendorMember), PortalError> {
    match visit.actor()? {
        actor @ Actor::Vendor(member) => Ok((actor, member)),
        _ => Err(PortalError::NotFound),
    }
}

/// An application of the member's own organisation.
///
/// # Errors
/// As [`member`]; [`PortalError::NotFound`] for what belongs to somebody else.
pub(in crate::pages) async fn load(visit: &Visit, id: &str) -> Result<CaseView, Failure> {
    let (actor, _) = member(visit)?;
    Ok(cases::view(&visit.portal, actor, &CaseId::new(id)).await?)
}

/// Whether the member might do this now; the same rules that answer when they do it.
///
/// # Errors
/// Why not.
fn may(visit: &Visit, view: &CaseView, command: Command) -> Result<(), Refusal> {
    let (actor, _) = member(visit).map_err(|_| Refusal::RoleMayNot { command: command.kind() })?;
    view.case.decide(command, actor, &view.call, visit.portal.now()).map(|_| ())
}

/// Where the pages before the submission lead once the draft is none any more: to the receipt, or to
/// the case where it was given up.
fn past_draft(case: &Case) -> Option<Redirect> {
    if case.stage() == Stage::Draft {
        return None;
    }
    let below = if case.submission.is_some() { "receipt" } else { "" };
    Some(Redirect::to(&path(&case.id, below)))
}

/// The form that an address names.
fn form_of(id: &str) -> Result<FormId, PortalError> {
    FormId::from_id(id).ok_or(PortalError::NotFound)
}

/// The address of an application's page, or of a page below it.
pub(in crate::pages) fn path(id: &CaseId, below: &str) -> String {
    if below.is_empty() { format!("/applications/{id}") } else { format!("/applications/{id}/{below}") }
}
