//! Registering, confirming, signing in, and who somebody is.

use std::net::{IpAddr, Ipv4Addr};

use domain::actor::{Actor, StaffRole};
use jiff::SignedDuration;
use services::accounts::{RegisterInput, confirm_email, load_actor, register_vendor, sign_in};
use services::mail::Kind;

use crate::support::{
    PASSWORD, TestPortal, administrator, confirmed, portals, registered, staff, vendor, who,
};
use crate::{denied, invalid, pair};

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
const TARO: &str = "taro@example.jp";

async fn try_sign_in(test: &TestPortal, email: &str, password: &str) -> &'static str {
    denied(sign_in(&test.portal, email, password, HOME).await)
}

#[tokio::test]
async fn a_person_registers_confirms_and_signs_in() {
    for test in portals().await {
        registered(&test, "Taro@Example.JP").await;
        let mut mailbox = test.mailbox();
        let token = mailbox.token(Kind::ConfirmAddress, "Taro@example.jp").await;
        let account = confirm_email(&test.portal, &token).await.unwrap();
        let signed_in = sign_in(&test.portal, " ｔaro@example.jp", PASSWORD, HOME).await.unwrap();
        assert_eq!(signed_in.account, account);
        assert!(!signed_in.staff);
        assert_eq!(denied(confirm_email(&test.portal, &token).await), "link-used");
        mailbox.finish().await;
    }
}

#[tokio::test]
async fn a_known_address_gets_the_same_answer_and_a_mail_of_its_own() {
    for test in portals().await {
        confirmed(&test, TARO).await;
        let mut mailbox = test.mailbox();
        mailbox.skip().await;
        registered(&test, "TARO@example.jp").await;
        mailbox.take(Kind::AddressAlreadyRegistered, TARO).await;
        mailbox.finish().await;
        assert!(sign_in(&test.portal, TARO, PASSWORD, HOME).await.is_ok());
    }
}

#[tokio::test]
async fn what_a_stranger_registered_before_is_not_confirmed_by_the_owner() {
    for test in portals().await {
        let stranger = RegisterInput {
            email: TARO.to_owned(),
            name: "Stranger".to_owned(),
            password: "my own chosen lantern".to_owned(),
        };
        register_vendor(&test.portal, stranger).await.unwrap();
        let mut mailbox = test.mailbox();
        let first = mailbox.token(Kind::ConfirmAddress, TARO).await;
        registered(&test, TARO).await;
        let second = mailbox.token(Kind::ConfirmAddress, TARO).await;
        assert_eq!(denied(confirm_email(&test.portal, &first).await), "link-expired");
        confirm_email(&test.portal, &second).await.unwrap();
        assert_eq!(try_sign_in(&test, TARO, "my own chosen lantern").await, "sign-in-failed");
        assert!(sign_in(&test.portal, TARO, PASSWORD, HOME).await.is_ok());
        mailbox.finish().await;
    }
}

#[tokio::test]
async fn all_errors_of_the_form_come_at_once() {
    for test in portals().await {
        let input = RegisterInput { email: "taro".into(), name: "　".into(), password: "short".into() };
        let errors = invalid(register_vendor(&test.portal, input).await);
        assert_eq!(
            errors,
            [
                pair("email", "email-at-signs"),
                pair("name", "name-empty"),
                pair("password", "password-too-short"),
            ]
        );
        test.mailbox().finish().await;
    }
}

#[tokio::test]
async fn links_run_out() {
    for test in portals().await {
        registered(&test, TARO).await;
        let token = test.mailbox().token(Kind::ConfirmAddress, TARO).await;
        test.clock.advance(SignedDuration::from_hours(24));
        assert_eq!(denied(confirm_email(&test.portal, &token).await), "link-expired");
        assert_eq!(denied(confirm_email(&test.portal, "nothing").await), "link-unknown");
    }
}

#[tokio::test]
async fn two_clicks_at_once_use_a_link_once() {
    for test in portals().await {
        registered(&test, TARO).await;
        let token = test.mailbox().token(Kind::ConfirmAddress, TARO).await;
        let (first, second) =
            tokio::join!(confirm_email(&test.portal, &token), confirm_email(&test.portal, &token));
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1, "{}", test.database);
    }
}

#[tokio::test]
async fn an_unconfirmed_person_gets_a_fresh_link_after_the_right_password_only() {
    for test in portals().await {
        registered(&test, TARO).await;
        let mut mailbox = test.mailbox();
        mailbox.skip().await;
        assert_eq!(try_sign_in(&test, TARO, "a wrong password it is").await, "sign-in-failed");
        assert_eq!(try_sign_in(&test, TARO, PASSWORD).await, "address-unconfirmed");
        let token = mailbox.token(Kind::ConfirmAddress, TARO).await;
        confirm_email(&test.portal, &token).await.unwrap();
        assert!(sign_in(&test.portal, TARO, PASSWORD, HOME).await.is_ok());
        mailbox.finish().await;
    }
}

#[tokio::test]
async fn guessing_is_throttled_alike_for_known_and_unknown_addresses() {
    for test in portals().await {
        confirmed(&test, TARO).await;
        for email in [TARO, "nobody@example.jp", "no address at all"] {
            for _ in 0..5 {
                assert_eq!(try_sign_in(&test, email, "a wrong password it is").await, "sign-in-failed");
            }
            assert_eq!(try_sign_in(&test, email, PASSWORD).await, "too-many-attempts", "{email}");
        }
        test.clock.advance(SignedDuration::from_mins(15));
        assert!(sign_in(&test.portal, TARO, PASSWORD, HOME).await.is_ok());
    }
}

#[tokio::test]
async fn a_right_password_forgets_earlier_mistakes() {
    for test in portals().await {
        confirmed(&test, TARO).await;
        for _ in 0..3 {
            for _ in 0..4 {
                assert_eq!(try_sign_in(&test, TARO, "a wrong password it is").await, "sign-in-failed");
            }
            assert!(sign_in(&test.portal, TARO, PASSWORD, HOME).await.is_ok());
        }
    }
}

#[tokio::test]
async fn one_place_guessing_at_many_accounts_is_throttled() {
    for test in portals().await {
        confirmed(&test, TARO).await;
        for guess in 0..20 {
            let email = format!("guess{guess}@example.jp");
            assert_eq!(try_sign_in(&test, &email, "a wrong password it is").await, "sign-in-failed");
        }
        assert_eq!(try_sign_in(&test, TARO, PASSWORD).await, "too-many-attempts");
        let elsewhere = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 7));
        assert!(sign_in(&test.portal, TARO, PASSWORD, elsewhere).await.is_ok());
    }
}

#[tokio::test]
async fn nobody_can_flood_a_mailbox() {
    for test in portals().await {
        for _ in 0..8 {
            registered(&test, TARO).await;
        }
        let mut mailbox = test.mailbox();
        for _ in 0..5 {
            mailbox.take(Kind::ConfirmAddress, TARO).await;
        }
        mailbox.finish().await;
    }
}

#[tokio::test]
async fn who_somebody_is_takes_two_statements() {
    for test in portals().await {
        let free = confirmed(&test, TARO).await;
        let person = who(&test, &free).await;
        assert_eq!((person.actor, person.belonging), (None, None));

        let manager = vendor(&test, "hanako@example.jp", "4011001098993").await;
        let before = test.statements();
        let person = who(&test, manager.account().unwrap()).await;
        assert_eq!(test.statements() - before, 2);
        let belonging = person.belonging.unwrap();
        assert!(belonging.manager && belonging.signatory);
        assert_eq!(belonging.corporate_number, "4011001098993");
        assert!(matches!(person.actor, Some(Actor::Vendor(member)) if member.signatory));

        let administrator = administrator(&test).await;
        let roles = [StaffRole::Reviewer, StaffRole::Approver];
        let reviewer = staff(&test, &administrator, "shinsa@mhlw.example.jp", roles).await;
        let before = test.statements();
        let person = who(&test, reviewer.account().unwrap()).await;
        assert_eq!(test.statements() - before, 2);
        assert!(roles.iter().all(|role| person.roles.contains(role)));
    }
}

#[tokio::test]
async fn nobody_unconfirmed_is_anybody() {
    for test in portals().await {
        registered(&test, TARO).await;
        let row = test.mailbox().take(Kind::ConfirmAddress, TARO).await;
        let account = domain::ids::AccountId::new(row.account_id.unwrap());
        assert_eq!(load_actor(&test.portal, &account).await.unwrap(), None);
    }
}
