//! Which histories are believed: no gaps, nothing impossible, and a hash over every byte.

use std::collections::BTreeSet;

use domain::actor::Actor;
use domain::case::chain::{GENESIS, canonical, link};
use domain::case::checklist::Outcome;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::event::ActedBy;
use domain::case::findings::CheckResult;
use domain::case::{Case, Command, Event, EventData, ReplayError};
use domain::ids::CaseId;

use crate::support::commands::*;
use crate::support::people::*;
use crate::support::states::*;
use crate::support::{File, at, call, replay};

fn id() -> CaseId {
    CaseId::new("case-1")
}

/// The history of `file` with one more event that the rules did not make.
fn forged(file: &File, by: &Actor, data: EventData) -> Result<Case, ReplayError> {
    let mut events = file.events.clone();
    let seq = file.case.version + 1;
    events.push(Event { seq, at: file.now, by: ActedBy::from(by), data });
    Case::replay(id(), &events)
}

#[test]
fn a_history_starts_with_the_start_and_has_no_gap() {
    let events = device_check().events;
    assert_eq!(Case::replay(id(), &[]), Err(ReplayError::Empty));
    assert_eq!(Case::replay(id(), &events[1..]), Err(ReplayError::NoStart));
    let mut gap = events.clone();
    gap.remove(3);
    assert_eq!(Case::replay(id(), &gap), Err(ReplayError::Gap { expected: 4, found: 5 }));
    let mut twice = events.clone();
    twice.insert(3, events[2].clone());
    assert_eq!(Case::replay(id(), &twice), Err(ReplayError::Gap { expected: 4, found: 3 }));
    let mut late = events.clone();
    late[0].seq = 2;
    assert_eq!(Case::replay(id(), &late), Err(ReplayError::Gap { expected: 1, found: 2 }));
}

#[test]
fn the_impossible_is_not_believed() {
    let submitted = arrived().events.pop().unwrap().data;
    let started = File::start().events[0].data.clone();
    let decided = |recommended_by: &Actor, verdict| EventData::Decided {
        verdict,
        reasons: Vec::new(),
        recommended_by: person(recommended_by),
        document_number: "1".to_owned(),
        appeal: None,
    };
    let withdrawn_event = EventData::Withdrawn { reason: "x".to_owned() };
    let resumed = EventData::Resumed { note: "x".to_owned() };
    let answered_item = EventData::ItemAnswered { round: 1, item: 1, reply: "x".to_owned() };
    let impossible = [
        ("a second start", draft(), signatory(), started),
        ("a second submission", arrived(), signatory(), submitted.clone()),
        ("a submission after withdrawal", discarded(), signatory(), submitted.clone()),
        ("a submission by nobody", complete_draft(), Actor::System, submitted),
        ("a second withdrawal", withdrawn(), signatory(), withdrawn_event.clone()),
        ("a withdrawal after the end", failed(), signatory(), withdrawn_event),
        ("an answer without a question", formal_check(), member(), answered_item.clone()),
        ("an answer after withdrawal", withdrawn(), member(), answered_item),
        ("the end of no hold", formal_check(), reviewer(), resumed),
        ("a formal check passed in a draft", draft(), reviewer(), EventData::FormalCheckPassed),
        ("a formal check begun twice", formal_check(), reviewer(), EventData::FormalCheckStarted),
        ("a decision nobody recommended", document_review(), approver(), decided(&reviewer(), Verdict::Pass)),
        (
            "one person recommending and approving",
            awaiting_pass(),
            reviewer(),
            decided(&reviewer(), Verdict::Pass),
        ),
        ("a decision by the system", awaiting_fail(), Actor::System, decided(&reviewer(), Verdict::Fail)),
        ("a pass from the formal check", awaiting_fail(), approver(), decided(&reviewer(), Verdict::Pass)),
    ];
    for (what, file, by, data) in impossible {
        let (seq, kind) = (file.case.version + 1, data.kind());
        assert_eq!(forged(&file, &by, data), Err(ReplayError::Impossible { seq, kind }), "{what}");
    }
}

#[test]
fn every_event_comes_back_from_its_json_with_its_kind() {
    for (state, file) in every_state() {
        for event in &file.events {
            let json = serde_json::to_value(event).unwrap();
            // An event of a room is stored under the room, with its own kind as `act`.
            if EventData::SCREENING_KINDS.contains(&event.data.kind()) {
                assert_eq!(json["data"]["kind"], event.data.kind(), "{state}");
            }
            assert_eq!(serde_json::from_value::<Event>(json).unwrap(), *event, "{state}");
        }
        assert_eq!(replay(&file.events), file.case, "{state}");
    }
}

#[test]
fn the_canonical_text_and_its_hash_never_change() {
    // Stored hashes depend on these bytes: if this test fails, every old history looks broken.
    let events = File::start().events;
    let text = canonical(&id(), &events[0]).unwrap();
    assert_eq!(
        text,
        "{\"at\":\"2026-11-09T01:00:00Z\",\"by\":{\"account\":\"signatory\",\"name\":\"佐藤花子\",\
         \"side\":\"vendor\"},\"case\":\"case-1\",\"data\":{\"call\":\"call-1\",\"kind\":\"started\",\
         \"organization\":\"org-1\",\"product_name\":\"顔認証リーダーA\"},\"seq\":1}"
    );
    assert_eq!(link(GENESIS, &text), "93be24342f07c091537428dc2e399eafc1334f83454932726df5c13697e1ed39");
}

/// A history with every kind of event, in a call with two criteria to keep it short.
fn every_kind() -> File {
    let mut call = call();
    let first_of = |stage| call.criteria.iter().find(|one| one.stage == stage).cloned();
    call.criteria = [1, 2].into_iter().filter_map(first_of).collect();
    let mut file = completed(File::start_in(call, "2026-11-09T10:00:00+09"));
    file.must(&signatory(), submit());
    file.on("2026-11-10T10:00:00+09").must(&colleague(), assign(&colleague()));
    file.must(&colleague(), declare_conflict());
    file.must(&approver(), assign(&reviewer()));
    file.must(&reviewer(), note());
    file.must(&reviewer(), message());
    let due = at("2026-11-25T17:00:00+09");
    file.must(&reviewer(), request_correction(&[Target::Facts, Target::Form(NAMED)], due));
    file.must(&member(), fill_facts());
    file.must(&member(), answer(1));
    file.must(&member(), answer(2));
    file.on("2026-11-12T10:00:00.123456789+09").must(&member(), return_correction());
    file.must(&reviewer(), hold());
    file.must(&reviewer(), resume());
    let mut file = ticked(file, &reviewer(), 1);
    file.must(&reviewer(), Command::PassFormalCheck);
    let criterion = file.call.criteria[1].id.clone();
    file.must(&reviewer(), mark(&criterion, Outcome::Fail));
    file.must(&reviewer(), recommend(Verdict::Fail));
    file.must(&approver(), return_recommendation());
    file.must(&reviewer(), mark(&criterion, Outcome::NotApplicable));
    file.must(&reviewer(), recommend(Verdict::Pass));
    file.must(&approver(), approve());
    file.must(&Actor::System, letter());
    file.on("2026-11-20T10:00:00+09").must(&signatory(), withdraw());
    file
}

/// Evidence came later: its events have a history of their own.
fn every_kind_of_evidence() -> File {
    let mut file = File::start();
    file.must(&member(), attach("R-01", "試験成績書"));
    file.must(&member(), Command::RemoveEvidence { number: 1 });
    file
}

/// What is stored stays readable: `history.jsonl` was written once, and only new lines may be added.
#[test]
fn a_stored_history_is_written_and_read_as_ever() {
    let (stored, file) = (include_str!("history.jsonl"), every_kind());
    let texts = file.events.iter().map(|event| canonical(&id(), event).unwrap());
    for (stored, text) in stored.lines().zip(texts) {
        assert_eq!(stored, text);
    }
    assert_eq!(stored.lines().count(), file.events.len());

    let evidence = every_kind_of_evidence();
    let texts = evidence.events.iter().map(|event| canonical(&id(), event).unwrap() + "\n");
    assert_eq!(texts.collect::<String>(), include_str!("history-evidence.jsonl"));

    let events = file.events.iter().chain(&evidence.events);
    let kinds: BTreeSet<_> = events.map(|event| event.data.kind()).collect();
    assert_eq!(kinds.len(), EventData::SCREENING_KINDS.len(), "every kind of event stands in them");
    let read: Vec<Event> = stored.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(replay(&read), file.case);
}

/// The machine's notes are kept with the hand-over, and only where there are any.
#[test]
fn what_the_checks_said_is_stored_with_the_submission() {
    let mut file = completed(File::start());
    let checked = CheckResult { errors: Vec::new(), warnings: vec![early_date(NAMED)] };
    file.must(&signatory(), submit_checked("R8-1-0001", true, checked));
    let text = canonical(&id(), file.events.last().unwrap()).unwrap();
    let note = r#""findings":[{"code":"dated-before-call","form":"shipment-plan","place":"date"}]"#;
    assert!(text.contains(note), "{text}");
    let read: Event = serde_json::from_str(&text).unwrap();
    assert_eq!(&read, file.events.last().unwrap());
}

#[test]
fn one_changed_byte_breaks_its_link() {
    let file = failed();
    let mut previous = GENESIS.to_owned();
    for event in &file.events {
        let text = canonical(&id(), event).unwrap();
        let hash = link(&previous, &text);
        assert_eq!(hash.len(), 64);
        for (at, _) in text.char_indices() {
            let mut changed = text.clone();
            changed.remove(at);
            assert_ne!(link(&previous, &changed), hash, "without the character at {at}");
        }
        previous = hash;
    }
}

#[test]
fn the_same_event_in_another_case_or_place_has_another_hash() {
    let events = formal_check().events;
    let text = canonical(&id(), &events[0]).unwrap();
    assert_ne!(text, canonical(&CaseId::new("case-2"), &events[0]).unwrap());
    assert_ne!(link(GENESIS, &text), link(&link(GENESIS, &text), &text));
}

#[test]
fn a_conflict_and_a_recommendation_are_not_for_the_vendor_to_see() {
    let mut file = awaiting_fail();
    file.must(&approver(), return_recommendation());
    file.must(&reviewer(), note());
    file.must(&reviewer(), mark(&file.call.criteria[0].id.clone(), Outcome::Pass));
    file.must(&colleague(), declare_conflict());
    let seen = file.events.iter().filter(|event| event.data.visible_to_vendor());
    let seen: Vec<_> = seen.map(|event| event.data.kind()).collect();
    let expected = ["submitted", "assigned", "formal_check_started"];
    assert_eq!(seen[seen.len() - 3..], expected);
}
