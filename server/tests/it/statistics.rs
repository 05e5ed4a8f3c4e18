//! The figures for the staff, held against every history, with filters and with conflicts of interest.

use std::collections::BTreeMap;

use domain::calendar::jst;
use domain::case::stage::WaitingFor;
use domain::case::{Case, Command, Stage};
use domain::ids::CaseId;
use domain::statistics::{Side, Statistics};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::calls;
use services::cases::statistics::{Wanted, statistics};
use services::cases::{Expected, execute};
use services::entities::cases;

use crate::support::people::{APPROVER, AUDITOR, HOSHINO, REVIEWER, STAFF};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, on_each_database};

/// Every case that was handed in, as its history tells.
async fn handed_in(app: &TestApp) -> Vec<Case> {
    let query = cases::Entity::find().filter(cases::Column::SubmittedAt.is_not_null());
    let mut found = Vec::new();
    for row in query.all(app.portal.db()).await.unwrap() {
        found.push(app.history(&CaseId::new(row.id)).await.case);
    }
    found
}

async fn found(app: &TestApp, email: &str, wanted: &Wanted) -> Statistics {
    statistics(&app.portal, &app.actor(email).await, wanted).await.unwrap().0
}

/// The nearest rank, counted out.
fn rank(mut values: Vec<u32>, percent: usize) -> u32 {
    values.sort_unstable();
    let least =
        |value: &u32| values.iter().filter(|other| *other <= value).count() * 100 >= percent * values.len();
    values.iter().copied().find(|value| least(value)).unwrap()
}

#[tokio::test]
async fn the_figures_are_those_of_the_histories() {
    on_each_database(async |app| {
        let cases = handed_in(&app).await;
        let calls = calls::list(&app.portal).await.unwrap();
        let found = found(&app, AUDITOR, &Wanted::default()).await;
        assert!(cases.len() >= 8, "the demonstration has a case at every stage");
        assert_eq!(found.cases, cases.len());
        for (stage, count) in &found.stages {
            assert_eq!(*count, cases.iter().filter(|case| case.stage() == *stage).count(), "{stage:?}");
        }
        let clock = |case: &Case| {
            let call = calls.iter().find(|call| call.id == case.call).unwrap();
            case.progress(call.standard_days, app.portal.now()).total
        };
        let over = |case: &&Case| case.waiting_for() == WaitingFor::Nobody;
        let ended: Vec<&Case> = cases.iter().filter(over).collect();
        let running: Vec<&Case> = cases.iter().filter(|case| !over(case)).collect();
        for (days, group) in [(&found.ended, &ended), (&found.running, &running)] {
            assert_eq!(days.cases, group.len());
            for (side, spread) in &days.sides {
                let days = |case: &&Case| match side {
                    Side::Ministry => clock(case).ministry_days,
                    Side::Vendor => clock(case).vendor_days,
                    Side::Stopped => clock(case).stopped_days,
                    Side::All => clock(case).total_days(),
                };
                let values: Vec<u32> = group.iter().map(days).collect();
                assert_eq!(spread.median, rank(values.clone(), 50), "{side:?}");
                assert_eq!(spread.ninetieth, rank(values.clone(), 90), "{side:?}");
                assert_eq!(spread.longest, values.into_iter().max().unwrap(), "{side:?}");
            }
        }
        let mut rounds: BTreeMap<u32, usize> = (0..=3).map(|rounds| (rounds, 0)).collect();
        for case in &cases {
            *rounds.get_mut(&u32::try_from(case.corrections.len()).unwrap().min(3)).unwrap() += 1;
        }
        assert_eq!(found.rounds, rounds.into_iter().collect::<Vec<_>>());
        assert!(found.corrected() > 0 && found.failed > 0 && !found.reasons.is_empty());
        let mut reasons = BTreeMap::new();
        for case in cases.iter().filter(|case| case.stage() == Stage::Failed) {
            let decision = case.last_decision().unwrap();
            let codes: std::collections::BTreeSet<_> = decision.reasons.iter().map(|it| it.code).collect();
            codes.into_iter().for_each(|code| *reasons.entry(code).or_insert(0_usize) += 1);
        }
        assert_eq!(found.reasons.iter().copied().collect::<BTreeMap<_, _>>(), reasons);
    })
    .await;
}

#[tokio::test]
async fn cases_are_chosen_by_call_and_by_the_day_they_came() {
    on_each_database(async |app| {
        let all = found(&app, REVIEWER, &Wanted::default()).await.cases;
        let of = async |code: &str| {
            let wanted = Wanted { call: Some(code.to_owned()), ..Wanted::default() };
            found(&app, REVIEWER, &wanted).await.cases
        };
        let mut sum = 0;
        for call in calls::list(&app.portal).await.unwrap() {
            sum += of(&call.code).await;
        }
        assert_eq!((sum, of("R99-9").await), (all, 0));
        let one = handed_in(&app).await.remove(0);
        let day = jst(one.submission.unwrap().at).date();
        let between = async |from, until| {
            found(&app, REVIEWER, &Wanted { from, until, ..Wanted::default() }).await.cases
        };
        let (before, after) = (day.yesterday().unwrap(), day.tomorrow().unwrap());
        let that_day = between(Some(day), Some(day)).await;
        assert!(that_day >= 1);
        assert_eq!(between(None, Some(before)).await + that_day + between(Some(after), None).await, all);
        assert_eq!(between(Some(after), Some(before)).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_case_with_a_conflict_of_interest_is_in_no_figure() {
    on_each_database(async |app| {
        let case = app.case("FG-40").await;
        let before = found(&app, REVIEWER, &Wanted::default()).await;
        let others = found(&app, APPROVER, &Wanted::default()).await;
        let declare = Command::DeclareConflict { reason: "親族が勤めているため".to_owned() };
        let actor = app.actor(REVIEWER).await;
        execute(&app.portal, &actor, &case, Expected::Any, declare).await.unwrap();
        let after = found(&app, REVIEWER, &Wanted::default()).await;
        assert_eq!(after.cases, before.cases - 1);
        let stages = |found: &Statistics| found.stages.iter().map(|(_, count)| count).sum::<usize>();
        assert_eq!(stages(&after), stages(&before) - 1);
        assert_eq!(after.running.cases, before.running.cases - 1);
        assert_eq!(found(&app, APPROVER, &Wanted::default()).await, others);
    })
    .await;
}

#[tokio::test]
async fn the_staff_reads_the_page_and_nobody_else() {
    on_each_database(async |app| {
        let page = "/screening/statistics";
        for email in STAFF {
            let shown = app.client(email).await.get(page).await.expect(200);
            let shown = shown.says(&ja("statistics-how-title")).says(&ja("stage-formal-check"));
            assert!(shown.html().contains("<rect") && !shown.html().contains("style="), "{email}");
        }
        for page in [page, "/screening/statistics.xlsx"] {
            app.client(HOSHINO).await.get(page).await.expect(404);
            app.visitor().get(page).await.expect(303);
        }
        let client = app.client(AUDITOR).await;
        let file = client.get("/screening/statistics.xlsx?call=R8-1&until=2099-01-01").await.expect(200);
        assert!(file.header("content-disposition").starts_with("attachment"));
        assert!(file.bytes.starts_with(b"PK"));
        let none = client.get(&format!("{page}?call=R99-9")).await.expect(200);
        let none = none.says(&ja("statistics-stages-none")).says(&ja("statistics-days-none"));
        none.says(&ja("statistics-reasons-none"));
        let unread = client.get(&format!("{page}?from=%3Cb%3E&until=2026-13-01")).await.expect(200);
        unread.says(&ja_with("statistics-unread", &[("typed", "2026-13-01")]));
    })
    .await;
}
