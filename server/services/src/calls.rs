//! Calls for applications (募集回): opening one, changing it, moving its deadline.

use domain::actor::{Actor, StaffRole};
use domain::call::Call;
use domain::call_input;
use domain::case::facts::required_text;
use domain::ids::CallId;
use domain::validation::FieldError;
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;

use crate::entities::{calls, cases};
use crate::error::{Conflict, PortalError, Result};
use crate::journal;
use crate::portal::{Portal, millis, new_id};

/// Every call, the one that closes last first.
///
/// # Errors
/// Where the database does not answer.
pub async fn list(portal: &Portal) -> Result<Vec<Call>> {
    let rows = calls::Entity::find().order_by_desc(calls::Column::ClosesAt).all(portal.db()).await?;
    rows.iter().map(settings).collect()
}

/// One call.
///
/// # Errors
/// [`PortalError::NotFound`] where there is none.
pub async fn load(connection: &impl ConnectionTrait, id: &CallId) -> Result<Call> {
    let row = calls::Entity::find_by_id(id.as_str()).one(connection).await?;
    settings(&row.ok_or(PortalError::NotFound)?)
}

/// One call by its short code, as it stands in addresses.
///
/// # Errors
/// [`PortalError::NotFound`] where there is none.
pub async fn by_code(portal: &Portal, code: &str) -> Result<Call> {
    let row = calls::Entity::find().filter(calls::Column::Code.eq(code)).one(portal.db()).await?;
    settings(&row.ok_or(PortalError::NotFound)?)
}

/// One call by its short code, with the version that [`change`] takes for its lock.
///
/// # Errors
/// [`PortalError::NotFound`] where there is none.
pub async fn by_code_with_version(portal: &Portal, code: &str) -> Result<(Call, i32)> {
    let row = calls::Entity::find().filter(calls::Column::Code.eq(code)).one(portal.db()).await?;
    let row = row.ok_or(PortalError::NotFound)?;
    Ok((settings(&row)?, row.version))
}

fn settings(row: &calls::Model) -> Result<Call> {
    Ok(serde_json::from_str(&row.settings)?)
}

/// Opens a call with the settings as typed.
///
/// # Errors
/// [`PortalError::Denied`] for anybody but an administrator, [`PortalError::Invalid`] with every
/// field that does not fit.
pub async fn open(portal: &Portal, actor: &Actor, value: impl Fn(&str) -> String) -> Result<Call> {
    administrator(actor)?;
    let call = call_input::parse(CallId::new(new_id()?), None, value).map_err(PortalError::Invalid)?;
    if call.closes_at <= portal.now() {
        return Err(PortalError::field("closes_date", "closes-in-the-past"));
    }
    let transaction = portal.begin().await?;
    code_is_free(&transaction, &call).await?;
    let row = calls::ActiveModel {
        id: Set(call.id.to_string()),
        code: Set(call.code.clone()),
        opens_at: Set(millis(call.opens_at)),
        closes_at: Set(millis(call.closes_at)),
        version: Set(1),
        next_number: Set(1),
        settings: Set(serde_json::to_string(&call)?),
    };
    calls::Entity::insert(row).exec_without_returning(&transaction).await?;
    let details = json!({ "settings": call });
    journal::note(&transaction, portal, actor.into(), "call-opened", &call.code, details).await?;
    transaction.commit().await?;
    Ok(call)
}

/// Changes the settings of a call. A moved deadline is told to everybody with a draft, by
/// [`crate::cases::reminders`], and its reminders move with it because they are derived from it.
///
/// The input `version` says which version the person saw; where it is left out, nothing is compared.
///
/// # Errors
/// As [`open`]; `call-rules-in-use` at `confirm_rules` where the change would judge applications that
/// were handed in already by another measure and nobody confirmed that;
/// [`PortalError::NotFound`] for a call that is not there, [`PortalError::Conflict`]
/// where it was changed meanwhile.
pub async fn change(
    portal: &Portal,
    actor: &Actor,
    id: &CallId,
    why: &str,
    value: impl Fn(&str) -> String,
) -> Result<Call> {
    administrator(actor)?;
    let transaction = portal.begin().await?;
    // Of two changes at once the second waits here, and then sees the version of the first.
    let found = calls::Entity::find_by_id(id.as_str()).lock_exclusive().one(&transaction).await?;
    let row = found.ok_or(PortalError::NotFound)?;
    let (seen, confirmed) = (value("version"), value("confirm_rules") == "on");
    if !seen.is_empty() && seen != row.version.to_string() {
        return Err(PortalError::Conflict(Conflict::default()));
    }
    let before = settings(&row)?;
    let mut errors = Vec::new();
    let why = required_text("why", why, 1000).unwrap_or_else(|error| {
        errors.push(error);
        String::new()
    });
    let call = match call_input::parse(id.clone(), Some(&before), value) {
        Ok(call) if errors.is_empty() => call,
        Ok(_) => return Err(PortalError::Invalid(errors)),
        Err(mut others) => {
            others.append(&mut errors);
            return Err(PortalError::Invalid(others));
        }
    };
    code_is_free(&transaction, &call).await?;
    if call.code != before.code && row.next_number > 1 {
        return Err(PortalError::field("code", "call-code-in-use"));
    }
    if call.closes_at != before.closes_at && call.closes_at <= portal.now() {
        return Err(PortalError::field("closes_date", "closes-in-the-past"));
    }
    if call.opens_at > before.opens_at && has_applications(&transaction, id).await? {
        return Err(PortalError::field("opens_date", "call-opens-in-use"));
    }
    let handed_in = row.next_number - 1;
    if handed_in > 0 && !confirmed && !call.judges_as(&before) {
        let error = FieldError::new("confirm_rules", "call-rules-in-use").with("count", handed_in);
        return Err(PortalError::Invalid(vec![error]));
    }
    let version = row.version + 1;
    let mut row = row.into_active_model();
    row.code = Set(call.code.clone());
    row.opens_at = Set(millis(call.opens_at));
    row.closes_at = Set(millis(call.closes_at));
    row.version = Set(version);
    row.settings = Set(serde_json::to_string(&call)?);
    row.update(&transaction).await?;
    let moved = call.closes_at != before.closes_at;
    let act = if moved { "deadline-moved" } else { "call-changed" };
    let details = json!({ "why": why, "before": before, "after": call });
    journal::note(&transaction, portal, actor.into(), act, &call.code, details).await?;
    if moved {
        crate::cases::reminders::tell_of_moved_deadline(&transaction, portal, &call).await?;
    }
    transaction.commit().await?;
    Ok(call)
}

/// Whether anybody has begun to apply; a draft that waits counts too.
async fn has_applications(connection: &impl ConnectionTrait, id: &CallId) -> Result<bool> {
    let one = cases::Entity::find().filter(cases::Column::CallId.eq(id.as_str())).limit(1);
    Ok(one.one(connection).await?.is_some())
}

async fn code_is_free(connection: &impl ConnectionTrait, call: &Call) -> Result<()> {
    let other = calls::Entity::find()
        .filter(Expr::expr(Func::upper(Expr::col(calls::Column::Code))).eq(call.code.to_ascii_uppercase()))
        .filter(calls::Column::Id.ne(call.id.as_str()))
        .one(connection)
        .await?;
    match other {
        Some(_) => Err(PortalError::Invalid(vec![FieldError::new("code", "call-code-taken")])),
        None => Ok(()),
    }
}

fn administrator(actor: &Actor) -> Result<()> {
    if actor.has(StaffRole::Administrator) { Ok(()) } else { Err(PortalError::Denied("administrators-only")) }
}
