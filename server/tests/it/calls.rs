//! Two administrators with the same call open: nothing is overwritten that nobody saw.

use services::calls;

use crate::support::app::OPEN_CALL;
use crate::support::people::ADMINISTRATOR;
use crate::support::words::ja;
use crate::support::{html, on_each_database};

#[tokio::test]
async fn the_second_administrator_sees_both_values_before_anything_is_overwritten() {
    on_each_database(async |app| {
        let page = format!("/admin/calls/{OPEN_CALL}");
        let (one, two) = (app.client(ADMINISTRATOR).await, app.client(ADMINISTRATOR).await);
        let (first, second) = (one.form(&page, "call").await, two.form(&page, "call").await);
        let typed = [("title_en", "Title of the first"), ("why", "一人目の理由")];
        one.submit(&first, &typed).await.expect(303);
        let saved = app.call().await;

        let typed = [("correction_days", "12"), ("why", "二人目の理由")];
        let late = two.submit(&second, &typed).await.expect(303);
        assert_eq!(late.location(), page);
        assert_eq!(app.call().await, saved, "overwritten unseen");
        let shown = two.get(&page).await.expect(200).says(&ja("error-call-changed-meanwhile"));
        let shown = shown.says(&ja("draft-conflict-title")).says("Title of the first").says("二人目の理由");
        let form = html::forms(shown.html()).into_iter().find(|form| form.id == "call").unwrap();
        let value =
            |name: &str| form.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        assert_eq!(value("correction_days").as_deref(), Some("12"), "what was typed is lost");

        // Seen: now it counts.
        two.submit(&form, &[("title_en", "Title of the first")]).await.expect(303);
        let after = app.call().await;
        assert_eq!((after.title_en.as_str(), after.correction_days), ("Title of the first", 12));
        let (_, version) = calls::by_code_with_version(&app.portal, OPEN_CALL).await.unwrap();
        assert!(version >= 3);
    })
    .await;
}

#[tokio::test]
async fn signing_in_again_does_not_hide_what_another_administrator_saved() {
    on_each_database(async |app| {
        let page = format!("/admin/calls/{OPEN_CALL}");
        let two = app.client(ADMINISTRATOR).await;
        let second = two.form(&page, "call").await;
        app.end_sessions().await;
        let typed = [("correction_days", "12"), ("why", "二人目の理由")];
        let sent = two.submit(&second, &typed).await.expect(303);
        assert!(sent.location().starts_with("/sign-in"), "{}", sent.location());
        let one = app.client(ADMINISTRATOR).await;
        one.fill(&page, "call", &[("title_en", "Title of the first"), ("why", "一人目の理由")])
            .await
            .expect(303);
        two.sign_in(ADMINISTRATOR).await;
        two.get(&page).await.expect(200).says(&ja("draft-conflict-title")).says("Title of the first");
    })
    .await;
}
