//! Pages: becoming a person who can sign in, signing in and out, and the own account.
//!
//! Links from mails (`/confirm/…`, `/account/email/…`, `/password/reset/…`, `/invitation/…`) and the one that the console
//! prints (`/setup/…`) share [`link`]: opening them changes nothing, since mail scanners open links.

mod address;
mod browser;
mod confirm;
mod forgot;
mod invitation;
pub mod link;
mod own;
mod profile;
mod reset;
mod setup;
mod sign_in;
mod sign_up;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use services::PortalError;
use services::accounts::Who;
use services::accounts::passwords::MIN_CHARS;

use crate::web::{Answer, Failure, Visit, Web, session};
use crate::words::tf;

pub use sign_in::home;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    Router::new()
        .route("/sign-up", get(sign_up::show).post(sign_up::register))
        .route("/sign-up/sent", get(sign_up::sent))
        .route("/confirm/{token}", get(confirm::show).post(confirm::confirm))
        .route("/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/sign-out", post(sign_in::leave))
        .route("/password/forgot", get(forgot::show).post(forgot::ask))
        .route("/password/forgot/sent", get(forgot::sent))
        .route("/password/reset/{token}", get(reset::show).post(reset::save))
        .route("/invitation/{token}", get(invitation::show).post(invitation::accept))
        .route("/setup/{token}", get(setup::show).post(setup::create))
        .route("/account", get(own::show))
        .route("/account/profile", post(profile::change))
        .route("/account/email", get(to_account).post(address::ask))
        .route("/account/email/{token}", get(address::show).post(address::confirm))
        .route("/account/password", post(own::change_password))
        .route("/account/sessions/end", post(own::end_session))
        .route("/session/extend", post(extend))
}

/// Where a link in a mail was cut off at its token.
async fn to_account() -> Redirect {
    Redirect::to("/account")
}

/// `POST /session/extend`: the browser asks, before the session ends, to go on.
async fn extend(visit: Visit) -> Result<StatusCode, Failure> {
    visit.who()?;
    session::extend(&visit.session, visit.portal.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The rules for a new password, said before it is chosen.
fn password_rules() -> String {
    tf("password-rules", &[("min", MIN_CHARS.into())])
}

/// Too many attempts are a page of their own (429): a form that comes back would invite more of them.
fn unthrottled<T>(outcome: services::Result<T>) -> Result<services::Result<T>, Failure> {
    match outcome {
        Err(error @ PortalError::Denied("too-many-attempts")) => Err(Failure(error)),
        other => Ok(other),
    }
}

/// Signs out who else may be signed in with this browser, before somebody new signs in.
async fn make_room(visit: &Visit) -> services::Result<()> {
    if visit.who.is_some() { session::end(&visit.session).await } else { Ok(()) }
}

/// Sends who is signed in already to where their work is.
fn already_in(who: &Who) -> Answer {
    Ok(Redirect::to(home(who)).into_response())
}
