//! The register shows what was decided, the queue what was handed in, and nobody what a vendor types
//! while it corrects.

use domain::case::Command;
use domain::case::command::NewItem;
use domain::case::correction::Target;
use domain::case::facts::Facts;
use domain::forms::ReasonCode;
use jiff::SignedDuration;
use server::demo::cases::Play;

use crate::support::people::REVIEWER;
use crate::support::words::ja;
use crate::support::{TestApp, on_each_database};

/// Whether register and queue name a product.
async fn named(app: &TestApp, product: &str) -> (bool, bool) {
    let says = |html: &str| html.contains(product);
    let register = app.visitor().get("/register").await.expect(200);
    let queue = app.client(REVIEWER).await.get("/screening?search=R8").await.expect(200);
    (says(register.html()), says(queue.html()))
}

#[tokio::test]
async fn a_correction_renames_no_product_that_passed() {
    on_each_database(async |app| {
        let case = app.case("KR-100").await;
        let cast = app.cast().await;
        let play = Play { portal: &app.portal, cast: &cast };
        let item = NewItem {
            target: Target::Facts,
            place: "contact_phone".to_owned(),
            reason: ReasonCode::NotFilled,
            words: "電話番号を確認してください。".to_owned(),
        };
        let due = app.portal.now() + SignedDuration::from_hours(240);
        let asked = Command::RequestCorrection { items: vec![item], words: String::new(), due };
        play.act(&cast.reviewer, &case, asked).await.unwrap();
        let facts = app.history(&case).await.case.facts.unwrap();
        let renamed =
            Facts { product_name: "別物リーダー".into(), model_number: "ZZ-9".into(), ..facts };
        play.act(&cast.hoshino, &case, Command::FillFacts { facts: renamed }).await.unwrap();
        assert_eq!(named(&app, "カオリーダー ワン").await, (true, true));
        assert_eq!(named(&app, "別物リーダー").await, (false, false), "not handed in");

        // What mails tell of meanwhile is the product that was handed in, too.
        let before = app.mails().await;
        play.act(&cast.reviewer, &case, Command::SendMessage { text: "連絡".into() }).await.unwrap();
        let mails = app.mails().await;
        let told: Vec<_> = mails.iter().filter(|mail| before.iter().all(|one| one.id != mail.id)).collect();
        assert!(!told.is_empty());
        assert!(told.iter().all(|mail| mail.text_body.contains("カオリーダー ワン")));

        play.act(&cast.hoshino, &case, Command::AnswerItem { item: 1, reply: "直しました。".into() })
            .await
            .unwrap();
        play.hand_back(&cast.hoshino, &case).await.unwrap();
        assert_eq!(named(&app, "別物リーダー").await, (false, true), "handed in, but not decided");
        assert!(named(&app, "カオリーダー ワン").await.0);
        // Somebody looks again at what has changed, though the documents have passed.
        let reviewer = app.client(REVIEWER).await;
        let page = format!("/screening/cases/{case}");
        reviewer.open(&page).await.says("もう一度確認する審査基準が").says(&ja("changed"));
        let call =
            &services::calls::load(app.portal.db(), &app.history(&case).await.case.call).await.unwrap();
        play.tick(&cast.reviewer, &case, call, 1).await.unwrap();
        play.tick(&cast.reviewer, &case, call, 2).await.unwrap();
        reviewer.open(&page).await.says(&ja("next-device-check-vendor")).does_not_say(&ja("changed"));
        let report = services::doctor::verify(&app.portal).await.unwrap();
        assert_eq!(report.problems, []);
    })
    .await;
}
