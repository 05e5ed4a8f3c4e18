//! Defects over all cases, for the staff.

use std::collections::{BTreeSet, HashMap};

use domain::actor::Actor;
use domain::case::defect::phase::PhaseKind;
use domain::case::defect::report::Severity;
use domain::case::stage::WaitingFor;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::cases::{shut_out, works_on_cases};
use crate::entities::defects::Column as C;
use crate::entities::{cases, defects};
use crate::error::{PortalError, Result};
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

/// A page of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub rows: Vec<Row>,
    /// How many there are on all pages together.
    pub total: u64,
}

/// A part of the list in the order of the reports.
pub struct Chunk {
    pub rows: Vec<Row>,
    /// After which the next part begins; `None` at the end.
    pub last: Option<Place>,
}

/// Where a defect stands in the order of the reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    reported_at: i64,
    case: String,
    number: i32,
}

/// The defects in one of `phases`, what is due first comes first, then by when they were reported, `rows` of
/// them from page `page` (counted from 0); three statements. Cases in which the actor declared a conflict of
/// interest are left out.
///
/// # Errors
/// [`PortalError::NotFound`] for anybody but the staff.
pub async fn list(
    portal: &Portal,
    actor: &Actor,
    phases: &[PhaseKind],
    page: u64,
    rows: u64,
) -> Result<Found> {
    let wanted = select(actor, phases)?;
    let total = wanted.clone().count(portal.db()).await?;
    let found = wanted
        // SQLite and PostgreSQL put what has no date at different ends.
        .order_by_asc(Expr::col(C::DueAt).is_null())
        .order_by_asc(C::DueAt)
        .order_by_asc(C::ReportedAt)
        .order_by_asc(C::CaseId)
        .order_by_asc(C::Number)
        .limit(rows)
        .offset(page.saturating_mul(rows))
        .all(portal.db())
        .await?;
    Ok(Found { rows: with_cases(portal, found).await?, total })
}

/// The defects after a place in the order of the reports, at most so many: for lists that are too long to be
/// held as a whole.
///
/// # Errors
/// As [`list`].
pub(crate) async fn after(
    portal: &Portal,
    actor: &Actor,
    phases: &[PhaseKind],
    place: Option<&Place>,
    most: u64,
) -> Result<Chunk> {
    let mut wanted = select(actor, phases)?;
    if let Some(Place { reported_at, case, number }) = place {
        let columns = Expr::tuple([Expr::col(C::ReportedAt), Expr::col(C::CaseId), Expr::col(C::Number)]);
        let values = Expr::tuple([Expr::val(*reported_at), Expr::val(case.as_str()), Expr::val(*number)]);
        wanted = wanted.filter(columns.gt(values));
    }
    let found = wanted
        .order_by_asc(C::ReportedAt)
        .order_by_asc(C::CaseId)
        .order_by_asc(C::Number)
        .limit(most)
        .all(portal.db())
        .await?;
    let last = found.last().map(|row| Place {
        reported_at: row.reported_at,
        case: row.case_id.clone(),
        number: row.number,
    });
    Ok(Chunk { rows: with_cases(portal, found).await?, last })
}

fn select(actor: &Actor, phases: &[PhaseKind]) -> Result<Select<defects::Entity>> {
    let account = actor.account().filter(|_| works_on_cases(actor)).ok_or(PortalError::NotFound)?;
    Ok(defects::Entity::find()
        .filter(C::Phase.is_in(phases.iter().map(|phase| phase.id())))
        .filter(C::CaseId.not_in_subquery(shut_out(account))))
}

async fn with_cases(portal: &Portal, found: Vec<defects::Model>) -> Result<Vec<Row>> {
    let ids: BTreeSet<&str> = found.iter().map(|row| row.case_id.as_str()).collect();
    let about = cases::Entity::find().filter(cases::Column::Id.is_in(ids)).all(portal.db()).await?;
    let about: HashMap<&str, &cases::Model> = about.iter().map(|case| (case.id.as_str(), case)).collect();
    let now = portal.now();
    let rows = found.into_iter().filter_map(|row| {
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
    });
    Ok(rows.collect())
}
