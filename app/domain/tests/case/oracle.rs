//! The rules of a case told a second time, from the outside: by walking over the history.
//!
//! It panics where a rule is broken. It must stay independent: use nothing from `decide` or `apply`.

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::{is_business_day, jst};
use domain::call::Call;
use domain::case::chain::{GENESIS, canonical, link};
use domain::case::command::CommandKind;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::event::Person;
use domain::case::device_check::DeviceCheckEvent;
use domain::case::stage::{Standing, State, Step};
use domain::case::{Event, EventData};
use domain::clock::{Holder, SplitClock};
use domain::forms::FormId;
use domain::ids::AccountId;

use crate::support::File;

/// What a case in this state can take at all, whoever gives the command.
pub fn accepts(state: &State, kind: CommandKind) {
    use CommandKind::*;
    if let DeviceCheck(_) = kind {
        let there = matches!(state, State::Screening { step: Step::DeviceCheck, .. });
        assert!(there, "{} in {state:?}", kind.id());
        return;
    }
    let always = [Withdraw, Assign, DeclareConflict, AddNote, SendMessage, RecordLetter];
    let own: &[CommandKind] = match state {
        State::Draft => {
            assert!(
                [FillFacts, Upload, AttachEvidence, RemoveEvidence, Submit, Withdraw].contains(&kind),
                "{} in a draft",
                kind.id()
            );
            return;
        }
        State::Listed(_) | State::Cancelled(_) => {
            assert!(kind != Withdraw && always.contains(&kind), "{} in {state:?}", kind.id());
            return;
        }
        State::Failed(_) | State::Withdrawn { .. } | State::Delisted(_) | State::RecordedInError(_) => {
            assert_eq!(kind, RecordLetter, "after the end");
            return;
        }
        State::Screening { standing, .. } => match standing {
            Standing::Working => &[Mark, RequestCorrection, Hold, PassFormalCheck, Recommend],
            Standing::Correcting(_) => {
                &[FillFacts, Upload, AttachEvidence, RemoveEvidence, AnswerItem, ReturnCorrection]
            }
            Standing::Held(_) => &[Resume],
            Standing::AwaitingApproval(_) => &[ReturnRecommendation, Approve],
        },
    };
    assert!(always.contains(&kind) || own.contains(&kind), "{} in {state:?}", kind.id());
}

/// What was found so far while walking over a history.
#[derive(Default)]
struct Walk<'a> {
    submitted: bool,
    closed: bool,
    /// What the open correction names; `None` while there is none.
    open: Option<BTreeSet<Target>>,
    reviewer: Option<&'a Person>,
    recommended_by: Option<&'a Person>,
    decided: bool,
    /// The devices are decided, too.
    listed: bool,
    conflicts: BTreeSet<&'a AccountId>,
    /// How many evidence files were ever attached, and which of them were removed.
    evidence: u32,
    removed: BTreeSet<u32>,
}

/// Judges a whole history.
pub fn history(events: &[Event], call: &Call) {
    let mut walk = Walk::default();
    let mut last = None;
    for (seq, event) in (1..).zip(events) {
        assert_eq!(event.seq, seq, "a gap");
        assert!(last.is_none_or(|last| last <= event.at), "back in time");
        last = Some(event.at);
        walk.step(event, call);
    }
}

impl<'a> Walk<'a> {
    fn step(&mut self, event: &'a Event, call: &Call) {
        let kind = event.data.kind();
        let by = event.by.person();
        let account = by.map(|person| &person.account);
        assert!(!self.closed || kind == "letter_issued", "{kind} after the end");
        if kind != "conflict_declared" {
            assert!(account.is_none_or(|one| !self.conflicts.contains(one)), "{kind} in conflict");
        }
        assert!(account.is_none_or(|one| one.as_str() != "auditor"), "{kind} by an auditor");
        let in_time = call.opens_at <= event.at && event.at.as_second() <= call.closes_at.as_second();
        match &event.data {
            EventData::Started { .. } => assert!(in_time && event.seq == 1),
            EventData::FactsFilled { .. } => self.changes(Target::Facts, in_time),
            EventData::DocumentUploaded { form, .. } => self.changes(Target::Form(*form), in_time),
            EventData::EvidenceAttached { requirement, .. } => {
                assert!(requirement.starts_with("R-"));
                self.changes(Target::Form(FormId::SelfDeclaration), in_time);
                self.evidence += 1;
            }
            EventData::EvidenceRemoved { number, .. } => {
                assert!((1..=self.evidence).contains(number) && self.removed.insert(*number));
                self.changes(Target::Form(FormId::SelfDeclaration), in_time);
            }
            EventData::Submitted { files, findings, .. } => {
                assert!(findings.iter().all(|note| note.code != "total-wrong"), "handed in with an error");
                assert!(in_time && !self.submitted && files.len() == 7);
                assert_eq!(account.map(AccountId::as_str), Some("signatory"));
                self.submitted = true;
            }
            EventData::Withdrawn { .. } if self.listed => panic!("withdrawn after it was listed"),
            EventData::Withdrawn { .. } => {
                let signed = account.is_some_and(|one| one.as_str() == "signatory");
                assert!(signed || !self.submitted);
                self.closed = true;
            }
            EventData::Assigned { reviewer } => {
                assert!(!self.conflicts.contains(&reviewer.account));
                assert!(["reviewer", "colleague", "both"].contains(&reviewer.account.as_str()));
                self.reviewer = Some(reviewer);
            }
            EventData::ConflictDeclared { person, .. } => {
                assert_eq!(Some(person), by, "everybody declares their own");
                assert!(self.conflicts.insert(&person.account), "declared twice");
                self.reviewer.take_if(|reviewer| reviewer.account == person.account);
                self.recommended_by.take_if(|one| one.account == person.account);
            }
            EventData::CorrectionRequested { items, due, .. } => {
                self.work(by, kind);
                assert!(self.open.is_none() && !items.is_empty() && *due > event.at);
                self.open = Some(items.iter().map(|item| item.target).collect());
            }
            EventData::ItemAnswered { .. } => assert!(self.open.is_some()),
            EventData::CorrectionReturned { findings, .. } => {
                let open = self.open.take().unwrap_or_else(|| panic!("no correction was open"));
                for note in findings.iter().filter(|note| note.code == "total-wrong") {
                    assert!(!open.contains(&Target::Form(note.form)), "an error that could be mended");
                }
            }
            EventData::Recommended { .. } => {
                // Once the documents are decided, the device testers have the word.
                if self.decided {
                    assert!(["tester", "tester-2"].contains(&account.map_or("", AccountId::as_str)));
                } else {
                    self.work(by, kind);
                }
                assert!(self.recommended_by.is_none() && self.open.is_none());
                self.recommended_by = by;
            }
            EventData::RecommendationReturned { .. } => {
                let before = self.recommended_by.take();
                assert!(before.is_some() && before.map(|person| &person.account) != account);
            }
            EventData::Decided { verdict, recommended_by, .. } => {
                assert_eq!(self.recommended_by.take(), Some(recommended_by), "what was recommended");
                assert_ne!(Some(&recommended_by.account), account, "two people decide");
                assert!(["approver", "both"].contains(&account.map_or("", AccountId::as_str)));
                assert!(!self.listed, "decided a third time");
                self.listed = self.decided;
                self.closed = *verdict == Verdict::Fail;
                self.decided = true;
            }
            EventData::LetterIssued { .. } => assert!(self.decided && by.is_none()),
            EventData::NoteAdded { .. } => assert!(self.submitted),
            EventData::FormalCheckStarted => assert!(self.reviewer.is_some()),
            EventData::ChecklistMarked { .. }
            | EventData::MessageSent { .. }
            | EventData::Held { .. }
            | EventData::Resumed { .. }
            | EventData::FormalCheckPassed => self.work(by, kind),
            // The rooms have oracles of their own.
            EventData::DeviceCheck(_)
            | EventData::Listing(_)
            | EventData::ChangeNotice(_)
            | EventData::Defect(_) => {}
        }
    }

    /// The vendor changes a draft in time, later only what a correction names.
    fn changes(&self, target: Target, in_time: bool) {
        match &self.open {
            Some(open) => assert!(open.contains(&target), "{target:?} was not asked for"),
            None => assert!(!self.submitted && in_time, "{target:?} was closed"),
        }
    }

    /// The one who has the case works on it.
    fn work(&self, by: Option<&Person>, kind: &str) {
        assert!(self.submitted && self.reviewer.is_some() && self.reviewer == by, "{kind} by {by:?}");
    }
}

/// Whether the vendor or the ministry has to act in the device check.
#[derive(Default)]
struct Dates<'a> {
    proposed: bool,
    agreed: bool,
    devices: bool,
    recommended: Option<&'a Person>,
}

impl Dates<'_> {
    fn note(&mut self, data: &DeviceCheckEvent) {
        match data {
            DeviceCheckEvent::SlotsProposed { .. } => self.proposed = true,
            DeviceCheckEvent::SlotsDeclined { .. } => self.proposed = false,
            DeviceCheckEvent::SlotConfirmed { .. } => (self.proposed, self.agreed) = (false, true),
            DeviceCheckEvent::DateMoved { .. } => self.agreed = false,
            DeviceCheckEvent::DevicesNamed { .. } => self.devices = true,
            _ => {}
        }
    }

    /// Whether this conflict of interest takes an open recommendation away.
    fn drops(&self, person: &Person) -> bool {
        self.recommended.is_some_and(|one| one.account == person.account)
    }

    fn holder(&self) -> Holder {
        let ministry = if self.agreed { self.devices } else { self.proposed };
        if ministry { Holder::Ministry } else { Holder::Vendor }
    }
}

/// Counts the days one by one: each belongs to the side that held the case when it began.
pub fn days(file: &File) {
    let mut holders = BTreeMap::new();
    let (mut arrived, mut end, mut decided) = (None, jst(file.now).date(), false);
    let mut dates = Dates::default();
    for event in &file.events {
        let date = jst(event.at).date();
        let holder = match &event.data {
            EventData::Decided { .. } if std::mem::replace(&mut decided, true) => {
                end = date;
                continue;
            }
            // A pass of the documents: now the vendor has to propose dates.
            EventData::Decided { verdict: Verdict::Pass, .. } => {
                dates.recommended = None;
                Holder::Vendor
            }
            EventData::DeviceCheck(DeviceCheckEvent::SheetMade { .. }) => continue,
            EventData::DeviceCheck(data) => {
                dates.note(data);
                dates.holder()
            }
            EventData::RecommendationReturned { .. } if decided => {
                dates.recommended = None;
                dates.holder()
            }
            EventData::ConflictDeclared { person, .. } if decided && dates.drops(person) => {
                dates.recommended = None;
                dates.holder()
            }
            EventData::Recommended { .. } => {
                dates.recommended = event.by.person();
                Holder::Ministry
            }
            EventData::Submitted { .. } => {
                arrived = Some(date);
                Holder::Ministry
            }
            EventData::CorrectionReturned { .. } | EventData::Resumed { .. } if decided => dates.holder(),
            EventData::CorrectionReturned { .. } | EventData::Resumed { .. } => Holder::Ministry,
            EventData::CorrectionRequested { .. } => Holder::Vendor,
            EventData::Held { .. } => Holder::Stopped,
            EventData::Withdrawn { .. } | EventData::Decided { verdict: Verdict::Fail, .. } => {
                end = date;
                continue;
            }
            _ => continue,
        };
        holders.insert(date, holder);
    }
    let mut expected = SplitClock::default();
    let mut day = arrived.unwrap_or(end);
    while day < end {
        let holder = holders.range(..=day).next_back().map(|(_, holder)| *holder);
        day = day.tomorrow().unwrap_or_else(|error| panic!("{error}"));
        if is_business_day(day) {
            match holder {
                Some(Holder::Ministry) => expected.ministry_days += 1,
                Some(Holder::Vendor) => expected.vendor_days += 1,
                Some(Holder::Stopped) => expected.stopped_days += 1,
                None => panic!("nobody held the case on {day}"),
            }
        }
    }
    let progress = file.case.progress(file.call.standard_days, file.now);
    assert_eq!(progress.total, expected);
    assert!(progress.in_stage.total_days() <= progress.total.total_days());
}

/// Another byte in any event changes every link from there on.
pub fn chain(file: &File) {
    let texts: Vec<String> = file
        .events
        .iter()
        .map(|event| canonical(&file.case.id, event).unwrap_or_else(|error| panic!("{error}")))
        .collect();
    let hashes = |texts: &[String]| -> Vec<String> {
        let mut previous = GENESIS.to_owned();
        let links = texts.iter().map(|text| {
            previous = link(&previous, text);
            previous.clone()
        });
        links.collect()
    };
    let sound = hashes(&texts);
    let (victim, place) = (texts.len() / 2, texts[texts.len() / 2].len() / 2);
    let mut changed = texts.clone();
    let mut bytes = changed[victim].clone().into_bytes();
    bytes[place] ^= 1;
    changed[victim] = String::from_utf8_lossy(&bytes).into_owned();
    let broken = hashes(&changed);
    assert_eq!(sound[..victim], broken[..victim]);
    assert!(sound[victim..].iter().zip(&broken[victim..]).all(|(sound, broken)| sound != broken));
}
