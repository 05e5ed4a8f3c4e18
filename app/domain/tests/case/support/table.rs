//! The table of who may do what when, tried out and written to be read by a person.

use std::fmt::Write;

use domain::actor::Actor;
use domain::case::command::CommandKind;
use domain::case::{Command, Stage};

use super::people::everybody;
use super::{File, grouped, outcome};

/// A command that is tried, by its name in the table.
pub type Probe = (&'static str, fn(&File, &Actor) -> Command);

/// One line of the whole table.
pub struct Cell {
    pub command: CommandKind,
    pub state: &'static str,
    pub stage: Stage,
    pub person: &'static str,
    pub outcome: &'static str,
}

/// Tries everything in each state and gives the table as text together with its cells.
pub fn tried(probes: &[Probe], states: &[(&'static str, File)]) -> (String, Vec<Cell>) {
    let (mut text, mut cells) = (String::new(), Vec::new());
    let people = everybody();
    for (name, probe) in probes {
        let _ = writeln!(text, "\n{name}");
        let mut lines = Vec::new();
        for (state, file) in states {
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

/// Holds a table against the one that was judged; its head is for people.
pub fn compare(expected: &str, actual: &str) {
    let (_, expected) = expected.split_once("\n---\n").unwrap();
    if expected != actual {
        eprintln!("{actual}");
    }
    for (expected, actual) in expected.lines().zip(actual.lines()) {
        assert_eq!(expected, actual, "the whole table stands above");
    }
    assert_eq!(expected, actual);
}
