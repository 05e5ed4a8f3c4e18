//! Random commands of the device check by random people, judged from outside: by walking over the history.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::Actor;
use domain::case::chain::canonical;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::device_check::{DeviceCheckCommand, DeviceCheckEvent, NewResult, TestOutcome};
use domain::case::{Command, Event, EventData};
use domain::ids::{AccountId, CaseId};
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::oracle;
use crate::support::commands::*;
use crate::support::device_check::*;
use crate::support::people::*;
use crate::support::states::{NAMED, device_check};
use crate::support::{File, replay};

fn anybody() -> Vec<Actor> {
    let mut people: Vec<Actor> = everybody().into_iter().map(|(_, actor)| actor).collect();
    // The ones who matter here come more often.
    people.extend([tester(), tester(), other_tester(), member(), member(), approver()]);
    people
}

fn any_command(file: &File, pick: u32) -> Command {
    let (kind, rest) = (pick as usize % 21, pick as usize / 21);
    let serial = ["SN-001", "SN-002", "SN-009"][rest % 3];
    let case = format!("T-{:02}", rest / 3 % 11 + 1);
    let outcome = TestOutcome::ALL[rest / 33 % 3];
    match kind {
        0 => propose(file),
        1 => confirm(rest % 3),
        2 => decline(),
        3 => ask_to_move(),
        4 => move_date(),
        5 => take_over(),
        6 => name_two(),
        7 => name(&[(serial, "1.0.1"), ("SN-002", "1.0.0")]),
        8 => accept(serial),
        9 => witness(),
        10 => sheet(),
        11 => recommend(Verdict::Pass),
        12 => recommend(Verdict::Fail),
        13 => approve(),
        14 => return_recommendation(),
        15 => declare_conflict(),
        16 if rest.is_multiple_of(2) => hold(),
        16 => resume(),
        17 => request_correction(&[Target::Form(NAMED)], file.now + SignedDuration::from_hours(50)),
        18 => Command::DeviceCheck(DeviceCheckCommand::ProposeSlots { slots: vec![slot(file, 1)] }),
        _ => {
            // Sometimes the same id again, with the same content or another.
            let id = format!("random-{}", pick % 40);
            let value = ["9.5", "", "多い"][rest / 99 % 3].to_owned();
            record(NewResult { value, ..result(file, &id, &case, serial, outcome) })
        }
    }
}

/// A move: forward as people would, or anything by anybody.
fn moves() -> impl Strategy<Value = Vec<(bool, usize, u32, i64)>> {
    prop::collection::vec((prop::bool::weighted(0.5), 0_usize..17, any::<u32>(), 0_i64..20_000_000), 1..90)
}

fn forward(file: &File) -> Option<(Actor, Command)> {
    use domain::case::stage::{Standing, State};
    let State::Screening { standing, .. } = &file.case.state else { return None };
    Some(match standing {
        Standing::Working => next_step(file).unwrap_or_else(|| {
            let who = file.case.device_check.tester.as_ref().map(|person| person.account.as_str());
            (if who == Some("tester") { tester() } else { other_tester() }, recommend(Verdict::Pass))
        }),
        Standing::Held(_) => (reviewer(), resume()),
        Standing::AwaitingApproval(_) => (approver(), approve()),
        Standing::Correcting(_) => match file.case.open_correction().map(|one| one.unanswered()) {
            Some(open) if open.is_empty() => (member(), return_correction()),
            _ => (member(), answer(1)),
        },
    })
}

/// The story of a device check, told by its events alone.
#[derive(Default)]
struct Walk {
    proposed: usize,
    agreed: bool,
    tester: Option<AccountId>,
    /// The firmware of each device by its serial number.
    devices: BTreeMap<String, String>,
    accepted: BTreeSet<(String, String)>,
    ids: BTreeSet<String>,
    /// The last outcome of each test on each device, with its firmware.
    last: BTreeMap<(String, String), (TestOutcome, String)>,
    witnessed: bool,
    still: bool,
    recommended: bool,
    recommended_by: Option<AccountId>,
    /// The documents are decided: from here on it is about the devices.
    begun: bool,
}

impl Walk {
    fn step(&mut self, event: &Event, file: &File) {
        let who = event.by.person().map(|person| person.account.clone());
        if !self.begun {
            self.begun = matches!(event.data, EventData::Decided { .. });
            return;
        }
        match &event.data {
            EventData::Held { .. } | EventData::CorrectionRequested { .. } => self.still = true,
            EventData::Resumed { .. } | EventData::CorrectionReturned { .. } => self.still = false,
            EventData::RecommendationReturned { .. } => self.recommended = false,
            EventData::ConflictDeclared { person, .. } => {
                self.tester.take_if(|tester| *tester == person.account);
                // A result that somebody else recommended still waits.
                self.recommended &= self.recommended_by.as_ref() != Some(&person.account);
            }
            EventData::Recommended { verdict, .. } => {
                assert!(!self.still && !self.recommended);
                assert!(self.tester.is_none() || self.tester == who, "somebody else's check");
                if *verdict == Verdict::Pass {
                    self.passes(file);
                }
                assert!(self.witnessed || (self.last.is_empty() && *verdict == Verdict::Fail));
                (self.recommended, self.recommended_by) = (true, who);
            }
            EventData::DeviceCheck(data) => self.act(data, who, event),
            _ => {}
        }
    }

    fn passes(&self, file: &File) {
        assert!(!self.devices.is_empty() && self.tester.is_some());
        let named = facts().firmware;
        for (serial, firmware) in &self.devices {
            let accepted = self.accepted.contains(&(serial.clone(), firmware.clone()));
            assert!(*firmware == named || accepted, "{serial} has a firmware nobody judged");
            for case in file.call.test_plans[0].cases.iter().filter(|case| case.mandatory) {
                let last = self.last.get(&(case.id.clone(), serial.clone()));
                assert_eq!(last, Some(&(TestOutcome::Pass, firmware.clone())), "{} on {serial}", case.id);
            }
        }
    }

    fn act(&mut self, data: &DeviceCheckEvent, who: Option<AccountId>, event: &Event) {
        let vendor = event.by.is_vendor();
        if let DeviceCheckEvent::SheetMade { .. } = data {
            assert!(who.is_none() && self.recommended);
            return;
        }
        assert!(!self.still && !self.recommended, "{} while the case stands still", data.kind());
        match data {
            DeviceCheckEvent::SlotsProposed { slots } => {
                assert!(vendor && !self.agreed && (1..=5).contains(&slots.len()));
                assert!(slots.iter().all(|slot| slot.from > event.at && slot.from < slot.to));
                self.proposed = slots.len();
            }
            DeviceCheckEvent::SlotsDeclined { .. } => {
                assert!(!vendor && self.proposed > 0);
                self.proposed = 0;
            }
            DeviceCheckEvent::SlotConfirmed { slot, .. } => {
                assert!(self.proposed > 0 && slot.from > event.at);
                assert!(self.tester.is_none() || self.tester == who);
                (self.proposed, self.agreed, self.tester) = (0, true, who);
            }
            DeviceCheckEvent::DateMoved { .. } => {
                assert!(self.agreed && (vendor || self.tester == who));
                self.agreed = false;
            }
            DeviceCheckEvent::DevicesNamed { devices } => {
                assert!(vendor && !devices.is_empty());
                let named: BTreeMap<_, _> =
                    devices.iter().map(|one| (one.serial.clone(), one.firmware.clone())).collect();
                assert_eq!(named.len(), devices.len());
                assert!(self.last.keys().all(|(_, serial)| named.contains_key(serial)));
                self.devices = named;
            }
            DeviceCheckEvent::FirmwareAccepted { device, firmware, .. } => {
                assert!(self.tester == who && self.devices.get(device) == Some(firmware));
                self.accepted.insert((device.clone(), firmware.clone()));
            }
            DeviceCheckEvent::TakenOver { .. } => {
                assert_ne!(self.tester, who);
                assert!(["tester", "tester-2"].contains(&who.as_ref().map_or("", AccountId::as_str)));
                self.tester = who;
            }
            DeviceCheckEvent::ResultRecorded { id, test_case, device, firmware, outcome, .. } => {
                assert!(who.is_some() && self.tester == who, "only the tester records");
                assert!(self.ids.insert(id.clone()), "{id} twice");
                assert_eq!(self.devices.get(device), Some(firmware));
                self.last.insert((test_case.clone(), device.clone()), (*outcome, firmware.clone()));
            }
            DeviceCheckEvent::WitnessNamed(_) => {
                assert_eq!(self.tester, who);
                self.witnessed = true;
            }
            DeviceCheckEvent::SheetMade { .. } => {}
        }
    }
}

fn play(mut file: File, moves: &[(bool, usize, u32, i64)]) -> File {
    let people = anybody();
    for (on, who, pick, wait) in moves {
        file.now += SignedDuration::from_millis(*wait);
        let asked =
            if *on { forward(&file) } else { Some((people[*who].clone(), any_command(&file, *pick))) };
        if let Some((actor, command)) = asked {
            let _ = file.ask(&actor, command);
        }
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_sequence_of_commands_breaks_a_rule(far in any::<bool>(), moves in moves()) {
        let file = play(if far { testing() } else { device_check() }, &moves);
        let mut walk = Walk::default();
        for event in &file.events {
            walk.step(event, &file);
        }
        prop_assert_eq!(&replay(&file.events), &file.case);
        let json = serde_json::to_string(&file.events).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Vec<Event>>(&json).unwrap(), &file.events);
        oracle::days(&file);
    }
}

#[test]
fn random_runs_reach_every_kind_of_event_and_the_register() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let (mut kinds, mut listed) = (BTreeSet::new(), 0);
    for run in 0..400 {
        let moves = moves().new_tree(&mut runner).unwrap_or_else(|reason| panic!("{reason}")).current();
        let file = play(if run % 2 == 0 { testing() } else { device_check() }, &moves);
        kinds.extend(file.events.iter().map(|event| event.data.kind()));
        listed += usize::from(file.case.stage() == domain::case::Stage::Listed);
    }
    let missing: Vec<_> = DeviceCheckEvent::KINDS.iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty() && listed > 0, "{missing:?}, {listed} listed");
}

/// Every kind of event once, as it is stored.
fn every_kind() -> File {
    let mut file = device_check();
    let first = file.events.len();
    file.on("2026-11-24T10:00:00+09");
    let slots = propose(&file);
    file.must(&member(), slots.clone());
    file.must(&tester(), decline());
    file.must(&member(), slots.clone());
    file.must(&tester(), confirm(1));
    file.must(&member(), ask_to_move());
    file.must(&member(), slots);
    file.must(&tester(), confirm(2));
    file.must(&member(), name(&[("SN-001", "1.0.1")]));
    file.must(&other_tester(), take_over());
    file.must(&other_tester(), accept("SN-001"));
    let mut full = result(&file, "full", "T-08", "SN-001", TestOutcome::Pass);
    full.note = "2回目で成功".to_owned();
    full.noted_at = Some(file.now - SignedDuration::from_mins(3));
    full.files = vec![domain::case::device_check::ResultFile {
        kind: domain::case::device_check::ResultFileKind::Text,
        file: crate::support::commands::file("log"),
    }];
    file.must(&other_tester(), record(full));
    let bare = result(&file, "bare", "T-01", "SN-001", TestOutcome::NotRun);
    file.must(&other_tester(), record(bare));
    file.must(&other_tester(), witness());
    file.must(&other_tester(), recommend(Verdict::Fail));
    file.must(&Actor::System, sheet());
    file.events.drain(..first);
    file
}

/// What is stored stays readable: `history-device-check.jsonl` was written once.
#[test]
fn a_stored_device_check_is_written_and_read_as_ever() {
    let file = every_kind();
    let texts = file.events.iter().map(|event| canonical(&CaseId::new("case-1"), event).unwrap() + "\n");
    let texts: String = texts.collect();
    if texts != include_str!("history-device-check.jsonl") {
        eprintln!("{texts}");
    }
    assert_eq!(texts, include_str!("history-device-check.jsonl"));
    let read: Vec<Event> = texts.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, file.events);
    let kinds: BTreeSet<_> = read.iter().map(|event| event.data.kind()).collect();
    assert!(DeviceCheckEvent::KINDS.iter().all(|kind| kinds.contains(kind)));
}
