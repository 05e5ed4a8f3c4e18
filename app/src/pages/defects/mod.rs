//! 瑕疵: reports, proceedings, cancellation and reinstatement, for all sides.
//!
//! | you look for | go to |
//! |---|---|
//! | the ministry's pages | [`ministry`] |
//! | the vendor's pages | [`vendor`] |
//! | what both see | [`look`], [`proceedings_view`], [`outcome_view`] |
//! | a defect in words | [`words`], [`lines`] |
//! | reading what was typed | [`typed`] |

mod lines;
mod look;
mod ministry;
mod on_case;
mod outcome_view;
mod proceedings_view;
mod report_view;
mod transfer;
mod typed;
mod vendor;
mod words;

use axum::Router;

pub use self::lines::event_lines;
pub use self::on_case::{on_screening_case, on_vendor_case};
use crate::web::Web;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    Router::new().merge(ministry::router()).merge(vendor::router())
}
