//! Decisions: by two people, once, and told to who came second.

use std::collections::BTreeSet;

use domain::actor::StaffRole;
use domain::case::decision::Verdict;
use domain::forms::ReasonCode;
use domain::ids::{AccountId, CaseId};
use server::demo::cases::Play;
use services::accounts::staff;

use crate::support::client::{Client, Reply};
use crate::support::html::Form;
use crate::support::people::{
    ADMINISTRATOR, APPROVER, CLERK, HOSHINO, MIDORI, REVIEWER, SECOND_APPROVER, SECOND_REVIEWER,
};
use crate::support::words::ja;
use crate::support::{TestApp, on_each_database};

/// The form of the decision page that approves or returns.
async fn decision(client: &Client, case: &CaseId, which: &str) -> Form {
    client.form(&format!("/screening/cases/{case}/decision"), which).await
}

async fn count(app: &TestApp, case: &CaseId, kind: &str) -> usize {
    app.events(case).await.iter().filter(|event| **event == kind).count()
}

/// One of the two went through, the other got a page that tells of it; gives the conflict page.
fn one_of(case: &CaseId, replies: [Reply; 2]) -> Reply {
    let (done, late): (Vec<_>, Vec<_>) = replies.into_iter().partition(|reply| reply.status == 303);
    let [done, late] = [done, late].map(|found| {
        assert_eq!(found.len(), 1, "{:?}", found.iter().map(Reply::text).collect::<Vec<_>>());
        found.into_iter().next().unwrap()
    });
    assert_eq!(done.location(), format!("/screening/cases/{case}"));
    late.expect(409)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_approvers_at_once_one_decides_and_the_other_is_told() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let mails = app.mails().await;
        let (one, two) = (app.client(APPROVER).await, app.client(SECOND_APPROVER).await);
        let (first, second) =
            (decision(&one, &case, "approve").await, decision(&two, &case, "approve").await);
        let task = tokio::spawn(async move { two.submit(&second, &[]).await });
        let replies = [one.submit(&first, &[]).await, task.await.unwrap()];
        let late = one_of(&case, replies).says(&ja("conflict-title"));
        let history = app.history(&case).await;
        let by = history.case.decision.as_ref().unwrap().approved_by.name.clone();
        late.says(&by).says(&ja("event-decided"));
        assert_eq!(count(&app, &case, "decided").await, 1);
        assert_eq!(count(&app, &case, "letter_issued").await, 1);
        assert_eq!(history.case.letters.len(), 1);
        let sent = app.mails_since(&mails).await;
        let sent: Vec<_> = sent.iter().map(|(kind, to)| (kind.as_str(), to.as_str())).collect();
        assert_eq!(sent, [("decided", CLERK), ("decided", HOSHINO)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_approving_and_returning_at_once_one_happens() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let (one, two) = (app.client(APPROVER).await, app.client(SECOND_APPROVER).await);
        let (approve, give_back) =
            (decision(&one, &case, "approve").await, decision(&two, &case, "return").await);
        let reason = [("return_reason", "根拠資料を確かめてください。")];
        let task = tokio::spawn(async move { two.submit(&give_back, &reason).await });
        let replies = [one.submit(&approve, &[]).await, task.await.unwrap()];
        one_of(&case, replies).says(&ja("conflict-title"));
        let happened =
            count(&app, &case, "decided").await + count(&app, &case, "recommendation_returned").await;
        assert_eq!(happened, 1);
    })
    .await;
}

#[tokio::test]
async fn who_recommended_does_not_approve() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let administrator = app.actor(ADMINISTRATOR).await;
        let reviewer = AccountId::new(app.actor(REVIEWER).await.account().unwrap().to_string());
        let both = BTreeSet::from([StaffRole::Reviewer, StaffRole::Approver]);
        staff::change_roles(&app.portal, &administrator, &reviewer, both).await.unwrap();
        let form = decision(&app.client(APPROVER).await, &case, "approve").await;
        let client = app.client(REVIEWER).await;
        let page = client.get(&format!("/screening/cases/{case}/decision")).await.expect(200);
        assert!(!page.html().contains("/decision/approve"), "the button is there");
        let page = page.says(&ja("refusal-same-person"));
        drop(page);
        client.submit(&form, &[]).await.expect(403).says(&ja("refusal-same-person"));
        let back = format!("/screening/cases/{case}/decision/return");
        let version = app.history(&case).await.case.version.to_string();
        let typed = [("version", version.as_str()), ("return_reason", "x")];
        client.post(&back, &typed).await.expect(403).says(&ja("refusal-same-person"));
        assert_eq!(count(&app, &case, "decided").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_decision_on_a_page_seen_too_early_is_not_taken() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let (one, two) = (app.client(APPROVER).await, app.client(SECOND_APPROVER).await);
        let form = decision(&one, &case, "approve").await;
        let note = format!("/screening/cases/{case}/notes");
        let words = [("internal_note", "承認の前に、もう一度確かめてください。")];
        two.post(&note, &words).await.expect_redirect(&format!("/screening/cases/{case}"));
        one.submit(&form, &[]).await.expect(409).says(&ja("event-note-added")).says("森 健");
        assert_eq!(count(&app, &case, "decided").await, 0);
        // Without any version nothing was seen.
        one.post(&form.action, &[]).await.expect(409);
        let again = decision(&one, &case, "approve").await;
        one.submit(&again, &[]).await.expect_redirect(&format!("/screening/cases/{case}"));
        assert_eq!(count(&app, &case, "decided").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_reviewers_who_take_a_case_at_once_one_has_it() {
    on_each_database(async |app| {
        let case = app.case("FG-60").await;
        let (one, two) = (app.client(REVIEWER).await, app.client("reviewer2@ministry.example").await);
        let page = format!("/screening/cases/{case}");
        let (first, second) = (one.form(&page, "take").await, two.form(&page, "take").await);
        let task = tokio::spawn(async move { two.submit(&second, &[]).await });
        let replies = [one.submit(&first, &[]).await, task.await.unwrap()];
        let late = one_of(&case, replies);
        let reviewer = app.history(&case).await.case.reviewer.unwrap().name;
        late.says(&reviewer);
        assert_eq!(count(&app, &case, "assigned").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_vendor_learns_of_a_decision_and_nothing_of_a_recommendation() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let vendor = app.client(HOSHINO).await;
        let page = format!("/applications/{case}");
        let waiting = vendor.get(&page).await.expect(200);
        waiting.does_not_say("佐藤 理恵").does_not_say(&ja("event-recommended"));
        vendor.get(&format!("{page}/letters/0")).await.expect(404);
        let approver = app.client(APPROVER).await;
        let form = decision(&approver, &case, "approve").await;
        approver.submit(&form, &[]).await.expect(303);
        vendor.get(&page).await.expect(200).says(&ja("event-decided"));
        let letter = vendor.get(&format!("{page}/letters/0")).await.expect(200);
        assert_eq!(&letter.bytes[..2], b"PK", "a docx");
        app.visitor().get("/register").await.expect(200).says("カオリーダー ツー");
    })
    .await;
}

#[tokio::test]
async fn approving_where_nothing_is_recommended_says_so() {
    on_each_database(async |app| {
        let case = app.case("FG-40").await;
        let client = app.client(APPROVER).await;
        let version = app.history(&case).await.case.version.to_string();
        let approve = format!("/screening/cases/{case}/decision/approve");
        let reply = client.post(&approve, &[("version", &version)]).await.expect(303);
        client.open(reply.location()).await.expect(200).says(&ja("refusal-nothing-to-approve"));
        assert_eq!(count(&app, &case, "decided").await, 0);
    })
    .await;
}

#[tokio::test]
async fn acting_on_a_finished_case_is_no_matter_of_who_was_first() {
    on_each_database(async |app| {
        let case = app.case("FG-20").await;
        let vendor = app.client(crate::support::people::KAWABE).await;
        let withdraw = format!("/applications/{case}/withdraw");
        let version = app.history(&case).await.case.version.to_string();
        let typed = [("version", version.as_str()), ("reason", "理由")];
        let refused = vendor.post(&withdraw, &typed).await.expect(409);
        refused.says(&ja("denied-title")).does_not_say(&ja("conflict-title"));
    })
    .await;
}

#[tokio::test]
async fn a_search_takes_signs_as_they_are() {
    on_each_database(async |app| {
        let client = app.client(REVIEWER).await;
        client.open("/screening?search=KR").await.expect(200).says("KR-200");
        for sign in ["%25", "_", "KR_200", "%5C"] {
            client.open(&format!("/screening?search={sign}")).await.expect(200).does_not_say("R8-2-0");
        }
    })
    .await;
}

#[tokio::test]
async fn a_fail_in_the_formal_check_is_told_as_that() {
    on_each_database(async |app| {
        let case = app.case("MD-2").await;
        let cast = app.cast().await;
        let play = Play { portal: &app.portal, cast: &cast };
        let before = app.mails().await;
        play.recommend(&cast.second_reviewer, &case, Verdict::Fail).await.unwrap();
        play.approve(&case).await.unwrap();
        let mails = app.mails().await;
        let told =
            mails.iter().find(|mail| mail.kind == "decided" && before.iter().all(|one| one.id != mail.id));
        let told = told.expect("a mail");
        assert!(told.subject.contains("形式審査の結果：不適合"), "{}", told.subject);
        assert!(told.text_body.contains(ReasonCode::PriceOverCap.text_en()), "{}", told.text_body);
        let vendor = app.client(MIDORI).await;
        let page = vendor.open(&format!("/applications/{case}")).await;
        page.says(&ja("vendor-result-fail-formal")).does_not_say(&ja("vendor-result-fail"));
        let letter = vendor.get(&format!("/applications/{case}/letters/0")).await.expect(200);
        let mut letter = zip::ZipArchive::new(std::io::Cursor::new(letter.bytes)).expect("a docx");
        let text = std::io::read_to_string(letter.by_name("word/document.xml").expect("its text")).unwrap();
        assert!(text.contains("形式審査") && !text.contains("書類審査"), "{text}");
        let reviewer = app.client(SECOND_REVIEWER).await;
        reviewer.open(&format!("/screening/cases/{case}")).await.says(&ja("decision-title-formal"));
    })
    .await;
}
