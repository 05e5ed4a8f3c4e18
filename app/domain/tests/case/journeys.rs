//! Whole journeys, as people make them.

use domain::case::checklist::Outcome;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::facts::Facts;
use domain::case::findings::CheckResult;
use domain::case::handed_in::Changed;
use domain::case::stage::{Standing, State, WaitingFor};
use domain::case::{Command, EventData, Refusal, Stage};
use domain::forms::FormId;
use jiff::SignedDuration;

use crate::support::commands::*;
use crate::support::people::*;
use crate::support::states::*;
use crate::support::{File, at};

/// Whether every mark on this form is on the content at hand.
fn current(file: &File, form: FormId) -> bool {
    let criteria = file.call.criteria.iter().filter(|criterion| criterion.form == form);
    let marked = criteria.filter(|criterion| file.case.checklist.contains_key(&criterion.id));
    let mut marked = marked.peekable();
    assert!(marked.peek().is_some(), "no marks on {form:?}");
    marked.all(|criterion| file.case.current_mark(criterion).is_some())
}

fn waiting_for(file: &File) -> WaitingFor {
    file.case.waiting_for()
}

#[test]
fn apply_correct_pass() {
    let mut file = complete_draft();
    assert_eq!((file.case.stage(), waiting_for(&file)), (Stage::Draft, WaitingFor::Vendor));
    file.must(&signatory(), submit());
    assert_eq!(file.case.number(), Some("R8-1-0001"));
    assert_eq!((file.case.stage(), waiting_for(&file)), (Stage::Submitted, WaitingFor::Reviewer));

    file.on("2026-11-10T10:00:00+09").must(&reviewer(), assign(&reviewer()));
    assert_eq!(file.case.stage(), Stage::FormalCheck);
    let mut file = ticked(file, &reviewer(), 1);
    let due = at("2026-11-25T17:00:00+09");
    file.must(&reviewer(), request_correction(&[Target::Form(NAMED)], due));
    assert_eq!((file.case.stage(), waiting_for(&file)), (Stage::FormalCheck, WaitingFor::Vendor));

    // What the vendor changes is not seen by the ministry before it is sent back.
    file.on("2026-11-12T10:00:00+09").must(&member(), upload(NAMED, "plan 2"));
    assert!(current(&file, NAMED));
    file.must(&member(), answer(1));
    file.must(&member(), return_correction());
    assert!(!current(&file, NAMED), "ticks on the changed form are stale");
    assert!(current(&file, OTHER), "ticks on an unchanged form stay");
    assert!(file.case.document(NAMED).unwrap().changed_by_correction());
    assert!(!file.case.document(OTHER).unwrap().changed_by_correction());
    assert!(!file.case.corrections[0].late());

    let stale = file.call.criteria.iter().filter(|one| one.form == NAMED && one.stage == 1).count();
    let open = file.refused(&reviewer(), Command::PassFormalCheck);
    assert_eq!(open, Refusal::ChecklistOpen { open: stale });
    let mut file = ticked(file, &reviewer(), 1);
    file.must(&reviewer(), Command::PassFormalCheck);
    assert_eq!(file.case.stage(), Stage::DocumentReview);

    let mut file = ticked(file, &reviewer(), 2);
    file.must(&reviewer(), recommend(Verdict::Pass));
    assert_eq!(waiting_for(&file), WaitingFor::Approver);
    file.on("2026-11-20T10:00:00+09").must(&approver(), approve());
    file.must(&domain::actor::Actor::System, letter());

    assert_eq!((file.case.stage(), waiting_for(&file)), (Stage::DeviceCheck, WaitingFor::Vendor));
    let decision = file.case.decision.as_ref().unwrap();
    assert_eq!(decision.verdict, Verdict::Pass);
    assert_eq!(
        (&decision.recommended_by, &decision.approved_by),
        (&person(&reviewer()), &person(&approver()))
    );
    assert_eq!(decision.at, at("2026-11-20T10:00:00+09"));
    assert_eq!(file.case.letters.len(), 1);
}

#[test]
fn apply_fail_from_the_formal_check() {
    let mut file = formal_check();
    file.must(&reviewer(), recommend(Verdict::Fail));
    file.must(&approver(), approve());
    let State::Failed(decision) = &file.case.state else { panic!("{:?}", file.case.state) };
    assert_eq!((decision.verdict, decision.reasons.len()), (Verdict::Fail, 1));
    assert_eq!(file.case.decision.as_ref(), Some(decision));
    assert_eq!((file.case.stage(), waiting_for(&file)), (Stage::Failed, WaitingFor::Nobody));
    file.must(&domain::actor::Actor::System, letter());
    let closed = Refusal::Closed { stage: Stage::Failed };
    assert_eq!(file.refused(&signatory(), withdraw()), closed);
    assert_eq!(file.refused(&reviewer(), note()), closed);
}

#[test]
fn the_closing_second_is_in_time_and_the_next_is_not() {
    let closes = complete_draft().call.closes_at;
    for (moment, in_time) in [
        (closes, true),
        (closes + SignedDuration::from_millis(999), true),
        (closes + SignedDuration::from_secs(1), false),
    ] {
        let mut file = complete_draft();
        file.now = moment;
        if in_time {
            file.must(&signatory(), submit());
        } else {
            let passed = Refusal::DeadlinePassed { closed_at: closes };
            assert_eq!(file.refused(&signatory(), submit()), passed);
            assert_eq!(file.refused(&member(), fill_facts()), passed);
            assert_eq!(file.refused(&member(), upload(NAMED, "x")), passed);
            file.must(&member(), withdraw());
        }
    }
}

#[test]
fn a_moved_deadline_opens_a_draft_again() {
    let mut file = late_draft();
    assert_eq!(file.refused(&signatory(), submit()).code(), "deadline-passed");
    file.call.closes_at = file.now;
    file.must(&signatory(), submit());
}

#[test]
fn submitting_twice_gives_the_first_number() {
    let mut file = arrived();
    let first = Refusal::AlreadySubmitted { number: "R8-1-0001".to_owned() };
    assert_eq!(file.refused(&signatory(), submit_as("R8-1-0002", true)), first);
    // A second press that reaches the server after the deadline is told the same.
    file.now = file.call.closes_at + SignedDuration::from_secs(5);
    assert_eq!(file.refused(&signatory(), submit_as("R8-1-0003", true)), first);
    assert_eq!(file.case.number(), Some("R8-1-0001"));
}

#[test]
fn the_one_who_recommended_neither_approves_nor_returns() {
    let mut file = awaiting_own();
    assert_eq!(file.refused(&both(), approve()), Refusal::SamePerson);
    assert_eq!(file.refused(&both(), return_recommendation()), Refusal::SamePerson);
    // Not even after the case was given to somebody else.
    file.must(&administrator(), assign(&colleague()));
    assert_eq!(file.refused(&both(), approve()), Refusal::SamePerson);
    file.must(&approver(), approve());
    let decision = file.case.decision.unwrap();
    assert_ne!(decision.recommended_by.account, decision.approved_by.account);
}

#[test]
fn a_conflict_takes_the_recommendation_and_the_case_away() {
    let mut file = awaiting_pass();
    file.must(&reviewer(), declare_conflict());
    assert_eq!(file.case.reviewer, None);
    assert!(matches!(file.case.state, State::Screening { standing: Standing::Working, .. }));
    assert_eq!(file.refused(&approver(), approve()), Refusal::NothingToApprove);
    assert_eq!(file.refused(&reviewer(), note()), Refusal::ConflictOfInterest);
    assert_eq!(file.refused(&reviewer(), declare_conflict()), Refusal::AlreadyInConflict);
    let shut_out = Refusal::AssigneeInConflict { name: person(&reviewer()).name };
    assert_eq!(file.refused(&approver(), assign(&reviewer())), shut_out);

    // The marks of the one before stay as evidence; a new reviewer goes on from there.
    file.must(&colleague(), assign(&colleague()));
    assert_eq!(file.case.stage(), Stage::DocumentReview);
    file.must(&colleague(), recommend(Verdict::Pass));
    file.must(&approver(), approve());
}

#[test]
fn a_conflict_of_the_earlier_reviewer_drops_their_recommendation_too() {
    let mut file = awaiting_pass();
    file.must(&administrator(), assign(&colleague()));
    file.must(&reviewer(), declare_conflict());
    assert_eq!(file.case.reviewer, Some(person(&colleague())), "the case stays where it is");
    assert_eq!(file.refused(&approver(), approve()), Refusal::NothingToApprove);
}

#[test]
fn a_conflict_of_the_approver_leaves_the_recommendation_to_another() {
    let mut file = awaiting_pass();
    file.must(&approver(), declare_conflict());
    assert_eq!(file.refused(&approver(), approve()), Refusal::ConflictOfInterest);
    file.must(&both(), approve());
}

#[test]
fn the_approver_gives_it_back_and_decides_later() {
    let mut file = awaiting_pass();
    file.must(&approver(), return_recommendation());
    assert_eq!((file.case.stage(), waiting_for(&file)), (Stage::DocumentReview, WaitingFor::Reviewer));
    assert_eq!(file.refused(&approver(), approve()), Refusal::NothingToApprove);
    let given_back = file.case.given_back.clone().unwrap();
    assert_eq!((given_back.by, given_back.at), (person(&approver()), file.now));
    assert_eq!(return_recommendation(), Command::ReturnRecommendation { reason: given_back.reason });
    // What else happens does not answer it; a new recommendation does.
    file.must(&reviewer(), note());
    assert!(file.case.given_back.is_some());
    file.must(&reviewer(), recommend(Verdict::Fail));
    assert_eq!(file.case.given_back, None);
    file.must(&approver(), approve());
    assert_eq!(file.case.stage(), Stage::Failed);
}

#[test]
fn of_two_approvers_one_decides() {
    let mut file = awaiting_pass();
    let before = file.case.version;
    file.must(&approver(), approve());
    assert_eq!(file.case.version, before + 1);
    assert_eq!(file.refused(&both(), approve()), Refusal::NothingToApprove);
    let mut file = awaiting_fail();
    file.must(&both(), approve());
    assert_eq!(file.refused(&approver(), approve()), Refusal::Closed { stage: Stage::Failed });
}

#[test]
fn a_late_correction_is_taken_and_said_to_be_late() {
    for (delay, late) in [(0, false), (999, false), (1_000, true), (86_400_000, true)] {
        let mut file = correcting(formal_check());
        let due = file.case.open_correction().unwrap().due;
        file.now = due + SignedDuration::from_millis(delay);
        assert_eq!(file.case.open_correction().unwrap().overdue(file.now), late, "{delay} ms");
        file.must(&member(), upload(NAMED, "plan 2"));
        file.must(&member(), answer(1));
        file.must(&member(), return_correction());
        assert_eq!(file.case.corrections[0].late(), late, "{delay} ms");
        assert!(!file.case.corrections[0].overdue(file.now));
        assert_eq!(file.case.open_correction(), None);
    }
}

#[test]
fn each_version_was_handed_in_with_what_came_after_it() {
    let mut file = correcting(formal_check());
    let submitted = file.case.submission.as_ref().unwrap().at;
    file.now += SignedDuration::from_hours(30);
    file.must(&member(), upload(NAMED, "plan 2"));
    file.must(&member(), answer(1));
    let at = |file: &File, number| {
        file.case.handed_in_at(file.case.document(NAMED).unwrap().version(number).unwrap())
    };
    assert_eq!((at(&file, 1), at(&file, 2)), (Some(submitted), None));
    file.now += SignedDuration::from_hours(1);
    file.must(&member(), return_correction());
    assert_eq!((at(&file, 1), at(&file, 2)), (Some(submitted), Some(file.now)));
}

#[test]
fn corrections_come_in_rounds_and_only_the_last_counts_as_the_change() {
    let mut file = formal_check_ticked();
    for (round, form) in [(1, NAMED), (2, OTHER)] {
        let due = file.now + SignedDuration::from_hours(240);
        file.must(&reviewer(), request_correction(&[Target::Form(form)], due));
        assert_eq!(file.case.open_correction().unwrap().round, round);
        file.must(&member(), upload(form, "mended"));
        file.must(&member(), answer(1));
        file.must(&member(), return_correction());
    }
    assert!(!file.case.document(NAMED).unwrap().changed_by_correction());
    assert!(file.case.document(OTHER).unwrap().changed_by_correction());
    assert!(!current(&file, NAMED) && !current(&file, OTHER), "both wait to be looked at again");
}

#[test]
fn the_same_file_again_is_no_change() {
    let mut file = correcting(formal_check_ticked());
    file.must(&member(), upload(NAMED, "something else"));
    file.must(&member(), upload(NAMED, NAMED.id()));
    file.must(&member(), answer(1));
    file.must(&member(), return_correction());
    assert!(current(&file, NAMED));
    assert!(!file.case.document(NAMED).unwrap().changed_by_correction());
    file.must(&reviewer(), Command::PassFormalCheck);
}

#[test]
fn a_correction_in_the_document_review_asks_for_the_formal_ticks_again() {
    let mut file = correcting(document_review_ticked());
    file.must(&member(), upload(NAMED, "plan 2"));
    file.must(&member(), answer(1));
    file.must(&member(), return_correction());
    let named = Target::Form(NAMED);
    let own = file.call.criteria.iter().filter(|criterion| criterion.is_about(named, "document"));
    let own: Vec<_> = own.map(|criterion| criterion.id.clone()).collect();
    let open = file.refused(&reviewer(), recommend(Verdict::Pass));
    assert_eq!(open, Refusal::ChecklistOpen { open: own.len() });
    for criterion in own {
        file.must(&reviewer(), mark(&criterion, Outcome::Pass));
    }
    file.must(&reviewer(), recommend(Verdict::Pass));
}

#[test]
fn what_the_checks_found_wrong_is_mended_before_submission() {
    let mut file = completed(File::start());
    let checked = CheckResult {
        errors: vec![wrong_total(OTHER), wrong_total(NAMED), wrong_total(NAMED)],
        warnings: vec![early_date(NAMED)],
    };
    let refused = file.refused(&signatory(), submit_checked("R8-1-0001", true, checked));
    let mut forms = vec![OTHER, NAMED];
    forms.sort();
    assert_eq!(refused, Refusal::FindingsBlock { forms, count: 3 });
    let checked = CheckResult { errors: Vec::new(), warnings: vec![early_date(NAMED)] };
    file.must(&signatory(), submit_checked("R8-1-0001", true, checked));
    assert_eq!(file.case.submission.unwrap().findings, [early_date(NAMED)]);
}

#[test]
fn a_correction_waits_only_for_what_can_be_mended_in_it() {
    let mut file = correcting(formal_check());
    file.must(&member(), upload(NAMED, "plan 2"));
    file.must(&member(), answer(1));
    let errors = vec![wrong_total(NAMED), wrong_total(OTHER)];
    let checked = CheckResult { errors, warnings: vec![early_date(OTHER)] };
    let refused = file.refused(&member(), Command::ReturnCorrection { checked, changed: Changed::new() });
    assert_eq!(refused, Refusal::FindingsBlock { forms: vec![NAMED], count: 1 });
    // The other form is closed to the vendor, so its error goes to the reviewer.
    let checked = CheckResult { errors: vec![wrong_total(OTHER)], warnings: vec![early_date(NAMED)] };
    file.must(&member(), Command::ReturnCorrection { checked, changed: Changed::new() });
    let Some(EventData::CorrectionReturned { findings, .. }) = file.events.last().map(|event| &event.data)
    else {
        panic!("the correction did not come back")
    };
    assert_eq!(*findings, [wrong_total(OTHER), early_date(NAMED)]);
}

#[test]
fn after_withdrawal_nobody_does_anything() {
    let mut file = withdrawn();
    let closed = Refusal::Closed { stage: Stage::Withdrawn };
    for command in [fill_facts(), upload(NAMED, "x"), submit(), withdraw(), answer(1), return_correction()] {
        assert_eq!(file.refused(&signatory(), command), closed);
    }
    assert_eq!(file.refused(&reviewer(), note()), closed);
    assert_eq!(file.case.open_correction(), None, "there is nothing left to answer");
    assert_eq!(waiting_for(&file), WaitingFor::Nobody);
    let State::Withdrawn { before, .. } = file.case.state else { panic!() };
    assert_eq!(before, Stage::FormalCheck);
}

#[test]
fn a_withdrawal_overtakes_an_approval() {
    let mut file = awaiting_pass();
    file.must(&signatory(), withdraw());
    assert_eq!(file.refused(&approver(), approve()), Refusal::Closed { stage: Stage::Withdrawn });
    assert_eq!(file.case.decision, None);
}

#[test]
fn a_decision_keeps_the_product_that_it_was_about() {
    let mut file = device_check();
    let due = file.now + SignedDuration::from_hours(240);
    file.must(&reviewer(), request_correction(&[Target::Facts], due));
    let other = Facts { product_name: "別の製品".to_owned(), ..facts() };
    file.must(&member(), Command::FillFacts { facts: other.clone() });
    assert_eq!(file.case.product(), "別の製品", "the vendor sees what it typed");
    assert_eq!(file.case.product_in_hand(), "顔認証リーダーA", "all others what was handed in");
    file.must(&member(), answer(1));
    file.must(&member(), return_correction());
    assert_eq!(file.case.product_in_hand(), "別の製品");
    let decided = file.case.decision.as_ref().and_then(|decision| decision.facts.as_deref());
    assert_eq!(decided, Some(&facts()));
}

#[test]
fn a_decision_keeps_its_stage_and_the_teaching_of_that_moment() {
    let mut file = formal_check();
    file.call.appeal = Some("三月以内に審査請求ができます。".to_owned());
    file.must(&reviewer(), recommend(Verdict::Fail));
    file.must(&approver(), approve());
    let decision = file.case.decision.clone().unwrap();
    assert_eq!(decision.stage, Stage::FormalCheck);
    assert_eq!(decision.appeal.as_deref(), Some("三月以内に審査請求ができます。"));
    let passed = device_check().case.decision.unwrap();
    assert_eq!((passed.stage, passed.appeal), (Stage::DocumentReview, None));
    assert_eq!(failed().case.decision.unwrap().appeal.as_deref(), Some(""), "the call had none");
}
