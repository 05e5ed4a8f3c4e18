//! The public register: what it says of each product, to people and to machines, and who hears of changes.

use std::io::Cursor;

use axum::body::Body;
use axum::http::Request;
use calamine::{Data, Reader, Xlsx};
use domain::case::Command;
use domain::case::decision::Verdict;
use domain::case::listing::ListingCommand;
use domain::ids::CaseId;
use jiff::SignedDuration;
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait, QueryOrder, Set};
use server::demo::cases::{Play, Product};
use services::doctor;
use services::entities::{outbox, readings, register_entries, subscriptions};

use crate::support::people::{APPROVER, HOSHINO, REVIEWER, SECOND_APPROVER};
use crate::support::words::ja;
use crate::support::{TestApp, on_each_database};

/// A product of 星野電子 that passed everything; gives its case and its number.
async fn listed(app: &TestApp, name: &'static str, model: &'static str) -> (CaseId, String) {
    let (cast, call) = (app.cast().await, app.call().await);
    let play = Play { portal: &app.portal, cast: &cast };
    let product = Product { name, model, units: 100 };
    let id = play.submitted(&cast.hoshino, &call, &product).await.unwrap();
    play.formally_checked(&cast.reviewer, &id, &call).await.unwrap();
    play.tick(&cast.reviewer, &id, &call, 2).await.unwrap();
    play.recommend(&cast.reviewer, &id, Verdict::Pass).await.unwrap();
    play.approve(&id).await.unwrap();
    app.pass(SignedDuration::from_hours(24));
    let soon = app.portal.now() + SignedDuration::from_hours(24);
    play.pass_devices(&cast.hoshino, &id, &call, soon).await.unwrap();
    let number = app.history(&id).await.case.number().unwrap().to_owned();
    (id, number)
}

async fn act(app: &TestApp, email: &str, id: &CaseId, command: ListingCommand) {
    let (cast, actor) = (app.cast().await, app.actor(email).await);
    let play = Play { portal: &app.portal, cast: &cast };
    play.act(&actor, id, Command::Listing(command)).await.unwrap();
}

async fn sound(app: &TestApp) {
    let report = doctor::verify(&app.portal).await.unwrap();
    assert_eq!(report.problems, []);
}

#[tokio::test]
async fn an_entry_has_its_page_from_the_passed_documents_on() {
    on_each_database(async |app| {
        let visitor = app.visitor();
        let case = app.case("KR-100").await;
        let number = app.history(&case).await.case.number().unwrap().to_owned();
        let page = visitor.get(&format!("/products/{number}")).await.expect(200);
        page.says("カオリーダー ワン")
            .says(&ja("register-status-documents-passed"))
            .says(&ja("register-event-documents-passed"))
            .says("星野電子")
            .says("円")
            .does_not_say("星野 一郎");
        visitor.get("/products/R8-1-9999").await.expect(404);
        visitor.get("/products").await.expect(308);

        let (id, number) = listed(&app, "カオリーダー テン", "KR-910").await;
        let page = format!("/products/{number}");
        visitor
            .get(&page)
            .await
            .expect(200)
            .says(&ja("register-status-listed"))
            .says(&ja("register-event-listed"));
        sound(&app).await;
        // The vendor takes it off through its page.
        let vendor = app.client(HOSHINO).await;
        vendor.open(&format!("/applications/{id}")).await.expect(200).says(&ja("delist-link"));
        let delist = format!("/applications/{id}/delist");
        vendor.fill(&delist, "delist", &[("reason", "")]).await.expect_redirect(&delist);
        let typed = [("reason", "生産を終了しました。")];
        vendor.fill(&delist, "delist", &typed).await.expect_redirect(&format!("/applications/{id}"));
        visitor
            .get(&page)
            .await
            .expect(200)
            .says(&ja("register-status-withdrawn-by-vendor"))
            .says("生産を終了しました。");
        vendor.get(&delist).await.expect(409);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn an_error_is_corrected_by_two_people_and_stays_visible() {
    on_each_database(async |app| {
        let (id, number) = listed(&app, "カオリーダー テン", "KR-910").await;
        let (reviewer, approver) = (app.client(REVIEWER).await, app.client(APPROVER).await);
        let before = app.mails().await;
        let page = format!("/screening/cases/{id}/register-error");
        let back = format!("/screening/cases/{id}");
        reviewer.open(&back).await.expect(200).says(&ja("register-error-link"));
        reviewer.fill(&page, "register-error", &[("error_reason", "")]).await.expect_redirect(&page);
        let typed = [("error_reason", "別の型番の結果でした。")];
        reviewer.fill(&page, "register-error", &typed).await.expect_redirect(&back);
        let sent = app.mails_since(&before).await;
        let sent: Vec<_> = sent.iter().map(|(kind, to)| (kind.as_str(), to.as_str())).collect();
        assert_eq!(sent, [SECOND_APPROVER, APPROVER].map(|to| ("entry-error-proposed", to)));
        reviewer.open(&page).await.expect(200).says(&ja("command-approve-error"));
        app.visitor().get(&format!("/products/{number}")).await.does_not_say("別の型番の結果でした。");
        approver.get("/screening").await.says("カオリーダー テン").says(&ja("queue-error-proposed"));
        // Rejected once, then proposed again and approved on a fresh page; a stale one is told.
        let stale = approver.form(&page, "error-approve").await;
        approver
            .fill(&page, "error-reject", &[("reject_reason", "正しいです。")])
            .await
            .expect_redirect(&back);
        approver.submit(&stale, &[]).await.expect(409);
        approver.get("/screening").await.expect(200).does_not_say("カオリーダー テン");
        reviewer.fill(&page, "register-error", &typed).await.expect_redirect(&back);
        approver.fill(&page, "error-approve", &[]).await.expect_redirect(&back);
        app.visitor()
            .get(&format!("/products/{number}"))
            .await
            .expect(200)
            .says(&ja("register-status-recorded-in-error"))
            .says("カオリーダー テン")
            .says("別の型番の結果でした。")
            .does_not_say("正しいです。");
        app.client(HOSHINO)
            .await
            .open(&format!("/applications/{id}"))
            .await
            .expect(200)
            .does_not_say("正しいです。");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_list_is_narrowed_down_sorted_and_found_in_any_way_of_writing() {
    on_each_database(async |app| {
        let (_, number) = listed(&app, "カオリーダー テン", "KR-910").await;
        let visitor = app.visitor();
        let says = async |query: &str, wanted: bool| {
            let reply = visitor.get(&format!("/register?{query}")).await.expect(200);
            let found = reply.html().contains(&format!("/products/{number}\""));
            assert_eq!(found, wanted, "{query}");
        };
        for query in [
            "",
            "q=%EF%BD%B6%EF%BD%B5%EF%BE%98%EF%BD%B0%EF%BE%80%EF%BE%9E%EF%BD%B0",
            "q=kr%EF%BC%8D910",
            "status=listed",
            "call=R8-2",
            "sort=price&order=reversed",
            "sort=listed",
            "page=1",
        ] {
            says(query, true).await;
        }
        for query in [
            "q=KR-99",
            "q=%25",
            "status=suspended",
            "status=documents_passed",
            "call=R8-1",
            "vendor=4011001098993",
            "page=2",
        ] {
            says(query, false).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_files_say_what_the_pages_say_and_come_once() {
    on_each_database(async |app| {
        let (_, number) = listed(&app, "=HYPERLINK(\"http://x\")", "KR-910").await;
        let visitor = app.visitor();
        // CSV
        let reply = visitor.get("/products.csv?q=KR-910&status=listed").await.expect(200);
        assert!(reply.header("content-type").starts_with("text/csv; charset=utf-8"));
        let text = reply.html().strip_prefix('\u{FEFF}').unwrap().to_owned();
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        let head: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 1);
        let cell = |key: &str| {
            let column = head.iter().position(|label| *label == ja(key)).unwrap();
            rows[0].get(column).unwrap().to_owned()
        };
        assert_eq!(cell("register-field-number"), number);
        assert_eq!(cell("register-field-product"), "'=HYPERLINK(\"http://x\")", "no formula");
        assert_eq!(cell("register-field-status"), ja("register-status-listed"));
        assert_eq!(cell("register-field-status-code"), "listed");
        let price: i64 = cell("register-field-price-including-tax-yen").parse().unwrap();
        assert!(price > 0 && price <= 99_000, "{price}");
        assert!(cell("register-field-warranty-months").parse::<u32>().unwrap() > 0);
        // Not twice for who has it.
        let tag = reply.header("etag").to_owned();
        assert!(reply.header("last-modified").ends_with(" GMT"));
        let again = app.visitor().with("if-none-match", tag);
        assert!(again.get("/products.csv?q=KR-910&status=listed").await.expect(304).bytes.is_empty());
        again.get("/products.csv").await.expect(200);
        // xlsx
        let bytes = visitor.get("/products.xlsx?q=KR-910&status=listed").await.expect(200).bytes;
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let sheets = book.sheet_names();
        assert_eq!(sheets.len(), 1);
        let range = book.worksheet_range(&sheets[0]).unwrap();
        let rows: Vec<&[Data]> = range.rows().collect();
        let labels: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
        assert_eq!(labels, head, "the same columns, the header in row 1");
        assert_eq!(rows.len(), 2);
        let of = |key: &str| &rows[1][head.iter().position(|label| *label == ja(key)).unwrap()];
        assert_eq!(of("register-field-product"), &Data::String("=HYPERLINK(\"http://x\")".to_owned()));
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers")]
        let number_cell = Data::Float(price as f64);
        assert_eq!(of("register-field-price-including-tax-yen"), &number_cell);
        assert!(matches!(of("register-field-listed-on"), Data::DateTime(_)));
        assert_eq!(of("register-field-suspended-until"), &Data::Empty);
        assert!(book.worksheet_formula(&sheets[0]).unwrap().is_empty());
        // JSON
        let reply = visitor.get("/products.json?q=KR-910&status=listed").await.expect(200);
        let json: serde_json::Value = serde_json::from_slice(&reply.bytes).unwrap();
        let product = &json["products"][0];
        assert_eq!(product["number"], number);
        assert_eq!(product["status"], "listed");
        assert_eq!(product["price_including_tax_yen"], price);
        assert_eq!(product["suspended_until"], serde_json::Value::Null);
        assert_eq!(product["history"][1]["what"], "listed");
        assert!(!reply.html().contains("vendor.example"), "no address of a person");
    })
    .await;
}

#[tokio::test]
async fn the_feed_is_whole_and_its_names_stay() {
    on_each_database(async |app| {
        let (id, _) = listed(&app, "カオリーダー <テン> & Co.", "KR-910").await;
        let read = async || {
            let reply = app.visitor().get("/products.atom").await.expect(200);
            assert!(reply.header("content-type").starts_with("application/atom+xml"));
            let mut reader = quick_xml::Reader::from_str(reply.html());
            reader.config_mut().check_end_names = true;
            let (mut ids, mut inside) = (Vec::new(), false);
            loop {
                match reader.read_event().unwrap() {
                    quick_xml::events::Event::Start(start) => inside = start.name().as_ref() == "id",
                    quick_xml::events::Event::Text(text) if inside => {
                        ids.push((*text).to_owned());
                        inside = false;
                    }
                    quick_xml::events::Event::Eof => break,
                    _ => {}
                }
            }
            (ids, reply.html().to_owned())
        };
        let (before, xml) = read().await;
        assert!(xml.contains("カオリーダー &lt;テン&gt; &amp; Co."), "{xml}");
        assert!(before.iter().all(|id| id.starts_with("urn:uuid:")));
        let mut unique = before.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), before.len());
        app.pass(SignedDuration::from_hours(1));
        act(&app, HOSHINO, &id, ListingCommand::Delist { reason: "終了".into() }).await;
        let (after, xml) = read().await;
        assert_eq!(after.len(), before.len() + 1, "one change more");
        assert_eq!(after[0], before[0], "the feed itself");
        assert_eq!(after[2..], before[1..], "the newest first, the others as they were");
        assert!(xml.contains("終了"));
        doctor::rebuild(&app.portal).await.unwrap();
        assert_eq!(read().await.0, after);
    })
    .await;
}

/// The path of the first link in a mail that contains `part`.
fn link(mail: &outbox::Model, part: &str) -> String {
    let line = mail.text_body.lines().find(|line| line.contains(part)).unwrap();
    let at = line.find(part).unwrap();
    line[at..].trim().to_owned()
}

#[tokio::test]
async fn who_subscribes_confirms_hears_of_changes_and_leaves_with_one_click() {
    on_each_database(async |app| {
        let (id, number) = listed(&app, "カオリーダー テン", "KR-910").await;
        let (other, _) = listed(&app, "カオリーダー テンツー", "KR-911").await;
        let visitor = app.visitor();
        let page = format!("/subscriptions?number={number}");
        let typed = [("email", "nobody at all"), ("scope", number.as_str())];
        visitor.fill(&page, "subscribe", &typed).await.expect_redirect(&page);
        visitor.get(&page).await.expect(200).says("カオリーダー テン");
        let typed = [("email", "reader@clinic.example"), ("scope", number.as_str())];
        visitor.fill(&page, "subscribe", &typed).await.expect_redirect("/subscriptions/sent");
        let asked = app.mails().await.into_iter().find(|mail| mail.kind == "subscription-asked").unwrap();
        let confirm = link(&asked, "/subscriptions/confirm/");
        // A mail scanner opens the link: nothing happens. Its owner presses the button.
        visitor.get(&confirm).await.expect(200).says("reader@clinic.example");
        let rows = async || subscriptions::Entity::find().count(app.portal.db()).await.unwrap();
        assert_eq!(rows().await, 0);
        visitor.fill(&confirm, "subscribe-confirm", &[]).await.expect_redirect("/register");
        assert_eq!(rows().await, 1);
        visitor.get(&confirm).await.expect(410);

        act(&app, HOSHINO, &other, ListingCommand::Delist { reason: "終了".into() }).await;
        let news = async || {
            let mails = app.mails().await.into_iter();
            mails.filter(|mail| mail.kind == "register-changed").collect::<Vec<_>>()
        };
        assert_eq!(news().await.len(), 0, "another product");
        act(&app, HOSHINO, &id, ListingCommand::Delist { reason: "終了しました".into() }).await;
        let mails = news().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].recipient, "reader@clinic.example");
        assert!(mails[0].text_body.contains("終了しました"));
        let leave = link(&mails[0], "/subscriptions/leave/");
        assert!(mails[0].unsubscribe.as_deref().unwrap().ends_with(&leave), "one click (RFC 8058)");

        visitor.get(&leave).await.expect(200).says("reader@clinic.example");
        assert_eq!(rows().await, 1, "opening ends nothing");
        // As a mail program posts: from nowhere, without cookies.
        let one_click = Request::post(&leave)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("List-Unsubscribe=One-Click"))
            .unwrap();
        app.visitor().send(one_click).await.expect(200);
        assert_eq!(rows().await, 0);
        visitor.post(&leave, &[]).await.expect(200);
        let propose = ListingCommand::ProposeError { reason: "誤り".into() };
        act(&app, REVIEWER, &id, propose).await;
        act(&app, APPROVER, &id, ListingCommand::ApproveError).await;
        assert_eq!(news().await.len(), 1, "nobody is left to hear of it");
    })
    .await;
}

#[tokio::test]
async fn who_asks_for_mails_too_often_has_to_wait_and_nobody_is_flooded() {
    on_each_database(async |app| {
        let ask = async |from: &str, email: &str| {
            let client = app.visitor().with("x-forwarded-for", from);
            client.post("/subscriptions", &[("email", email), ("number", "")]).await
        };
        for number in 0..20 {
            ask("192.0.2.1", &format!("a{number}@clinic.example")).await.expect(303);
        }
        ask("192.0.2.1", "b@clinic.example").await.expect(429);
        for number in 0..8 {
            ask(&format!("192.0.2.{}", 10 + number), "victim@clinic.example").await.expect(303);
        }
        let sent = app.mails().await.into_iter().filter(|mail| mail.recipient == "victim@clinic.example");
        assert_eq!(sent.count(), 5);
    })
    .await;
}

#[tokio::test]
async fn the_register_is_made_anew_from_the_histories() {
    on_each_database(async |app| {
        let (id, number) = listed(&app, "カオリーダー テン", "KR-910").await;
        let rows = async || {
            let query = register_entries::Entity::find().order_by_asc(register_entries::Column::Number);
            query.all(app.portal.db()).await.unwrap()
        };
        let before = rows().await;
        // Somebody meddles with the table: it is found, and put right.
        app.sql("UPDATE register_entries SET status = 'cancelled', price = 1").await.unwrap();
        assert_eq!(doctor::verify(&app.portal).await.unwrap().problems.len(), before.len());
        doctor::rebuild(&app.portal).await.unwrap();
        assert_eq!(rows().await, before);
        // What was lost is filled in when the portal starts; without readings, without a price, until the
        // next rebuild.
        register_entries::Entity::delete_by_id(&number).exec(app.portal.db()).await.unwrap();
        readings::Entity::delete_many().exec(app.portal.db()).await.unwrap();
        assert_eq!(services::register::fill(&app.portal).await.unwrap(), 1);
        assert_eq!(services::register::fill(&app.portal).await.unwrap(), 0);
        let row = register_entries::Entity::find_by_id(&number).one(app.portal.db()).await.unwrap().unwrap();
        assert_eq!((row.case_id, row.price), (id.to_string(), None));
        doctor::rebuild(&app.portal).await.unwrap();
        assert_eq!(rows().await, before);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_register_costs_the_same_with_many_entries() {
    on_each_database(async |app| {
        let (_, number) = listed(&app, "カオリーダー テン", "KR-910").await;
        let visitor = app.visitor();
        let product = format!("/products/{number}");
        let pages = [
            "/register",
            "/register?q=KR-910&status=listed&sort=price",
            &product,
            "/products.csv",
            "/products.json",
            "/products.xlsx",
            "/products.atom",
        ];
        let cost = async |page: &str| {
            let before = app.statements();
            visitor.get(page).await.expect(200);
            app.statements() - before
        };
        let mut before = Vec::new();
        for page in pages {
            before.push(cost(page).await);
        }
        let row = register_entries::Entity::find_by_id(&number).one(app.portal.db()).await.unwrap().unwrap();
        for copy in 0..120 {
            let mut row = row.clone().into_active_model();
            row.number = Set(format!("{number}-{copy}"));
            row.case_id = Set(format!("copy-{copy}"));
            register_entries::Entity::insert(row).exec_without_returning(app.portal.db()).await.unwrap();
        }
        for (page, before) in pages.into_iter().zip(before) {
            assert_eq!(cost(page).await, before, "{page}");
            assert!((1..=8).contains(&before), "{page} sends {before} statements");
        }
        let third = visitor.get("/register?page=3").await.expect(200);
        assert!(third.html().contains("/products/"), "a third page");
    })
    .await;
}
