//! The approver decides: the decision, the result letter (通知書) and the mails are one act.

use documents::letters::{Outcome, Reason, ResultLetter, result_letter};
use domain::actor::Actor;
use domain::calendar::{both_calendars, jst};
use domain::call::Call;
use domain::case::decision::{Decision, Verdict};
use domain::case::{Case, Command, Stage};
use domain::ids::CaseId;

use super::execute::{Done, Expected};
use super::issue::with_letter;
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// Approves what was recommended and issues the letter.
///
/// # Errors
/// As [`super::execute`].
pub async fn approve(portal: &Portal, actor: &Actor, id: &CaseId, expected: Expected) -> Result<Done> {
    let act = |document_number| Command::Approve { document_number };
    with_letter(portal, actor, id, expected, "審査", act, |call, case, _| {
        let decision = case.last_decision().ok_or_else(|| PortalError::fault("no decision"))?;
        letter(call, case, decision)
    })
    .await
}

/// The section that signs result letters.
pub(crate) const SECTION: &str = "厚生労働省　顔認証付きカードリーダー審査担当";

/// The screening that the result is of: a fail may be plain already in the formal check.
fn screening(decision: &Decision) -> &'static str {
    match decision.stage {
        Stage::FormalCheck => "形式審査",
        Stage::DeviceCheck => "機能確認",
        _ => "書類審査",
    }
}

/// What follows a pass.
fn next_steps(decision: &Decision) -> &'static str {
    if decision.stage == Stage::DeviceCheck {
        "審査のすべての段階に適合しましたので、公開簿に掲載します。掲載の内容に変更があるときは、変更届を提出してください。"
    } else {
        "次の段階として、審査3（実機を用いた機能確認）を行います。審査ポータルの案件の画面で、日程の候補と確認に使用する機器を登録してください。"
    }
}

fn letter(call: &Call, case: &Case, decision: &Decision) -> Result<Vec<u8>> {
    let facts = decision.facts.clone().unwrap_or_default();
    let passed = decision.verdict == Verdict::Pass;
    let reasons = decision.reasons.iter().map(|reason| Reason {
        form: reason.form.map(|form| format!("様式第{}号", form.number())).unwrap_or_default(),
        text: reason.code.text_ja().to_owned(),
        note: reason.note.clone(),
    });
    let next_steps = if passed { next_steps(decision) } else { "" };
    let letter = ResultLetter {
        document_number: decision.document_number.clone(),
        date: both_calendars(jst(decision.at).date()),
        company_name: case.submission.as_ref().map(|one| one.applicant.name.clone()).unwrap_or_default(),
        representative: format!("{}　{}", facts.representative_title, facts.representative_name),
        from: SECTION.to_owned(),
        screening: screening(decision).to_owned(),
        call_title: call.title_ja.clone(),
        case_number: case.number().unwrap_or_default().to_owned(),
        product_name: case.product_in_hand().to_owned(),
        model_number: facts.model_number,
        firmware: facts.firmware,
        outcome: if passed { Outcome::Passed } else { Outcome::Failed },
        reasons: reasons.collect(),
        next_steps: next_steps.to_owned(),
        appeal: decision.appeal.clone().filter(|text| !text.is_empty()),
    };
    result_letter(&letter).map_err(PortalError::fault)
}
