//! Acts of which the vendor gets a mail are looked over before they are done.

use crate::support::on_each_database;
use crate::support::people::{REVIEWER, SECOND_REVIEWER};
use crate::support::words::ja;

#[tokio::test]
async fn a_hold_is_looked_over_before_the_vendor_is_told() {
    on_each_database(async |app| {
        let case = app.case("FG-40").await;
        let page = format!("/screening/cases/{case}");
        let client = app.client(REVIEWER).await;
        let before = app.mails().await;
        let typed = [("hold_reason", "inquiry"), ("hold_note", "関係機関へ照会しています。")];
        let check = format!("{page}/hold");
        client.fill(&page, "hold", &typed).await.expect_redirect(&check);
        assert_eq!(app.mails_since(&before).await, [], "nothing was sent");
        assert!(!app.events(&case).await.contains(&"held"));
        client.open(&check).await.says(&ja("hold-check-title")).says("関係機関へ照会しています。");
        // What was typed can still be changed.
        client.open(&page).await.says("関係機関へ照会しています。");
        client
            .fill(&page, "hold", &[("hold_note", "照会の回答を待っています。")])
            .await
            .expect_redirect(&check);
        client.fill(&check, "hold-send", &[]).await.expect_redirect(&page);
        assert!(app.events(&case).await.contains(&"held"));
        client.open(&page).await.says("照会の回答を待っています。");
        assert!(app.mails_since(&before).await.iter().all(|(kind, _)| kind == "held"));

        let check = format!("{page}/resume");
        client.fill(&page, "resume", &[("resume_note", "回答が届きました。")]).await.expect_redirect(&check);
        assert!(!app.events(&case).await.contains(&"resumed"));
        client.fill(&check, "resume-send", &[]).await.expect_redirect(&page);
        assert!(app.events(&case).await.contains(&"resumed"));
    })
    .await;
}

#[tokio::test]
async fn the_end_of_the_formal_check_is_confirmed_on_a_page() {
    on_each_database(async |app| {
        let case = app.case("MD-2").await;
        let page = format!("/screening/cases/{case}");
        let client = app.client(SECOND_REVIEWER).await;
        client.open(&page).await.says(&ja("formal-check-link"));
        client.open(&format!("{page}/formal-check")).await.says(&ja("formal-check-follows"));
        // Not yet: the checklist is open.
        let refused = client.fill(&format!("{page}/formal-check"), "formal-check", &[]).await;
        client.open(refused.expect(303).location()).await.expect(200);
        assert!(!app.events(&case).await.contains(&"formal_check_passed"));
    })
    .await;
}

#[tokio::test]
async fn an_address_for_a_button_says_so_when_it_is_opened() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let page = format!("/screening/cases/{case}");
        let client = app.client(REVIEWER).await;
        let opened = client.get(&format!("{page}/decision/approve")).await.expect(405);
        let opened = opened.says(&ja("not-for-opening-title"));
        assert!(opened.html().contains(&format!("href=\"{page}\"")), "a way on");
        let english = client.with("accept-language", "en");
        english
            .get(&format!("{page}/decision/approve"))
            .await
            .expect(405)
            .says("This page can’t be opened directly");
        // A page that answers a button switches the language on the page of the case.
        let back = format!("name=\"back\" value=\"{page}\"");
        let stale = [("version", "1"), ("hold_reason", "inquiry"), ("hold_note", "x")];
        let conflict = english.post(&format!("{page}/hold"), &stale).await.expect(409);
        assert!(conflict.html().contains(&back), "{}", conflict.html());
    })
    .await;
}
