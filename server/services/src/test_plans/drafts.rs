//! What an administrator has typed of a new edition: one draft a person and call. Two tabs: the older one
//! learns of the newer instead of overwriting it.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::call::Call;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::administrator;
use crate::entities::test_plan_drafts::{ActiveModel, Column, Entity};
use crate::error::{PortalError, Result};
use crate::portal::{Portal, millis};

/// Longest sum of everything typed, in bytes.
const MAX_TYPED: usize = 256 * 1024;

/// What is kept of a new edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// 0 where nothing was kept yet.
    pub version: i32,
    /// By the names of the inputs, see [`domain::test_plan::input`].
    pub typed: BTreeMap<String, String>,
}

fn key(actor: &Actor, call: &Call) -> Result<(String, String)> {
    let account = actor.account().ok_or(PortalError::NotFound)?;
    Ok((call.id.to_string(), account.to_string()))
}

pub(super) async fn load(connection: &impl ConnectionTrait, actor: &Actor, call: &Call) -> Result<Draft> {
    let row = Entity::find_by_id(key(actor, call)?).one(connection).await?;
    Ok(match row {
        Some(row) => Draft { version: row.version, typed: serde_json::from_str(&row.typed)? },
        None => Draft::default(),
    })
}

/// The draft of this administrator.
///
/// # Errors
/// [`PortalError::Denied`] for anybody but an administrator.
pub async fn load_draft(portal: &Portal, actor: &Actor, call: &Call) -> Result<Draft> {
    administrator(actor)?;
    load(portal.db(), actor, call).await
}

/// Keeps what was typed; `seen` is the version of the page. Gives the new version.
///
/// # Errors
/// As [`load_draft`]; `plan-draft-changed` where another tab kept something newer and different.
pub async fn keep(
    portal: &Portal,
    actor: &Actor,
    call: &Call,
    seen: &str,
    typed: &BTreeMap<String, String>,
) -> Result<i32> {
    administrator(actor)?;
    let transaction = portal.begin().await?;
    let kept = load(&transaction, actor, call).await?;
    if kept.version.to_string() != seen && kept.typed != *typed {
        return Err(PortalError::field("", "plan-draft-changed"));
    }
    let version = write(&transaction, portal, actor, call, kept.version, typed).await?;
    transaction.commit().await?;
    Ok(version)
}

/// Puts this in the place of the draft, whatever it was.
pub(super) async fn replace(
    portal: &Portal,
    actor: &Actor,
    call: &Call,
    typed: &BTreeMap<String, String>,
) -> Result<i32> {
    let transaction = portal.begin().await?;
    let kept = load(&transaction, actor, call).await?;
    let version = write(&transaction, portal, actor, call, kept.version, typed).await?;
    transaction.commit().await?;
    Ok(version)
}

async fn write(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    actor: &Actor,
    call: &Call,
    version: i32,
    typed: &BTreeMap<String, String>,
) -> Result<i32> {
    let text = serde_json::to_string(typed)?;
    if text.len() > MAX_TYPED {
        return Err(PortalError::Denied("draft-too-long"));
    }
    let (call_id, account_id) = key(actor, call)?;
    let row = ActiveModel {
        call_id: Set(call_id),
        account_id: Set(account_id),
        version: Set(version + 1),
        typed: Set(text),
        updated_at: Set(millis(portal.now())),
    };
    let changing = [Column::Version, Column::Typed, Column::UpdatedAt];
    let again = OnConflict::columns([Column::CallId, Column::AccountId]).update_columns(changing).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(connection).await?;
    Ok(version + 1)
}

/// Throws the draft away.
///
/// # Errors
/// As [`load_draft`].
pub async fn drop_draft(portal: &Portal, actor: &Actor, call: &Call) -> Result<()> {
    administrator(actor)?;
    remove(portal.db(), actor, call).await
}

pub(super) async fn remove(connection: &impl ConnectionTrait, actor: &Actor, call: &Call) -> Result<()> {
    Entity::delete_by_id(key(actor, call)?).exec(connection).await?;
    Ok(())
}
