//! Answering a correction request: nobody's reply is lost, what is emptied is empty, and the ministry
//! gets what was handed in.

use domain::case::command::NewItem;
use domain::case::correction::Target;
use domain::case::{Command, EventData};
use domain::forms::{FormId, ReasonCode};
use domain::ids::CaseId;
use jiff::SignedDuration;

use crate::support::people::{HOSHINO, MIDORI, REVIEWER};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, html, on_each_database};

/// The demonstration's open request: two items, none answered.
async fn open_request(app: &TestApp) -> (CaseId, String) {
    let case = app.case("MD-1").await;
    let page = format!("/applications/{case}/corrections/1");
    (case, page)
}

async fn reply(app: &TestApp, case: &CaseId, item: usize) -> Option<String> {
    app.history(case).await.case.corrections[0].items[item - 1].reply.clone()
}

#[tokio::test]
async fn of_two_pages_the_later_does_not_overwrite_the_earlier() {
    on_each_database(async |app| {
        let (case, page) = open_request(&app).await;
        let client = app.client(MIDORI).await;
        let form = client.form(&page, "correction").await;
        let first = [("act", "save"), ("reply_1", "先に書いた回答")];
        client.submit(&form, &first).await.expect_redirect(&page);
        let second = [("act", "save"), ("reply_1", "後に書いた回答"), ("reply_2", "二つ目の回答")];
        client.open(&page).await;
        client.submit(&form, &second).await.expect_redirect(&page);
        assert_eq!(reply(&app, &case, 1).await.as_deref(), Some("先に書いた回答"));
        assert_eq!(reply(&app, &case, 2).await.as_deref(), Some("二つ目の回答"), "nobody else wrote there");
        let label = ja_with("correction-reply", &[("item", "1")]);
        let shown =
            client.open(&page).await.says(&ja_with("error-reply-changed-meanwhile", &[("label", &label)]));
        let shown = shown.says("先に書いた回答").says("後に書いた回答");
        // Having seen both, the person decides.
        let again = html::forms(shown.html()).into_iter().find(|form| form.id == "correction").unwrap();
        client.submit(&again, &[("act", "save")]).await.expect_redirect(&page);
        assert_eq!(reply(&app, &case, 1).await.as_deref(), Some("後に書いた回答"));
        // What a page did not touch gives way to what a colleague wrote.
        client.open(&page).await;
        client.submit(&form, &[("act", "save"), ("reply_2", "二つ目の回答")]).await.expect_redirect(&page);
        assert_eq!(reply(&app, &case, 1).await.as_deref(), Some("後に書いた回答"));
    })
    .await;
}

#[tokio::test]
async fn an_emptied_reply_is_not_sent_with_its_old_text() {
    on_each_database(async |app| {
        let (case, page) = open_request(&app).await;
        let client = app.client(MIDORI).await;
        let replies = [("act", "save"), ("reply_1", "一つ目"), ("reply_2", "二つ目")];
        client.fill(&page, "correction", &replies).await.expect_redirect(&page);
        client.open(&page).await;
        let emptied = [("act", "return"), ("reply_2", " ")];
        client.fill(&page, "correction", &emptied).await.expect_redirect(&page);
        let label = ja_with("correction-reply", &[("item", "2")]);
        client.open(&page).await.says(&ja_with("error-required", &[("label", &label)]));
        assert!(!app.events(&case).await.contains(&"correction_returned"));
        assert_eq!(reply(&app, &case, 2).await, None);
        client.open(&format!("/applications/{case}")).await.says(&ja("vendor-reply-taken-back"));
        let whole = [("act", "return"), ("reply_2", "書き直した回答")];
        client.fill(&page, "correction", &whole).await.expect_redirect(&format!("/applications/{case}"));
        // The ministry reads what was sent back, not every attempt.
        let reviewer = app.client(REVIEWER).await;
        let seen = reviewer.open(&format!("/screening/cases/{case}")).await.says("書き直した回答");
        seen.does_not_say("二つ目");
    })
    .await;
}

#[tokio::test]
async fn what_was_replaced_before_handing_in_is_the_vendors_own() {
    on_each_database(async |app| {
        let case = app.draft(7).await;
        let (cast, call) = (app.cast().await, app.call().await);
        let play = server::demo::cases::Play { portal: &app.portal, cast: &cast };
        play.upload(&cast.hoshino, &case, &call, FormId::SelfDeclaration).await.unwrap();
        let client = app.client(HOSHINO).await;
        let signed = [("signer_name", "星野 一郎"), ("signer_title", "代表取締役"), ("agreed", "on")];
        let receipt = format!("/applications/{case}/receipt");
        let sent = client.fill(&format!("/applications/{case}/submit"), "submit", &signed).await;
        sent.expect_redirect(&receipt);
        let file = |version: u32| format!("/screening/cases/{case}/files/self-declaration/{version}");
        let reviewer = app.client(REVIEWER).await;
        reviewer.get(&file(1)).await.expect(404);
        reviewer.get(&file(2)).await.expect(200);
        let vendor_file = format!("/applications/{case}/files/self-declaration/1");
        client.get(&vendor_file).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn the_receipt_tells_what_was_handed_in_whatever_is_corrected_later() {
    on_each_database(async |app| {
        let cast = app.cast().await;
        let case = app.case("KR-200").await;
        let play = server::demo::cases::Play { portal: &app.portal, cast: &cast };
        let given_back = Command::ReturnRecommendation { reason: "製品名の確認".to_owned() };
        play.act(&cast.approver, &case, given_back).await.unwrap();
        let facts = app.history(&case).await.case.facts.unwrap();
        let before = facts.product_name.clone();
        let items = vec![NewItem {
            target: Target::Facts,
            place: "product_name".to_owned(),
            reason: ReasonCode::InconsistentBetweenForms,
            words: "製品名を確かめてください。".to_owned(),
        }];
        let due = app.portal.now() + SignedDuration::from_hours(240);
        let asked = Command::RequestCorrection { items, words: String::new(), due };
        play.act(&cast.reviewer, &case, asked).await.unwrap();
        let facts = domain::case::facts::Facts { product_name: "改名した製品".to_owned(), ..facts };
        play.act(&cast.hoshino, &case, Command::FillFacts { facts }).await.unwrap();
        let answer = Command::AnswerItem { item: 1, reply: "直しました。".to_owned() };
        play.act(&cast.hoshino, &case, answer).await.unwrap();
        let client = app.client(HOSHINO).await;
        let receipt = client.open(&format!("/applications/{case}/receipt")).await.expect(200);
        receipt.says(&before).does_not_say("改名した製品");
        let changed = app.history(&case).await.events.iter().any(|event| match &event.data {
            EventData::FactsFilled { facts } => facts.product_name == "改名した製品",
            _ => false,
        });
        assert!(changed, "nothing was corrected");
    })
    .await;
}

#[tokio::test]
async fn what_is_late_is_told_as_late_and_not_as_closed_or_without_a_date() {
    on_each_database(async |app| {
        app.pass(SignedDuration::from_hours(24 * 90));
        let (_, page) = open_request(&app).await;
        let midori = app.client(MIDORI).await;
        for page in ["/vendor".to_owned(), page.replace("/corrections/1", "")] {
            midori.open(&page).await.expect(200).says("日過ぎています。至急、回答してください。");
        }
        // The ministry has one of this vendor's cases beyond its standard period.
        app.client(HOSHINO).await.open("/vendor").await.says("標準処理期間を").says("営業日超過");
    })
    .await;
}
