//! Who may give which command of the device check in which state, with its table
//! `device_check_authorization.txt`. How to read it stands in the head of [`crate::authorization`].

use std::collections::BTreeSet;

use domain::case::command::CommandKind;
use domain::case::device_check::{DeviceCheckCommandKind, TestOutcome};
use domain::case::decision::Verdict;

use crate::support::commands::recommend;
use crate::support::device_check::*;
use crate::support::states::{correcting, every_state, held};
use crate::support::table::{Cell, Probe, compare, tried};

fn probes() -> Vec<Probe> {
    vec![
        ("device-propose-slots", |file, _| propose(file)),
        ("device-name-devices", |_, _| name_two()),
        ("device-ask-to-move", |_, _| ask_to_move()),
        ("device-confirm-slot", |_, _| confirm(1)),
        ("device-decline-slots", |_, _| decline()),
        ("device-move-date", |_, _| move_date()),
        ("device-take-over", |_, _| take_over()),
        ("device-accept-firmware", |_, _| accept("SN-001")),
        ("device-record", |file, _| record(result(file, "probe", "T-01", "SN-001", TestOutcome::Pass))),
        ("device-name-witness", |_, _| witness()),
        ("device-record-sheet", |_, _| sheet()),
        ("recommend, pass", |_, _| recommend(Verdict::Pass)),
        ("recommend, fail", |_, _| recommend(Verdict::Fail)),
    ]
}

fn table() -> (String, Vec<Cell>) {
    let mut states = every_state();
    states.retain(|(name, _)| !name.starts_with("formal check") && !name.starts_with("draft, "));
    states.extend(device_states());
    states.push(("testing, held", held(testing())));
    states.push(("testing, correcting", correcting(testing())));
    let mut taken = testing();
    taken.must(&other_tester(), take_over());
    states.push(("testing, taken over", taken));
    let mut other = testing();
    other.must(&crate::support::people::member(), name(&[("SN-001", "1.0.1")]));
    states.push(("testing, another firmware", other));
    tried(&probes(), &states)
}

#[test]
fn every_command_in_every_state_by_everybody() {
    compare(include_str!("device_check_authorization.txt"), &table().0);
}

#[test]
fn every_command_is_tried_and_accepted_somewhere() {
    let (_, cells) = table();
    for kind in DeviceCheckCommandKind::ALL.map(CommandKind::DeviceCheck) {
        assert!(cells.iter().any(|cell| cell.command == kind && cell.outcome == "ok"), "{}", kind.id());
    }
}

/// What was accepted of the commands of this room.
fn own(cells: &[Cell]) -> impl Iterator<Item = &Cell> {
    let of_room = |cell: &&Cell| matches!(cell.command, CommandKind::DeviceCheck(_));
    cells.iter().filter(of_room).filter(|cell| cell.outcome == "ok")
}

#[test]
fn only_the_vendor_and_testers_act() {
    let (_, cells) = table();
    let acting: BTreeSet<_> =
        own(&cells).map(|cell| cell.person).collect();
    assert_eq!(acting, BTreeSet::from(["member", "signatory", "tester", "system"]));
}
