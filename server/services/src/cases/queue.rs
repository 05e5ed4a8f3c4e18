//! Lists of cases: the queue of the staff and the list of a vendor.
//!
//! The same number of SQL statements for one row or a thousand: the days used are computed from
//! what stands in the row.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::calendar::jst;
use domain::call::Call;
use domain::case::Stage;
use domain::case::progress::{Handover, Progress, progress};
use domain::case::sight::waiting_as_told;
use domain::case::stage::WaitingFor;
use domain::text::key;
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::sea_query::{LikeExpr, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

use super::scope::{shut_out, works_on_cases};
use crate::calls;
use crate::entities::{cases, open_change_notices};
use crate::error::{PortalError, Result};
use crate::portal::{Portal, instant};

/// Whose cases.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum ReviewerFilter {
    #[default]
    Anybody,
    Mine,
    Nobody,
    Account(String),
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// What is due next comes first; the default, for a reviewer with forty cases.
    #[default]
    Due,
    Arrived,
    Number,
    Days,
    Product,
    Vendor,
}

impl Sort {
    pub const ALL: [Sort; 6] =
        [Sort::Due, Sort::Arrived, Sort::Number, Sort::Days, Sort::Product, Sort::Vendor];

    pub fn id(self) -> &'static str {
        match self {
            Sort::Due => "due",
            Sort::Arrived => "arrived",
            Sort::Number => "number",
            Sort::Days => "days",
            Sort::Product => "product",
            Sort::Vendor => "vendor",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.id() == id)
    }
}

/// What a person is looking for. Stands in the address, so that it can be shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub stage: Option<Stage>,
    pub waiting_for: Option<WaitingFor>,
    pub reviewer: ReviewerFilter,
    /// The code of a call.
    pub call: Option<String>,
    pub search: String,
    /// Only cases with a change notice that waits for somebody.
    pub notices: bool,
    /// Closed cases too.
    pub closed: bool,
    pub sort: Sort,
    pub descending: bool,
}

/// One line of a list.
#[derive(Clone, Debug)]
pub struct Row {
    pub case: cases::Model,
    pub call: Call,
    pub stage: Stage,
    pub waiting_for: WaitingFor,
    pub progress: Progress,
    /// When somebody must have acted: the vendor's due date, or the end of the standard period.
    pub due: Option<Date>,
    pub overdue: bool,
    /// Who is waited for in each of its open change notices.
    pub notices: Vec<WaitingFor>,
}

/// The queue as `actor` may see it.
///
/// # Errors
/// [`PortalError::NotFound`] for anybody but the staff.
pub async fn queue(portal: &Portal, actor: &Actor, filter: &Filter) -> Result<Vec<Row>> {
    let mut rows = rows(portal, select(actor, filter)?.all(portal.db()).await?).await?;
    retain_call(&mut rows, filter);
    sort(&mut rows, filter);
    Ok(rows)
}

/// A part of the queue in the order of the numbers.
pub struct Chunk {
    pub rows: Vec<Row>,
    /// The number after which the next part begins; `None` at the end.
    pub last: Option<String>,
}

/// The rows of the queue after a number, at most so many, whatever order the filter asks for: for lists that
/// are too long to be held as a whole.
///
/// # Errors
/// As [`queue`].
pub async fn after(
    portal: &Portal,
    actor: &Actor,
    filter: &Filter,
    number: Option<&str>,
    most: u64,
) -> Result<Chunk> {
    let mut query = select(actor, filter)?.order_by_asc(cases::Column::Number).limit(most);
    if let Some(number) = number {
        query = query.filter(cases::Column::Number.gt(number));
    }
    let found = query.all(portal.db()).await?;
    let last = found.last().and_then(|case| case.number.clone());
    let mut rows = rows(portal, found).await?;
    retain_call(&mut rows, filter);
    Ok(Chunk { rows, last })
}

fn retain_call(rows: &mut Vec<Row>, filter: &Filter) {
    if let Some(code) = &filter.call {
        rows.retain(|row| &row.call.code == code);
    }
}

/// What the actor may see of what the filter asks for.
fn select(actor: &Actor, filter: &Filter) -> Result<Select<cases::Entity>> {
    let (Actor::Staff(member), true) = (actor, works_on_cases(actor)) else {
        return Err(PortalError::NotFound);
    };
    let mut query = cases::Entity::find()
        .filter(cases::Column::SubmittedAt.is_not_null())
        .filter(cases::Column::Id.not_in_subquery(shut_out(&member.account)));
    if let Some(stage) = filter.stage {
        query = query.filter(cases::Column::Stage.eq(stage.id()));
    } else if !filter.closed {
        // A product that passed is work again while a change of it, or a correction of its entry, waits.
        let open = Condition::any()
            .add(cases::Column::ClosedAt.is_null())
            .add(cases::Column::RecommendedBy.is_not_null())
            .add(cases::Column::Id.in_subquery(noticed()));
        query = query.filter(open);
    }
    if let Some(waiting_for) = filter.waiting_for {
        query = query.filter(cases::Column::WaitingFor.eq(waiting_for.id()));
    }
    query = match &filter.reviewer {
        ReviewerFilter::Anybody => query,
        ReviewerFilter::Mine => query.filter(
            Condition::any()
                .add(cases::Column::ReviewerId.eq(member.account.as_str()))
                .add(cases::Column::TesterId.eq(member.account.as_str())),
        ),
        ReviewerFilter::Nobody => query.filter(cases::Column::ReviewerId.is_null()),
        ReviewerFilter::Account(account) => query.filter(cases::Column::ReviewerId.eq(account.as_str())),
    };
    if filter.notices {
        query = query.filter(cases::Column::Id.in_subquery(noticed()));
    }
    for word in filter.search.split_whitespace() {
        query = query.filter(cases::Column::SearchKey.like(containing(&key(word))));
    }
    Ok(query)
}

/// The cases with a change notice that is not decided on.
fn noticed() -> SelectStatement {
    open_change_notices::Entity::find().select_only().column(open_change_notices::Column::CaseId).into_query()
}

/// What a pattern puts before a sign that stands for itself. No backslash: databases read those differently.
const ESCAPE: char = '!';

/// A pattern for what contains the text: `%` and `_` stand for themselves.
pub(crate) fn containing(text: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | ESCAPE) {
            pattern.push(ESCAPE);
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape(ESCAPE)
}

/// Every case of the actor's own organisation, the newest first.
///
/// # Errors
/// [`PortalError::NotFound`] for anybody but a vendor's member.
pub async fn of_vendor(portal: &Portal, actor: &Actor) -> Result<Vec<Row>> {
    let organization = actor.organization().ok_or(PortalError::NotFound)?;
    let query = cases::Entity::find()
        .filter(cases::Column::OrganizationId.eq(organization.as_str()))
        .order_by_desc(cases::Column::StartedAt);
    let mut rows = rows(portal, query.all(portal.db()).await?).await?;
    for row in &mut rows {
        row.waiting_for = waiting_as_told(row.waiting_for, row.stage);
    }
    Ok(rows)
}

async fn rows(portal: &Portal, found: Vec<cases::Model>) -> Result<Vec<Row>> {
    let calls = calls::list(portal).await?;
    let calls: BTreeMap<String, Call> = calls.into_iter().map(|call| (call.id.to_string(), call)).collect();
    let mut notices = open_notices(portal).await?;
    let now = portal.now();
    found
        .into_iter()
        .map(|case| {
            let call =
                calls.get(&case.call_id).cloned().ok_or_else(|| PortalError::fault("case without call"))?;
            let notices = notices.remove(&case.id).unwrap_or_default();
            line(case, call, notices, now)
        })
        .collect()
}

/// Who is waited for in the open change notices, by case: one statement for all of them.
async fn open_notices(portal: &Portal) -> Result<BTreeMap<String, Vec<WaitingFor>>> {
    let open = open_change_notices::Entity::find().order_by_asc(open_change_notices::Column::Number);
    let mut by_case: BTreeMap<String, Vec<WaitingFor>> = BTreeMap::new();
    for notice in open.all(portal.db()).await? {
        let waiting_for =
            WaitingFor::from_id(&notice.waiting_for).ok_or_else(|| PortalError::fault("unknown side"))?;
        by_case.entry(notice.case_id).or_default().push(waiting_for);
    }
    Ok(by_case)
}

fn line(case: cases::Model, call: Call, notices: Vec<WaitingFor>, now: Timestamp) -> Result<Row> {
    let stage = Stage::from_id(&case.stage).ok_or_else(|| PortalError::fault("unknown stage"))?;
    let waiting_for =
        WaitingFor::from_id(&case.waiting_for).ok_or_else(|| PortalError::fault("unknown side"))?;
    let handovers: Vec<Handover> = serde_json::from_str(&case.handovers)?;
    let until = case.closed_at.map_or(now, instant);
    let progress = progress(&handovers, stage, call.standard_days, until);
    let due = match (waiting_for, case.due_at) {
        (WaitingFor::Vendor, Some(due)) => Some(jst(instant(due)).date()),
        (WaitingFor::Reviewer | WaitingFor::Approver | WaitingFor::DeviceTester, _) => {
            progress.standard_ends(jst(now).date())
        }
        _ => None,
    };
    let overdue = match waiting_for {
        WaitingFor::Vendor => case.due_at.is_some_and(|due| instant(due) < now),
        _ => progress.over() > 0,
    };
    Ok(Row { case, call, stage, waiting_for, progress, due, overdue, notices })
}

fn sort(rows: &mut [Row], filter: &Filter) {
    let number = |row: &Row| row.case.number.clone().unwrap_or_default();
    match filter.sort {
        Sort::Due => rows.sort_by_cached_key(|row| (!row.overdue, row.due.unwrap_or(Date::MAX), number(row))),
        Sort::Arrived => rows.sort_by_cached_key(|row| (row.case.submitted_at, number(row))),
        Sort::Number => rows.sort_by_cached_key(number),
        Sort::Days => {
            rows.sort_by_cached_key(|row| (std::cmp::Reverse(row.progress.total.ministry_days), number(row)))
        }
        Sort::Product => rows.sort_by_cached_key(|row| (key(&row.case.product_name), number(row))),
        Sort::Vendor => rows.sort_by_cached_key(|row| (key(&row.case.applicant_name), number(row))),
    }
    if filter.descending {
        rows.reverse();
    }
}
