//! `/products.csv`, `.xlsx`, `.json` and `.atom`: the register for machines, with the same filters as the list.
//!
//! Column names and statuses of the files are Japanese whoever asks, so that a file has one content; each
//! status has its stable name beside it. Answers carry an `ETag`, so that who asks every hour is told "not
//! modified".

use axum::extract::RawQuery;
use axum::http::HeaderMap;
use documents::feed::{Entry, Feed};
use documents::{feed as atom_file, tables};
use domain::forms::FileFormat;
use domain::register::Field;
use jiff::Timestamp;
use services::register::download::{self, Labels};
use services::register::{self, Listed, feed as news};
use services::{Portal, PortalError};

use super::history_view::{event_name, event_text, field_name, status_name};
use super::list::Wanted;
use crate::pages::cacheable::{CSV, JSON, answer};
use crate::web::{Answer, Visit};
use crate::words::{Locale, Words};

const ATOM: &str = "application/atom+xml; charset=utf-8";

/// GET `/products.csv`.
pub async fn csv(visit: Visit, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    let listed = asked_for(&visit.portal, query).await?;
    let now = visit.portal.now();
    let bytes = tables::csv(&table(&listed, now)).map_err(PortalError::fault)?;
    answer(&headers, CSV, "products.csv", download::changed_at(&listed, now), bytes)
}

/// GET `/products.xlsx`.
pub async fn xlsx(visit: Visit, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    let listed = asked_for(&visit.portal, query).await?;
    let now = visit.portal.now();
    let (table, changed_at) = (table(&listed, now), download::changed_at(&listed, now));
    let bytes = tables::workbook(&table.name, changed_at, std::slice::from_ref(&table));
    answer(
        &headers,
        FileFormat::Xlsx.media_type(),
        "products.xlsx",
        changed_at,
        bytes.map_err(PortalError::fault)?,
    )
}

/// GET `/products.json`.
pub async fn json(visit: Visit, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    let listed = asked_for(&visit.portal, query).await?;
    let now = visit.portal.now();
    let bytes = download::json(&listed, now).map_err(PortalError::fault)?;
    answer(&headers, JSON, "products.json", download::changed_at(&listed, now), bytes)
}

async fn asked_for(portal: &Portal, query: Option<String>) -> services::Result<Vec<Listed>> {
    register::all(portal, &Wanted::parse(&query.unwrap_or_default()).filter).await
}

fn table(listed: &[Listed], now: Timestamp) -> tables::Table {
    let words = Words::new(Locale::Ja);
    let labels = Labels {
        sheet: words.t("register-sheet"),
        field: &|field: Field| field_name(words, field),
        status_code: words.t("register-field-status-code"),
        status: &|status| status_name(words, status),
    };
    download::table(listed, &labels, now)
}

/// GET `/products.atom`.
pub async fn atom(visit: Visit, headers: HeaderMap) -> Answer {
    let portal = &visit.portal;
    let changes = news::changes(portal).await?;
    let words = Words::new(Locale::Ja);
    let entries = changes.iter().map(|change| Entry {
        id: change.id(),
        title: format!("{}：{}", event_name(words, &change.event), change.product_name),
        summary: summary(words, change),
        page: portal.link(&format!("/products/{}", change.number)),
        at: change.event.at,
    });
    let feed = Feed {
        id: news::feed_id(),
        title: words.t("register-feed-title"),
        author: words.t("service-name"),
        language: Locale::Ja.tag().to_owned(),
        own: portal.link("/products.atom"),
        page: portal.link("/register"),
        made_at: Timestamp::UNIX_EPOCH,
        entries: entries.collect(),
    };
    let changed_at = changes.first().map_or(Timestamp::UNIX_EPOCH, |change| change.event.at);
    let bytes = atom_file::atom(&feed).map_err(PortalError::fault)?;
    answer(&headers, ATOM, "", changed_at, bytes)
}

fn summary(words: Words, change: &news::Change) -> String {
    let mut lines = vec![format!("{} {}（{}）", change.number, change.model_number, change.vendor)];
    lines.extend(event_text(words, &change.event.what));
    lines.join("\n")
}
