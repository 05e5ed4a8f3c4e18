//! The register's changes as an Atom feed, for programs that tell people what is new.

use domain::register::PublicEvent;
use jiff::Timestamp;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};

use super::store;
use crate::entities::register_entries as entries;
use crate::error::Result;
use crate::portal::Portal;
use domain::register::Entry;

/// How many changes the feed tells.
const CHANGES: usize = 100;

/// One change of one product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub number: String,
    pub product_name: String,
    pub model_number: String,
    pub vendor: String,
    pub event: PublicEvent,
}

impl Change {
    /// The name of the change for good, wherever the portal runs: made from the product's number and the
    /// event alone (a UUID of version 8, RFC 9562).
    pub fn id(&self) -> String {
        urn(&format!("{}/{}/{}", self.number, self.event.seq, self.event.what.kind()))
    }
}

/// The name of the feed itself.
pub fn feed_id() -> String {
    urn("register")
}

fn urn(name: &str) -> String {
    let mut bytes: Vec<u8> =
        Sha256::digest(format!("shinsa/{name}").as_bytes()).iter().copied().take(16).collect();
    if let Some(byte) = bytes.get_mut(6) {
        *byte = *byte & 0x0f | 0x80;
    }
    if let Some(byte) = bytes.get_mut(8) {
        *byte = *byte & 0x3f | 0x80;
    }
    let digits = hex::encode(bytes);
    let (a, rest) = digits.split_at(8);
    let (b, rest) = rest.split_at(4);
    let (c, rest) = rest.split_at(4);
    let (d, e) = rest.split_at(4);
    format!("urn:uuid:{a}-{b}-{c}-{d}-{e}")
}

/// The latest changes of all products, the newest first: one statement.
///
/// # Errors
/// Where the database does not answer.
pub async fn changes(portal: &Portal) -> Result<Vec<Change>> {
    let limit = u64::try_from(CHANGES).unwrap_or(u64::MAX);
    let rows = entries::Entity::find()
        .order_by_desc(entries::Column::ToldAt)
        .order_by_asc(entries::Column::Number)
        .limit(limit)
        .all(portal.db())
        .await?;
    let now = portal.now();
    let mut changes = Vec::new();
    for row in rows {
        let entry = store::entry(&row, now)?;
        changes.extend(of_entry(&entry, now));
    }
    changes
        .sort_by(|one, other| other.event.at.cmp(&one.event.at).then_with(|| one.number.cmp(&other.number)));
    changes.truncate(CHANGES);
    Ok(changes)
}

fn of_entry(entry: &Entry, now: Timestamp) -> impl Iterator<Item = Change> {
    entry.history(now).into_iter().map(|event| Change {
        number: entry.number.clone(),
        product_name: entry.product_name.clone(),
        model_number: entry.model_number.clone(),
        vendor: entry.vendor.clone(),
        event,
    })
}

#[cfg(test)]
mod tests {
    use super::urn;

    #[test]
    fn names_are_for_good() {
        assert_eq!(urn("register"), urn("register"));
        assert_ne!(urn("R8-1-0001/80/listed"), urn("R8-1-0001/80/suspended"));
        let name = urn("register");
        assert_eq!(name.len(), "urn:uuid:".len() + 36);
        assert_eq!(name.as_bytes()[9 + 14], b'8', "{name}");
    }
}
