//! The outbox: mails that wait, were sent, or were given up.

use domain::actor::Actor;
use domain::ids::{AccountId, CaseId};
use jiff::{SignedDuration, Timestamp};
use lettre::Address;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use super::kinds::Mail;
use super::words;
use crate::entities::{memberships, outbox};
use crate::error::{PortalError, Result};
use crate::portal::{Portal, instant, millis, new_id};

/// Who gets a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub email: String,
    /// For the salutation only; it never stands in a header.
    pub name: String,
    /// Where the person has an account.
    pub account: Option<AccountId>,
}

/// Puts a mail into the outbox, in the caller's transaction.
///
/// # Errors
/// [`PortalError::Unavailable`] where the address can't stand in a header or the database does not
/// answer.
pub async fn enqueue(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    mail: &Mail,
    to: &Recipient,
    case: Option<&CaseId>,
) -> Result<()> {
    let address: Address = to.email.parse().map_err(PortalError::fault)?;
    let rendered = words::letter(mail).render(&to.name, portal.settings().base_url.as_str())?;
    let attachment = mail.attachment();
    let now = millis(portal.now());
    let row = outbox::ActiveModel {
        id: Set(new_id()?),
        kind: Set(mail.kind().id().to_owned()),
        recipient: Set(address.to_string()),
        subject: Set(rendered.subject),
        text_body: Set(rendered.text),
        html_body: Set(rendered.html),
        case_id: Set(case.map(ToString::to_string)),
        account_id: Set(to.account.as_ref().map(ToString::to_string)),
        created_at: Set(now),
        attempts: Set(0),
        next_attempt_at: Set(now),
        sent_at: Set(None),
        given_up_at: Set(None),
        last_error: Set(None),
        attachment_name: Set(attachment.as_ref().map(|file| file.name.to_owned())),
        attachment_type: Set(attachment.as_ref().map(|file| file.media_type.to_owned())),
        attachment: Set(attachment.map(|file| file.content)),
        unsubscribe: Set(mail.unsubscribe().map(str::to_owned)),
    };
    outbox::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The same mail to several people. Who acted is left out: nobody is told of their own act.
///
/// # Errors
/// As [`enqueue`].
pub async fn enqueue_all(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    mail: &Mail,
    to: &[Recipient],
    except: Option<&AccountId>,
    case: Option<&CaseId>,
) -> Result<()> {
    for recipient in to {
        if except.is_none() || recipient.account.as_ref() != except {
            enqueue(connection, portal, mail, recipient, case).await?;
        }
    }
    Ok(())
}

/// A mail about a case, for the list on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMail {
    pub id: String,
    /// Catalogue key `mail-<kind>`.
    pub kind: String,
    pub recipient: String,
    pub subject: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub given_up_at: Option<Timestamp>,
}

/// The mails about a case, the newest first: all of them for the staff, for a vendor those to its
/// own people. The caller has loaded the case through what the actor may see.
///
/// # Errors
/// Where the database does not answer.
pub async fn of_case(portal: &Portal, actor: &Actor, case: &CaseId) -> Result<Vec<SentMail>> {
    let mut query = outbox::Entity::find()
        .filter(outbox::Column::CaseId.eq(case.as_str()))
        .order_by_desc(outbox::Column::CreatedAt)
        .order_by_asc(outbox::Column::Id);
    if let Some(organization) = actor.organization() {
        let own = memberships::Entity::find()
            .select_only()
            .column(memberships::Column::AccountId)
            .filter(memberships::Column::OrganizationId.eq(organization.as_str()))
            .into_query();
        query = query.filter(outbox::Column::AccountId.in_subquery(own));
    }
    let rows = query.all(portal.db()).await?;
    Ok(rows
        .into_iter()
        .map(|row| SentMail {
            id: row.id,
            kind: row.kind,
            recipient: row.recipient,
            subject: row.subject,
            created_at: instant(row.created_at),
            sent_at: row.sent_at.map(instant),
            given_up_at: row.given_up_at.map(instant),
        })
        .collect())
}

/// How long the oldest mail has been waiting that is neither sent nor given up; for `/ready`.
///
/// # Errors
/// Where the database does not answer.
pub async fn oldest_unsent(portal: &Portal) -> Result<Option<SignedDuration>> {
    let oldest: Option<i64> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::CreatedAt)
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::GivenUpAt.is_null())
        .order_by_asc(outbox::Column::CreatedAt)
        .into_tuple()
        .one(portal.db())
        .await?;
    Ok(oldest.map(|created| portal.now().duration_since(instant(created))))
}
