//! What a vendor wants to know while waiting: how many are before us, how long does it usually take?

use domain::case::progress::{Handover, progress};
use domain::case::stage::WaitingFor;
use domain::case::{Case, Stage};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter};

use crate::calls;
use crate::entities::cases;
use crate::error::Result;
use crate::portal::{Portal, instant, millis};

/// A fair guess, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Outlook {
    /// Cases in the same stage that arrived earlier and wait for the ministry too.
    pub ahead: u64,
    /// Median of the ministry's business days in decided cases of the same call; `None` without any.
    pub usual_days: Option<u32>,
    /// How many decided cases the median rests on.
    pub decided: usize,
}

/// The outlook of a case that was handed in; two statements.
///
/// # Errors
/// Where the database does not answer.
pub async fn outlook(portal: &Portal, case: &Case) -> Result<Outlook> {
    let Some(submission) = &case.submission else { return Ok(Outlook::default()) };
    let ahead = cases::Entity::find()
        .filter(cases::Column::Stage.eq(case.stage().id()))
        .filter(
            cases::Column::WaitingFor.is_in([WaitingFor::Reviewer, WaitingFor::Approver].map(WaitingFor::id)),
        )
        .filter(cases::Column::SubmittedAt.lt(millis(submission.at)))
        .count(portal.db())
        .await?;
    let decided = Condition::any()
        .add(cases::Column::Stage.eq(Stage::Failed.id()))
        .add(cases::Column::Stage.eq(Stage::DeviceCheck.id()));
    let rows = cases::Entity::find()
        .filter(cases::Column::CallId.eq(case.call.as_str()))
        .filter(decided)
        .all(portal.db())
        .await?;
    let call = calls::load(portal.db(), &case.call).await?;
    let mut days = Vec::new();
    for row in &rows {
        let handovers: Vec<Handover> = serde_json::from_str(&row.handovers)?;
        let documents: Vec<Handover> = handovers.into_iter().map(documents_only).collect();
        let until = row.closed_at.map_or_else(|| portal.now(), instant);
        days.push(progress(&documents, Stage::DeviceCheck, call.standard_days, until).total.ministry_days);
    }
    days.sort_unstable();
    let usual_days = days.get(days.len() / 2).copied();
    Ok(Outlook { ahead, usual_days, decided: days.len() })
}

/// What came after the decision on the documents does not count for how long it took.
fn documents_only(handover: Handover) -> Handover {
    if handover.stage == Stage::DeviceCheck { Handover { holder: None, ..handover } } else { handover }
}
