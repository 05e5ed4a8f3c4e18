//! Sessions that run out while somebody works: sign in, and everything typed is still there.

use domain::forms::FormId;
use jiff::SignedDuration;
use server::demo::PASSWORD;

use crate::support::client::{Client, Reply};
use crate::support::people::{HOSHINO, MIDORI, REVIEWER};
use crate::support::words::ja;
use crate::support::{files, on_each_database};

/// Signs in on the page that a POST without a session led to; gives where it leads on to.
async fn sign_in_again(client: &Client, refused: Reply, email: &str, page: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(page.as_bytes()).collect();
    let refused = refused.expect_redirect(&format!("/sign-in?next={next}"));
    let typed = [("email", email), ("password", PASSWORD)];
    let signed_in = client.fill(refused.location(), "sign-in", &typed).await.expect(303);
    signed_in.location().to_owned()
}

#[tokio::test]
async fn what_was_typed_survives_the_end_of_a_session() {
    on_each_database(async |app| {
        let draft = app.draft(7).await;
        let correcting = app.case("MD-1").await;
        let review = app.case("FG-40").await;
        let cases = [
            (HOSHINO, format!("/applications/{draft}/facts"), "facts", "firmware", "7.7.7-beta"),
            (HOSHINO, format!("/applications/{draft}/submit"), "submit", "signer_title", "執行役員社長"),
            (
                HOSHINO,
                format!("/applications/{draft}/withdraw"),
                "withdraw",
                "reason",
                "長い理由を書きました。",
            ),
            (
                MIDORI,
                format!("/applications/{correcting}/corrections/1"),
                "correction",
                "reply_1",
                "台数を訂正しました。",
            ),
            (
                REVIEWER,
                format!("/screening/cases/{review}"),
                "note",
                "internal_note",
                "電話で確認した内容のメモ",
            ),
            (
                REVIEWER,
                format!("/screening/cases/{review}/correction"),
                "correction",
                "correction_words",
                "お願いします。",
            ),
            (
                REVIEWER,
                format!("/screening/cases/{review}/recommendation"),
                "recommendation",
                "recommendation_note",
                "所見です。",
            ),
            (
                REVIEWER,
                format!("/screening/cases/{review}/forms/self-declaration"),
                "checklist",
                "marks.0.note",
                "長い説明を書きました。",
            ),
            (
                REVIEWER,
                format!("/screening/cases/{review}/correction"),
                "correction",
                "items.0.words",
                "直してください。",
            ),
            (
                REVIEWER,
                format!("/screening/cases/{review}/recommendation"),
                "recommendation",
                "reasons.0.note",
                "理由です。",
            ),
        ];
        for (email, page, form, field, words) in cases {
            let client = app.client(email).await;
            let sheet = client.form(&page, form).await;
            app.end_sessions().await;
            let before = app.event_count().await;
            let refused = client.submit(&sheet, &[(field, words)]).await;
            let page = page.as_str();
            assert_eq!(sign_in_again(&client, refused, email, page).await, page);
            let shown = client.open(page).await.expect(200).says(&ja("signed-out-meanwhile"));
            let again =
                crate::support::html::forms(shown.html()).into_iter().find(|one| one.id == form).unwrap();
            let typed = again.fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str());
            assert_eq!(typed, Some(words), "{page}");
            assert_eq!(app.event_count().await, before, "{page}: done without a session");
        }
    })
    .await;
}

#[tokio::test]
async fn an_upload_without_a_session_leads_back_to_its_page() {
    on_each_database(async |app| {
        let draft = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        let page = format!("/applications/{draft}/documents/{}", FormId::SelfDeclaration.id());
        app.end_sessions().await;
        let before = (app.event_count().await, app.stored());
        let refused = client.upload(&page, "a.docx", files::blank(FormId::SelfDeclaration)).await;
        assert_eq!(sign_in_again(&client, refused, HOSHINO, &page).await, page);
        client.open(&page).await.expect(200).says(&ja("signed-out-meanwhile"));
        assert_eq!((app.event_count().await, app.stored()), before);
    })
    .await;
}

#[tokio::test]
async fn the_autosave_without_a_session_is_told_so() {
    on_each_database(async |app| {
        let draft = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        app.end_sessions().await;
        let mut request = Client::posted(&format!("/applications/{draft}/facts/draft"), &[("version", "0")]);
        request.headers_mut().insert("accept", "application/json".parse().unwrap());
        let reply = client.send(request).await.expect(401);
        let answer: serde_json::Value = serde_json::from_slice(&reply.bytes).unwrap();
        assert_eq!(answer["message"], ja("sign-in-needed"));
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_after_its_time_without_use() {
    on_each_database(async |app| {
        let client = Client::new(app.router_with_sessions_of(3600));
        client.sign_in(HOSHINO).await;
        client.get("/vendor").await.expect(200);
        // The clock of the tests stands still while the session counts from the machine's.
        app.pass(SignedDuration::from_hours(2));
        client.get("/vendor").await.expect_redirect("/sign-in?next=%2Fvendor");
    })
    .await;
}

#[tokio::test]
async fn signing_in_changes_the_session_and_signing_out_ends_it() {
    on_each_database(async |app| {
        let client = app.visitor();
        // A refused attempt leaves a session behind: the one an attacker could have planted.
        client.post("/sign-in", &[("email", HOSHINO), ("password", "wrong")]).await.expect(303);
        let planted = client.cookie("shinsa").expect("a session");
        let thief = client.another_window();
        client.sign_in(HOSHINO).await;
        assert_ne!(client.cookie("shinsa").unwrap(), planted);
        thief.get("/vendor").await.expect_redirect("/sign-in?next=%2Fvendor");
        let window = client.another_window();
        window.get("/vendor").await.expect(200);
        client.post("/sign-out", &[]).await.expect_redirect("/sign-in");
        window.get("/vendor").await.expect_redirect("/sign-in?next=%2Fvendor");
    })
    .await;
}
