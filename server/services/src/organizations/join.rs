//! Asking to join an organisation that is registered; its managers decide.

use domain::actor::Actor;
use domain::ids::{AccountId, OrganizationId};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Joining, Manager, add, managers, require_free, require_manager};
use crate::accounts::{by_id, parse_words};
use crate::entities::{accounts, join_requests, organizations};
use crate::error::{Conflict, PortalError, Result};
use crate::journal::{self, By};
use crate::mail::{self, Mail, Recipient};
use crate::portal::{Portal, instant, millis, new_id};

const WORDS_MAX: usize = 500;

/// A request that waits for a decision, as the managers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinRequest {
    pub id: String,
    pub name: String,
    pub email: String,
    /// What the person wrote; may be empty.
    pub words: String,
    pub created_at: Timestamp,
}

/// The latest request of a person, as they see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRequest {
    pub organization: OrganizationId,
    /// 商号.
    pub name: String,
    pub created_at: Timestamp,
    /// `None` while nobody decided.
    pub accepted: Option<bool>,
}

/// Asks the managers of the organisation by mail. `words` comes from the input of that name.
///
/// # Errors
/// `Denied`: `staff-account`, `already-in-organization`, `join-request-open` while another request
/// of the person waits. `NotFound` for an unknown organisation. `Invalid` for the words.
pub async fn ask_to_join(
    portal: &Portal,
    account: &AccountId,
    organization: &OrganizationId,
    words: &str,
) -> Result<()> {
    let words = parse_words("words", words, WORDS_MAX).map_err(|error| PortalError::Invalid(vec![error]))?;
    let transaction = portal.begin().await?;
    let person = require_free(&transaction, account).await?;
    let found = organizations::Entity::find_by_id(organization.as_str()).one(&transaction).await?;
    let found = found.ok_or(PortalError::NotFound)?;
    if open_of(&transaction, account).await?.is_some() {
        return Err(PortalError::Denied("join-request-open"));
    }
    let row = join_requests::ActiveModel {
        id: Set(new_id()?),
        organization_id: Set(organization.to_string()),
        account_id: Set(account.to_string()),
        words: Set(words.clone()),
        created_at: Set(millis(portal.now())),
        decided_at: Set(None),
        decided_by: Set(None),
        accepted: Set(None),
    };
    join_requests::Entity::insert(row).exec_without_returning(&transaction).await?;
    let mail = Mail::JoinRequested {
        organization: found.name,
        name: person.name,
        email: person.email,
        words,
        link: portal.link("/organization"),
    };
    let managers = managers(&transaction, organization).await?;
    mail::enqueue_all(&transaction, portal, &mail, &managers, None, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Accepts or refuses a request; the person is told by mail.
///
/// # Errors
/// `Denied`: `managers-only`; when accepting `already-in-organization` where the person joined another
/// one meanwhile, and `join-account-disabled`. `NotFound` for a request to another organisation. `Conflict` where it was decided.
pub async fn decide_join(portal: &Portal, actor: &Actor, request: &str, accept: bool) -> Result<()> {
    let transaction = portal.begin().await?;
    let manager = require_manager(&transaction, actor).await?;
    let request = undecided(&transaction, &manager, request).await?;
    let person = AccountId::new(request.account_id);
    let account = by_id(&transaction, person.as_str()).await?.ok_or(PortalError::NotFound)?;
    if accept {
        require_active(&account)?;
        require_free(&transaction, &person).await?;
    }
    let decided = join_requests::Entity::update_many()
        .col_expr(join_requests::Column::DecidedAt, Expr::value(millis(portal.now())))
        .col_expr(join_requests::Column::DecidedBy, Expr::value(manager.account.as_str()))
        .col_expr(join_requests::Column::Accepted, Expr::value(accept))
        .filter(join_requests::Column::Id.eq(&request.id))
        .filter(join_requests::Column::DecidedAt.is_null())
        .exec(&transaction)
        .await?;
    if decided.rows_affected == 0 {
        return Err(PortalError::Conflict(Conflict::default()));
    }
    if accept {
        add(&transaction, portal, &person, &manager.organization, Joining::default()).await?;
    }
    let organization =
        organizations::Entity::find_by_id(manager.organization.as_str()).one(&transaction).await?;
    let organization = organization.ok_or(PortalError::NotFound)?;
    let mail =
        Mail::JoinDecided { organization: organization.name, accepted: accept, link: portal.link("/") };
    let active = require_active(&account).is_ok();
    let to = Recipient { email: account.email, name: account.name, account: Some(person.clone()) };
    if active {
        mail::enqueue(&transaction, portal, &mail, &to, None).await?;
    }
    let act = if accept { "member-joined" } else { "join-refused" };
    let details = serde_json::json!({ "account": person });
    journal::note(&transaction, portal, By::from(actor), act, &organization.id, details).await?;
    transaction.commit().await?;
    Ok(())
}

/// A request of somebody who can't sign in any more can only be refused.
fn require_active(account: &accounts::Model) -> Result<()> {
    if account.disabled_at.is_some() { Err(PortalError::Denied("join-account-disabled")) } else { Ok(()) }
}

/// Lets the open requests of a person rest who is a member now: nobody has to decide them.
pub(super) async fn close_requests(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    account: &AccountId,
) -> Result<()> {
    join_requests::Entity::update_many()
        .col_expr(join_requests::Column::DecidedAt, Expr::value(millis(portal.now())))
        .col_expr(join_requests::Column::DecidedBy, Expr::value(account.as_str()))
        .col_expr(join_requests::Column::Accepted, Expr::value(false))
        .filter(join_requests::Column::AccountId.eq(account.as_str()))
        .filter(join_requests::Column::DecidedAt.is_null())
        .exec(connection)
        .await?;
    Ok(())
}

/// Requests that wait, the oldest first, in two statements. For managers.
///
/// # Errors
/// `Denied("managers-only")`.
pub async fn join_requests(portal: &Portal, actor: &Actor) -> Result<Vec<JoinRequest>> {
    let organization = super::members::require_managing(portal.db(), actor).await?;
    let rows = join_requests::Entity::find()
        .find_also_related(accounts::Entity)
        .filter(join_requests::Column::OrganizationId.eq(organization.as_str()))
        .filter(join_requests::Column::DecidedAt.is_null())
        .order_by_asc(join_requests::Column::CreatedAt)
        .all(portal.db())
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(request, account)| account.map(|account| (request, account)))
        .map(|(request, account)| JoinRequest {
            id: request.id,
            name: account.name,
            email: account.email,
            words: request.words,
            created_at: instant(request.created_at),
        })
        .collect())
}

/// The person's own latest request.
///
/// # Errors
/// Where the database does not answer.
pub async fn own_request(portal: &Portal, account: &AccountId) -> Result<Option<OwnRequest>> {
    let latest = join_requests::Entity::find()
        .filter(join_requests::Column::AccountId.eq(account.as_str()))
        .order_by_desc(join_requests::Column::CreatedAt)
        .one(portal.db())
        .await?;
    let Some(request) = latest else { return Ok(None) };
    let organization = organizations::Entity::find_by_id(&request.organization_id).one(portal.db()).await?;
    Ok(organization.map(|organization| OwnRequest {
        organization: OrganizationId::new(organization.id),
        name: organization.name,
        created_at: instant(request.created_at),
        accepted: request.accepted,
    }))
}

async fn open_of(
    connection: &impl ConnectionTrait,
    account: &AccountId,
) -> Result<Option<join_requests::Model>> {
    let query = join_requests::Entity::find()
        .filter(join_requests::Column::AccountId.eq(account.as_str()))
        .filter(join_requests::Column::DecidedAt.is_null());
    Ok(query.one(connection).await?)
}

async fn undecided(
    connection: &impl ConnectionTrait,
    manager: &Manager,
    request: &str,
) -> Result<join_requests::Model> {
    let found = join_requests::Entity::find_by_id(request)
        .filter(join_requests::Column::OrganizationId.eq(manager.organization.as_str()))
        .one(connection)
        .await?
        .ok_or(PortalError::NotFound)?;
    if found.decided_at.is_some() {
        return Err(PortalError::Conflict(Conflict::default()));
    }
    Ok(found)
}
