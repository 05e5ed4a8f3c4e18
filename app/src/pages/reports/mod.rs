//! Defects reported by the public: the form, its confirmation by mail, and for the staff who reported.
//!
//! Opening the link of the mail changes nothing, since mail scanners open links; the button does.

mod body;
mod confirm;
mod form;
mod on_case;
mod reporter;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

pub use self::on_case::on_screening_case;
use crate::web::Web;

/// The page of the form.
const PAGE: &str = "/report-defect";

/// The routes of these pages.
pub fn router() -> Router<Web> {
    // The form is limited while it is read, and says so in words: see `body`.
    let form = Router::new()
        .route("/report-defect", get(form::show).post(form::receive))
        .layer(DefaultBodyLimit::max(body::MOST_BYTES));
    Router::new()
        .merge(form)
        .route("/report-defect/sent", get(form::sent))
        .route("/report-defect/{token}", get(confirm::show).post(confirm::confirm))
        .route("/screening/cases/{id}/defects/{number}/reporter", get(reporter::show))
        .route("/screening/cases/{id}/defects/{number}/reporter/remove", post(reporter::remove))
}
