//! A vendor uploads the file of a form.
//!
//! The order keeps every crash harmless: receive to a temporary file, look into it and read it, store
//! it under its hash, keep what was read, and only then write the event that mentions it.

use bytes::Bytes;
use documents::safe_name::stored_name;
use domain::actor::Actor;
use domain::case::document::{MAX_CASE_BYTES, MAX_FILE_BYTES, StoredFile};
use domain::case::{Command, Refusal};
use domain::forms::FormId;
use domain::ids::CaseId;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::execute::{Done, Expected, execute, seen_by};
use crate::entities::files;
use crate::error::PortalError;
use crate::inspection::{Asked, Inspected, RefusedFile};
use crate::portal::{Portal, millis};
use crate::readings;
use crate::storage::{Incoming, ReceiveError};

/// Why a file was not taken; every kind has its own words.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    #[error("larger than {max} bytes")]
    TooLarge { max: u64 },
    /// The line broke or the browser stopped; nothing was kept.
    #[error("the upload stopped half-way")]
    Interrupted,
    #[error(transparent)]
    NotThisFile(#[from] RefusedFile),
    #[error(transparent)]
    Portal(#[from] PortalError),
}

impl From<ReceiveError> for UploadError {
    fn from(error: ReceiveError) -> Self {
        match error {
            ReceiveError::TooLarge { max } => UploadError::TooLarge { max },
            ReceiveError::Broken(_) => UploadError::Interrupted,
            ReceiveError::Fault(fault) => UploadError::Portal(fault),
        }
    }
}

/// Takes a file for a form of a case. `name` is what the browser called it.
///
/// # Errors
/// [`UploadError`]; nothing is kept then.
pub async fn upload<S, E>(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    form: FormId,
    name: &str,
    content: S,
) -> Result<Done, UploadError>
where
    S: futures_util::Stream<Item = Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    let stored = may_upload(portal, actor, id, form).await?;
    let left = MAX_CASE_BYTES.saturating_sub(stored);
    let incoming = match portal.storage().receive(content, MAX_FILE_BYTES.min(left)).await {
        Err(ReceiveError::TooLarge { max }) if max < MAX_FILE_BYTES => {
            let refusal = Refusal::CaseTooLarge { bytes: stored + max + 1 };
            return Err(PortalError::from(refusal).into());
        }
        received => received?,
    };
    let inspected = look_into(portal, &incoming, form).await?;
    portal.storage().keep(&incoming).await?;
    let file = StoredFile { sha256: incoming.sha256.clone(), name: stored_name(name), bytes: incoming.bytes };
    mention(portal, &file, form).await?;
    let key = (file.sha256.clone(), form);
    readings::keep(portal.db(), &key, &inspected, portal.now()).await?;
    Ok(execute(portal, actor, id, Expected::Any, Command::Upload { form, file }).await?)
}

/// Asks the rules before 20 MB travel in vain; they are asked again when the event is written.
/// Gives the bytes that the application has stored already.
async fn may_upload(portal: &Portal, actor: &Actor, id: &CaseId, form: FormId) -> Result<u64, PortalError> {
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    let call = crate::calls::load(&transaction, &history.case.call).await?;
    transaction.rollback().await?;
    let file = StoredFile { sha256: String::new(), name: String::new(), bytes: 0 };
    history.case.decide(Command::Upload { form, file }, actor, &call, portal.now())?;
    Ok(history.case.stored_bytes())
}

/// Reads the file in a process of its own. What can't be understood is kept all the same: a person
/// will read it.
async fn look_into(portal: &Portal, incoming: &Incoming, form: FormId) -> Result<Inspected, UploadError> {
    let asked = Asked { path: incoming.path().to_owned(), expected: Some(form) };
    match portal.inspect(vec![asked]).await?.pop() {
        Some(Inspected::Refused(why)) => Err(why.into()),
        Some(inspected) => Ok(inspected),
        None => Err(PortalError::fault("a file was not read").into()),
    }
}

async fn mention(portal: &Portal, file: &StoredFile, form: FormId) -> Result<(), PortalError> {
    let row = files::ActiveModel {
        sha256: Set(file.sha256.clone()),
        bytes: Set(i64::try_from(file.bytes).map_err(PortalError::fault)?),
        media_type: Set(form.format().media_type().to_owned()),
        stored_at: Set(millis(portal.now())),
    };
    files::Entity::insert(row)
        .on_conflict(OnConflict::column(files::Column::Sha256).do_nothing().to_owned())
        .exec_without_returning(portal.db())
        .await?;
    Ok(())
}
