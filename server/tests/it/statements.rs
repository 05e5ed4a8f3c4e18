//! A list page sends the same number of SQL statements, however many rows.

use domain::case::Command;
use domain::forms::FormId;
use sea_orm::{EntityTrait, IntoActiveModel, Set};
use services::cases::{Expected, execute};
use services::entities::{calls, cases, journal, outbox};

use crate::support::client::Client;
use crate::support::people::{ADMINISTRATOR, AUDITOR, HOSHINO, REVIEWER};
use crate::support::{TestApp, on_each_database};

/// Statements for a page, once the session has noted that it is used.
async fn cost(app: &TestApp, client: &Client, page: &str) -> usize {
    client.get(page).await.expect(200);
    let before = app.statements();
    client.get(page).await.expect(200);
    app.statements() - before
}

/// Twenty more of every case, as the read model has them.
async fn multiply_cases(app: &TestApp) {
    let rows = cases::Entity::find().all(app.portal.db()).await.unwrap();
    assert!(rows.len() >= 3);
    let mut copies = Vec::new();
    for row in &rows {
        for copy in 0..20 {
            let mut row = row.clone().into_active_model();
            row.id = Set(format!("{}-{copy}", row.id.as_ref()));
            copies.push(row);
        }
    }
    for some in copies.chunks(20) {
        cases::Entity::insert_many(some.to_vec()).exec_without_returning(app.portal.db()).await.unwrap();
    }
}

#[tokio::test]
async fn lists_of_cases_cost_the_same_with_twenty_times_the_rows() {
    on_each_database(async |app| {
        let vendor = app.client(HOSHINO).await;
        let reviewer = app.client(REVIEWER).await;
        let visitor = app.visitor();
        let pages = [
            (&vendor, "/vendor"),
            (&reviewer, "/screening"),
            (&reviewer, "/screening?closed=on&sort=days&order=descending"),
            (&reviewer, "/screening?search=%E3%82%AB%E3%82%AA&reviewer=mine"),
            (&reviewer, "/screening/statistics"),
            (&visitor, "/register"),
            (&visitor, "/"),
        ];
        let mut before = Vec::new();
        for (client, page) in pages {
            before.push(cost(&app, client, page).await);
        }
        multiply_cases(&app).await;
        for ((client, page), before) in pages.into_iter().zip(before) {
            let now = cost(&app, client, page).await;
            assert_eq!(now, before, "{page}");
            assert!((1..=12).contains(&now), "{page} sends {now} statements");
        }
    })
    .await;
}

#[tokio::test]
async fn lists_of_the_administration_cost_the_same_with_many_rows() {
    on_each_database(async |app| {
        let pages = ["/admin/journal", "/admin/mail", "/admin/calls", "/admin/staff"];
        let (administrator, auditor) = (app.client(ADMINISTRATOR).await, app.client(AUDITOR).await);
        let mut before = Vec::new();
        for page in pages {
            before.push((cost(&app, &administrator, page).await, cost(&app, &auditor, page).await));
        }
        let db = app.portal.db();
        let note = journal::Entity::find().all(db).await.unwrap();
        let mail = outbox::Entity::find().one(db).await.unwrap().unwrap();
        let call = calls::Entity::find().one(db).await.unwrap().unwrap();
        for copy in 0..60 {
            let mut row = note[copy % note.len()].clone().into_active_model();
            row.id = sea_orm::NotSet;
            journal::Entity::insert(row).exec_without_returning(db).await.unwrap();
            let mut row = mail.clone().into_active_model();
            row.id = Set(format!("copy-{copy}"));
            outbox::Entity::insert(row).exec_without_returning(db).await.unwrap();
            let mut row = call.clone().into_active_model();
            row.id = Set(format!("copy-{copy}"));
            row.code = Set(format!("C-{copy}"));
            calls::Entity::insert(row).exec_without_returning(db).await.unwrap();
        }
        for (page, before) in pages.into_iter().zip(before) {
            let now = (cost(&app, &administrator, page).await, cost(&app, &auditor, page).await);
            assert_eq!(now, before, "{page}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_pages_of_a_draft_cost_the_same_with_all_its_forms_and_many_versions() {
    on_each_database(async |app| {
        let case = app.draft(1).await;
        let client = app.client(HOSHINO).await;
        let below = [
            "",
            "/documents/track-record",
            "/documents/track-record/fill",
            "/documents/self-declaration",
            "/check",
            "/submit",
        ];
        let pages = below.map(|below| format!("/applications/{case}{below}"));
        let mut before = Vec::new();
        for page in &pages {
            before.push(cost(&app, &client, page).await);
        }
        for form in FormId::ALL {
            let file = app.filled(&case, form).await;
            let path = format!("/applications/{case}/documents/{}", form.id());
            for _ in 0..3 {
                client.upload(&path, &form.file_name(), file.clone()).await.expect_redirect(&path);
            }
        }
        for (page, before) in pages.iter().zip(before) {
            let now = cost(&app, &client, page).await;
            assert_eq!(now, before, "{page}");
            assert!((1..=16).contains(&now), "{page} sends {now} statements");
        }
    })
    .await;
}

#[tokio::test]
async fn the_page_of_a_case_costs_the_same_with_a_long_history() {
    on_each_database(async |app| {
        let case = app.case("FG-40").await;
        let (reviewer, vendor) = (app.client(REVIEWER).await, app.client("kawabe@vendor2.example").await);
        let pages = [
            (&reviewer, format!("/screening/cases/{case}")),
            (&reviewer, format!("/screening/cases/{case}/forms/track-record")),
            (&reviewer, format!("/screening/cases/{case}/forms/shipment-plan?buttons=fields")),
            (&reviewer, format!("/screening/cases/{case}/forms/shipment-plan/changes")),
            (&reviewer, format!("/screening/cases/{case}/changes")),
            (&vendor, format!("/applications/{case}")),
        ];
        let mut before = Vec::new();
        for (client, page) in &pages {
            before.push(cost(&app, client, page).await);
        }
        let actor = app.actor(REVIEWER).await;
        for number in 0..30 {
            let note = Command::AddNote { text: format!("メモ{number}") };
            execute(&app.portal, &actor, &case, Expected::Any, note).await.unwrap();
            let message = Command::SendMessage { text: format!("連絡{number}") };
            execute(&app.portal, &actor, &case, Expected::Any, message).await.unwrap();
        }
        for ((client, page), before) in pages.iter().zip(before) {
            assert_eq!(cost(&app, client, page).await, before, "{page}");
        }
    })
    .await;
}
