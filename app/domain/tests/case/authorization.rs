//! Who may give which command in which state: every command × state × person.
//!
//! What is expected stands in `authorization.txt`, written to be read by a person: for each command
//! the outcomes, each with the people who get it, and below it the states in which it is so. Whoever
//! is not named gets `role-may-not`. After a change of the rules, judge each changed line before you take it over.

use std::collections::BTreeSet;

use domain::case::checklist::Outcome;
use domain::case::command::CommandKind;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::{Command, Stage};
use jiff::SignedDuration;

use crate::support::commands::*;
use crate::support::people::colleague;
use crate::support::states::{NAMED, OTHER, every_state};
use crate::support::table::{Cell, Probe, compare, tried};

fn probes() -> Vec<Probe> {
    vec![
        ("fill-facts", |_, _| fill_facts()),
        ("upload", |_, _| upload(NAMED, "new")),
        ("upload, a form no correction names", |_, _| upload(OTHER, "new")),
        ("attach-evidence", |_, _| attach("R-02", "写真")),
        ("remove-evidence", |_, _| Command::RemoveEvidence { number: 1 }),
        ("submit", |_, _| submit()),
        ("withdraw", |_, _| withdraw()),
        ("answer-item", |_, _| answer(1)),
        ("return-correction", |_, _| return_correction()),
        ("assign, to oneself", |_, actor| assign(actor)),
        ("assign, to the colleague", |_, _| assign(&colleague())),
        ("declare-conflict", |_, _| declare_conflict()),
        ("mark", |file, _| mark(&file.call.criteria[0].id, Outcome::Pass)),
        ("add-note", |_, _| note()),
        ("send-message", |_, _| message()),
        ("request-correction", |file, _| {
            request_correction(&[Target::Form(NAMED)], file.now + SignedDuration::from_hours(240))
        }),
        ("hold", |_, _| hold()),
        ("resume", |_, _| resume()),
        ("pass-formal-check", |_, _| Command::PassFormalCheck),
        ("recommend, pass", |_, _| recommend(Verdict::Pass)),
        ("recommend, fail", |_, _| recommend(Verdict::Fail)),
        ("return-recommendation", |_, _| return_recommendation()),
        ("approve", |_, _| approve()),
        ("record-letter", |_, _| letter()),
    ]
}

fn table() -> (String, Vec<Cell>) {
    tried(&probes(), &every_state())
}

#[test]
fn every_command_in_every_state_by_everybody() {
    compare(include_str!("authorization.txt"), &table().0);
}

#[test]
fn every_command_is_tried() {
    let (_, cells) = table();
    let tried: BTreeSet<_> = cells.iter().map(|cell| cell.command).collect();
    assert_eq!(tried, BTreeSet::from(CommandKind::SCREENING));
    for kind in CommandKind::SCREENING {
        assert!(cells.iter().any(|cell| cell.command == kind && cell.outcome == "ok"), "{}", kind.id());
    }
}

#[test]
fn every_stage_is_visited() {
    let (_, cells) = table();
    for stage in
        Stage::ALL.into_iter().filter(|stage| !Stage::REGISTERED.contains(stage) || *stage == Stage::Listed)
    {
        assert!(cells.iter().any(|cell| cell.stage == stage), "{}", stage.id());
    }
}

/// The commands that a person can give with success in some state.
fn accepted_from(person: &str) -> BTreeSet<&'static str> {
    let (_, cells) = table();
    let own = cells.iter().filter(|cell| cell.person == person && cell.outcome == "ok");
    own.map(|cell| cell.command.id()).collect()
}

#[test]
fn an_auditor_and_another_vendor_change_nothing() {
    assert_eq!(accepted_from("auditor"), BTreeSet::new());
    assert_eq!(accepted_from("rival"), BTreeSet::new());
}

#[test]
fn who_stands_beside_the_case_can_do_little() {
    assert_eq!(accepted_from("administrator"), BTreeSet::from(["assign", "declare-conflict"]));
    assert_eq!(accepted_from("system"), BTreeSet::from(["record-letter"]));
    assert_eq!(accepted_from("tester"), BTreeSet::from(["add-note", "declare-conflict", "recommend"]));
}

#[test]
fn a_closed_case_takes_nothing_but_its_letter() {
    let (_, cells) = table();
    for cell in cells.iter().filter(|cell| matches!(cell.stage, Stage::Failed | Stage::Withdrawn)) {
        let letter = cell.command == CommandKind::RecordLetter && cell.stage == Stage::Failed;
        let refused = cell.outcome != "ok" || letter;
        assert!(refused, "{} by {} in {}", cell.command.id(), cell.person, cell.state);
    }
}
