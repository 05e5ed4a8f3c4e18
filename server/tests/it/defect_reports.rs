//! Defects reported by the public: from the form to the case, and everything that may come instead.

use std::fmt::Write;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, header};
use domain::actor::Actor;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::{NewNotice, Position};
use domain::case::defect::report::{Report, Reporter, Severity};
use domain::case::defect::{DefectCommand, Triage};
use domain::case::listing::CancelledResult;
use domain::case::{Command, Stage};
use domain::ids::CaseId;
use jiff::SignedDuration;
use sea_orm::{EntityTrait, QueryOrder};
use server::demo::cases::Play;
use services::doctor::verify;
use services::entities as tables;

use crate::support::client::{Client, Reply};
use crate::support::files;
use crate::support::people::{ADMINISTRATOR, APPROVER, AUDITOR, HOSHINO, KAWABE, REVIEWER, TESTER};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, on_each_database};

const PAGE: &str = "/report-defect";
const SENT: &str = "/report-defect/sent";
const BOUNDARY: &str = "----ShinsaReportBoundary";
/// The product of the demonstration that is listed; one defect of it was reported already.
const MODEL: &str = "KR-110";
const EMAIL: &str = "reporter@clinic.example";
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \n\
trailer\n<< /Root 1 0 R >>\nstartxref\n45\n%%EOF\n";

/// The request that a browser sends for this form.
fn sent(fields: &[(String, String)], evidence: &[(&str, &[u8])]) -> Request<Body> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let mut part = String::new();
        let _ = write!(
            part,
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    for (name, content) in evidence {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"report_evidence\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    Request::post(PAGE)
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .expect("a request")
}

/// What a careful person types, with changes.
async fn typed(app: &TestApp, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let number = app.history(&app.case(MODEL).await).await.case.number().unwrap().to_owned();
    let mut fields = vec![
        ("product", number.as_str()),
        ("firmware", "1.0.0"),
        ("serials", "A-1\nA-2"),
        ("what", "別の人の顔で認証されました。"),
        ("severity", "major"),
        ("name", "報告 する子"),
        ("email", EMAIL),
        ("agreed", "on"),
    ];
    for &(name, value) in changes {
        fields.retain(|(field, _)| *field != name);
        fields.push((name, value));
    }
    fields.into_iter().map(|(name, value)| (format!("report_{name}"), value.to_owned())).collect()
}

async fn report(app: &TestApp, client: &Client, changes: &[(&str, &str)], files: &[(&str, &[u8])]) -> Reply {
    client.send(sent(&typed(app, changes).await, files)).await
}

/// The path of the link in the newest mail to the reporter.
async fn link(app: &TestApp) -> String {
    let mut mails = app.mails().await;
    mails.retain(|mail| mail.kind == "confirm-defect-report" && mail.recipient == EMAIL);
    let mail = mails.into_iter().max_by_key(|mail| mail.created_at).expect("a mail");
    let start = app.portal.link("/report-defect/");
    let found = mail.text_body.split_whitespace().find(|word| word.starts_with(&start)).expect("a link");
    format!("/report-defect/{}", &found[start.len()..])
}

/// How many files wait for a confirmation.
fn waiting_files(app: &TestApp) -> usize {
    std::fs::read_dir(app.data().join("pending")).unwrap().count()
}

/// The defects of the listed product.
async fn defects(app: &TestApp) -> usize {
    app.history(&app.case(MODEL).await).await.case.defects.len()
}

async fn reports(app: &TestApp) -> Vec<tables::defect_reports::Model> {
    let rows = tables::defect_reports::Entity::find().all(app.portal.db()).await.unwrap();
    rows.into_iter().filter(|row| row.email.as_deref() != Some("jimu@clinic.example")).collect()
}

#[tokio::test]
async fn a_report_counts_once_its_link_was_followed() {
    on_each_database(async |app| {
        let (client, case, before) = (app.visitor(), app.case(MODEL).await, app.mails().await);
        let (known, events) = (defects(&app).await, app.event_count().await);
        client.get("/register").await.expect(200).says(&ja("report-register-link"));
        client.get("/contact").await.expect(200).says(&ja("report-title"));
        let number = app.history(&case).await.case.number().unwrap().to_owned();
        let page =
            client.get(&format!("{PAGE}?product={number}")).await.expect(200).says("カオリーダー プラス");
        let chosen = format!("<option value=\"{number}\" selected");
        assert!(page.html().contains(&chosen), "not chosen");
        page.does_not_say("カオリーダー スリー");

        report(&app, &client, &[], &[("記録.pdf", PDF), ("記録2.pdf", PDF)]).await.expect_redirect(SENT);
        client.open(SENT).await.expect(200).says(&ja("report-sent-lead"));
        assert_eq!(app.mails_since(&before).await, [("confirm-defect-report".into(), EMAIL.into())]);
        assert_eq!((app.event_count().await, waiting_files(&app)), (events, 2), "it does not count yet");

        let link = link(&app).await;
        let another = app.visitor();
        // A mail scanner opens the link as often as it likes.
        for _ in 0..2 {
            another.get(&link).await.expect(200).says("別の人の顔で認証されました。").says("記録2.pdf");
        }
        assert_eq!(defects(&app).await, known);
        another.post(&link, &[]).await.expect_redirect(&link);
        let history = app.history(&case).await;
        let defect = history.case.defects.last().unwrap();
        let Some(Reporter::Public { reference }) = &defect.reporter else { panic!("{:?}", defect.reporter) };
        assert_eq!((defect.report.severity, defect.files.len()), (Severity::Major, 2));
        assert_eq!(defect.report.serials, "A-1\nA-2");
        let receipt = another.get(&link).await.expect(200);
        receipt.says(&ja("report-receipt-lead")).says(reference).does_not_say("別の人の顔");
        let sent = app.mails_since(&before).await;
        assert!(sent.contains(&("defect-report-received".into(), EMAIL.into())), "{sent:?}");
        assert_eq!(waiting_files(&app), 0);
        let found = verify(&app.portal).await.unwrap();
        assert_eq!((found.problems, found.unmentioned), (Vec::new(), Vec::new()));

        // Once more, as a double click does.
        let events = app.event_count().await;
        another.post(&link, &[]).await.expect_redirect(&link);
        assert_eq!((defects(&app).await, app.event_count().await), (known + 1, events));
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_comes_back_with_everything_typed() {
    on_each_database(async |app| {
        let client = app.visitor();
        let before = (app.mails().await.len(), app.stored(), reports(&app).await.len());
        let wrong =
            [("email", "reporter"), ("what", ""), ("severity", ""), ("agreed", ""), ("product", "R8-9-0001")];
        report(&app, &client, &wrong, &[("a.pdf", PDF)]).await.expect_redirect(PAGE);
        let label = |field: &str| ja(&format!("field-report-{field}"));
        let page = client.open(PAGE).await.expect(200);
        page.clone()
            .says(&ja("error-report-product-not-listed"))
            .says(&ja_with("error-required", &[("label", &label("what"))]))
            .says(&ja_with("error-choose", &[("label", &label("severity"))]))
            .says(&ja_with("error-agree", &[("label", &label("agreed"))]))
            .says(&ja_with("error-report-files-again", &[("label", &label("evidence"))]));
        for typed in ["value=\"reporter\"", "value=\"報告 する子\"", "A-1\nA-2", "value=\"1.0.0\""] {
            assert!(page.html().contains(typed), "{typed} is lost");
        }
        assert!(page.html().contains("href=\"#report-report_what\""), "no link to the field");

        let large = vec![b'%'; 20 * 1024 * 1024 + 1];
        let executable = files::executable();
        for (files, sentence) in [
            (vec![("写真.exe", &executable[..])], ja("error-upload-not-evidence")),
            (vec![("a.pdf", PDF), ("写真.exe", &executable[..])], "「写真.exe」".to_owned()),
            (vec![("a.pdf", &large[..])], ja_with("error-upload-too-large", &[("max", "20.0 MB")])),
            (
                vec![("a.pdf", PDF); 6],
                ja_with("error-report-too-many-files", &[("label", &label("evidence")), ("max", "5")]),
            ),
        ] {
            report(&app, &client, &[], &files).await.expect_redirect(PAGE);
            let page = client.open(PAGE).await.expect(200).says(&sentence);
            assert!(page.html().contains("別の人の顔で認証されました。"), "the text is lost");
        }
        assert_eq!((app.mails().await.len(), app.stored(), reports(&app).await.len()), before);
        assert_eq!(waiting_files(&app), 0);
    })
    .await;
}

#[tokio::test]
async fn ten_megabytes_are_refused_in_words_and_quickly() {
    on_each_database(async |app| {
        let client = app.visitor();
        let long = "長".repeat(10 * 1024 * 1024 / 3);
        let begun = Instant::now();
        let reply = report(&app, &client, &[("what", &long)], &[("a.pdf", PDF)]).await.expect(413);
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        reply.says(&ja("report-too-large")).does_not_say("長長長");
        // What fits into the body but not into the field keeps everything typed.
        let over = "長".repeat(4_001);
        report(&app, &client, &[("what", &over)], &[]).await.expect_redirect(PAGE);
        let page = client.open(PAGE).await.expect(200);
        let label = ja("field-report-what");
        let page = page.says(&ja_with("error-text-too-long", &[("label", &label), ("max", "4000")]));
        assert!(page.html().contains(&over));
        // A thousand fields are no form of ours.
        let many: Vec<_> = (0..1000).map(|number| (format!("f{number}"), "x".to_owned())).collect();
        client.send(sent(&many, &[])).await.expect(413);
        let urlencoded = Client::posted(PAGE, &[("report_what", "x")]);
        client.send(urlencoded).await.expect(400).says(&ja("report-broken"));
        assert_eq!((reports(&app).await.len(), app.stored().1, waiting_files(&app)), (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn script_stays_text_in_page_and_mail() {
    on_each_database(async |app| {
        let (client, script) = (app.visitor(), "<script>alert(1)</script>");
        let changes = [("what", script), ("name", script), ("firmware", script), ("serials", script)];
        report(&app, &client, &changes, &[]).await.expect_redirect(SENT);
        let link = link(&app).await;
        let page = client.get(&link).await.expect(200).says(script);
        assert!(!page.html().contains("<script>alert"), "script in the page");
        client.post(&link, &[]).await.expect(303);
        let mails = app.mails().await;
        let mut own = mails.iter().filter(|mail| mail.recipient == EMAIL);
        assert!(own.all(|mail| !mail.html_body.contains("<script>") && !mail.subject.contains("script")));
        let case = app.case(MODEL).await;
        let reviewer = app.client(REVIEWER).await;
        let number = defects(&app).await;
        for page in [String::new(), format!("/defects/{number}/reporter")] {
            let page = reviewer.get(&format!("/screening/cases/{case}{page}")).await.expect(200);
            assert!(!page.html().contains("<script>alert"), "script in the page of the staff");
        }
    })
    .await;
}

#[tokio::test]
async fn too_many_reports_wait_and_nobody_learns_who_reported_before() {
    on_each_database(async |app| {
        let from = |address: &'static str| app.visitor().with("x-forwarded-for", address);
        let (client, before) = (from("192.0.2.7"), app.mails().await);
        let answer = report(&app, &client, &[], &[]).await.expect_redirect(SENT);
        for _ in 0..5 {
            let again = report(&app, &client, &[], &[("a.pdf", PDF)]).await.expect_redirect(SENT);
            assert_eq!(again.text(), answer.text());
        }
        // Five mails an hour to one address; what would have been the sixth left nothing.
        assert_eq!(app.mails_since(&before).await.len(), 5);
        assert_eq!((reports(&app).await.len(), waiting_files(&app)), (5, 4));
        for _ in 6..20 {
            report(&app, &client, &[("what", "")], &[]).await.expect_redirect(PAGE);
        }
        report(&app, &client, &[("email", "other@clinic.example")], &[("a.pdf", PDF)])
            .await
            .expect_redirect(PAGE);
        let page = client.open(PAGE).await.expect(200).says(&ja("denied-too-many-reports"));
        assert!(page.html().contains("別の人の顔で認証されました。"), "the text is lost");
        assert_eq!(app.mails_since(&before).await.len(), 5);
        // Somebody else is not held up, and after an hour nobody is.
        let elsewhere = from("192.0.2.8");
        report(&app, &elsewhere, &[("email", "other@clinic.example")], &[]).await.expect_redirect(SENT);
        app.pass(SignedDuration::from_mins(61));
        report(&app, &client, &[], &[]).await.expect_redirect(SENT);
        assert_eq!(app.mails_since(&before).await.len(), 7);
    })
    .await;
}

#[tokio::test]
async fn a_report_that_nobody_confirms_is_thrown_away() {
    on_each_database(async |app| {
        let (client, known) = (app.visitor(), defects(&app).await);
        report(&app, &client, &[], &[("a.pdf", PDF)]).await.expect_redirect(SENT);
        let link = link(&app).await;
        app.pass(SignedDuration::from_hours(48));
        client.get(&link).await.expect(410).says(&ja("denied-report-link-expired"));
        client.post(&link, &[]).await.expect(410).says(&ja("denied-report-link-expired"));
        services::defect_reports::sweep(&app.portal).await.unwrap();
        assert_eq!(waiting_files(&app), 0);
        let rows = reports(&app).await;
        assert_eq!(rows.len(), 1);
        assert_eq!((&rows[0].name, &rows[0].email, &rows[0].report), (&None, &None, &None));
        client.get(&link).await.expect(410).says(&ja("denied-report-link-expired"));
        app.pass(SignedDuration::from_hours(31 * 24));
        services::defect_reports::sweep(&app.portal).await.unwrap();
        assert_eq!(reports(&app).await, []);
        client.get(&link).await.expect(404).says(&ja("denied-report-link-unknown"));
        client.post(&link, &[]).await.expect(404);
        assert_eq!(defects(&app).await, known);
    })
    .await;
}

/// Cancels the listed product because of a defect that the reviewer reports.
async fn cancelled(app: &TestApp, case: &CaseId) {
    let cast = app.cast().await;
    let play = Play { portal: &app.portal, cast: &cast };
    let act = async |actor: &Actor, command: DefectCommand| {
        play.act(actor, case, Command::Defect(command)).await.unwrap()
    };
    let defect = u32::try_from(defects(app).await).unwrap() + 1;
    let report = Report {
        firmware: String::new(),
        serials: String::new(),
        what: "試験で再現しました。".into(),
        severity: Severity::Critical,
    };
    act(&cast.reviewer, DefectCommand::Report { report }).await;
    let triage = Triage::Proceedings { reason: "再現したため".into() };
    act(&cast.reviewer, DefectCommand::Triage { defect, triage }).await;
    let notice = NewNotice {
        planned: CancelledResult::Both,
        basis: "承諾書".into(),
        facts: "他人の顔を受け入れました。".into(),
        evidence: Vec::new(),
        hearing: None,
        due: app.portal.now() + SignedDuration::from_hours(40 * 24),
    };
    let notify = DefectCommand::Notify { defect, notice, document_number: "通知第1号".into() };
    act(&cast.reviewer, notify).await;
    let answer = DefectCommand::Answer {
        defect,
        position: Position::Accepts,
        statement: "争いません。".into(),
        shipped_units: None,
    };
    act(&cast.hoshino, answer).await;
    let from = domain::calendar::jst(app.portal.now()).date();
    let measure = Measure::Cancel { result: CancelledResult::Both, from };
    let recommend = DefectCommand::RecommendMeasure { defect, measure, reasons: "重大なため".into() };
    act(&cast.reviewer, recommend).await;
    let approve = DefectCommand::ApproveMeasure { defect, document_number: "決定第1号".into() };
    act(&cast.approver, approve).await;
    assert_eq!(app.history(case).await.case.stage(), Stage::Cancelled);
}

#[tokio::test]
async fn a_product_that_was_cancelled_meanwhile_is_told() {
    on_each_database(async |app| {
        let (client, case) = (app.visitor(), app.case(MODEL).await);
        report(&app, &client, &[], &[("a.pdf", PDF)]).await.expect_redirect(SENT);
        let link = link(&app).await;
        cancelled(&app, &case).await;
        let known = defects(&app).await;
        client.get(&link).await.expect(410).says(&ja("denied-report-product-cancelled"));
        client.post(&link, &[]).await.expect(410).says(&ja("denied-report-product-cancelled"));
        assert_eq!(defects(&app).await, known);
        client.get(PAGE).await.expect(200).does_not_say("カオリーダー プラス");
        report(&app, &client, &[], &[]).await.expect_redirect(PAGE);
        client.open(PAGE).await.expect(200).says(&ja("error-report-product-not-listed"));
    })
    .await;
}

/// What the journal says of reporters: act and name of who acted.
async fn noted(app: &TestApp) -> Vec<(String, String)> {
    let query = tables::journal::Entity::find().order_by_asc(tables::journal::Column::Id);
    let rows = query.all(app.portal.db()).await.unwrap();
    let about = rows.into_iter().filter(|row| row.act.starts_with("reporter-"));
    about.map(|row| (row.act, row.name)).collect()
}

#[tokio::test]
async fn who_reported_is_shown_with_an_entry_in_the_journal_and_removed_on_request() {
    on_each_database(async |app| {
        let (client, case) = (app.visitor(), app.case(MODEL).await);
        report(&app, &client, &[], &[]).await.expect_redirect(SENT);
        client.post(&link(&app).await, &[]).await.expect(303);
        let number = defects(&app).await;
        let page = format!("/screening/cases/{case}/defects/{number}/reporter");
        let remove = format!("{page}/remove");

        client.get(&page).await.expect(303);
        for stranger in [HOSHINO, KAWABE] {
            let client = app.client(stranger).await;
            client.get(&page).await.expect(404);
            client.post(&remove, &[]).await.expect(404);
        }
        app.client(TESTER).await.get(&page).await.expect(403).does_not_say(EMAIL);
        assert_eq!(noted(&app).await, []);
        let reviewer = app.client(REVIEWER).await;
        let on_case = reviewer.get(&format!("/screening/cases/{case}")).await.expect(200);
        on_case.says(&ja("reporters-title")).does_not_say(EMAIL).does_not_say("報告 する子");
        assert_eq!(noted(&app).await, []);
        reviewer
            .get(&page)
            .await
            .expect(200)
            .says("報告 する子")
            .says(EMAIL)
            .does_not_say(&ja("reporter-remove"));
        app.client(AUDITOR).await.get(&page).await.expect(200).says(EMAIL);
        let viewed = |name: &str| ("reporter-viewed".to_owned(), name.to_owned());
        assert_eq!(noted(&app).await, [viewed("佐藤 理恵"), viewed("監物 明")]);
        for other in [REVIEWER, APPROVER, AUDITOR] {
            app.client(other)
                .await
                .post(&remove, &[])
                .await
                .expect(403)
                .says(&ja("denied-administrators-only"));
        }
        reviewer.get(&format!("/screening/cases/{case}/defects/99/reporter")).await.expect(404);

        // The mails that name the person go, too, once they are sent.
        app.sql("UPDATE outbox SET sent_at = created_at").await.unwrap();
        let administrator = app.client(ADMINISTRATOR).await;
        administrator.fill(&page, "remove-reporter", &[]).await.expect_redirect(&page);
        administrator.open(&page).await.expect(200).says(&ja("notice-reporter-removed")).does_not_say(EMAIL);
        assert!(app.mails().await.iter().all(|mail| mail.recipient != EMAIL));
        assert!(reports(&app).await.iter().all(|row| row.name.is_none() && row.removed_at.is_some()));
        assert_eq!(noted(&app).await.last().unwrap().0, "reporter-removed");
        let entries = noted(&app).await.len();
        administrator.post(&remove, &[]).await.expect_redirect(&page);
        assert_eq!(noted(&app).await.len(), entries, "removed once");
        assert_eq!(defects(&app).await, number, "the report stays");
        assert_eq!(verify(&app.portal).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn who_reported_is_forgotten_after_five_years() {
    on_each_database(async |app| {
        let client = app.visitor();
        report(&app, &client, &[], &[]).await.expect_redirect(SENT);
        client.post(&link(&app).await, &[]).await.expect(303);
        app.pass(SignedDuration::from_hours(24 * (5 * 365 - 10)));
        services::defect_reports::sweep(&app.portal).await.unwrap();
        assert!(reports(&app).await.iter().all(|row| row.name.is_some()));
        app.pass(SignedDuration::from_hours(24 * 14));
        services::defect_reports::sweep(&app.portal).await.unwrap();
        let rows = tables::defect_reports::Entity::find().all(app.portal.db()).await.unwrap();
        assert!(rows.iter().all(|row| row.name.is_none() && row.email.is_none() && row.removed_at.is_some()));
        let removed = noted(&app).await;
        assert_eq!(removed.len(), rows.len());
        assert!(removed.iter().all(|(act, name)| act == "reporter-removed" && name == "system"));
    })
    .await;
}
