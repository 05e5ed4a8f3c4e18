//! What slows guessing down: failed attempts are counted by account from one network, by network, and
//! by account from wherever it was never signed in to. So nobody can shut somebody else out by guessing
//! wrong: who has signed in from a network before waits only for mistakes made there (`docs/adr/0015`).
//!
//! An attempt is noted before the password is looked at and taken back when it was right, so that
//! many attempts at once don't slip through between counting and noting. Unknown addresses are
//! counted like known ones; keys are hashes, so the table tells no address that somebody typed.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};

use super::email_key;
use crate::entities::{known_networks, sign_in_attempts as attempts};
use crate::error::{PortalError, Result};
use crate::portal::{Portal, millis};

/// Over which time failures are counted.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Failures in the window after which an account waits on one network.
const PER_ACCOUNT: u64 = 5;
/// Failures in the window after which an account waits on every network that it never signed in from.
const PER_ACCOUNT_ELSEWHERE: u64 = 30;
/// Failures in the window after which an address on the network waits.
const PER_ADDRESS: u64 = 20;
/// How long a network is remembered after somebody signed in from it.
const KNOWN: SignedDuration = SignedDuration::from_hours(180 * 24);
/// Over which time mails to one person are counted.
const MAIL_WINDOW: SignedDuration = SignedDuration::from_hours(1);
/// Mails that anybody may cause to one person in the window.
const MAILS: u64 = 5;
/// Reports of defects that may be sent from one network in [`MAIL_WINDOW`], those that came back with
/// errors included.
const REPORTS: u64 = 20;

/// An attempt in progress.
#[derive(Debug)]
#[must_use = "a successful attempt must be taken back"]
pub(crate) struct Attempt {
    account_key: String,
    /// Where it comes from; none for somebody who is signed in.
    network_key: Option<String>,
    rows: Vec<i64>,
}

/// Notes an attempt, or refuses it.
///
/// # Errors
/// `Denied("too-many-attempts")`.
pub(crate) async fn begin(portal: &Portal, email: &str, address: Option<IpAddr>) -> Result<Attempt> {
    let since = portal.now() - WINDOW;
    let account_key = key("account", &email_key(email.trim()));
    let network_key = address.map(|address| key("address", &network(address)));
    let mut limits = vec![(from(&account_key, network_key.as_deref()), PER_ACCOUNT)];
    if let Some(network_key) = &network_key {
        limits.push((network_key.clone(), PER_ADDRESS));
        if !is_known(portal, &account_key, network_key).await? {
            limits.push((format!("{account_key}:elsewhere"), PER_ACCOUNT_ELSEWHERE));
        }
    }
    let mut attempt = Attempt { account_key, network_key, rows: Vec::new() };
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
    /// The password was right: earlier failures of the account from here are forgotten, too, and from
    /// here it is known from now on.
    pub(crate) async fn succeeded(self, portal: &Portal) -> Result<()> {
        remove(portal, &self.rows).await?;
        let own = from(&self.account_key, self.network_key.as_deref());
        attempts::Entity::delete_many().filter(attempts::Column::Key.eq(own)).exec(portal.db()).await?;
        match &self.network_key {
            Some(network_key) => remember(portal, &self.account_key, network_key).await,
            None => Ok(()),
        }
    }
}

/// The key of an account's failures from one network.
fn from(account_key: &str, network_key: Option<&str>) -> String {
    format!("{account_key}:{}", network_key.unwrap_or("signed-in"))
}

async fn is_known(portal: &Portal, account_key: &str, network_key: &str) -> Result<bool> {
    let key = (account_key.to_owned(), network_key.to_owned());
    let known = known_networks::Entity::find_by_id(key).one(portal.db()).await?;
    Ok(known.is_some_and(|known| known.last_at >= millis(portal.now() - KNOWN)))
}

async fn remember(portal: &Portal, account_key: &str, network_key: &str) -> Result<()> {
    let row = known_networks::ActiveModel {
        account_key: Set(account_key.to_owned()),
        network_key: Set(network_key.to_owned()),
        last_at: Set(millis(portal.now())),
    };
    let again = OnConflict::columns([known_networks::Column::AccountKey, known_networks::Column::NetworkKey])
        .update_column(known_networks::Column::LastAt)
        .to_owned();
    known_networks::Entity::insert(row).on_conflict(again).exec_without_returning(portal.db()).await?;
    Ok(())
}

/// Forgets the failures of an account, e.g. after a reset by mail.
pub(crate) async fn forgive(portal: &Portal, email: &str) -> Result<()> {
    forget(portal, &key("account", &email_key(email))).await
}

/// Whether one more mail may be sent to a person that somebody unknown asked for. Counts it.
pub(crate) async fn may_mail(portal: &Portal, email: &str) -> Result<bool> {
    counted(portal, &key("mail", &email_key(email)), MAILS).await
}

/// Whether one more report of a defect may be sent from a network. Counts it.
pub(crate) async fn may_report(portal: &Portal, address: IpAddr) -> Result<bool> {
    counted(portal, &key("report", &network(address)), REPORTS).await
}

/// Counts one more, unless there were `limit` already within [`MAIL_WINDOW`].
async fn counted(portal: &Portal, key: &str, limit: u64) -> Result<bool> {
    let row = note(portal, key).await?;
    if count(portal, key, portal.now() - MAIL_WINDOW).await? > limit {
        remove(portal, &[row]).await?;
        return Ok(false);
    }
    Ok(true)
}

/// Notes that somebody unknown asks for something that costs the portal a mail; refuses who asks too often
/// from one network.
///
/// # Errors
/// `Denied("too-many-attempts")`.
pub(crate) async fn may_ask(portal: &Portal, what: &str, address: IpAddr) -> Result<()> {
    let key = key(what, &network(address));
    let row = note(portal, &key).await?;
    if count(portal, &key, portal.now() - WINDOW).await? > PER_ADDRESS {
        remove(portal, &[row]).await?;
        return Err(PortalError::Denied("too-many-attempts"));
    }
    Ok(())
}

/// Removes attempts that count no more.
///
/// # Errors
/// Where the database does not answer.
pub async fn sweep(portal: &Portal) -> Result<()> {
    let forgotten = millis(portal.now() - KNOWN);
    known_networks::Entity::delete_many()
        .filter(known_networks::Column::LastAt.lt(forgotten))
        .exec(portal.db())
        .await?;
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

/// Keys of failures of an account begin with the account's.
async fn forget(portal: &Portal, account_key: &str) -> Result<()> {
    let of_account = attempts::Column::Key.starts_with(format!("{account_key}:"));
    attempts::Entity::delete_many().filter(of_account).exec(portal.db()).await?;
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
