//! What people change about themselves and their organisation.

use services::accounts::{
    RegisterInput, change_profile, check_address_link, confirm_address_change, perform_reset,
    register_vendor, request_address_change, request_reset, sign_in,
};
use services::mail::Kind;
use services::organizations::{Entries, change_organization, organization_of, set_manager};
use services::{PortalError, journal, sessions};

use crate::members::colleague;
use crate::sessions::open_session;
use crate::support::{PASSWORD, TestPortal, administrator, confirmed, portals, vendor, who};
use crate::{denied, invalid, pair};

const TARO: &str = "taro@example.jp";
const NEW: &str = "taro.new@example.jp";
const HOME: std::net::IpAddr = std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

/// The newest entry of the journal: the act, and what changed.
async fn noted(test: &TestPortal) -> (String, serde_json::Value) {
    let admin = administrator(test).await;
    let excerpt = journal::excerpt(&test.portal, &admin, None, 5).await.expect("the journal");
    let entry =
        excerpt.entries.into_iter().find(|entry| entry.act != "first-administrator").expect("an entry");
    (entry.act, entry.details)
}

#[tokio::test]
async fn the_own_name_and_title_are_put_right() {
    for test in portals().await {
        let manager = vendor(&test, "manager@example.jp", "4011001098993").await;
        let member = colleague(&test, &manager, TARO).await;
        let account = member.account().unwrap();
        let wrong = change_profile(&test.portal, account, " ", &"長".repeat(61)).await;
        assert_eq!(invalid(wrong), [pair("name", "name-empty"), pair("title", "text-too-long")]);
        change_profile(&test.portal, account, "試験　次郎 ", "営業部長").await.unwrap();
        let now = who(&test, account).await;
        assert_eq!(
            (now.account.name.as_str(), now.belonging.unwrap().title.as_str()),
            ("試験　次郎", "営業部長")
        );
        let (act, details) = noted(&test).await;
        assert_eq!(act, "profile-changed");
        assert_eq!(details["before"], serde_json::json!({ "name": "試験 次郎", "title": "" }));
        assert_eq!(details["after"], serde_json::json!({ "name": "試験　次郎", "title": "営業部長" }));
    }
}

#[tokio::test]
async fn a_new_address_counts_once_its_link_was_opened() {
    for test in portals().await {
        let account = confirmed(&test, TARO).await;
        open_session(&test, &account).await;
        request_reset(&test.portal, TARO).await.unwrap();
        let mut mailbox = test.mailbox();
        let reset = mailbox.token(Kind::ResetPassword, TARO).await;
        mailbox.skip().await;
        let ask = async |email: &str, password: &str| {
            request_address_change(&test.portal, &account, email, password).await
        };
        assert_eq!(invalid(ask(NEW, "wrong").await), [pair("current-password", "password-wrong")]);
        assert_eq!(invalid(ask(TARO, PASSWORD).await), [pair("email", "email-unchanged")]);
        ask("first@example.jp", PASSWORD).await.unwrap();
        let first = mailbox.token(Kind::ChangeAddress, "first@example.jp").await;
        ask(NEW, PASSWORD).await.unwrap();
        let token = mailbox.token(Kind::ChangeAddress, NEW).await;
        assert_eq!(denied(confirm_address_change(&test.portal, &first).await), "link-expired");
        assert_eq!(check_address_link(&test.portal, &token).await.unwrap(), NEW);
        assert_eq!(who(&test, &account).await.account.email, TARO, "changed before it was confirmed");

        confirm_address_change(&test.portal, &token).await.unwrap();
        assert_eq!(denied(confirm_address_change(&test.portal, &token).await), "link-used");
        mailbox.take(Kind::AddressChanged, TARO).await;
        mailbox.finish().await;
        assert_eq!(who(&test, &account).await.account.email, NEW);
        assert_eq!(sessions::list_of(&test.portal, &account).await.unwrap().len(), 1, "signed out");
        assert_eq!(denied(sign_in(&test.portal, TARO, PASSWORD, HOME).await), "sign-in-failed");
        assert!(sign_in(&test.portal, NEW, PASSWORD, HOME).await.is_ok());
        let late = perform_reset(&test.portal, &reset, "a quiet ferry at dawn").await;
        assert_eq!(denied(late), "link-expired", "a link of the old address still works");
        let (act, details) = noted(&test).await;
        assert_eq!((act.as_str(), &details["before"]["email"]), ("address-changed", &TARO.into()));
    }
}

#[tokio::test]
async fn asking_for_an_address_does_not_tell_who_has_it() {
    for test in portals().await {
        let account = confirmed(&test, TARO).await;
        confirmed(&test, "another@example.jp").await;
        let mut mailbox = test.mailbox();
        mailbox.skip().await;
        let counted = async |email: &str| {
            let before = test.statements();
            request_address_change(&test.portal, &account, email, PASSWORD).await.unwrap();
            test.statements() - before
        };
        let (taken, free) = (counted("Another@example.jp").await, counted(NEW).await);
        assert_eq!(taken, free);
        mailbox.take(Kind::AddressAlreadyRegistered, "another@example.jp").await;
        // Somebody registers the address before the link is opened.
        let token = mailbox.token(Kind::ChangeAddress, NEW).await;
        let input = RegisterInput {
            email: NEW.to_owned(),
            name: "別の 人".to_owned(),
            password: PASSWORD.to_owned(),
        };
        register_vendor(&test.portal, input).await.unwrap();
        assert_eq!(denied(confirm_address_change(&test.portal, &token).await), "email-registered");
        assert_eq!(who(&test, &account).await.account.email, TARO);
    }
}

#[tokio::test]
async fn only_the_case_of_the_letters_may_change() {
    for test in portals().await {
        let account = confirmed(&test, TARO).await;
        request_address_change(&test.portal, &account, "Taro@example.jp", PASSWORD).await.unwrap();
        let token = test.mailbox().token(Kind::ChangeAddress, "Taro@example.jp").await;
        confirm_address_change(&test.portal, &token).await.unwrap();
        assert_eq!(who(&test, &account).await.account.email, "Taro@example.jp");
    }
}

fn entries(name: &str) -> Entries {
    Entries {
        name: name.to_owned(), postal_code: "１００８９１６".to_owned(), address: "東京都".to_owned()
    }
}

#[tokio::test]
async fn managers_put_the_organisations_entries_right() {
    for test in portals().await {
        let manager = vendor(&test, "manager@example.jp", "4011001098993").await;
        let member = colleague(&test, &manager, TARO).await;
        let before = organization_of(&test.portal, &manager).await.unwrap();
        let change = async |actor, typed: &Entries, seen: &str| {
            change_organization(&test.portal, actor, typed, seen).await
        };
        let refused = change(&member, &entries("株式会社試験"), &before.version()).await;
        assert_eq!(denied(refused), "managers-only");
        let wrong = Entries { name: " ".to_owned(), postal_code: "12".to_owned(), address: String::new() };
        let wrong = invalid(change(&manager, &wrong, &before.version()).await);
        let fields: Vec<_> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["name", "postal-code", "address"]);

        change(&manager, &entries("株式会社試験製作"), &before.version()).await.unwrap();
        let after = organization_of(&test.portal, &member).await.unwrap();
        assert_eq!(
            (after.name.as_str(), after.postal_code.as_str(), after.address.as_str()),
            ("株式会社試験製作", "100-8916", "東京都")
        );
        assert_eq!(after.corporate_number, before.corporate_number);

        // Another manager who saw what stood there before.
        set_manager(&test.portal, &manager, member.account().unwrap(), true).await.unwrap();
        let late = change(&member, &entries("別の名"), &before.version()).await;
        assert!(matches!(late, Err(PortalError::Conflict(_))), "{late:?}");
        change(&member, &entries("別の名"), &after.version()).await.unwrap();
        let (act, details) = noted(&test).await;
        assert_eq!(act, "organization-changed");
        assert_eq!(details["before"]["organization_name"], "株式会社試験製作");
        assert_eq!(details["after"]["organization_name"], "別の名");
    }
}
