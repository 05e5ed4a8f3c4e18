//! An act that issues a letter: the act, the letter and the mails appear together or not at all.

use domain::actor::Actor;
use domain::call::Call;
use domain::case::document::StoredFile;
use domain::case::{Case, Command};
use domain::ids::CaseId;

use super::execute::{Done, Expected, run, seen_by};
use crate::calls;
use crate::error::Result;
use crate::portal::Portal;

/// Gives the command that `act` makes of the document number, and stores the letter that `write` makes of
/// the case after it. `series` begins the number (文書番号).
///
/// The letter's file is stored before the transaction is committed, so no event can mention a letter that
/// is not there.
///
/// # Errors
/// As [`super::execute`].
pub(crate) async fn with_letter(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    series: &str,
    act: impl FnOnce(String) -> Command,
    write: impl FnOnce(&Call, &Case, &str) -> Result<Vec<u8>>,
) -> Result<Done> {
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    let call = calls::load(&transaction, &history.case.call).await?;
    let number = document_number(series, &history.case);
    let acted = run(&transaction, portal, actor, history, expected, act(number.clone())).await?;
    let letter = write(&call, &acted.done.case, &number)?;
    let (sha256, bytes) = portal.storage().keep_bytes(letter).await?;
    let file = StoredFile { sha256, name: format!("{number}.docx"), bytes };
    let record = Command::RecordLetter { file };
    let recorded = run(&transaction, portal, &Actor::System, acted.history, Expected::Any, record).await?;
    transaction.commit().await?;
    let mut added = acted.done.added;
    added.extend(recorded.done.added);
    Ok(Done { case: recorded.done.case, added })
}

/// The case, and how many letters it has with this one.
fn document_number(series: &str, case: &Case) -> String {
    format!("{series}第{}-{}号", case.number().unwrap_or_default(), case.letters.len() + 1)
}
