//! The test plan of a call: written in the page, taken from a file, saved for good.

use documents::test_plan::write_plan;
use domain::call::Call;
use domain::forms::FormId;
use domain::test_plan::{TestPlan, first_plan};
use sea_orm::EntityTrait;
use services::entities::{journal, test_plan_drafts};

use crate::support::app::OPEN_CALL;
use crate::support::client::Client;
use crate::support::people::{ADMINISTRATOR, AUDITOR, HOSHINO, REVIEWER};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, files, html, on_each_database};

fn page(below: &str) -> String {
    format!("/admin/calls/{OPEN_CALL}/test-plan{below}")
}

fn newest(call: &Call) -> &TestPlan {
    call.test_plans.last().unwrap()
}

async fn save(client: &Client, typed: &[(&str, &str)]) {
    client.fill(&page("/check"), "plan-save", typed).await.expect_redirect(&page(""));
}

#[tokio::test]
async fn the_next_edition_is_written_checked_and_saved() {
    on_each_database(async |app| {
        let client = app.client(ADMINISTRATOR).await;
        let before = app.call().await;
        assert_eq!(newest(&before).edition, "1");
        // A row more, by a button of the form: everything else typed stays.
        let typed = [("cases.0.title", "起動、接続"), ("act", "add")];
        client.fill(&page("/edit"), "plan", &typed).await.expect_redirect(&page("/edit"));
        let form = client.form(&page("/edit"), "plan").await;
        let value =
            |name: &str| form.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        assert_eq!(value("cases.0.title"), Some("起動、接続"));
        assert_eq!(value("cases.10.id"), Some("T-11"), "the next number is proposed");
        // Looked over too early: the empty fields are named by their row, nothing typed is lost.
        let back =
            client.fill(&page("/edit"), "plan", &[("act", "check")]).await.expect_redirect(&page("/edit"));
        let shown = client.get(back.location()).await.expect(200);
        let label = ja_with("plan-row-steps", &[("number", "11")]);
        let shown = shown.says(&ja_with("error-required", &[("label", &label)]));
        assert!(shown.html().contains("起動、接続"), "what was typed is lost");
        let typed = [
            ("cases.10.title", "音量"),
            ("cases.10.steps", "最大にする。"),
            ("cases.10.expected", "聞こえる。"),
            ("cases.10.method", "聴取"),
            ("cases.10.mandatory", "任意"),
            ("act", "check"),
        ];
        client.fill(&page("/edit"), "plan", &typed).await.expect_redirect(&page("/check"));
        let check = client.get(&page("/check")).await.expect(200);
        let check = check.says("起動と接続").says("起動、接続").says("音量").says(&ja("plan-doubts-title"));
        assert_eq!(newest(&app.call().await).edition, "1", "nothing is saved before it is confirmed");
        let unconfirmed = client.fill(&page("/check"), "plan-save", &[("why", "音量も見る")]).await;
        client.open(unconfirmed.location()).await.says(&ja("error-plan-ids-unconfirmed")).says("音量も見る");
        drop(check);
        save(&client, &[("why", "音量も見る"), ("confirm_ids", "on")]).await;
        let call = app.call().await;
        assert_eq!(call.test_plans.len(), 2);
        assert_eq!(call.test_plans[0], before.test_plans[0], "an edition is never changed");
        let plan = newest(&call);
        assert_eq!((plan.edition.as_str(), plan.cases.len()), ("2", 11));
        assert_eq!((plan.cases[0].title.as_str(), plan.cases[10].mandatory), ("起動、接続", false));
        assert_eq!(Call { test_plans: before.test_plans.clone(), ..call.clone() }, before, "all else stays");
        // The draft is gone, the journal tells, everybody reads it.
        assert!(test_plan_drafts::Entity::find().all(app.portal.db()).await.unwrap().is_empty());
        let notes = journal::Entity::find().all(app.portal.db()).await.unwrap();
        let note = notes.iter().find(|note| note.act == "test-plan-saved").unwrap();
        assert_eq!((note.subject.as_str(), note.account_id.is_some()), (OPEN_CALL, true));
        assert!(note.details.contains("音量も見る") && note.details.contains("T-11"), "{}", note.details);
        client.get("/admin/journal").await.expect(200).says(&ja("act-test-plan-saved"));
        let public = format!("/calls/{OPEN_CALL}/test-plan");
        app.visitor().get(&public).await.expect(200).says("音量").says("最大にする。");
        let older = app.visitor().get(&format!("{public}?edition=1")).await.expect(200);
        older.does_not_say("音量").says(&ja_with("plan-public-older", &[("edition", "2")]));
        app.visitor().get(&format!("{public}?edition=9")).await.expect(404);
        app.visitor().get(&format!("/calls/{OPEN_CALL}")).await.expect(200).says(&ja("call-test-plan-link"));
    })
    .await;
}

#[tokio::test]
async fn changing_the_call_keeps_every_edition() {
    on_each_database(async |app| {
        let client = app.client(ADMINISTRATOR).await;
        // Open before the edition is saved: the settings do not carry the plan.
        let settings = client.form(&format!("/admin/calls/{OPEN_CALL}"), "call").await;
        client
            .fill(&page("/edit"), "plan", &[("cases.0.method", "計測"), ("act", "check")])
            .await
            .expect(303);
        save(&client, &[("why", "理由")]).await;
        client.submit(&settings, &[("title_en", "Another title"), ("why", "理由")]).await.expect(303);
        let call = app.call().await;
        assert_eq!((call.title_en.as_str(), call.test_plans.len()), ("Another title", 2));
        assert_eq!(newest(&call).cases[0].method, "計測");
    })
    .await;
}

#[tokio::test]
async fn the_second_administrator_sees_the_edition_of_the_first_before_saving() {
    on_each_database(async |app| {
        second_administrator(&app).await;
        let (one, two) = (app.client(ADMINISTRATOR).await, app.client(SECOND).await);
        let typed = [("cases.1.method", "二人目"), ("act", "check")];
        two.fill(&page("/edit"), "plan", &typed).await.expect_redirect(&page("/check"));
        let late = two.form(&page("/check"), "plan-save").await;
        one.fill(&page("/edit"), "plan", &[("cases.0.method", "一人目"), ("act", "check")]).await.expect(303);
        save(&one, &[("why", "一人目の理由")]).await;

        two.submit(&late, &[("why", "二人目の理由")]).await.expect_redirect(&page("/edit"));
        assert_eq!(app.call().await.test_plans.len(), 2, "overtaken unseen");
        let shown = two.get(&page("/edit")).await.expect(200);
        let shown = shown.says(&ja_with("error-plan-saved-meanwhile", &[("edition", "2")]));
        let shown = shown.says(&ja("plan-overtaken-title")).says("一人目");
        let form = html::forms(shown.html()).into_iter().find(|form| form.id == "plan").unwrap();
        // Seen, and taken over: now it counts.
        two.submit(&form, &[("cases.0.method", "一人目"), ("act", "check")])
            .await
            .expect_redirect(&page("/check"));
        save(&two, &[("why", "二人目の理由")]).await;
        let call = app.call().await;
        let methods: Vec<_> = newest(&call).cases.iter().take(2).map(|case| case.method.as_str()).collect();
        assert_eq!((call.test_plans.len(), methods), (3, vec!["一人目", "二人目"]));
    })
    .await;
}

const SECOND: &str = REVIEWER;

/// The first reviewer administers for a while.
async fn second_administrator(app: &TestApp) {
    let account = app.actor(SECOND).await.account().unwrap().to_string();
    let statement =
        format!("INSERT INTO staff_roles (account_id, role) VALUES ('{account}', 'administrator')");
    app.sql(&statement).await.unwrap();
}

#[tokio::test]
async fn the_older_of_two_tabs_overwrites_nothing_unseen() {
    on_each_database(async |app| {
        let client = app.client(ADMINISTRATOR).await;
        let (first, second) =
            (client.form(&page("/edit"), "plan").await, client.form(&page("/edit"), "plan").await);
        client.submit(&first, &[("cases.0.method", "一つ目"), ("act", "keep")]).await.expect(303);
        client.submit(&second, &[("cases.0.method", "二つ目"), ("act", "keep")]).await.expect(303);
        let shown = client.get(&page("/edit")).await.expect(200);
        let shown = shown.says(&ja("error-plan-draft-changed"));
        let kept = test_plan_drafts::Entity::find().all(app.portal.db()).await.unwrap();
        assert!(kept[0].typed.contains("一つ目"));
        let form = html::forms(shown.html()).into_iter().find(|form| form.id == "plan").unwrap();
        assert!(form.fields.contains(&("cases.0.method".to_owned(), "二つ目".to_owned())));
        client.submit(&form, &[("act", "keep")]).await.expect(303);
        let kept = test_plan_drafts::Entity::find().all(app.portal.db()).await.unwrap();
        assert!(kept[0].typed.contains("二つ目"), "seen: now it counts");
        client.fill(&page("/edit"), "plan", &[("act", "clear")]).await.expect_redirect(&page(""));
        assert!(test_plan_drafts::Entity::find().all(app.portal.db()).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_exported_is_imported_again() {
    on_each_database(async |app| {
        let client = app.client(ADMINISTRATOR).await;
        let file = client.get(&page("/1.xlsx")).await.expect(200);
        assert!(file.header("content-disposition").starts_with("attachment"));
        assert_eq!(file.bytes, write_plan(&first_plan(), OPEN_CALL).unwrap());
        client
            .upload(&page("/import"), "計画.xlsx", file.bytes.to_vec())
            .await
            .expect_redirect(&page("/edit"));
        // The very same: there is nothing to save.
        client
            .get(&page("/edit"))
            .await
            .expect(200)
            .says(&ja_with("notice-plan-imported", &[("cases", "10")]));
        client.fill(&page("/edit"), "plan", &[("act", "check")]).await.expect_redirect(&page("/edit"));
        client.get(&page("/edit")).await.expect(200).says(&ja("error-plan-unchanged"));

        let mut plan = first_plan();
        plan.cases.remove(3);
        plan.cases[0].steps = "箱から出す。\n電源を入れる。".to_owned();
        let bytes = write_plan(&plan, OPEN_CALL).unwrap();
        client.upload(&page("/import"), "計画.xlsx", bytes).await.expect_redirect(&page("/edit"));
        let typed = [("plan_edition", "2026-冬"), ("act", "check")];
        client.fill(&page("/edit"), "plan", &typed).await.expect_redirect(&page("/check"));
        client.get(&page("/check")).await.expect(200).says(&ja("plan-removed")).says("箱から出す。");
        save(&client, &[("why", "見直し")]).await;
        let call = app.call().await;
        assert_eq!((newest(&call).edition.as_str(), &newest(&call).cases), ("2026-冬", &plan.cases));
        client.get(&page("/2026-%E5%86%AC.xlsx")).await.expect(200);
        client.get(&page("/3.xlsx")).await.expect(404);
        client.get(&page("/1.docx")).await.expect(404);
    })
    .await;
}

#[tokio::test]
async fn a_file_with_mistakes_is_not_taken_and_each_of_them_is_named() {
    on_each_database(async |app| {
        let client = app.client(ADMINISTRATOR).await;
        let mut plan = first_plan();
        plan.cases[1].id = "T-01".to_owned();
        plan.cases[2].steps = String::new();
        let bytes = write_plan(&plan, OPEN_CALL).unwrap();
        client.upload(&page("/import"), "計画.xlsx", bytes).await.expect_redirect(&page(""));
        let cell = ja_with("plan-cell", &[("place", "機能確認計画!C4"), ("name", &ja("plan-field-steps"))]);
        let shown = client.get(&page("")).await.expect(200);
        shown.says(&ja_with("error-required", &[("label", &cell)])).says("機能確認計画!A3").says("2行目");
        assert!(test_plan_drafts::Entity::find().all(app.portal.db()).await.unwrap().is_empty());

        for (file, code) in [
            (files::blank(FormId::TrackRecord), "error-plan-no-heads"),
            (files::blank(FormId::SelfDeclaration), ""),
            (endless(), ""),
            (b"no zip at all".to_vec(), ""),
            (Vec::new(), "error-upload-empty"),
        ] {
            client.upload(&page("/import"), "計画.xlsx", file).await.expect_redirect(&page(""));
            let shown = client.get(&page("")).await.expect(200);
            assert!(shown.html().contains("error-summary"));
            if !code.is_empty() {
                shown.says(&ja(code));
            }
        }
        let before = app.stored();
        client.upload(&page("/import"), "計画.xlsx", vec![0x50; 6 * 1024 * 1024]).await.expect(303);
        client.get(&page("")).await.expect(200).says("5.0 MB");
        assert_eq!(app.stored(), before, "something of it was kept");
        assert!(test_plan_drafts::Entity::find().all(app.portal.db()).await.unwrap().is_empty());
    })
    .await;
}

/// A plan of more rows than anybody tests.
fn endless() -> Vec<u8> {
    let plan = first_plan();
    let cases = plan.cases.iter().cycle().take(1_200).cloned().collect();
    write_plan(&TestPlan { cases, ..plan }, OPEN_CALL).unwrap()
}

#[tokio::test]
async fn auditors_read_and_others_find_nothing() {
    on_each_database(async |app| {
        let auditor = app.client(AUDITOR).await;
        let shown = auditor.get(&page("")).await.expect(200);
        let forms = html::forms(shown.html());
        assert!(forms.iter().all(|form| !form.action.contains("test-plan")), "{forms:?}");
        auditor.get(&page("/1.xlsx")).await.expect(200);
        auditor.get(&page("/edit")).await.expect(403);
        auditor.get(&page("/check")).await.expect(403);
        let vendor = app.client(HOSHINO).await;
        let reviewer = app.client(REVIEWER).await;
        for below in ["", "/edit", "/check", "/1.xlsx"] {
            vendor.get(&page(below)).await.expect(404);
            reviewer.get(&page(below)).await.expect(403);
            app.visitor().get(&page(below)).await.expect(303);
        }
    })
    .await;
}
