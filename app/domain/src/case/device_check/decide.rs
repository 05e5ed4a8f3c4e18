//! The rules of this room: may this actor do this now, and what happens then?

use super::typed::{self, MAX_RESULT_FILES, measured};
use super::{
    DeviceCheckCommand, DeviceCheckCommandKind, DeviceCheckEvent, NewResult, Slot, TestOutcome, TestResult,
};
use crate::actor::StaffRole;
use crate::case::command::same;
use crate::case::decide::Asked;
use crate::case::decision::Verdict;
use crate::case::document::MAX_FILE_BYTES;
use crate::case::event::EventData;
use crate::case::facts::{optional_text, required_line, required_text};
use crate::case::refusal::Refusal;
use crate::case::stage::{Standing, Step};
use crate::test_plan::TestPlan;
use crate::validation::FieldError;

/// Longest reason or note, in characters.
const WORDS: usize = 4000;
const LINE: usize = 200;

/// Whether the command can be given now, whatever its content: standing of the actor, then state.
pub(in crate::case) fn may(asked: &Asked<'_>, kind: DeviceCheckCommandKind) -> Result<(), Refusal> {
    use DeviceCheckCommandKind as Kind;
    let check = &asked.case.device_check;
    match kind {
        Kind::ProposeSlots => {
            free(asked)?;
            match &check.appointment {
                Some(appointment) => Err(Refusal::DateAgreed { from: appointment.slot.from }),
                None => Ok(()),
            }
        }
        Kind::NameDevices => free(asked),
        Kind::AskToMove => {
            free(asked)?;
            agreed(asked)
        }
        Kind::ConfirmSlot | Kind::DeclineSlots => {
            tester(asked)?;
            free(asked)?;
            no_other_tester(asked)?;
            if check.proposal.is_some() { Ok(()) } else { Err(Refusal::NoSlotsProposed) }
        }
        Kind::MoveDate => {
            the_tester(asked)?;
            agreed(asked)
        }
        Kind::TakeOver => {
            tester(asked)?;
            free(asked)?;
            match &check.tester {
                Some(person) if same(person, asked.actor.account()) => Err(Refusal::AlreadyTheTester),
                // Before a date was ever confirmed there is nothing to take over.
                None if check.edition.is_none() => Err(Refusal::NoDateAgreed),
                _ => Ok(()),
            }
        }
        Kind::AcceptFirmware | Kind::NameWitness => the_tester(asked),
        Kind::Record => {
            the_tester(asked)?;
            if check.devices.is_empty() { Err(Refusal::NoDevices) } else { Ok(()) }
        }
        Kind::RecordSheet => match asked.screening()? {
            (Step::DeviceCheck, Standing::AwaitingApproval(_)) => Ok(()),
            _ => Err(asked.wrong_stage()),
        },
    }
}

pub(in crate::case) fn decide(
    asked: &Asked<'_>,
    command: DeviceCheckCommand,
) -> Result<Vec<EventData>, Refusal> {
    may(asked, command.kind())?;
    let event = match command {
        DeviceCheckCommand::ProposeSlots { slots } => {
            let slots = typed::slots(slots, asked.now).map_err(Refusal::Invalid)?;
            DeviceCheckEvent::SlotsProposed { slots }
        }
        DeviceCheckCommand::NameDevices { devices } => name_devices(asked, devices)?,
        DeviceCheckCommand::AskToMove { reason } | DeviceCheckCommand::MoveDate { reason } => {
            let appointment = asked.case.device_check.appointment.as_ref().ok_or(Refusal::NoDateAgreed)?;
            let slot = appointment.slot.clone();
            DeviceCheckEvent::DateMoved { slot, reason: words("reason", &reason)? }
        }
        DeviceCheckCommand::ConfirmSlot { slot, place } => confirm(asked, slot, &place)?,
        DeviceCheckCommand::DeclineSlots { reason } => {
            DeviceCheckEvent::SlotsDeclined { reason: words("reason", &reason)? }
        }
        DeviceCheckCommand::TakeOver { reason } => {
            DeviceCheckEvent::TakenOver { reason: words("reason", &reason)? }
        }
        DeviceCheckCommand::AcceptFirmware { device, note } => accept_firmware(asked, &device, &note)?,
        DeviceCheckCommand::Record(result) => match record(asked, result)? {
            Some(event) => event,
            None => return Ok(Vec::new()),
        },
        DeviceCheckCommand::NameWitness { name, organization } => {
            DeviceCheckEvent::WitnessNamed(typed::witness(&name, &organization).map_err(Refusal::Invalid)?)
        }
        DeviceCheckCommand::RecordSheet { file } => DeviceCheckEvent::SheetMade { file },
    };
    Ok(vec![EventData::DeviceCheck(event)])
}

fn words(field: &str, raw: &str) -> Result<String, Refusal> {
    required_text(field, raw, WORDS).map_err(|error| Refusal::Invalid(vec![error]))
}

fn tester(asked: &Asked<'_>) -> Result<(), Refusal> {
    asked.needs_role(&[StaffRole::DeviceTester])
}

/// The case is in this step, and neither corrected, held nor recommended.
fn free(asked: &Asked<'_>) -> Result<(), Refusal> {
    match asked.screening()? {
        (Step::DeviceCheck, _) => asked.working().map(drop),
        _ => Err(asked.wrong_stage()),
    }
}

fn agreed(asked: &Asked<'_>) -> Result<(), Refusal> {
    if asked.case.device_check.appointment.is_some() { Ok(()) } else { Err(Refusal::NoDateAgreed) }
}

fn no_other_tester(asked: &Asked<'_>) -> Result<(), Refusal> {
    match &asked.case.device_check.tester {
        Some(person) if !same(person, asked.actor.account()) => {
            Err(Refusal::AnotherTester { tester: person.name.clone() })
        }
        _ => Ok(()),
    }
}

/// At the bench only the tester of the case acts.
fn the_tester(asked: &Asked<'_>) -> Result<(), Refusal> {
    tester(asked)?;
    free(asked)?;
    no_other_tester(asked)?;
    if asked.case.device_check.tester.is_some() { Ok(()) } else { Err(Refusal::NoTester) }
}

fn plan<'a>(asked: &Asked<'a>) -> Result<&'a TestPlan, Refusal> {
    asked.case.device_check.plan(asked.call).ok_or(Refusal::NoTestPlan)
}

/// The edition stays the one of the first results; before there are any it is the newest.
fn confirm(asked: &Asked<'_>, slot: usize, place: &str) -> Result<DeviceCheckEvent, Refusal> {
    let check = &asked.case.device_check;
    let slots = check.proposal.as_ref().map(|proposal| proposal.slots.as_slice()).unwrap_or_default();
    let chosen = slot.checked_sub(1).and_then(|index| slots.get(index)).ok_or(Refusal::NoSuchSlot)?;
    if chosen.from <= asked.now {
        return Err(Refusal::SlotPassed);
    }
    let place = if place.trim().is_empty() { &chosen.place } else { place };
    let place = required_line("place", place, LINE).map_err(|error| Refusal::Invalid(vec![error]))?;
    let kept = check.edition.as_ref().filter(|_| !check.results.is_empty());
    let newest = asked.call.test_plan().map(|plan| &plan.edition);
    let edition = kept.or(newest).ok_or(Refusal::NoTestPlan)?.clone();
    Ok(DeviceCheckEvent::SlotConfirmed { slot: Slot { place, ..chosen.clone() }, edition })
}

fn name_devices(asked: &Asked<'_>, devices: Vec<super::Device>) -> Result<DeviceCheckEvent, Refusal> {
    let devices = typed::devices(devices).map_err(Refusal::Invalid)?;
    let tried = asked.case.device_check.results.iter().map(|result| &result.device);
    let gone = tried.into_iter().find(|serial| devices.iter().all(|device| device.serial != **serial));
    match gone {
        Some(serial) => Err(Refusal::DeviceTried { serial: serial.clone() }),
        None => Ok(DeviceCheckEvent::DevicesNamed { devices }),
    }
}

fn accept_firmware(asked: &Asked<'_>, serial: &str, note: &str) -> Result<DeviceCheckEvent, Refusal> {
    let open = asked.case.firmware_to_judge();
    let device = open.into_iter().find(|device| device.serial == serial).ok_or(Refusal::NoFirmwareToJudge)?;
    let note = words("note", note)?;
    Ok(DeviceCheckEvent::FirmwareAccepted {
        device: device.serial.clone(),
        firmware: device.firmware.clone(),
        note,
    })
}

/// `None` where it was recorded before: a browser that got no answer sends it again.
fn record(asked: &Asked<'_>, new: NewResult) -> Result<Option<DeviceCheckEvent>, Refusal> {
    let check = &asked.case.device_check;
    let device = check.device(&new.device).ok_or(Refusal::NoSuchDevice)?;
    let case = plan(asked)?.case(&new.test_case).ok_or(Refusal::NoSuchTestCase)?;
    let mut errors = Vec::new();
    let identifies = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !(8..=64).contains(&new.id.len()) || !new.id.chars().all(identifies) {
        errors.push(FieldError::new("id", "result-id"));
    }
    let measures = !case.unit.is_empty();
    let value = match new.outcome {
        TestOutcome::Pass | TestOutcome::Fail if measures => measured(&new.value),
        _ => Ok(String::new()),
    };
    let value = value.unwrap_or_else(|error| {
        errors.push(error);
        String::new()
    });
    let note = optional_text("note", &new.note, WORDS).unwrap_or_else(|error| {
        errors.push(error);
        String::new()
    });
    let firmware = optional_text("firmware", &new.firmware, 200).unwrap_or_else(|error| {
        errors.push(error);
        String::new()
    });
    if new.files.len() > MAX_RESULT_FILES {
        errors.push(FieldError::new("files", "too-many-files").with("max", MAX_RESULT_FILES));
    }
    if !errors.is_empty() {
        return Err(Refusal::Invalid(errors));
    }
    let known = check.results.iter().find(|one| one.id == new.id);
    if let Some(known) = known {
        let again = known.test_case == new.test_case
            && known.device == new.device
            && (known.outcome, &known.value, &known.note) == (new.outcome, &value, &note);
        return if again { Ok(None) } else { Err(Refusal::ResultIdTaken) };
    }
    room(check.room(), &new)?;
    Ok(Some(DeviceCheckEvent::ResultRecorded {
        id: new.id,
        test_case: new.test_case,
        device: new.device,
        firmware: if firmware.is_empty() { device.firmware.clone() } else { firmware },
        outcome: new.outcome,
        value,
        note,
        files: new.files,
        // The clock of a tablet may be fast; nothing was noted in the future.
        noted_at: new.noted_at.map_or(asked.now, |at| at.min(asked.now)),
    }))
}

fn room(room: u64, new: &NewResult) -> Result<(), Refusal> {
    if let Some(large) = new.files.iter().map(|one| one.file.bytes).find(|bytes| *bytes > MAX_FILE_BYTES) {
        return Err(Refusal::FileTooLarge { bytes: large });
    }
    let wanted: u64 = new.files.iter().map(|one| one.file.bytes).sum();
    if wanted > room { Err(Refusal::CaseTooLarge { room }) } else { Ok(()) }
}

/// Whether this person can recommend in this step at all; the state was judged before.
pub(in crate::case) fn may_recommend(asked: &Asked<'_>) -> Result<(), Refusal> {
    no_other_tester(asked)
}

/// What has to be there before a result is recommended. A fail may be plain without a single test: a
/// vendor that never brings its devices is failed with that reason.
pub(in crate::case) fn ready(asked: &Asked<'_>, verdict: Verdict) -> Result<(), Refusal> {
    let check = &asked.case.device_check;
    if verdict == Verdict::Pass {
        passed(asked)?;
    }
    let tried = |results: &[TestResult]| !results.is_empty();
    if check.witness.is_none() && (verdict == Verdict::Pass || tried(&check.results)) {
        return Err(Refusal::WitnessMissing);
    }
    Ok(())
}

fn passed(asked: &Asked<'_>) -> Result<(), Refusal> {
    let check = &asked.case.device_check;
    if check.tester.is_none() {
        return Err(Refusal::NoTester);
    }
    if check.devices.is_empty() {
        return Err(Refusal::NoDevices);
    }
    let ids =
        |cases: Vec<&crate::test_plan::TestCase>| cases.into_iter().map(|case| case.id.clone()).collect();
    let (failed, open) = check.not_passed(plan(asked)?);
    if !failed.is_empty() {
        return Err(Refusal::TestsFailed { cases: ids(failed) });
    }
    if !open.is_empty() {
        return Err(Refusal::TestsOpen { cases: ids(open) });
    }
    let differing: Vec<String> =
        asked.case.firmware_to_judge().into_iter().map(|device| device.serial.clone()).collect();
    if differing.is_empty() { Ok(()) } else { Err(Refusal::FirmwareDiffers { serials: differing }) }
}
