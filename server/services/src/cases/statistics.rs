//! Figures about the cases that a member of the staff may see, with or without a filter; a constant number
//! of statements. Cases of which the person is shut out are in none of them.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::Actor;
use domain::calendar::{end_of_day, from_jst};
use domain::call::Call;
use domain::case::progress::Handover;
use domain::case::{Case, Event, Stage};
use domain::forms::ReasonCode;
use domain::ids::{AccountId, CaseId};
use domain::statistics::{Statistics, Subject};
use jiff::civil::Date;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::history::event;
use super::scope::{shut_out, works_on_cases};
use crate::calls;
use crate::entities::{case_events, cases};
use crate::error::{PortalError, Result};
use crate::portal::{Portal, millis};

/// Which cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The code of a call.
    pub call: Option<String>,
    /// Handed in on this day or later, in Japan.
    pub from: Option<Date>,
    /// Handed in on this day or earlier.
    pub until: Option<Date>,
}

/// The figures, and the calls that one can ask for.
///
/// # Errors
/// [`PortalError::NotFound`] for anybody but the staff.
pub async fn statistics(portal: &Portal, actor: &Actor, wanted: &Wanted) -> Result<(Statistics, Vec<Call>)> {
    let (Actor::Staff(_), true, Some(account)) = (actor, works_on_cases(actor), actor.account()) else {
        return Err(PortalError::NotFound);
    };
    let calls = calls::list(portal).await?;
    let visible = visible(account, wanted, &calls);
    let rounds = rounds(portal, &visible).await?;
    let reasons = reasons(portal, &visible).await?;
    let by_id: BTreeMap<&str, &Call> = calls.iter().map(|call| (call.id.as_str(), call)).collect();
    let now = portal.now();
    let mut subjects = Vec::new();
    for row in visible.all(portal.db()).await? {
        let call = by_id.get(row.call_id.as_str()).ok_or_else(|| PortalError::fault("case without call"))?;
        let stage = Stage::from_id(&row.stage).ok_or_else(|| PortalError::fault("unknown stage"))?;
        let handovers: Vec<Handover> = serde_json::from_str(&row.handovers)?;
        let corrections = rounds.get(&row.id).copied().unwrap_or_default();
        let why = reasons.get(&row.id).cloned().unwrap_or_default();
        subjects.push(Subject::new(stage, &handovers, call.standard_days, now, corrections, why));
    }
    Ok((Statistics::of(&subjects), calls))
}

/// What was handed in and fits, without the cases of which the person is shut out.
fn visible(account: &AccountId, wanted: &Wanted, calls: &[Call]) -> Select<cases::Entity> {
    let mut query = cases::Entity::find()
        .filter(cases::Column::SubmittedAt.is_not_null())
        .filter(cases::Column::Id.not_in_subquery(shut_out(account)));
    if let Some(code) = &wanted.call {
        let of_code = calls.iter().filter(|call| call.code == *code).map(|call| call.id.as_str());
        query = query.filter(cases::Column::CallId.is_in(of_code));
    }
    if let Some(from) = wanted.from {
        query = query.filter(cases::Column::SubmittedAt.gte(millis(from_jst(from.at(0, 0, 0, 0)))));
    }
    if let Some(until) = wanted.until {
        // The last second of the day to its last millisecond.
        query = query.filter(cases::Column::SubmittedAt.lt(millis(end_of_day(until)).saturating_add(1000)));
    }
    query
}

/// How often each case was sent back for correction.
async fn rounds(portal: &Portal, visible: &Select<cases::Entity>) -> Result<BTreeMap<String, u32>> {
    let ids = visible.clone().select_only().column(cases::Column::Id).into_query();
    let counted: Vec<(String, i64)> = case_events::Entity::find()
        .select_only()
        .column(case_events::Column::CaseId)
        .column_as(case_events::Column::Seq.count(), "requests")
        .filter(case_events::Column::Kind.eq("correction_requested"))
        .filter(case_events::Column::CaseId.in_subquery(ids))
        .group_by(case_events::Column::CaseId)
        .into_tuple()
        .all(portal.db())
        .await?;
    Ok(counted.into_iter().map(|(id, count)| (id, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// Why each failed case failed, as its history tells.
async fn reasons(
    portal: &Portal,
    visible: &Select<cases::Entity>,
) -> Result<BTreeMap<String, BTreeSet<ReasonCode>>> {
    let failed = visible.clone().filter(cases::Column::Stage.eq(Stage::Failed.id()));
    let ids = failed.select_only().column(cases::Column::Id).into_query();
    let rows = case_events::Entity::find()
        .filter(case_events::Column::CaseId.in_subquery(ids))
        .order_by_asc(case_events::Column::CaseId)
        .order_by_asc(case_events::Column::Seq)
        .all(portal.db())
        .await?;
    let mut reasons = BTreeMap::new();
    for history in rows.chunk_by(|one, next| one.case_id == next.case_id) {
        let Some(first) = history.first() else { continue };
        let events = history.iter().map(event).collect::<Result<Vec<Event>>>()?;
        let case = Case::replay(CaseId::new(first.case_id.clone()), &events).map_err(PortalError::fault)?;
        let why = case.last_decision().map(|decision| &decision.reasons);
        let codes = why.into_iter().flatten().map(|reason| reason.code).collect();
        reasons.insert(first.case_id.clone(), codes);
    }
    Ok(reasons)
}
