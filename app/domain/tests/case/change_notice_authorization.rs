//! Who may do what about a change notice: every command × standing × person. The expected table stands
//! in `change_notice_authorization.txt`, to be read like that of `authorization.rs`.

use std::collections::BTreeSet;

use domain::case::change_notice::ChangeNoticeCommandKind;
use domain::case::command::CommandKind;

use crate::support::File;
use crate::support::notices::*;
use crate::support::states;
use crate::support::table::{Cell, Probe, compare, tried};

fn probes() -> Vec<Probe> {
    vec![
        ("notice-write, a new one of the same kind", |_, _| write(None, firmware("3.0.0"))),
        ("notice-write, the draft anew", |_, _| write(Some(1), firmware("3.0.0"))),
        ("notice-attach-file", |_, _| attach(1, None, "追加の資料")),
        ("notice-attach-file, of the form", |_, _| attach(1, Some(FORM), "様式")),
        ("notice-remove-file", |_, _| remove(1, 1)),
        ("notice-discard", |_, _| discard(1)),
        ("notice-submit", |_, _| submit(1)),
        ("notice-answer", |_, _| answer(1)),
        ("notice-return-documents", |_, _| hand_back(1)),
        ("notice-withdraw", |_, _| withdraw(1)),
        ("notice-ask", |file, _| ask(1, in_ten_days(file))),
        ("notice-request-documents", |file, _| request_documents(1, in_ten_days(file))),
        ("notice-request-tests", |_, _| request_tests(1)),
        ("notice-note", |_, _| note(1)),
        ("notice-reject", |_, _| reject(1)),
        ("notice-attach-record", |_, _| attach_record(1)),
        ("notice-record-tests", |_, _| record(1, true)),
    ]
}

/// Every standing, and the case before and after the register.
fn states() -> Vec<(&'static str, File)> {
    let mut all = vec![
        ("case in draft", states::complete_draft()),
        ("case in the device check", states::device_check()),
        ("case failed", states::failed()),
        ("no notice", states::listed()),
    ];
    all.extend(every_notice());
    all
}

fn every_cell() -> (String, Vec<Cell>) {
    tried(&probes(), &states())
}

#[test]
fn every_command_in_every_standing_by_everybody() {
    compare(include_str!("change_notice_authorization.txt"), &every_cell().0);
}

#[test]
fn every_command_is_tried_and_succeeds_somewhere() {
    let (_, cells) = every_cell();
    let accepted: BTreeSet<_> =
        cells.iter().filter(|cell| cell.outcome == "ok").map(|cell| cell.command).collect();
    let all = ChangeNoticeCommandKind::ALL.map(CommandKind::ChangeNotice);
    assert_eq!(accepted, BTreeSet::from(all));
}

#[test]
fn whoever_stands_beside_changes_nothing() {
    let (_, cells) = every_cell();
    for person in ["rival", "auditor", "administrator", "approver", "system"] {
        assert!(cells.iter().all(|cell| cell.person != person || cell.outcome != "ok"), "{person}");
    }
}

/// What a page asks beforehand is what the act will be told.
#[test]
fn a_page_asks_the_same_rules() {
    for (name, probe) in probes() {
        for (state, file) in states() {
            for (person, actor) in crate::support::people::everybody() {
                let command = probe(&file, &actor);
                let CommandKind::ChangeNotice(kind) = command.kind() else { panic!("{name}") };
                let decided = file.case.decide(command, &actor, &file.call, file.now);
                let may = file.case.may_on_notice(1, kind, &actor, &file.call, file.now);
                if decided.is_ok() && kind != ChangeNoticeCommandKind::Write {
                    assert_eq!(may, Ok(()), "{name} by {person}, {state}");
                }
            }
        }
    }
}
