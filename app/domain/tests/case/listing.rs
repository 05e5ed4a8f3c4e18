//! The entry in the register: who may take it off, and how an error is corrected by two people.
//!
//! Who may do what stands in `listing_authorization.txt`, made and read like `authorization.txt`.

use std::collections::BTreeSet;

use domain::actor::Actor;
use domain::case::chain::canonical;
use domain::case::command::CommandKind;
use domain::case::event::ActedBy;
use domain::case::listing::{ListingCommand, ListingCommandKind, ListingEvent};
use domain::case::stage::State;
use domain::case::{Case, Command, Event, EventData, Refusal, ReplayError, Stage};
use domain::ids::CaseId;
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::support::commands::*;
use crate::support::people::*;
use crate::support::states::*;
use crate::support::table::{self, Probe};
use crate::support::{File, replay};

pub fn delist() -> Command {
    Command::Listing(ListingCommand::Delist { reason: "生産を終了しました。".to_owned() })
}

pub fn propose_error() -> Command {
    Command::Listing(ListingCommand::ProposeError {
        reason: "別の型番の結果を登録していました。".to_owned()
    })
}

pub fn approve_error() -> Command {
    Command::Listing(ListingCommand::ApproveError)
}

pub fn reject_error() -> Command {
    Command::Listing(ListingCommand::RejectError { reason: "型番は正しいです。".to_owned() })
}

pub fn delisted() -> File {
    let mut file = listed();
    file.must(&signatory(), delist());
    file
}

fn error_proposed(by: &Actor) -> File {
    let mut file = listed();
    file.must(by, propose_error());
    file
}

pub fn recorded_in_error() -> File {
    let mut file = error_proposed(&reviewer());
    file.must(&approver(), approve_error());
    file
}

/// The states of this room, with the name used in tables.
pub fn states() -> Vec<(&'static str, File)> {
    let mut after = delisted();
    after.must(&administrator(), propose_error());
    vec![
        ("delisted", delisted()),
        ("error proposed", error_proposed(&reviewer())),
        ("error proposed by both", error_proposed(&both())),
        ("delisted, error proposed", after),
        ("recorded in error", recorded_in_error()),
    ]
}

fn cells() -> (String, Vec<table::Cell>) {
    let probes: [Probe; 4] = [
        ("delist", |_, _| delist()),
        ("propose-error", |_, _| propose_error()),
        ("approve-error", |_, _| approve_error()),
        ("reject-error", |_, _| reject_error()),
    ];
    let mut all = every_state();
    all.extend(states());
    table::tried(&probes, &all)
}

#[test]
fn every_command_in_every_state_by_everybody() {
    let (text, cells) = cells();
    table::compare(include_str!("listing_authorization.txt"), &text);
    for kind in ListingCommandKind::ALL.map(CommandKind::Listing) {
        assert!(cells.iter().any(|cell| cell.command == kind && cell.outcome == "ok"), "{}", kind.id());
    }
    let changed_by = |person| cells.iter().any(|cell| cell.person == person && cell.outcome == "ok");
    assert!(!changed_by("auditor") && !changed_by("rival") && !changed_by("system"));
}

#[test]
fn what_pages_offer_is_what_would_be_accepted() {
    let (mut files, people) = (every_state(), everybody());
    files.extend(states());
    for (state, file) in files {
        for (person, actor) in &people {
            for command in [delist(), propose_error(), approve_error(), reject_error()] {
                let kind = command.kind();
                let may = file.case.may(kind, actor, &file.call, file.now);
                let done = file.case.decide(command, actor, &file.call, file.now).map(drop);
                assert_eq!(may, done, "{} by {person} in {state}", kind.id());
            }
        }
    }
}

#[test]
fn a_reason_is_needed_and_kept_as_it_was_written() {
    let mut file = listed();
    for reason in ["", "　\n ", "山\u{E000}"] {
        let command = ListingCommand::Delist { reason: reason.to_owned() };
        assert!(matches!(file.refused(&signatory(), Command::Listing(command)), Refusal::Invalid(_)));
    }
    let file = delisted();
    let State::Delisted(after) = &file.case.state else { panic!("not delisted") };
    assert_eq!(after.reason, "生産を終了しました。");
    assert_eq!(after.listing.facts.model_number, "FR-100");
}

#[test]
fn an_error_is_corrected_by_two_people_and_the_entry_stays_as_it_was() {
    let file = recorded_in_error();
    let State::RecordedInError(error) = &file.case.state else { panic!("not recorded in error") };
    assert_ne!(error.proposed_by.account, error.approved_by.account);
    assert_eq!(error.listing.facts.product_name, "顔認証リーダーA");
    let mut own = error_proposed(&both());
    assert_eq!(own.refused(&both(), approve_error()), Refusal::SamePerson);
    assert_eq!(own.refused(&both(), reject_error()), Refusal::SamePerson);
    assert_eq!(own.refused(&colleague(), propose_error()), Refusal::ErrorAlreadyProposed);
    own.must(&approver(), reject_error());
    assert_eq!(own.case.stage(), Stage::Listed);
    own.must(&colleague(), propose_error());
}

#[test]
fn a_proposal_goes_with_the_one_who_may_not_decide_on_the_case() {
    let mut file = error_proposed(&colleague());
    file.must(&colleague(), declare_conflict());
    assert_eq!(file.case.error_proposal, None);
    assert_eq!(file.refused(&approver(), approve_error()), Refusal::ErrorNotProposed);
}

#[test]
fn the_vendor_does_not_see_what_is_only_proposed() {
    let file = error_proposed(&reviewer());
    let (case, events) = file.case.clone().as_seen_by(file.events.clone(), &signatory());
    assert_eq!(case.error_proposal, None);
    assert!(events.iter().all(|event| event.data.kind() != "listing_error_proposed"));
    let (case, _) = file.case.clone().as_seen_by(file.events, &approver());
    assert!(case.error_proposal.is_some());
}

#[test]
fn the_impossible_is_not_believed() {
    let proposed_by = person(&reviewer());
    let error = |proposed_by| ListingEvent::RecordedInError { reason: "x".to_owned(), proposed_by };
    let proposed = || ListingEvent::ErrorProposed { reason: "x".to_owned() };
    let delisted_event = || ListingEvent::Delisted { reason: "x".to_owned() };
    let impossible = [
        ("an entry taken off before it was made", device_check(), signatory(), delisted_event()),
        ("an entry taken off twice", delisted(), signatory(), delisted_event()),
        ("an error before the entry", device_check(), reviewer(), proposed()),
        ("an error proposed twice", error_proposed(&reviewer()), colleague(), proposed()),
        ("an error that nobody proposed", listed(), approver(), error(proposed_by.clone())),
        ("one person alone", error_proposed(&both()), both(), error(person(&both()))),
        ("in another's name", error_proposed(&reviewer()), approver(), error(person(&colleague()))),
        ("an error decided by the system", error_proposed(&reviewer()), Actor::System, error(proposed_by)),
        ("an error of an error", recorded_in_error(), reviewer(), proposed()),
    ];
    for (what, file, by, data) in impossible {
        let (seq, data) = (file.case.version + 1, EventData::Listing(data));
        let kind = data.kind();
        let mut events = file.events.clone();
        events.push(Event { seq, at: file.now, by: ActedBy::from(&by), data });
        let replayed = Case::replay(CaseId::new("case-1"), &events);
        assert_eq!(replayed, Err(ReplayError::Impossible { seq, kind }), "{what}");
    }
}

/// What is stored stays readable: the file was written once, and only new lines may be added.
#[test]
fn a_stored_history_is_written_and_read_as_ever() {
    let mut file = error_proposed(&reviewer());
    file.must(&approver(), reject_error());
    file.must(&signatory(), delist());
    file.must(&administrator(), propose_error());
    file.must(&approver(), approve_error());
    let own: Vec<&Event> =
        file.events.iter().filter(|event| matches!(event.data, EventData::Listing(_))).collect();
    let texts = own.iter().map(|event| canonical(&CaseId::new("case-1"), event).unwrap() + "\n");
    let (stored, written) = (include_str!("history-listing.jsonl"), texts.collect::<String>());
    assert_eq!(stored, written);
    let kinds: BTreeSet<_> = own.iter().map(|event| event.data.kind()).collect();
    assert_eq!(kinds, BTreeSet::from(ListingEvent::KINDS));
    let read: Vec<Event> = stored.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(read.iter().eq(own));
    assert_eq!(replay(&file.events), file.case);
}

/// Who does what, in any order: commands of this room, and one that takes a person out.
fn moves() -> impl Strategy<Value = Vec<(usize, usize, i64)>> {
    prop::collection::vec((0_usize..11, 0_usize..6, 0_i64..400_000_000), 1..40)
}

proptest! {
    /// Judged from outside: each accepted step is allowed by what was seen before, told here once more.
    #[test]
    fn no_sequence_of_commands_breaks_a_rule(start in any::<prop::sample::Index>(), moves in moves()) {
        let mut files = states();
        files.push(("listed", listed()));
        let mut file = start.get(&files).1.clone();
        for (who, which, wait) in moves {
            file.now += SignedDuration::from_millis(wait);
            let actor = everybody()[who].1.clone();
            let command = match which {
                0 => delist(),
                1 => propose_error(),
                2 => approve_error(),
                3 => reject_error(),
                4 => declare_conflict(),
                _ => note(),
            };
            let _ = file.ask(&actor, command);
        }
        let (mut open, mut ended, mut off): (Option<String>, bool, bool) = (None, false, false);
        for event in &file.events {
            let by = event.by.person().map(|person| person.account.to_string());
            match &event.data {
                EventData::ConflictDeclared { person, .. } if open.as_deref() == Some(person.account.as_str()) => open = None,
                EventData::Listing(data) => {
                    prop_assert!(!ended, "nothing after an error");
                    match data {
                        ListingEvent::Delisted { .. } => {
                            prop_assert_eq!(by.as_deref(), Some("signatory"));
                            prop_assert!(!off);
                            off = true;
                        }
                        ListingEvent::ErrorProposed { .. } => {
                            prop_assert_eq!(&open, &None);
                            prop_assert!(["reviewer", "colleague", "both", "administrator"].contains(&by.as_deref().unwrap()));
                            open = by;
                        }
                        ListingEvent::ErrorRejected { proposed_by, .. } | ListingEvent::RecordedInError { proposed_by, .. } => {
                            prop_assert_eq!(open.as_deref(), Some(proposed_by.account.as_str()));
                            prop_assert_ne!(&by, &open);
                            prop_assert!(["approver", "both"].contains(&by.as_deref().unwrap()));
                            ended = matches!(data, ListingEvent::RecordedInError { .. });
                            open = None;
                        }
                    }
                }
                _ => {}
            }
        }
        prop_assert_eq!(ended, file.case.stage() == Stage::RecordedInError);
        prop_assert_eq!(off && !ended, file.case.stage() == Stage::Delisted);
        prop_assert_eq!(replay(&file.events), file.case);
    }
}
