//! What was written stays: the database refuses to rewrite history, the doctor finds what somebody
//! rewrote all the same, and read models are made anew from the history.

use domain::case::chain::link;
use domain::forms::FormId;
use domain::ids::CaseId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
};
use services::doctor::{Problem, rebuild, verify};
use services::entities::{case_events, cases};

use crate::support::database::Kind;
use crate::support::{TestApp, on_each_database};

#[tokio::test]
async fn the_database_refuses_to_rewrite_history_and_journal() {
    on_each_database(async |app| {
        let mut refused = vec![
            "UPDATE case_events SET kind = 'submitted'",
            "UPDATE case_events SET at = at + 1 WHERE seq = 1",
            "DELETE FROM case_events",
            "UPDATE journal SET name = 'nobody'",
            "DELETE FROM journal",
        ];
        match app.kind {
            Kind::Sqlite => refused.extend([
                "INSERT OR REPLACE INTO case_events SELECT * FROM case_events WHERE seq = 1",
                "UPDATE OR REPLACE case_events SET seq = 1 WHERE seq = 2",
            ]),
            Kind::Postgres(_) => refused.extend(["TRUNCATE case_events", "TRUNCATE journal"]),
        }
        let before = app.event_count().await;
        for statement in refused {
            let refusal = app.sql(statement).await.expect_err(statement).to_string();
            assert!(refusal.contains("append-only"), "{statement}: {refusal}");
        }
        assert_eq!(app.event_count().await, before);
        assert_eq!(verify(&app.portal).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn the_database_refuses_a_decision_by_the_one_who_recommended() {
    on_each_database(async |app| {
        let insert = |recommended: &str, approved: &str| {
            format!(
                "INSERT INTO case_events (case_id, seq, at, kind, canonical, previous_hash, hash, \
                 recommended_by, approved_by) VALUES ('x', 1, 0, 'decided', '{{}}', 'a', 'b', \
                 '{recommended}', '{approved}')"
            )
        };
        let refusal = app.sql(&insert("a1", "a1")).await.expect_err("the same person twice").to_string();
        assert!(refusal.to_lowercase().contains("check constraint"), "{refusal}");
        app.sql(&insert("a1", "a2")).await.expect("two people");
    })
    .await;
}

/// Lets history be rewritten, as somebody with the database's password could.
async fn without_guards(app: &TestApp) {
    match app.kind {
        Kind::Sqlite => {
            for verb in ["update", "delete"] {
                app.sql(&format!("DROP TRIGGER case_events_no_{verb}")).await.expect("dropped");
            }
        }
        Kind::Postgres(_) => app.sql("ALTER TABLE case_events DISABLE TRIGGER ALL").await.expect("disabled"),
    }
}

async fn event(app: &TestApp, case: &CaseId, seq: i32) -> case_events::Model {
    let key = (case.to_string(), seq);
    case_events::Entity::find_by_id(key).one(app.portal.db()).await.unwrap().expect("an event")
}

/// Rewrites the event; `rehash` also forges its hash, as a careful forger would.
async fn forge(app: &TestApp, case: &CaseId, seq: i32, from: &str, to: &str, rehash: bool) {
    let row = event(app, case, seq).await;
    let canonical = row.canonical.replace(from, to);
    assert_ne!(canonical, row.canonical, "nothing to forge in {canonical}");
    let hash = if rehash { link(&row.previous_hash, &canonical) } else { row.hash.clone() };
    let mut row = row.into_active_model();
    row.canonical = sea_orm::Set(canonical);
    row.hash = sea_orm::Set(hash);
    row.update(app.portal.db()).await.unwrap();
}

async fn broken_links(app: &TestApp) -> Vec<(String, i32, &'static str)> {
    let report = verify(&app.portal).await.unwrap();
    report
        .problems
        .into_iter()
        .map(|problem| match problem {
            Problem::BrokenLink { case, seq, what } => (case, seq, what),
            other => panic!("{other}"),
        })
        .collect()
}

#[tokio::test]
async fn the_doctor_finds_the_first_broken_link() {
    on_each_database(async |app| {
        without_guards(&app).await;
        let forged = app.case("KR-200").await;
        forge(&app, &forged, 1, "カオリーダー", "カオリーター", false).await;
        forge(&app, &forged, 2, "東京都", "京都府", false).await;
        let rehashed = app.case("FG-40").await;
        forge(&app, &rehashed, 2, "東京都", "京都府", true).await;
        let missing = app.case("FG-60").await;
        case_events::Entity::delete_by_id((missing.to_string(), 3)).exec(app.portal.db()).await.unwrap();
        let relabelled = app.case("MD-0").await;
        let mut row = event(&app, &relabelled, 4).await.into_active_model();
        row.at = sea_orm::Set(0);
        row.update(app.portal.db()).await.unwrap();

        let mut expected = vec![
            (forged.to_string(), 1, "its hash does not follow"),
            // The forged event itself holds; the one after it no longer follows.
            (rehashed.to_string(), 3, "its hash does not follow"),
            (missing.to_string(), 3, "an event is missing"),
            (relabelled.to_string(), 4, "its columns differ from what was hashed"),
        ];
        expected.sort();
        assert_eq!(broken_links(&app).await, expected);
    })
    .await;
}

#[tokio::test]
async fn events_moved_to_another_case_are_found() {
    on_each_database(async |app| {
        without_guards(&app).await;
        let (from, to) = (app.case("FG-20").await, "0123456789abcdef0123456789abcdef");
        case_events::Entity::update_many()
            .col_expr(case_events::Column::CaseId, to.into())
            .filter(case_events::Column::CaseId.eq(from.as_str()))
            .exec(app.portal.db())
            .await
            .unwrap();
        let what = "its columns differ from what was hashed";
        let left = Problem::ReadModel { case: from.to_string(), columns: vec!["a row without history"] };
        let moved = Problem::BrokenLink { case: to.to_owned(), seq: 1, what };
        assert_eq!(verify(&app.portal).await.unwrap().problems, [moved, left]);
    })
    .await;
}

#[tokio::test]
async fn the_doctor_finds_a_history_whose_end_is_gone_and_a_row_that_was_changed() {
    on_each_database(async |app| {
        without_guards(&app).await;
        let shortened = app.case("KR-200").await;
        let last = app.history(&shortened).await.case.version;
        let key = (shortened.to_string(), i32::try_from(last).unwrap());
        case_events::Entity::delete_by_id(key).exec(app.portal.db()).await.unwrap();
        let changed = app.case("FG-40").await;
        app.sql(&format!("UPDATE cases SET stage = 'failed' WHERE id = '{changed}'")).await.unwrap();
        let erased = app.case("FG-60").await;
        app.sql(&format!("DELETE FROM case_events WHERE case_id = '{erased}'")).await.unwrap();

        let problems = verify(&app.portal).await.unwrap().problems;
        let found = |case: &CaseId| {
            let of_case = problems.iter().filter_map(|problem| match problem {
                Problem::ReadModel { case: found, columns } if found == case.as_str() => {
                    Some(columns.clone())
                }
                _ => None,
            });
            of_case.collect::<Vec<_>>()
        };
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(
            found(&shortened).first().is_some_and(|columns| columns.contains(&"version")),
            "{problems:?}"
        );
        assert_eq!(found(&changed), [vec!["stage"]]);
        assert_eq!(found(&erased), [vec!["a row without history"]]);
    })
    .await;
}

#[tokio::test]
async fn the_doctor_finds_missing_and_altered_files() {
    on_each_database(async |app| {
        let case = app.case("KR-100").await;
        let history = app.history(&case).await;
        let letter = history.case.letters[0].sha256.clone();
        let path = |sha256: &str| app.data().join("files").join(&sha256[..2]).join(sha256);
        std::fs::remove_file(path(&letter)).unwrap();
        let draft = app.draft(1).await;
        let heavy = crate::support::files::heavy(FormId::ALL[1], 1000, 7);
        let client = app.client(crate::support::people::HOSHINO).await;
        let address = format!("/applications/{draft}/documents/{}", FormId::ALL[1].id());
        client.upload(&address, "x.docx", heavy).await.expect_redirect(&address);
        let altered =
            app.history(&draft).await.case.document(FormId::ALL[1]).unwrap().versions[0].file.clone();
        std::fs::write(path(&altered.sha256), b"something else").unwrap();

        let report = verify(&app.portal).await.unwrap();
        let mut expected = vec![
            Problem::File { case: case.to_string(), sha256: letter, missing: true },
            Problem::File { case: draft.to_string(), sha256: altered.sha256, missing: false },
        ];
        expected.sort_by_key(ToString::to_string);
        assert_eq!(report.problems, expected);
    })
    .await;
}

#[tokio::test]
async fn read_models_are_made_anew_and_what_differed_is_told() {
    on_each_database(async |app| {
        let all = async || {
            let query = cases::Entity::find().order_by_asc(cases::Column::Id);
            query.all(app.portal.db()).await.unwrap()
        };
        assert_eq!(rebuild(&app.portal).await.unwrap().problems, [], "made from the history, they agree");
        let before = all().await;
        let (falsified, lost) = (app.case("KR-200").await, app.case("MD-1").await);
        app.sql(&format!(
            "UPDATE cases SET stage = 'device_check', recommended_by = NULL, number = 'R8-2-9999' WHERE id = '{falsified}'"
        ))
        .await
        .unwrap();
        app.sql(&format!("DELETE FROM cases WHERE id = '{lost}'")).await.unwrap();
        let invented = before[0].clone();
        let mut invented = invented.into_active_model();
        invented.id = sea_orm::Set("invented".to_owned());
        cases::Entity::insert(invented).exec_without_returning(app.portal.db()).await.unwrap();

        let report = rebuild(&app.portal).await.unwrap();
        let mut problems: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
        problems.sort();
        let mut expected = vec![
            format!("case {falsified}: history and read model differ in number, stage, recommendation"),
            format!("case {lost}: history and read model differ in a row that was missing"),
            "case invented: history and read model differ in a row without history (removed)".to_owned(),
        ];
        expected.sort();
        assert_eq!(problems, expected);
        assert_eq!(all().await, before);
        assert_eq!(rebuild(&app.portal).await.unwrap().problems, []);
        assert_eq!(cases::Entity::find().count(app.portal.db()).await.unwrap(), before.len() as u64);
    })
    .await;
}
