//! The pages, by who they are for; what comes after the documents, by subject for all sides. One file a
//! page: its GET handler, its view, its POST handlers.

pub mod account;
pub mod admin;
pub mod cacheable;
pub mod change_notices;
pub mod datasets;
pub mod defects;
pub mod device_check;
pub mod files;
pub mod organization;
pub mod public;
pub mod register;
pub mod reports;
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
        .merge(device_check::router())
        .merge(register::router())
        .merge(datasets::router())
        .merge(change_notices::router())
        .merge(defects::router())
        .merge(reports::router())
}
