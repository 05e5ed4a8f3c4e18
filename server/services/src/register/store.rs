//! The row of an entry: made from the history and from what was read in the forms that were decided on.

use std::collections::BTreeMap;

use domain::call::Call;
use domain::case::{Case, Stage};
use domain::forms::{Content, FormId};
use domain::ids::CaseId;
use domain::register::{Entry, Terms, source};
use domain::text::key;
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use crate::calls;
use crate::cases::{History, load_history};
use crate::entities::{cases, readings, register_entries as entries};
use crate::error::Result;
use crate::inspection::Inspected;
use crate::portal::{Portal, millis};

/// The row that a history makes; `None` where the public does not know the case. One statement, for a case
/// that it knows.
pub(crate) async fn row(
    connection: &impl ConnectionTrait,
    history: &History,
    call: &Call,
    now: Timestamp,
) -> Result<Option<entries::Model>> {
    let terms = terms(connection, &history.case, call).await?;
    let entry = Entry::of(&history.case, &history.events, terms);
    entry.map(|entry| of_entry(&history.case.id, call, entry, now)).transpose()
}

/// The entry of a row as it reads at `now`.
pub(crate) fn entry(row: &entries::Model, now: Timestamp) -> Result<Entry> {
    let entry: Entry = serde_json::from_str(&row.entry)?;
    Ok(entry.at(now))
}

/// The JSON is the same at any time; the columns are those of `now`.
fn of_entry(case: &CaseId, call: &Call, entry: Entry, now: Timestamp) -> Result<entries::Model> {
    let json = serde_json::to_string(&entry)?;
    let entry = entry.at(now);
    let of_call = [&call.code, &call.title_ja, &call.title_en].map(String::as_str);
    let searched: Vec<String> = entry.names().chain(of_call).map(key).collect();
    Ok(entries::Model {
        number: entry.number.clone(),
        case_id: case.to_string(),
        call_id: entry.call.to_string(),
        corporate_number: entry.corporate_number.clone(),
        vendor: entry.vendor.clone(),
        vendor_key: key(&entry.vendor),
        product_key: key(&entry.product_name),
        search_key: searched.join("\n"),
        status: entry.standing(now).id().to_owned(),
        suspended_until: entry.suspension.as_ref().map(|suspension| millis(suspension.until)),
        price: entry.terms.price.map(domain::money::Yen::get),
        listed_at: entry.listed_at.map(millis),
        changed_at: millis(entry.changed_at(now)),
        turns_at: entry.turns_at(now).map(millis),
        told_at: entry.history(now).last().map(|event| millis(event.at)),
        entry: json,
    })
}

/// What was read in the two forms, by the newest readers that ever read them.
async fn terms(connection: &impl ConnectionTrait, case: &Case, call: &Call) -> Result<Terms> {
    let files: Vec<(FormId, &str)> = Terms::FORMS
        .into_iter()
        .filter_map(|form| Some((form, source(case, form)?.sha256.as_str())))
        .collect();
    if files.is_empty() {
        return Ok(Terms::default());
    }
    let rows = readings::Entity::find()
        .filter(readings::Column::Sha256.is_in(files.iter().map(|(_, sha256)| *sha256)))
        .order_by_asc(readings::Column::Reader)
        .all(connection)
        .await?;
    let mut read: BTreeMap<FormId, Content> = BTreeMap::new();
    for row in rows {
        let asked = files.iter().find(|(form, sha256)| form.id() == row.form && *sha256 == row.sha256);
        let Some((form, _)) = asked else { continue };
        let Ok(Inspected::Read(reading)) = serde_json::from_str(&row.result) else { continue };
        if reading.form == *form {
            read.insert(*form, reading.content);
        }
    }
    let content = |form| read.get(&form);
    Ok(Terms::read(content(FormId::PriceEstimate), content(FormId::SupplyPledge), call))
}

/// Writes the row of a case, or takes it out where the public does not know the case any more. For a case
/// whose documents never passed there is nothing to do.
pub(crate) async fn store(
    connection: &impl ConnectionTrait,
    history: &History,
    call: &Call,
    now: Timestamp,
) -> Result<()> {
    if history.case.decision.is_none() {
        return Ok(());
    }
    let Some(row) = row(connection, history, call, now).await? else {
        let own = entries::Column::CaseId.eq(history.case.id.as_str());
        entries::Entity::delete_many().filter(own).exec(connection).await?;
        return Ok(());
    };
    use entries::Column as C;
    let changing = [
        C::CaseId,
        C::CallId,
        C::CorporateNumber,
        C::Vendor,
        C::VendorKey,
        C::ProductKey,
        C::SearchKey,
        C::Status,
        C::SuspendedUntil,
        C::Price,
        C::ListedAt,
        C::ChangedAt,
        C::TurnsAt,
        C::ToldAt,
        C::Entry,
    ];
    let row: entries::ActiveModel = row.into();
    entries::Entity::insert(row.reset_all())
        .on_conflict(OnConflict::column(C::Number).update_columns(changing).to_owned())
        .exec_without_returning(connection)
        .await?;
    Ok(())
}

/// The row of a case as it stands.
pub(crate) async fn stored(
    connection: &impl ConnectionTrait,
    case: &CaseId,
) -> Result<Option<entries::Model>> {
    let own = entries::Column::CaseId.eq(case.as_str());
    Ok(entries::Entity::find().filter(own).one(connection).await?)
}

/// Whether a row says what the history makes. That a moment came since it was written, and no round has made
/// it anew yet, is no fault of it.
pub(crate) fn agree(stored: Option<&entries::Model>, made: Option<&entries::Model>, now: Timestamp) -> bool {
    match (stored, made) {
        (Some(stored), Some(made)) if stored.turns_at.is_some_and(|at| at <= millis(now)) => {
            stored.entry == made.entry
        }
        (stored, made) => stored == made,
    }
}

/// Makes the row of a case anew; whoever acts on the case meanwhile waits.
pub(crate) async fn again(portal: &Portal, case: &CaseId) -> Result<()> {
    let transaction = portal.begin().await?;
    cases::Entity::find_by_id(case.as_str()).lock_exclusive().one(&transaction).await?;
    let history = load_history(&transaction, case).await?;
    let call = calls::load(&transaction, &history.case.call).await?;
    store(&transaction, &history, &call, portal.now()).await?;
    transaction.commit().await?;
    Ok(())
}

/// Makes the rows anew whose entries read otherwise by now: a change or a cancellation whose day has come, a
/// suspension that is over. Pages show it from the moment on; lists find and sort by it after this. One
/// statement where there is nothing to do.
///
/// # Errors
/// Where the database does not answer.
pub async fn turn(portal: &Portal) -> Result<usize> {
    let due = entries::Entity::find()
        .select_only()
        .column(entries::Column::CaseId)
        .filter(entries::Column::TurnsAt.lte(millis(portal.now())))
        .into_tuple::<String>()
        .all(portal.db())
        .await?;
    let mut turned = 0;
    for id in &due {
        // One that can't be read keeps no other from turning.
        match again(portal, &CaseId::new(id)).await {
            Ok(()) => turned += 1,
            Err(error) => tracing::error!(case = %id, %error, "an entry of the register does not turn"),
        }
    }
    Ok(turned)
}

/// Writes the entries that are not there though their cases are known to the public: after an update from
/// a version that had no register. One statement where there is nothing to do.
///
/// # Errors
/// Where the database does not answer.
pub async fn fill(portal: &Portal) -> Result<usize> {
    let there = entries::Entity::find().select_only().column(entries::Column::CaseId).into_query();
    let stages = Stage::REGISTERED.into_iter().chain([Stage::DeviceCheck]);
    let missing: Vec<String> = cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .filter(cases::Column::Stage.is_in(stages.map(Stage::id)))
        .filter(cases::Column::Id.not_in_subquery(there))
        .into_tuple()
        .all(portal.db())
        .await?;
    for id in &missing {
        again(portal, &CaseId::new(id)).await?;
    }
    Ok(missing.len())
}
