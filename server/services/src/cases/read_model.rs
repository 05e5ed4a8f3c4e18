//! The read model of cases: one row a case, derived from the history, made anew at any time.

use domain::call::Call;
use domain::case::Case;
use domain::case::decision::Verdict;
use domain::case::listing::{Cancelled, Delisted, RecordedInError};
use domain::case::stage::{Standing, State};
use domain::text::key;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};

use super::history::History;
use crate::defects;
use crate::entities::{case_conflicts, cases, open_change_notices};
use crate::error::{PortalError, Result};
use crate::portal::millis;
use crate::register;

/// The row that the history of a case makes. The one function that knows how.
///
/// # Errors
/// Where numbers do not fit the columns.
pub fn row(history: &History, call: &Call) -> Result<cases::Model> {
    let case = &history.case;
    let last = history.events.last().map_or(case.started_at, |event| event.at);
    let applicant = case.submission.as_ref().map(|submission| &submission.applicant);
    // What the ministry and the public see is what was handed in; a correction under way is the vendor's.
    let facts = case.facts_in_hand();
    let passed = case.decision.as_ref().filter(|decision| decision.verdict == Verdict::Pass);
    let model_number = facts.map_or("", |facts| &facts.model_number);
    let recommended_by = match &case.state {
        State::Screening { standing: Standing::AwaitingApproval(open), .. } => Some(&open.by),
        _ => case.error_proposal.as_ref().map(|open| &open.by),
    };
    let searched = [
        case.number().unwrap_or_default(),
        applicant.map_or("", |applicant| &applicant.name),
        applicant.map_or("", |applicant| &applicant.corporate_number),
        case.product_in_hand(),
        model_number,
    ];
    Ok(cases::Model {
        id: case.id.to_string(),
        version: i32::try_from(case.version).map_err(PortalError::fault)?,
        call_id: case.call.to_string(),
        organization_id: case.organization.to_string(),
        number: case.number().map(str::to_owned),
        applicant_name: applicant.map(|applicant| applicant.name.clone()).unwrap_or_default(),
        product_name: case.product_in_hand().to_owned(),
        model_number: model_number.to_owned(),
        search_key: searched.map(key).join("\n"),
        stage: case.stage().id().to_owned(),
        waiting_for: case.waiting_for().id().to_owned(),
        reviewer_id: case.reviewer.as_ref().map(|person| person.account.to_string()),
        reviewer_name: case.reviewer.as_ref().map(|person| person.name.clone()).unwrap_or_default(),
        recommended_by: recommended_by.map(|person| person.account.to_string()),
        changed: returned_and_unseen(case, call),
        started_at: millis(case.started_at),
        submitted_at: case.submission.as_ref().map(|submission| millis(submission.at)),
        due_at: case.open_correction().map(|correction| millis(correction.due)),
        closed_at: closed_at(case).map(millis),
        updated_at: millis(last),
        handovers: serde_json::to_string(&case.handovers)?,
        passed_product: passed
            .and_then(|passed| passed.facts.as_ref())
            .map(|facts| facts.product_name.clone()),
        passed_model: passed.and_then(|passed| passed.facts.as_ref()).map(|facts| facts.model_number.clone()),
        tester_id: case.device_check.tester.as_ref().map(|person| person.account.to_string()),
    })
}

/// When the screening ended, with whatever result; what comes after that has dates of its own.
fn closed_at(case: &Case) -> Option<Timestamp> {
    match &case.state {
        State::Draft | State::Screening { .. } => None,
        State::Failed(decision) => Some(decision.at),
        State::Withdrawn { at, .. } => Some(*at),
        State::Listed(listing) => Some(listing.since),
        State::Cancelled(Cancelled { listing, .. })
        | State::Delisted(Delisted { listing, .. })
        | State::RecordedInError(RecordedInError { listing, .. }) => Some(listing.since),
    }
}

/// A correction came back, and something that it changed waits to be looked at again.
fn returned_and_unseen(case: &Case, call: &Call) -> bool {
    matches!(&case.state, State::Screening { standing: Standing::Working, .. })
        && case.unseen_changes(case.criteria_so_far(call)) > 0
}

/// Writes the row of a case, who is shut out of it, its defects, and its entry in the
/// public register as it reads at `now`; says whether the defects differed.
pub(crate) async fn store(
    connection: &impl ConnectionTrait,
    history: &History,
    call: &Call,
    now: Timestamp,
) -> Result<bool> {
    let row: cases::ActiveModel = row(history, call)?.into();
    use cases::Column as C;
    let changing = [
        C::Version,
        C::Number,
        C::ApplicantName,
        C::ProductName,
        C::ModelNumber,
        C::SearchKey,
        C::Stage,
        C::WaitingFor,
        C::ReviewerId,
        C::ReviewerName,
        C::RecommendedBy,
        C::Changed,
        C::StartedAt,
        C::SubmittedAt,
        C::DueAt,
        C::ClosedAt,
        C::UpdatedAt,
        C::Handovers,
        C::PassedProduct,
        C::PassedModel,
        C::TesterId,
    ];
    cases::Entity::insert(row.reset_all())
        .on_conflict(OnConflict::column(C::Id).update_columns(changing).to_owned())
        .exec_without_returning(connection)
        .await?;
    let id = history.case.id.as_str();
    case_conflicts::Entity::delete_many()
        .filter(case_conflicts::Column::CaseId.eq(id))
        .exec(connection)
        .await?;
    let conflicts: Vec<case_conflicts::ActiveModel> = history
        .case
        .conflicts
        .keys()
        .map(|account| case_conflicts::ActiveModel {
            case_id: Set(id.to_owned()),
            account_id: Set(account.to_string()),
        })
        .collect();
    if !conflicts.is_empty() {
        case_conflicts::Entity::insert_many(conflicts).exec_without_returning(connection).await?;
    }
    if !history.case.change_notices.is_empty() {
        store_notices(connection, &history.case).await?;
    }
    register::store::store(connection, history, call, now).await?;
    let last = history.events.last().map_or(history.case.started_at, |event| event.at);
    defects::read_model::store(connection, &history.case, last).await
}

/// Writes which change notices of a case wait for somebody: none once it is out of the register.
async fn store_notices(connection: &impl ConnectionTrait, case: &Case) -> Result<()> {
    open_change_notices::Entity::delete_many()
        .filter(open_change_notices::Column::CaseId.eq(case.id.as_str()))
        .exec(connection)
        .await?;
    if !case.change_pending() {
        return Ok(());
    }
    let open = case.change_notices.iter().filter(|notice| notice.is_open()).map(|notice| {
        Ok(open_change_notices::ActiveModel {
            case_id: Set(case.id.to_string()),
            number: Set(i32::try_from(notice.number).map_err(PortalError::fault)?),
            waiting_for: Set(notice.standing.kind().waiting_for().id().to_owned()),
            due_at: Set(notice.due().map(millis)),
            submitted_at: Set(notice.submitted.as_ref().map_or(0, |(at, _)| millis(*at))),
        })
    });
    let open = open.collect::<Result<Vec<_>>>()?;
    open_change_notices::Entity::insert_many(open).exec_without_returning(connection).await?;
    Ok(())
}
