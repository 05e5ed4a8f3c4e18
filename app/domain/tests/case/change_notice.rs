//! Change notices one act after the other: what a notice may say, each way it can end, what each side
//! sees, and what is stored.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::Actor;
use domain::case::change_notice::*;
use domain::case::stage::{State, WaitingFor};
use domain::case::{Command, Event, EventData, Refusal};
use domain::forms::FormId;
use domain::ids::CaseId;
use jiff::SignedDuration;

use crate::support::notices::*;
use crate::support::people::*;
use crate::support::states::listed;
use crate::support::{File, outcome, replay};

fn facts(file: &File) -> domain::case::facts::Facts {
    let State::Listed(listing) = &file.case.state else { panic!("not listed") };
    *listing.facts.clone()
}

/// What is wrong with which field: `reason: required`.
fn errors(refusal: Refusal) -> Vec<String> {
    let Refusal::Invalid(errors) = refusal else { panic!("{refusal:?}") };
    errors.into_iter().map(|error| format!("{}: {}", error.field, error.code)).collect()
}

#[test]
fn a_notice_says_before_and_after_of_each_value() {
    let mut file = listed();
    let values: Vec<_> = ChangeKind::ALL.map(one_of).to_vec();
    file.must(&member(), write(None, typed(&values)));
    let notice = file.case.change_notice(1).unwrap();
    let said: Vec<_> = notice
        .content
        .changes
        .iter()
        .map(|change| (change.field.id(), change.before.as_str(), change.after.as_str()))
        .collect();
    let expected = [
        ("firmware", "1.0.0", "2.0.0"),
        ("model_variant", "FR-100", "FR-100B"),
        ("unit_price", "99000", "98000"),
        ("plants", "", "長野工場"),
        ("contact_phone", "0352531111", "0312345678"),
        ("company_name", "", "株式会社リーダーズ"),
    ];
    assert_eq!(said, expected);
    assert!(!file.case.change_pending(), "a draft is the vendor's own");
    file.must(&signatory(), submit(1));
    assert!(file.case.change_pending());
}

#[test]
fn what_does_not_fit_is_told_at_its_field() {
    let mut file = listed();
    let nothing = TypedNotice { reason: String::new(), from: String::new(), ..typed(&[]) };
    let refusal = file.refused(&member(), write(None, nothing));
    assert_eq!(errors(refusal), ["kinds: choose", "change_reason: required", "change_from: date-empty"]);
    for (field, value, code) in [
        (ChangeField::Firmware, "1.0.0", "unchanged"),
        (ChangeField::Firmware, "  ", "unchanged"),
        (ChangeField::UnitPrice, "100000000", "price-range"),
        (ChangeField::UnitPrice, "9万", "money-not-digits"),
        (ChangeField::ContactPhone, "012", "phone-length"),
    ] {
        let refusal = file.refused(&member(), write(None, typed(&[(field, value)])));
        assert_eq!(errors(refusal), [format!("{}: {code}", field.id())], "{value}");
    }
    let early = TypedNotice { from: "2026-11-08".to_owned(), ..firmware("2.0.0") };
    let refusal = file.refused(&member(), write(None, early));
    assert_eq!(errors(refusal), ["change_from: change-before-listing"]);
}

#[test]
fn one_notice_of_a_kind_at_a_time() {
    let mut file = reviewing();
    let both = typed(&[(ChangeField::UnitPrice, "98000"), (ChangeField::Firmware, "3.0.0")]);
    let refusal = file.refused(&member(), write(None, both));
    let open = NoticeRefusal::KindOpen { kind: ChangeKind::Firmware, notice: 1 };
    assert_eq!(refusal, Refusal::Notice(open));
    file.must(&member(), write(None, typed(&[(ChangeField::UnitPrice, "98000")])));
    file.must(&signatory(), submit(2));
    file.must(&reviewer(), note(1));
    file.must(&member(), write(None, firmware("3.0.0")));
    assert_eq!(file.case.change_notice(3).unwrap().content.changes[0].before, "2.0.0");
}

#[test]
fn only_a_noted_notice_changes_what_the_register_says() {
    let before = facts(&listed());
    for (name, file) in every_notice() {
        let now = facts(&file);
        if name == "noted" {
            assert_eq!(now.firmware, "2.0.0");
            assert_eq!(domain::case::facts::Facts { firmware: before.firmware.clone(), ..now }, before);
        } else {
            assert_eq!(now, before, "{name}");
        }
        let open = file.case.change_notice(1).unwrap().standing.kind().is_open();
        assert_eq!(file.case.change_pending(), open, "{name}");
    }
}

#[test]
fn values_that_the_facts_have_no_place_for_stay_known() {
    let mut file = listed();
    let price = |yen| typed(&[(ChangeField::UnitPrice, yen), (ChangeField::ModelVariant, "FR-100B")]);
    file.must(&member(), write(None, price("98000")));
    file.must(&signatory(), submit(1));
    assert_eq!(file.case.noted_value(ChangeField::UnitPrice), None);
    file.must(&reviewer(), note(1));
    file.must(&member(), write(None, typed(&[(ChangeField::UnitPrice, "97000")])));
    file.must(&signatory(), submit(2));
    file.must(&reviewer(), note(2));
    assert_eq!(file.case.noted_value(ChangeField::UnitPrice), Some("97000"));
    let day = domain::calendar::jst(file.now).date();
    assert_eq!(file.case.models(day), ["FR-100"], "its day has not come");
    assert_eq!(file.case.models(jiff::civil::date(2026, 12, 1)), ["FR-100", "FR-100B"]);
    assert_eq!(facts(&file).model_number, "FR-100", "a variant is added, and replaces nothing");
}

#[test]
fn documents_again_opens_the_named_forms_and_no_other() {
    let mut file = documents_asked();
    let other = file.refused(&member(), attach(1, Some(FormId::PriceEstimate), "見積書"));
    let form = FormId::PriceEstimate;
    assert_eq!(other, Refusal::Notice(NoticeRefusal::FormNotAsked { form }));
    let missing = file.refused(&member(), hand_back(1));
    assert_eq!(missing, Refusal::Notice(NoticeRefusal::FormsMissing { forms: vec![FORM] }));
    file.must(&member(), attach(1, Some(FORM), "旧"));
    file.must(&member(), attach(1, Some(FORM), "新"));
    file.must(&member(), hand_back(1));
    let notice = file.case.change_notice(1).unwrap();
    let (_, _, files) = notice.documents[0].returned.clone().unwrap();
    assert_eq!(files, BTreeSet::from([3]), "the newer file took the place of the other");
    assert_eq!(notice.standing.kind().waiting_for(), WaitingFor::Reviewer);
    // Once more, and the form is asked for anew.
    let due = in_ten_days(&file);
    file.must(&reviewer(), request_documents(1, due));
    let missing = file.refused(&member(), hand_back(1));
    assert_eq!(missing, Refusal::Notice(NoticeRefusal::FormsMissing { forms: vec![FORM] }));
    // Late, and read all the same.
    file.now += SignedDuration::from_hours(300);
    file.must(&member(), attach(1, Some(FORM), "再提出"));
    file.must(&member(), hand_back(1));
    file.must(&reviewer(), note(1));
}

#[test]
fn a_failed_test_is_not_noted_and_a_retest_counts() {
    let mut file = tested(false);
    let refusal = file.refused(&reviewer(), note(1));
    assert_eq!(refusal, Refusal::Notice(NoticeRefusal::TestsFailed { cases: vec![CASE.to_owned()] }));
    file.must(&reviewer(), request_tests(1));
    file.must(&tester(), record(1, true));
    let notice = file.case.change_notice(1).unwrap();
    assert_eq!(notice.tests.len(), 2, "the earlier result stays");
    file.must(&reviewer(), note(1));
    assert_eq!(facts(&file).firmware, "2.0.0");
}

#[test]
fn every_named_test_case_needs_an_outcome() {
    let mut file = testing();
    let record = |outcomes| {
        Command::ChangeNotice(ChangeNoticeCommand::RecordTests {
            notice: 1,
            outcomes,
            devices: String::new(),
            witness: String::new(),
            note: String::new(),
        })
    };
    let refusal = file.refused(&tester(), record(BTreeMap::new()));
    assert_eq!(errors(refusal), ["outcome_T-02: choose", "devices: required", "witness: required"]);
    let failed = TypedOutcome { passed: Some(false), note: String::new() };
    let refusal = file.refused(&tester(), record(BTreeMap::from([(CASE.to_owned(), failed)])));
    assert_eq!(errors(refusal)[0], "outcome_note_T-02: required");
}

#[test]
fn a_request_names_something_that_exists_and_a_day_to_come() {
    let mut file = reviewing();
    let now = file.now;
    let commands = [
        (
            ChangeNoticeCommand::RequestTests { notice: 1, cases: BTreeSet::new(), words: "-".to_owned() },
            "notice-no-test-cases",
        ),
        (
            ChangeNoticeCommand::RequestTests {
                notice: 1,
                cases: BTreeSet::from(["T-99".to_owned()]),
                words: "-".to_owned(),
            },
            "notice-unknown-test-case",
        ),
        (
            ChangeNoticeCommand::RequestDocuments {
                notice: 1,
                forms: BTreeSet::new(),
                words: "-".to_owned(),
                due: in_ten_days(&file),
            },
            "notice-no-forms",
        ),
        (
            ChangeNoticeCommand::Ask { notice: 1, question: "-".to_owned(), due: now },
            "notice-due-in-the-past",
        ),
        (ChangeNoticeCommand::Note { notice: 7, note: String::new() }, "notice-unknown"),
    ];
    for (command, code) in commands {
        assert_eq!(file.refused(&reviewer(), Command::ChangeNotice(command)).code(), code);
    }
}

#[test]
fn a_draft_that_the_register_has_overtaken_is_not_handed_in() {
    // Only possible where the entry changed by another way than a notice: the history is forged.
    let mut file = draft();
    if let State::Listed(listing) = &mut file.case.state {
        listing.facts.firmware = "1.5.0".to_owned();
    }
    let decided = file.case.decide(submit(1), &signatory(), &file.call, file.now);
    assert_eq!(outcome(&decided), "notice-overtaken");
}

#[test]
fn what_the_vendor_prepares_is_its_own_and_what_the_tester_prepares_is_not_the_vendors() {
    let sees = |file: &File, actor: &Actor| {
        let (case, events) = file.case.clone().as_seen_by(file.events.clone(), actor);
        let files: usize = case.change_notices.iter().map(|notice| notice.files.len()).sum();
        let events = events.iter().filter(|event| matches!(event.data, EventData::ChangeNotice(_))).count();
        (case.change_notices.len(), files, events)
    };
    assert_eq!(sees(&draft(), &reviewer()), (0, 0, 0));
    assert_eq!(sees(&draft(), &member()), (1, 1, 2));
    assert_eq!(sees(&reviewing(), &reviewer()), (1, 1, 1));
    assert_eq!(sees(&documents_there(), &auditor()), (1, 1, 2));
    assert_eq!(sees(&documents_returned(), &reviewer()), (1, 2, 3));
    let mut file = testing();
    file.must(&tester(), attach_record(1));
    assert_eq!(sees(&file, &member()), (1, 1, 4));
    assert_eq!(sees(&file, &tester()), (1, 2, 3));
    assert_eq!(sees(&discarded(), &approver()), (0, 0, 0));
}

#[test]
fn an_event_that_can_not_follow_is_not_believed() {
    let forged = |file: &File, by: &Actor, data| {
        let mut events = file.events.clone();
        let data = EventData::ChangeNotice(data);
        events.push(Event { seq: file.case.version + 1, at: file.now, by: by.into(), data });
        domain::case::Case::replay(CaseId::new("case-1"), &events)
    };
    let noted = || ChangeNoticeEvent::Noted { notice: 1, note: String::new() };
    let withdrawn = || ChangeNoticeEvent::Withdrawn { notice: 1, reason: String::new() };
    assert!(forged(&listed(), &reviewer(), noted()).is_err(), "no notice");
    assert!(forged(&draft(), &reviewer(), noted()).is_err(), "not handed in");
    assert!(forged(&asked(), &reviewer(), noted()).is_err(), "with the vendor");
    assert!(forged(&super::support::notices::noted(), &signatory(), withdrawn()).is_err(), "at its end");
    assert!(forged(&reviewing(), &reviewer(), noted()).is_ok());
}

/// Every act, for the stored history.
fn every_act() -> File {
    let mut file = documents_returned();
    let due = in_ten_days(&file);
    file.must(&reviewer(), ask(1, due));
    file.must(&member(), attach(1, None, "補足"));
    file.must(&member(), remove(1, 3));
    file.must(&member(), answer(1));
    file.must(&reviewer(), request_tests(1));
    file.must(&tester(), attach_record(1));
    file.must(&tester(), record(1, true));
    file.must(&reviewer(), note(1));
    file.must(&member(), write(None, typed(&[one_of(ChangeKind::Company)])));
    file.must(&member(), discard(2));
    file.must(&member(), write(None, typed(&[one_of(ChangeKind::Contact)])));
    file.must(&signatory(), submit(3));
    file.must(&reviewer(), reject(3));
    file.must(&member(), write(None, typed(&[one_of(ChangeKind::Plant)])));
    file.must(&signatory(), submit(4));
    file.must(&signatory(), withdraw(4));
    file
}

/// What is stored stays readable: `history-notices.jsonl` was written once, and only new lines may be
/// added.
#[test]
fn a_stored_notice_is_written_and_read_as_ever() {
    let file = every_act();
    let own: Vec<&Event> =
        file.events.iter().filter(|event| matches!(event.data, EventData::ChangeNotice(_))).collect();
    let texts =
        own.iter().map(|event| domain::case::chain::canonical(&CaseId::new("case-1"), event).unwrap() + "\n");
    let texts = texts.collect::<String>();
    let stored = include_str!("history-notices.jsonl");
    if stored != texts {
        eprintln!("{texts}");
    }
    assert_eq!(stored, texts);
    let kinds: BTreeSet<_> = own.iter().map(|event| event.data.kind()).collect();
    assert_eq!(kinds, BTreeSet::from(ChangeNoticeEvent::KINDS), "every act stands in it");
    for (line, event) in stored.lines().zip(own) {
        assert_eq!(&serde_json::from_str::<Event>(line).unwrap(), event);
    }
    assert_eq!(replay(&file.events), file.case);
}
