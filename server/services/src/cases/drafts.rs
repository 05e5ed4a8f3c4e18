//! What a person typed and has not saved yet, kept by the autosave. Two tabs: the older one learns
//! of the newer instead of overwriting it.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::Actor;
use domain::ids::CaseId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::execute::seen_by;
use crate::entities::drafts;
use crate::error::{Conflict, PortalError, Result};
use crate::portal::{Portal, instant, millis};

/// Longest sum of everything typed in one form, in bytes.
const MAX_TYPED: usize = 256 * 1024;

/// A kept draft of one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// 0 where nothing was kept yet.
    pub version: i32,
    pub typed: BTreeMap<String, String>,
    pub saved_at: Option<jiff::Timestamp>,
}

/// The draft of a form.
///
/// # Errors
/// [`PortalError::NotFound`] for a case out of sight.
pub async fn load_draft(portal: &Portal, actor: &Actor, case: &CaseId, form: &str) -> Result<Draft> {
    a_form(form)?;
    let transaction = portal.begin().await?;
    seen_by(&transaction, actor, case).await?;
    let key = (case.to_string(), form.to_owned());
    let row = drafts::Entity::find_by_id(key).one(&transaction).await?;
    transaction.commit().await?;
    match row {
        Some(row) => Ok(Draft {
            version: row.version,
            typed: serde_json::from_str(&row.typed)?,
            saved_at: Some(instant(row.updated_at)),
        }),
        None => Ok(Draft { version: 0, typed: BTreeMap::new(), saved_at: None }),
    }
}

/// The forms of a case in which something was typed and not saved yet: one statement for all of them.
///
/// # Errors
/// [`PortalError::NotFound`] for a case out of sight.
pub async fn typed_forms(portal: &Portal, actor: &Actor, case: &CaseId) -> Result<BTreeSet<String>> {
    let transaction = portal.begin().await?;
    seen_by(&transaction, actor, case).await?;
    let kept = drafts::Entity::find().filter(drafts::Column::CaseId.eq(case.as_str()));
    let rows = kept.all(&transaction).await?;
    transaction.commit().await?;
    let mut typed = BTreeSet::new();
    for row in rows.into_iter().filter(|row| a_form(&row.form).is_ok()) {
        let values: BTreeMap<String, String> = serde_json::from_str(&row.typed)?;
        if !values.is_empty() {
            typed.insert(row.form);
        }
    }
    Ok(typed)
}

/// Keeps what was typed; `version` is that of the page. Gives the new version.
///
/// # Errors
/// [`PortalError::Conflict`] where another tab or colleague kept something newer and different.
pub async fn keep_draft(
    portal: &Portal,
    actor: &Actor,
    case: &CaseId,
    form: &str,
    version: i32,
    typed: &BTreeMap<String, String>,
) -> Result<i32> {
    let Actor::Vendor(member) = actor else { return Err(PortalError::NotFound) };
    a_form(form)?;
    let text = serde_json::to_string(typed)?;
    if text.len() > MAX_TYPED {
        return Err(PortalError::Denied("draft-too-long"));
    }
    let transaction = portal.begin().await?;
    seen_by(&transaction, actor, case).await?;
    let key = (case.to_string(), form.to_owned());
    let row = drafts::Entity::find_by_id(key).one(&transaction).await?;
    let kept = row.as_ref().map_or(0, |row| row.version);
    if kept != version {
        // The same words from a tab whose last answer never arrived: there is nothing to lose.
        if row.is_some_and(|row| row.typed == text) {
            return Ok(kept);
        }
        return Err(PortalError::Conflict(Conflict { case: Some(case.to_string()), unseen: Vec::new() }));
    }
    let now = millis(portal.now());
    match row {
        Some(row) => {
            let mut row = row.into_active_model();
            row.version = Set(version + 1);
            row.typed = Set(text);
            row.account_id = Set(member.account.to_string());
            row.updated_at = Set(now);
            row.update(&transaction).await?;
        }
        None => {
            let row = drafts::ActiveModel {
                case_id: Set(case.to_string()),
                form: Set(form.to_owned()),
                version: Set(1),
                typed: Set(text),
                account_id: Set(member.account.to_string()),
                updated_at: Set(now),
            };
            drafts::Entity::insert(row).exec_without_returning(&transaction).await?;
        }
    }
    transaction.commit().await?;
    Ok(version + 1)
}

/// Names with a colon are sheets of the staff (`worksheet.rs`).
fn a_form(form: &str) -> Result<()> {
    if form.contains(':') { Err(PortalError::NotFound) } else { Ok(()) }
}
