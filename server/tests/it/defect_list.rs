//! The list of defects as a workbook: what the page shows, with dates as dates, and who took it is known.

use calamine::Data;
use sea_orm::{EntityTrait, QueryOrder};
use services::entities::journal;

use crate::support::people::{AUDITOR, HOSHINO, REVIEWER};
use crate::support::words::ja;
use crate::support::workbook::{column, sheet};
use crate::support::{html, on_each_database};

const PAGE: &str = "/screening/defects.xlsx";

#[tokio::test]
async fn the_workbook_holds_what_the_page_shows() {
    on_each_database(async |app| {
        let client = app.client(REVIEWER).await;
        for phase in ["", "all", "reinstated"] {
            let page = client.get(&format!("/screening/defects?phase={phase}")).await.expect(200);
            let link = format!("{PAGE}?phase={phase}");
            assert!(html::links(page.html()).contains(&link), "{phase}: no link");
            let range = sheet(client.get(&link).await.expect(200).bytes, &ja("defect-list-title"));
            let products = column(&range, 2);
            assert!(!products.is_empty(), "{phase}: the demonstration has some");
            let text = page.text();
            assert!(products.iter().all(|product| text.contains(product)), "{phase}: {products:?}");
            let rows = page.html().matches("<tr").count() - 1;
            assert_eq!(rows, products.len(), "{phase}");
            assert!(range.rows().skip(1).all(|row| matches!(row[7], Data::DateTime(_))), "dates are dates");
            assert!(range.rows().skip(1).all(|row| matches!(row[1], Data::Float(_))), "numbers are numbers");
        }
        let rows = journal::Entity::find().order_by_desc(journal::Column::Id).all(app.portal.db()).await;
        let last = rows.unwrap().into_iter().next().unwrap();
        assert_eq!(last.act, "defects-exported");
        assert!(last.details.contains("reinstated"), "{}", last.details);
        app.client(AUDITOR).await.get(PAGE).await.expect(200);
        app.client(HOSHINO).await.get(PAGE).await.expect(404);
    })
    .await;
}
