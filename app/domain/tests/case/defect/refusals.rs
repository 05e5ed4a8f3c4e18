//! Bad input about defects: each has its own answer.

use domain::calendar::jst;
use domain::call::Procedure;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::{Appointment, NewNotice, Position};
use domain::case::defect::{DefectCommand, DefectCommand as C, Triage};
use domain::case::listing::CancelledResult;
use jiff::SignedDuration;

use super::commands::*;
use super::states::*;
use crate::support::people::*;

#[test]
fn cancelling_twice() {
    let mut file = reported();
    file.must(&reviewer(), report());
    // Both as far as a recommendation: the vendor has nothing to say against either.
    let measure = cancel(&file);
    for number in [1, 2] {
        let reason = "再現しました。".to_owned();
        let unheard = NewNotice { hearing: None, ..notice(&file) };
        let position = Position::Accepts;
        let statement = "異議はありません。".to_owned();
        let reasons = "再現したため。".to_owned();
        let triage = Triage::Proceedings { reason };
        let document_number = format!("通知第{number}号");
        file.must(&reviewer(), defect(C::Triage { defect: number, triage }));
        file.must(&reviewer(), defect(C::Notify { defect: number, notice: unheard, document_number }));
        file.must(
            &signatory(),
            defect(C::Answer { defect: number, position, statement, shipped_units: None }),
        );
        file.must(&reviewer(), defect(C::RecommendMeasure { defect: number, measure, reasons }));
    }
    file.must(&approver(), approve_measure());
    let second = || C::ApproveMeasure { defect: 2, document_number: "措置第2号".to_owned() };
    assert_eq!(file.refused(&approver(), defect(second())).code(), "already-cancelled");
    file.must(&approver(), defect(C::ReturnMeasure { defect: 2, reason: "取消済みのため。".to_owned() }));
    let again = C::RecommendMeasure { defect: 2, measure, reasons: "再現したため。".to_owned() };
    assert_eq!(file.refused(&reviewer(), defect(again)).code(), "already-cancelled");
    assert_eq!(file.refused(&approver(), approve_measure()).code(), "nothing-to-approve");
    assert_eq!(file.refused(&reviewer(), report()).code(), "already-cancelled");
}

#[test]
fn a_cancellation_before_the_time_to_answer_is_over() {
    let mut file = objected();
    let measure = cancel(&file);
    assert_eq!(file.refused(&reviewer(), recommend_measure(measure)).code(), "answer-period-runs");
    // Who agrees need not wait.
    let mut agreed = noticed();
    agreed.must(&signatory(), answer(Position::Accepts));
    agreed.must(&reviewer(), recommend_measure(measure));
}

#[test]
fn a_cancellation_while_more_time_is_asked_for() {
    let mut file = time_asked();
    file.now = days(&file, 60);
    let measure = cancel(&file);
    assert_eq!(file.refused(&reviewer(), recommend_measure(measure)).code(), "extension-open");
    file.must(&reviewer(), decide_time(&file, false));
    file.must(&reviewer(), hear(&file));
    file.must(&reviewer(), recommend_measure(cancel(&file)));
}

#[test]
fn a_cancellation_that_goes_further_than_the_notice_or_holds_from_a_day_gone_by() {
    let mut file = preparing();
    let mut narrow = notice(&file);
    narrow.planned = CancelledResult::Documents;
    narrow.hearing = None;
    file.must(&reviewer(), notify_with(narrow));
    file.now = days(&file, 60);
    let from = jst(file.now).date();
    for result in [CancelledResult::Both, CancelledResult::DeviceCheck] {
        let wider = recommend_measure(Measure::Cancel { result, from });
        assert_eq!(file.refused(&reviewer(), wider).code(), "wider-than-notified");
    }
    let planned = Measure::Cancel { result: CancelledResult::Documents, from };
    file.must(&reviewer(), recommend_measure(planned));
    file.now = days(&file, 1);
    assert_eq!(file.refused(&approver(), approve_measure()).code(), "start-passed");
    file.must(&approver(), return_measure());
    let later = Measure::Cancel { result: CancelledResult::Documents, from: jst(file.now).date() };
    file.must(&reviewer(), recommend_measure(later));
    file.must(&approver(), approve_measure());
}

#[test]
fn a_remedy_that_was_accepted_and_failed_is_not_accepted_again() {
    let mut file = remedy_failed();
    file.must(&reviewer(), proceed());
    file.must(&reviewer(), notify(&file));
    assert_eq!(file.refused(&reviewer(), recommend_measure(Measure::AcceptRemedy)).code(), "plan-missing");
    file.must(&signatory(), plan(&file));
    file.must(&reviewer(), recommend_measure(Measure::AcceptRemedy));
}

#[test]
fn a_hearing_that_was_set_is_held_unless_the_vendor_agrees() {
    let mut file = overdue();
    let measure = cancel(&file);
    assert_eq!(file.refused(&reviewer(), recommend_measure(measure)).code(), "hearing-not-recorded");
    file.must(&reviewer(), hear(&file));
    file.must(&reviewer(), recommend_measure(measure));
}

#[test]
fn a_cancellation_without_the_hearing_that_the_call_asks_for() {
    let mut file = preparing();
    file.call.procedure = Procedure::Hearing;
    let mut without = notice(&file);
    without.hearing = None;
    assert_eq!(file.refused(&reviewer(), notify_with(without)).code(), "hearing-missing");
    file.must(&reviewer(), notify(&file));
    file.now = days(&file, 30);
    let measure = cancel(&file);
    assert_eq!(file.refused(&reviewer(), recommend_measure(measure)).code(), "hearing-not-recorded");
    file.must(&reviewer(), hear(&file));
    file.must(&reviewer(), recommend_measure(measure));
}

#[test]
fn a_notice_that_leaves_too_little_time() {
    let mut file = preparing();
    let mut short = notice(&file);
    short.due = file.call.answer_due(file.now) - SignedDuration::from_secs(1);
    assert_eq!(file.refused(&reviewer(), notify_with(short)).code(), "answer-period-too-short");
}

#[test]
fn a_hearing_in_the_past_and_a_record_of_one_to_come() {
    let mut file = preparing();
    let mut past = notice(&file);
    past.hearing = Some(Appointment { at: file.now, place: "庁舎".to_owned() });
    assert_eq!(file.refused(&reviewer(), notify_with(past)).code(), "hearing-in-the-past");
    file.must(&reviewer(), notify(&file));
    assert_eq!(file.refused(&reviewer(), hear(&file)).code(), "hearing-not-held-yet");
}

#[test]
fn more_time_after_the_end_for_an_earlier_day_and_twice() {
    let mut file = overdue();
    assert_eq!(file.refused(&signatory(), ask_time(&file)).code(), "extension-too-late");
    let mut file = noticed();
    let until = file.now;
    let earlier = defect(DefectCommand::AskExtension { defect: 1, until, reason: "理由".to_owned() });
    assert_eq!(file.refused(&signatory(), earlier).code(), "extension-not-later");
    file.must(&signatory(), ask_time(&file));
    assert_eq!(file.refused(&signatory(), ask_time(&file)).code(), "extension-open");
}

#[test]
fn an_acknowledgment_by_somebody_else_and_twice() {
    let mut file = noticed();
    assert_eq!(file.refused(&member(), acknowledge()).code(), "signatory-only");
    file.must(&signatory(), acknowledge());
    assert_eq!(file.refused(&signatory(), acknowledge()).code(), "already-acknowledged");
}

#[test]
fn the_reporter_and_the_one_who_recommended_never_decide() {
    let mut file = crate::support::states::listed();
    file.must(&both(), report());
    file.must(&both(), crate::support::commands::assign(&both()));
    file.must(&both(), proceed());
    file.must(&both(), notify(&file));
    file.must(&signatory(), answer(Position::Accepts));
    file.must(&both(), recommend_measure(cancel(&file)));
    assert_eq!(file.refused(&both(), approve_measure()).code(), "same-person");
    file.must(&both(), crate::support::commands::assign(&reviewer()));
    file.must(&approver(), return_measure());
    file.must(&reviewer(), recommend_measure(cancel(&file)));
    assert_eq!(file.refused(&both(), approve_measure()).code(), "reporter-may-not-approve");
    file.must(&approver(), approve_measure());
}

#[test]
fn suspensions_that_end_never_in_the_past_or_twice() {
    let mut file = reported();
    let until = |until| defect(DefectCommand::Suspend { defect: 1, reason: "理由".to_owned(), until });
    assert_eq!(file.refused(&approver(), until(file.now)).code(), "defect-due-in-the-past");
    assert_eq!(file.refused(&approver(), until(days(&file, 91))).code(), "suspension-too-long");
    file.must(&approver(), suspend(&file));
    assert_eq!(file.refused(&approver(), suspend(&file)).code(), "already-suspended");
    file.must(&approver(), lift());
    assert_eq!(file.refused(&approver(), lift()).code(), "not-suspended");
}

#[test]
fn a_remedy_accepted_without_a_plan_and_progress_beyond_it() {
    let mut file = objected();
    assert_eq!(file.refused(&reviewer(), recommend_measure(Measure::AcceptRemedy)).code(), "plan-missing");
    file.must(&signatory(), plan(&file));
    file.must(&reviewer(), recommend_measure(Measure::AcceptRemedy));
    file.must(&approver(), approve_measure());
    assert_eq!(file.refused(&member(), progress(&[3], 1)).code(), "invalid");
    assert_eq!(file.refused(&member(), progress(&[1], 41)).code(), "invalid");
}

#[test]
fn leaving_the_register_while_a_notice_is_to_be_answered() {
    let delist = || {
        let reason = "生産を終了しました。".to_owned();
        domain::case::Command::Listing(domain::case::listing::ListingCommand::Delist { reason })
    };
    let mut file = noticed();
    assert_eq!(file.refused(&signatory(), delist()).code(), "proceedings-open");
    let mut over = maintained();
    over.must(&signatory(), delist());
}

#[test]
fn ten_megabytes_and_script_in_a_report() {
    let mut file = crate::support::states::listed();
    let mut long = the_report();
    long.what = "あ".repeat(10_000_000 / 3);
    let command =
        defect(DefectCommand::RecordReport { report: long, files: Vec::new(), reference: "r".to_owned() });
    assert_eq!(file.refused(&domain::actor::Actor::System, command).code(), "invalid");
    let mut script = the_report();
    script.what = "<script>alert(1)</script>".to_owned();
    let command = defect(DefectCommand::RecordReport {
        report: script.clone(),
        files: Vec::new(),
        reference: "r".to_owned(),
    });
    file.must(&domain::actor::Actor::System, command);
    assert_eq!(
        file.case.defect(1).unwrap().report,
        script,
        "text stays text, and is escaped where it is shown"
    );
}

#[test]
fn what_the_vendor_was_not_told_of_is_not_there_for_it() {
    let mut file = reported();
    assert_eq!(file.refused(&signatory(), vendor_file()).code(), "no-such-defect");
    assert_eq!(file.refused(&signatory(), answer(Position::Objects)).code(), "no-such-defect");
}
