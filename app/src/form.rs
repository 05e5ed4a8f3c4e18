//! What a person submitted: every field of an urlencoded form, raw, in order.
//!
//! Handlers take [`Submitted`] instead of a typed struct, so that a missing or malformed field never
//! ends in a bare 422: the service says what is wrong, and the page comes back filled in.

use std::collections::BTreeMap;

use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{error, words::Locale};

/// The most that an urlencoded form may weigh, in bytes. Files go another way.
pub const LIMIT: usize = 512 * 1024;

/// The fields of a submitted form, raw: nothing trimmed, nothing normalised but the line ends, which
/// browsers send as CRLF whatever the person typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submitted {
    pairs: Vec<(String, String)>,
}

impl Submitted {
    /// A form from its pairs.
    pub fn from_pairs<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let pairs = pairs.into_iter().map(|(k, v)| (k.into(), v.into().replace("\r\n", "\n"))).collect();
        Self { pairs }
    }

    /// The first value of a field; empty when it was not sent.
    pub fn text(&self, field: &str) -> &str {
        self.optional(field).unwrap_or_default()
    }

    /// The first value of a field, if it was sent at all.
    pub fn optional(&self, field: &str) -> Option<&str> {
        self.pairs.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Every value of a field, such as ticked checkboxes.
    pub fn list(&self, field: &str) -> Vec<&str> {
        self.pairs.iter().filter(|(name, _)| name == field).map(|(_, value)| value.as_str()).collect()
    }

    /// Whether a single checkbox was ticked: it then sends `on`, and else nothing.
    pub fn flag(&self, field: &str) -> bool {
        self.optional(field) == Some("on")
    }

    /// The rows of a repeated group, from names such as `items.0.note`, by their index. Each row is
    /// a form of its own: `rows("items")[&0].text("note")`.
    pub fn rows(&self, group: &str) -> BTreeMap<u32, Submitted> {
        let mut rows: BTreeMap<u32, Submitted> = BTreeMap::new();
        for (name, value) in &self.pairs {
            let Some((index, field)) = name
                .strip_prefix(group)
                .and_then(|rest| rest.strip_prefix('.'))
                .and_then(|rest| rest.split_once('.'))
            else {
                continue;
            };
            if let Ok(index) = index.parse() {
                rows.entry(index).or_default().pairs.push((field.to_owned(), value.clone()));
            }
        }
        rows
    }

    /// Every field with all its values.
    pub fn values(&self) -> BTreeMap<String, Vec<String>> {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in &self.pairs {
            values.entry(name.clone()).or_default().push(value.clone());
        }
        values
    }
}

impl<S: Send + Sync> FromRequest<S> for Submitted {
    type Rejection = Rejected;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Rejected> {
        let locale = crate::language::of(request.headers());
        let reject = |status| Rejected { status, locale };
        let is_form = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(reject(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        DefaultBodyLimit::max(LIMIT).apply(&mut request);
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            // A body over the limit and one that breaks off are told apart by axum's own status.
            reject(rejection.into_response().status())
        })?;
        Ok(Self::from_pairs(url::form_urlencoded::parse(&bytes)))
    }
}

/// Why a form could not be read. Answers with a page in the language of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// 413 too large, 415 not a form, 400 broken off.
    pub status: StatusCode,
    locale: Locale,
}

impl IntoResponse for Rejected {
    fn into_response(self) -> Response {
        error::unreadable(&crate::page::Chrome::bare(self.locale), self.status)
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    async fn submit(kind: &str, body: impl Into<Body>) -> Result<Submitted, Rejected> {
        let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(body.into()).unwrap();
        Submitted::from_request(request, &()).await
    }

    const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";

    #[tokio::test]
    async fn keeps_every_field_raw() {
        let form = submit(FORM, "name=%20%E9%AB%99%20&tick=a&tick=b&note=1%0D%0A2&agree=on&refuse=off")
            .await
            .unwrap();
        assert_eq!(form.text("name"), " 髙 ");
        assert_eq!(form.list("tick"), ["a", "b"]);
        assert_eq!(form.text("note"), "1\n2");
        assert!(form.flag("agree") && !form.flag("other") && !form.flag("refuse"));
        assert_eq!(form.optional("other"), None);
    }

    #[tokio::test]
    async fn groups_rows() {
        let form =
            submit(FORM, "items.2.note=b&items.0.note=a&items.0.kind=x&itemsX.1.note=no&items.y.note=no")
                .await;
        let rows = form.unwrap().rows("items");
        assert_eq!(rows.keys().copied().collect::<Vec<_>>(), [0, 2]);
        assert_eq!((rows[&0].text("note"), rows[&0].text("kind"), rows[&2].text("note")), ("a", "x", "b"));
    }

    #[tokio::test]
    async fn refuses_what_is_too_large_or_no_form() {
        let too_large = submit(FORM, format!("a={}", "x".repeat(LIMIT))).await.unwrap_err();
        assert_eq!(too_large.status, StatusCode::PAYLOAD_TOO_LARGE);
        let not_a_form = submit("application/json", "{}").await.unwrap_err();
        assert_eq!(not_a_form.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(not_a_form.into_response().status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
}
