//! `/products.csv`, `.xlsx`, `.json` and `.atom`: the register for machines, with the same filters as the list.
//!
//! Column names and statuses of the files are Japanese whoever asks, so that a file has one content; each
//! status has its stable name beside it. Answers carry an `ETag`, so that who asks every hour is told "not
//! modified".

use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
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
use crate::web::{Answer, Failure, Visit};
use crate::words::{Locale, Words};

const CSV: &str = "text/csv; charset=utf-8; header=present";
const JSON: &str = "application/json";
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

/// The bytes, or that they are the ones that the asker has. A feed has no `name`: it is read, not saved.
fn answer(
    asked: &HeaderMap,
    media_type: &'static str,
    name: &str,
    changed_at: Timestamp,
    bytes: Vec<u8>,
) -> Result<Response, Failure> {
    let tag = download::tag(&bytes);
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known = known.is_some_and(|known| {
        known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*")
    });
    let mut headers = HeaderMap::new();
    let value = |text: &str| HeaderValue::from_str(text).map_err(PortalError::fault);
    headers.insert(header::ETAG, value(&tag)?);
    let at = changed_at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    headers.insert(header::LAST_MODIFIED, value(&at)?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if known {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    if !name.is_empty() {
        headers.insert(header::CONTENT_DISPOSITION, value(&format!("attachment; filename=\"{name}\""))?);
    }
    Ok((headers, Body::from(bytes)).into_response())
}
