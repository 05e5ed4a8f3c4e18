//! What surrounds every answer: headers, cookies, requests from elsewhere; and the two addresses that
//! watchers ask.

use axum::body::Body;
use axum::http::{Method, Request, header};
use jiff::SignedDuration;
use services::mail::Transport;
use services::mail::worker::send_due;

use crate::support::client::{Client, bare};
use crate::support::people::{HOSHINO, REVIEWER};
use crate::support::words::ja;
use crate::support::{TestApp, on_each_database};

fn directive<'a>(policy: &'a str, name: &str) -> &'a str {
    let found = policy.split(';').map(str::trim).find_map(|part| part.strip_prefix(name));
    found.unwrap_or_else(|| panic!("no {name} in {policy}")).trim()
}

#[tokio::test]
async fn pages_run_only_scripts_with_the_nonce_of_their_own_answer() {
    on_each_database(async |app| {
        let client = app.client(HOSHINO).await;
        let draft = app.case("KR-300").await;
        let mut nonces = Vec::new();
        for page in
            ["/", "/calls", "/vendor", "/nowhere", &format!("/applications/{draft}/documents/track-record")]
        {
            for _ in 0..2 {
                let reply = client.get(page).await;
                let policy = reply.header("content-security-policy").to_owned();
                assert_eq!(directive(&policy, "frame-ancestors"), "'none'");
                assert_eq!(directive(&policy, "object-src"), "'none'");
                assert_eq!(directive(&policy, "base-uri"), "'none'");
                assert_eq!(directive(&policy, "form-action"), "'self'");
                assert!(
                    !policy.contains("unsafe-inline") && !policy.contains("unsafe-eval'")
                        || policy.contains("wasm-unsafe-eval"),
                    "{policy}"
                );
                assert!(
                    !policy.contains("'unsafe-inline'") && !policy.contains(" 'unsafe-eval'"),
                    "{policy}"
                );
                let scripts = directive(&policy, "script-src");
                let nonce =
                    scripts.split('\'').find_map(|part| part.strip_prefix("nonce-")).expect("a nonce");
                assert!(nonce.len() >= 16, "{nonce}");
                let html = reply.html();
                let tags = html.matches("<script").count();
                assert_eq!(html.matches(&format!("nonce=\"{nonce}\"")).count(), tags, "{page}");
                for inline in [" style=\"", " onclick=", " onload=", " onsubmit="] {
                    assert!(!html.contains(inline), "{page} has {inline}");
                }
                nonces.push(nonce.to_owned());
            }
        }
        let all = nonces.len();
        nonces.sort();
        nonces.dedup();
        assert_eq!(nonces.len(), all, "a nonce came twice");
    })
    .await;
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    on_each_database(async |app| {
        let client = app.client(HOSHINO).await;
        let case = app.case("KR-200").await;
        let file = format!("/applications/{case}/files/track-record/1");
        let (secure, plain) = (Client::new(app.router(true)), app.visitor());
        for path in [
            "/",
            "/nowhere",
            "/vendor",
            "/screening",
            "/health",
            "/ready",
            "/pkg/nothing.css",
            "/sign-in",
            &file,
        ] {
            for reply in [client.get(path).await, plain.get(path).await] {
                assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
                assert_eq!(reply.header("x-frame-options"), "DENY", "{path}");
                assert_eq!(reply.header("referrer-policy"), "same-origin", "{path}");
                assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin", "{path}");
                assert!(reply.header("permissions-policy").contains("camera=()"), "{path}");
                assert_eq!(reply.header("strict-transport-security"), "", "{path}");
                assert!(!reply.header("x-request-id").is_empty(), "{path}");
            }
            let hsts = secure.get(path).await;
            assert!(hsts.header("strict-transport-security").starts_with("max-age="), "{path}");
        }
        // What is personal is not kept by browsers and proxies.
        for path in ["/vendor", &file] {
            assert!(client.get(path).await.header("cache-control").contains("no-store"), "{path}");
        }
        let download = client.get(&file).await.header("content-security-policy").to_owned();
        assert!(download.contains("sandbox"), "{download}");
    })
    .await;
}

async fn session_cookie(app: &TestApp, secure: bool) -> String {
    let client = Client::new(app.router(secure));
    let reply = client.sign_in(HOSHINO).await;
    reply.header("set-cookie").to_owned()
}

#[tokio::test]
async fn the_cookie_of_the_session_is_locked_up() {
    on_each_database(async |app| {
        let plain = session_cookie(&app, false).await;
        assert!(plain.starts_with("shinsa="), "{plain}");
        let secure = session_cookie(&app, true).await;
        assert!(secure.starts_with("__Host-shinsa="), "{secure}");
        for cookie in [&plain, &secure] {
            let parts: Vec<_> = cookie.split(';').map(|part| part.trim().to_ascii_lowercase()).collect();
            assert!(parts.contains(&"httponly".to_owned()), "{cookie}");
            assert!(parts.contains(&"samesite=lax".to_owned()), "{cookie}");
            assert!(parts.contains(&"path=/".to_owned()), "{cookie}");
            assert!(!cookie.to_ascii_lowercase().contains("domain="), "{cookie}");
        }
        assert!(secure.contains("Secure") && !plain.contains("Secure"));
        let visitor = app.visitor();
        assert_eq!(visitor.get("/").await.header("set-cookie"), "", "visitors need no session");
    })
    .await;
}

#[tokio::test]
async fn posts_from_other_sites_are_refused() {
    on_each_database(async |app| {
        let client = app.client(REVIEWER).await;
        let case = app.case("FG-40").await;
        let path = format!("/screening/cases/{case}/notes");
        let note = [("internal_note", "よそから")];
        let before = app.event_count().await;
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
        ] {
            let mut request = Client::posted(&path, &note);
            request.headers_mut().remove("sec-fetch-site");
            request.headers_mut().insert(name, value.parse().unwrap());
            let refused = client.send(request).await.expect(403).says(&ja("forged-title"));
            assert!(refused.header("content-type").starts_with("text/html"));
        }
        let mut signing_in = Client::posted("/sign-in", &[("email", "a@b.example")]);
        signing_in.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        app.visitor().send(signing_in).await.expect(403);
        assert_eq!(app.event_count().await, before);
        let mut own = Client::posted(&path, &note);
        own.headers_mut().remove("sec-fetch-site");
        own.headers_mut().insert("origin", "https://shinsa.example.jp".parse().unwrap());
        client.send(own).await.expect(303);
        assert_eq!(app.event_count().await, before + 1);
        // Links from elsewhere are followed.
        let request =
            Request::get("/calls").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
        client.send(request).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn reading_never_changes_and_other_methods_are_refused() {
    on_each_database(async |app| {
        let client = app.client(REVIEWER).await;
        let case = app.case("FG-40").await;
        let path = format!("/screening/cases/{case}/notes");
        for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
            client.send(bare(method, &path)).await.expect(405);
        }
        let mut json = Client::posted(&path, &[("internal_note", "x")]);
        json.headers_mut().insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
        client.send(json).await.expect(415);
        let large = "x".repeat(600 * 1024);
        client.post(&path, &[("internal_note", &large)]).await.expect(413);
    })
    .await;
}

#[tokio::test]
async fn readiness_tells_of_a_stuck_outbox_and_a_lost_store() {
    on_each_database(async |app| {
        let client = app.visitor();
        client.get("/health").await.expect(200);
        let mails = tempfile::tempdir().unwrap();
        let transport = Transport::from_url(&format!("file://{}", mails.path().display())).unwrap();
        send_due(&app.portal, &transport).await.unwrap();
        client.get("/ready").await.expect(200);
        client.post("/password/forgot", &[("email", HOSHINO)]).await.expect(303);
        client.get("/ready").await.expect(200);
        app.pass(SignedDuration::from_mins(31));
        let stuck = client.get("/ready").await.expect(503);
        let answer: serde_json::Value = serde_json::from_slice(&stuck.bytes).unwrap();
        assert_eq!(
            (&answer["status"], &answer["outbox_oldest_minutes"]),
            (&"unavailable".into(), &31.into())
        );
        client.get("/health").await.expect(200);
        send_due(&app.portal, &transport).await.unwrap();
        client.get("/ready").await.expect(200);
        std::fs::remove_dir_all(app.data().join("incoming")).unwrap();
        let lost = client.get("/ready").await.expect(503);
        let answer: serde_json::Value = serde_json::from_slice(&lost.bytes).unwrap();
        assert_eq!(answer["storage"], false);
    })
    .await;
}
