//! Whole journeys through a defect.

use domain::actor::Actor;
use domain::case::Stage;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::Position;
use domain::case::defect::position::{AskedFor, Right};
use domain::case::defect::{DefectCommand, Outcome, Phase};
use jiff::SignedDuration;

use super::commands::*;
use super::states::*;
use crate::support::File;
use crate::support::people::*;
use crate::support::states::listed;

fn phase(file: &File) -> Phase {
    file.case.defect(1).unwrap().phase.clone()
}

#[test]
fn notice_objection_hearing_cancellation_remedy_and_back_again() {
    let mut file = noticed();
    file.must(&signatory(), acknowledge());
    file.must(&member(), inspect());
    file.must(&member(), inspect());
    assert_eq!(file.case.defect(1).unwrap().inspected.len(), 1, "the same person is noted once");
    file.must(&member(), vendor_file());
    file.must(&signatory(), answer(Position::Objects));
    file.now = days(&file, 22);
    file.must(&reviewer(), hear(&file));
    file.must(&signatory(), comment());
    let measure = cancel(&file);
    file.must(&reviewer(), recommend_measure(measure));
    file.must(&approver(), return_measure());
    assert_eq!(phase(&file), Phase::Noticed);
    file.must(&reviewer(), recommend_measure(measure));
    file.must(&approver(), approve_measure());
    assert_eq!((file.case.stage(), phase(&file)), (Stage::Cancelled, Phase::Cancelled));

    file.must(&signatory(), plan(&file));
    file.must(&reviewer(), return_plan(&file));
    assert_eq!(phase(&file), Phase::Cancelled);
    file.must(&signatory(), plan(&file));
    file.must(&reviewer(), accept_plan());
    file.must(&member(), progress(&[1, 2], 40));
    assert!(file.case.defect(1).unwrap().plan().unwrap().complete());
    file.must(&reviewer(), conclude(true));
    file.must(&reviewer(), recommend_measure(Measure::Reinstate));
    file.must(&approver(), approve_measure());
    assert_eq!((file.case.stage(), phase(&file)), (Stage::Listed, Phase::Closed(Outcome::Reinstated)));
    assert_eq!(file.case.defect(1).unwrap().decisions.len(), 2, "the cancellation stays in the history");
}

#[test]
fn a_fulfilled_remedy_plan_ends_it_without_a_cancellation() {
    let mut file = remedying();
    file.must(&member(), progress(&[1], 10));
    file.must(&member(), progress(&[1, 2], 40));
    file.must(&reviewer(), conclude(true));
    assert_eq!((file.case.stage(), phase(&file)), (Stage::Listed, Phase::Closed(Outcome::Remedied)));
}

#[test]
fn a_plan_that_failed_may_lead_to_proceedings_whose_answer_begins_anew() {
    let mut file = remedy_failed();
    file.must(&reviewer(), proceed());
    file.must(&reviewer(), notify(&file));
    file.must(&signatory(), answer(Position::Objects));
    assert_eq!(file.case.defect(1).unwrap().answers.len(), 1);
}

#[test]
fn silence_is_written_down_and_is_no_consent() {
    let mut file = overdue();
    file.must(&Actor::System, defect(DefectCommand::RecordNoAnswer { defect: 1 }));
    let noted = file.case.defect(1).unwrap();
    assert_eq!((noted.unanswered_at, noted.answers.len()), (Some(file.now), 0));
    assert_eq!(noted.position(file.now).asked, AskedFor::Wait);
    // Where no timer ran, the recommendation writes it down first.
    let mut other = overdue();
    other.must(&reviewer(), hear(&other));
    let measure = cancel(&other);
    other.must(&reviewer(), recommend_measure(measure));
    let kinds: Vec<_> = other.events.iter().rev().take(2).map(|event| event.data.kind()).collect();
    assert_eq!(kinds, ["measure_recommended", "notice_not_answered"]);
}

#[test]
fn a_late_answer_is_marked_read_and_takes_the_recommendation_back() {
    let mut file = overdue();
    file.must(&reviewer(), hear(&file));
    let measure = cancel(&file);
    file.must(&reviewer(), recommend_measure(measure));
    file.must(&signatory(), answer(Position::Objects));
    let defect = file.case.defect(1).unwrap();
    assert!(defect.answers[0].late);
    assert_eq!(defect.phase, Phase::Noticed, "read before anything is decided");
}

#[test]
fn more_time_moves_the_date_and_its_reminders() {
    let mut file = time_asked();
    let before = file.case.defect(1).unwrap().answer_due.unwrap();
    file.must(&reviewer(), decide_time(&file, true));
    let defect = file.case.defect(1).unwrap();
    assert_eq!(defect.answer_due, Some(before + SignedDuration::from_hours(240)));
    assert!(defect.deadlines().iter().any(|one| Some(one.due) == defect.answer_due));
    assert!(defect.deadlines().iter().all(|one| one.due != before));
}

#[test]
fn a_suspension_ends_by_itself_whether_or_not_anything_ran() {
    let mut file = suspended();
    let until = file.case.suspension(file.now).unwrap().until;
    file.now = until;
    assert!(file.case.suspension(file.now).is_some(), "its last moment counts");
    file.now += SignedDuration::from_millis(1);
    assert!(file.case.suspension(file.now).is_none());
    file.now = days(&file, 100);
    file.must(&Actor::System, defect(DefectCommand::RecordSuspensionEnd));
    assert_eq!(file.case.suspensions[0].ended_at(), until, "its end is its date, not the day of the note");
    assert_eq!(
        file.refused(&Actor::System, defect(DefectCommand::RecordSuspensionEnd)).code(),
        "not-suspended"
    );
}

#[test]
fn a_new_suspension_after_one_that_ran_out_unnoticed_notes_its_end_first() {
    let mut file = suspended();
    file.now = days(&file, 40);
    file.must(&approver(), suspend(&file));
    let kinds: Vec<_> = file.events.iter().rev().take(2).map(|event| event.data.kind()).collect();
    assert_eq!(kinds, ["suspended", "suspension_ran_out"]);
}

#[test]
fn the_public_is_told_of_the_end_of_a_suspension_once_and_at_its_date() {
    use domain::register::public_history;
    let mut file = suspended();
    let until = file.case.suspension(file.now).unwrap().until;
    file.now = days(&file, 60);
    let told = |file: &File| {
        let terms = domain::register::Terms::default();
        let entry = domain::register::Entry::of(&file.case, &file.events, terms).unwrap();
        entry.history(file.now)
    };
    let before = told(&file);
    file.must(&Actor::System, defect(DefectCommand::RecordSuspensionEnd));
    assert_eq!(told(&file), before, "the same line before and after it was written down");
    assert_eq!((before.last().unwrap().what.kind(), before.last().unwrap().at), ("suspension_ended", until));
    // Those who asked for news hear of it then.
    let recorded = public_history(&file.case, &file.events);
    assert_eq!(recorded.last().unwrap().seq, file.case.version);
}

#[test]
fn the_vendor_is_told_at_every_moment_what_is_asked_and_what_it_may() {
    let position = |file: &File| file.case.defect(1).unwrap().position(file.now);
    let first = position(&noticed());
    assert_eq!(first.asked, AskedFor::AcknowledgeAndAnswer);
    assert!(first.due.is_some());
    for right in [Right::InspectEvidence, Right::Statement, Right::AskForTime, Right::BeHeard] {
        assert!(first.rights.contains(&right), "{right:?}");
    }
    assert_eq!(position(&plan_asked()).asked, AskedFor::Plan);
    assert_eq!(position(&remedying()).asked, AskedFor::Progress);
    assert!(position(&heard()).rights.contains(&Right::CommentRecord));
    let after = position(&cancelled());
    assert_eq!(
        (after.asked, after.rights),
        (AskedFor::MayRemedy, vec![Right::InspectEvidence, Right::CommentRecord, Right::Reinstatement,])
    );
}

#[test]
fn a_conflict_of_interest_takes_the_recommendation_back() {
    let mut file = cancel_recommended();
    file.must(&reviewer(), crate::support::commands::declare_conflict());
    assert_eq!(phase(&file), Phase::Noticed);
}

#[test]
fn a_second_defect_has_its_own_number_and_way() {
    let mut file = remedying();
    file.must(&colleague(), report());
    assert_eq!(file.case.defects.len(), 2);
    assert_eq!(file.case.defect(2).unwrap().phase, Phase::Reported);
    assert_eq!(phase(&file), Phase::Remedying);
    assert_eq!(listed().case.defects.len(), 0);
}
