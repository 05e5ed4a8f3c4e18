//! The device check (審査3), over HTTP: results with their files, the sheet, and mails with a calendar file.

use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::entities::outbox;

use crate::support::client::{Client, Reply};
use crate::support::people::{APPROVER, KAWABE, MIDORI, REVIEWER, TESTER};
use crate::support::words::ja;
use crate::support::{TestApp, on_each_database};

async fn record(client: &Client, case: &CaseId, fields: &[(&str, &str)], file: (&str, &[u8])) -> Reply {
    let path = format!("/screening/cases/{case}/device-check/results");
    client.send(Client::uploaded_with(&path, fields, file.0, file.1.to_vec())).await
}

fn passed<'a>(id: &'a str, test_case: &'a str, value: &'a str) -> [(&'a str, &'a str); 5] {
    [("id", id), ("test_case", test_case), ("device", "MD-82-0001"), ("outcome", "pass"), ("value", value)]
}

#[tokio::test]
async fn a_result_comes_with_its_log_and_counts_once() {
    on_each_database(async |app| {
        let case = app.case("MD-82").await;
        let client = app.client(TESTER).await;
        let before = app.history(&case).await.case.device_check.results.len();
        let log = "起動完了\n".as_bytes();
        for _ in 0..2 {
            record(&client, &case, &passed("result-0001", "T-02", ""), ("起動.log", log)).await.expect(303);
        }
        let check = app.history(&case).await.case.device_check;
        assert_eq!(check.results.len(), before + 1);
        let last = check.results.last().unwrap();
        assert_eq!((last.test_case.as_str(), last.attempt), ("T-02", 1));
        assert_eq!(last.files[0].file.name, "起動.log");
        let page = format!("/screening/cases/{case}/device-check");
        client.get(&page).await.expect(200).says("起動.log");
        let file = format!("{page}/files/result-0001/0");
        assert_eq!(client.get(&file).await.expect(200).bytes, log);
        // What is no photo and no log is not taken, and no result either.
        let program = ("駆動.exe", b"MZ\x00\x01\x02".as_slice());
        let refused = record(&client, &case, &passed("result-0002", "T-02", ""), program).await.expect(303);
        client.open(refused.location()).await.expect(200).says(&ja("error-upload-not-result-file"));
        assert_eq!(app.history(&case).await.case.device_check.results.len(), before + 1);
        // Only the tester of the case records.
        let other = app.client(REVIEWER).await;
        record(&other, &case, &passed("result-0003", "T-02", ""), ("a.log", log)).await.expect(403);
        app.client(MIDORI).await.get(&file.replace("screening/cases", "applications")).await.expect(404);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_comes_back_with_its_error() {
    on_each_database(async |app| {
        let case = app.case("MD-82").await;
        let client = app.client(TESTER).await;
        let reply =
            record(&client, &case, &passed("result-0001", "T-03", "多い"), ("", b"")).await.expect(303);
        let page = client.open(reply.location()).await.expect(200);
        assert!(page.html().contains("value=\"多い\""), "{}", page.html());
        page.says(&ja("summary-of-errors"));
    })
    .await;
}

async fn attachments(app: &TestApp, kind: &str, case: &CaseId) -> Vec<(String, String)> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::Kind.eq(kind))
        .filter(outbox::Column::CaseId.eq(case.as_str()))
        .all(app.portal.db())
        .await
        .unwrap();
    let mut rows: Vec<_> = rows.into_iter().map(|row| (row.recipient, row.attachment.unwrap())).collect();
    rows.sort();
    rows
}

#[tokio::test]
async fn both_sides_get_the_date_for_their_calendars_and_a_higher_number_when_it_moves() {
    on_each_database(async |app| {
        let case = app.case("FG-81").await;
        let confirmed = attachments(&app, "device-date-confirmed", &case).await;
        let to: Vec<&str> = confirmed.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(to, [KAWABE, TESTER]);
        for (_, file) in &confirmed {
            assert!(file.contains("\r\nSEQUENCE:0\r\n") && file.contains("METHOD:PUBLISH"), "{file}");
        }
        let vendor = app.client(KAWABE).await;
        let page = format!("/applications/{case}/device-check/move");
        let moved = vendor.fill(&page, "device-move", &[("device_reason", "機器の到着が遅れるため")]).await;
        vendor.open(moved.expect(303).location()).await.expect(200).says(&ja("notice-device-moved"));
        let moved = attachments(&app, "device-date-moved", &case).await;
        assert_eq!(moved.len(), 2);
        for (_, file) in &moved {
            assert!(file.contains("\r\nSEQUENCE:1\r\n") && file.contains("STATUS:CANCELLED"), "{file}");
        }
        vendor.get(&format!("/applications/{case}")).await.expect(200).says(&ja("vendor-next-dates"));
    })
    .await;
}

#[tokio::test]
async fn the_sheet_is_the_ministrys_until_it_is_decided_and_a_pass_is_listed() {
    on_each_database(async |app| {
        let case = app.case("KR-83").await;
        let tester = app.client(TESTER).await;
        tester.get(&format!("/screening/cases/{case}/device-check/sheets/0")).await.expect(200);
        let sheet = format!("/applications/{case}/device-check/sheets/0");
        let vendor = app.client(crate::support::people::HOSHINO).await;
        vendor.get(&sheet).await.expect(404);
        let approver = app.client(APPROVER).await;
        let decided = approver.fill(&format!("/screening/cases/{case}/decision"), "approve", &[]).await;
        decided.expect(303);
        assert_eq!(app.history(&case).await.case.stage().id(), "listed");
        vendor.get(&sheet).await.expect(200);
        let page = vendor.get(&format!("/applications/{case}")).await.expect(200);
        page.says(&ja("vendor-result-pass-devices"));
    })
    .await;
}
