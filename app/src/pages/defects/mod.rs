//! 瑕疵: reports, proceedings, cancellation and reinstatement, for all sides.

mod on_case;

use axum::Router;
use domain::case::defect::DefectEvent;

pub use self::on_case::{on_screening_case, on_vendor_case};
use crate::web::Web;
use crate::words::Words;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    Router::new()
}

/// What there is to say of an event in a timeline, a line a thing; both sides read it.
pub fn event_lines(_words: Words, _data: &DefectEvent) -> Vec<String> {
    Vec::new()
}
