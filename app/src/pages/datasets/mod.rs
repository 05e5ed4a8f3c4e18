//! `/statistics`: how far the system has come, in tables with charts, and as files.
//!
//! | you look for | go to |
//! |---|---|
//! | what there is | [`index`] |
//! | one table with its chart, source and files | [`show`] |
//! | what a chart shows, and the finding above it | [`chart`], [`finding`] |
//! | CSV, xlsx, JSON, the description of all of them | [`downloads`] |
//! | names and values in words | [`words`] |

mod chart;
mod downloads;
mod finding;
mod index;
mod show;
mod words;

use axum::Router;
use axum::routing::get;

use crate::web::Web;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    Router::new()
        .route("/statistics", get(index::show))
        .route("/statistics/datapackage.json", get(downloads::package))
        .route("/statistics/data/{file}", get(downloads::file))
        .route("/statistics/{dataset}", get(show::show))
}
