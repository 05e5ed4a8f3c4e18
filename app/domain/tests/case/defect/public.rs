//! A report from outside: its evidence comes with it, and takes no room from the case.

use domain::actor::Actor;
use domain::case::defect::report::{MOST_FILES, Reporter};
use domain::case::defect::{DefectCommand, DefectEvent};
use domain::case::document::{MAX_CASE_BYTES, MAX_FILE_BYTES};
use domain::case::event::ActedBy;
use domain::case::{Case, EventData};

use super::commands::*;
use crate::support::people::reviewer;
use crate::support::states::listed;

#[test]
fn the_report_comes_first_and_then_each_file() {
    let mut file = listed();
    let before = file.events.len();
    file.must(&Actor::System, public_report_with(3));
    let kinds: Vec<_> = file.events[before..]
        .iter()
        .map(|event| match &event.data {
            EventData::Defect(DefectEvent::Reported { reporter: Reporter::Public { reference }, .. }) => {
                reference.clone()
            }
            EventData::Defect(DefectEvent::EvidenceAdded { defect: 1, file }) => file.name.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, ["ref-2", "写真0.docx", "写真1.docx", "写真2.docx"]);
    let files = &file.case.defect(1).unwrap().files;
    assert_eq!(files.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(files.iter().all(|one| !one.shared && one.by == ActedBy::System));
    assert_eq!(Case::replay(file.case.id.clone(), &file.events).unwrap(), file.case);
}

#[test]
fn too_many_and_too_large_files_are_refused() {
    let mut file = listed();
    assert_eq!(file.refused(&Actor::System, public_report_with(MOST_FILES + 1)).code(), "invalid");
    let mut large = crate::support::commands::file("大きい");
    large.bytes = MAX_FILE_BYTES + 1;
    let command =
        DefectCommand::RecordReport { report: the_report(), files: vec![large], reference: "r".to_owned() };
    assert_eq!(file.refused(&Actor::System, defect(command)).code(), "file-too-large");
    assert_eq!(file.case.defects, []);
}

#[test]
fn files_from_outside_take_no_room_from_the_case() {
    let mut file = listed();
    let mut sent = 0;
    while sent <= MAX_CASE_BYTES {
        let files = (0..MOST_FILES).map(|number| {
            let mut one = crate::support::commands::file(&format!("{sent}-{number}"));
            one.bytes = MAX_FILE_BYTES;
            one
        });
        let files: Vec<_> = files.collect();
        sent += files.iter().map(|one| one.bytes).sum::<u64>();
        let command = DefectCommand::RecordReport { report: the_report(), files, reference: "r".to_owned() };
        file.must(&Actor::System, defect(command));
    }
    file.must(&reviewer(), evidence());
}
