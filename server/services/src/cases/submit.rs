//! Handing in: the signatory submits the application, once; a correction goes back. Both carry what the
//! automatic checks say at that moment, so nothing but these two may do it.

use domain::actor::Actor;
use domain::call::Call;
use domain::case::event::{Applicant, Consent, SignedIn};
use domain::case::facts::required_line;
use domain::case::findings::CheckResult;
use domain::case::{Case, Command, Refusal};
use domain::forms::{FormId, spec};
use domain::ids::CaseId;
use domain::validation::Checker;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect,
};
use sha2::{Digest, Sha256};

use super::execute::{Done, Expected, run, seen_by};
use super::history::load_history;
use super::scope;
use crate::entities::{calls, organizations};
use crate::error::{Conflict, PortalError, Result};
use crate::portal::Portal;
use crate::{changes, readings};

/// What the signatory typed and ticked.
#[derive(Clone, Debug, Default)]
pub struct SubmitInput {
    pub signer_name: String,
    pub signer_title: String,
    pub agreed: bool,
    /// How whoever submits came in, as the session knows it.
    pub signed_in: Option<SignedIn>,
}

/// The text that the signatory consents to, exactly as shown: the clauses of 様式第3号 in this
/// call's edition, in Japanese, one a line.
pub fn consent_text(call: &Call) -> (String, String) {
    let clauses = spec(FormId::CancellationConsent).clauses();
    let text = clauses.map(|clause| clause.text_ja).collect::<Vec<_>>().join("\n");
    (text, call.edition(FormId::CancellationConsent).to_owned())
}

/// Hands in. Doing it twice gives the number of the first time, not a second submission.
///
/// # Errors
/// [`PortalError::Refused`] where the rules say no, among them
/// [`Refusal::AlreadySubmitted`] with the number for the receipt.
pub async fn submit(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    input: &SubmitInput,
) -> Result<String> {
    match once(portal, actor, id, expected, input).await {
        // The other click was quicker by a breath: its receipt is this one's answer too.
        Err(PortalError::Conflict(_)) => once(portal, actor, id, expected, input).await,
        outcome => outcome,
    }
}

async fn once(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    input: &SubmitInput,
) -> Result<String> {
    read_beforehand(portal, actor, id).await?;
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    if let Some(number) = history.case.number() {
        return Err(Refusal::AlreadySubmitted { number: number.to_owned() }.into());
    }
    let (call_row, organization) = (
        calls::Entity::find_by_id(history.case.call.as_str()).lock_exclusive().one(&transaction).await?,
        organizations::Entity::find_by_id(history.case.organization.as_str()).one(&transaction).await?,
    );
    let (Some(call_row), Some(organization)) = (call_row, organization) else {
        return Err(PortalError::NotFound);
    };
    let call: Call = serde_json::from_str(&call_row.settings)?;
    let number = format!("{}-{:04}", call.code, call_row.next_number);
    let command = Command::Submit {
        number: number.clone(),
        applicant: Applicant { corporate_number: organization.corporate_number, name: organization.name },
        consent: consent(&call, input)?,
        agreed: input.agreed,
        checked: checked(&transaction, portal, actor, &history.case, &call).await?,
    };
    run(&transaction, portal, actor, history, expected, command).await?;
    let next = call_row.next_number + 1;
    let mut call_row = call_row.into_active_model();
    call_row.next_number = Set(next);
    call_row.update(&transaction).await?;
    transaction.commit().await?;
    Ok(number)
}

/// Gives a correction back. What the checks find wrong on the forms that were opened has to be mended
/// first.
///
/// # Errors
/// As [`super::execute`], [`Refusal::FindingsBlock`] among them.
pub async fn hand_back(portal: &Portal, actor: &Actor, id: &CaseId, expected: Expected) -> Result<Done> {
    let case = read_beforehand(portal, actor, id).await?;
    let (compared, changed) = (case.version, changes::since_handed_in(portal, &case).await?);
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    let call = crate::calls::load(&transaction, &history.case.call).await?;
    if history.case.version != compared {
        return Err(overtaken(id));
    }
    let checked = checked(&transaction, portal, actor, &history.case, &call).await?;
    let command = Command::ReturnCorrection { checked, changed };
    let done = run(&transaction, portal, actor, history, expected, command).await?.done;
    transaction.commit().await?;
    Ok(done)
}

/// Reading a file takes too long for a transaction in which everybody else would wait.
async fn read_beforehand(portal: &Portal, actor: &Actor, id: &CaseId) -> Result<Case> {
    let case = load_history(portal.db(), id).await?.case;
    scope::check(actor, &case)?;
    readings::prepare(portal, &case, actor).await?;
    Ok(case)
}

fn overtaken(id: &CaseId) -> PortalError {
    PortalError::Conflict(Conflict { case: Some(id.to_string()), unseen: Vec::new() })
}

/// What the checks say. A file that came in by another hand a moment ago has not been read yet.
async fn checked(
    transaction: &DatabaseTransaction,
    portal: &Portal,
    actor: &Actor,
    case: &Case,
    call: &Call,
) -> Result<CheckResult> {
    let found = readings::check_stored(transaction, case, call, actor, portal.now()).await?;
    Ok(found.ok_or_else(|| overtaken(&case.id))?.result())
}

fn consent(call: &Call, input: &SubmitInput) -> Result<Consent> {
    let mut check = Checker::default();
    let signer_name = check.take(required_line("signer_name", &input.signer_name, 200));
    let signer_title = check.take(required_line("signer_title", &input.signer_title, 200));
    let (text, edition) = consent_text(call);
    let sha256 = hex::encode(Sha256::digest(text.as_bytes()));
    let signed_in = input.signed_in.clone();
    check
        .finish(Consent { text, edition, sha256, signer_name, signer_title, signed_in })
        .map_err(PortalError::Invalid)
}
