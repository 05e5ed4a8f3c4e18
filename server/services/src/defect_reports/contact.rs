//! Who reported a defect: shown to the staff that needs it, with an entry in the journal each time,
//! and removed when the person asks for it.

use domain::actor::{Actor, StaffRole};
use domain::case::defect::report::Reporter;
use domain::ids::CaseId;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::delete_mails;
use crate::cases::{check_scope, load_history};
use crate::entities::defect_reports;
use crate::error::{PortalError, Result};
use crate::journal::{self, By};
use crate::portal::{Portal, instant, millis};

/// Who may look, and who else reads everything.
const MAY_LOOK: [StaffRole; 4] =
    [StaffRole::Reviewer, StaffRole::Approver, StaffRole::Administrator, StaffRole::Auditor];

/// Who sent a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub reference: String,
    pub confirmed_at: Option<Timestamp>,
    /// Name and address; `None` once they were removed.
    pub person: Option<(String, String)>,
    pub removed_at: Option<Timestamp>,
    /// Whether the one who looks may remove them.
    pub removable: bool,
}

/// Shows who sent the report of a defect. That somebody looked is noted in the journal first.
///
/// # Errors
/// [`PortalError::NotFound`] for a case out of sight and for a defect that nobody from outside
/// reported, [`PortalError::Denied`] for roles that don't need it.
pub async fn contact(portal: &Portal, actor: &Actor, id: &CaseId, defect: u32) -> Result<Contact> {
    let (row, number) = report_of(portal, actor, id, defect).await?;
    let transaction = portal.begin().await?;
    let person = row.name.clone().zip(row.email.clone());
    if person.is_some() {
        let details = json!({ "defect": defect, "reference": row.reference });
        journal::note(&transaction, portal, By::from(actor), "reporter-viewed", &number, details).await?;
    }
    transaction.commit().await?;
    Ok(Contact {
        removable: person.is_some() && may_remove(actor),
        person,
        confirmed_at: row.confirmed_at.map(instant),
        removed_at: row.removed_at.map(instant),
        reference: row.reference,
    })
}

/// Removes name and address, because the person asked for it. The report itself stays. Safe to repeat.
///
/// # Errors
/// As [`contact`]; only administrators remove.
pub async fn remove(portal: &Portal, actor: &Actor, id: &CaseId, defect: u32) -> Result<()> {
    let (row, number) = report_of(portal, actor, id, defect).await?;
    if !may_remove(actor) {
        return Err(PortalError::Denied("administrators-only"));
    }
    let transaction = portal.begin().await?;
    erase(&transaction, portal, &row, By::from(actor), &number).await?;
    transaction.commit().await?;
    Ok(())
}

fn may_remove(actor: &Actor) -> bool {
    actor.has(StaffRole::Administrator) && !actor.has(StaffRole::Auditor)
}

/// Empties what names the person, and writes that down; of two at once one does it.
pub(super) async fn erase(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    row: &defect_reports::Model,
    by: By,
    number: &str,
) -> Result<()> {
    let nothing = || Expr::value(Option::<String>::None);
    let erased = defect_reports::Entity::update_many()
        .col_expr(defect_reports::Column::Name, nothing())
        .col_expr(defect_reports::Column::Email, nothing())
        .col_expr(defect_reports::Column::RemovedAt, Expr::value(millis(portal.now())))
        .filter(defect_reports::Column::Reference.eq(&row.reference))
        .filter(defect_reports::Column::RemovedAt.is_null())
        .exec(connection)
        .await?;
    if erased.rows_affected == 0 {
        return Ok(());
    }
    if let Some(email) = &row.email {
        delete_mails(connection, email).await?;
    }
    let details = json!({ "reference": row.reference });
    journal::note(connection, portal, by, "reporter-removed", number, details).await
}

/// The row of a defect that somebody from outside reported, and the number of its case.
async fn report_of(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    defect: u32,
) -> Result<(defect_reports::Model, String)> {
    if !matches!(actor, Actor::Staff(_)) {
        return Err(PortalError::NotFound);
    }
    let case = load_history(portal.db(), id).await?.case;
    check_scope(actor, &case)?;
    if !MAY_LOOK.iter().any(|role| actor.has(*role)) {
        return Err(PortalError::Denied("role"));
    }
    let reporter = case.defect(defect).and_then(|defect| defect.reporter.as_ref());
    let Some(Reporter::Public { reference }) = reporter else { return Err(PortalError::NotFound) };
    let row = defect_reports::Entity::find_by_id(reference).one(portal.db()).await?;
    Ok((row.ok_or(PortalError::NotFound)?, case.number().unwrap_or_default().to_owned()))
}
