//! What a command may contain: words, files, items, and the second in which it is given.

use domain::actor::Actor;
use domain::call::CallPhase;
use domain::case::checklist::Outcome;
use domain::case::command::NewItem;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::document::{MAX_CASE_BYTES, MAX_FILE_BYTES, MAX_STORED_BYTES};
use domain::case::{Case, Command, Refusal};
use domain::forms::{FormId, ReasonCode};
use jiff::SignedDuration;

use crate::support::commands::*;
use crate::support::people::*;
use crate::support::states::*;
use crate::support::{File, at, call, outcome};

/// The fields and codes of what was typed wrong.
#[track_caller]
fn errors(refusal: Refusal) -> Vec<(String, String)> {
    match refusal {
        Refusal::Invalid(errors) => errors.into_iter().map(|error| (error.field, error.code)).collect(),
        other => panic!("refused for something else: {other:?}"),
    }
}

fn error(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

#[test]
fn a_call_is_open_from_its_first_to_its_last_second() {
    let call = call();
    let (opens, closes) = (call.opens_at, call.closes_at);
    assert_eq!(call.phase(opens - SignedDuration::from_nanos(1)), CallPhase::Announced);
    assert_eq!(call.phase(opens), CallPhase::Open);
    assert_eq!(call.phase(closes), CallPhase::Open);
    assert_eq!(call.phase(closes + SignedDuration::from_millis(999)), CallPhase::Open);
    assert_eq!(call.phase(closes + SignedDuration::from_secs(1)), CallPhase::Closed);
}

#[test]
fn a_draft_begins_while_the_call_is_open_by_a_vendor_with_a_product() {
    let call = call();
    let start = |actor: &Actor, name: &str, now| Case::start(actor, &call, name.to_owned(), now);
    let (early, late) = (at("2026-11-01T23:59:59+09"), at("2026-11-30T17:00:01+09"));
    assert_eq!(start(&member(), "A", early), Err(Refusal::CallNotOpen { opens_at: call.opens_at }));
    assert_eq!(start(&member(), "A", late), Err(Refusal::DeadlinePassed { closed_at: call.closes_at }));
    assert_eq!(outcome(&start(&member(), "A", call.closes_at)), "ok");
    assert_eq!(errors(start(&member(), "　", call.opens_at).unwrap_err()), error("product_name", "required"));
    for (name, actor) in everybody() {
        let expected = if actor.organization().is_some() { "ok" } else { "role-may-not" };
        assert_eq!(outcome(&start(&actor, "A", call.opens_at)), expected, "{name}");
    }
}

#[test]
fn a_file_may_have_20_megabytes_and_a_case_200() {
    let mut file = File::start();
    let sized = |form, bytes| {
        let Command::Upload { file, .. } = upload(form, "x") else { unreachable!() };
        Command::Upload { form, file: domain::case::document::StoredFile { bytes, ..file } }
    };
    let too_large = file.refused(&member(), sized(NAMED, MAX_FILE_BYTES + 1));
    assert_eq!(too_large, Refusal::FileTooLarge { bytes: MAX_FILE_BYTES + 1 });
    assert_eq!(file.refused(&member(), sized(NAMED, u64::MAX)), Refusal::FileTooLarge { bytes: u64::MAX });
    // What was replaced before it was handed in does not count; what was handed in stays and counts.
    for _ in 0..12 {
        file.must(&member(), sized(NAMED, MAX_FILE_BYTES));
    }
    assert_eq!(file.case.counted_bytes(), MAX_FILE_BYTES);
    assert_eq!(file.case.room(Some(NAMED)), MAX_CASE_BYTES);
    assert_eq!(file.case.room(Some(OTHER)), MAX_CASE_BYTES - MAX_FILE_BYTES);
    let mut file = completed(file);
    for form in FormId::ALL {
        file.must(&member(), sized(form, MAX_FILE_BYTES));
    }
    file.must(&signatory(), submit());
    file.must(&reviewer(), assign(&reviewer()));
    let all: Vec<Target> = FormId::ALL.into_iter().map(Target::Form).collect();
    file.must(&reviewer(), request_correction(&all, file.now + jiff::SignedDuration::from_hours(240)));
    for form in &FormId::ALL[..3] {
        file.must(&member(), sized(*form, MAX_FILE_BYTES));
    }
    assert_eq!(file.case.counted_bytes(), MAX_CASE_BYTES);
    let full = file.refused(&member(), sized(FormId::ALL[3], 1));
    assert_eq!(full, Refusal::CaseTooLarge { room: 0 });
    file.must(&member(), sized(FormId::ALL[0], MAX_FILE_BYTES));
}

#[test]
fn what_is_replaced_again_and_again_has_a_bound_too() {
    let mut file = File::start();
    let Command::Upload { form, file: one } = upload(NAMED, "x") else { unreachable!() };
    let sized =
        |bytes| Command::Upload { form, file: domain::case::document::StoredFile { bytes, ..one.clone() } };
    for _ in 0..MAX_STORED_BYTES / MAX_FILE_BYTES {
        file.must(&member(), sized(MAX_FILE_BYTES));
    }
    assert_eq!(file.refused(&member(), sized(1)), Refusal::CaseTooLarge { room: 0 });
}

#[test]
fn submitting_needs_facts_then_all_forms_then_consent() {
    let mut file = File::start();
    assert_eq!(file.refused(&signatory(), submit()), Refusal::FactsMissing);
    file.must(&member(), fill_facts());
    file.must(&member(), upload(NAMED, "plan"));
    let missing = FormId::ALL.into_iter().filter(|form| *form != NAMED).collect();
    assert_eq!(file.refused(&signatory(), submit()), Refusal::FormsMissing { forms: missing });

    let mut file = complete_draft();
    assert_eq!(file.refused(&signatory(), submit_as("R8-1-0001", false)), Refusal::ConsentMissing);
    assert_eq!(file.case.number(), None, "a refused submission uses no number");
}

#[test]
fn words_are_asked_for_where_somebody_is_told_something() {
    let empty = || "　\r\n".to_owned();
    let mut file = formal_check();
    for (command, field) in [
        (Command::AddNote { text: empty() }, "note"),
        (Command::SendMessage { text: empty() }, "message"),
        (Command::Hold { reason: domain::case::hold::HoldReason::Other, note: empty() }, "note"),
        (Command::DeclareConflict { reason: empty() }, "reason"),
    ] {
        assert_eq!(errors(file.refused(&reviewer(), command)), error(field, "required"));
    }
    let private = Command::SendMessage { text: "山\u{E000}".to_owned() };
    assert_eq!(errors(file.refused(&reviewer(), private)), error("message", "text-private-use"));
    let long = Command::AddNote { text: "字".repeat(4001) };
    assert_eq!(errors(file.refused(&reviewer(), long)), error("note", "text-too-long"));
    file.must(&reviewer(), Command::AddNote { text: "字".repeat(4000) });

    let mut file = awaiting_fail();
    let back = Command::ReturnRecommendation { reason: empty() };
    assert_eq!(errors(file.refused(&approver(), back)), error("reason", "required"));
    let unnumbered = Command::Approve { document_number: empty() };
    assert_eq!(errors(file.refused(&approver(), unnumbered)), error("document_number", "required"));
}

#[test]
fn a_tick_names_a_criterion_and_a_no_names_its_reason() {
    let mut file = formal_check();
    let criterion = file.call.criteria[0].id.clone();
    let with = |outcome, reason, note: &str| Command::Mark {
        criterion: criterion.clone(),
        outcome,
        reason,
        note: note.to_owned(),
        proposed: false,
    };
    assert_eq!(file.refused(&reviewer(), mark("no-such", Outcome::Pass)), Refusal::UnknownCriterion);
    assert_eq!(file.refused(&reviewer(), with(Outcome::Fail, None, "x")), Refusal::ReasonMissing);
    let other = with(Outcome::Fail, Some(ReasonCode::Other), "");
    assert_eq!(errors(file.refused(&reviewer(), other)), error("note", "required"));
    file.must(&reviewer(), with(Outcome::Fail, Some(ReasonCode::Other), "押印がある"));
    // A reason beside a "yes" is dropped.
    file.must(&reviewer(), with(Outcome::Pass, Some(ReasonCode::Other), ""));
    assert_eq!(file.case.checklist[&criterion].reason, None);
}

#[test]
fn a_fail_needs_reasons_and_a_pass_a_checklist_without_no() {
    let mut file = document_review();
    let without = Command::Recommend { verdict: Verdict::Fail, reasons: Vec::new(), note: "x".to_owned() };
    assert_eq!(file.refused(&reviewer(), without), Refusal::ReasonMissing);

    let mut file = document_review_ticked();
    let criterion = file.call.criteria[0].id.clone();
    file.must(&reviewer(), mark(&criterion, Outcome::Fail));
    let failed = file.refused(&reviewer(), recommend(Verdict::Pass));
    assert_eq!(failed, Refusal::ChecklistFailed { failed: 1 });
    file.must(&reviewer(), mark(&criterion, Outcome::NotApplicable));
    file.must(&reviewer(), recommend(Verdict::Pass));
}

#[test]
fn a_correction_request_has_items_with_known_places_and_a_due_date_to_come() {
    let mut file = formal_check();
    let now = file.now;
    let due = now + SignedDuration::from_hours(240);
    assert_eq!(file.refused(&reviewer(), request_correction(&[], due)), Refusal::NoItems);
    let past = request_correction(&[Target::Facts], now);
    assert_eq!(file.refused(&reviewer(), past), Refusal::DueInThePast);

    let item = |target, place: &str, words: &str| NewItem {
        target,
        place: place.to_owned(),
        reason: ReasonCode::NotFilled,
        words: words.to_owned(),
    };
    let ask = |items| Command::RequestCorrection { items, words: String::new(), due };
    let wrong = ask(vec![
        item(Target::Facts, "units", "申込台数"),
        item(Target::Facts, "no-such", "x"),
        item(Target::Form(NAMED), "units_of_somebody", ""),
    ]);
    let expected = [("place_2", "unknown-place"), ("place_3", "unknown-place"), ("words_3", "required")];
    let expected: Vec<_> = expected.map(|(field, code)| (field.to_owned(), code.to_owned())).into();
    assert_eq!(errors(file.refused(&reviewer(), wrong)), expected);

    for form in FormId::ALL {
        let places = domain::forms::spec(form).places();
        let items = places.map(|place| item(Target::Form(form), place.id, "確認してください。")).collect();
        assert_eq!(outcome(&file.case.decide(ask(items), &reviewer(), &file.call, now)), "ok", "{form:?}");
    }
}

#[test]
fn only_what_is_named_opens_and_only_asked_items_are_answered() {
    let mut file = formal_check();
    let due = file.now + SignedDuration::from_hours(240);
    let two = [Target::Form(NAMED), Target::Facts];
    file.must(&reviewer(), request_correction(&two, due));
    file.must(&member(), fill_facts());
    file.must(&member(), upload(NAMED, "plan 2"));
    assert_eq!(file.refused(&member(), upload(OTHER, "x")), Refusal::FormNotOpen { form: OTHER });
    assert_eq!(file.refused(&member(), answer(3)), Refusal::NoSuchItem { item: 3 });
    assert_eq!(file.refused(&member(), answer(0)), Refusal::NoSuchItem { item: 0 });
    file.must(&member(), answer(2));
    let open = file.refused(&member(), return_correction());
    assert_eq!(open, Refusal::ItemsUnanswered { items: vec![1] });
}

#[test]
fn an_auditor_with_another_role_by_mistake_still_changes_nothing() {
    use domain::actor::StaffRole::{Approver, Auditor, Reviewer};
    let mixed = staff("mixed", "加藤司", &[Auditor, Reviewer, Approver]);
    let mut file = arrived();
    assert_eq!(file.refused(&mixed, assign(&mixed)).code(), "role-may-not");
    let mut file = awaiting_pass();
    assert_eq!(file.refused(&mixed, approve()).code(), "role-may-not");
}
