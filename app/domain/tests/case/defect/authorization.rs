//! Who may give which command about a defect in which phase: see [`crate::authorization`].

use std::collections::BTreeSet;

use domain::case::Stage;
use domain::case::command::CommandKind;
use domain::case::defect::DefectCommandKind;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::Position;

use super::commands::*;
use super::states::every_phase;
use crate::support::File;
use crate::support::states::every_state;
use crate::support::table::{Cell, Probe, compare, tried};

fn probes() -> Vec<Probe> {
    use domain::case::defect::DefectCommand as C;
    vec![
        ("report-defect", |_, _| report()),
        ("record-defect-report", |_, _| public_report()),
        ("triage-defect, none", |_, _| dismiss()),
        ("triage-defect, remedy plan", |file, _| ask_plan(file)),
        ("triage-defect, proceedings", |_, _| proceed()),
        ("suspend", |file, _| suspend(file)),
        ("lift-suspension", |_, _| lift()),
        ("record-suspension-end", |_, _| defect(C::RecordSuspensionEnd)),
        ("add-defect-evidence", |_, _| evidence()),
        ("notify-cancellation", |file, _| notify(file)),
        ("acknowledge-notice", |_, _| acknowledge()),
        ("inspect-evidence", |_, _| inspect()),
        ("add-defect-file", |_, _| vendor_file()),
        ("answer-notice", |_, _| answer(Position::Objects)),
        ("record-no-answer", |_, _| defect(C::RecordNoAnswer { defect: 1 })),
        ("ask-extension", |file, _| ask_time(file)),
        ("decide-extension", |file, _| decide_time(file, true)),
        ("move-hearing", |file, _| move_hearing(file)),
        ("record-hearing", |file, _| hear(file)),
        ("comment-hearing", |_, _| comment()),
        ("propose-plan", |file, _| plan(file)),
        ("accept-plan", |_, _| accept_plan()),
        ("return-plan", |file, _| return_plan(file)),
        ("report-progress", |_, _| progress(&[1], 10)),
        ("conclude-plan", |_, _| conclude(true)),
        ("recommend-measure, maintain", |_, _| recommend_measure(Measure::Maintain)),
        ("recommend-measure, accept remedy", |_, _| recommend_measure(Measure::AcceptRemedy)),
        ("recommend-measure, cancel", |file, _| recommend_measure(cancel(file))),
        ("recommend-measure, reinstate", |_, _| recommend_measure(Measure::Reinstate)),
        ("return-measure", |_, _| return_measure()),
        ("approve-measure", |_, _| approve_measure()),
    ]
}

/// Every phase of a defect, and every other state of a case: there is none without an answer.
fn everywhere() -> Vec<(&'static str, File)> {
    let mut all = every_phase();
    all.extend(every_state().into_iter().filter(|(_, file)| file.case.stage() != Stage::Listed));
    all.extend(crate::listing::states());
    all
}

fn cells() -> Vec<Cell> {
    tried(&probes(), &everywhere()).1
}

#[test]
fn every_command_in_every_phase_by_everybody() {
    compare(include_str!("authorization.txt"), &tried(&probes(), &everywhere()).0);
}

#[test]
fn every_command_is_tried_and_each_succeeds_somewhere() {
    let cells = cells();
    let kinds = DefectCommandKind::ALL.map(CommandKind::Defect);
    let tried: BTreeSet<_> = cells.iter().map(|cell| cell.command).collect();
    assert_eq!(tried, BTreeSet::from(kinds));
    // A suspension only runs out when time passes: see `flow`.
    for kind in kinds.into_iter().filter(|kind| kind.id() != "record-suspension-end") {
        assert!(cells.iter().any(|cell| cell.command == kind && cell.outcome == "ok"), "{}", kind.id());
    }
}

#[test]
fn an_auditor_and_another_vendor_change_nothing() {
    for cell in cells().iter().filter(|cell| ["auditor", "rival"].contains(&cell.person)) {
        assert_eq!(cell.outcome, "role-may-not", "{} in {}", cell.command.id(), cell.state);
    }
}

#[test]
fn only_a_signatory_binds_the_vendor() {
    let binding = ["acknowledge-notice", "answer-notice", "ask-extension", "comment-hearing", "propose-plan"];
    for cell in cells().iter().filter(|cell| binding.contains(&cell.command.id())) {
        assert!(cell.outcome != "ok" || cell.person == "signatory", "{}", cell.command.id());
    }
}
