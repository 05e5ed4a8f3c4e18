//! Loading and appending the history of a case, with its hash chain.

use domain::case::chain::{GENESIS, canonical, link};
use domain::case::defect::DefectEvent;
use domain::case::listing::ListingEvent;
use domain::case::{Case, Event, EventData};
use domain::ids::CaseId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, SqlErr};

use crate::entities::case_events;
use crate::error::{Conflict, PortalError, Result};
use crate::portal::millis;

/// A case with the events that made it.
#[derive(Clone, Debug)]
pub struct History {
    pub case: Case,
    pub events: Vec<Event>,
    /// The hash of the last event: what the next one follows.
    pub(crate) last_hash: String,
}

/// Loads the whole history, whoever asks; the caller checks what may be seen.
///
/// # Errors
/// [`PortalError::NotFound`] where there is no such case.
pub async fn load_history(connection: &impl ConnectionTrait, id: &CaseId) -> Result<History> {
    let rows = case_events::Entity::find()
        .filter(case_events::Column::CaseId.eq(id.as_str()))
        .order_by_asc(case_events::Column::Seq)
        .all(connection)
        .await?;
    let last_hash = rows.last().ok_or(PortalError::NotFound)?.hash.clone();
    let events = rows.iter().map(event).collect::<Result<Vec<_>>>()?;
    let case = Case::replay(id.clone(), &events).map_err(PortalError::fault)?;
    Ok(History { case, events, last_hash })
}

/// Reads an event back from its canonical JSON.
pub fn event(row: &case_events::Model) -> Result<Event> {
    Ok(serde_json::from_str(&row.canonical)?)
}

/// Appends events. The primary key is the optimistic lock: of two that append after the same
/// version, one gets [`PortalError::Conflict`].
pub(crate) async fn append(
    connection: &impl ConnectionTrait,
    id: &CaseId,
    last_hash: &str,
    events: &[Event],
) -> Result<String> {
    let mut previous = if last_hash.is_empty() { GENESIS.to_owned() } else { last_hash.to_owned() };
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let canonical = canonical(id, event)?;
        let hash = link(&previous, &canonical);
        let (recommended_by, approved_by) = two_people(event);
        rows.push(case_events::ActiveModel {
            case_id: Set(id.to_string()),
            seq: Set(i32::try_from(event.seq).map_err(PortalError::fault)?),
            at: Set(millis(event.at)),
            kind: Set(event.data.kind().to_owned()),
            canonical: Set(canonical),
            previous_hash: Set(previous),
            hash: Set(hash.clone()),
            recommended_by: Set(recommended_by),
            approved_by: Set(approved_by),
        });
        previous = hash;
    }
    match case_events::Entity::insert_many(rows).exec_without_returning(connection).await {
        Ok(_) => Ok(previous),
        Err(error) => match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => {
                // Somebody else's event has the number that ours was to get.
                let unseen = events.first().map(|event| event.seq).into_iter().collect();
                Err(PortalError::Conflict(Conflict { case: Some(id.to_string()), unseen }))
            }
            _ => Err(error.into()),
        },
    }
}

/// The database checks once more that who approves is not the one who recommended or proposed.
fn two_people(event: &Event) -> (Option<String>, Option<String>) {
    match &event.data {
        EventData::Decided { recommended_by, .. }
        | EventData::Defect(DefectEvent::MeasureDecided { recommended_by, .. }) => (
            Some(recommended_by.account.to_string()),
            event.by.person().map(|person| person.account.to_string()),
        ),
        EventData::Listing(ListingEvent::RecordedInError { proposed_by, .. }) => (
            Some(proposed_by.account.to_string()),
            event.by.person().map(|person| person.account.to_string()),
        ),
        _ => (None, None),
    }
}
