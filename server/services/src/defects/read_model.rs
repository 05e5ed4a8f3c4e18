//! The read model of defects: one row a defect, derived from the history of its case.

use domain::case::Case;
use domain::case::defect::Defect;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entities::defects;
use crate::error::{PortalError, Result};
use crate::portal::millis;

/// The rows that the history of a case makes.
///
/// # Errors
/// Where numbers do not fit the columns.
pub(crate) fn rows(case: &Case, last: Timestamp) -> Result<Vec<defects::Model>> {
    case.defects.iter().map(|defect| row(case, defect, last)).collect()
}

fn row(case: &Case, defect: &Defect, last: Timestamp) -> Result<defects::Model> {
    let suspension = case.suspensions.iter().rev().find(|one| one.defect == defect.number);
    let deadlines: Vec<(String, i64)> =
        defect.deadlines().into_iter().map(|one| (one.kind.key(), millis(one.due))).collect();
    Ok(defects::Model {
        case_id: case.id.to_string(),
        number: i32::try_from(defect.number).map_err(PortalError::fault)?,
        phase: defect.phase.kind().id().to_owned(),
        severity: defect.report.severity.id().to_owned(),
        waiting_for: defect.waiting_for(last).id().to_owned(),
        reported_at: millis(defect.reported_at),
        due_at: deadlines.first().map(|(_, due)| *due),
        answer_due_at: (!defect.answer_period_noted()).then_some(defect.answer_due).flatten().map(millis),
        suspended_until: suspension.and_then(|one| one.runs_out()).map(millis),
        deadlines: serde_json::to_string(&deadlines)?,
    })
}

/// Writes the rows of a case anew; says whether they differed from what stood there.
pub(crate) async fn store(connection: &impl ConnectionTrait, case: &Case, last: Timestamp) -> Result<bool> {
    let rows = rows(case, last)?;
    let before = defects::Entity::find()
        .filter(defects::Column::CaseId.eq(case.id.as_str()))
        .order_by_asc(defects::Column::Number)
        .all(connection)
        .await?;
    if before == rows {
        return Ok(false);
    }
    defects::Entity::delete_many()
        .filter(defects::Column::CaseId.eq(case.id.as_str()))
        .exec(connection)
        .await?;
    if !rows.is_empty() {
        let rows = rows.into_iter().map(|row| defects::ActiveModel {
            case_id: Set(row.case_id),
            number: Set(row.number),
            phase: Set(row.phase),
            severity: Set(row.severity),
            waiting_for: Set(row.waiting_for),
            reported_at: Set(row.reported_at),
            due_at: Set(row.due_at),
            answer_due_at: Set(row.answer_due_at),
            suspended_until: Set(row.suspended_until),
            deadlines: Set(row.deadlines),
        });
        defects::Entity::insert_many(rows).exec_without_returning(connection).await?;
    }
    Ok(true)
}
