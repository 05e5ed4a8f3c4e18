//! The pages, by who they are for. One file a page: its GET handler, its view, its POST handlers.

pub mod account;
pub mod admin;
pub mod files;
pub mod organization;
pub mod public;
pub mod screening;
pub mod vendor;

use axum::Router;

use crate::web::Web;

/// Every page of the portal.
pub fn router() -> Router<Web> {
    Router::new()
        .merge(public::router())
        .merge(account::router())
        .merge(organization::router())
        .merge(vendor::router())
        .merge(screening::router())
        .merge(admin::router())
}
