//! Defects over all cases, for the staff.

use std::collections::HashMap;

use domain::actor::Actor;
use domain::case::defect::phase::PhaseKind;
use domain::case::defect::report::Severity;
use domain::case::stage::WaitingFor;
use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::json;

use crate::cases::{shut_out, works_on_cases};
use crate::entities::{cases, defects};
use crate::error::{PortalError, Result};
use crate::journal;
use crate::portal::{Portal, instant};

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub case: String,
    pub number: String,
    pub product: String,
    pub vendor: String,
    pub defect: u32,
    pub phase: PhaseKind,
    pub severity: Severity,
    pub waiting_for: WaitingFor,
    pub reported_at: Timestamp,
    pub due: Option<Timestamp>,
    /// Until when the product is suspended because of it.
    pub suspended_until: Option<Timestamp>,
}

/// The same list, to be taken away: noted in the journal.
///
/// # Errors
/// As [`list`].
pub async fn export(portal: &Portal, actor: &Actor, phases: &[PhaseKind]) -> Result<Vec<Row>> {
    let rows = list(portal, actor, phases).await?;
    let phases: Vec<&str> = phases.iter().map(|phase| phase.id()).collect();
    let details = json!({ "rows": rows.len(), "phases": phases });
    journal::note(portal.db(), portal, actor.into(), "defects-exported", "screening", details).await?;
    Ok(rows)
}

/// The defects in one of `phases`, what is due first comes first, then by when they were reported; two
/// statements. Cases in which the actor declared a conflict of interest are left out.
///
/// # Errors
/// [`PortalError::NotFound`] for anybody but the staff.
pub async fn list(portal: &Portal, actor: &Actor, phases: &[PhaseKind]) -> Result<Vec<Row>> {
    let account = actor.account().filter(|_| works_on_cases(actor)).ok_or(PortalError::NotFound)?;
    let wanted = defects::Entity::find()
        .filter(defects::Column::Phase.is_in(phases.iter().map(|phase| phase.id())))
        .filter(defects::Column::CaseId.not_in_subquery(shut_out(account)));
    let theirs = wanted.clone().select_only().column(defects::Column::CaseId).into_query();
    let about = cases::Entity::find().filter(cases::Column::Id.in_subquery(theirs)).all(portal.db()).await?;
    let about: HashMap<&str, &cases::Model> = about.iter().map(|case| (case.id.as_str(), case)).collect();
    let found = wanted.order_by_asc(defects::Column::ReportedAt).all(portal.db()).await?;
    let now = portal.now();
    let mut rows: Vec<Row> = found
        .into_iter()
        .filter_map(|row| {
            let case = *about.get(row.case_id.as_str())?;
            Some(Row {
                case: row.case_id,
                number: case.number.clone().unwrap_or_default(),
                product: case.product_name.clone(),
                vendor: case.applicant_name.clone(),
                defect: u32::try_from(row.number).ok()?,
                phase: PhaseKind::from_id(&row.phase)?,
                severity: Severity::from_id(&row.severity)?,
                waiting_for: WaitingFor::from_id(&row.waiting_for)?,
                reported_at: instant(row.reported_at),
                due: row.due_at.map(instant),
                suspended_until: row.suspended_until.map(instant).filter(|until| now <= *until),
            })
        })
        .collect();
    rows.sort_by_key(|row| (row.due.is_none(), row.due));
    Ok(rows)
}
