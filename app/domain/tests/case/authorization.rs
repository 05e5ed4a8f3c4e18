//! Who may give which command in which state: every command × state × person.
//!
//! What is expected stands in `authorization.txt`, written to be read by a person: for each command
//! the outcomes, each with the people who get it, and below it the states in which it is so. Whoever
//! is not named gets `role-may-not`. After a change of the rules, judge each changed line before you take it over.

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::actor::Actor;
use domain::case::checklist::Outcome;
use domain::case::command::CommandKind;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::{Command, Stage};
use jiff::SignedDuration;

use crate::support::commands::*;
use crate::support::people::{colleague, everybody};
use crate::support::states::{NAMED, OTHER, every_state};
use crate::support::{File, grouped, outcome};

/// A command that is tried, by its name in the table.
type Probe = (&'static str, fn(&File, &Actor) -> Command);

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

/// One line of the whole table.
struct Cell {
    command: CommandKind,
    state: &'static str,
    stage: Stage,
    person: &'static str,
    outcome: &'static str,
}

/// Tries everything and gives the table as text together with its cells.
fn table() -> (String, Vec<Cell>) {
    let (mut text, mut cells) = (String::new(), Vec::new());
    let (states, people) = (every_state(), everybody());
    for (name, probe) in probes() {
        let _ = writeln!(text, "\n{name}");
        let mut lines = Vec::new();
        for (state, file) in &states {
            let mut tried = Vec::new();
            for (person, actor) in &people {
                let command = probe(file, actor);
                let kind = command.kind();
                let result = file.case.decide(command, actor, &file.call, file.now);
                let (outcome, stage) = (outcome(&result), file.case.stage());
                tried.push((*person, outcome));
                cells.push(Cell { command: kind, state, stage, person, outcome });
            }
            lines.push((*state, line(&tried)));
        }
        let lines: Vec<_> = lines.iter().map(|(state, line)| (*state, line.as_str())).collect();
        for (line, states) in grouped(&lines) {
            let _ = writeln!(text, "  {line}\n      {}", states.join(" · "));
        }
    }
    (text, cells)
}

/// What the people get, `role-may-not` left out.
fn line(tried: &[(&str, &str)]) -> String {
    let told: Vec<_> = tried.iter().filter(|(_, outcome)| *outcome != "role-may-not").copied().collect();
    let parts: Vec<String> =
        grouped(&told).iter().map(|(outcome, people)| format!("{outcome}: {}", people.join(" "))).collect();
    if parts.is_empty() { "role-may-not: everybody".to_owned() } else { parts.join(" | ") }
}

#[test]
fn every_command_in_every_state_by_everybody() {
    let expected = include_str!("authorization.txt");
    let (_, expected) = expected.split_once("\n---\n").unwrap();
    let (actual, _) = table();
    if expected != actual {
        eprintln!("{actual}");
    }
    for (expected, actual) in expected.lines().zip(actual.lines()) {
        assert_eq!(expected, actual, "the whole table stands above");
    }
    assert_eq!(expected, actual);
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
