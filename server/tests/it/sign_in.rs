//! Signing in: throttled by account and by address, and silent about which addresses exist.

use std::time::{Duration, Instant};

use jiff::SignedDuration;
use server::demo::PASSWORD;

use crate::support::people::{HOSHINO, KAWABE, MIDORI, REVIEWER};
use crate::support::words::ja;
use crate::support::{TestApp, on_each_database};

const UNKNOWN: &str = "nobody@vendor.example";

async fn attempt(app: &TestApp, from: &str, email: &str, password: &str) -> u16 {
    let client = app.visitor().with("x-forwarded-for", from);
    let reply = client.post("/sign-in", &[("email", email), ("password", password)]).await;
    match (reply.status.as_u16(), reply.location()) {
        // Back to the form means that it did not work.
        (303, location) if location.starts_with("/sign-in") => 401,
        (status, _) => status,
    }
}

#[tokio::test]
async fn an_account_waits_after_thirty_wrong_passwords_wherever_they_come_from() {
    on_each_database(async |app| {
        for email in [HOSHINO, UNKNOWN] {
            for number in 0..30 {
                assert_eq!(attempt(&app, &format!("192.0.2.{number}"), email, "wrong").await, 401);
            }
            assert_eq!(attempt(&app, "198.51.100.7", email, "wrong").await, 429, "{email}");
            assert_eq!(attempt(&app, "198.51.100.7", &email.to_uppercase(), PASSWORD).await, 429, "{email}");
        }
        let client = app.visitor().with("x-forwarded-for", "198.51.100.7");
        let typed = [("email", HOSHINO), ("password", PASSWORD)];
        client.post("/sign-in", &typed).await.expect(429).says(&ja("denied-too-many-attempts"));
        assert_eq!(attempt(&app, "198.51.100.7", KAWABE, PASSWORD).await, 303, "others are not held up");
        app.pass(SignedDuration::from_mins(16));
        assert_eq!(attempt(&app, "198.51.100.7", HOSHINO, PASSWORD).await, 303);
        assert_eq!(attempt(&app, "198.51.100.7", HOSHINO, "wrong").await, 401, "success begins anew");
    })
    .await;
}

#[tokio::test]
async fn wrong_passwords_of_others_shut_nobody_out() {
    on_each_database(async |app| {
        assert_eq!(attempt(&app, "192.0.2.1", HOSHINO, PASSWORD).await, 303, "here it is known");
        for _ in 0..5 {
            assert_eq!(attempt(&app, "203.0.113.66", HOSHINO, "wrong").await, 401);
        }
        assert_eq!(attempt(&app, "203.0.113.66", HOSHINO, "wrong").await, 429, "the guesser waits");
        assert_eq!(attempt(&app, "198.51.100.7", HOSHINO, PASSWORD).await, 303, "nobody else does");
        for number in 0..30 {
            attempt(&app, &format!("203.0.113.{number}"), HOSHINO, "wrong").await;
        }
        assert_eq!(attempt(&app, "198.51.100.8", HOSHINO, PASSWORD).await, 429, "never seen there");
        assert_eq!(attempt(&app, "192.0.2.1", HOSHINO, PASSWORD).await, 303, "known places stay open");
        for _ in 0..5 {
            assert_eq!(attempt(&app, "192.0.2.1", HOSHINO, "wrong").await, 401);
        }
        assert_eq!(attempt(&app, "192.0.2.1", HOSHINO, PASSWORD).await, 429, "own mistakes count");
    })
    .await;
}

#[tokio::test]
async fn an_address_waits_after_twenty_wrong_passwords_whatever_the_account() {
    on_each_database(async |app| {
        for number in 0..20 {
            let email = format!("guess{number}@vendor.example");
            assert_eq!(attempt(&app, "203.0.113.9", &email, "wrong").await, 401, "{number}");
        }
        assert_eq!(attempt(&app, "203.0.113.9", MIDORI, PASSWORD).await, 429);
        // The last entry is the proxy's word; the ones before it are the browser's invention.
        assert_eq!(attempt(&app, "10.0.0.1, 203.0.113.9", MIDORI, PASSWORD).await, 429);
        assert_eq!(attempt(&app, "203.0.113.10", MIDORI, PASSWORD).await, 303);
    })
    .await;
}

#[tokio::test]
async fn nothing_tells_a_known_address_from_an_unknown_one() {
    on_each_database(async |app| {
        let before = app.mails().await;
        for (page, form, more) in [
            ("/sign-in", "sign-in", [("password", "wrong"), ("name", "")]),
            ("/password/forgot", "forgot", [("password", ""), ("name", "")]),
            ("/sign-up", "sign-up", [("password", "violet harbour tin 7"), ("name", "誰か")]),
        ] {
            let mut answers = Vec::new();
            for email in [HOSHINO, REVIEWER, UNKNOWN] {
                let client = app.visitor();
                let typed: Vec<_> = [("email", email)]
                    .into_iter()
                    .chain(more)
                    .filter(|(_, value)| !value.is_empty())
                    .collect();
                let reply = client.fill(page, form, &typed).await.expect(303);
                let shown = client.open(reply.location()).await.expect(200);
                answers.push((reply.location().to_owned(), shown.text().replace(email, "")));
            }
            assert!(answers.iter().all(|answer| *answer == answers[0]), "{page}: {answers:?}");
        }
        let sent = app.mails_since(&before).await;
        let sent: Vec<_> = sent.iter().map(|(kind, to)| (kind.as_str(), to.as_str())).collect();
        let expected = [
            ("address-already-registered", HOSHINO),
            ("address-already-registered", REVIEWER),
            ("confirm-address", UNKNOWN),
            ("reset-password", HOSHINO),
            ("reset-password", REVIEWER),
        ];
        assert_eq!(sent, expected);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_takes_as_long_as_a_known_one() {
    on_each_database(async |app| {
        let quickest = async |emails: [&str; 4]| {
            let mut quickest = Duration::MAX;
            for email in emails {
                let started = Instant::now();
                assert_eq!(attempt(&app, "192.0.2.77", email, "wrong").await, 401);
                quickest = quickest.min(started.elapsed());
            }
            quickest
        };
        let known = quickest([HOSHINO, KAWABE, MIDORI, REVIEWER]).await;
        let unknown = quickest(["a@b.example", "c@d.example", UNKNOWN, "e@f.example"]).await;
        // Comparing a hash takes tens of milliseconds, leaving it out takes a few: far more than 3.
        let ratio = known.as_secs_f64() / unknown.as_secs_f64();
        assert!((1.0 / 3.0..3.0).contains(&ratio), "known {known:?}, unknown {unknown:?}");
    })
    .await;
}

#[tokio::test]
async fn a_link_works_once_and_opening_it_changes_nothing() {
    on_each_database(async |app| {
        let client = app.visitor();
        client.post("/password/forgot", &[("email", HOSHINO)]).await.expect(303);
        let mails = app.mails().await;
        let mail = mails.iter().find(|mail| mail.kind == "reset-password").unwrap();
        let link = mail.text_body.split_whitespace().find(|word| word.contains("/password/reset/")).unwrap();
        let path = link.trim_start_matches("https://shinsa.example.jp").to_owned();
        for _ in 0..2 {
            client.get(&path).await.expect(200);
        }
        let new = [("password", "ten green bottles on a wall")];
        client.post(&path, &new).await.expect_redirect("/sign-in");
        let again = client.post(&path, &new).await;
        assert_ne!(again.location(), "/sign-in", "the link worked twice");
        assert_eq!(attempt(&app, "192.0.2.1", HOSHINO, PASSWORD).await, 401);
        assert_eq!(attempt(&app, "192.0.2.1", HOSHINO, "ten green bottles on a wall").await, 303);
    })
    .await;
}

#[tokio::test]
async fn a_link_that_was_replaced_shows_no_button() {
    on_each_database(async |app| {
        let client = app.visitor();
        let typed = [("email", UNKNOWN), ("name", "誰か"), ("password", "violet harbour tin 7")];
        let mut links = Vec::new();
        for _ in 0..2 {
            let before = app.mails().await;
            client.post("/sign-up", &typed).await.expect(303);
            let mails = app.mails().await;
            let mail = mails.iter().find(|mail| before.iter().all(|old| old.id != mail.id)).unwrap();
            let link = mail.text_body.split_whitespace().find(|word| word.contains("/confirm/")).unwrap();
            links.push(link.trim_start_matches("https://shinsa.example.jp").to_owned());
        }
        client.get(&links[0]).await.expect(410).says(&ja("link-broken-title"));
        client.get(&links[1]).await.expect(200).says(&ja("confirm-submit"));
        client.get("/confirm/nothing").await.expect(404);
    })
    .await;
}
