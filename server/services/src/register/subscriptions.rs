//! Mails about changes of the register, for anybody: an address alone, no account.
//!
//! An address counts once its owner has opened the link in a mail and pressed the button there (double
//! opt-in), and each mail carries a link to leave with one click (RFC 8058). Whoever asks gets the same
//! answer whether the address is known or not. The mails go out with the act that changes the entry, in its
//! transaction. That a suspension ran out is such an act, too: the mails of it go out once it is written down
//! (`defects::timers`), while the pages show it from the moment on.

use std::net::IpAddr;

use domain::calendar::{both_calendars, date_en, jst};
use domain::register::{PublicEvent, What};
use domain::validation::Checker;
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::list::find;
use super::store;
use crate::accounts::tokens::{self, NewToken, Purpose};
use crate::accounts::{attempts, email_key, fields, parse_email};
use crate::cases::History;
use crate::entities::{register_entries as entries, subscriptions};
use crate::error::{PortalError, Result};
use crate::mail::{self, Mail, Recipient};
use crate::portal::{Portal, millis, new_id, random_hex};

/// What a link to confirm carries.
#[derive(Serialize, Deserialize)]
struct Wanted {
    email: String,
    /// The product; empty for all of them.
    number: String,
}

/// A subscription as its owner is shown it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    pub email: String,
    /// The product's number and name; `None` for all of them.
    pub product: Option<(String, String)>,
}

/// Sends a link to confirm the address. `number` is a product, or empty for all of them.
///
/// # Errors
/// `Invalid` for the address; [`PortalError::NotFound`] for a product that the public does not know;
/// `Denied("too-many-attempts")` for somebody who asks too often.
pub async fn ask(portal: &Portal, address: IpAddr, email: &str, number: &str) -> Result<()> {
    let mut checker = Checker::default();
    let email = checker.take(parse_email("email", email));
    let email = fields(checker.finish(email))?;
    let product = if number.is_empty() { None } else { Some(find(portal, number).await?.entry.product_name) };
    attempts::may_ask(portal, "subscribe", address).await?;
    if !attempts::may_mail(portal, &email).await? {
        return Ok(());
    }
    let transaction = portal.begin().await?;
    let wanted = Wanted { email: email.clone(), number: number.to_owned() };
    let purpose = Purpose::Subscription;
    let token = NewToken { purpose, account: None, subject: None, payload: wanted };
    let link = tokens::issue(&transaction, portal, token).await?;
    let expires_at = portal.now() + purpose.lifetime();
    let mail = Mail::SubscriptionAsked { product, link, expires_at };
    mail::enqueue(&transaction, portal, &mail, &recipient(&email), None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Nobody's name is known: the address stands in its place.
fn recipient(email: &str) -> Recipient {
    Recipient { email: email.to_owned(), name: email.to_owned(), account: None }
}

/// What the link is for, for the page with its button.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`.
pub async fn check_link(portal: &Portal, token: &str) -> Result<Subscription> {
    let token = tokens::peek(portal.db(), portal, Purpose::Subscription, token).await?;
    let wanted: Wanted = tokens::payload(&token)?;
    shown(portal, wanted.email, wanted.number).await
}

/// Confirms the address: from now on it gets mails.
///
/// # Errors
/// As [`check_link`].
pub async fn confirm(portal: &Portal, token: &str) -> Result<()> {
    let transaction = portal.begin().await?;
    let token = tokens::redeem(&transaction, portal, Purpose::Subscription, token).await?;
    let wanted: Wanted = tokens::payload(&token)?;
    let row = subscriptions::ActiveModel {
        id: Set(new_id()?),
        email_key: Set(email_key(&wanted.email)),
        email: Set(wanted.email),
        number: Set(wanted.number),
        leave_token: Set(random_hex::<32>()?),
        confirmed_at: Set(millis(portal.now())),
    };
    use subscriptions::Column as C;
    let once = OnConflict::columns([C::EmailKey, C::Number]).update_column(C::ConfirmedAt).to_owned();
    subscriptions::Entity::insert(row).on_conflict(once).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

async fn shown(portal: &Portal, email: String, number: String) -> Result<Subscription> {
    if number.is_empty() {
        return Ok(Subscription { email, product: None });
    }
    let name = match find(portal, &number).await {
        Ok(listed) => listed.entry.product_name,
        Err(PortalError::NotFound) => String::new(),
        Err(error) => return Err(error),
    };
    Ok(Subscription { email, product: Some((number, name)) })
}

/// The subscription that a link to leave belongs to; `None` where it is over already.
///
/// # Errors
/// Where the database does not answer.
pub async fn of_leave_link(portal: &Portal, token: &str) -> Result<Option<Subscription>> {
    let own = subscriptions::Column::LeaveToken.eq(token);
    match subscriptions::Entity::find().filter(own).one(portal.db()).await? {
        Some(row) => Ok(Some(shown(portal, row.email, row.number).await?)),
        None => Ok(None),
    }
}

/// Ends the subscription and forgets its address. Leaving twice is leaving.
///
/// # Errors
/// Where the database does not answer.
pub async fn leave(portal: &Portal, token: &str) -> Result<()> {
    let own = subscriptions::Column::LeaveToken.eq(token);
    subscriptions::Entity::delete_many().filter(own).exec(portal.db()).await?;
    Ok(())
}

/// Writes the mails about what the last `added` events changed in the register, in their transaction: one
/// statement where they changed nothing that is public.
pub(crate) async fn enqueue(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    history: &History,
    added: usize,
) -> Result<()> {
    let new: Vec<u32> = history.events.iter().rev().take(added).map(|event| event.seq).collect();
    let told = domain::register::public_history(&history.case, &history.events);
    let told: Vec<PublicEvent> = told.into_iter().filter(|event| new.contains(&event.seq)).collect();
    if told.is_empty() {
        return Ok(());
    }
    let own = entries::Column::CaseId.eq(history.case.id.as_str());
    let Some(row) = entries::Entity::find().filter(own).one(connection).await? else { return Ok(()) };
    let now = portal.now();
    let entry = store::entry(&row, now)?;
    let subscribed = subscriptions::Entity::find()
        .filter(subscriptions::Column::Number.is_in(["", &row.number]))
        .all(connection)
        .await?;
    for event in &told {
        let (what_ja, what_en) = said(&event.what, now);
        // Somebody who asked for all and for this one gets one mail.
        let mut reached: Vec<&str> = Vec::new();
        for subscription in &subscribed {
            if reached.contains(&subscription.email_key.as_str()) {
                continue;
            }
            reached.push(&subscription.email_key);
            let mail = Mail::RegisterChanged {
                number: row.number.clone(),
                product: entry.product_name.clone(),
                vendor: entry.vendor.clone(),
                what_ja: what_ja.clone(),
                what_en: what_en.clone(),
                reason: event.what.reason().unwrap_or_default().to_owned(),
                at: event.at,
                link: portal.link(&format!("/products/{}", row.number)),
                leave: portal.link(&format!("/subscriptions/leave/{}", subscription.leave_token)),
            };
            mail::enqueue(connection, portal, &mail, &recipient(&subscription.email), None).await?;
        }
    }
    Ok(())
}

/// How many addresses are told of a change of this product.
pub(crate) async fn count(portal: &Portal, number: &str) -> Result<u64> {
    let addresses = subscriptions::Entity::find()
        .select_only()
        .column(subscriptions::Column::EmailKey)
        .filter(subscriptions::Column::Number.is_in(["", number]))
        .distinct();
    Ok(addresses.count(portal.db()).await?)
}

/// What happened, as the mail says it; with the day where it is to come.
fn said(what: &What, now: Timestamp) -> (String, String) {
    let (ja, en) = words(what);
    let from = match what {
        What::Cancelled { from, .. } | What::ChangeNoted { from, .. } => Some(*from),
        _ => None,
    };
    match from.filter(|from| *from > jst(now).date()) {
        Some(from) => {
            (format!("{ja}（{}から）", both_calendars(from)), format!("{en} (from {})", date_en(from)))
        }
        None => (ja.to_owned(), en.to_owned()),
    }
}

/// What happened.
fn words(what: &What) -> (&'static str, &'static str) {
    match what {
        What::DocumentsPassed => {
            ("書類審査に適合しました（機能確認前）", "The documents passed; the device check is to come")
        }
        What::Listed => ("適合として掲載しました", "It passed and was listed"),
        What::ChangeNoted { .. } => ("掲載内容を変更しました", "The entry was changed"),
        What::Suspended { .. } => ("緊急停止をしました", "It was suspended"),
        What::SuspensionLifted { .. } => ("緊急停止を解除しました", "The suspension was lifted"),
        What::SuspensionEnded => ("緊急停止の期間が終わりました", "The suspension ended"),
        What::Cancelled { .. } => ("適合の結果を取り消しました", "The result was cancelled"),
        What::Reinstated { .. } => ("再び掲載しました", "It was listed again"),
        What::WithdrawnByVendor { .. } => {
            ("事業者の申出により掲載を終了しました", "Its vendor ended the listing")
        }
        What::RecordedInError { .. } => {
            ("誤って掲載していたため訂正しました", "It had been listed in error, which was corrected")
        }
    }
}
