//! The reviewer reads forms in the page: what is shown to whom, what is escaped, what is noted, and
//! what becomes a correction item.

use domain::case::Command;
use domain::case::command::NewItem;
use domain::case::correction::Target;
use domain::forms::{Entry, FormId, ReasonCode};
use domain::ids::CaseId;
use jiff::SignedDuration;
use sea_orm::EntityTrait;
use server::demo::cases::{Play, Product, set_cell};
use services::entities::journal;

use crate::support::people::{ADMINISTRATOR, AUDITOR, REVIEWER, SECOND_REVIEWER, TESTER};
use crate::support::{TestApp, on_each_database};

const PLAN: FormId = FormId::ShipmentPlan;

fn page(case: &CaseId, form: FormId) -> String {
    format!("/screening/cases/{case}/forms/{}", form.id())
}

/// A case of Hoshino's in the formal check, its plan early by a year and its contact a piece of HTML.
async fn in_formal_check(app: &TestApp) -> CaseId {
    let (cast, call) = (app.cast().await, app.call().await);
    let play = Play { portal: &app.portal, cast: &cast };
    let product = Product { name: "読むリーダー", model: "KR-911", units: 100 };
    let id = play.draft(&cast.hoshino, &call, &product, 7).await.unwrap();
    let change = |content: &mut domain::forms::Content| {
        content.set("contact_name", Entry::typed("<script>alert(1)</script><b>太字</b>"));
        content.set("date", Entry::typed("2025-12-01"));
    };
    play.upload_with(&cast.hoshino, &id, &call, PLAN, change).await.unwrap();
    play.submit(&cast.hoshino, &id).await.unwrap();
    play.take(&cast.reviewer, &id).await.unwrap();
    id
}

/// The reviewer asks for a form, and the vendor hands it back with a change.
async fn corrected(
    app: &TestApp,
    id: &CaseId,
    form: FormId,
    change: impl FnOnce(&mut domain::forms::Content),
) {
    let (cast, call) = (app.cast().await, app.call().await);
    let play = Play { portal: &app.portal, cast: &cast };
    let items = vec![NewItem {
        target: Target::Form(form),
        place: String::new(),
        reason: ReasonCode::Other,
        words: "直してください。".to_owned(),
    }];
    let due = app.portal.now() + SignedDuration::from_hours(240);
    let ask = Command::RequestCorrection { items, words: String::new(), due };
    play.act(&cast.reviewer, id, ask).await.unwrap();
    play.upload_with(&cast.hoshino, id, &call, form, change).await.unwrap();
    let reply = Command::AnswerItem { item: 1, reply: "直しました。".to_owned() };
    play.act(&cast.hoshino, id, reply).await.unwrap();
    play.hand_back(&cast.hoshino, id).await.unwrap();
}

async fn noted(app: &TestApp) -> usize {
    let rows = journal::Entity::find().all(app.portal.db()).await.unwrap();
    rows.iter().filter(|row| row.act == "restricted-viewed").count()
}

#[tokio::test]
async fn what_stands_in_a_file_is_text_and_never_markup() {
    on_each_database(async |app| {
        let id = in_formal_check(&app).await;
        let shown = app.client(REVIEWER).await.get(&page(&id, PLAN)).await.expect(200);
        assert!(shown.html().contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "it is shown as it stands");
        assert!(!shown.html().contains("<script>alert(1)") && !shown.html().contains("<b>太字"));
        assert!(shown.html().contains("id=\"f-contact_name\""));
        assert!(!shown.html().contains("/pdf\""), "no office program, no PDF view");
        let pdf = format!("/screening/cases/{id}/files/{}/1/pdf", PLAN.id());
        app.client(REVIEWER).await.get(&pdf).await.expect(404);
    })
    .await;
}

#[tokio::test]
async fn a_finding_becomes_an_item_with_one_press_and_leads_back_to_its_place() {
    on_each_database(async |app| {
        let id = in_formal_check(&app).await;
        let client = app.client(REVIEWER).await;
        let shown = client.get(&page(&id, PLAN)).await.expect(200);
        let reply = {
            let version = app.history(&id).await.case.version.to_string();
            let fields = [
                ("version", version.as_str()),
                ("page", "buttons=fields"),
                ("item_place", "shipment-plan:date"),
                ("item_reason", "date_wrong"),
                ("item_words", "日付を確かめてください。"),
                ("item_at", "f-date"),
            ];
            client.post(&format!("{}/items", page(&id, PLAN)), &fields).await.expect(303)
        };
        assert!(shown.html().contains("value=\"shipment-plan:date\""), "the button is there");
        assert_eq!(reply.location(), format!("{}?buttons=fields#f-date", page(&id, PLAN)));
        let again = client.get(&page(&id, PLAN)).await.expect(200);
        again.says("補正依頼に追加済み");
        let sheet = client.get(&format!("/screening/cases/{id}/correction")).await.expect(200);
        sheet.says("日付を確かめてください。");
        // Whoever may not ask for a correction gets no button.
        let other = app.client(SECOND_REVIEWER).await.get(&page(&id, PLAN)).await.expect(200);
        assert!(!other.html().contains("value=\"shipment-plan:date\""));
    })
    .await;
}

#[tokio::test]
async fn personal_data_are_shown_only_to_those_who_ask_and_may() {
    on_each_database(async |app| {
        let id = in_formal_check(&app).await;
        let form = FormId::AntisocialPledge;
        let before = noted(&app).await;
        let client = app.client(REVIEWER).await;
        let closed = client.get(&page(&id, form)).await.expect(200);
        assert!(!closed.html().contains("f-officers-1-officer_kana"), "closed until somebody asks");
        assert_eq!(noted(&app).await, before);
        let open = client.get(&format!("{}?content=shown", page(&id, form))).await.expect(200);
        assert!(open.html().contains("f-officers-1-officer_kana"));
        assert_eq!(noted(&app).await, before + 1);
        for email in [TESTER, ADMINISTRATOR] {
            let reply = app.client(email).await.get(&format!("{}?content=shown", page(&id, form))).await;
            assert!(!reply.html().contains("f-officers-1"), "{email} sees officers");
        }
        assert_eq!(noted(&app).await, before + 1);
        app.client(AUDITOR).await.get(&format!("{}?content=shown", page(&id, form))).await.expect(200);
        assert_eq!(noted(&app).await, before + 2);

        // Comparing is looking at both.
        corrected(&app, &id, form, |content| set_cell(content, 0, "officer_title", "会長")).await;
        let whole = client.get(&format!("/screening/cases/{id}/changes")).await.expect(200);
        whole.does_not_say("会長");
        assert_eq!(noted(&app).await, before + 2);
        client.get(&format!("{}/changes", page(&id, form))).await.expect(200).says("会長");
        assert_eq!(noted(&app).await, before + 4);
        app.client(TESTER).await.get(&format!("{}/changes", page(&id, form))).await.expect(403);
        assert_eq!(noted(&app).await, before + 4);
    })
    .await;
}

#[tokio::test]
async fn changes_are_told_with_the_request_and_what_was_not_handed_in_is_not() {
    on_each_database(async |app| {
        let id = in_formal_check(&app).await;
        let client = app.client(REVIEWER).await;
        let whole = format!("/screening/cases/{id}/changes");
        client.get(&whole).await.expect(200).says("補正はまだ提出されていません。");
        client.get(&format!("{}/changes", page(&id, PLAN))).await.expect(200).says("比べる版がありません。");
        let (cast, call) = (app.cast().await, app.call().await);
        let play = Play { portal: &app.portal, cast: &cast };
        play.tick(&cast.reviewer, &id, &call, 2).await.unwrap();
        let stock = |content: &mut domain::forms::Content| content.set("stock", Entry::typed("7"));
        corrected(&app, &id, PLAN, stock).await;
        client.get(&whole).await.expect(200).says("直しました。").says("もう一度確認する審査基準");
        let compared = client.get(&format!("{}/changes", page(&id, PLAN))).await.expect(200);
        assert!(compared.html().contains("<ins") && compared.html().contains("<del"));
        for query in ["?from=1&to=4", "?from=x", "?from=0"] {
            client.get(&format!("{}/changes{query}", page(&id, PLAN))).await.expect(404);
        }
        let old = client.get(&format!("{}?version=2", page(&id, PLAN))).await.expect(200);
        old.says("以前に提出された版を表示しています。");
        client.get(&format!("{}?version=9", page(&id, PLAN))).await.expect(404);
        // A draft of the vendor's next correction is nobody's business yet: version 1 was never handed in.
        client.get(&format!("{}?version=1", page(&id, PLAN))).await.expect(404);
    })
    .await;
}

#[tokio::test]
async fn a_mark_says_that_it_was_proposed_and_confirmed() {
    on_each_database(async |app| {
        let id = in_formal_check(&app).await;
        let client = app.client(REVIEWER).await;
        let shown = client.get(&page(&id, PLAN)).await.expect(200).says("自動確認：指摘なし");
        assert!(app.history(&id).await.case.checklist.is_empty(), "looking stores nothing: {}", shown.status);
        client.fill(&page(&id, PLAN), "checklist", &[]).await.expect(303);
        let case = app.history(&id).await.case;
        let call = app.call().await;
        for criterion in call.criteria.iter().filter(|criterion| criterion.form == PLAN) {
            let proposed = case.current_mark(criterion).is_some_and(|mark| mark.proposed);
            // In the formal check nobody confirms the substance by the way.
            assert_eq!(proposed, criterion.stage == 1, "{}", criterion.id);
        }
    })
    .await;
}
