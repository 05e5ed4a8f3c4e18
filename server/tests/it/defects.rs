//! Defects through the use cases, on both databases: what one act changes together, and what time alone
//! brings.

use domain::actor::Actor;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::Position;
use domain::case::defect::phase::PhaseKind;
use domain::case::defect::report::{Report, Severity};
use domain::case::defect::{DefectCommand, Triage};
use domain::case::listing::{CancelledResult, ListingCommand};
use domain::case::{Command, Stage};
use domain::ids::CaseId;
use jiff::SignedDuration;
use services::cases::{Expected, execute};
use services::entities::outbox;
use services::{defects, doctor};

use crate::support::people::{APPROVER, AUDITOR, KAWABE, REVIEWER, SECOND_APPROVER, TESTER};
use crate::support::words::ja;
use crate::support::{TestApp, on_each_database};

/// The demonstration's product whose notice is not answered yet.
const NOTICED: &str = "FG-12";
/// The one that is suspended.
const SUSPENDED: &str = "MD-4";
/// Cancelled, and not back yet.
const CANCELLED: &str = "MD-3";
/// Cancelled, remedied, and back.
const REINSTATED: &str = "FG-10";

async fn act(app: &TestApp, who: &str, case: &CaseId, command: DefectCommand) {
    let actor = app.actor(who).await;
    let kind = command.kind();
    let done = execute(&app.portal, &actor, case, Expected::Any, Command::Defect(command)).await;
    done.unwrap_or_else(|error| panic!("{}: {error:?}", kind.id()));
}

async fn round(app: &TestApp) -> usize {
    defects::timers::round(&app.portal).await.unwrap()
}

#[tokio::test]
async fn a_cancellation_is_one_act_history_letter_register_and_mails() {
    on_each_database(async |app| {
        let case = app.case(NOTICED).await;
        let position = Position::Accepts;
        let statement = "受け入れます。".to_owned();
        let answer = DefectCommand::Answer { defect: 1, position, statement, shipped_units: None };
        act(&app, KAWABE, &case, answer).await;
        let from = domain::calendar::jst(app.portal.now()).date();
        let measure = Measure::Cancel { result: CancelledResult::Documents, from };
        let reasons = "再現されたため。".to_owned();
        act(&app, REVIEWER, &case, DefectCommand::RecommendMeasure { defect: 1, measure, reasons }).await;

        let (letters, mails) = (app.history(&case).await.case.letters.len(), app.mails().await);
        let approver = app.actor(APPROVER).await;
        let seen = Expected::Version(app.history(&case).await.case.version);
        defects::approve_measure(&app.portal, &approver, &case, seen, 1).await.unwrap();
        let history = app.history(&case).await;
        assert_eq!(history.case.stage(), Stage::Cancelled);
        assert_eq!(history.case.letters.len(), letters + 1);
        let mut sent = app.mails_since(&mails).await;
        sent.sort();
        let told = [("measure-approved", REVIEWER), ("measure-decided", KAWABE)];
        assert_eq!(sent, told.map(|(kind, to)| (kind.to_owned(), to.to_owned())));
        // The slower of two approvers is told.
        let second = app.actor(SECOND_APPROVER).await;
        let late = defects::approve_measure(&app.portal, &second, &case, seen, 1).await;
        assert!(matches!(late, Err(services::PortalError::Conflict(_))), "{late:?}");
        // The list has moved with it, and nothing differs when everything is made anew.
        let auditor = app.actor(AUDITOR).await;
        let listed = defects::list(&app.portal, &auditor, &[PhaseKind::Cancelled], 0, 50).await.unwrap();
        assert!(listed.rows.iter().any(|row| row.case == case.as_str()));
        let report = doctor::verify(&app.portal).await.unwrap();
        assert!(report.problems.is_empty(), "{:?}", report.problems);
        let report = doctor::rebuild(&app.portal).await.unwrap();
        assert!(report.problems.is_empty(), "{:?}", report.problems);
    })
    .await;
}

#[tokio::test]
async fn silence_is_written_down_once_and_told_to_both_sides() {
    on_each_database(async |app| {
        let case = app.case(NOTICED).await;
        app.pass(SignedDuration::from_hours(30 * 24));
        let mails = app.mails().await;
        assert!(round(&app).await >= 1);
        let history = app.history(&case).await;
        assert!(history.case.defect(1).unwrap().unanswered_at.is_some());
        let sent = app.mails_since(&mails).await;
        assert!(sent.iter().any(|(kind, to)| kind == "notice-not-answered" && to == KAWABE), "{sent:?}");
        assert!(sent.iter().any(|(kind, to)| kind == "notice-not-answered" && to == REVIEWER), "{sent:?}");
        let before = app.event_count().await;
        round(&app).await;
        assert_eq!(app.event_count().await, before, "written down once");
        // A late answer is still taken, and the record says that it was late.
        let position = Position::Objects;
        let statement = "遅れましたが、意見を述べます。".to_owned();
        let answer = DefectCommand::Answer { defect: 1, position, statement, shipped_units: None };
        act(&app, KAWABE, &case, answer).await;
        assert!(app.history(&case).await.case.defect(1).unwrap().answers[0].late);
    })
    .await;
}

#[tokio::test]
async fn a_suspension_that_ran_out_while_nothing_ran_is_over_and_noted_afterwards() {
    on_each_database(async |app| {
        let case = app.case(SUSPENDED).await;
        let history = app.history(&case).await;
        let until = history.case.suspension(app.portal.now()).unwrap().until;
        app.pass(SignedDuration::from_hours(70 * 24));
        assert!(history.case.suspension(app.portal.now()).is_none(), "over without a word");
        assert!(round(&app).await >= 1);
        let noted = app.history(&case).await;
        assert_eq!(noted.case.suspensions.last().unwrap().ended_at(), until);
        assert_eq!(noted.events.last().unwrap().data.kind(), "suspension_ran_out");
    })
    .await;
}

#[tokio::test]
async fn reminders_come_a_week_and_two_days_before_and_on_the_day_and_move_with_it() {
    on_each_database(async |app| {
        let case = app.case(NOTICED).await;
        let due = app.history(&case).await.case.defect(1).unwrap().answer_due.unwrap();
        let sent_at = async |before: SignedDuration| {
            app.pass((due - before).duration_since(app.portal.now()));
            let mails = app.mails().await;
            round(&app).await;
            let sent = app.mails_since(&mails).await;
            sent.iter().filter(|(kind, to)| kind == "defect-reminder" && to == KAWABE).count()
        };
        assert_eq!(sent_at(SignedDuration::from_hours(9 * 24)).await, 0);
        // The hearing is a day earlier and has reminders of its own.
        assert_eq!(sent_at(SignedDuration::from_hours(8 * 24)).await, 1);
        assert_eq!(sent_at(SignedDuration::from_hours(7 * 24)).await, 1);
        assert_eq!(sent_at(SignedDuration::from_hours(6 * 24)).await, 0, "sent once");
        let until = due + SignedDuration::from_hours(10 * 24);
        let ask = DefectCommand::AskExtension {
            defect: 1, until, reason: "追加の試験のため。".to_owned()
        };
        act(&app, KAWABE, &case, ask).await;
        let grant = DefectCommand::DecideExtension { defect: 1, until: Some(until), reason: String::new() };
        act(&app, REVIEWER, &case, grant).await;
        let moved = async |before: SignedDuration| sent_at(before - until.duration_since(due)).await;
        assert_eq!(moved(SignedDuration::from_hours(48)).await, 1, "two days before the new date");
        assert_eq!(moved(SignedDuration::from_hours(2)).await, 1, "on the day");
        assert_eq!(moved(SignedDuration::from_hours(-1)).await, 0, "over");
    })
    .await;
}

#[tokio::test]
async fn the_database_refuses_a_measure_by_the_one_who_recommended() {
    on_each_database(async |app| {
        let case = app.case(CANCELLED).await;
        let version = app.history(&case).await.case.version + 1;
        let insert = format!(
            "INSERT INTO case_events (case_id, seq, at, kind, canonical, previous_hash, hash, \
             recommended_by, approved_by) VALUES ('{case}', {version}, 0, 'measure_decided', '{{}}', 'a', 'b', \
             'same', 'same')"
        );
        assert!(app.sql(&insert).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn what_was_cancelled_and_came_back_keeps_all_of_its_history() {
    on_each_database(async |app| {
        let history = app.history(&app.case(REINSTATED).await).await;
        assert_eq!(history.case.stage(), Stage::Listed);
        let told: Vec<_> = history.events.iter().map(|event| event.data.kind()).collect();
        for kind in ["cancellation_notified", "cancellation_answered", "hearing_recorded", "measure_decided"]
        {
            assert!(told.contains(&kind), "{kind}");
        }
        assert_eq!(told.iter().filter(|kind| **kind == "measure_decided").count(), 2);
        assert_eq!(history.case.defect(1).unwrap().phase.kind(), PhaseKind::Reinstated);
    })
    .await;
}

#[tokio::test]
async fn a_file_of_the_evidence_is_the_vendors_to_open_and_its_opening_is_noted() {
    on_each_database(async |app| {
        let case = app.case(NOTICED).await;
        let vendor = app.actor(KAWABE).await;
        let (file, media_type) = defects::file(&app.portal, &vendor, &case, 1, 1).await.unwrap();
        assert_eq!((file.name.as_str(), media_type), ("確認試験の記録.pdf", "application/pdf"));
        defects::file(&app.portal, &vendor, &case, 1, 1).await.unwrap();
        assert_eq!(app.history(&case).await.case.defect(1).unwrap().inspected.len(), 1);
        // Somebody else's is not there, and what was not shared neither.
        let rival = app.actor(crate::support::people::HOSHINO).await;
        assert!(defects::file(&app.portal, &rival, &case, 1, 1).await.is_err());
        act(&app, TESTER, &app.case(SUSPENDED).await, report()).await;
    })
    .await;
}

#[tokio::test]
async fn what_left_the_register_is_read_and_asks_nothing_more() {
    on_each_database(async |app| {
        let case = app.case(NOTICED).await;
        for (who, command) in [
            (REVIEWER, ListingCommand::ProposeError { reason: "別の型番の結果でした。".to_owned() }),
            (APPROVER, ListingCommand::ApproveError),
        ] {
            let actor = app.actor(who).await;
            execute(&app.portal, &actor, &case, Expected::Any, Command::Listing(command)).await.unwrap();
        }
        let (events, mails) = (app.event_count().await, app.mails().await);
        let vendor = app.actor(KAWABE).await;
        defects::file(&app.portal, &vendor, &case, 1, 1).await.unwrap();
        for _ in 0..30 {
            app.pass(SignedDuration::from_hours(24));
            round(&app).await;
        }
        assert_eq!(app.history(&case).await.events.len(), app.history(&case).await.case.version as usize);
        let about = |mail: &outbox::Model| mail.case_id.as_deref() == Some(case.as_str());
        let sent = app.mails().await.into_iter().filter(about).count();
        assert_eq!(sent, mails.iter().filter(|mail| about(mail)).count(), "no reminder, no silence");
        assert!(app.event_count().await >= events);
        assert_eq!(app.events(&case).await.last(), Some(&"listing_recorded_in_error"));
        let auditor = app.actor(AUDITOR).await;
        let listed = defects::list(&app.portal, &auditor, &[PhaseKind::OffRegister], 0, 50).await.unwrap();
        assert!(listed.rows.iter().any(|row| row.case == case.as_str()));
        let page = app.client(KAWABE).await.get(&format!("/applications/{case}/defects/1")).await.expect(200);
        page.says(&ja("defect-phase-off-register"));
    })
    .await;
}

#[tokio::test]
async fn a_defect_whose_reviewer_stands_back_is_told_to_those_who_can_give_it() {
    on_each_database(async |app| {
        let case = app.case(NOTICED).await;
        let (reviewer, before) = (app.actor(REVIEWER).await, app.mails().await);
        let declare = Command::DeclareConflict { reason: "親族が勤務しているため".to_owned() };
        execute(&app.portal, &reviewer, &case, Expected::Any, declare).await.unwrap();
        let sent = app.mails_since(&before).await;
        assert!(sent.contains(&("case-unassigned".to_owned(), APPROVER.to_owned())), "{sent:?}");
        assert!(sent.iter().all(|(_, to)| to != REVIEWER && to != KAWABE), "{sent:?}");
    })
    .await;
}

fn report() -> DefectCommand {
    DefectCommand::Report {
        report: Report {
            firmware: String::new(),
            serials: String::new(),
            what: "画面が消えます。".to_owned(),
            severity: Severity::Minor,
        },
    }
}

#[tokio::test]
async fn a_report_from_outside_is_the_systems_and_no_ones_else() {
    on_each_database(async |app| {
        let case = app.case(SUSPENDED).await;
        let DefectCommand::Report { report } = report() else { unreachable!() };
        let command = DefectCommand::RecordReport { report, reference: "r-1".to_owned(), files: Vec::new() };
        let command = Command::Defect(command);
        let tester = app.actor(TESTER).await;
        assert!(execute(&app.portal, &tester, &case, Expected::Any, command.clone()).await.is_err());
        execute(&app.portal, &Actor::System, &case, Expected::Any, command).await.unwrap();
        let dismiss = Triage::NoDefect { reason: "故障ではありません。".to_owned() };
        act(&app, REVIEWER, &case, DefectCommand::Triage { defect: 2, triage: dismiss }).await;
    })
    .await;
}
