//! The test plan of a call (機能確認計画): its editions, and writing a new one.
//!
//! An edition is never changed. What an administrator writes is kept as a draft of their own until it
//! becomes the next edition; the lock between two of them is the name of the newest edition.

mod drafts;
mod import;

pub use self::drafts::{Draft, drop_draft, keep, load_draft};
pub use self::import::{MAX_PLAN_BYTES, import};

use domain::actor::{Actor, StaffRole};
use domain::call::Call;
use domain::case::facts::required_text;
use domain::test_plan::TestPlan;
use domain::test_plan::compare::{Change, Doubt, changes, doubts, reordered};
use domain::test_plan::input::read_typed;
use domain::validation::FieldError;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use serde_json::json;

use crate::entities::calls;
use crate::error::{PortalError, Result};
use crate::journal;
use crate::portal::Portal;

/// A new edition before it is saved, and how it differs from the newest one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    pub plan: TestPlan,
    /// The name of the newest edition: what [`save`] takes for its lock.
    pub newest: String,
    pub changes: Vec<Change>,
    /// The same cases come in another order.
    pub reordered: bool,
    pub doubts: Vec<Doubt>,
}

/// The name of the edition that a new one follows.
pub fn newest(call: &Call) -> String {
    call.test_plan().map(|plan| plan.edition.clone()).unwrap_or_default()
}

/// What the draft would become.
///
/// # Errors
/// [`PortalError::Denied`] for anybody but an administrator, [`PortalError::NotFound`] for a call that is
/// not there, [`PortalError::Invalid`] with all that is wrong.
pub async fn foresee(portal: &Portal, actor: &Actor, code: &str) -> Result<(Call, Draft, Foreseen)> {
    administrator(actor)?;
    let call = crate::calls::by_code(portal, code).await?;
    let draft = load_draft(portal, actor, &call).await?;
    let foreseen = judge(&call, &draft)?;
    Ok((call, draft, foreseen))
}

fn judge(call: &Call, draft: &Draft) -> Result<Foreseen> {
    let plan = read_typed(&draft.typed, &call.test_plans).map_err(PortalError::Invalid)?;
    let (changes, reordered) = match call.test_plan() {
        Some(before) => (changes(before, &plan), reordered(before, &plan)),
        None => (Vec::new(), false),
    };
    if changes.is_empty() && !reordered {
        return Err(PortalError::field("", "plan-unchanged"));
    }
    let doubts = doubts(&call.test_plans, &plan);
    Ok(Foreseen { plan, newest: newest(call), changes, reordered, doubts })
}

/// What an administrator saw and says when saving.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The version of the draft that the page showed.
    pub draft: &'a str,
    /// The newest edition at that moment.
    pub newest: &'a str,
    pub why: &'a str,
    /// That numbers which were called something else before mean the same thing.
    pub confirmed: bool,
}

/// Makes the draft the next edition of the call.
///
/// # Errors
/// As [`foresee`]; `plan-saved-meanwhile` where another edition came in between, `plan-draft-changed` where
/// the draft is not the one that was looked over, `plan-ids-unconfirmed` where a number may mean
/// something else than before and nobody confirmed that it does not.
pub async fn save(portal: &Portal, actor: &Actor, code: &str, said: Said<'_>) -> Result<TestPlan> {
    administrator(actor)?;
    let transaction = portal.begin().await?;
    // Of two at once the second waits here, and then sees the edition of the first.
    let found = calls::Entity::find().filter(calls::Column::Code.eq(code)).lock_exclusive();
    let row = found.one(&transaction).await?.ok_or(PortalError::NotFound)?;
    let mut call: Call = serde_json::from_str(&row.settings)?;
    if newest(&call) != said.newest {
        let error = FieldError::new("", "plan-saved-meanwhile").with("edition", newest(&call));
        return Err(PortalError::Invalid(vec![error]));
    }
    let draft = drafts::load(&transaction, actor, &call).await?;
    if draft.version.to_string() != said.draft {
        return Err(PortalError::field("", "plan-draft-changed"));
    }
    let foreseen = judge(&call, &draft)?;
    let mut errors = Vec::new();
    if !foreseen.doubts.is_empty() && !said.confirmed {
        errors.push(FieldError::new("confirm_ids", "plan-ids-unconfirmed"));
    }
    let why = required_text("why", said.why, 1000).unwrap_or_else(|error| {
        errors.push(error);
        String::new()
    });
    if !errors.is_empty() {
        return Err(PortalError::Invalid(errors));
    }
    let plan = foreseen.plan.clone();
    call.test_plans.push(plan.clone());
    let mut row = row.into_active_model();
    row.settings = Set(serde_json::to_string(&call)?);
    row.update(&transaction).await?;
    let details = details(&foreseen, &why);
    journal::note(&transaction, portal, actor.into(), "test-plan-saved", &call.code, details).await?;
    drafts::remove(&transaction, actor, &call).await?;
    transaction.commit().await?;
    Ok(plan)
}

/// For the journal: which numbers changed how. The texts themselves stand in the editions.
fn details(foreseen: &Foreseen, why: &str) -> serde_json::Value {
    let of = |wanted: fn(&Change) -> bool| -> Vec<&str> {
        foreseen.changes.iter().filter(|change| wanted(change)).map(Change::id).collect()
    };
    json!({
        "why": why,
        "edition": foreseen.plan.edition,
        "cases": foreseen.plan.cases.len(),
        "added": of(|change| matches!(change, Change::Added(_))),
        "changed": of(|change| matches!(change, Change::Changed { .. })),
        "removed": of(|change| matches!(change, Change::Removed(_))),
    })
}

pub(crate) fn administrator(actor: &Actor) -> Result<()> {
    if actor.has(StaffRole::Administrator) { Ok(()) } else { Err(PortalError::Denied("administrators-only")) }
}
