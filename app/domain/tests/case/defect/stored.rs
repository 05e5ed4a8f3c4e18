//! Stored events stay readable: byte by byte.

use std::collections::BTreeSet;

use domain::case::EventData;
use domain::case::defect::DefectEvent;

use super::states::*;
use crate::support::{File, people, replay};

/// Histories in which every kind of event stands.
fn files() -> Vec<File> {
    use super::commands::*;
    use domain::actor::Actor;
    use domain::case::defect::DefectCommand as C;
    let mut silent = overdue();
    silent.must(&Actor::System, defect(C::RecordNoAnswer { defect: 1 }));
    let mut moved = time_asked();
    moved.must(&people::reviewer(), decide_time(&moved, true));
    moved.must(&people::reviewer(), move_hearing(&moved));
    moved.must(&people::signatory(), acknowledge());
    moved.must(&people::member(), inspect());
    moved.must(&people::member(), vendor_file());
    let mut lifted = suspended();
    lifted.must(&people::approver(), lift());
    let mut ran_out = suspended();
    ran_out.now = days(&ran_out, 60);
    ran_out.must(&Actor::System, defect(C::RecordSuspensionEnd));
    let mut commented = heard();
    commented.must(&people::signatory(), comment());
    let mut returned = cancel_recommended();
    returned.must(&people::approver(), return_measure());
    let mut plan_back = plan_proposed();
    plan_back.must(&people::reviewer(), return_plan(&plan_back));
    let mut progressing = remedying();
    progressing.must(&people::member(), progress(&[1], 10));
    vec![
        silent,
        moved,
        lifted,
        ran_out,
        commented,
        returned,
        plan_back,
        progressing,
        reinstated(),
        dismissed(),
    ]
}

#[test]
fn each_kind_is_written_and_read_as_ever() {
    let mut lines = Vec::new();
    let mut seen = BTreeSet::new();
    for file in files() {
        for event in &file.events {
            if !matches!(event.data, EventData::Defect(_)) {
                continue;
            }
            let text = serde_json::to_string(&event.data).unwrap();
            let back: EventData = serde_json::from_str(&text).unwrap();
            assert_eq!(back, event.data);
            if seen.insert(event.data.kind()) {
                lines.push(text);
            }
        }
        assert_eq!(replay(&file.events), file.case);
    }
    assert_eq!(seen, BTreeSet::from(DefectEvent::KINDS));
    let text = lines.join("\n") + "\n";
    if text != include_str!("history.jsonl") {
        eprintln!("{text}");
    }
    assert_eq!(text, include_str!("history.jsonl"), "the whole of it stands above");
}
