//! Filling a form in in the browser, without JavaScript: what is kept, what becomes a file, and what
//! two tabs do to each other.

use domain::forms::example::fitting;
use domain::forms::{Content, FormId, spec};
use domain::ids::CaseId;
use services::inspection::Inspected;
use services::readings;

use crate::support::client::{Client, Reply};
use crate::support::people::{CLERK, HOSHINO};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, on_each_database};

const PLAN: FormId = FormId::ShipmentPlan;
const FORM: &str = "f";

fn page(case: &CaseId, form: FormId) -> String {
    format!("/applications/{case}/documents/{}", form.id())
}

fn fill(case: &CaseId, form: FormId) -> String {
    format!("{}/fill", page(case, form))
}

/// Fills in what stands on the page already, with `typed` over it, and presses a button.
async fn press(client: &Client, case: &CaseId, form: FormId, act: &str, typed: &[(&str, &str)]) -> Reply {
    let mut typed = typed.to_vec();
    typed.push(("act", act));
    client.fill(&fill(case, form), FORM, &typed).await
}

/// What was read in the newest file of a form.
async fn read(app: &TestApp, case: &CaseId, form: FormId) -> Content {
    let history = app.history(case).await;
    let version = history.case.document(form).and_then(|document| document.latest()).expect("a version");
    match readings::of_file(&app.portal, &version.file, form).await.expect("a reading") {
        Inspected::Read(reading) => reading.content,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_form_that_is_filled_in_becomes_a_file_like_any_other() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(CLERK).await;
        // What the portal knows stands there already.
        let form = client.form(&fill(&case, PLAN), FORM).await;
        let shown = |name: &str| form.fields.iter().find(|(field, _)| field == name).map(|(_, v)| v.as_str());
        assert_eq!(shown("model_number"), Some("KR-900"));
        assert_eq!(shown("applied_units"), Some("100"));
        client.open(&fill(&case, PLAN)).await.says(&ja("fill-from-known"));

        press(&client, &case, PLAN, "add.rows.1", &[("rows.1.month", "2027-04"), ("rows.1.units", "６０台")])
            .await
            .expect_redirect(&format!("{}#f-rows-2", fill(&case, PLAN)));
        let typed = [
            ("rows.2.month", "令和9年5月"),
            ("rows.2.units", "40"),
            ("first_shipment", "R9.4.1"),
            ("stock", "1,000"),
            ("site", "東京都大田区\n羽田1-1"),
        ];
        press(&client, &case, PLAN, "make", &typed).await.expect_redirect(&page(&case, PLAN));
        client
            .open(&page(&case, PLAN))
            .await
            .expect(200)
            .says(&ja("notice-form-made"))
            .says("様式第6号_出荷計画書.docx")
            .says("令和9年4月1日（2027年4月1日）");
        let content = read(&app, &case, PLAN).await;
        assert_eq!(content.whole("total_units"), Some(100));
        assert_eq!(content.whole("stock"), Some(1000));
        assert_eq!(content.rows("rows").len(), 2);
        // The file says it all now: nothing is left to be saved, and the form opens with the file.
        client
            .open(&fill(&case, PLAN))
            .await
            .says(&ja_with("fill-from-file", &[("version", "1")]))
            .does_not_say(&ja("fill-from-known"));
    })
    .await;
}

/// Every form can be made in the browser from what a person would type, and nothing is wrong with it.
#[tokio::test]
async fn all_seven_forms_can_be_made_in_the_browser() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        let history = app.history(&case).await;
        let basis = readings::basis(&app.portal, &history.case, &app.call().await).await.unwrap();
        for form in FormId::ALL {
            let wanted = fitting(form, &basis);
            let typed = as_typed(&wanted);
            let typed: Vec<_> = typed.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            press(&client, &case, form, "make", &typed).await.expect_redirect(&page(&case, form));
            let content = read(&app, &case, form).await;
            for field in spec(form).fields().filter(|field| field.formula.is_none()) {
                assert_eq!(content.value(field.id), wanted.value(field.id), "{form:?} {}", field.id);
            }
            client
                .open(&page(&case, form))
                .await
                .expect(200)
                .says(&ja_with("read-fine", &[("version", "1")]));
        }
        client.open(&format!("/applications/{case}")).await.says(&ja("task-ready"));
    })
    .await;
}

/// The names and texts that a browser would send.
fn as_typed(content: &Content) -> Vec<(String, String)> {
    let spec = spec(content.form);
    let mut typed = Vec::new();
    for field in spec.fields().filter(|field| field.formula.is_none()) {
        typed.push((field.id.to_owned(), content.raw(field.id).to_owned()));
    }
    for clause in spec.clauses() {
        typed.push((clause.id.to_owned(), "on".to_owned()));
    }
    for table in spec.tables() {
        for (number, row) in (1..).zip(content.rows(table.id)) {
            for (column, entry) in table.columns.iter().zip(&row.cells) {
                if column.formula.is_none() {
                    typed.push((format!("{}.{number}.{}", table.id, column.id), entry.raw.clone()));
                }
            }
        }
    }
    typed
}

#[tokio::test]
async fn what_is_wrong_is_kept_shown_and_can_even_be_stored() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(CLERK).await;
        let typed = [("stock", "たくさん"), ("rows.1.month", "2027-04"), ("rows.1.units", "-3")];
        press(&client, &case, PLAN, "keep", &typed).await.expect_redirect(&fill(&case, PLAN));
        let kept = client.open(&fill(&case, PLAN)).await.expect(200).says(&ja("notice-form-kept"));
        assert!(kept.html().contains("value=\"たくさん\""), "what was typed is gone");
        assert!(!kept.html().contains("aria-invalid"), "nobody asked to check it");

        let checked = format!("{}?check", fill(&case, PLAN));
        press(&client, &case, PLAN, "check", &[]).await.expect_redirect(&checked);
        let shown = client.open(&checked).await.expect(200);
        assert!(shown.html().contains("<title>エラー："), "the title does not say it");
        assert!(shown.html().contains("href=\"#f-stock\""), "no link to the field");
        assert!(shown.html().contains("href=\"#f-rows-1-units\""), "no link to the cell");
        assert!(shown.html().contains("value=\"たくさん\""));

        press(&client, &case, PLAN, "make", &[]).await.expect_redirect(&page(&case, PLAN));
        let stored = client.open(&page(&case, PLAN)).await.expect(200).says("たくさん");
        assert!(stored.html().contains("id=\"f-stock\""), "no anchor for links to the field");
        assert!(stored.html().contains("id=\"f-rows-1-units\""));
        // The way back shows it beside the fields.
        client.open(&checked).await.says("たくさん");
    })
    .await;
}

#[tokio::test]
async fn rows_come_and_go_and_everything_else_stays() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(CLERK).await;
        let address = fill(&case, PLAN);
        press(&client, &case, PLAN, "add.rows.10", &[("site", "工場"), ("rows.1.units", "1")]).await;
        let form = client.form(&address, FORM).await;
        let rows = |form: &crate::support::html::Form| {
            form.fields.iter().filter(|(name, _)| name.ends_with(".units")).count()
        };
        assert_eq!(rows(&form), 11);
        press(&client, &case, PLAN, "remove.rows.1", &[("rows.2.units", "2")])
            .await
            .expect_redirect(&format!("{address}#f-rows"));
        let form = client.form(&address, FORM).await;
        assert_eq!(rows(&form), 10);
        let first = form.fields.iter().find(|(name, _)| name == "rows.1.units").map(|(_, v)| v.as_str());
        assert_eq!(first, Some("2"));
        assert!(form.fields.contains(&("site".to_owned(), "工場".to_owned())));
    })
    .await;
}

#[tokio::test]
async fn of_two_tabs_the_later_one_sees_both_and_loses_nothing() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let (first, second) = (app.client(CLERK).await, app.client(HOSHINO).await);
        let address = fill(&case, PLAN);
        let (one, other) = (first.form(&address, FORM).await, second.form(&address, FORM).await);
        first.submit(&one, &[("stock", "5"), ("act", "keep")]).await.expect_redirect(&address);
        second.submit(&other, &[("stock", "7"), ("act", "make")]).await.expect_redirect(&address);
        assert!(app.history(&case).await.case.document(PLAN).is_none(), "a file was made all the same");
        let told = second.open(&address).await.expect(200).says(&ja("error-form-changed-meanwhile"));
        assert!(told.html().contains("value=\"7\""), "what was typed is gone");
        // Both values stand side by side.
        let (_, rest) = told.html().split_once("draft-conflict").expect("no comparison");
        let table = crate::support::html::text(rest.split("</table>").next().unwrap_or_default());
        assert!(table.contains("提出日時点の在庫（台） 5 7"), "{table}");
        // Whoever has seen both, decides.
        second.open(&address).await;
        let again = second.form(&address, FORM).await;
        second.submit(&again, &[("stock", "7"), ("act", "keep")]).await.expect_redirect(&address);
        let kept = first.form(&address, FORM).await;
        assert!(kept.fields.contains(&("stock".to_owned(), "7".to_owned())));
    })
    .await;
}

#[tokio::test]
async fn the_autosave_keeps_and_tells_of_newer_drafts() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(CLERK).await;
        let draft = format!("{}/draft", fill(&case, PLAN));
        let save = async |version: &str, stock: &str| {
            let mut request = Client::posted(&draft, &[("version", version), ("stock", stock)]);
            request.headers_mut().insert("accept", "application/json".parse().unwrap());
            client.send(request).await
        };
        let saved = save("0", "５").await.expect(200);
        let answer: serde_json::Value = serde_json::from_slice(&saved.bytes).unwrap();
        assert_eq!(answer["version"], "1");
        // The answer never arrived, and the same words come again: there is nothing to tell of.
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&save("0", "５").await.expect(200).bytes).unwrap()["version"], "1");
        save("0", "６").await.expect(409);
        let form = client.form(&fill(&case, PLAN), FORM).await;
        assert!(form.fields.contains(&("stock".to_owned(), "５".to_owned())));
    })
    .await;
}

#[tokio::test]
async fn between_file_and_browser_nothing_is_typed_twice() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(CLERK).await;
        let address = fill(&case, PLAN);
        press(&client, &case, PLAN, "keep", &[("stock", "1")]).await;
        let file = app.filled(&case, PLAN).await;
        client.upload(&page(&case, PLAN), "計画.docx", file).await.expect_redirect(&page(&case, PLAN));
        // The clock stands still in tests: both are of the same moment, and the file is shown.
        let opened = client.open(&address).await.says(&ja_with("fill-from-file", &[("version", "1")]));
        assert!(opened.html().contains("?from=draft"), "no way to the draft");
        let older = client.open(&format!("{address}?from=draft")).await;
        assert!(older.html().contains("name=\"stock\" value=\"1\""), "the draft is not shown");
        assert!(older.html().contains("?from=file"), "no way to the file");
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_not_open_is_neither_shown_nor_kept() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let client = app.client(HOSHINO).await;
        let before = app.event_count().await;
        let shown = client.get(&fill(&case, PLAN)).await.expect(200);
        assert!(!shown.html().contains("name=\"stock\""), "a form that leads nowhere");
        let typed = [("version", "0"), ("stock", "5"), ("act", "make")];
        let refused = client.post(&fill(&case, PLAN), &typed).await;
        assert!(!refused.location().ends_with(PLAN.id()), "{}", refused.location());
        assert_eq!(app.event_count().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_prefilled_file_says_what_the_application_says() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(CLERK).await;
        for form in FormId::ALL {
            let reply = client.get(&format!("{}/prefilled", page(&case, form))).await.expect(200);
            assert_eq!(reply.header("content-type"), form.format().media_type());
            client.upload(&page(&case, form), &form.file_name(), reply.bytes.to_vec()).await.expect(303);
            let content = read(&app, &case, form).await;
            assert_eq!(content.raw("model_number"), "KR-900", "{form:?}");
            assert_eq!(content.text("company_name").as_deref(), Some("株式会社星野電子"), "{form:?}");
        }
    })
    .await;
}
