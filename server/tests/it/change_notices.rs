//! Change notices through the pages: reported, asked about, documents and device check again, noted – and
//! who sees what of it meanwhile.

use domain::case::Case;
use domain::case::stage::State;
use domain::forms::FormId;
use jiff::SignedDuration;
use services::cases::reminders;
use services::doctor;

use crate::support::html;
use crate::support::people::{AUDITOR, CLERK, KAWABE, MIDORI, REVIEWER, SECOND_REVIEWER, STAFF, TESTER};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, files, on_each_database};

fn firmware(case: &Case) -> String {
    let State::Listed(listing) = &case.state else { panic!("not listed") };
    listing.facts.firmware.clone()
}

fn is_sorted_into(mails: &[(String, String)], kind: &str, to: &str) -> bool {
    mails.iter().any(|(one, address)| one == kind && address == to)
}

#[tokio::test]
async fn a_notice_is_looked_over_before_it_changes_the_register() {
    on_each_database(async |app| {
        let case = app.case("MD-50").await;
        let page = format!("/screening/cases/{case}/change-notices/2");
        let client = app.client(REVIEWER).await;
        client.open(&page).await.expect(200).says("1.0.0").says("1.1.0").says("T-03 本人の顔認証");
        let before = app.mails().await;
        let noted = client.fill(&page, "notice-note", &[("notice_note", "確認しました。")]).await;
        noted.expect_redirect(&format!("{page}/note"));
        assert_eq!(app.mails_since(&before).await, [], "nothing was sent");
        assert_eq!(firmware(&app.history(&case).await.case), "1.0.0");
        let sent = client.fill(&format!("{page}/note"), "notice-note-send", &[]).await;
        sent.expect_redirect(&page);
        let now = app.history(&case).await.case;
        assert_eq!((firmware(&now).as_str(), now.change_pending()), ("1.1.0", false));
        assert!(is_sorted_into(&app.mails_since(&before).await, "notice-decided", MIDORI));
        // Once more is too late, and says so.
        let again = client.post(&format!("{page}/note/send"), &[("version", "0"), ("sheet", "1")]).await;
        let again = client.open(again.expect(303).location()).await;
        again.says(&ja_with("refusal-notice-at-end", &[("notice_standing", &ja("notice-standing-noted"))]));
        client.open(&page).await.expect(200).says(&ja("notice-standing-noted"));
    })
    .await;
}

#[tokio::test]
async fn a_change_is_reported_with_what_it_touches_and_handed_in_by_the_signatory() {
    on_each_database(async |app| {
        let case = app.case("FG-90").await;
        let base = format!("/applications/{case}/change-notices");
        let client = app.client(KAWABE).await;
        client.open(&format!("/applications/{case}")).await.says(&ja("notice-report"));
        client.open(&format!("{base}/new")).await.expect(200).says(&ja("change-kind-company-help"));
        let write = format!("{base}/new?kinds=plant");
        client.open(&write).await.says(&ja("notice-touches")).says("出荷計画書").says("T-02");
        // What is missing is told, and what was typed comes back.
        let typed = [("plants", "長野第二工場"), ("change_from", "2026-02-30")];
        client.fill(&write, "notice", &typed).await.expect_redirect(&write);
        client
            .open(&write)
            .await
            .says("長野第二工場")
            .says(&ja_with("error-date-no-such-day", &[("label", &ja("field-change-from"))]));
        let typed =
            [("plants", "長野第二工場"), ("change_reason", "増産のため"), ("change_from", "2099-01-01")];
        let draft = format!("{base}/2");
        client.fill(&write, "notice", &typed).await.expect_redirect(&draft);
        let upload = format!("{draft}/upload/evidence");
        let stored = client.upload(&upload, "工場.xlsx", files::blank(FormId::TrackRecord));
        stored.await.expect_redirect(&draft);
        client.open(&draft).await.expect(200).says("長野第二工場").says("工場.xlsx");
        // The ministry knows nothing of a draft.
        for email in STAFF {
            let staff = app.client(email).await;
            let theirs = format!("/screening/cases/{case}/change-notices/2");
            staff.get(&theirs).await.expect(404);
            staff.get(&format!("{theirs}/files/1")).await.expect(404);
            staff.get(&format!("/screening/cases/{case}")).await.expect(200).does_not_say("長野第二工場");
        }
        // Nor may another kind of file pass, nor a second notice of the kind.
        let refused = client.upload(&upload, "a.exe", files::executable());
        let page = client.open(refused.await.expect(303).location()).await;
        assert!(page.html().contains("error-summary"));
        let second = client.fill(&write, "notice", &typed).await;
        client.open(second.expect(303).location()).await.says(&ja_with(
            "refusal-notice-kind-open",
            &[("change_kind", &ja("change-kind-plant")), ("notice", "2")],
        ));
        let before = app.mails().await;
        client.fill(&format!("{draft}/submit"), "notice-submit", &[]).await.expect_redirect(&draft);
        assert!(is_sorted_into(&app.mails_since(&before).await, "notice-submitted", REVIEWER));
        let staff = app.client(AUDITOR).await;
        let page = staff.open(&format!("/screening/cases/{case}/change-notices/2")).await.expect(200);
        page.says("長野第二工場").says("工場.xlsx");
    })
    .await;
}

#[tokio::test]
async fn only_the_signatory_hands_a_notice_in() {
    on_each_database(async |app| {
        let (case, base) = listed_of_hoshino(&app).await;
        let clerk = app.client(CLERK).await;
        let typed = [("contact_name", "山本 葉子"), ("change_reason", "異動"), ("change_from", "2099-01-01")];
        clerk.fill(&format!("{base}/new?kinds=contact"), "notice", &typed).await.expect(303);
        let page = clerk.open(&format!("{base}/1/submit")).await.expect(200);
        page.says(&ja_with("refusal-signatory-only", &[("command", &ja("command-notice-submit"))]));
        clerk.post(&format!("{base}/1/submit"), &[("version", "999")]).await.expect(409);
        let version = app.history(&case).await.case.version.to_string();
        clerk.post(&format!("{base}/1/submit"), &[("version", &version)]).await.expect(403);
        clerk.fill(&format!("{base}/1/discard"), "notice-discard", &[]).await.expect(303);
        clerk.open(&format!("/applications/{case}")).await.says(&ja("notice-none"));
    })
    .await;
}

/// A product of 星野電子 in the register: the one of the demonstration is before the device check.
async fn listed_of_hoshino(app: &TestApp) -> (domain::ids::CaseId, String) {
    let case = app.case("KR-100").await;
    let cast = app.cast().await;
    let play = server::demo::cases::Play { portal: &app.portal, cast: &cast };
    let call = services::calls::load(app.portal.db(), &app.history(&case).await.case.call).await.unwrap();
    let soon = app.portal.now() + jiff::SignedDuration::from_hours(24);
    play.pass_devices(&cast.hoshino, &case, &call, soon).await.unwrap();
    let base = format!("/applications/{case}/change-notices");
    (case, base)
}

#[tokio::test]
async fn documents_again_then_the_device_check_again_then_noted() {
    on_each_database(async |app| {
        let case = app.case("FG-90").await;
        let theirs = format!("/applications/{case}/change-notices/1");
        let ours = format!("/screening/cases/{case}/change-notices/1");
        let (vendor, reviewer) = (app.client(KAWABE).await, app.client(REVIEWER).await);
        // What the vendor has not sent is its own; it sees how it was read.
        reviewer.get(&format!("{ours}/files/1")).await.expect(404);
        reviewer.get(&format!("{ours}/files/1/read")).await.expect(404);
        vendor.open(&format!("{theirs}/files/1/read")).await.expect(200).says(&ja("notice-read"));
        let upload = format!("{theirs}/upload/{}", FormId::TrackRecord.id());
        let other = vendor.upload(&upload, "導入実績.xlsx", files::blank(FormId::TrackRecord)).await;
        let told = vendor.open(other.expect(303).location()).await.text();
        assert!(told.contains("再提出を依頼されていない"), "{told}");
        let before = app.mails().await;
        vendor.fill(&theirs, "notice-return", &[("return_words", "差し替えました。")]).await.expect(303);
        assert!(is_sorted_into(&app.mails_since(&before).await, "notice-returned", REVIEWER));
        reviewer.open(&format!("{ours}/files/1/read")).await.expect(200).says(&ja("notice-findings"));
        reviewer.get(&format!("{ours}/files/1")).await.expect(200);

        let typed = [("case_T-01", "on"), ("notice_words", "起動を確認してください。")];
        reviewer.fill(&ours, "notice-tests", &typed).await.expect_redirect(&format!("{ours}/tests"));
        reviewer.fill(&format!("{ours}/tests"), "notice-tests-send", &[]).await.expect_redirect(&ours);
        reviewer.open(&ours).await.says(&ja("notice-standing-testing"));
        let tester = app.client(TESTER).await;
        let upload = format!("{ours}/upload");
        let stored = tester.upload(&upload, "記録.xlsx", files::blank(FormId::TrackRecord));
        stored.await.expect_redirect(&ours);
        vendor.open(&theirs).await.expect(200).does_not_say("記録.xlsx");
        // Without an outcome nothing is recorded.
        tester.fill(&ours, "notice-record", &[("devices", "A-1"), ("witness", "川辺")]).await.expect(303);
        let typed = [
            ("outcome_T-01", "failed"),
            ("outcome_note_T-01", "起動しない"),
            ("devices", "A-1"),
            ("witness", "川辺"),
        ];
        tester.fill(&ours, "notice-record", &typed).await.expect_redirect(&ours);
        vendor.open(&theirs).await.expect(200).says("記録.xlsx").says("起動しない").does_not_say("田中 翔");
        let noted = reviewer.fill(&ours, "notice-note", &[]).await.expect(303);
        reviewer
            .open(noted.location())
            .await
            .says(&ja_with("refusal-notice-tests-failed", &[("cases", "T-01")]));
        reviewer.fill(&ours, "notice-tests", &typed_tests()).await.expect(303);
        reviewer.fill(&format!("{ours}/tests"), "notice-tests-send", &[]).await.expect(303);
        let passed = [("outcome_T-01", "passed"), ("devices", "A-2"), ("witness", "川辺")];
        tester.fill(&ours, "notice-record", &passed).await.expect_redirect(&ours);
        reviewer.fill(&ours, "notice-note", &[]).await.expect(303);
        reviewer.fill(&format!("{ours}/note"), "notice-note-send", &[]).await.expect_redirect(&ours);
        let now = app.history(&case).await.case;
        let price = domain::case::change_notice::ChangeField::UnitPrice;
        assert_eq!(now.noted_value(price), Some("96800"));
        assert_eq!(doctor::verify(&app.portal).await.unwrap().problems, []);
        assert_eq!(doctor::rebuild(&app.portal).await.unwrap().problems, []);
        // Everything stands in the export.
        reviewer.get(&format!("/screening/cases/{case}/export")).await.expect(200);
    })
    .await;
}

fn typed_tests() -> [(&'static str, &'static str); 2] {
    [("case_T-01", "on"), ("notice_words", "もう一度確認してください。")]
}

#[tokio::test]
async fn a_question_is_answered_and_a_notice_withdrawn() {
    on_each_database(async |app| {
        let case = app.case("MD-50").await;
        let (theirs, ours) = (
            format!("/applications/{case}/change-notices/2"),
            format!("/screening/cases/{case}/change-notices/2"),
        );
        let (vendor, reviewer) = (app.client(MIDORI).await, app.client(REVIEWER).await);
        let typed = [("notice_question", "精度への影響は。"), ("notice_due", "2000-01-01")];
        let refused = reviewer.fill(&ours, "notice-ask", &typed).await.expect(303);
        reviewer
            .open(refused.location())
            .await
            .says(&ja("refusal-notice-due-in-the-past"))
            .says("精度への影響は。");
        reviewer.fill(&ours, "notice-ask", &[("notice_question", "精度への影響は。")]).await.expect(303);
        reviewer.fill(&format!("{ours}/ask"), "notice-ask-send", &[]).await.expect_redirect(&ours);
        vendor.open(&theirs).await.says("精度への影響は。").says(&ja("notice-answer"));
        vendor.fill(&theirs, "notice-answer", &[("answer", "ありません。")]).await.expect_redirect(&theirs);
        reviewer.open(&ours).await.says("ありません。");
        let before = app.mails().await;
        let typed = [("withdraw_reason", "見合わせるため")];
        vendor.fill(&format!("{theirs}/withdraw"), "notice-withdraw", &typed).await.expect_redirect(&theirs);
        let mails = app.mails_since(&before).await;
        assert!(is_sorted_into(&mails, "notice-withdrawn", REVIEWER));
        assert!(is_sorted_into(&mails, "notice-withdrawn", MIDORI));
        assert_eq!(firmware(&app.history(&case).await.case), "1.0.0");
    })
    .await;
}

#[tokio::test]
async fn a_page_seen_too_early_decides_nothing() {
    on_each_database(async |app| {
        let case = app.case("MD-50").await;
        let ours = format!("/screening/cases/{case}/change-notices/2");
        let reviewer = app.client(REVIEWER).await;
        reviewer.fill(&ours, "notice-note", &[]).await.expect(303);
        let seen = reviewer.form(&format!("{ours}/note"), "notice-note-send").await;
        // Meanwhile the reviewer writes in another window.
        let page = format!("/screening/cases/{case}");
        reviewer.fill(&page, "note", &[("internal_note", "電話で確認した。")]).await.expect(303);
        reviewer.submit(&seen, &[]).await.expect(409);
        assert_eq!(firmware(&app.history(&case).await.case), "1.0.0");
        // What the vendor prepares for itself stops nobody.
        reviewer.fill(&ours, "notice-note", &[]).await.expect(303);
        let seen = reviewer.form(&format!("{ours}/note"), "notice-note-send").await;
        let vendor = app.client(MIDORI).await;
        let new = format!("/applications/{case}/change-notices/new?kinds=plant");
        let typed = [("plants", "新工場"), ("change_reason", "増産"), ("change_from", "2099-01-01")];
        vendor.fill(&new, "notice", &typed).await.expect(303);
        reviewer.submit(&seen, &[]).await.expect_redirect(&ours);
        assert_eq!(firmware(&app.history(&case).await.case), "1.1.0");
    })
    .await;
}

#[tokio::test]
async fn only_the_reviewer_of_the_case_and_no_other_vendor() {
    on_each_database(async |app| {
        let case = app.case("MD-50").await;
        let ours = format!("/screening/cases/{case}/change-notices/2");
        for email in [SECOND_REVIEWER, TESTER, AUDITOR] {
            let client = app.client(email).await;
            let page = client.open(&ours).await.expect(200);
            let acting = html::forms(page.html());
            assert!(acting.iter().all(|form| !form.action.contains("/change-notices/")), "{email}");
            let typed = [("notice_reason", "理由"), ("version", "1")];
            client.post(&format!("{ours}/reject"), &typed).await.expect(403);
            client.post(&format!("{ours}/reject/send"), &typed).await.expect(403);
        }
        let stranger = app.client(KAWABE).await;
        for below in ["", "/edit", "/submit", "/withdraw", "/files/1"] {
            stranger.get(&format!("/applications/{case}/change-notices/2{below}")).await.expect(404);
        }
    })
    .await;
}

#[tokio::test]
async fn the_queue_finds_open_notices() {
    on_each_database(async |app| {
        let client = app.client(REVIEWER).await;
        let waiting = ja_with("queue-notices", &[("waiting", &ja("waiting-reviewer"))]);
        let page = client.open("/screening?notices=on").await.expect(200);
        page.says("みどり端末 ビルトイン")
            .says("フェイスゲート スリム")
            .says(&waiting)
            .does_not_say("KR-200");
    })
    .await;
}

#[tokio::test]
async fn what_is_due_is_reminded_of_once() {
    on_each_database(async |app| {
        let case = app.case("FG-90").await;
        let due = app.history(&case).await.case.change_notice(1).unwrap().due().unwrap();
        app.pass(due.duration_since(app.portal.now()) - SignedDuration::from_hours(20));
        let before = app.mails().await;
        reminders::send_due(&app.portal).await.unwrap();
        reminders::send_due(&app.portal).await.unwrap();
        let mails = app.mails_since(&before).await;
        let own: Vec<_> = mails.iter().filter(|(kind, _)| kind == "notice-reminder").collect();
        assert_eq!(own.len(), 1, "{mails:?}");
        assert_eq!(own[0].1, KAWABE);
    })
    .await;
}
