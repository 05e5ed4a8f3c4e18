//! Changing one's own account and organisation, page by page.

use domain::ids::OrganizationId;
use sea_orm::EntityTrait;
use server::demo::PASSWORD;
use services::entities::{organizations, outbox};
use services::mail::Kind;

use crate::support::client::Client;
use crate::support::people::{ADMINISTRATOR, CLERK, HOSHINO, KAWABE, NEWCOMER, REVIEWER};
use crate::support::words::ja;
use crate::support::{TestApp, html, on_each_database};

async fn stored(app: &TestApp, id: &OrganizationId) -> organizations::Model {
    organizations::Entity::find_by_id(id.as_str()).one(app.portal.db()).await.unwrap().unwrap()
}

/// The path of the link in the newest mail of this kind.
async fn mailed(app: &TestApp, kind: Kind, before: &[outbox::Model]) -> String {
    let mails = app.mails().await;
    let new = mails.iter().find(|mail| mail.kind == kind.id() && before.iter().all(|old| old.id != mail.id));
    let text = new.unwrap_or_else(|| panic!("no {}", kind.id())).text_body.clone();
    let link = text.lines().find(|line| line.contains("/account/email/")).expect("a link").trim().to_owned();
    link[link.find("/account/").unwrap()..].to_owned()
}

#[tokio::test]
async fn a_corrected_name_of_the_company_stands_in_drafts_and_not_in_what_was_handed_in() {
    on_each_database(async |app| {
        let (draft, handed_in) = (app.case("KR-300").await, app.case("KR-200").await);
        let client = app.client(HOSHINO).await;
        let id = app.actor(HOSHINO).await.organization().unwrap().clone();
        let before = stored(&app, &id).await;
        client.get("/organization").await.expect(200).says(&ja("organization-edit-title"));
        let page = "/organization/edit";
        let wrong = client.fill(page, "edit", &[("name", ""), ("address", "東京都新宿区")]).await.expect(303);
        let shown = client.open(wrong.location()).await.says(&ja("summary-of-errors"));
        let typed = html::forms(shown.html()).into_iter().find(|form| form.id == "edit").unwrap();
        assert!(typed.fields.contains(&("address".to_owned(), "東京都新宿区".to_owned())), "{typed:?}");

        let new = [("name", "株式会社星野電機"), ("postal-code", "１６０－００２２")];
        client.submit(&typed, &new).await.expect_redirect("/organization");
        let after = stored(&app, &id).await;
        assert_eq!(
            (after.name.as_str(), after.postal_code.as_str(), after.corporate_number.as_str()),
            ("株式会社星野電機", "160-0022", before.corporate_number.as_str())
        );
        client.get("/organization").await.says(&ja("notice-organization-changed")).says("株式会社星野電機");
        client.get(&format!("/applications/{draft}/check")).await.expect(200).says("株式会社星野電機");
        let screened =
            app.client(REVIEWER).await.get(&format!("/screening/cases/{handed_in}")).await.expect(200);
        screened.says(&before.name).does_not_say("株式会社星野電機");
        let journal = app.client(ADMINISTRATOR).await.get("/admin/journal").await.expect(200);
        journal.says(&ja("act-organization-changed")).says(&before.name).says("株式会社星野電機");
    })
    .await;
}

#[tokio::test]
async fn of_two_managers_the_later_one_sees_what_the_other_changed() {
    on_each_database(async |app| {
        let (one, two) = (app.client(HOSHINO).await, app.client(HOSHINO).await);
        let id = app.actor(HOSHINO).await.organization().unwrap().clone();
        let page = "/organization/edit";
        let late = two.form(page, "edit").await;
        one.fill(page, "edit", &[("name", "株式会社一番")]).await.expect_redirect("/organization");
        two.submit(&late, &[("address", "大阪府大阪市")]).await.expect_redirect(page);
        assert_eq!(stored(&app, &id).await.name, "株式会社一番");
        let shown = two.get(page).await.says(&ja("error-organization-changed-meanwhile"));
        shown.says(&ja("draft-conflict-title")).says("株式会社一番").says("大阪府大阪市");
    })
    .await;
}

#[tokio::test]
async fn only_managers_change_the_organisation() {
    on_each_database(async |app| {
        let id = app.actor(CLERK).await.organization().unwrap().clone();
        let before = stored(&app, &id).await;
        for (email, says) in [
            (CLERK, "denied-managers-only"),
            (REVIEWER, "denied-vendors-only"),
            (NEWCOMER, "denied-no-organization"),
        ] {
            let client = app.client(email).await;
            client.get("/organization/edit").await.expect(403).says(&ja(says));
            let reply = client.post("/organization/edit", &[("name", "侵入")]).await.expect(303);
            client.open(reply.location()).await.expect(403);
        }
        assert_eq!(stored(&app, &id).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_clerk_puts_name_and_title_right_and_takes_a_new_address() {
    on_each_database(async |app| {
        let client = app.client(CLERK).await;
        let typed = [("name", "山本 はな子"), ("title", "営業部長")];
        client.fill("/account", "profile", &typed).await.expect_redirect("/account");
        client.get("/account").await.says(&ja("notice-profile-changed")).says("山本 はな子").says("営業部長");
        client.get("/organization").await.says("山本 はな子").says("営業部長");
        let wrong = client.fill("/account", "profile", &[("name", " ")]).await.expect(303);
        client.open(wrong.location()).await.says(&ja("summary-of-errors"));

        let new = "hanako@vendor.example";
        let wrong = [("email", new), ("current-password", "wrong")];
        client.fill("/account", "address", &wrong).await.expect_redirect("/account");
        let shown = client.get("/account").await.says(&ja("error-password-wrong"));
        let kept = html::forms(shown.html()).into_iter().find(|form| form.id == "address").unwrap();
        assert!(kept.fields.contains(&("email".to_owned(), new.to_owned())), "what was typed is lost");
        let before = app.mails().await;
        client.submit(&kept, &[("current-password", PASSWORD)]).await.expect_redirect("/account");
        client.get("/account").await.says(&ja("notice-address-asked"));
        let link = mailed(&app, Kind::ChangeAddress, &before).await;
        assert_eq!(app.mails_since(&before).await, [("change-address".to_owned(), new.to_owned())]);

        // The link is opened in another browser; the first one stays signed in.
        let elsewhere = app.visitor();
        elsewhere.get(&link).await.expect(200).says(new);
        let done = elsewhere.fill(&link, "confirm-address", &[]).await.expect_redirect("/sign-in");
        elsewhere.open(done.location()).await.says(&ja("notice-address-changed"));
        elsewhere.get(&link).await.expect(410).says(&ja("denied-link-used"));
        client.get("/account").await.expect(200).says(new);
        app.client(new).await;
        let known = ("address-changed".to_owned(), CLERK.to_owned());
        assert!(app.mails_since(&before).await.contains(&known), "the old address is told");
    })
    .await;
}

async fn remove_own(client: &Client, app: &TestApp, email: &str) -> (String, crate::support::client::Reply) {
    let own = app.actor(email).await.account().unwrap().to_string();
    let page = format!("/organization/members/{own}");
    let reply = client.fill(&page, "remove", &[]).await.expect(303);
    (page, reply)
}

#[tokio::test]
async fn a_clerk_leaves_and_the_only_manager_is_told_why_not() {
    on_each_database(async |app| {
        let client = app.client(CLERK).await;
        client.get("/organization").await.says(&ja("organization-remove-title-own"));
        let stranger = app.actor(KAWABE).await.account().unwrap().to_string();
        client.get(&format!("/organization/members/{stranger}")).await.expect(403);
        let (page, left) = remove_own(&client, &app, CLERK).await;
        assert_eq!(left.location(), "/sign-in");
        client.open(left.location()).await.says(&ja("notice-organization-left"));
        client.sign_in(CLERK).await;
        client.get("/organization").await.expect(200).says(&ja("organization-register-title"));
        client.get(&page).await.expect(403);

        let manager = app.client(HOSHINO).await;
        let (page, kept) = remove_own(&manager, &app, HOSHINO).await;
        assert_eq!(kept.location(), page);
        manager.open(&page).await.says(&ja("denied-last-manager"));
    })
    .await;
}
