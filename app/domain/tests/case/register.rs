//! What the public is told: derived from the histories, the same whenever it is derived, and without
//! anything that is not public.

use domain::case::facts::FACT_FIELDS;
use domain::case::{Case, EventData, Stage};
use domain::forms::example::example;
use domain::forms::{Content, FormId};
use domain::ids::CaseId;
use domain::money::Yen;
use domain::register::{Charge, Datum, Entry, Field, Status, Terms, What, fold, source, status};
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::defect::commands::{
    accept_plan, approve_measure, cancel, lift, notify, recommend_measure, suspend,
};
use crate::defect::states::every_phase;
use crate::listing::{approve_error, delist, delisted, propose_error, recorded_in_error, states};
use crate::support::commands::*;
use crate::support::notices::every_notice;
use crate::support::people::*;
use crate::support::states::*;
use crate::support::{File, call, replay};

fn terms() -> Terms {
    let read = |form| -> Content { example(form) };
    Terms::read(Some(&read(FormId::PriceEstimate)), Some(&read(FormId::SupplyPledge)), &call())
}

fn entry(file: &File) -> Option<Entry> {
    Entry::of(&file.case, &file.events, terms())
}

fn kinds(file: &File) -> Vec<&'static str> {
    let entry = entry(file).unwrap();
    entry.history(file.now).iter().map(|event| event.what.kind()).collect()
}

#[test]
fn each_state_has_its_status_or_is_not_known() {
    let mut files = every_state();
    files.extend(states());
    for (state, file) in files {
        let expected = match file.case.stage() {
            Stage::DeviceCheck => Some(Status::DocumentsPassed),
            Stage::Listed => Some(Status::Listed),
            Stage::Delisted => Some(Status::WithdrawnByVendor),
            Stage::RecordedInError => Some(Status::RecordedInError),
            _ => None,
        };
        assert_eq!(status(&file.case, file.now), expected, "{state}");
        assert_eq!(entry(&file).map(|entry| entry.status(file.now)), expected, "{state}");
    }
}

#[test]
fn a_defect_and_a_change_show_in_the_status() {
    for (state, file) in every_phase() {
        let expected = match state {
            "suspended" => Status::Suspended,
            "cancelled" | "remedying after" | "remedied after" | "reinstatement recommended" => {
                Status::Cancelled
            }
            "reinstated" => Status::Reinstated,
            _ => Status::Listed,
        };
        assert_eq!(status(&file.case, file.now), Some(expected), "{state}");
        assert_eq!(entry(&file).map(|entry| entry.status(file.now)), Some(expected), "{state}");
    }
    for (state, file) in every_notice() {
        let pending = file.case.change_pending();
        let expected = if pending { Status::ChangePending } else { Status::Listed };
        assert_eq!(entry(&file).map(|entry| entry.status(file.now)), Some(expected), "{state}");
    }
}

#[test]
fn the_history_tells_what_became_of_the_product_and_why() {
    assert_eq!(kinds(&device_check()), ["documents_passed"]);
    assert_eq!(kinds(&listed()), ["documents_passed", "listed"]);
    assert_eq!(kinds(&recorded_in_error()), ["documents_passed", "listed", "recorded_in_error"]);
    let mut file = listed();
    let since = file.now;
    file.now += SignedDuration::from_hours(24);
    file.must(&reviewer(), propose_error());
    assert_eq!(kinds(&file), ["documents_passed", "listed"], "what is only proposed is not told");
    let told = entry(&file).unwrap();
    assert_eq!((told.since(file.now), told.reason(file.now)), (since, None));
    file.must(&approver(), approve_error());
    let told = entry(&file).unwrap();
    assert_eq!(told.since(file.now), file.now);
    assert_eq!(told.reason(file.now).as_deref(), Some("別の型番の結果を登録していました。"));
    assert_eq!(told.product_name, "顔認証リーダーA", "the wrong entry stays visible");
    let off = entry(&delisted()).unwrap();
    let reason = What::WithdrawnByVendor { reason: "生産を終了しました。".to_owned() };
    assert_eq!(off.history(file.now).last().unwrap().what, reason);
}

#[test]
fn what_is_corrected_after_the_documents_does_not_rename_the_product() {
    let mut file = answered(device_check());
    let mut other = facts();
    other.product_name = "別名".to_owned();
    file.must(&member(), domain::case::Command::FillFacts { facts: other });
    file.must(&member(), return_correction());
    assert_eq!(entry(&file).unwrap().product_name, "顔認証リーダーA");
}

#[test]
fn prices_come_from_the_versions_that_were_decided_on() {
    assert_eq!(source(&document_review().case, FormId::PriceEstimate), None);
    let mut file = correcting(crate::support::device_check::tested());
    let decided = source(&file.case, NAMED).unwrap().sha256.clone();
    file.now += SignedDuration::from_hours(1);
    file.must(&member(), upload(NAMED, "newer"));
    file.must(&member(), answer(1));
    file.must(&member(), return_correction());
    assert_eq!(source(&file.case, NAMED).unwrap().sha256, decided, "the documents passed before");
    file.must(&tester(), recommend(domain::case::decision::Verdict::Pass));
    file.must(&approver(), approve());
    assert_ne!(source(&file.case, NAMED).unwrap().sha256, decided, "the devices passed after");
}

#[test]
fn the_terms_are_read_with_tax_and_added_only_where_they_fit() {
    let read = terms();
    assert_eq!(read.price, Some(Yen(87_780)));
    assert!(read.warranty_months.is_some());
    let charge =
        |price, unit: &str| Charge { item: "保守".to_owned(), price: Yen(price), unit: unit.to_owned() };
    let mut terms = Terms { after_warranty: vec![charge(100, "年"), charge(50, "年")], ..Terms::default() };
    assert_eq!(terms.price_after_warranty(), Some((Yen(150), "年")));
    terms.after_warranty.push(charge(10, "台"));
    assert_eq!(terms.price_after_warranty(), None);
    assert_eq!(Terms::read(None, None, &call()), Terms::default(), "what was not read is no guess");
}

/// Everything that the portal knows is decided on, and what is not public is nowhere.
#[test]
fn nothing_that_is_not_public_gets_out() {
    for field in FACT_FIELDS {
        let id = match field {
            "product_name" => "product",
            "model_number" => "model",
            other => other,
        };
        assert!(Field::ALL.iter().any(|field| field.id() == id), "{id} is decided on");
    }
    for field in Field::ALL {
        assert!(!field.why().is_empty());
        assert!(serde_json::to_value(field).is_ok());
    }
    let mut files = every_state();
    files.extend(states());
    files.extend(every_phase());
    files.extend(every_notice());
    for (state, file) in files {
        let Some(entry) = entry(&file) else { continue };
        for field in Field::ALL.into_iter().filter(|field| !field.public()) {
            assert_eq!(entry.value(field, "R8-1", file.now), None, "{}", field.id());
        }
        let values = Field::ALL.iter().filter_map(|field| entry.value(*field, "R8-1", file.now));
        let out = format!("{} {:?}", serde_json::to_string(&entry).unwrap(), values.collect::<Vec<Datum>>());
        let typed = facts();
        let private = FACT_FIELDS
            .iter()
            .filter(|field| !["product_name", "model_number", "firmware", "units"].contains(field));
        let mut secrets: Vec<String> = private.map(|field| typed.value(field)).collect();
        for event in &file.events {
            secrets.extend(event.by.person().map(|person| person.name.clone()));
            secrets.extend(event.by.person().map(|person| format!("\"{}\"", person.account)));
            if let EventData::NoteAdded { text } | EventData::MessageSent { text } = &event.data {
                secrets.push(text.clone());
            }
        }
        secrets.extend(["12000".to_owned(), "sha256".to_owned()]);
        for secret in secrets {
            assert!(!out.contains(&secret), "{state}: {secret} in {out}");
        }
    }
}

#[test]
fn an_entry_comes_back_from_its_json() {
    for (_, file) in states() {
        let entry = entry(&file).unwrap();
        let json = serde_json::to_string(&entry).unwrap();
        assert_eq!(serde_json::from_str::<Entry>(&json).unwrap(), entry);
    }
}

proptest! {
    /// The register is the replay of all histories: kept up to date event by event or made anew, it is
    /// the same; and it says no more than the kinds of the events do.
    #[test]
    fn the_register_is_the_replay_of_all_histories(
        runs in prop::collection::vec((any::<prop::sample::Index>(), prop::collection::vec((0_usize..11, 0_usize..11), 0..12)), 1..5),
    ) {
        let mut starts = every_state();
        starts.extend(states());
        starts.extend(every_phase());
        starts.extend(every_notice());
        let (mut kept, mut histories) = (Vec::new(), Vec::new());
        for (number, (start, moves)) in runs.iter().enumerate() {
            let mut file = start.get(&starts).1.clone();
            let mut live = entry(&file);
            for (who, which) in moves {
                let actor = everybody()[*who].1.clone();
                let command = match which {
                    0 => delist(),
                    1 => propose_error(),
                    2 => approve_error(),
                    3 => approve(),
                    4 => withdraw(),
                    5 => suspend(&file),
                    6 => lift(),
                    7 => notify(&file),
                    8 => recommend_measure(cancel(&file)),
                    9 => approve_measure(),
                    _ => accept_plan(),
                };
                if file.ask(&actor, command).is_ok() {
                    live = entry(&file);
                }
            }
            kept.extend(live);
            histories.push((CaseId::new(format!("case-{number}")), file.events));
        }
        let all = histories.iter().map(|(id, events)| (id, events.as_slice()));
        let anew = fold(all, |_| terms()).unwrap();
        kept.sort_by(|one, other| one.number.cmp(&other.number));
        prop_assert_eq!(&kept, &anew);
        let known = histories.iter().filter(|(_, events)| {
            let mut passes = 0;
            let mut over = false;
            for event in events {
                match &event.data {
                    EventData::Decided { verdict: domain::case::decision::Verdict::Pass, .. } => passes += 1,
                    EventData::Decided { .. } | EventData::Withdrawn { .. } => over = true,
                    _ => {}
                }
            }
            passes > 0 && !over
        });
        prop_assert_eq!(known.count(), anew.len());
        for (_, events) in &histories {
            let case: Case = replay(events);
            prop_assert_eq!(status(&case, call().closes_at).is_some(), source(&case, NAMED).is_some());
            // At any moment the entry says what the case does, and turns exactly when it reads otherwise.
            let Some(entry) = Entry::of(&case, events, terms()) else { continue };
            let last = events.last().unwrap().at;
            for hours in [0, 1, 30, 24 * 15, 24 * 31, 24 * 100] {
                let now = last + SignedDuration::from_hours(hours);
                let seen = entry.clone().at(now);
                prop_assert_eq!(status(&case, now), Some(seen.status(now)));
                let Some(turn) = seen.turns_at(now) else { continue };
                let before = turn - SignedDuration::from_millis(1);
                let says = |at| { let one = entry.clone().at(at); (one.status(at), one.firmware.clone(), one.history(at)) };
                prop_assert_eq!(says(before), says(now));
                prop_assert_ne!(says(turn), says(now), "nothing turned at {}", turn);
            }
        }
    }
}
