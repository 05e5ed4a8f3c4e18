//! Forgotten and changed passwords.

use std::net::{IpAddr, Ipv4Addr};

use jiff::SignedDuration;
use services::accounts::{change_password, perform_reset, request_reset, sign_in};
use services::mail::Kind;
use services::sessions;

use crate::sessions::open_session;
use crate::support::{PASSWORD, confirmed, portals, registered};
use crate::{denied, invalid, pair};

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const TARO: &str = "taro@example.jp";
const NEW: &str = "a quiet ferry at dawn";

#[tokio::test]
async fn a_forgotten_password_is_reset_and_every_session_ends() {
    for test in portals().await {
        let account = confirmed(&test, TARO).await;
        open_session(&test, &account).await;
        let mut mailbox = test.mailbox();
        mailbox.skip().await;
        request_reset(&test.portal, "TARO@example.jp").await.unwrap();
        let token = mailbox.token(Kind::ResetPassword, TARO).await;

        let short = perform_reset(&test.portal, &token, "short").await;
        assert_eq!(invalid(short), [pair("password", "password-too-short")]);
        assert_eq!(perform_reset(&test.portal, &token, NEW).await.unwrap(), account);
        assert_eq!(denied(perform_reset(&test.portal, &token, NEW).await), "link-used");

        mailbox.take(Kind::PasswordChanged, TARO).await;
        mailbox.finish().await;
        assert!(sessions::list_of(&test.portal, &account).await.unwrap().is_empty());
        assert_eq!(denied(sign_in(&test.portal, TARO, PASSWORD, HOME).await), "sign-in-failed");
        assert!(sign_in(&test.portal, TARO, NEW, HOME).await.is_ok());
    }
}

#[tokio::test]
async fn asking_for_an_unknown_address_looks_the_same_and_sends_nothing() {
    for test in portals().await {
        confirmed(&test, TARO).await;
        let mut mailbox = test.mailbox();
        mailbox.skip().await;
        let before = test.statements();
        request_reset(&test.portal, "nobody@example.jp").await.unwrap();
        let unknown = test.statements() - before;
        mailbox.finish().await;
        let before = test.statements();
        request_reset(&test.portal, TARO).await.unwrap();
        let known = test.statements() - before;
        assert_eq!(known, unknown + 1, "only the row of the mail is more work");
    }
}

#[tokio::test]
async fn only_the_latest_link_works_and_for_an_hour() {
    for test in portals().await {
        confirmed(&test, TARO).await;
        let mut mailbox = test.mailbox();
        mailbox.skip().await;
        request_reset(&test.portal, TARO).await.unwrap();
        let first = mailbox.token(Kind::ResetPassword, TARO).await;
        request_reset(&test.portal, TARO).await.unwrap();
        let second = mailbox.token(Kind::ResetPassword, TARO).await;
        assert_eq!(denied(perform_reset(&test.portal, &first, NEW).await), "link-expired");
        test.clock.advance(SignedDuration::from_hours(1));
        assert_eq!(denied(perform_reset(&test.portal, &second, NEW).await), "link-expired");
    }
}

#[tokio::test]
async fn a_reset_confirms_the_address_and_ends_the_waiting() {
    for test in portals().await {
        registered(&test, TARO).await;
        for _ in 0..5 {
            let wrong = sign_in(&test.portal, TARO, "a wrong password it is", HOME).await;
            assert_eq!(denied(wrong), "sign-in-failed");
        }
        request_reset(&test.portal, TARO).await.unwrap();
        let token = test.mailbox().token(Kind::ResetPassword, TARO).await;
        perform_reset(&test.portal, &token, NEW).await.unwrap();
        assert!(sign_in(&test.portal, TARO, NEW, HOME).await.is_ok());
    }
}

#[tokio::test]
async fn changing_needs_the_current_password_and_is_throttled() {
    for test in portals().await {
        let account = confirmed(&test, TARO).await;
        open_session(&test, &account).await;
        let mut mailbox = test.mailbox();
        mailbox.skip().await;
        let same = change_password(&test.portal, &account, PASSWORD, PASSWORD).await;
        assert_eq!(invalid(same), [pair("password", "password-unchanged")]);
        let own = change_password(&test.portal, &account, PASSWORD, "taro@example.jp!").await;
        assert_eq!(invalid(own), [pair("password", "password-personal")]);
        change_password(&test.portal, &account, PASSWORD, NEW).await.unwrap();
        mailbox.take(Kind::PasswordChanged, TARO).await;
        assert!(sessions::list_of(&test.portal, &account).await.unwrap().is_empty());
        for _ in 0..5 {
            let wrong = change_password(&test.portal, &account, PASSWORD, NEW).await;
            assert_eq!(invalid(wrong), [pair("current-password", "password-wrong")]);
        }
        let right = change_password(&test.portal, &account, NEW, PASSWORD).await;
        assert_eq!(denied(right), "too-many-attempts");
        mailbox.finish().await;
    }
}
