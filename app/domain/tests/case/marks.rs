//! Which ticks of the checklist still count after a correction, and what the checks propose.

use domain::case::checklist::Outcome;
use domain::case::correction::Target;
use domain::case::facts::Facts;
use domain::case::handed_in::changed_facts;
use domain::case::{Command, EventData};
use domain::finding::{At, Code, Finding};
use domain::forms::{FormId, ReasonCode};
use jiff::SignedDuration;

use crate::support::File;
use crate::support::commands::*;
use crate::support::people::*;
use crate::support::states::*;

/// Every criterion ticked, and a request open that names these targets.
fn asked(targets: &[Target]) -> File {
    let mut file = document_review_ticked();
    let due = file.now + SignedDuration::from_hours(240);
    file.must(&reviewer(), request_correction(targets, due));
    for item in (1..).take(targets.len()) {
        file.must(&member(), answer(item));
    }
    file
}

/// The ticks that don't count any more, by their criteria.
fn stale(file: &File) -> Vec<&str> {
    let criteria = file.call.criteria.iter();
    criteria.filter(|one| file.case.current_mark(one).is_none()).map(|one| one.id.as_str()).collect()
}

/// The plan is replaced, and differs at these places.
fn plan_replaced(places: &[&str]) -> File {
    let mut file = asked(&[Target::Form(FormId::ShipmentPlan)]);
    file.must(&member(), upload(FormId::ShipmentPlan, "plan 2"));
    file.must(&member(), return_correction_with(FormId::ShipmentPlan, places));
    file
}

#[test]
fn a_tick_stays_where_nothing_that_it_is_about_has_changed() {
    let of_plan = |names: &[&str]| -> Vec<String> {
        names.iter().map(|name| format!("shipment-plan-{name}")).collect()
    };
    assert_eq!(stale(&plan_replaced(&["contact_phone"])), Vec::<&str>::new());
    assert_eq!(stale(&plan_replaced(&[])), Vec::<&str>::new(), "another file that says the same");
    assert_eq!(stale(&plan_replaced(&["model_number"])), of_plan(&["header"]));
    assert_eq!(stale(&plan_replaced(&["stock"])), of_plan(&["feasible"]));
    assert_eq!(stale(&plan_replaced(&["total_units", "date"])), of_plan(&["sum"]));
}

#[test]
fn what_another_form_says_counts_for_the_criteria_that_compare_with_it() {
    let stale_after = |places| {
        let file = plan_replaced(places);
        stale(&file).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    // The pledge promises maintenance until after the last shipment of the plan.
    assert!(stale_after(&["rows"]).contains(&"supply-pledge-maintenance".to_owned()));
    assert!(!stale_after(&["stock"]).contains(&"supply-pledge-maintenance".to_owned()));
}

#[test]
fn what_is_printed_around_the_fields_counts_for_every_criterion_of_the_form() {
    let plan = plan_replaced(&["document"]);
    let own = plan.call.criteria.iter().filter(|one| one.form == FormId::ShipmentPlan);
    let stale = stale(&plan);
    for criterion in own {
        assert!(stale.contains(&criterion.id.as_str()), "{}", criterion.id);
    }
    assert!(stale.contains(&"supply-pledge-maintenance"), "and for those that compare with it");
    assert!(!stale.contains(&"track-record-header"));
}

#[test]
fn a_form_that_could_not_be_compared_may_differ_anywhere() {
    let mut file = asked(&[Target::Form(FormId::ShipmentPlan)]);
    file.must(&member(), upload(FormId::ShipmentPlan, "plan 2"));
    file.must(&member(), return_correction());
    assert_eq!(stale(&file), stale(&plan_replaced(&["document"])));
}

#[test]
fn facts_count_for_the_criteria_that_compare_with_them() {
    let mut file = asked(&[Target::Facts]);
    file.must(&member(), Command::FillFacts { facts: Facts { units: 9_000, ..facts() } });
    file.must(&member(), return_correction());
    let (before, now) = file.case.last_correction().unwrap();
    assert_eq!(changed_facts(before, now).collect::<Vec<_>>(), ["units"]);
    assert_eq!((before.round, now.round), (None, Some(1)));
    assert_eq!(stale(&file), ["supply-pledge-capacity", "shipment-plan-sum"]);
}

#[test]
fn evidence_that_came_or_went_counts_for_the_criteria_that_look_at_it() {
    let mut file = asked(&[Target::Form(FormId::SelfDeclaration)]);
    file.must(&member(), attach("R-01", "試験成績書"));
    file.must(&member(), return_correction());
    assert_eq!(stale(&file), ["self-declaration-complete", "self-declaration-evidence"]);
}

#[test]
fn a_tick_made_anew_counts_whatever_was_changed_before() {
    let mut file = plan_replaced(&["stock"]);
    file.must(&reviewer(), mark("shipment-plan-feasible", Outcome::Pass));
    assert_eq!(stale(&file), Vec::<&str>::new());
    let due = file.now + SignedDuration::from_hours(240);
    file.must(&reviewer(), request_correction(&[Target::Form(FormId::ShipmentPlan)], due));
    file.must(&member(), upload(FormId::ShipmentPlan, "plan 3"));
    file.must(&member(), answer(1));
    file.must(&member(), return_correction_with(FormId::ShipmentPlan, &["first_shipment"]));
    assert!(stale(&file).contains(&"shipment-plan-first_shipment"));
    assert!(!stale(&file).contains(&"shipment-plan-feasible"));
}

#[test]
fn a_change_of_two_rounds_ago_still_counts() {
    let mut file = plan_replaced(&["stock"]);
    let due = file.now + SignedDuration::from_hours(240);
    file.must(&reviewer(), request_correction(&[Target::Form(FormId::TrackRecord)], due));
    file.must(&member(), answer(1));
    file.must(&member(), return_correction());
    assert_eq!(stale(&file), ["shipment-plan-feasible"]);
}

#[test]
fn only_what_was_replaced_is_told_to_have_changed() {
    let mut file = asked(&[Target::Form(FormId::ShipmentPlan)]);
    file.must(&member(), return_correction_with(FormId::ShipmentPlan, &["stock"]));
    let last = file.events.last().map(|event| &event.data);
    let Some(EventData::CorrectionReturned { changed, .. }) = last else { panic!("not handed back") };
    assert!(changed.is_empty());
    assert_eq!(stale(&file), Vec::<&str>::new());
}

#[test]
fn the_checks_propose_and_a_person_confirms() {
    let mut file = formal_check();
    let criterion = file.call.criterion("shipment-plan-sum").unwrap().clone();
    let wrong = Finding::new(Code::TotalWrong, FormId::ShipmentPlan, At::place("total_units"));
    let elsewhere = Finding::new(Code::Required, FormId::ShipmentPlan, At::place("contact_name"));
    let proposal = criterion.proposal([&elsewhere, &wrong]).unwrap();
    assert_eq!(proposal.outcome, Some(Outcome::Fail));
    assert_eq!(proposal.reason, Some(ReasonCode::CalculationWrong));
    assert_eq!(proposal.findings, [&wrong]);
    assert_eq!(criterion.proposal([&elsewhere]).unwrap().outcome, Some(Outcome::Pass));
    let lost = Finding::new(Code::NotUnderstood, FormId::ShipmentPlan, At::DOCUMENT);
    assert_eq!(criterion.proposal([&lost]).unwrap().outcome, None, "what was not read is not right");

    let judged = file.call.criterion("self-declaration-reason").unwrap();
    assert_eq!(judged.proposal([]).unwrap().outcome, None, "a person judges whether it is sound");
    assert_eq!(file.call.criterion("supply-pledge-desk").unwrap().proposal([&wrong]), None);

    let confirmed = Command::Mark {
        criterion: criterion.id.clone(),
        outcome: Outcome::Pass,
        reason: None,
        note: String::new(),
        proposed: true,
    };
    file.must(&reviewer(), confirmed);
    assert!(file.case.current_mark(&criterion).unwrap().proposed);
}

#[test]
fn a_change_waits_to_be_seen_until_it_is_ticked_again() {
    let unseen = |file: &File| file.case.unseen_changes(&file.call.criteria);
    assert_eq!(unseen(&plan_replaced(&[])), 0, "a correction that changed nothing");
    let mut file = plan_replaced(&["stock"]);
    assert_eq!(unseen(&file), 1);
    file.must(&reviewer(), mark("shipment-plan-feasible", Outcome::Pass));
    assert_eq!(unseen(&file), 0);
}

#[test]
fn criteria_that_open_again_in_stage_three_are_ticked_there() {
    let mut file = document_review_ticked();
    file.must(&reviewer(), recommend(domain::case::decision::Verdict::Pass));
    file.must(&approver(), approve());
    let due = file.now + SignedDuration::from_hours(240);
    file.must(&reviewer(), request_correction(&[Target::Form(FormId::ShipmentPlan)], due));
    file.must(&member(), answer(1));
    file.must(&member(), upload(FormId::ShipmentPlan, "plan 2"));
    file.must(&member(), return_correction_with(FormId::ShipmentPlan, &["stock"]));
    assert_eq!(file.case.criteria_so_far(&file.call).count(), file.call.criteria.len());
    assert_eq!(stale(&file), ["shipment-plan-feasible"]);
    file.must(&reviewer(), mark("shipment-plan-feasible", Outcome::Pass));
    assert_eq!(stale(&file), Vec::<&str>::new());
}
