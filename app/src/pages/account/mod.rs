//! Pages: account.

use axum::Router;

use crate::web::Web;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    Router::new()
}
