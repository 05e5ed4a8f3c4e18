//! The hash chain: whoever changes an old event breaks every link after it.
//!
//! `hash = SHA-256(hash of the event before ‖ canonical JSON of this event)`; the first event of a
//! case follows 64 zeros. Canonical JSON is what serde_json writes for a value whose object keys
//! are sorted.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::event::Event;
use crate::ids::CaseId;

/// What the first event of a case follows.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The canonical JSON of an event together with the case it belongs to.
///
/// # Errors
/// Never for an event of this program; serde_json's error otherwise.
pub fn canonical(case: &CaseId, event: &Event) -> Result<String, serde_json::Error> {
    let mut value = serde_json::to_value(event)?;
    if let Value::Object(map) = &mut value {
        map.insert("case".to_owned(), Value::String(case.as_str().to_owned()));
    }
    // Does nothing unless a crate in the build switches serde_json to keep the order of insertion.
    value.sort_all_objects();
    serde_json::to_string(&value)
}

/// The link for `canonical` after `previous`, 64 lower-case hexadecimal digits.
pub fn link(previous: &str, canonical: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(previous.as_bytes());
    hasher.update(canonical.as_bytes());
    hex::encode(hasher.finalize())
}
