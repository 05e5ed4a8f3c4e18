//! Pages that everyone can see, signed in or not: what the portal is, the calls, the register, and
//! the texts in the footer.
//!
//! One more page: a file with its GET handler, and a line in [`router`].

mod accessibility;
mod blank;
mod call;
mod call_facts;
mod calls;
mod contact;
mod home;
pub mod parts;
mod privacy;
mod test_plan;

use axum::Router;
use axum::routing::get;

use crate::web::Web;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    Router::new()
        .route("/", get(home::show))
        .route("/calls", get(calls::show))
        .route("/calls/{code}", get(call::show))
        .route("/calls/{code}/forms/{form}", get(blank::download))
        .route("/calls/{code}/test-plan", get(test_plan::show))
        .route("/accessibility", get(accessibility::show))
        .route("/privacy", get(privacy::show))
        .route("/contact", get(contact::show))
}
