//! The public register: list, product, downloads, feed, subscriptions; and the acts on an entry by its
//! vendor and by the ministry.

mod delist;
mod downloads;
mod error_view;
mod history_view;
mod list;
mod list_view;
mod on_case;
mod product;
mod subscribe;

use axum::Router;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::routing::post;
use domain::case::listing::ListingEvent;

pub use self::on_case::{on_screening_case, on_vendor_case};
use crate::web::Web;
use crate::words::Words;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    Router::new()
        .route("/register", get(list::show))
        .route("/products", get(to_list))
        .route("/products/{number}", get(product::show))
        .route("/products.csv", get(downloads::csv))
        .route("/products.xlsx", get(downloads::xlsx))
        .route("/products.json", get(downloads::json))
        .route("/products.atom", get(downloads::atom))
        .route("/subscriptions", get(subscribe::show).post(subscribe::ask))
        .route("/subscriptions/sent", get(subscribe::sent))
        .route("/subscriptions/confirm/{token}", get(subscribe::look).post(subscribe::confirm))
        .route("/subscriptions/leave/{token}", get(subscribe::leaving).post(subscribe::leave))
        .route("/applications/{id}/delist", get(delist::show).post(delist::delist))
        .route("/screening/cases/{id}/register-error", get(error_view::show).post(error_view::propose))
        .route("/screening/cases/{id}/register-error/approve", post(error_view::approve))
        .route("/screening/cases/{id}/register-error/reject", post(error_view::reject))
}

/// `/products` names the list, too.
async fn to_list(RawQuery(query): RawQuery) -> Response {
    let query = query.filter(|query| !query.is_empty()).map(|query| format!("?{query}"));
    Redirect::permanent(&format!("/register{}", query.unwrap_or_default())).into_response()
}

/// What there is to say of an event in a timeline, a line a thing; both sides read it.
pub fn event_lines(_words: Words, data: &ListingEvent) -> Vec<String> {
    match data {
        ListingEvent::Delisted { reason }
        | ListingEvent::ErrorProposed { reason }
        | ListingEvent::ErrorRejected { reason, .. }
        | ListingEvent::RecordedInError { reason, .. } => vec![reason.clone()],
    }
}
