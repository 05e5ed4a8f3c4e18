//! What can have happened in this room.

use serde::{Deserialize, Serialize};

use crate::case::event::Person;

/// Stored beside the kind of the room as `act`; never change the meaning of a stored one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum ListingEvent {
    /// 掲載終了: the vendor took the product off the register.
    Delisted { reason: String },
    /// Somebody of the ministry found that the entry should never have been made.
    ErrorProposed { reason: String },
    /// Another person did not agree: the entry stays.
    ErrorRejected { reason: String, proposed_by: Person },
    /// 誤記録: another person agreed. The entry stays visible as what it is.
    RecordedInError { reason: String, proposed_by: Person },
}

impl ListingEvent {
    /// Every kind there is, in the order of the variants.
    pub const KINDS: [&str; 4] =
        ["listing_delisted", "listing_error_proposed", "listing_error_rejected", "listing_recorded_in_error"];

    /// The stable name in catalogue keys (`event-<kind>`, with hyphens).
    pub fn kind(&self) -> &'static str {
        match self {
            ListingEvent::Delisted { .. } => "listing_delisted",
            ListingEvent::ErrorProposed { .. } => "listing_error_proposed",
            ListingEvent::ErrorRejected { .. } => "listing_error_rejected",
            ListingEvent::RecordedInError { .. } => "listing_recorded_in_error",
        }
    }

    /// Whether the vendor may see that it happened. What is only proposed is the ministry's.
    pub fn visible_to_vendor(&self) -> bool {
        matches!(self, ListingEvent::Delisted { .. } | ListingEvent::RecordedInError { .. })
    }
}
