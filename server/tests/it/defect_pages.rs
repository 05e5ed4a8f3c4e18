//! Defects through the pages: from the report to cancellation and back, and what each side sees of it.

use domain::case::Stage;
use domain::case::defect::DefectCommandKind;
use domain::ids::CaseId;
use jiff::SignedDuration;

use crate::support::client::{Client, Reply};
use crate::support::people::{APPROVER, AUDITOR, CLERK, HOSHINO, KAWABE, REVIEWER, SECOND_APPROVER, TESTER};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, files, on_each_database};

/// 星野電子's product in the register, whose two defects have ended.
async fn product(app: &TestApp) -> CaseId {
    app.case("KR-90").await
}

fn ministry(case: &CaseId) -> String {
    format!("/screening/cases/{case}/defects/3")
}

fn vendor(case: &CaseId) -> String {
    format!("/applications/{case}/defects/3")
}

/// The answer of a form that did what it should: on to the page `to`.
fn done(reply: Reply, to: &str) {
    let location = reply.location().to_owned();
    assert_eq!((reply.status.as_u16(), location.as_str()), (303, to), "{}", reply.text());
}

/// Writes an act of the ministry down, looks it over, and does it.
async fn act(client: &Client, case: &CaseId, act: &str, typed: &[(&str, &str)]) {
    let page = format!("{}/{act}", ministry(case));
    done(client.fill(&page, act, typed).await, &format!("{page}/check"));
    let reply = client.fill(&format!("{page}/check"), "defect-check", &[]).await;
    done(reply, &ministry(case));
    client.get(&ministry(case)).await.expect(200).says(&ja(&format!("defect-done-{act}")));
}

/// Every page of the defect in the other language, for everybody: there or refused, and no word missing.
async fn in_english(app: &TestApp, case: &CaseId) {
    let acts = DefectCommandKind::ALL.map(|kind| format!("/{}", kind.id()));
    for email in [REVIEWER, APPROVER, AUDITOR, HOSHINO, CLERK] {
        let client = app.client(email).await.with("accept-language", "en");
        let (here, page) = if [HOSHINO, CLERK].contains(&email) {
            (format!("/applications/{case}"), vendor(case))
        } else {
            (format!("/screening/cases/{case}"), ministry(case))
        };
        client.get(&here).await.expect(200);
        client.get(&page).await.expect(200);
        for act in acts.iter().map(String::as_str).chain(["/decision"]) {
            let status = client.get(&format!("{page}{act}")).await.status.as_u16();
            assert!([200, 303, 403, 404, 409].contains(&status), "{email} {page}{act}: {status}");
        }
    }
}

/// An act of the vendor.
async fn own(client: &Client, case: &CaseId, act: &str, typed: &[(&str, &str)]) {
    let page = format!("{}/{act}", vendor(case));
    done(client.fill(&page, act, typed).await, &vendor(case));
    client.get(&vendor(case)).await.expect(200).says(&ja(&format!("defect-done-{act}")));
}

async fn report(client: &Client, case: &CaseId) {
    let typed = [
        ("defect_what", "他人の顔で本人と確認されました。"),
        ("defect_severity", "critical"),
        ("defect_serials", "KR-0001"),
    ];
    let page = format!("/screening/cases/{case}/defects/new");
    done(client.fill(&page, "report-defect", &typed).await, &ministry(case));
}

fn day(app: &TestApp, days: i64) -> String {
    let at = app.portal.now() + SignedDuration::from_hours(24 * days);
    domain::calendar::jst(at).date().to_string()
}

/// Reported by the tester, and on its way to a notice.
async fn noticed(app: &TestApp, case: &CaseId) {
    let (tester, reviewer) = (app.client(TESTER).await, app.client(REVIEWER).await);
    report(&tester, case).await;
    let upload = format!("{}/files", ministry(case));
    reviewer.upload(&upload, "照合試験.pdf", files::PDF.to_vec()).await.expect(303);
    let hidden = app.client(HOSHINO).await;
    hidden.get(&vendor(case)).await.expect(404);
    let proceed = [("defect_outcome", "proceedings"), ("defect_reason", "再現しました。")];
    act(&reviewer, case, "triage-defect", &proceed).await;
    hidden.get(&vendor(case)).await.expect(404);
    let notice = [
        ("defect_planned", "documents"),
        ("defect_basis", "要件R-03"),
        ("defect_facts", "照合試験で他人受入れを確認した。"),
        ("defect_hearing_date", &day(app, 20)),
        ("defect_hearing_time", "10:00"),
        ("defect_place", "厚生労働省 会議室"),
    ];
    act(&reviewer, case, "notify-cancellation", &notice).await;
}

#[tokio::test]
async fn from_the_report_to_the_cancellation_and_back() {
    on_each_database(async |app| {
        let case = product(&app).await;
        let (signatory, reviewer) = (app.client(HOSHINO).await, app.client(REVIEWER).await);
        noticed(&app, &case).await;

        // The box says where the vendor is; who may not sign is told who may.
        let page = signatory.get(&vendor(&case)).await.expect(200);
        page.says(&ja("defect-asked-acknowledge")).says(&ja("defect-else-acknowledge"));
        let clerk = app.client(CLERK).await;
        let page = clerk.get(&vendor(&case)).await.expect(200).says(&ja("defect-signatory-title"));
        page.says("星野");
        clerk.get(&format!("{}/answer-notice", vendor(&case))).await.expect(403);
        own(&signatory, &case, "acknowledge-notice", &[]).await;
        signatory.get(&format!("{}/files/1", vendor(&case))).await.expect(200);
        signatory.get(&vendor(&case)).await.expect(200).says(&ja("defect-inspected"));

        in_english(&app, &case).await;

        // A file first, then the objection.
        let upload = format!("{}/files", vendor(&case));
        clerk.upload(&upload, "反証.pdf", files::PDF.to_vec()).await.expect(303);
        let objects = [
            ("defect_position", "objects"),
            ("defect_statement", "測定の条件が要件と違います。"),
            ("defect_shipped_units", "１，２００"),
        ];
        own(&signatory, &case, "answer-notice", &objects).await;

        // Too early to recommend a cancellation: the page says until when the vendor may answer.
        let cancel = [
            ("defect_measure", "cancel"),
            ("defect_result", "documents"),
            ("defect_from", &day(&app, 40)),
            ("defect_reasons", "証拠により確認した。"),
        ];
        let recommend = format!("{}/recommend-measure", ministry(&case));
        let early = reviewer.fill(&recommend, "recommend-measure", &cancel).await;
        done(early, &recommend);
        reviewer.get(&recommend).await.expect(200).says(&ja("defect-impact-title")).says("1,200");

        app.pass(SignedDuration::from_hours(24 * 25));
        let record = [
            ("defect_attendees", "厚生労働省 佐藤\n星野電子 星野"),
            ("defect_vendor_present", "on"),
            ("defect_minutes", "測定の条件について意見が述べられた。"),
        ];
        act(&reviewer, &case, "record-hearing", &record).await;
        own(&signatory, &case, "comment-hearing", &[("defect_text", "一部の発言が抜けています。")]).await;
        act(&reviewer, &case, "recommend-measure", &cancel).await;
        // The vendor is not told of it, nor of who reported.
        let page = signatory.get(&vendor(&case)).await.expect(200);
        page.says(&ja("defect-phase-noticed")).does_not_say(&ja("defect-phase-recommended"));

        in_english(&app, &case).await;

        let approver = app.client(APPROVER).await;
        let decision = format!("{}/decision", ministry(&case));
        reviewer.get(&decision).await.expect(200).says("1,200");
        done(approver.fill(&decision, "approve-measure", &[]).await, &ministry(&case));
        assert_eq!(app.history(&case).await.case.stage(), Stage::Cancelled);
        signatory.get(&vendor(&case)).await.expect(200).says(&ja("defect-asked-may-remedy"));
        signatory.get(&format!("/applications/{case}")).await.expect(200).says(&ja("stage-cancelled"));

        // The way back.
        let plan = [
            ("defect_measures", "照合の閾値を改めます。"),
            ("defect_responsible", "品質部 高橋"),
            ("defect_sites_total", "40"),
            ("defect_milestone_1", ""),
            ("defect_milestone_2", "改修版の配布"),
            ("defect_milestone_due_2", &day(&app, 30)),
        ];
        own(&signatory, &case, "propose-plan", &plan).await;
        act(&reviewer, &case, "accept-plan", &[]).await;
        let progress = [("defect_done_1", "on"), ("defect_sites_done", "40")];
        own(&clerk, &case, "report-progress", &progress).await;
        in_english(&app, &case).await;
        let concluded = [("defect_fulfilled", "yes"), ("defect_note", "全施設で確認した。")];
        act(&reviewer, &case, "conclude-plan", &concluded).await;
        let reinstate = [("defect_measure", "reinstate"), ("defect_reasons", "是正が完了した。")];
        act(&reviewer, &case, "recommend-measure", &reinstate).await;
        done(approver.fill(&decision, "approve-measure", &[]).await, &ministry(&case));
        assert_eq!(app.history(&case).await.case.stage(), Stage::Listed);
        let page = signatory.get(&vendor(&case)).await.expect(200);
        page.says(&ja("defect-phase-reinstated")).says(&ja("measure-cancel"));
    })
    .await;
}

#[tokio::test]
async fn a_remedy_plan_is_asked_for_given_back_and_fulfilled_without_a_cancellation() {
    on_each_database(async |app| {
        let case = product(&app).await;
        let (signatory, reviewer) = (app.client(HOSHINO).await, app.client(REVIEWER).await);
        report(&reviewer, &case).await;
        let asked = [("defect_outcome", "remedy_plan"), ("defect_words", "計画を提出してください。")];
        act(&reviewer, &case, "triage-defect", &asked).await;
        signatory.get(&format!("/applications/{case}")).await.expect(200).says(&ja("defect-asked-plan"));

        // A row more, with everything typed; then an error at its row.
        let page = format!("{}/propose-plan", vendor(&case));
        let typed = [("defect_measures", "直します。"), ("defect_milestone_3", "配布"), ("act", "add")];
        done(signatory.fill(&page, "propose-plan", &typed).await, &page);
        let again = signatory.form(&page, "propose-plan").await;
        let value =
            |name: &str| again.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        assert_eq!((value("rows"), value("defect_milestone_3")), (Some("4"), Some("配布")));
        let past = [
            ("defect_measures", "直します。"),
            ("defect_responsible", "品質部"),
            ("defect_sites_total", "3"),
            ("defect_milestone_3", "配布"),
            ("defect_milestone_due_3", "2020-01-01"),
        ];
        done(signatory.fill(&page, "propose-plan", &past).await, &page);
        let due = ja_with("defect-milestone-due-of", &[("number", "3")]);
        signatory.get(&page).await.expect(200).says(&due);

        let (first, later) = (day(&app, 10), day(&app, 20));
        let plan = [
            ("defect_measures", "直します。"),
            ("defect_responsible", "品質部"),
            ("defect_sites_total", "3"),
            ("defect_milestone_1", "配布"),
            ("defect_milestone_due_1", first.as_str()),
        ];
        own(&signatory, &case, "propose-plan", &plan).await;
        let back = [("defect_reason", "期限が遅すぎます。"), ("defect_due", later.as_str())];
        act(&reviewer, &case, "return-plan", &back).await;
        own(&signatory, &case, "propose-plan", &plan).await;
        act(&reviewer, &case, "accept-plan", &[]).await;
        let done_all = [("defect_done_1", "on"), ("defect_sites_done", "3")];
        own(&signatory, &case, "report-progress", &done_all).await;
        let concluded = [("defect_fulfilled", "yes"), ("defect_note", "確認した。")];
        act(&reviewer, &case, "conclude-plan", &concluded).await;
        assert_eq!(app.history(&case).await.case.stage(), Stage::Listed);
        let list = reviewer.get("/screening/defects?phase=closed_remedied").await.expect(200);
        list.says(&ja("defect-phase-closed-remedied")).says("カオリーダー クラシック");
        reviewer.get("/screening/defects").await.expect(200).does_not_say("カオリーダー ゼロ");
    })
    .await;
}

#[tokio::test]
async fn a_suspension_is_ordered_lifted_and_shown_to_both_sides() {
    on_each_database(async |app| {
        let case = product(&app).await;
        let (reviewer, approver) = (app.client(REVIEWER).await, app.client(APPROVER).await);
        report(&reviewer, &case).await;
        let page = format!("{}/suspend", ministry(&case));
        let too_long = [("defect_until", day(&app, 200)), ("defect_reason", "危険があるため。".to_owned())];
        let too_long: Vec<_> = too_long.iter().map(|(name, value)| (*name, value.as_str())).collect();
        done(approver.fill(&page, "suspend", &too_long).await, &page);
        let days = ja_with("refusal-suspension-too-long", &[("days", "90")]);
        approver.get(&page).await.expect(200).says(&days);
        let until = day(&app, 30);
        let order = [("defect_until", until.as_str()), ("defect_reason", "危険があるため。")];
        act(&approver, &case, "suspend", &order).await;
        for (email, page) in [
            (HOSHINO, format!("/applications/{case}")),
            (REVIEWER, format!("/screening/cases/{case}")),
            (AUDITOR, "/screening/defects".to_owned()),
        ] {
            app.client(email).await.get(&page).await.expect(200).says(&ja("defect-suspended"));
        }
        act(&reviewer, &case, "lift-suspension", &[("defect_reason", "対策を確認した。")]).await;
        let page = app.client(HOSHINO).await.get(&vendor(&case)).await.expect(200);
        page.says(&ja("defect-suspension-lifted")).says("対策を確認した。");
    })
    .await;
}

#[tokio::test]
async fn a_recommendation_is_given_back_and_a_stale_page_does_not_decide() {
    on_each_database(async |app| {
        let case = product(&app).await;
        let (signatory, reviewer) = (app.client(HOSHINO).await, app.client(REVIEWER).await);
        noticed(&app, &case).await;
        own(
            &signatory,
            &case,
            "answer-notice",
            &[("defect_position", "accepts"), ("defect_statement", "異議はありません。")],
        )
        .await;
        let maintain = [("defect_measure", "maintain"), ("defect_reasons", "軽微であった。")];
        act(&reviewer, &case, "recommend-measure", &maintain).await;
        let decision = format!("{}/decision", ministry(&case));
        let (one, two) = (app.client(APPROVER).await, app.client(SECOND_APPROVER).await);
        let stale = two.form(&decision, "approve-measure").await;
        done(
            one.fill(&decision, "return-measure", &[("defect_reason", "理由が足りません。")]).await,
            &ministry(&case),
        );
        reviewer.get(&ministry(&case)).await.expect(200).says("理由が足りません。");
        two.submit(&stale, &[]).await.expect(409).says(&ja("event-measure-returned"));
        // A refusal is no page of its own for those who only read.
        let auditor = app.client(AUDITOR).await;
        auditor.get(&ministry(&case)).await.expect(200).does_not_say(&ja("defect-act-recommend-measure"));
        app.client(KAWABE).await.get(&vendor(&case)).await.expect(404);
    })
    .await;
}
