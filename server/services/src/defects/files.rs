//! Files that either side puts to a defect: received, looked over and stored like evidence of the
//! self-declaration, and only then mentioned.

use bytes::Bytes;
use domain::actor::Actor;
use domain::case::Command;
use domain::case::command::CommandKind;
use domain::case::defect::{DefectCommand, DefectCommandKind};
use domain::case::document::StoredFile;
use domain::case::evidence::EvidenceKind;
use domain::ids::CaseId;

use crate::cases::{self, Done, Expected, UploadError};
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// Takes a file for a defect: evidence where the ministry sends it, else the vendor's. `name` is what the
/// browser called it.
///
/// # Errors
/// [`UploadError`]; nothing is kept then.
pub async fn attach<S, E>(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    defect: u32,
    name: &str,
    content: S,
) -> Result<Done, UploadError>
where
    S: futures_util::Stream<Item = Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    let vendor = matches!(actor, Actor::Vendor(_));
    let command = move |file| {
        Command::Defect(if vendor {
            DefectCommand::AddFile { defect, file }
        } else {
            DefectCommand::AddEvidence { defect, file }
        })
    };
    cases::attach_file(portal, actor, id, name, content, |_, file| command(file)).await
}

/// A file of a defect that the actor may open, and its media type. That a vendor's person opened the
/// evidence of a notice is noted, once a person: it is their right, and part of the record.
///
/// # Errors
/// [`PortalError::NotFound`] for what is out of sight.
pub async fn file(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    defect: u32,
    number: u32,
) -> Result<(StoredFile, &'static str)> {
    let view = cases::view(portal, actor, id).await?;
    let found = view.case.defect(defect).ok_or(PortalError::NotFound)?;
    let file = found.file(number).ok_or(PortalError::NotFound)?.file.clone();
    let evidence = found.notice.as_ref().is_some_and(|notice| notice.evidence.contains(&number));
    // What has left the register stays open to be read; its record is closed.
    let kind = CommandKind::Defect(DefectCommandKind::InspectEvidence);
    let recorded = view.case.may(kind, actor, &view.call, portal.now()).is_ok();
    if evidence && recorded && matches!(actor, Actor::Vendor(_)) {
        let inspect = Command::Defect(DefectCommand::InspectEvidence { defect });
        cases::execute(portal, actor, id, Expected::Any, inspect).await?;
    }
    let kind = kind_of(&file.name).ok_or_else(|| PortalError::fault("a file of no known kind"))?;
    Ok((file, kind.media_type()))
}

/// The kind that the stored name tells: names get their ending from what was found in the file.
fn kind_of(name: &str) -> Option<EvidenceKind> {
    let (_, ending) = name.rsplit_once('.')?;
    EvidenceKind::ALL.into_iter().find(|kind| kind.extensions().contains(&ending.to_lowercase().as_str()))
}
