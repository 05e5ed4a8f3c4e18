//! What the vendor may know of a defect.

use domain::case::EventData;
use domain::case::defect::Phase;

use super::states::*;
use crate::support::File;
use crate::support::people::{auditor, signatory};

#[test]
fn the_vendor_learns_of_it_when_the_ministry_turns_to_it() {
    for (name, file) in every_phase() {
        let told = !["no defect", "reported", "dismissed", "preparing"].contains(&name);
        let (case, _) = file.case.as_seen_by(file.events, &signatory());
        assert_eq!(!case.defects.is_empty(), told, "{name}");
    }
}

#[test]
fn neither_reporter_nor_recommendation_nor_unshared_files_are_told() {
    let File { case, events, .. } = cancel_recommended();
    let whole = case.clone().as_seen_by(events.clone(), &auditor()).0;
    assert!(whole.defects[0].reporter.is_some());
    let (case, events) = case.as_seen_by(events, &signatory());
    let defect = &case.defects[0];
    assert_eq!((&defect.reporter, &defect.phase), (&None, &Phase::Noticed));
    assert!(defect.triage.is_empty() && defect.files.iter().all(|file| file.shared));
    let about = events.iter().filter(|event| matches!(event.data, EventData::Defect(_)));
    let json = serde_json::to_string(&about.collect::<Vec<_>>()).unwrap();
    for inside in ["measure_recommended", "中村陽", "再現しました"] {
        assert!(!json.contains(inside), "{inside}");
    }
}
