//! What the pages of a case show of this room.

use leptos::prelude::*;
use services::cases::CaseView;

use crate::pages::screening::Shown;
use crate::words::Words;

/// On the vendor's page of its application.
pub fn on_vendor_case(_words: Words, _view: &CaseView) -> Option<AnyView> {
    None
}

/// On the ministry's page of the case.
pub fn on_screening_case(_shown: &Shown) -> Option<AnyView> {
    None
}
