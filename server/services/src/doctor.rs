//! Checking and repairing: the hash chain, the files, the read models.

use std::collections::{BTreeMap, BTreeSet};

use domain::case::chain::{GENESIS, link};
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::calls;
use crate::cases::{History, load_history, read_model};
use crate::entities::{case_events, cases, register_entries};
use crate::error::Result;
use crate::portal::Portal;
use crate::{readings, register};

/// What a check found wrong. Each stands on a line of its own in the doctor's report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The first link of a case's chain that does not hold.
    BrokenLink { case: String, seq: i32, what: &'static str },
    /// The history can't be replayed.
    Unreadable { case: String, error: String },
    /// A file that the history mentions is not in the store, or has other content.
    File { case: String, sha256: String, missing: bool },
    /// A read model differed from the history.
    ReadModel { case: String, columns: Vec<&'static str> },
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Problem::BrokenLink { case, seq, what } => {
                write!(f, "case {case}: the chain breaks at event {seq}: {what}")
            }
            Problem::Unreadable { case, error } => write!(f, "case {case}: {error}"),
            Problem::File { case, sha256, missing: true } => {
                write!(f, "case {case}: file {sha256} is missing")
            }
            Problem::File { case, sha256, missing: false } => {
                write!(f, "case {case}: file {sha256} has other content")
            }
            Problem::ReadModel { case, columns } => {
                write!(f, "case {case}: history and read model differ in {}", columns.join(", "))
            }
        }
    }
}

/// What was looked at, and what was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub cases: usize,
    pub events: usize,
    /// Files that were hashed, or read, anew.
    pub files: usize,
    /// Files in the store that no case mentions: left by uploads that were refused or cut off.
    pub unmentioned: Vec<String>,
    pub problems: Vec<Problem>,
}

async fn case_ids(portal: &Portal) -> Result<Vec<String>> {
    let query = case_events::Entity::find().select_only().column(case_events::Column::CaseId).distinct();
    Ok(query.order_by_asc(case_events::Column::CaseId).into_tuple().all(portal.db()).await?)
}

/// Walks every chain from its first event, replays every case, compares its row in `cases`, and
/// hashes every file anew. A chain whose last events are gone still holds; its row, which is written
/// in the transaction of each event, tells of what is missing.
///
/// # Errors
/// Where database or store do not answer; what is wrong with the data is in the report.
pub async fn verify(portal: &Portal) -> Result<Report> {
    let mut report = Report::default();
    let mut unmentioned = portal.storage().names().await?;
    // Before the histories: a case that is begun meanwhile has both.
    let mut without_history: BTreeSet<String> = cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .into_tuple()
        .all(portal.db())
        .await?
        .into_iter()
        .collect();
    for case in case_ids(portal).await? {
        report.cases += 1;
        without_history.remove(&case);
        let Stored { row, events, history } = stored(portal, &case).await?;
        report.events += events.len();
        if let Some((seq, what)) = first_broken(&case, &events) {
            report.problems.push(Problem::BrokenLink { case, seq, what });
            continue;
        }
        match history {
            Ok(history) => {
                let call = calls::load(portal.db(), &history.case.call).await?;
                let columns = differing(row.as_ref(), &read_model::row(&history, &call)?);
                if !columns.is_empty() {
                    report.problems.push(Problem::ReadModel { case: case.clone(), columns });
                }
                let entry = register::store::stored(portal.db(), &history.case.id).await?;
                let made = register::store::row(portal.db(), &history, &call, portal.now()).await?;
                if !register::store::agree(entry.as_ref(), made.as_ref(), portal.now()) {
                    report.problems.push(Problem::ReadModel { case, columns: vec!["public register"] });
                }
                for sha256 in files(portal, &history, &mut report).await? {
                    unmentioned.remove(&sha256);
                }
            }
            Err(error) => report.problems.push(Problem::Unreadable { case, error: error.to_string() }),
        }
    }
    for case in without_history {
        report.problems.push(Problem::ReadModel { case, columns: vec!["a row without history"] });
    }
    report.unmentioned = unmentioned.into_iter().collect();
    Ok(report)
}

/// A case as the tables have it.
struct Stored {
    row: Option<cases::Model>,
    events: Vec<case_events::Model>,
    history: Result<History>,
}

/// Reads row and events of a case at one moment: whoever acts on the case locks its row first.
async fn stored(portal: &Portal, case: &str) -> Result<Stored> {
    let transaction = portal.begin().await?;
    let row = cases::Entity::find_by_id(case).lock_exclusive().one(&transaction).await?;
    let events = case_events::Entity::find()
        .filter(case_events::Column::CaseId.eq(case))
        .order_by_asc(case_events::Column::Seq)
        .all(&transaction)
        .await?;
    let history = load_history(&transaction, &CaseId::new(case)).await;
    transaction.rollback().await?;
    Ok(Stored { row, events, history })
}

fn first_broken(case: &str, rows: &[case_events::Model]) -> Option<(i32, &'static str)> {
    let mut previous = GENESIS.to_owned();
    for (expected, row) in (1..).zip(rows) {
        if row.seq != expected {
            return Some((expected, "an event is missing"));
        }
        if row.previous_hash != previous || row.hash != link(&previous, &row.canonical) {
            return Some((row.seq, "its hash does not follow"));
        }
        if !columns_agree(case, row) {
            return Some((row.seq, "its columns differ from what was hashed"));
        }
        previous.clone_from(&row.hash);
    }
    None
}

/// The columns beside the canonical JSON are for queries; they must say the same.
fn columns_agree(case: &str, row: &case_events::Model) -> bool {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(&row.canonical) else { return false };
    let event = crate::cases::read_event(row);
    value["case"].as_str() == Some(case)
        && event.is_ok_and(|event| {
            // An event of a room has its own kind below the room's.
            event.data.kind() == row.kind
                && i64::from(event.seq) == i64::from(row.seq)
                && crate::portal::millis(event.at) == row.at
        })
}

/// Hashes the files of a case anew; gives their names.
async fn files(portal: &Portal, history: &History, report: &mut Report) -> Result<BTreeSet<String>> {
    let case = &history.case;
    let versions = case.documents.values().flat_map(|document| &document.versions);
    let evidence = case.evidence.iter().map(|evidence| &evidence.file);
    let defects = case.defects.iter().flat_map(|defect| &defect.files).map(|file| &file.file);
    let check = &case.device_check;
    let results = check.results.iter().flat_map(|result| &result.files).map(|one| &one.file);
    let notices = case.change_notices.iter().flat_map(|notice| &notice.files).map(|file| &file.file);
    let files = versions
        .map(|version| &version.file)
        .chain(evidence)
        .chain(defects)
        .chain(&case.letters)
        .chain(results)
        .chain(&check.sheets)
        .chain(notices);
    let mentioned: BTreeSet<String> = files.map(|file| file.sha256.clone()).collect();
    for sha256 in &mentioned {
        report.files += 1;
        let found = portal.storage().rehash(sha256).await?;
        if found.as_ref() != Some(sha256) {
            let missing = found.is_none();
            let (case, sha256) = (case.id.to_string(), sha256.clone());
            report.problems.push(Problem::File { case, sha256, missing });
        }
    }
    Ok(mentioned)
}

/// Makes every read model anew – the rows of the cases, their entries in the register, and the readings of
/// their files – and says
/// what differed.
///
/// # Errors
/// Where database or store do not answer.
pub async fn rebuild(portal: &Portal) -> Result<Report> {
    let mut report = Report::default();
    let before = cases::Entity::find().all(portal.db()).await?;
    let mut before: BTreeMap<String, cases::Model> =
        before.into_iter().map(|row| (row.id.clone(), row)).collect();
    let mut mentioned = BTreeSet::new();
    for case in case_ids(portal).await? {
        report.cases += 1;
        let transaction = portal.begin().await?;
        match load_history(&transaction, &CaseId::new(&case)).await {
            Ok(history) => {
                report.events += history.events.len();
                let call = calls::load(&transaction, &history.case.call).await?;
                let columns = differing(before.remove(&case).as_ref(), &read_model::row(&history, &call)?);
                if !columns.is_empty() {
                    report.problems.push(Problem::ReadModel { case: case.clone(), columns });
                }
                let entry = register::store::stored(&transaction, &history.case.id).await?;
                if read_model::store(&transaction, &history, &call, portal.now()).await? {
                    let columns = vec!["defects"];
                    report.problems.push(Problem::ReadModel { case: history.case.id.to_string(), columns });
                }
                transaction.commit().await?;
                mentioned.extend(read_anew(portal, &history, &mut report).await?);
                // Its prices are read anew as well.
                register::store::again(portal, &history.case.id).await?;
                let made = register::store::stored(portal.db(), &history.case.id).await?;
                if !register::store::agree(entry.as_ref(), made.as_ref(), portal.now()) {
                    report.problems.push(Problem::ReadModel { case, columns: vec!["public register"] });
                }
            }
            Err(error) => report.problems.push(Problem::Unreadable { case, error: error.to_string() }),
        }
    }
    readings::forget_all_but(portal, &mentioned).await?;
    for case in before.into_keys() {
        cases::Entity::delete_by_id(&case).exec(portal.db()).await?;
        let own = register_entries::Column::CaseId.eq(&case);
        register_entries::Entity::delete_many().filter(own).exec(portal.db()).await?;
        report.problems.push(Problem::ReadModel { case, columns: vec!["a row without history (removed)"] });
    }
    Ok(report)
}

/// Reads every version of every form of a case anew, in one process, whatever was read before.
async fn read_anew(portal: &Portal, history: &History, report: &mut Report) -> Result<Vec<readings::Key>> {
    let documents = history.case.documents.iter();
    let keys: BTreeSet<readings::Key> = documents
        .flat_map(|(form, document)| {
            document.versions.iter().map(|version| (version.file.sha256.clone(), *form))
        })
        .collect();
    let case = history.case.id.to_string();
    let before = readings::stored(portal.db(), &keys).await?;
    let keys: Vec<_> = keys.into_iter().collect();
    for (key, inspected) in keys.iter().zip(readings::read(portal, &keys).await?) {
        let Some(inspected) = inspected else {
            let sha256 = key.0.clone();
            report.problems.push(Problem::File { case: case.clone(), sha256, missing: true });
            continue;
        };
        report.files += 1;
        if before.get(key).is_some_and(|before| *before != inspected) {
            let columns = vec!["what was read in a form"];
            report.problems.push(Problem::ReadModel { case: case.clone(), columns });
        }
        readings::keep(portal.db(), key, &inspected, portal.now()).await?;
    }
    Ok(keys)
}

fn differing(old: Option<&cases::Model>, new: &cases::Model) -> Vec<&'static str> {
    let Some(old) = old else { return vec!["a row that was missing"] };
    let all = [
        ("version", old.version == new.version),
        ("call", old.call_id == new.call_id),
        ("organization", old.organization_id == new.organization_id),
        ("number", old.number == new.number),
        ("applicant", old.applicant_name == new.applicant_name),
        ("product", old.product_name == new.product_name && old.model_number == new.model_number),
        (
            "passed product",
            (&old.passed_product, &old.passed_model) == (&new.passed_product, &new.passed_model),
        ),
        ("search key", old.search_key == new.search_key),
        ("stage", old.stage == new.stage),
        ("waiting for", old.waiting_for == new.waiting_for),
        ("reviewer", old.reviewer_id == new.reviewer_id && old.reviewer_name == new.reviewer_name),
        ("tester", old.tester_id == new.tester_id),
        ("recommendation", old.recommended_by == new.recommended_by),
        ("changed", old.changed == new.changed),
        ("clock", old.handovers == new.handovers),
        (
            "instants",
            (old.started_at, old.submitted_at, old.due_at, old.closed_at, old.updated_at)
                == (new.started_at, new.submitted_at, new.due_at, new.closed_at, new.updated_at),
        ),
    ];
    all.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
}
