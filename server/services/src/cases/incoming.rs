//! What every file of a vendor goes through, whichever way it came: limits while it is received, and a
//! row for it before anything mentions it.

use bytes::Bytes;
use documents::preflight::{Limits, PreflightError, evidence_path};
use documents::safe_name::stored_name_as;
use domain::actor::Actor;
use domain::case::document::{MAX_FILE_BYTES, StoredFile};
use domain::case::evidence::EvidenceKind;
use domain::case::{Command, Refusal};
use domain::ids::CaseId;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::execute::{Done, Expected, execute, seen_by};
use super::upload::UploadError;
use crate::entities::files;
use crate::error::PortalError;
use crate::inspection::RefusedFile;
use crate::portal::{Portal, millis};
use crate::storage::{Incoming, ReceiveError};

/// A file of no bytes: to ask the rules before 20 MB travel in vain. They are asked again when the
/// event is written.
pub(super) fn nothing() -> StoredFile {
    StoredFile { sha256: String::new(), name: String::new(), bytes: 0 }
}

/// Takes a file that is kept as it is, for people to look at: receives, looks it over, stores it, and gives
/// the command that mentions it. `name` is what the browser called it.
///
/// # Errors
/// [`UploadError`]; nothing is kept then.
pub async fn attach_file<S, E>(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    name: &str,
    content: S,
    command: impl Fn(EvidenceKind, StoredFile) -> Command,
) -> Result<Done, UploadError>
where
    S: futures_util::Stream<Item = Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    let asked = command(EvidenceKind::Pdf, nothing());
    let incoming = receive(portal, actor, id, asked, content).await?;
    let kind = look_over(&incoming).await?;
    portal.storage().keep(&incoming).await?;
    let name = stored_name_as(name, kind.extensions());
    let file = StoredFile { sha256: incoming.sha256.clone(), name, bytes: incoming.bytes };
    mention(portal, &file, kind.media_type()).await?;
    Ok(execute(portal, actor, id, Expected::Any, command(kind, file)).await?)
}

/// What a file is, if it may be evidence.
///
/// # Errors
/// [`UploadError::NotThisFile`] where it may not.
pub(crate) async fn look_over(incoming: &Incoming) -> Result<EvidenceKind, UploadError> {
    let path = incoming.path().to_owned();
    let looked = tokio::task::spawn_blocking(move || evidence_path(&path, &Limits::default())).await;
    let kind: Result<EvidenceKind, PreflightError> = looked.map_err(PortalError::fault)?;
    kind.map_err(|why| RefusedFile::from(why).into())
}

/// Asks the rules about `command`, and receives what comes for it.
///
/// # Errors
/// [`UploadError`]; nothing is kept then.
pub(super) async fn receive<S, E>(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    command: Command,
    content: S,
) -> Result<Incoming, UploadError>
where
    S: futures_util::Stream<Item = Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    let room = may(portal, actor, id, command).await?;
    match portal.storage().receive(content, MAX_FILE_BYTES.min(room)).await {
        Err(ReceiveError::TooLarge { max }) if max < MAX_FILE_BYTES => {
            Err(PortalError::from(Refusal::CaseTooLarge { room }).into())
        }
        received => Ok(received?),
    }
}

/// Gives the bytes that the file may have within the application.
async fn may(portal: &Portal, actor: &Actor, id: &CaseId, command: Command) -> Result<u64, PortalError> {
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    let call = crate::calls::load(&transaction, &history.case.call).await?;
    transaction.rollback().await?;
    let room = match &command {
        Command::Upload { form, .. } => history.case.room(Some(*form)),
        Command::ChangeNotice(_) => history.case.notice_room(),
        Command::DeviceCheck(_) => history.case.device_check.room(),
        Command::Defect(_) => history.case.defect_room(),
        _ => history.case.room(None),
    };
    history.case.decide(command, actor, &call, portal.now())?;
    Ok(room)
}

/// Writes the row of a file that stands in the store.
pub(crate) async fn mention(
    portal: &Portal,
    file: &StoredFile,
    media_type: &'static str,
) -> Result<(), PortalError> {
    let row = files::ActiveModel {
        sha256: Set(file.sha256.clone()),
        bytes: Set(i64::try_from(file.bytes).map_err(PortalError::fault)?),
        media_type: Set(media_type.to_owned()),
        stored_at: Set(millis(portal.now())),
    };
    files::Entity::insert(row)
        .on_conflict(OnConflict::column(files::Column::Sha256).do_nothing().to_owned())
        .exec_without_returning(portal.db())
        .await?;
    Ok(())
}
