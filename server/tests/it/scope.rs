//! Who may see and do what, tried by every address and with crafted requests.

use axum::http::StatusCode;
use domain::forms::FormId;
use domain::ids::CaseId;
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use services::entities as tables;

use crate::support::client::{Client, Reply};
use crate::support::html;
use crate::support::people::{
    ADMINISTRATOR, APPROVER, AUDITOR, CLERK, HOSHINO, KAWABE, MIDORI, NEWCOMER, REVIEWER, SECOND_REVIEWER,
    STAFF, TESTER,
};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, files, on_each_database};

/// Every address that takes a POST, by whose it is. `{case}` is a case, `{form}` a form.
const VENDOR_POSTS: [&str; 23] = [
    "/calls/{code}/apply",
    "/applications/{id}/documents/{form}",
    "/applications/{id}/documents/{form}/fill",
    "/applications/{id}/documents/{form}/fill/draft",
    "/applications/{id}/evidence",
    "/applications/{id}/evidence/{number}/remove",
    "/applications/{id}/facts",
    "/applications/{id}/facts/draft",
    "/applications/{id}/submit",
    "/applications/{id}/corrections/{round}",
    "/applications/{id}/withdraw",
    "/applications/{id}/device-check/dates",
    "/applications/{id}/device-check/devices",
    "/applications/{id}/device-check/move",
    "/applications/{id}/change-notices",
    "/applications/{id}/change-notices/{notice}/upload/{what}",
    "/applications/{id}/change-notices/{notice}/edit",
    "/applications/{id}/change-notices/{notice}/submit",
    "/applications/{id}/change-notices/{notice}/discard",
    "/applications/{id}/change-notices/{notice}/withdraw",
    "/applications/{id}/change-notices/{notice}/answer",
    "/applications/{id}/change-notices/{notice}/documents",
    "/applications/{id}/change-notices/{notice}/files/{number}/remove",
];
const SCREENING_POSTS: [&str; 37] = [
    "/screening/cases/{id}/take",
    "/screening/cases/{id}/assign",
    "/screening/cases/{id}/conflict",
    "/screening/cases/{id}/notes",
    "/screening/cases/{id}/hold",
    "/screening/cases/{id}/hold/send",
    "/screening/cases/{id}/resume",
    "/screening/cases/{id}/resume/send",
    "/screening/cases/{id}/formal-check",
    "/screening/cases/{id}/message",
    "/screening/cases/{id}/message/send",
    "/screening/cases/{id}/correction",
    "/screening/cases/{id}/correction/send",
    "/screening/cases/{id}/recommendation",
    "/screening/cases/{id}/decision/approve",
    "/screening/cases/{id}/decision/return",
    "/screening/cases/{id}/forms/{form}",
    "/screening/cases/{id}/forms/{form}/items",
    "/screening/cases/{id}/device-check/confirm",
    "/screening/cases/{id}/device-check/decline",
    "/screening/cases/{id}/device-check/move",
    "/screening/cases/{id}/device-check/take-over",
    "/screening/cases/{id}/device-check/firmware",
    "/screening/cases/{id}/device-check/witness",
    "/screening/cases/{id}/device-check/results",
    "/screening/cases/{id}/change-notices/{notice}/upload",
    "/screening/cases/{id}/change-notices/{notice}/ask",
    "/screening/cases/{id}/change-notices/{notice}/ask/send",
    "/screening/cases/{id}/change-notices/{notice}/documents",
    "/screening/cases/{id}/change-notices/{notice}/documents/send",
    "/screening/cases/{id}/change-notices/{notice}/tests",
    "/screening/cases/{id}/change-notices/{notice}/tests/send",
    "/screening/cases/{id}/change-notices/{notice}/note",
    "/screening/cases/{id}/change-notices/{notice}/note/send",
    "/screening/cases/{id}/change-notices/{notice}/reject",
    "/screening/cases/{id}/change-notices/{notice}/reject/send",
    "/screening/cases/{id}/change-notices/{notice}/record",
];
/// What comes after the documents, by subject.
const DEFECT_POSTS: [&str; 6] = [
    "/screening/cases/{id}/defects/new",
    "/screening/cases/{id}/defects/{number}/files",
    "/screening/cases/{id}/defects/{number}/decision",
    "/screening/cases/{id}/defects/{number}/decision/return",
    "/screening/cases/{id}/defects/{number}/{act}",
    "/screening/cases/{id}/defects/{number}/{act}/check",
];
const VENDOR_DEFECT_POSTS: [&str; 2] =
    ["/applications/{id}/defects/{number}/files", "/applications/{id}/defects/{number}/{act}"];
const ADMIN_POSTS: [&str; 10] = [
    "/admin/calls/new",
    "/admin/calls/{code}",
    "/admin/staff",
    "/admin/staff/invitations/{id}/withdraw",
    "/admin/staff/{account}/roles",
    "/admin/staff/{account}/disable",
    "/admin/staff/{account}/enable",
    "/admin/calls/{code}/test-plan/edit",
    "/admin/calls/{code}/test-plan/import",
    "/admin/calls/{code}/test-plan/save",
];
/// What people change about themselves, and what is open to everybody.
const ACCOUNT_POSTS: [&str; 14] = [
    "/account/email",
    "/account/email/{token}",
    "/account/password",
    "/account/profile",
    "/account/sessions/end",
    "/confirm/{token}",
    "/invitation/{token}",
    "/password/forgot",
    "/password/reset/{token}",
    "/session/extend",
    "/setup/{token}",
    "/sign-in",
    "/sign-out",
    "/sign-up",
];
/// Reports from the public: two addresses for everybody, and one for administrators, tried in
/// `defect_reports.rs`.
const REPORT_POSTS: [&str; 3] =
    ["/report-defect", "/report-defect/{token}", "/screening/cases/{id}/defects/{number}/reporter/remove"];
const ORGANIZATION_POSTS: [&str; 9] = [
    "/organization",
    "/organization/edit",
    "/organization/join",
    "/organization/invitations",
    "/organization/invitations/withdraw",
    "/organization/requests",
    "/organization/members/{member}/signatory",
    "/organization/members/{member}/manager",
    "/organization/members/{member}/remove",
];

/// The register's: by the vendor, by the ministry, and open to everybody.
const REGISTER_POSTS: [&str; 7] = [
    "/applications/{id}/delist",
    "/screening/cases/{id}/register-error",
    "/screening/cases/{id}/register-error/approve",
    "/screening/cases/{id}/register-error/reject",
    "/subscriptions",
    "/subscriptions/confirm/{token}",
    "/subscriptions/leave/{token}",
];

/// The addresses of a vendor that take a POST, those of the rooms after the documents included.
fn vendor_posts() -> Vec<&'static str> {
    let rooms = room_posts().into_iter().filter(|path| path.starts_with("/applications/"));
    VENDOR_POSTS.into_iter().chain(rooms).collect()
}

/// As [`vendor_posts`], of the ministry.
fn screening_posts() -> Vec<&'static str> {
    let rooms = room_posts().into_iter().filter(|path| path.starts_with("/screening/"));
    SCREENING_POSTS.into_iter().chain(rooms).collect()
}

/// Those of the rooms after the documents.
fn room_posts() -> Vec<&'static str> {
    [&REGISTER_POSTS[..], &DEFECT_POSTS[..], &VENDOR_DEFECT_POSTS[..]].concat()
}

/// Plausible content for every form of the portal at once: a handler takes what it knows.
fn fields<'a>(version: &'a str, account: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("document", "1"),
        ("sheet", "0"),
        ("assignee", account),
        ("product_name", "製品"),
        ("firmware", "6.6.6"),
        ("reason", "理由"),
        ("reply_1", "回答"),
        ("act", "go"),
        ("signer_name", "誰か"),
        ("signer_title", "役職"),
        ("agreed", "on"),
        ("conflict_reason", "理由"),
        ("internal_note", "メモ"),
        ("hold_reason", "inquiry"),
        ("hold_note", "メモ"),
        ("resume_note", "メモ"),
        ("message_text", "連絡"),
        ("message", "連絡"),
        ("items.0.place", "track-record:"),
        ("items.0.reason", "evidence_missing"),
        ("items.0.words", "補正"),
        ("correction_due", "2099-12-01"),
        ("recommended_verdict", "pass"),
        ("recommendation_note", "メモ"),
        ("return_reason", "理由"),
        ("error_reason", "理由"),
        ("reject_reason", "理由"),
        ("marks.0.outcome", "pass"),
        ("marks.0.note", "今回のメモ"),
        ("item_place", "track-record:"),
        ("item_words", "補正"),
        ("code", "R9-9"),
        ("title_ja", "募集"),
        ("why", "理由"),
        ("email", "intruder@example.jp"),
        ("name", "侵入 太郎"),
        ("roles", "administrator"),
        ("roles", "reviewer"),
        ("invitation", "1"),
        ("request", "1"),
        ("decision", "accept"),
        ("to", "yes"),
        ("signatory", "on"),
        ("manager", "on"),
        ("corporate-number", "4011001098993"),
        ("postal-code", "100-0001"),
        ("address", "東京都"),
        ("words", "参加したい"),
        ("kinds", "firmware"),
        ("change_reason", "理由"),
        ("change_from", "2099-12-01"),
        ("withdraw_reason", "理由"),
        ("answer", "回答"),
        ("notice_question", "質問"),
        ("notice_due", "2099-12-01"),
        ("notice_words", "依頼"),
        ("notice_reason", "理由"),
        ("form_track-record", "on"),
        ("case_T-01", "on"),
        ("outcome_T-01", "passed"),
        ("devices", "A-1"),
        ("witness", "立会人"),
    ]
}

/// The address with its places filled in.
fn filled(pattern: &str, id: &str, account: &str) -> String {
    pattern
        .replace("{id}", id)
        .replace("{form}", FormId::TrackRecord.id())
        .replace("{round}", "1")
        .replace("{number}", "1")
        .replace("{act}", if pattern.starts_with("/screening") { "triage-defect" } else { "answer-notice" })
        .replace("{notice}", "1")
        .replace("{what}", "evidence")
        .replace("{code}", "R8-2")
        .replace("{account}", account)
        .replace("{member}", account)
}

/// A result of the bench.
const RESULT: [(&str, &str); 5] = [
    ("id", "crafted-0001"),
    ("test_case", "T-01"),
    ("device", "SN-1"),
    ("outcome", "pass"),
    ("note", "メモ"),
];

/// How much stands in each table that an act could change.
async fn fingerprint(app: &TestApp) -> Vec<u64> {
    let db = app.portal.db();
    vec![
        tables::case_events::Entity::find().count(db).await.unwrap(),
        tables::drafts::Entity::find().count(db).await.unwrap(),
        tables::files::Entity::find().count(db).await.unwrap(),
        tables::outbox::Entity::find().count(db).await.unwrap(),
        tables::journal::Entity::find().count(db).await.unwrap(),
        tables::tokens::Entity::find().count(db).await.unwrap(),
        tables::accounts::Entity::find().count(db).await.unwrap(),
        tables::staff_roles::Entity::find().count(db).await.unwrap(),
        tables::memberships::Entity::find().count(db).await.unwrap(),
        tables::organizations::Entity::find().count(db).await.unwrap(),
        tables::join_requests::Entity::find().count(db).await.unwrap(),
        tables::calls::Entity::find().count(db).await.unwrap(),
        tables::test_plan_drafts::Entity::find().count(db).await.unwrap(),
        app.stored().0 as u64,
    ]
}

async fn post(client: &Client, app: &TestApp, pattern: &str, case: &CaseId, account: &str) -> Reply {
    let path = filled(pattern, case.as_str(), account);
    let files =
        ["/documents/{form}", "/evidence", "/files", "/test-plan/import", "/upload/{what}", "/upload"];
    if files.iter().any(|end| pattern.ends_with(end)) {
        return client.upload(&path, "様式.xlsx", files::blank(FormId::TrackRecord)).await;
    }
    if pattern.ends_with("/results") {
        let log = Client::uploaded_with(&path, &RESULT, "記録.txt", b"log".to_vec());
        return client.send(log).await;
    }
    let rows = tables::cases::Entity::find_by_id(case.as_str()).one(app.portal.db()).await.unwrap();
    let version = rows.map_or(1, |row| row.version).to_string();
    client.post(&path, &fields(&version, account)).await
}

/// The addresses of the routers that take a POST, as their source has them.
fn routes_that_take_posts(source: &str) -> Vec<String> {
    let routes = source.lines().filter(|line| line.contains(".route(") && line.contains("post("));
    routes
        .map(|line| {
            let inner = line.split_once(".route(").unwrap().1;
            let path = inner.split('"').nth(1).unwrap_or_default();
            if inner.starts_with("&case(") {
                format!("/screening/cases/{{id}}{path}")
            } else if inner.starts_with("&defect(") {
                format!("/screening/cases/{{id}}/defects/{{number}}{path}")
            } else if inner.starts_with("&own(") {
                format!("/applications/{{id}}/defects/{{number}}{path}")
            } else if inner.starts_with("&ours(") {
                let (ours, _) = heads(source);
                format!("{ours}{path}")
            } else if inner.starts_with("&theirs(") {
                let (_, theirs) = heads(source);
                format!("{theirs}{path}")
            } else if inner.starts_with("PAGE") {
                "/organization".to_owned()
            } else {
                path.to_owned()
            }
        })
        .collect()
}

/// What `ours` and `theirs` put before the paths of a room.
fn heads(source: &str) -> (&'static str, &'static str) {
    if source.contains("/change-notices") {
        ("/screening/cases/{id}/change-notices/{notice}", "/applications/{id}/change-notices")
    } else {
        ("/screening/cases/{id}/device-check", "/applications/{id}/device-check")
    }
}

#[test]
fn no_address_is_forgotten() {
    let sources = [
        (include_str!("../../../app/src/pages/vendor/mod.rs"), VENDOR_POSTS.as_slice()),
        (include_str!("../../../app/src/pages/screening/mod.rs"), SCREENING_POSTS.as_slice()),
        (include_str!("../../../app/src/pages/admin/mod.rs"), ADMIN_POSTS.as_slice()),
        (include_str!("../../../app/src/pages/organization/mod.rs"), ORGANIZATION_POSTS.as_slice()),
        (include_str!("../../../app/src/pages/account/mod.rs"), ACCOUNT_POSTS.as_slice()),
        (include_str!("../../../app/src/pages/defects/ministry/mod.rs"), DEFECT_POSTS.as_slice()),
        (include_str!("../../../app/src/pages/defects/vendor/mod.rs"), VENDOR_DEFECT_POSTS.as_slice()),
        (include_str!("../../../app/src/pages/register/mod.rs"), REGISTER_POSTS.as_slice()),
        (include_str!("../../../app/src/pages/reports/mod.rs"), REPORT_POSTS.as_slice()),
    ];
    // A room after the documents has addresses of both sides.
    let mut room = routes_that_take_posts(include_str!("../../../app/src/pages/device_check/mod.rs"));
    room.extend(routes_that_take_posts(include_str!("../../../app/src/pages/change_notices/mod.rs")));
    for (source, known) in sources {
        let mut found = routes_that_take_posts(source);
        let side = match found.first().map(String::as_str) {
            Some(first) if first.starts_with("/screening") => "/screening",
            Some(first) if first.starts_with("/applications") => "/applications",
            _ => "nobody",
        };
        if known == VENDOR_POSTS || known == SCREENING_POSTS {
            found.extend(room.iter().filter(|path| path.starts_with(side)).cloned());
        }
        found.sort();
        let mut known = known.to_vec();
        known.sort_unstable();
        assert_eq!(found, known, "a route came or went: say here who may post to it");
    }
}

/// Every page of a vendor about a case.
fn pages_of(case: &str) -> Vec<String> {
    let form = FormId::TrackRecord.id();
    let below = [
        String::new(),
        "/facts".to_owned(),
        format!("/documents/{form}"),
        format!("/documents/{form}/fill"),
        format!("/documents/{form}/prefilled"),
        "/evidence/1".to_owned(),
        format!("/files/{form}/1"),
        "/letters/0".to_owned(),
        "/check".to_owned(),
        "/submit".to_owned(),
        "/receipt".to_owned(),
        "/corrections/1".to_owned(),
        "/withdraw".to_owned(),
        "/defects/1".to_owned(),
        "/defects/1/answer-notice".to_owned(),
        "/defects/1/files/1".to_owned(),
        "/device-check/dates".to_owned(),
        "/device-check/devices".to_owned(),
        "/device-check/move".to_owned(),
        "/device-check/sheets/0".to_owned(),
        "/delist".to_owned(),
        "/change-notices/new".to_owned(),
        "/change-notices/1".to_owned(),
        "/change-notices/1/edit".to_owned(),
        "/change-notices/1/submit".to_owned(),
        "/change-notices/1/discard".to_owned(),
        "/change-notices/1/withdraw".to_owned(),
        "/change-notices/1/files/1".to_owned(),
        "/change-notices/1/files/1/read".to_owned(),
    ];
    below.into_iter().map(|below| format!("/applications/{case}{below}")).collect()
}

/// Every page of the staff about a case.
fn screening_pages_of(case: &str) -> Vec<String> {
    let form = FormId::TrackRecord.id();
    let below = [
        String::new(),
        "/conflict".to_owned(),
        "/message".to_owned(),
        "/hold".to_owned(),
        "/resume".to_owned(),
        "/formal-check".to_owned(),
        "/correction".to_owned(),
        "/correction/check".to_owned(),
        "/recommendation".to_owned(),
        "/decision".to_owned(),
        format!("/forms/{form}"),
        format!("/forms/{form}/changes"),
        "/changes".to_owned(),
        format!("/files/{form}/1"),
        format!("/files/{form}/1/pdf"),
        "/evidence/1".to_owned(),
        "/letters/0".to_owned(),
        "/export".to_owned(),
        "/defects/new".to_owned(),
        "/defects/1".to_owned(),
        "/defects/1/decision".to_owned(),
        "/defects/1/triage-defect".to_owned(),
        "/defects/1/triage-defect/check".to_owned(),
        "/defects/1/files/1".to_owned(),
        "/device-check".to_owned(),
        "/device-check/confirm".to_owned(),
        "/device-check/decline".to_owned(),
        "/device-check/move".to_owned(),
        "/device-check/take-over".to_owned(),
        "/device-check/files/result/0".to_owned(),
        "/device-check/sheets/0".to_owned(),
        "/register-error".to_owned(),
        "/change-notices/1".to_owned(),
        "/change-notices/1/ask".to_owned(),
        "/change-notices/1/documents".to_owned(),
        "/change-notices/1/tests".to_owned(),
        "/change-notices/1/note".to_owned(),
        "/change-notices/1/reject".to_owned(),
        "/change-notices/1/files/1".to_owned(),
        "/change-notices/1/files/1/read".to_owned(),
    ];
    below.into_iter().map(|below| format!("/screening/cases/{case}{below}")).collect()
}

#[tokio::test]
async fn another_vendors_case_is_not_found_by_any_address() {
    on_each_database(async |app| {
        // A passed case with a letter, one in correction, a draft, and one that was withdrawn.
        for (model, stranger) in [("KR-100", KAWABE), ("MD-1", HOSHINO), ("KR-300", MIDORI), ("MD-0", KAWABE)]
        {
            let case = app.case(model).await;
            let client = app.client(stranger).await;
            let nobodys = "00000000000000000000000000000000";
            for (page, never) in pages_of(case.as_str()).iter().zip(pages_of(nobodys)) {
                let reply = client.get(page).await.expect(404).says(&ja("not-found-title"));
                // Nothing tells a case of somebody else from one that never was.
                let never = client.get(&never).await.expect(404);
                assert_eq!(reply.text(), never.text(), "{page}");
            }
            let before = fingerprint(&app).await;
            for pattern in vendor_posts().iter().filter(|pattern| pattern.contains("{id}")) {
                let reply = post(&client, &app, pattern, &case, "x").await;
                assert_eq!(reply.status, 404, "{pattern} of {model} → {}", reply.location());
            }
            assert_eq!(fingerprint(&app).await, before);
        }
    })
    .await;
}

#[tokio::test]
async fn the_own_organisation_sees_its_case_and_others_do_not_see_it_in_lists() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        for email in [HOSHINO, CLERK] {
            let client = app.client(email).await;
            client.get(&format!("/applications/{case}")).await.expect(200);
            client.get("/vendor").await.expect(200).says("カオリーダー ツー").does_not_say("フェイスゲート");
        }
        let stranger = app.client(KAWABE).await;
        stranger.get("/vendor").await.expect(200).says("フェイスゲート").does_not_say("カオリーダー");
    })
    .await;
}

#[tokio::test]
async fn the_ministrys_pages_do_not_exist_for_vendors() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let account = app.actor(REVIEWER).await.account().unwrap().to_string();
        for email in [HOSHINO, KAWABE, NEWCOMER] {
            let client = app.client(email).await;
            // Somebody without an organisation is no vendor yet, and is told to become one first.
            let expected: &[u16] = if email == NEWCOMER { &[403, 404, 303] } else { &[404] };
            let mut pages = screening_pages_of(case.as_str());
            pages.extend(
                [
                    "/screening",
                    "/screening/defects",
                    "/screening/defects.xlsx",
                    "/screening/cases.xlsx",
                    "/admin/calls",
                    "/admin/calls/new",
                    "/admin/calls/R8-2",
                    "/admin/staff",
                ]
                .map(str::to_owned),
            );
            pages.extend(["/admin/journal", "/admin/mail"].map(str::to_owned));
            let plans = ["", "/edit", "/check", "/1.xlsx"];
            pages.extend(plans.map(|below| format!("/admin/calls/R8-2/test-plan{below}")));
            pages.extend(["/screening/statistics", "/screening/statistics.xlsx"].map(str::to_owned));
            pages.push(format!("/admin/staff/{account}"));
            for page in pages {
                let reply = client.get(&page).await;
                assert!(expected.contains(&reply.status.as_u16()), "{email} {page}: {}", reply.status);
                assert!(!reply.text().contains("カオリーダー ツー"), "{page} tells of the case");
            }
            let before = fingerprint(&app).await;
            for pattern in screening_posts().iter().chain(&ADMIN_POSTS) {
                let reply = post(&client, &app, pattern, &case, &account).await;
                let status = reply.status.as_u16();
                assert!(expected.contains(&status), "{email} {pattern}: {status} {}", reply.location());
            }
            assert_eq!(fingerprint(&app).await, before, "{email}");
        }
    })
    .await;
}

#[tokio::test]
async fn vendors_pages_do_not_exist_for_the_ministry() {
    on_each_database(async |app| {
        let case = app.case("MD-1").await;
        for email in STAFF {
            let client = app.client(email).await;
            let before = fingerprint(&app).await;
            for page in pages_of(case.as_str()) {
                // Files are the same for both sides, if the person may read them.
                if ["/files/", "/letters/", "/evidence/"].iter().any(|below| page.contains(below)) {
                    continue;
                }
                client.get(&page).await.expect(404);
            }
            for pattern in vendor_posts() {
                let reply = post(&client, &app, pattern, &case, "x").await;
                assert_eq!(reply.status, 404, "{email} {pattern} → {}", reply.location());
            }
            assert_eq!(fingerprint(&app).await, before, "{email}");
        }
    })
    .await;
}

/// Which acts each role may not do on a case of somebody else, whatever its state.
fn not_for(email: &str) -> Vec<&'static str> {
    let below = |names: &[&str]| -> Vec<&'static str> {
        let ends = |pattern: &&&str| names.iter().any(|name| pattern.ends_with(name));
        SCREENING_POSTS.iter().filter(ends).copied().collect()
    };
    let reviewing =
        ["/hold", "/resume", "/formal-check", "/message", "/correction", "/recommendation", "/forms/{form}"];
    let deciding = ["/decision/approve", "/decision/return"];
    match email {
        REVIEWER | SECOND_REVIEWER => below(&deciding),
        APPROVER => below(&reviewing),
        TESTER => below(&[reviewing.as_slice(), &deciding, &["/take", "/assign"]].concat()),
        ADMINISTRATOR => below(&[reviewing.as_slice(), &deciding, &["/notes"]].concat()),
        AUDITOR => {
            below(&[reviewing.as_slice(), &deciding, &["/take", "/assign", "/notes", "/conflict"]].concat())
        }
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_role_that_may_not_gets_its_own_sentence() {
    on_each_database(async |app| {
        let sentence = |command: &str| ja_with("refusal-role-may-not", &[("command", &ja(command))]);
        let command = |pattern: &str| match pattern.rsplit('/').next().unwrap() {
            "hold" => "command-hold",
            "resume" => "command-resume",
            "formal-check" => "command-pass-formal-check",
            "message" => "command-send-message",
            "correction" => "command-request-correction",
            "recommendation" => "command-recommend",
            "{form}" => "command-mark",
            "approve" => "command-approve",
            "return" => "command-return-recommendation",
            "take" | "assign" => "command-assign",
            "notes" => "command-add-note",
            "conflict" => "command-declare-conflict",
            other => panic!("{other}"),
        };
        // Waits for approval; taken by the first reviewer.
        let case = app.case("KR-200").await;
        let account = app.actor(SECOND_REVIEWER).await.account().unwrap().to_string();
        for email in [REVIEWER, APPROVER, TESTER, ADMINISTRATOR, AUDITOR] {
            let client = app.client(email).await;
            let before = app.event_count().await;
            for pattern in not_for(email) {
                let reply = post(&client, &app, pattern, &case, &account).await;
                assert_eq!(reply.status, 403, "{email} {pattern} → {}\n{}", reply.location(), reply.text());
                reply.says(&sentence(command(pattern)));
            }
            assert_eq!(app.event_count().await, before, "{email}");
        }
    })
    .await;
}

#[tokio::test]
async fn another_reviewers_case_is_not_worked_on() {
    on_each_database(async |app| {
        // Reviewed by the first reviewer.
        let case = app.case("FG-40").await;
        let client = app.client(SECOND_REVIEWER).await;
        let sentence = ja_with("refusal-another-reviewer", &[("reviewer", "佐藤 理恵")]);
        let before = app.event_count().await;
        for below in ["/hold", "/formal-check", "/message", "/correction", "/recommendation", "/forms/{form}"]
        {
            let reply = post(&client, &app, &format!("/screening/cases/{{id}}{below}"), &case, "x").await;
            assert_eq!(reply.status, 403, "{below} → {}", reply.location());
            reply.says(&sentence);
        }
        assert_eq!(app.event_count().await, before);
    })
    .await;
}

/// Whether the answer says no: by its status, or by leading back to a page that says why.
async fn says_no(client: &Client, reply: &Reply) -> bool {
    match reply.status {
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::CONFLICT => true,
        StatusCode::SEE_OTHER => {
            let page = client.open(reply.location()).await;
            page.status == StatusCode::FORBIDDEN || page.html().contains("error-summary")
        }
        _ => false,
    }
}

#[tokio::test]
async fn an_auditor_reads_everything_and_changes_nothing() {
    on_each_database(async |app| {
        let client = app.client(AUDITOR).await;
        let account = app.actor(REVIEWER).await.account().unwrap().to_string();
        for page in [
            "/screening",
            "/screening?closed=on",
            "/screening/defects",
            "/screening/statistics",
            "/admin/calls",
            "/admin/calls/R8-2/test-plan",
            "/admin/calls/R8-2/test-plan/1.xlsx",
            "/admin/staff",
            "/admin/journal",
            "/admin/mail",
        ] {
            client.get(page).await.expect(200);
        }
        for model in ["KR-100", "FG-20", "KR-200", "MD-1", "FG-5", "MD-2", "FG-60"] {
            let case = app.case(model).await;
            let page = client.get(&format!("/screening/cases/{case}")).await.expect(200);
            let forms = html::forms(page.html());
            let acting: Vec<_> = forms
                .iter()
                .filter(|form| form.action.contains("/screening/"))
                .map(|form| &form.action)
                .collect();
            assert!(acting.is_empty(), "{model} offers {acting:?}");
            client
                .get(&format!("/screening/cases/{case}/forms/{}", FormId::TrackRecord.id()))
                .await
                .expect(200);
        }
        for model in ["KR-200", "FG-40", "MD-1", "FG-60", "FG-5"] {
            let case = app.case(model).await;
            let before = fingerprint(&app).await;
            let (ours, theirs) = (screening_posts(), vendor_posts());
            let posts = ours.iter().chain(&ADMIN_POSTS).chain(&theirs).chain(&ORGANIZATION_POSTS);
            for pattern in posts {
                let reply = post(&client, &app, pattern, &case, &account).await;
                assert!(
                    says_no(&client, &reply).await,
                    "{pattern} of {model}: {} {}",
                    reply.status,
                    reply.location()
                );
                assert_eq!(fingerprint(&app).await, before, "{pattern} of {model}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn only_administrators_administer() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let account = app.actor(TESTER).await.account().unwrap().to_string();
        for email in [REVIEWER, APPROVER, TESTER] {
            let client = app.client(email).await;
            for page in ["/admin/calls", "/admin/calls/new", "/admin/staff", "/admin/journal", "/admin/mail"]
            {
                client.get(page).await.expect(403).says(&ja("denied-role"));
            }
            let before = fingerprint(&app).await;
            for pattern in ADMIN_POSTS {
                let reply = post(&client, &app, pattern, &case, &account).await;
                assert!(says_no(&client, &reply).await, "{email} {pattern}: {}", reply.status);
            }
            assert_eq!(fingerprint(&app).await, before, "{email}");
        }
    })
    .await;
}

#[tokio::test]
async fn without_signing_in_every_address_asks_for_it() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let client = app.visitor();
        let mut pages = pages_of(case.as_str());
        pages.extend(screening_pages_of(case.as_str()));
        pages.extend(
            [
                "/vendor",
                "/screening",
                "/screening/statistics",
                "/admin/calls",
                "/admin/journal",
                "/organization",
                "/organization/edit",
                "/account",
            ]
            .map(str::to_owned),
        );
        for page in pages {
            let reply = client.get(&page).await.expect(303);
            let next: String = url::form_urlencoded::byte_serialize(page.as_bytes()).collect();
            assert_eq!(reply.location(), format!("/sign-in?next={next}"));
        }
        let before = fingerprint(&app).await;
        let own = ACCOUNT_POSTS.iter().filter(|path| path.starts_with("/account/") && !path.contains('{'));
        let (ours, theirs) = (screening_posts(), vendor_posts());
        let posts = ours.iter().chain(&ADMIN_POSTS).chain(&theirs);
        for pattern in posts.chain(&ORGANIZATION_POSTS).chain(own) {
            let reply = post(&app.visitor(), &app, pattern, &case, "x").await.expect(303);
            assert!(reply.location().starts_with("/sign-in"), "{pattern} → {}", reply.location());
        }
        assert_eq!(fingerprint(&app).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_conflict_of_interest_shuts_the_reviewer_out() {
    on_each_database(async |app| {
        let case = app.case("FG-40").await;
        let client = app.client(REVIEWER).await;
        client.get("/screening").await.expect(200).says("フェイスゲート プロ");
        let page = format!("/screening/cases/{case}/conflict");
        let declared =
            client.fill(&page, "conflict", &[("conflict_reason", "親族が勤めているため")]).await.expect(303);
        client.open(declared.location()).await.expect(200).does_not_say("フェイスゲート プロ");
        for page in screening_pages_of(case.as_str()) {
            client.get(&page).await.expect(404);
        }
        let before = fingerprint(&app).await;
        for pattern in screening_posts() {
            let reply = post(&client, &app, pattern, &case, "x").await;
            assert_eq!(reply.status, 404, "{pattern} → {}", reply.location());
        }
        assert_eq!(fingerprint(&app).await, before);
        app.client(SECOND_REVIEWER).await.get("/screening").await.expect(200).says("フェイスゲート プロ");
    })
    .await;
}

#[tokio::test]
async fn drafts_of_vendors_are_not_the_ministrys_business() {
    on_each_database(async |app| {
        let case = app.case("KR-300").await;
        for email in STAFF {
            let client = app.client(email).await;
            for page in screening_pages_of(case.as_str()) {
                client.get(&page).await.expect(404);
            }
            client.get("/screening?closed=on").await.expect(200).does_not_say("カオリーダー スリー");
        }
    })
    .await;
}

#[tokio::test]
async fn views_of_the_restricted_form_are_noted_in_the_journal() {
    on_each_database(async |app| {
        let restricted: Vec<_> = FormId::ALL.into_iter().filter(|form| form.restricted()).collect();
        assert_eq!(restricted, [FormId::AntisocialPledge]);
        let case = app.case("KR-200").await;
        let path = |form: FormId| format!("/screening/cases/{case}/files/{}/1", form.id());
        let noted = async || {
            let query = tables::journal::Entity::find().order_by_asc(tables::journal::Column::Id);
            let rows = query.all(app.portal.db()).await.unwrap();
            let views = rows.into_iter().filter(|row| row.act == "restricted-viewed");
            views.map(|row| (row.name, row.subject)).collect::<Vec<_>>()
        };
        assert_eq!(noted().await, []);
        let number = app.history(&case).await.case.number().unwrap().to_owned();
        let mut expected = Vec::new();
        for (email, name) in [(REVIEWER, "佐藤 理恵"), (APPROVER, "渡邉 和子"), (AUDITOR, "監物 明")]
        {
            let client = app.client(email).await;
            client.get(&path(FormId::TrackRecord)).await.expect(200);
            assert_eq!(noted().await, expected, "other forms are not noted");
            client.get(&path(FormId::AntisocialPledge)).await.expect(200);
            expected.push((name.to_owned(), number.clone()));
            assert_eq!(noted().await, expected);
        }
        for email in [TESTER, ADMINISTRATOR] {
            let client = app.client(email).await;
            let reply = client.get(&path(FormId::AntisocialPledge)).await;
            assert!(matches!(reply.status.as_u16(), 403 | 404), "{email}: {}", reply.status);
        }
        // The vendor's own view is no view by the staff.
        let own = format!("/applications/{case}/files/{}/1", FormId::AntisocialPledge.id());
        app.client(HOSHINO).await.get(&own).await.expect(200);
        assert_eq!(noted().await, expected);
        let journal = app.client(ADMINISTRATOR).await.get("/admin/journal").await.expect(200);
        journal.says(&number).says("監物 明");
    })
    .await;
}

#[tokio::test]
async fn an_administrator_declares_a_conflict_of_interest_too() {
    on_each_database(async |app| {
        let case = app.case("FG-40").await;
        let client = app.client(ADMINISTRATOR).await;
        let page = format!("/screening/cases/{case}/conflict");
        client.fill(&page, "conflict", &[("conflict_reason", "親族が勤めているため")]).await.expect(303);
        client.get(&format!("/screening/cases/{case}")).await.expect(404);
    })
    .await;
}
