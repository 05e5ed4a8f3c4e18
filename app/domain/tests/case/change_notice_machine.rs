//! What always holds about change notices, whatever anybody does in whatever order. The histories are
//! judged from outside: by the stored JSON of their events, without the rules.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::Actor;
use domain::case::Event;
use domain::case::change_notice::{ChangeKind, StandingKind};
use domain::case::command::CommandKind;
use domain::case::stage::State;
use jiff::SignedDuration;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::notices::*;
use crate::support::people::*;
use crate::support::states::listed;
use crate::support::{File, replay};

/// One command by anybody about one of the first notices.
#[derive(Clone, Debug)]
struct Move {
    who: usize,
    what: usize,
    notice: u32,
    pick: u32,
    hours: i64,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    // The ones who can bring a notice on come more often.
    let who = prop_oneof![2 => 0_usize..11, 5 => prop::sample::select(vec![1_usize, 3, 7])];
    let one = (who, 0_usize..28, 1_u32..5, any::<u32>(), 0_i64..200);
    let one = one.prop_map(|(who, what, notice, pick, hours)| Move { who, what, notice, pick, hours });
    prop::collection::vec(one, 1..80)
}

fn command(file: &File, one: &Move) -> domain::case::Command {
    let (n, pick) = (one.notice, one.pick as usize);
    let due = file.now + SignedDuration::from_hours(i64::from(one.pick % 300) - 10);
    match one.what {
        0 | 1 => {
            let kinds = [ChangeKind::ALL[pick % 6], ChangeKind::ALL[pick / 7 % 6]];
            let values: Vec<_> = kinds[..1 + pick % 2].iter().map(|kind| one_of(*kind)).collect();
            write(pick.is_multiple_of(5).then_some(n), typed(&values))
        }
        2 => attach(n, None, "資料"),
        3 => attach(n, Some(FORM), "様式"),
        4 => remove(n, one.pick % 4),
        5 if pick.is_multiple_of(4) => discard(n),
        5..=7 => submit(n),
        8 => answer(n),
        9 => hand_back(n),
        10 if pick.is_multiple_of(4) => withdraw(n),
        10 | 11 => ask(n, due),
        12 => request_documents(n, due),
        13 => request_tests(n),
        14 if pick.is_multiple_of(3) => reject(n),
        14 => note(n),
        _ if pick.is_multiple_of(3) => attach_record(n),
        _ => record(n, !pick.is_multiple_of(4)),
    }
}

/// What a person would do next about the notice.
fn forward(file: &File, one: &Move) -> (Actor, domain::case::Command) {
    let (n, pick) = (one.notice, one.pick as usize);
    let due = in_ten_days(file);
    let Some(notice) = file.case.change_notice(n) else {
        return (member(), write(None, typed(&[one_of(ChangeKind::ALL[pick % 6])])));
    };
    match notice.standing.kind() {
        StandingKind::Draft if pick.is_multiple_of(4) => {
            let last = notice.files.last().map_or(0, |file| file.number);
            (member(), if last > 0 { remove(n, last) } else { attach(n, None, "資料") })
        }
        StandingKind::Draft => (signatory(), submit(n)),
        StandingKind::Asked => (member(), answer(n)),
        StandingKind::DocumentsAsked if notice.in_hand().any(|file| file.form.is_some()) => {
            (member(), hand_back(n))
        }
        StandingKind::DocumentsAsked => (member(), attach(n, Some(FORM), "様式")),
        StandingKind::Testing if pick.is_multiple_of(3) => (tester(), attach_record(n)),
        StandingKind::Testing => (tester(), record(n, !pick.is_multiple_of(4))),
        _ => match pick % 6 {
            0 => (reviewer(), note(n)),
            1 => (reviewer(), ask(n, due)),
            2 => (signatory(), withdraw(n)),
            3 => (reviewer(), request_documents(n, due)),
            _ => (reviewer(), request_tests(n)),
        },
    }
}

fn play(moves: &[Move]) -> File {
    let mut file = listed();
    let people = everybody();
    for one in moves {
        file.now += SignedDuration::from_hours(one.hours);
        let (actor, command) = match one.what {
            0..16 => (people[one.who].1.clone(), command(&file, one)),
            _ => forward(&file, one),
        };
        let before = file.case.clone();
        assert!(matches!(command.kind(), CommandKind::ChangeNotice(_)));
        if let Err(refusal) = file.ask(&actor, command) {
            assert!(!refusal.code().is_empty());
            let _ = refusal.args();
            assert_eq!(file.case, before, "a refusal changes nothing");
        }
    }
    file
}

/// What a notice has been through, told by its events alone.
#[derive(Default)]
struct Seen {
    open: bool,
    ended: bool,
    kinds: BTreeSet<String>,
    changes: Vec<Value>,
    with_vendor: bool,
    tested_by: Option<String>,
    failed: bool,
}

/// The entry of the register as the events say that it must be, and whether a change is pending.
fn judge(events: &[Event], facts: &mut Value) -> bool {
    let mut notices: BTreeMap<u64, Seen> = BTreeMap::new();
    for event in events {
        let json = serde_json::to_value(event).unwrap();
        let (data, by) = (&json["data"], &json["by"]);
        if data["kind"] != "change_notice" {
            continue;
        }
        let account = by["account"].as_str().unwrap_or_default();
        let notice = data["notice"].as_u64().unwrap();
        let seen = notices.entry(notice).or_default();
        assert!(!seen.ended, "something after the end");
        match data["act"].as_str().unwrap() {
            "written" | "file_attached" | "file_removed" => assert_eq!(by["side"], "vendor"),
            "discarded" => {
                assert!(!seen.open);
                seen.ended = true;
            }
            "submitted" => {
                assert_eq!(account, "signatory");
                seen.open = true;
                seen.changes = data["content"]["changes"].as_array().unwrap().clone();
                let kind_of = |change: &Value| match change["field"].as_str().unwrap() {
                    "unit_price" | "maintenance_price" => "price".to_owned(),
                    field if field.starts_with("contact") => "contact".to_owned(),
                    "company_name" => "company".to_owned(),
                    field => field.to_owned(),
                };
                let kinds: BTreeSet<String> = seen.changes.iter().map(kind_of).collect();
                seen.kinds.clone_from(&kinds);
                let others = notices.iter().filter(|(other, seen)| **other != notice && seen.open);
                for (_, other) in others {
                    assert!(other.kinds.is_disjoint(&kinds), "two open notices of a kind");
                }
            }
            "asked" | "documents_requested" => {
                assert!(seen.open && !seen.with_vendor && account == "reviewer");
                seen.with_vendor = true;
            }
            "answered" | "documents_returned" => {
                assert!(seen.with_vendor && by["side"] == "vendor");
                seen.with_vendor = false;
            }
            "tests_requested" => assert!(seen.open && account == "reviewer"),
            "record_attached" => assert_eq!(account, "tester"),
            "tests_recorded" => {
                let outcomes = data["outcomes"].as_object().unwrap();
                seen.failed = outcomes.values().any(|outcome| outcome["passed"] == false);
                seen.tested_by = Some(account.to_owned());
            }
            "noted" => {
                assert!(seen.open && !seen.with_vendor && !seen.failed && account == "reviewer");
                assert_ne!(seen.tested_by.as_deref(), Some(account));
                for change in &seen.changes {
                    let field = change["field"].as_str().unwrap();
                    if let Some(fact) = facts.get_mut(field) {
                        assert_eq!(*fact, change["before"], "{field}");
                        *fact = change["after"].clone();
                    }
                }
                (seen.open, seen.ended) = (false, true);
            }
            "rejected" => {
                assert!(seen.open && account == "reviewer");
                (seen.open, seen.ended) = (false, true);
            }
            "withdrawn" => {
                assert!(seen.open && account == "signatory");
                (seen.open, seen.ended) = (false, true);
            }
            other => panic!("{other} is not judged"),
        }
    }
    notices.values().any(|seen| seen.open)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_register_changes_by_noted_notices_alone(moves in moves()) {
        let before = listed();
        let State::Listed(entry) = &before.case.state else { panic!("not listed") };
        let file = play(&moves);
        let mut facts = serde_json::to_value(&entry.facts).unwrap();
        let pending = judge(&file.events, &mut facts);
        let State::Listed(listing) = &file.case.state else { panic!("no longer listed") };
        prop_assert_eq!(serde_json::to_value(&listing.facts).unwrap(), facts);
        prop_assert_eq!(listing.since, entry.since);
        prop_assert_eq!(file.case.change_pending(), pending);
        prop_assert_eq!(&replay(&file.events), &file.case);
        let json = serde_json::to_string(&file.events).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Event>>(&json).unwrap(), file.events);
    }
}

/// The runs would prove little if they never got anywhere.
#[test]
fn random_runs_reach_every_act() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut kinds = BTreeSet::new();
    for _ in 0..200 {
        let moves = moves().new_tree(&mut runner).unwrap().current();
        kinds.extend(play(&moves).events.iter().map(|event| event.data.kind()));
    }
    let acts = domain::case::change_notice::ChangeNoticeEvent::KINDS;
    let missing: Vec<_> = acts.iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
