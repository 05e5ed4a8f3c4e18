//! Pages: the vendor's organisation and who belongs to it.
//!
//! `/organization` shows [`register`] to whoever belongs to none, and [`overview`] to members. What
//! managers change is posted to an address of its own and comes back to the page it was posted from.

mod edit;
mod invitations;
mod join;
mod member;
mod overview;
mod register;
mod requests;

use axum::Router;
use axum::routing::{get, post};
use domain::validation::FieldError;
use services::PortalError;

use crate::form::Submitted;
use crate::web::{Answer, Form, Next, Visit, Web};
use crate::words::Words;

const PAGE: &str = "/organization";

/// The routes of these pages.
pub fn router() -> Router<Web> {
    Router::new()
        .route(PAGE, get(show).post(register::save))
        .route("/organization/edit", get(edit::show).post(edit::save))
        .route("/organization/join", get(join::show).post(join::ask))
        .route("/organization/invitations", post(invitations::invite))
        .route("/organization/invitations/withdraw", post(invitations::withdraw))
        .route("/organization/requests", post(requests::decide))
        .route("/organization/members/{member}", get(member::show))
        .route("/organization/members/{member}/signatory", post(member::signatory))
        .route("/organization/members/{member}/manager", post(member::manager))
        .route("/organization/members/{member}/remove", post(member::remove))
}

/// `GET /organization`
async fn show(visit: Visit) -> Answer {
    let who = visit.who()?;
    if who.account.staff {
        return Err(PortalError::Denied("vendors-only").into());
    }
    if who.belonging.is_some() { overview::show(visit).await } else { register::show(visit).await }
}

/// Answers a form that stands on the organisation's page.
async fn back(
    visit: &Visit,
    form: &'static str,
    typed: &Submitted,
    outcome: services::Result<()>,
    notice: &str,
) -> Answer {
    visit.settle(Form::new(form, PAGE, typed), outcome, |()| Next::to(PAGE).notice(notice)).await
}

/// Calls the fields of an error what they are called here: elsewhere `name` is a person's.
fn called(words: Words, error: PortalError) -> PortalError {
    let PortalError::Invalid(errors) = error else { return error };
    let called = |error: FieldError| {
        let key = format!("organization-field-{}", error.field);
        if words.has(&key) { error.with("label", words.t(&key)) } else { error }
    };
    PortalError::Invalid(errors.into_iter().map(called).collect())
}
