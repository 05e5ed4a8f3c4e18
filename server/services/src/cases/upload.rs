//! A vendor uploads the file of a form, or has it written from what was filled in in the browser.
//!
//! The order keeps every crash harmless: receive to a temporary file, look into it and read it, store
//! it under its hash, keep what was read, and only then write the event that mentions it.

use bytes::Bytes;
use documents::safe_name::stored_name_as;
use documents::write::{Imprint, write_form};
use domain::actor::Actor;
use domain::call::Call;
use domain::case::document::StoredFile;
use domain::case::{Case, Command};
use domain::forms::{Content, FormId};
use domain::ids::CaseId;

use super::execute::{Done, Expected, execute, seen_by};
use super::incoming;
use crate::error::PortalError;
use crate::inspection::{Asked, Inspected, RefusedFile};
use crate::portal::Portal;
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
    let asked = Command::Upload { form, file: incoming::nothing() };
    let incoming = incoming::receive(portal, actor, id, asked, content).await?;
    take(portal, actor, id, form, name, &incoming).await
}

/// Writes a form that was filled in in the browser, and takes it as a file like any other: what is
/// read from it is what counts.
///
/// # Errors
/// [`PortalError::NotFound`] for a case out of sight, [`PortalError::Refused`] where the form can't be
/// changed now.
pub async fn store_written(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    content: &Content,
) -> Result<Done, PortalError> {
    let form = content.form;
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    let call = crate::calls::load(&transaction, &history.case.call).await?;
    transaction.rollback().await?;
    let bytes = written(&history.case, &call, content)?;
    let stream = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(bytes))]);
    let stored = async {
        let asked = Command::Upload { form, file: incoming::nothing() };
        let incoming = incoming::receive(portal, actor, id, asked, stream).await?;
        take(portal, actor, id, form, &form.file_name(), &incoming).await
    };
    stored.await.map_err(|error| match error {
        UploadError::Portal(error) => error,
        // It is our own file: whoever can't take it has a fault.
        other => PortalError::fault(other),
    })
}

/// A form of a case as a file, with what the call says in its head.
///
/// # Errors
/// A fault where it can't be written.
pub fn written(case: &Case, call: &Call, content: &Content) -> Result<Vec<u8>, PortalError> {
    let imprint =
        Imprint { edition: call.edition(content.form), case_number: case.number(), rounding: call.rounding };
    write_form(content, &imprint).map_err(PortalError::fault)
}

async fn take(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    form: FormId,
    name: &str,
    incoming: &Incoming,
) -> Result<Done, UploadError> {
    let inspected = look_into(portal, incoming, form).await?;
    portal.storage().keep(incoming).await?;
    let name = stored_name_as(name, &[form.format().extension()]);
    let file = StoredFile { sha256: incoming.sha256.clone(), name, bytes: incoming.bytes };
    incoming::mention(portal, &file, form.format().media_type()).await?;
    let key = (file.sha256.clone(), form);
    readings::keep(portal.db(), &key, &inspected, portal.now()).await?;
    Ok(execute(portal, actor, id, Expected::Any, Command::Upload { form, file }).await?)
}

/// Reads the file in a process of its own. What can't be understood is kept all the same: a person
/// will read it.
pub(super) async fn look_into(
    portal: &Portal,
    incoming: &Incoming,
    form: FormId,
) -> Result<Inspected, UploadError> {
    let asked = Asked { path: incoming.path().to_owned(), expected: Some(form) };
    match portal.inspect(vec![asked]).await?.pop() {
        Some(Inspected::Refused(why)) => Err(why.into()),
        Some(inspected) => Ok(inspected),
        None => Err(PortalError::fault("a file was not read").into()),
    }
}
