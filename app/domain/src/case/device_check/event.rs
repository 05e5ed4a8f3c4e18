//! What can have happened in this room.

use serde::{Deserialize, Serialize};

/// Stored beside the kind of the room as `act`; never change the meaning of a stored one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum DeviceCheckEvent {}

impl DeviceCheckEvent {
    /// Every kind there is, in the order of the variants.
    pub const KINDS: [&str; 0] = [];

    /// The stable name in catalogue keys (`event-<kind>`, with hyphens).
    pub fn kind(&self) -> &'static str {
        match *self {}
    }

    /// Whether the vendor may see that it happened.
    pub fn visible_to_vendor(&self) -> bool {
        match *self {}
    }
}
