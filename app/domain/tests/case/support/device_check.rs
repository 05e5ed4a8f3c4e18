//! Commands and states of the device check.

use domain::actor::Actor;
use domain::case::Command;
use domain::case::decision::Verdict;
use domain::case::device_check::{Device, DeviceCheckCommand, NewResult, Slot, TestOutcome};
use jiff::SignedDuration;

use super::File;
use super::commands::{approve, file, recommend};
use super::people::*;
use super::states::device_check;

/// A second 機能確認担当.
pub fn other_tester() -> Actor {
    staff("tester-2", "木村岳", &[domain::actor::StaffRole::DeviceTester])
}

/// A morning in a number of days.
pub fn slot(file: &File, days: i64) -> Slot {
    let from = file.now + SignedDuration::from_hours(24 * days);
    Slot {
        from, to: from + SignedDuration::from_hours(3), place: "東京都千代田区の試験室".to_owned()
    }
}

pub fn propose(file: &File) -> Command {
    let slots = vec![slot(file, 7), slot(file, 8)];
    Command::DeviceCheck(DeviceCheckCommand::ProposeSlots { slots })
}

pub fn confirm(slot: usize) -> Command {
    Command::DeviceCheck(DeviceCheckCommand::ConfirmSlot { slot, place: String::new() })
}

pub fn decline() -> Command {
    Command::DeviceCheck(DeviceCheckCommand::DeclineSlots {
        reason: "試験室が空いていないため".to_owned()
    })
}

pub fn ask_to_move() -> Command {
    Command::DeviceCheck(DeviceCheckCommand::AskToMove {
        reason: "機器の到着が遅れるため".to_owned()
    })
}

pub fn move_date() -> Command {
    Command::DeviceCheck(DeviceCheckCommand::MoveDate { reason: "試験室の工事のため".to_owned() })
}

pub fn take_over() -> Command {
    Command::DeviceCheck(DeviceCheckCommand::TakeOver { reason: "担当者が休暇のため".to_owned() })
}

pub fn device(serial: &str, firmware: &str) -> Device {
    let environment = "資格確認端末 Windows 11、有線".to_owned();
    Device { serial: serial.to_owned(), firmware: firmware.to_owned(), environment }
}

pub fn name(devices: &[(&str, &str)]) -> Command {
    let devices = devices.iter().map(|(serial, firmware)| device(serial, firmware)).collect();
    Command::DeviceCheck(DeviceCheckCommand::NameDevices { devices })
}

pub fn name_two() -> Command {
    name(&[("SN-001", "1.0.0"), ("SN-002", "1.0.0")])
}

pub fn accept(serial: &str) -> Command {
    let (device, note) = (serial.to_owned(), "不具合の修正だけであることを確認した。".to_owned());
    Command::DeviceCheck(DeviceCheckCommand::AcceptFirmware { device, note })
}

pub fn witness() -> Command {
    Command::DeviceCheck(DeviceCheckCommand::NameWitness {
        name: "鈴木一郎".to_owned(),
        organization: "株式会社リーダー".to_owned(),
    })
}

/// A result with a value wherever the plan measures something.
pub fn result(file: &File, id: &str, case: &str, device: &str, outcome: TestOutcome) -> NewResult {
    let plan = file.case.device_check.plan(&file.call);
    let measures = plan.and_then(|plan| plan.case(case)).is_some_and(|case| !case.unit.is_empty());
    NewResult {
        id: format!("result-{id}"),
        test_case: case.to_owned(),
        device: device.to_owned(),
        firmware: String::new(),
        outcome,
        value: if measures && outcome != TestOutcome::NotRun { "9.5".to_owned() } else { String::new() },
        note: String::new(),
        files: Vec::new(),
        noted_at: None,
    }
}

pub fn record(result: NewResult) -> Command {
    Command::DeviceCheck(DeviceCheckCommand::Record(result))
}

pub fn sheet() -> Command {
    Command::DeviceCheck(DeviceCheckCommand::RecordSheet { file: file("結果表") })
}

pub fn proposed() -> File {
    let mut file = device_check();
    let propose = propose(&file);
    file.must(&member(), propose);
    file
}

/// A date is agreed on, but no device is named.
pub fn confirmed() -> File {
    let mut file = proposed();
    file.must(&tester(), confirm(1));
    file
}

pub fn testing() -> File {
    let mut file = confirmed();
    file.must(&member(), name_two());
    file
}

/// Agreed, with devices; then the vendor asked for another date.
pub fn moved() -> File {
    let mut file = testing();
    file.must(&member(), ask_to_move());
    file
}

/// The next thing that has to be done for a pass; `None` once it can be recommended.
pub fn next_step(file: &File) -> Option<(Actor, Command)> {
    let check = &file.case.device_check;
    let plan = check.plan(&file.call)?;
    let at_bench = check.tester.as_ref().map_or_else(tester, |person| {
        if person.account.as_str() == "tester" { tester() } else { other_tester() }
    });
    if check.tester.is_none() && check.edition.is_some() {
        return Some((tester(), take_over()));
    }
    if check.appointment.is_none() {
        // What was proposed may lie in the past by now.
        let open = check.proposal.as_ref().map(|proposal| &proposal.slots);
        let slot = open.and_then(|slots| slots.iter().position(|slot| slot.from > file.now));
        return Some(match slot {
            Some(slot) => (at_bench, confirm(slot + 1)),
            None => (member(), propose(file)),
        });
    }
    if check.devices.is_empty() {
        return Some((member(), name_two()));
    }
    if let Some(device) = file.case.firmware_to_judge().first() {
        return Some((at_bench, accept(&device.serial)));
    }
    for device in &check.devices {
        for case in &plan.cases {
            if check.latest(&case.id, device).is_none_or(|latest| latest.outcome != TestOutcome::Pass) {
                let id = format!("{}-{}", check.results.len(), file.events.len());
                let passed = result(file, &id, &case.id, &device.serial, TestOutcome::Pass);
                return Some((at_bench, record(passed)));
            }
        }
    }
    check.witness.is_none().then(|| (at_bench, witness()))
}

/// Every test case is passed on every device, and somebody watched.
pub fn tested() -> File {
    let mut file = testing();
    while let Some((actor, command)) = next_step(&file) {
        file.must(&actor, command);
    }
    file
}

pub fn awaiting_device_pass() -> File {
    let mut file = tested();
    file.must(&tester(), recommend(Verdict::Pass));
    file
}

/// Failed in this step.
pub fn failed_devices() -> File {
    let mut file = testing();
    let failed = result(&file, "failed", "T-03", "SN-001", TestOutcome::Fail);
    file.must(&tester(), record(failed));
    file.must(&tester(), witness());
    file.must(&tester(), recommend(Verdict::Fail));
    file.must(&approver(), approve());
    file
}

/// The states of this room, with the name used in tables.
pub fn device_states() -> Vec<(&'static str, File)> {
    vec![
        ("proposed", proposed()),
        ("confirmed", confirmed()),
        ("testing", testing()),
        ("moved", moved()),
        ("tested", tested()),
        ("recommended", awaiting_device_pass()),
        ("failed in the device check", failed_devices()),
    ]
}
