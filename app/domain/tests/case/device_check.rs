//! The device check (審査3): what each command may contain, and what comes of it.

use domain::actor::Actor;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::device_check::{
    DeviceCheckCommand, NewResult, ResultFile, ResultFileKind, TestOutcome, measured,
};
use domain::case::document::MAX_FILE_BYTES;
use domain::case::stage::{State, WaitingFor};
use domain::case::{Command, Refusal, Stage};
use domain::test_plan::first_plan;
use domain::validation::FieldError;
use jiff::SignedDuration;

use crate::support::File;
use crate::support::commands::*;
use crate::support::device_check::*;
use crate::support::people::*;
use crate::support::states::*;

/// The codes of the fields that do not fit.
#[track_caller]
fn unfit(file: &mut File, actor: &Actor, command: Command) -> Vec<(String, String)> {
    match file.refused(actor, command) {
        Refusal::Invalid(errors) => {
            errors.into_iter().map(|FieldError { field, code, .. }| (field, code)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn pair(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}

#[test]
fn dates_devices_results_and_the_register() {
    let mut file = device_check();
    assert_eq!(file.case.waiting_for(), WaitingFor::Vendor);
    let propose = propose(&file);
    file.must(&member(), propose);
    assert_eq!(file.case.waiting_for(), WaitingFor::DeviceTester);
    file.must(&tester(), confirm(2));
    let check = &file.case.device_check;
    assert_eq!(check.appointment.as_ref().map(|one| &one.slot), Some(&slot(&file, 8)));
    assert_eq!(check.tester, Some(person(&tester())));
    assert_eq!(check.edition.as_deref(), Some("1"));
    assert_eq!(file.case.waiting_for(), WaitingFor::Vendor, "there is nothing to try yet");
    file.must(&member(), name_two());
    assert_eq!(file.case.waiting_for(), WaitingFor::DeviceTester);
    while let Some((actor, command)) = next_step(&file) {
        file.must(&actor, command);
    }
    file.must(&tester(), recommend(Verdict::Pass));
    file.must(&Actor::System, sheet());
    assert_eq!(file.refused(&tester(), approve()).code(), "role-may-not");
    file.must(&approver(), approve());
    let State::Listed(listing) = &file.case.state else { panic!("{:?}", file.case.state) };
    assert_eq!(*listing.facts, facts());
    assert_eq!(file.case.device_check.sheets.len(), 1);
}

#[test]
fn a_retest_counts_and_the_first_try_stays() {
    let mut file = tested();
    let failed = result(&file, "worse", "T-01", "SN-001", TestOutcome::Fail);
    file.must(&tester(), record(failed));
    let refused = file.refused(&tester(), recommend(Verdict::Pass));
    assert_eq!(refused, Refusal::TestsFailed { cases: vec!["T-01".to_owned()] });
    let again = result(&file, "not-now", "T-01", "SN-001", TestOutcome::NotRun);
    file.must(&tester(), record(again));
    let refused = file.refused(&tester(), recommend(Verdict::Pass));
    assert_eq!(refused, Refusal::TestsOpen { cases: vec!["T-01".to_owned()] });
    let passed = result(&file, "better", "T-01", "SN-001", TestOutcome::Pass);
    file.must(&tester(), record(passed));
    let attempts: Vec<_> = file.case.device_check.attempts("T-01", "SN-001").collect();
    let told: Vec<_> = attempts.iter().map(|one| (one.attempt, one.outcome)).collect();
    let expected = [TestOutcome::Pass, TestOutcome::Fail, TestOutcome::NotRun, TestOutcome::Pass];
    assert_eq!(told, (1..).zip(expected).collect::<Vec<_>>());
    file.must(&tester(), recommend(Verdict::Pass));
}

#[test]
fn a_result_that_arrives_late_counts_by_when_it_was_noted() {
    let mut file = tested();
    let waited = Some(file.now - SignedDuration::from_hours(3));
    file.now += SignedDuration::from_hours(1);
    let late = result(&file, "late", "T-01", "SN-001", TestOutcome::Fail);
    file.must(&tester(), record(NewResult { noted_at: waited, ..late }));
    let told: Vec<_> =
        file.case.device_check.attempts("T-01", "SN-001").map(|one| (one.attempt, one.outcome)).collect();
    assert_eq!(told, [(1, TestOutcome::Fail), (2, TestOutcome::Pass)]);
    file.must(&tester(), recommend(Verdict::Pass));
}

#[test]
fn a_late_result_counts_for_the_firmware_that_was_tried() {
    let mut file = tested();
    let waits = result(&file, "waits", "T-01", "SN-001", TestOutcome::Pass);
    file.must(&member(), name(&[("SN-001", "1.0.1"), ("SN-002", "1.0.0")]));
    file.must(&tester(), record(NewResult { firmware: "1.0.0".to_owned(), ..waits }));
    let check = &file.case.device_check;
    assert_eq!(check.results.last().unwrap().firmware, "1.0.0");
    let device = check.device("SN-001").unwrap();
    assert!(check.latest("T-01", device).is_none(), "with 1.0.1 it is not tried yet");
}

#[test]
fn an_optional_case_may_fail() {
    let mut file = tested();
    let slow = result(&file, "slow", "T-08", "SN-002", TestOutcome::Fail);
    file.must(&tester(), record(slow));
    file.must(&tester(), recommend(Verdict::Pass));
}

#[test]
fn new_firmware_asks_for_every_test_again() {
    let mut file = tested();
    file.must(&member(), name(&[("SN-001", "1.0.1"), ("SN-002", "1.0.0")]));
    let mandatory = first_plan().mandatory().map(|case| case.id.clone()).collect();
    assert_eq!(file.refused(&tester(), recommend(Verdict::Pass)), Refusal::TestsOpen { cases: mandatory });
    for case in first_plan().cases {
        let passed = result(&file, &format!("anew-{}", case.id), &case.id, "SN-001", TestOutcome::Pass);
        file.must(&tester(), record(passed));
    }
    // The application names another firmware: that is for the tester to judge.
    let refused = file.refused(&tester(), recommend(Verdict::Pass));
    assert_eq!(refused, Refusal::FirmwareDiffers { serials: vec!["SN-001".to_owned()] });
    assert_eq!(file.refused(&tester(), accept("SN-002")), Refusal::NoFirmwareToJudge);
    file.must(&tester(), accept("SN-001"));
    file.must(&tester(), recommend(Verdict::Pass));
}

#[test]
fn the_same_result_twice_is_one() {
    let mut file = testing();
    let passed = result(&file, "one-1", "T-03", "SN-001", TestOutcome::Pass);
    file.must(&tester(), record(passed.clone()));
    assert_eq!(file.ask(&tester(), record(passed.clone())), Ok(Vec::new()));
    assert_eq!(file.case.device_check.results.len(), 1);
    let other = NewResult { outcome: TestOutcome::Fail, ..passed };
    assert_eq!(file.refused(&tester(), record(other)), Refusal::ResultIdTaken);
}

#[test]
fn a_result_fits_its_test_case() {
    let mut file = testing();
    let good = result(&file, "good-1", "T-03", "SN-001", TestOutcome::Pass);
    let bad = |change: fn(&mut NewResult)| {
        let mut bad = good.clone();
        change(&mut bad);
        record(bad)
    };
    let none = bad(|it| it.value.clear());
    assert_eq!(unfit(&mut file, &tester(), none), [pair("value", "required")]);
    let words = bad(|it| it.value = "九回".to_owned());
    assert_eq!(unfit(&mut file, &tester(), words), [pair("value", "measured-value")]);
    let id = bad(|it| it.id = "x/y".to_owned());
    assert_eq!(unfit(&mut file, &tester(), id), [pair("id", "result-id")]);
    let unknown = bad(|it| it.test_case = "T-99".to_owned());
    assert_eq!(file.refused(&tester(), unknown), Refusal::NoSuchTestCase);
    let unknown = bad(|it| it.device = "SN-999".to_owned());
    assert_eq!(file.refused(&tester(), unknown), Refusal::NoSuchDevice);
    let photo = |bytes| {
        let mut file = super::support::commands::file("写真");
        file.bytes = bytes;
        ResultFile { kind: ResultFileKind::Jpeg, file }
    };
    let large = NewResult { files: vec![photo(MAX_FILE_BYTES + 1)], ..good.clone() };
    assert_eq!(file.refused(&tester(), record(large)), Refusal::FileTooLarge { bytes: MAX_FILE_BYTES + 1 });
    let many = NewResult { files: vec![photo(1); 6], ..good.clone() };
    assert_eq!(unfit(&mut file, &tester(), record(many)), [pair("files", "too-many-files")]);
    // A fast clock of a tablet notes nothing in the future.
    let ahead = Some(file.now + SignedDuration::from_hours(1));
    file.must(&tester(), record(NewResult { noted_at: ahead, ..good }));
    assert_eq!(file.case.device_check.results[0].noted_at, file.now);
}

#[test]
fn measured_values_keep_their_digits() {
    for (raw, value) in [("４．８０", "4.80"), (" 12 ", "12"), ("-0.5", "-0.5"), ("0", "0")] {
        assert_eq!(measured(raw).as_deref(), Ok(value), "{raw}");
    }
    for raw in ["", "1.2.3", "1,5", "1e3", "5秒", ".5", "1.", "1234567890", "--1"] {
        assert!(measured(raw).is_err(), "{raw}");
    }
}

#[test]
fn slots_lie_ahead_and_differ() {
    let mut file = device_check();
    let propose = |slots| Command::DeviceCheck(DeviceCheckCommand::ProposeSlots { slots });
    assert_eq!(unfit(&mut file, &member(), propose(Vec::new())), [pair("from_1", "required")]);
    let mut wrong = vec![slot(&file, -1), slot(&file, 3), slot(&file, 3), slot(&file, 4), slot(&file, 5)];
    wrong[1].place = " ".to_owned();
    wrong[3].to = wrong[3].from;
    wrong[4].to = wrong[4].from + SignedDuration::from_hours(13);
    assert_eq!(
        unfit(&mut file, &member(), propose(wrong)),
        [
            pair("from_1", "slot-in-the-past"),
            pair("place_2", "required"),
            pair("from_3", "slot-twice"),
            pair("to_4", "slot-ends-before-it-begins"),
            pair("to_5", "slot-too-long"),
        ]
    );
    let many = (1..=6).map(|days| slot(&file, days)).collect();
    assert_eq!(unfit(&mut file, &member(), propose(many)), [pair("from_1", "too-many-slots")]);
}

#[test]
fn a_slot_that_has_passed_is_not_confirmed() {
    let mut file = proposed();
    assert_eq!(file.refused(&tester(), confirm(0)), Refusal::NoSuchSlot);
    assert_eq!(file.refused(&tester(), confirm(3)), Refusal::NoSuchSlot);
    file.now += SignedDuration::from_hours(24 * 7);
    assert_eq!(file.refused(&tester(), confirm(1)), Refusal::SlotPassed);
    file.must(&tester(), confirm(2));
    let agreed = file.refused(&member(), propose(&device_check()));
    assert_eq!(agreed.code(), "date-agreed");
}

#[test]
fn devices_are_told_apart_and_stay_once_they_were_tried() {
    let mut file = testing();
    assert_eq!(unfit(&mut file, &member(), name(&[])), [pair("serial_1", "required")]);
    let twice = unfit(&mut file, &member(), name(&[("SN-1", "1"), ("ＳＮ-1", "1")]));
    assert_eq!(twice, [pair("serial_2", "serial-twice")]);
    assert_eq!(unfit(&mut file, &member(), name(&[("SN-1", "")])), [pair("firmware_1", "required")]);
    let passed = result(&file, "first", "T-01", "SN-002", TestOutcome::Pass);
    file.must(&tester(), record(passed));
    let gone = file.refused(&member(), name(&[("SN-001", "1.0.0")]));
    assert_eq!(gone, Refusal::DeviceTried { serial: "SN-002".to_owned() });
    file.must(&member(), name(&[("SN-002", "1.0.0"), ("SN-003", "1.0.0")]));
}

#[test]
fn the_vendor_is_waited_for_until_there_is_a_date_again() {
    let mut file = proposed();
    file.must(&tester(), decline());
    assert_eq!(file.case.waiting_for(), WaitingFor::Vendor);
    assert!(file.case.device_check.asked_again.is_some());
    let propose = propose(&file);
    file.must(&member(), propose.clone());
    assert_eq!(file.case.device_check.asked_again, None);
    file.must(&tester(), confirm(1));
    file.must(&member(), name_two());
    for (actor, command) in [(member(), ask_to_move()), (tester(), move_date())] {
        file.must(&actor, command);
        assert_eq!(file.case.waiting_for(), WaitingFor::Vendor);
        file.must(&member(), propose.clone());
        file.must(&tester(), confirm(2));
        assert_eq!(file.case.waiting_for(), WaitingFor::DeviceTester);
    }
    assert_eq!(file.case.device_check.calendar_changes, 5);
}

#[test]
fn a_new_edition_of_the_plan_counts_until_the_first_result() {
    let mut file = testing();
    let mut second = first_plan();
    second.edition = "2".to_owned();
    file.call.test_plans.push(second);
    let again = |file: &mut File| {
        file.must(&tester(), move_date());
        let propose = propose(file);
        file.must(&member(), propose);
        file.must(&tester(), confirm(1));
        file.case.device_check.edition.clone()
    };
    assert_eq!(again(&mut file).as_deref(), Some("2"));
    let passed = result(&file, "first", "T-01", "SN-001", TestOutcome::Pass);
    file.must(&tester(), record(passed));
    file.call.test_plans.push(domain::test_plan::TestPlan { edition: "3".to_owned(), ..first_plan() });
    assert_eq!(again(&mut file).as_deref(), Some("2"));
}

#[test]
fn another_tester_takes_over_first() {
    let mut file = testing();
    let passed = result(&file, "first", "T-01", "SN-001", TestOutcome::Pass);
    let another = Refusal::AnotherTester { tester: person(&tester()).name };
    assert_eq!(file.refused(&other_tester(), record(passed.clone())), another);
    assert_eq!(file.refused(&other_tester(), recommend(Verdict::Fail)), another);
    assert_eq!(file.refused(&tester(), take_over()), Refusal::AlreadyTheTester);
    file.must(&other_tester(), take_over());
    file.must(&other_tester(), record(passed));
    // A conflict of interest leaves the case without a tester.
    file.must(&other_tester(), declare_conflict());
    assert_eq!(file.case.device_check.tester, None);
    assert_eq!(file.refused(&tester(), witness()), Refusal::NoTester);
    file.must(&tester(), take_over());
    file.must(&tester(), witness());
}

#[test]
fn a_fail_needs_reasons_and_a_witness_of_what_was_tried() {
    let mut file = device_check();
    let without = Command::Recommend { verdict: Verdict::Fail, reasons: Vec::new(), note: "x".to_owned() };
    assert_eq!(file.refused(&tester(), without), Refusal::ReasonMissing);
    // A vendor that never proposes a date can be failed.
    file.clone().must(&tester(), recommend(Verdict::Fail));
    assert_eq!(file.refused(&tester(), recommend(Verdict::Pass)), Refusal::NoTester);
    let mut file = testing();
    let failed = result(&file, "first", "T-01", "SN-001", TestOutcome::Fail);
    file.must(&tester(), record(failed));
    assert_eq!(file.refused(&tester(), recommend(Verdict::Fail)), Refusal::WitnessMissing);
    file.must(&tester(), witness());
    file.must(&tester(), recommend(Verdict::Fail));
    file.must(&approver(), approve());
    assert_eq!(file.case.stage(), Stage::Failed);
}

#[test]
fn nothing_is_recorded_while_the_case_stands_still() {
    for (mut file, expected) in [
        (held(testing()), "on-hold"),
        (correcting(testing()), "correction-open"),
        (awaiting_device_pass(), "awaiting-approval"),
    ] {
        let passed = result(&file, "first", "T-01", "SN-001", TestOutcome::Pass);
        assert_eq!(file.refused(&tester(), record(passed)).code(), expected);
        assert_eq!(file.refused(&member(), name_two()).code(), expected);
        assert_eq!(file.refused(&member(), ask_to_move()).code(), expected);
    }
    let mut file = correcting(testing());
    file.must(&member(), answer(1));
    assert_eq!(file.case.corrections[0].items[0].item.target, Target::Form(NAMED));
}

#[test]
fn the_vendor_sees_single_results_only_after_the_decision() {
    let file = tested();
    let (case, events) = file.case.clone().as_seen_by(file.events.clone(), &member());
    assert!(case.device_check.results.is_empty());
    assert!(events.iter().all(|event| event.data.kind() != "device_result_recorded"));
    let file = listed();
    let (case, _) = file.case.clone().as_seen_by(file.events.clone(), &member());
    assert_eq!(case.device_check.results.len(), 20);
}
