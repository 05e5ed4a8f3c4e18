//! Handing in, once: double clicks, two tabs, deadlines to the second, and after the end.

use domain::case::event::SignedIn;
use domain::forms::FormId;
use domain::ids::CaseId;
use jiff::SignedDuration;
use sea_orm::EntityTrait;
use services::entities::{calls, outbox};

use crate::support::client::{Client, Reply};
use crate::support::files;
use crate::support::html::Form;
use crate::support::people::{CLERK, HOSHINO, REVIEWER, SECOND_REVIEWER};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, on_each_database};

const SIGNED: [(&str, &str); 3] =
    [("signer_name", "星野 一郎"), ("signer_title", "代表取締役"), ("agreed", "on")];

async fn submission(client: &Client, case: &CaseId) -> Form {
    client.form(&format!("/applications/{case}/submit"), "submit").await
}

async fn next_number(app: &TestApp) -> i32 {
    let call = app.call().await;
    let row = calls::Entity::find_by_id(call.id.as_str()).one(app.portal.db()).await.unwrap();
    row.expect("the call").next_number
}

async fn submissions(app: &TestApp, case: &CaseId) -> usize {
    app.events(case).await.iter().filter(|kind| **kind == "submitted").count()
}

#[tokio::test]
async fn a_submission_gives_a_number_a_receipt_and_the_mails() {
    on_each_database(async |app| {
        let case = app.draft(7).await;
        let client = app.client(HOSHINO).await;
        let before = app.mails().await;
        let number = format!("R8-2-{:04}", next_number(&app).await);
        let receipt = format!("/applications/{case}/receipt");
        client.get(&receipt).await.expect(404);
        let form = submission(&client, &case).await;
        client.submit(&form, &SIGNED).await.expect_redirect(&receipt);
        let page = client.open(&receipt).await.expect(200).says(&ja("notice-submitted")).says(&number);
        let history = app.history(&case).await;
        let consent = &history.case.submission.as_ref().unwrap().consent;
        let signed_in = Some(SignedIn::Password { at: app.portal.now() });
        assert_eq!(consent.signed_in, signed_in, "the clock has stood still since the sign-in");
        for form in FormId::ALL {
            let hash = &history.case.document(form).unwrap().latest().unwrap().file.sha256;
            assert!(page.text().contains(hash.as_str()), "{form:?}");
        }
        let sent = app.mails_since(&before).await;
        let sent: Vec<_> = sent.iter().map(|(kind, to)| (kind.as_str(), to.as_str())).collect();
        let expected = [
            ("case-arrived", SECOND_REVIEWER),
            ("case-arrived", REVIEWER),
            ("submission-received", CLERK),
            ("submission-received", HOSHINO),
        ];
        assert_eq!(sent, expected);
        let mails = app.mails().await;
        let is_receipt = |mail: &&outbox::Model| {
            mail.kind == "submission-received" && mail.case_id.as_deref() == Some(case.as_str())
        };
        let received = mails.iter().find(is_receipt).unwrap();
        assert!(received.text_body.contains(&number), "{}", received.text_body);
        // The page of the consent leads to the receipt from now on.
        client.get(&form.action).await.expect_redirect(&receipt);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_click_submits_once_and_both_get_the_same_receipt() {
    on_each_database(async |app| {
        for _ in 0..3 {
            let case = app.draft(7).await;
            let client = app.client(HOSHINO).await;
            let number = next_number(&app).await;
            let mails = app.mails().await;
            let form = submission(&client, &case).await;
            let (window, again) = (client.another_window(), form.clone());
            let second = tokio::spawn(async move { window.submit(&again, &SIGNED).await });
            let first = client.submit(&form, &SIGNED).await;
            let receipt = format!("/applications/{case}/receipt");
            first.expect_redirect(&receipt);
            second.await.unwrap().expect_redirect(&receipt);
            client.open(&receipt).await.expect(200).says(&format!("R8-2-{number:04}"));
            assert_eq!(submissions(&app, &case).await, 1);
            assert_eq!(next_number(&app).await, number + 1, "a number was lost");
            let received = app.mails_since(&mails).await;
            let received = received.iter().filter(|(kind, _)| kind == "submission-received").count();
            assert_eq!(received, 2, "one for each member");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn applications_submitted_at_the_same_moment_get_numbers_of_their_own() {
    on_each_database(async |app| {
        let first = next_number(&app).await;
        let mut running = Vec::new();
        for _ in 0..4 {
            let case = app.draft(7).await;
            let client = app.client(HOSHINO).await;
            let form = submission(&client, &case).await;
            running.push((case, tokio::spawn(async move { client.submit(&form, &SIGNED).await })));
        }
        let mut numbers = Vec::new();
        for (case, task) in running {
            task.await.unwrap().expect_redirect(&format!("/applications/{case}/receipt"));
            numbers.push(app.history(&case).await.case.number().unwrap().to_owned());
        }
        numbers.sort();
        let expected: Vec<_> = (first..first + 4).map(|number| format!("R8-2-{number:04}")).collect();
        assert_eq!(numbers, expected);
    })
    .await;
}

#[tokio::test]
async fn only_the_signatory_submits() {
    on_each_database(async |app| {
        let case = app.draft(7).await;
        let form = submission(&app.client(HOSHINO).await, &case).await;
        let clerk = app.client(CLERK).await;
        let page = clerk.open(&form.action).await.expect(200);
        assert!(!page.html().contains("name=\"agreed\""), "the form is shown to whom can't use it");
        let sentence = ja_with("refusal-signatory-only", &[("command", &ja("command-submit"))]);
        clerk.submit(&form, &SIGNED).await.expect(403).says(&sentence);
        assert_eq!(submissions(&app, &case).await, 0);
    })
    .await;
}

#[tokio::test]
async fn without_consent_or_name_nothing_is_submitted_and_nothing_lost() {
    on_each_database(async |app| {
        let case = app.draft(7).await;
        let client = app.client(HOSHINO).await;
        let form = submission(&client, &case).await;
        client.submit(&form, &SIGNED[..2]).await.expect_redirect(&form.action);
        let page = client.open(&form.action).await.expect(200).says("代表取締役");
        assert!(page.html().contains("aria-invalid=\"true\""));
        let nameless = [("signer_name", " "), ("signer_title", "取締役社長"), ("agreed", "on")];
        client.submit(&form, &nameless).await.expect_redirect(&form.action);
        let again = submission(&client, &case).await;
        let unticked = [SIGNED[0], SIGNED[1], ("agreed", "off")];
        client.submit(&form, &unticked).await.expect_redirect(&form.action);
        client.open(&form.action).await;
        let another = [("signer_name", "田中 次郎"), SIGNED[1], SIGNED[2]];
        client.submit(&form, &another).await.expect_redirect(&form.action);
        let label = ja("field-signer-name");
        let not_own = ja_with("error-not-own-name", &[("label", &label), ("name", "星野 一郎")]);
        client.open(&form.action).await.says(&not_own);
        assert!(again.fields.contains(&("signer_title".to_owned(), "取締役社長".to_owned())), "{again:?}");
        assert!(again.fields.iter().any(|(name, _)| name == "agreed"), "the tick is lost");
        assert_eq!(submissions(&app, &case).await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_closing_second_is_in_time_and_the_next_one_is_not() {
    on_each_database(async |app| {
        let (early, late) = (app.draft(7).await, app.draft(7).await);
        let client = app.client(HOSHINO).await;
        let (first, second) = (submission(&client, &early).await, submission(&client, &late).await);
        let facts = client.form(&format!("/applications/{late}/facts"), "facts").await;
        let closes = app.call().await.closes_at;

        app.clock.turn(closes);
        client.submit(&first, &SIGNED).await.expect_redirect(&format!("/applications/{early}/receipt"));
        assert_eq!(submissions(&app, &early).await, 1);

        app.clock.turn(closes + SignedDuration::from_secs(1));
        let page = client.open(&second.action).await.expect(200);
        assert!(!page.html().contains("name=\"agreed\""), "the form is still offered");
        let events = app.event_count().await;
        let at = domain::calendar::deadline_ja(closes);
        let sentence = ja_with("refusal-deadline-passed", &[("at", &at)]);
        let refused = async |reply: Reply| match reply.status.as_u16() {
            303 => client.open(reply.location()).await.says(&sentence),
            _ => reply.says(&sentence),
        };
        refused(client.submit(&second, &SIGNED).await).await;
        refused(client.submit(&facts, &[("firmware", "9.9.9")]).await).await;
        let page = format!("/applications/{late}/documents/{}", FormId::TrackRecord.id());
        refused(client.upload(&page, "a.xlsx", files::blank(FormId::TrackRecord)).await).await;
        refused(client.post("/calls/R8-2/apply", &[("product_name", "間に合わない")]).await).await;
        assert_eq!(app.event_count().await, events, "something was stored after the deadline");
    })
    .await;
}

#[tokio::test]
async fn a_draft_changed_in_another_tab_is_not_submitted_unseen() {
    on_each_database(async |app| {
        let case = app.draft(7).await;
        let client = app.client(HOSHINO).await;
        let form = submission(&client, &case).await;
        let page = format!("/applications/{case}/documents/{}", FormId::SelfDeclaration.id());
        let other = app.client(CLERK).await;
        let changed = FormId::SelfDeclaration;
        let content = files::weighted(app.filled(&case, changed).await, changed, 10, 1);
        other.upload(&page, "a.docx", content).await.expect_redirect(&page);
        client.submit(&form, &SIGNED).await.expect_redirect(&form.action);
        let again = client.open(&form.action).await.expect(200);
        again.says(&ja("error-submit-changed-meanwhile"));
        assert_eq!(submissions(&app, &case).await, 0);
        // Having seen the page again, the signatory can.
        client.fill(&form.action, "submit", &SIGNED).await.expect(303);
        assert_eq!(submissions(&app, &case).await, 1);
    })
    .await;
}

#[tokio::test]
async fn two_tabs_that_save_facts_learn_of_each_other() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let (one, two) = (app.client(HOSHINO).await, app.client(CLERK).await);
        let page = format!("/applications/{case}/facts");
        let (tab, other) = (one.form(&page, "facts").await, two.form(&page, "facts").await);
        one.submit(&tab, &[("firmware", "2.0.0")]).await.expect_redirect(&format!("/applications/{case}"));
        two.submit(&other, &[("firmware", "3.0.0")]).await.expect_redirect(&page);
        let stored = async || app.history(&case).await.case.facts.unwrap().firmware;
        assert_eq!(stored().await, "2.0.0", "silently overwritten");
        let shown = two.open(&page).await.expect(200);
        let shown = shown.says(&ja("error-facts-changed-meanwhile")).says("2.0.0");
        assert!(shown.html().contains("3.0.0"), "what was typed is lost");
        // Saved once more, knowing both.
        let again = crate::support::html::forms(shown.html()).into_iter().find(|form| form.id == "facts");
        two.submit(&again.unwrap(), &[]).await.expect_redirect(&format!("/applications/{case}"));
        assert_eq!(stored().await, "3.0.0");
    })
    .await;
}

#[tokio::test]
async fn the_autosave_of_an_older_tab_is_told_of_the_newer() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        let page = format!("/applications/{case}/facts");
        let form = client.form(&page, "facts").await;
        let version = form.fields.iter().find(|(name, _)| name == "version").unwrap().1.clone();
        let keep = async |version: &str, firmware: &str| {
            let fields = [("version", version), ("firmware", firmware)];
            let mut request = Client::posted(&format!("{page}/draft"), &fields);
            request.headers_mut().insert("accept", "application/json".parse().unwrap());
            client.send(request).await
        };
        let kept = keep(&version, "途中の版").await.expect(200);
        let answer: serde_json::Value = serde_json::from_slice(&kept.bytes).unwrap();
        let newer = answer["version"].to_string().replace('"', "");
        assert_ne!(newer, version);
        let refused = keep(&version, "古いタブ").await.expect(409);
        assert!(refused.html().contains(&ja("facts-kept-elsewhere")), "{}", refused.html());
        keep(&newer, "もっと新しい版").await.expect(200);
        let shown = client.form(&page, "facts").await;
        assert!(shown.fields.contains(&("firmware".to_owned(), "もっと新しい版".to_owned())));
        assert_eq!(app.history(&case).await.case.facts.unwrap().firmware, "1.0.0", "a draft is no fact");
    })
    .await;
}

#[tokio::test]
async fn after_withdrawing_nothing_can_be_done() {
    on_each_database(async |app| {
        let case = app.draft(7).await;
        let client = app.client(HOSHINO).await;
        let submit = submission(&client, &case).await;
        let facts = client.form(&format!("/applications/{case}/facts"), "facts").await;
        let withdraw = client.form(&format!("/applications/{case}/withdraw"), "withdraw").await;
        let reason = [("reason", "計画の見直しのため")];
        client.submit(&withdraw, &reason).await.expect_redirect(&format!("/applications/{case}"));
        let events = app.event_count().await;
        let sentence = ja_with("refusal-closed", &[("stage", &ja("stage-withdrawn"))]);
        let now = app.history(&case).await.case.version.to_string();
        let [name, title, agreed] = SIGNED;
        let seen = [("version", now.as_str()), name, title, agreed];
        client.submit(&submit, &seen).await.expect(409).says(&sentence);
        // From a page that was opened before: back to it, where the form is gone.
        client.submit(&submit, &SIGNED).await.expect_redirect(&submit.action);
        let page = client.open(&submit.action).await.expect(200).says(&ja("stage-discarded"));
        assert!(!page.html().contains("name=\"agreed\""), "the form is still offered");
        client.submit(&facts, &[]).await.expect(409).says(&sentence);
        client.submit(&withdraw, &reason).await.expect(409).says(&sentence);
        let page = format!("/applications/{case}/documents/{}", FormId::SelfDeclaration.id());
        client
            .upload(&page, "a.docx", files::blank(FormId::SelfDeclaration))
            .await
            .expect(409)
            .says(&sentence);
        assert_eq!(app.event_count().await, events);
        for below in ["", "/facts", "/check"] {
            client.open(&format!("/applications/{case}{below}")).await.expect(200);
        }
    })
    .await;
}
