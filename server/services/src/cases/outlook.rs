//! What a vendor wants to know while waiting: how many are before us, how long does it usually take?

use domain::call::StandardDays;
use domain::case::progress::{Handover, progress};
use domain::case::stage::WaitingFor;
use domain::case::{Case, Stage};
use jiff::Timestamp;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::entities::cases;
use crate::error::Result;
use crate::portal::{Portal, instant, millis};

/// A fair guess, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Outlook {
    /// Cases in the same stage that arrived earlier and wait for the ministry too.
    pub ahead: u64,
    /// Median of the ministry's business days in cases whose documents were reviewed and decided; `None`
    /// without any. What failed in the formal check already took less and says nothing about the rest.
    pub usual_days: Option<u32>,
    /// How many decided cases the median rests on.
    pub decided: usize,
    /// Of the case's own call; else, while that has none, of all calls.
    pub own_call: bool,
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
        .add(cases::Column::Stage.eq(Stage::DeviceCheck.id()))
        .add(cases::Column::Stage.is_in(Stage::REGISTERED.map(Stage::id)));
    let rows: Vec<(String, String, Option<i64>)> = cases::Entity::find()
        .select_only()
        .columns([cases::Column::CallId, cases::Column::Handovers, cases::Column::ClosedAt])
        .filter(decided)
        .into_tuple()
        .all(portal.db())
        .await?;
    let (mut own, mut all) = (Vec::new(), Vec::new());
    for (call, handovers, closed_at) in rows {
        let handovers: Vec<Handover> = serde_json::from_str(&handovers)?;
        let until = closed_at.map_or_else(|| portal.now(), instant);
        let Some(days) = days_of_documents(handovers, until) else { continue };
        all.push(days);
        if call == case.call.as_str() {
            own.push(days);
        }
    }
    let own_call = !own.is_empty();
    let mut days = if own_call { own } else { all };
    Ok(Outlook { ahead, usual_days: median(&mut days), decided: days.len(), own_call })
}

/// The ministry's business days from arrival to the decision on the documents; `None` where they were
/// never reviewed. What came after the decision does not count.
fn days_of_documents(handovers: Vec<Handover>, until: Timestamp) -> Option<u32> {
    handovers.iter().any(|one| one.stage == Stage::DocumentReview).then_some(())?;
    let documents: Vec<Handover> = handovers
        .into_iter()
        .map(|one| if one.stage == Stage::DeviceCheck { Handover { holder: None, ..one } } else { one })
        .collect();
    // The standard period has no part in the days used.
    let standard = StandardDays { formal_check: 0, document_review: 0, device_check: 0 };
    Some(progress(&documents, Stage::DeviceCheck, standard, until).total.ministry_days)
}

/// The middle one; of an even number the mean of the two middle ones, rounded.
fn median(days: &mut [u32]) -> Option<u32> {
    days.sort_unstable();
    let upper = *days.get(days.len() / 2)?;
    if days.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *days.get(days.len() / 2 - 1)?;
    Some((lower + upper).div_ceil(2))
}

#[cfg(test)]
mod tests {
    use domain::clock::Holder;

    use super::*;

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [7]), Some(7));
        assert_eq!(median(&mut [30, 10]), Some(20), "not the longer of the two");
        assert_eq!(median(&mut [1, 9, 2]), Some(2));
        assert_eq!(median(&mut [4, 1, 3, 2]), Some(3), "two and a half, rounded");
    }

    #[test]
    fn only_documents_that_were_reviewed_count() {
        let at = |day: i8| -> Timestamp { format!("2026-11-{day:02}T01:00:00Z").parse().unwrap() };
        let step = |day, stage, holder| Handover { at: at(day), stage, holder };
        let ministry = Some(Holder::Ministry);
        let failed_at_once = vec![step(2, Stage::FormalCheck, ministry), step(4, Stage::Failed, None)];
        assert_eq!(days_of_documents(failed_at_once, at(20)), None);
        let passed = vec![
            step(2, Stage::FormalCheck, ministry),
            step(4, Stage::DocumentReview, ministry),
            step(10, Stage::DeviceCheck, ministry),
        ];
        assert_eq!(days_of_documents(passed, at(20)), Some(5), "2, 4, 5, 6 and 9 November");
    }
}
