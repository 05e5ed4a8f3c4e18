//! Files for programs that ask again and again: each answer carries an `ETag`, so that who asks every hour is
//! told "not modified".

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use services::PortalError;
use services::register::download::tag;

use crate::web::Failure;

pub const CSV: &str = "text/csv; charset=utf-8; header=present";
pub const JSON: &str = "application/json";

/// The bytes, or that they are the ones that the asker has. A feed has no `name`: it is read, not saved.
///
/// # Errors
/// [`PortalError::Unavailable`] where something can't be put into a header.
pub fn answer(
    asked: &HeaderMap,
    media_type: &'static str,
    name: &str,
    changed_at: Timestamp,
    bytes: Vec<u8>,
) -> Result<Response, Failure> {
    let tag = tag(&bytes);
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
