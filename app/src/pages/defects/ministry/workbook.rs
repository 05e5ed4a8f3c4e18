//! `/screening/defects.xlsx`: the list of defects as a workbook, with the filter of the address.

use axum::extract::Query;
use documents::tables::{Cell, Table};
use domain::actor::StaffRole;
use domain::calendar::jst;
use jiff::Timestamp;
use services::defects::{self, Row};

use super::list::Wanted;
use crate::pages::defects::words::{phase_name, severity_name};
use crate::pages::files::workbook;
use crate::web::case_words::waiting_name;
use crate::web::{Answer, Visit};
use crate::words::Words;

/// Sends the list; who took it stands in the journal.
pub async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let rows = defects::export(&visit.portal, actor, &wanted.phases()).await?;
    let (words, now) = (visit.words(), visit.portal.now());
    let title = words.t("defect-list-title");
    let name = format!("defects-{}.xlsx", jst(now).date());
    workbook(&name, title, now, vec![table(words, &rows)]).await
}

fn table(words: Words, rows: &[Row]) -> Table {
    let heads = [
        "column-number",
        "defect-column-defect",
        "column-product",
        "column-vendor",
        "defect-column-phase",
        "field-defect-severity",
        "column-waiting",
        "defect-column-reported",
        "column-due",
        "defect-column-suspended-until",
    ];
    Table {
        name: words.t("defect-list-title"),
        heads: heads.map(|key| words.t(key)).into(),
        rows: rows.iter().map(|row| cells(words, row)).collect(),
    }
}

fn cells(words: Words, row: &Row) -> Vec<Cell> {
    let day = |at: Timestamp| Cell::Date(jst(at).date());
    vec![
        Cell::Text(row.number.clone()),
        Cell::Number(row.defect.into()),
        Cell::Text(row.product.clone()),
        Cell::Text(row.vendor.clone()),
        Cell::Text(phase_name(words, row.phase)),
        Cell::Text(severity_name(words, row.severity)),
        Cell::Text(waiting_name(words, row.waiting_for)),
        day(row.reported_at),
        row.due.map_or(Cell::Blank, day),
        row.suspended_until.map_or(Cell::Blank, day),
    ]
}
