//! What slows guessing down: failed attempts are counted by account and by address.
//!
//! An attempt is noted before the password is looked at and taken back when it was right, so that
//! many attempts at once don't slip through between counting and noting. Unknown addresses are
//! counted like known ones; keys are hashes, so the table tells no address that somebody typed.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};

use super::email_key;
use crate::entities::sign_in_attempts as attempts;
use crate::error::{PortalError, Result};
use crate::portal::{Portal, millis};

/// Over which time failures are counted.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Failures in the window after which an account waits.
const PER_ACCOUNT: u64 = 5;
/// Failures in the window after which an address on the network waits.
const PER_ADDRESS: u64 = 20;
/// Over which time mails to one person are counted.
const MAIL_WINDOW: SignedDuration = SignedDuration::from_hours(1);
/// Mails that anybody may cause to one person in the window.
const MAILS: u64 = 5;

/// An attempt in progress.
#[derive(Debug)]
#[must_use = "a successful attempt must be taken back"]
pub(crate) struct Attempt {
    account_key: String,
    rows: Vec<i64>,
}

/// Notes an attempt, or refuses it.
///
/// # Errors
/// `Denied("too-many-attempts")`.
pub(crate) async fn begin(portal: &Portal, email: &str, address: Option<IpAddr>) -> Result<Attempt> {
    let since = portal.now() - WINDOW;
    let account_key = key("account", &email_key(email.trim()));
    let mut attempt = Attempt { account_key: account_key.clone(), rows: Vec::new() };
    let mut limits = vec![(account_key, PER_ACCOUNT)];
    limits.extend(address.map(|address| (key("address", &network(address)), PER_ADDRESS)));
    for (key, limit) in limits {
        attempt.rows.push(note(portal, &key).await?);
        if count(portal, &key, since).await? > limit {
            // A refused attempt does not make the wait longer.
            remove(portal, &attempt.rows).await?;
            return Err(PortalError::Denied("too-many-attempts"));
        }
    }
    Ok(attempt)
}

impl Attempt {
    /// The password was right: earlier failures of the account are forgotten, too.
    pub(crate) async fn succeeded(self, portal: &Portal) -> Result<()> {
        remove(portal, &self.rows).await?;
        forget(portal, &self.account_key).await
    }
}

/// Forgets the failures of an account, e.g. after a reset by mail.
pub(crate) async fn forgive(portal: &Portal, email: &str) -> Result<()> {
    forget(portal, &key("account", &email_key(email))).await
}

/// Whether one more mail may be sent to a person that somebody unknown asked for. Counts it.
pub(crate) async fn may_mail(portal: &Portal, email: &str) -> Result<bool> {
    let key = key("mail", &email_key(email));
    let row = note(portal, &key).await?;
    if count(portal, &key, portal.now() - MAIL_WINDOW).await? > MAILS {
        remove(portal, &[row]).await?;
        return Ok(false);
    }
    Ok(true)
}

/// Removes attempts that count no more.
///
/// # Errors
/// Where the database does not answer.
pub async fn sweep(portal: &Portal) -> Result<()> {
    let oldest = millis(portal.now() - MAIL_WINDOW.max(WINDOW));
    attempts::Entity::delete_many().filter(attempts::Column::At.lt(oldest)).exec(portal.db()).await?;
    Ok(())
}

async fn note(portal: &Portal, key: &str) -> Result<i64> {
    let row = attempts::ActiveModel { id: NotSet, key: Set(key.to_owned()), at: Set(millis(portal.now())) };
    Ok(attempts::Entity::insert(row).exec(portal.db()).await?.last_insert_id)
}

async fn count(portal: &Portal, key: &str, since: Timestamp) -> Result<u64> {
    let query = attempts::Entity::find()
        .filter(attempts::Column::Key.eq(key))
        .filter(attempts::Column::At.gt(millis(since)));
    Ok(query.count(portal.db()).await?)
}

async fn remove(portal: &Portal, rows: &[i64]) -> Result<()> {
    let rows = rows.iter().copied();
    attempts::Entity::delete_many().filter(attempts::Column::Id.is_in(rows)).exec(portal.db()).await?;
    Ok(())
}

async fn forget(portal: &Portal, key: &str) -> Result<()> {
    attempts::Entity::delete_many().filter(attempts::Column::Key.eq(key)).exec(portal.db()).await?;
    Ok(())
}

fn key(kind: &str, value: &str) -> String {
    format!("{kind}:{}", hex::encode(Sha256::digest(value.as_bytes())))
}

/// One household or office: an IPv4 address, or the first 64 bits of an IPv6 address.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_on_one_line_count_as_one() {
        let at = |address: &str| network(address.parse().unwrap());
        assert_eq!(at("2001:db8:1:2::1"), at("2001:db8:1:2:ffff::9"));
        assert_ne!(at("2001:db8:1:2::1"), at("2001:db8:1:3::1"));
        assert_eq!(at("::ffff:192.0.2.1"), "192.0.2.1");
        assert_ne!(at("192.0.2.1"), at("192.0.2.2"));
    }
}
