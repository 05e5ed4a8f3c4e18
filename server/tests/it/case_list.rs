//! The register of cases as a workbook: the same rows as the queue, text that stays text, and 100,000 rows
//! in constant memory.

use calamine::{Data, Range};
use sea_orm::{EntityTrait, QueryOrder};
use services::entities::journal;

use crate::support::people::{HOSHINO, REVIEWER, TESTER};
use crate::support::words::ja;
use crate::support::workbook::{self, column};
use crate::support::{TestApp, on_each_database};

const PAGE: &str = "/screening/cases.xlsx";

async fn sheet(app: &TestApp, email: &str, query: &str) -> Range<Data> {
    let reply = app.client(email).await.get(&format!("{PAGE}{query}")).await.expect(200);
    workbook::sheet(reply.bytes, &ja("case-list-sheet"))
}

#[tokio::test]
async fn the_list_holds_what_the_queue_holds() {
    on_each_database(async |app| {
        let all = sheet(&app, REVIEWER, "?closed=on").await;
        let header: Vec<String> = all.rows().next().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(header[..2], [ja("case-list-number"), ja("case-list-applicant")]);
        let numbers = column(&all, 0);
        assert!(numbers.is_sorted() && numbers.len() > 8, "{numbers:?}");
        let days = all.rows().skip(1).all(|row| matches!(row[10], Data::Float(_) | Data::Int(_)));
        assert!(days, "numbers are numbers");
        assert!(all.rows().skip(1).all(|row| matches!(row[8], Data::DateTime(_))), "dates are dates");
        let open = column(&sheet(&app, REVIEWER, "?notices=on").await, 2);
        assert_eq!(open, ["みどり端末 ビルトイン", "フェイスゲート スリム"]);
        let draft = column(&all, 2);
        assert!(!draft.contains(&"カオリーダー スリー".to_owned()), "drafts are their vendors'");
        // Who took it stands in the journal.
        let rows = journal::Entity::find().order_by_desc(journal::Column::Id).all(app.portal.db()).await;
        let last = rows.unwrap().into_iter().next().unwrap();
        assert_eq!((last.act.as_str(), last.name.as_str()), ("cases-exported", "佐藤 理恵"));
        assert!(last.details.contains("notices=on"), "{}", last.details);
        app.client(HOSHINO).await.get(PAGE).await.expect(404);
    })
    .await;
}

#[tokio::test]
async fn a_declared_conflict_and_a_formula_do_no_harm() {
    on_each_database(async |app| {
        let case = app.case("FG-40").await;
        app.sql("UPDATE cases SET product_name = '=HYPERLINK(\"http://evil.example\")' WHERE model_number = 'KR-200'")
            .await
            .unwrap();
        let client = app.client(TESTER).await;
        let page = format!("/screening/cases/{case}/conflict");
        client.fill(&page, "conflict", &[("conflict_reason", "親族が勤めているため")]).await.expect(303);
        let range = sheet(&app, TESTER, "").await;
        assert!(!column(&range, 3).contains(&"FG-40".to_owned()), "out of sight");
        let row = range.rows().find(|row| row[3] == Data::String("KR-200".to_owned())).unwrap();
        assert_eq!(row[2], Data::String("=HYPERLINK(\"http://evil.example\")".to_owned()));
    })
    .await;
}

/// The real binary with 100,000 cases beside those of the demonstration.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_hundred_thousand_rows_need_no_more_memory_than_a_few() {
    use crate::support::process::{Server, demonstration};

    const FEW: usize = 2_000;
    const MANY: usize = 100_000;
    /// What many may need more than a few, in bytes: the heap is not packed, and the database has its cache.
    /// Held in memory the list would be over 200 MB.
    const MORE: u64 = 32 * 1024 * 1024;

    let folder = demonstration();
    let database = folder.path().join("shinsa.sqlite");
    let db = sea_orm::Database::connect(format!("sqlite://{}", database.display())).await.unwrap();
    let server = Server::start(folder.path(), &[]);
    let cookie = server.sign_in(REVIEWER);
    type More = fn(usize, usize) -> String;
    let lists: [(&str, More); 2] =
        [(PAGE, copies_of_a_case), ("/screening/defects.xlsx", defects_of_the_copies)];
    for (page, more) in lists {
        let mut peaks = Vec::new();
        for (from, to) in [(0, FEW), (FEW, MANY)] {
            sea_orm::ConnectionTrait::execute_unprepared(&db, &more(from, to)).await.unwrap();
            server.forget_peak();
            let reply = server.get_bytes(page, &cookie).unwrap();
            peaks.push(server.peak_memory());
            let body = reply.windows(4).position(|window| window == b"PK\x03\x04").expect("a workbook");
            let rows = workbook::rows(&reply[body..]);
            assert!(rows > to, "{page}: {rows}");
        }
        let more = peaks[1].saturating_sub(peaks[0]);
        assert!(more < MORE, "{page}: {peaks:?}");
    }
    db.close().await.unwrap();
}

#[cfg(target_os = "linux")]
fn copies_of_a_case(from: usize, to: usize) -> String {
    let columns = "version, call_id, organization_id, applicant_name, product_name, model_number, search_key, \
                   stage, waiting_for, reviewer_id, reviewer_name, recommended_by, changed, started_at, \
                   submitted_at, due_at, closed_at, updated_at, handovers, passed_product, passed_model";
    format!(
        "WITH RECURSIVE n(i) AS (SELECT {from} + 1 UNION ALL SELECT i + 1 FROM n WHERE i < {to}) \
         INSERT INTO cases (id, number, {columns}) \
         SELECT printf('many-%06d', i), printf('X-%06d', i), {columns} FROM n, \
         (SELECT * FROM cases WHERE model_number = 'FG-40' LIMIT 1)"
    )
}

/// One defect of each copy, all reported at the same moment.
#[cfg(target_os = "linux")]
fn defects_of_the_copies(from: usize, to: usize) -> String {
    let columns =
        "phase, severity, waiting_for, reported_at, due_at, answer_due_at, suspended_until, deadlines";
    format!(
        "WITH RECURSIVE n(i) AS (SELECT {from} + 1 UNION ALL SELECT i + 1 FROM n WHERE i < {to}) \
         INSERT INTO defects (case_id, number, {columns}) \
         SELECT printf('many-%06d', i), 1, {columns} FROM n, \
         (SELECT * FROM defects WHERE phase = 'noticed' LIMIT 1)"
    )
}
