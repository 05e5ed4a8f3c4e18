//! The result sheet (結果表) of a device check: made with each recommendation, from what was recorded.

use documents::result_sheet::{Attempt, Device, ResultSheet, TestCase, result_sheet};
use domain::actor::Actor;
use domain::calendar::{both_calendars, datetime_ja, jst};
use domain::call::Call;
use domain::case::device_check::{DeviceCheckCommand, TestOutcome, TestResult};
use domain::case::document::StoredFile;
use domain::case::stage::{Standing, State, Step};
use domain::case::{Case, Command};
use domain::test_plan::TestPlan;
use sea_orm::DatabaseTransaction;

use super::execute::{Done, Expected, Ran, run};
use crate::calls;
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// Adds the sheet to a recommendation on the devices; any other passes through. As with letters, the file
/// is stored before the transaction is committed.
pub(super) async fn with_sheet(
    transaction: &DatabaseTransaction,
    portal: &Portal,
    recommended: Ran,
) -> Result<Done> {
    let case = &recommended.done.case;
    let State::Screening { step: Step::DeviceCheck, standing: Standing::AwaitingApproval(open), .. } =
        &case.state
    else {
        return Ok(recommended.done);
    };
    let call = calls::load(transaction, &case.call).await?;
    // Without a plan nothing was tried, and a fail says why.
    let Some(plan) = case.device_check.plan(&call) else { return Ok(recommended.done) };
    let sheet = result_sheet(&sheet(&call, case, plan, &open.by.name)).map_err(PortalError::fault)?;
    let (sha256, bytes) = portal.storage().keep_bytes(sheet).await?;
    let number = case.number().unwrap_or_default();
    let name = format!("機能確認結果表-{number}-{}.docx", case.device_check.sheets.len() + 1);
    let file = StoredFile { sha256, name, bytes };
    let command = Command::DeviceCheck(DeviceCheckCommand::RecordSheet { file });
    let mut added = recommended.done.added;
    let recorded =
        run(transaction, portal, &Actor::System, recommended.history, Expected::Any, command).await?;
    added.extend(recorded.done.added);
    Ok(Done { case: recorded.done.case, added })
}

fn sheet(call: &Call, case: &Case, plan: &TestPlan, tester: &str) -> ResultSheet {
    let check = &case.device_check;
    let facts = case.facts_in_hand().cloned().unwrap_or_default();
    let recommended_at = match &case.state {
        State::Screening { standing: Standing::AwaitingApproval(open), .. } => open.at,
        _ => case.started_at,
    };
    let appointment = check.appointment.as_ref().map(|one| &one.slot);
    let witness = check.witness.as_ref();
    ResultSheet {
        date: both_calendars(jst(recommended_at).date()),
        call_title: call.title_ja.clone(),
        case_number: case.number().unwrap_or_default().to_owned(),
        company_name: case.submission.as_ref().map(|one| one.applicant.name.clone()).unwrap_or_default(),
        product_name: facts.product_name,
        model_number: facts.model_number,
        firmware: facts.firmware,
        plan_edition: plan.edition.clone(),
        held_at: appointment.map(|slot| datetime_ja(slot.from)).unwrap_or_default(),
        place: appointment.map(|slot| slot.place.clone()).unwrap_or_default(),
        tester: tester.to_owned(),
        witness: witness.map(|one| format!("{}　{}", one.organization, one.name)).unwrap_or_default(),
        devices: check
            .devices
            .iter()
            .map(|device| Device {
                serial: device.serial.clone(),
                firmware: device.firmware.clone(),
                environment: device.environment.clone(),
            })
            .collect(),
        cases: plan.cases.iter().map(|one| test_case(case, one)).collect(),
    }
}

fn test_case(case: &Case, planned: &domain::test_plan::TestCase) -> TestCase {
    let check = &case.device_check;
    let attempts = check.devices.iter().flat_map(|device| {
        check.attempts(&planned.id, &device.serial).map(|result| attempt(result, &planned.unit))
    });
    TestCase {
        id: planned.id.clone(),
        title: planned.title.clone(),
        mandatory: planned.mandatory,
        attempts: attempts.collect(),
    }
}

fn attempt(result: &TestResult, unit: &str) -> Attempt {
    let value = if result.value.is_empty() { String::new() } else { format!("{} {unit}", result.value) };
    Attempt {
        device: result.device.clone(),
        firmware: result.firmware.clone(),
        number: result.attempt,
        outcome: match result.outcome {
            TestOutcome::Pass => "合格",
            TestOutcome::Fail => "不合格",
            TestOutcome::NotRun => "未実施",
        }
        .to_owned(),
        value,
        note: result.note.clone(),
        files: result.files.iter().map(|one| one.file.name.clone()).collect(),
        at: datetime_ja(result.noted_at),
    }
}
