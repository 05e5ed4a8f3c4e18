//! Links in mails that work once and for a time. Only the SHA-256 of a token is stored, so that
//! somebody who reads the database can't use one.

use jiff::SignedDuration;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::entities::tokens;
use crate::error::{PortalError, Result};
use crate::portal::{Portal, millis, random_hex};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    ConfirmAddress,
    ChangeAddress,
    ResetPassword,
    StaffInvitation,
    MemberInvitation,
    FirstAdministrator,
    Subscription,
}

impl Purpose {
    /// The stable name in storage.
    pub fn id(self) -> &'static str {
        match self {
            Purpose::ConfirmAddress => "confirm-address",
            Purpose::ChangeAddress => "change-address",
            Purpose::ResetPassword => "reset-password",
            Purpose::StaffInvitation => "staff-invitation",
            Purpose::MemberInvitation => "member-invitation",
            Purpose::FirstAdministrator => "first-administrator",
            Purpose::Subscription => "subscription",
        }
    }

    /// How long the link works.
    pub fn lifetime(self) -> SignedDuration {
        match self {
            Purpose::ConfirmAddress
            | Purpose::ChangeAddress
            | Purpose::FirstAdministrator
            | Purpose::Subscription => SignedDuration::from_hours(24),
            Purpose::ResetPassword => SignedDuration::from_hours(1),
            Purpose::StaffInvitation | Purpose::MemberInvitation => SignedDuration::from_hours(7 * 24),
        }
    }

    /// Where the link leads; the token is the last part of the path. Opening it changes nothing
    /// (mail scanners open links), the button on the page does.
    pub fn path(self) -> &'static str {
        match self {
            Purpose::ConfirmAddress => "/confirm/",
            Purpose::ChangeAddress => "/account/email/",
            Purpose::ResetPassword => "/password/reset/",
            Purpose::StaffInvitation | Purpose::MemberInvitation => "/invitation/",
            Purpose::FirstAdministrator => "/setup/",
            Purpose::Subscription => "/subscriptions/confirm/",
        }
    }
}

/// A link to be made.
pub(crate) struct NewToken<'a, P> {
    pub(crate) purpose: Purpose,
    /// Whose link it is, where there is an account yet.
    pub(crate) account: Option<&'a str>,
    /// What it is about, e.g. the organisation of an invitation.
    pub(crate) subject: Option<&'a str>,
    pub(crate) payload: P,
}

/// Makes a link and gives it as it stands in the mail.
pub(crate) async fn issue<P: Serialize>(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    new: NewToken<'_, P>,
) -> Result<String> {
    let raw = random_hex::<32>()?;
    let now = portal.now();
    let row = tokens::ActiveModel {
        hash: Set(hash(&raw)),
        purpose: Set(new.purpose.id().to_owned()),
        account_id: Set(new.account.map(str::to_owned)),
        subject_id: Set(new.subject.map(str::to_owned)),
        payload: Set(serde_json::to_string(&new.payload)?),
        created_at: Set(millis(now)),
        expires_at: Set(millis(now + new.purpose.lifetime())),
        used_at: Set(None),
    };
    tokens::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(portal.link(&format!("{}{raw}", new.purpose.path())))
}

/// Looks at a link without using it, for the page behind it.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`.
pub(crate) async fn peek(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    purpose: Purpose,
    raw: &str,
) -> Result<tokens::Model> {
    let found = tokens::Entity::find_by_id(hash(raw)).one(connection).await?;
    let Some(token) = found.filter(|token| token.purpose == purpose.id()) else {
        return Err(PortalError::Denied("link-unknown"));
    };
    if token.used_at.is_some() {
        return Err(PortalError::Denied("link-used"));
    }
    if token.expires_at <= millis(portal.now()) {
        return Err(PortalError::Denied("link-expired"));
    }
    Ok(token)
}

/// Uses a link up. Of two at once, one gets it.
///
/// # Errors
/// As [`peek`].
pub(crate) async fn redeem(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    purpose: Purpose,
    raw: &str,
) -> Result<tokens::Model> {
    let token = peek(connection, portal, purpose, raw).await?;
    let used = tokens::Entity::update_many()
        .col_expr(tokens::Column::UsedAt, Expr::value(millis(portal.now())))
        .filter(tokens::Column::Hash.eq(&token.hash))
        .filter(tokens::Column::UsedAt.is_null())
        .exec(connection)
        .await?;
    if used.rows_affected == 1 { Ok(token) } else { Err(PortalError::Denied("link-used")) }
}

/// Lets links run out at once; `which` narrows them down within the purpose.
pub(crate) async fn void(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    purpose: Purpose,
    which: Condition,
) -> Result<u64> {
    let now = millis(portal.now());
    let voided = tokens::Entity::update_many()
        .col_expr(tokens::Column::ExpiresAt, Expr::value(now))
        .filter(tokens::Column::Purpose.eq(purpose.id()))
        .filter(tokens::Column::UsedAt.is_null())
        .filter(tokens::Column::ExpiresAt.gt(now))
        .filter(which)
        .exec(connection)
        .await?;
    Ok(voided.rows_affected)
}

/// The links of an account.
pub(crate) fn of_account(account: &str) -> Condition {
    Condition::all().add(tokens::Column::AccountId.eq(account))
}

/// Links that still work, the newest first.
pub(crate) async fn pending(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    purpose: Purpose,
    subject: Option<&str>,
) -> Result<Vec<tokens::Model>> {
    let mut query = tokens::Entity::find()
        .filter(tokens::Column::Purpose.eq(purpose.id()))
        .filter(tokens::Column::UsedAt.is_null())
        .filter(tokens::Column::ExpiresAt.gt(millis(portal.now())))
        .order_by_desc(tokens::Column::CreatedAt);
    if let Some(subject) = subject {
        query = query.filter(tokens::Column::SubjectId.eq(subject));
    }
    Ok(query.all(connection).await?)
}

/// What was put into the link.
pub(crate) fn payload<P: DeserializeOwned>(token: &tokens::Model) -> Result<P> {
    Ok(serde_json::from_str(&token.payload)?)
}

/// Removes links that ran out a month ago.
///
/// # Errors
/// Where the database does not answer.
pub async fn sweep(portal: &Portal) -> Result<()> {
    let month_ago = portal.now() - SignedDuration::from_hours(30 * 24);
    tokens::Entity::delete_many()
        .filter(tokens::Column::ExpiresAt.lt(millis(month_ago)))
        .exec(portal.db())
        .await?;
    Ok(())
}

fn hash(raw: &str) -> String {
    hex::encode(Sha256::digest(raw.as_bytes()))
}
