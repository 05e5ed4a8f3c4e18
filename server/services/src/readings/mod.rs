//! What is written in the files of a case ([`of_file`]), and what the checks say about it
//! ([`check_case`]).
//!
//! A file is read once, when it is uploaded, and the reading kept in a table by the file's hash, the
//! form, and the version of the readers: better readers read everything anew when it is next asked
//! for. The table can be thrown away at any time. What is read in the restricted form (様式第5号) is
//! personal data like the file itself: [`check_version`] shows it under the rules of
//! [`crate::cases::file`], [`check_case`] never shows it to the staff. No reading is ever logged.

mod basis;
mod check;

use std::collections::{BTreeMap, BTreeSet};

use domain::case::document::StoredFile;
use domain::forms::{FormId, Unreadable};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};

use crate::entities::readings;
use crate::error::{PortalError, Result};
use crate::inspection::{Asked, Inspected};
use crate::portal::{Portal, millis};

pub use basis::basis;
pub use check::{CaseFindings, FormReport, check_case, check_notice, check_version};
pub(crate) use check::{check_stored, prepare};

/// A file by its SHA-256, and the form that it was handed in as.
pub(crate) type Key = (String, FormId);

/// What is written in a file that was handed in as `form`. Whoever calls this has asked whether the
/// one who wants to know may see the file.
///
/// # Errors
/// Where database or store do not answer.
pub async fn of_file(portal: &Portal, file: &StoredFile, form: FormId) -> Result<Inspected> {
    let key = (file.sha256.clone(), form);
    let mut found = of_files(portal, BTreeSet::from([key.clone()])).await?;
    found.remove(&key).ok_or_else(|| PortalError::fault("a file was not read"))
}

/// The readings of several files; those that are not there yet are made by one reader.
pub(crate) async fn of_files(portal: &Portal, keys: BTreeSet<Key>) -> Result<BTreeMap<Key, Inspected>> {
    let mut found = stored(portal.db(), &keys).await?;
    let missing: Vec<Key> = keys.into_iter().filter(|key| !found.contains_key(key)).collect();
    if !missing.is_empty() {
        for (key, inspected) in missing.iter().zip(read(portal, &missing).await?) {
            match inspected {
                Some(inspected) => {
                    keep(portal.db(), key, &inspected, portal.now()).await?;
                    found.insert(key.clone(), inspected);
                }
                // The doctor tells which one. Until then a person has to look for it.
                None => {
                    tracing::error!(sha256 = key.0, "a file of a case is missing");
                    found.insert(key.clone(), Inspected::Unreadable(Unreadable::Damaged));
                }
            }
        }
    }
    Ok(found)
}

/// The readings that are there: one statement. What can't be understood is as if it were not there.
pub(crate) async fn stored(
    connection: &impl ConnectionTrait,
    keys: &BTreeSet<Key>,
) -> Result<BTreeMap<Key, Inspected>> {
    let rows = readings::Entity::find()
        .filter(readings::Column::Sha256.is_in(keys.iter().map(|(sha256, _)| sha256)))
        .filter(readings::Column::Reader.eq(documents::read::VERSION))
        .all(connection)
        .await?;
    let known = rows.into_iter().filter_map(|row| {
        let key = (row.sha256, FormId::from_id(&row.form)?);
        let inspected = serde_json::from_str(&row.result).ok()?;
        keys.contains(&key).then_some((key, inspected))
    });
    Ok(known.collect())
}

/// Keeps a reading in the place of an earlier one of the same readers.
pub(crate) async fn keep(
    connection: &impl ConnectionTrait,
    (sha256, form): &Key,
    inspected: &Inspected,
    now: Timestamp,
) -> Result<()> {
    use readings::Column as C;
    let row = readings::ActiveModel {
        sha256: Set(sha256.clone()),
        form: Set(form.id().to_owned()),
        reader: Set(documents::read::VERSION),
        result: Set(serde_json::to_string(inspected)?),
        read_at: Set(millis(now)),
    };
    let key = OnConflict::columns([C::Sha256, C::Form, C::Reader]);
    readings::Entity::insert(row)
        .on_conflict({ key }.update_columns([C::Result, C::ReadAt]).to_owned())
        .exec_without_returning(connection)
        .await?;
    Ok(())
}

/// Reads stored files, all in one process; `None` for one that is not in the store.
pub(crate) async fn read(portal: &Portal, keys: &[Key]) -> Result<Vec<Option<Inspected>>> {
    let mut copies = Vec::with_capacity(keys.len());
    for (sha256, _) in keys {
        copies.push(match portal.storage().fetch(sha256).await {
            Ok(copy) => Some(copy),
            Err(PortalError::NotFound) => None,
            Err(error) => return Err(error),
        });
    }
    let asked = copies.iter().zip(keys).filter_map(|(copy, (_, form))| {
        Some(Asked { path: copy.as_ref()?.path().to_owned(), expected: Some(*form) })
    });
    let mut answers = portal.inspect(asked.collect()).await?.into_iter();
    Ok(copies.iter().map(|copy| copy.as_ref().and_then(|_| answers.next())).collect())
}

/// Empties the table of what no case mentions, and of what earlier readers left. Gives how much went.
pub(crate) async fn forget_all_but(portal: &Portal, mentioned: &BTreeSet<Key>) -> Result<u64> {
    use readings::Column as C;
    let columns = readings::Entity::find().select_only().columns([C::Sha256, C::Form, C::Reader]);
    let there: Vec<(String, String, i32)> = columns.into_tuple().all(portal.db()).await?;
    let mut gone = 0;
    for (sha256, form, reader) in there {
        let key = FormId::from_id(&form).map(|id| (sha256.clone(), id));
        if reader != documents::read::VERSION || key.is_none_or(|key| !mentioned.contains(&key)) {
            let row = readings::Entity::delete_by_id((sha256, form, reader));
            gone += row.exec(portal.db()).await?.rows_affected;
        }
    }
    Ok(gone)
}
