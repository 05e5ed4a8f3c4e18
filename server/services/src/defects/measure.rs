//! Acts that issue a letter: the letter's file is stored before the transaction is committed, so no
//! event can mention a letter that is not there.

use domain::actor::Actor;
use domain::case::defect::DefectCommand;
use domain::case::defect::notice::NewNotice;
use domain::case::document::StoredFile;
use domain::case::{Case, Command};
use domain::ids::CaseId;

use super::letters;
use crate::calls;
use crate::cases::{Done, Expected, run, seen_by};
use crate::error::Result;
use crate::portal::Portal;

/// Sends the notice of a planned cancellation: event, letter and mails in one act.
///
/// # Errors
/// As [`crate::cases::execute`].
pub async fn notify(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    defect: u32,
    notice: NewNotice,
) -> Result<Done> {
    let act = |document_number| Command::Defect(DefectCommand::Notify { defect, notice, document_number });
    with_letter(portal, actor, id, expected, "瑕疵", act, move |letter| letters::notice(letter, defect)).await
}

/// Decides as was recommended: the decision, its letter, the register and the mails are one act.
///
/// # Errors
/// As [`crate::cases::execute`].
pub async fn approve_measure(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    defect: u32,
) -> Result<Done> {
    let act = |document_number| Command::Defect(DefectCommand::ApproveMeasure { defect, document_number });
    with_letter(portal, actor, id, expected, "措置", act, move |letter| letters::measure(letter, defect))
        .await
}

async fn with_letter(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    series: &str,
    act: impl FnOnce(String) -> Command,
    write: impl FnOnce(&letters::About<'_>) -> Result<Vec<u8>>,
) -> Result<Done> {
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    let call = calls::load(&transaction, &history.case.call).await?;
    let document_number = document_number(series, &history.case);
    let acted = run(&transaction, portal, actor, history, expected, act(document_number.clone())).await?;
    let about = letters::About {
        case: &acted.done.case,
        call: &call,
        document_number: &document_number,
        now: portal.now(),
    };
    let (sha256, bytes) = portal.storage().keep_bytes(write(&about)?).await?;
    let file = StoredFile { sha256, name: format!("{document_number}.docx"), bytes };
    let letter = Command::RecordLetter { file };
    let recorded = run(&transaction, portal, &Actor::System, acted.history, Expected::Any, letter).await?;
    transaction.commit().await?;
    let mut added = acted.done.added;
    added.extend(recorded.done.added);
    Ok(Done { case: recorded.done.case, added })
}

/// 文書番号: the case, and how many letters it has with this one.
fn document_number(series: &str, case: &Case) -> String {
    format!("{series}第{}-{}号", case.number().unwrap_or_default(), case.letters.len() + 1)
}
