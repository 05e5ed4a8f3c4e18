//! Inviting colleagues by mail, and accepting.
//!
//! The manager who invites gets the same answer whether the address has an account or not.

use domain::actor::Actor;
use domain::ids::{AccountId, OrganizationId};
use domain::validation::Checker;
use jiff::Timestamp;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait};
use serde::{Deserialize, Serialize};

use super::members::require_managing;
use super::{Joining, add, require_free, require_manager};
use crate::accounts::register::{NAME_MAX, check_person};
use crate::accounts::tokens::{self, NewToken, Purpose};
use crate::accounts::{NewAccount, by_key, email_key, fields, insert, parse_email, parse_line, passwords};
use crate::entities::{accounts, organizations, tokens as rows};
use crate::error::{PortalError, Result};
use crate::journal::{self, By};
use crate::mail::{self, Mail, Recipient};
use crate::portal::{Portal, instant};

const PURPOSE: Purpose = Purpose::MemberInvitation;

/// What is stored in the link.
#[derive(Serialize, Deserialize)]
struct Payload {
    email: String,
    name: String,
    inviter: String,
}

/// What an invitation says; shown to whoever opens the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberInvitation {
    pub email: String,
    pub name: String,
    pub organization: OrganizationId,
    /// 商号.
    pub organization_name: String,
    pub inviter: String,
    /// Whether the address has an account: then the person signs in and accepts
    /// ([`accept_with_account`]), else they set a password ([`accept_new`]).
    pub has_account: bool,
}

/// An invitation that nobody accepted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingInvitation {
    /// For withdrawing it; no secret.
    pub id: String,
    pub email: String,
    pub name: String,
    pub expires_at: Timestamp,
}

/// Invites a colleague (inputs `email`, `name`); an earlier invitation to the same address stops
/// working.
///
/// # Errors
/// `Denied("managers-only")`. `Invalid` for the fields.
pub async fn invite_member(portal: &Portal, actor: &Actor, email: &str, name: &str) -> Result<()> {
    let transaction = portal.begin().await?;
    let manager = require_manager(&transaction, actor).await?;
    let mut checker = Checker::default();
    let email = checker.take(parse_email("email", email));
    let name = checker.take(parse_line("name", name, NAME_MAX, "name-empty"));
    fields(checker.finish(()))?;
    let organization = organization(&transaction, &manager.organization).await?;
    void_same(portal, &transaction, &manager.organization, &email).await?;
    let inviter = By::from(actor).name;
    let payload = Payload { email: email.clone(), name: name.clone(), inviter: inviter.clone() };
    let subject = Some(manager.organization.as_str());
    let token = NewToken { purpose: PURPOSE, account: None, subject, payload };
    let link = tokens::issue(&transaction, portal, token).await?;
    let expires_at = portal.now() + PURPOSE.lifetime();
    let mail = Mail::MemberInvitation { organization: organization.name, inviter, link, expires_at };
    mail::enqueue(&transaction, portal, &mail, &Recipient { email, name, account: None }, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// What the invitation behind the link says.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`.
pub async fn member_invitation(portal: &Portal, token: &str) -> Result<MemberInvitation> {
    read(portal.db(), portal, token).await
}

/// Makes an account with the name and password of the form (inputs `name`, `password`) and joins. As
/// the link came by mail, the address counts as confirmed.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`, `email-registered`. `Invalid` for the
/// fields; the link then still works.
pub async fn accept_new(portal: &Portal, token: &str, name: &str, password: &str) -> Result<AccountId> {
    let invitation = member_invitation(portal, token).await?;
    let person = check_person(&invitation.email, name, password)?;
    let password_hash = passwords::hash(portal, password).await?;
    let transaction = portal.begin().await?;
    tokens::redeem(&transaction, portal, PURPOSE, token).await?;
    let new = NewAccount {
        email: person.email,
        name: person.name.clone(),
        password_hash,
        staff: false,
        confirmed: true,
    };
    let id = insert(&transaction, portal, new).await?.ok_or(PortalError::Denied("email-registered"))?;
    let id = AccountId::new(id);
    join(&transaction, portal, &id, person.name, &invitation).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Joins with the account that is signed in; it must be the one that was invited.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`, `invited-another`, `staff-account`,
/// `already-in-organization`.
pub async fn accept_with_account(portal: &Portal, account: &AccountId, token: &str) -> Result<()> {
    let transaction = portal.begin().await?;
    let invitation = read(&transaction, portal, token).await?;
    let person = require_free(&transaction, account).await?;
    if person.email_key != email_key(&invitation.email) {
        return Err(PortalError::Denied("invited-another"));
    }
    tokens::redeem(&transaction, portal, PURPOSE, token).await?;
    join(&transaction, portal, account, person.name, &invitation).await?;
    transaction.commit().await?;
    Ok(())
}

/// The organisation's invitations that still work, the newest first. For managers.
///
/// # Errors
/// `Denied("managers-only")`.
pub async fn pending_invitations(portal: &Portal, actor: &Actor) -> Result<Vec<PendingInvitation>> {
    let organization = require_managing(portal.db(), actor).await?;
    let pending = tokens::pending(portal.db(), portal, PURPOSE, Some(organization.as_str())).await?;
    pending
        .into_iter()
        .map(|row| {
            let Payload { email, name, .. } = tokens::payload(&row)?;
            Ok(PendingInvitation { id: row.hash, email, name, expires_at: instant(row.expires_at) })
        })
        .collect()
}

/// Takes an invitation back; `id` as in [`PendingInvitation`].
///
/// # Errors
/// `Denied("managers-only")`; `NotFound` where it is another organisation's, or was accepted or ran
/// out meanwhile.
pub async fn withdraw_invitation(portal: &Portal, actor: &Actor, id: &str) -> Result<()> {
    let transaction = portal.begin().await?;
    let manager = require_manager(&transaction, actor).await?;
    let which = Condition::all()
        .add(rows::Column::Hash.eq(id))
        .add(rows::Column::SubjectId.eq(manager.organization.as_str()));
    if tokens::void(&transaction, portal, PURPOSE, which).await? == 0 {
        return Err(PortalError::NotFound);
    }
    transaction.commit().await?;
    Ok(())
}

async fn join(
    transaction: &impl ConnectionTrait,
    portal: &Portal,
    account: &AccountId,
    name: String,
    invitation: &MemberInvitation,
) -> Result<()> {
    let organization = &invitation.organization;
    add(transaction, portal, account, organization, Joining::default()).await?;
    let by = By { account: Some(account.to_string()), name };
    let details = serde_json::json!({ "account": account, "invited_by": invitation.inviter });
    journal::note(transaction, portal, by, "member-joined", organization.as_str(), details).await
}

async fn read(connection: &impl ConnectionTrait, portal: &Portal, token: &str) -> Result<MemberInvitation> {
    let token = tokens::peek(connection, portal, PURPOSE, token).await?;
    let Payload { email, name, inviter } = tokens::payload(&token)?;
    let id = OrganizationId::new(token.subject_id.ok_or(PortalError::Denied("link-unknown"))?);
    let organization = organization(connection, &id).await?;
    let account: Option<accounts::Model> = by_key(connection, &email).await?;
    Ok(MemberInvitation {
        email,
        name,
        organization: id,
        organization_name: organization.name,
        inviter,
        has_account: account.is_some(),
    })
}

async fn organization(
    connection: &impl ConnectionTrait,
    id: &OrganizationId,
) -> Result<organizations::Model> {
    let found = organizations::Entity::find_by_id(id.as_str()).one(connection).await?;
    found.ok_or(PortalError::NotFound)
}

async fn void_same(
    portal: &Portal,
    transaction: &impl ConnectionTrait,
    organization: &OrganizationId,
    email: &str,
) -> Result<()> {
    for row in tokens::pending(transaction, portal, PURPOSE, Some(organization.as_str())).await? {
        let payload: Payload = tokens::payload(&row)?;
        if email_key(&payload.email) == email_key(email) {
            let which = Condition::all().add(rows::Column::Hash.eq(row.hash));
            tokens::void(transaction, portal, PURPOSE, which).await?;
        }
    }
    Ok(())
}
