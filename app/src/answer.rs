//! Answers to requests that an island makes in the background.
//!
//! Such a request says `Accept: application/json`. The same handler answers a form that was posted
//! without JavaScript with a redirect; [`wants_json`] tells them apart.

use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// Whether an island asks, and not a form.
pub fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json"))
}

/// What an island is told. All words are in the reader's language already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    #[serde(skip)]
    status: StatusCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
}

impl Answer {
    fn new(status: StatusCode) -> Self {
        Self { status, message: None, version: None, location: None }
    }

    /// An upload is stored: the browser goes on to `location`, which shows the flash.
    pub fn stored(location: impl Into<String>) -> Self {
        Self { location: Some(location.into()), ..Self::new(StatusCode::CREATED) }
    }

    /// A draft is saved: `message` says when, `version` is what the next save has to name.
    pub fn saved(message: impl Into<String>, version: impl ToString) -> Self {
        Self {
            message: Some(message.into()),
            version: Some(version.to_string()),
            ..Self::new(StatusCode::OK)
        }
    }

    /// It was not done, and why. 409 ends the saving of a draft, as does 401.
    pub fn refused(status: StatusCode, message: impl Into<String>) -> Self {
        Self { message: Some(message.into()), ..Self::new(status) }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = self.status;
        let mut response = (status, Json(self)).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    async fn body(answer: Answer) -> (StatusCode, String) {
        let response = answer.into_response();
        let status = response.status();
        (
            status,
            String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap(),
        )
    }

    #[tokio::test]
    async fn says_only_what_there_is_to_say() {
        let stored = body(Answer::stored("/vendor")).await;
        assert_eq!(stored, (StatusCode::CREATED, r#"{"location":"/vendor"}"#.to_owned()));
        let saved = body(Answer::saved("14:05", 7)).await;
        assert_eq!(saved, (StatusCode::OK, r#"{"message":"14:05","version":"7"}"#.to_owned()));
        let refused = body(Answer::refused(StatusCode::CONFLICT, "別のタブ")).await;
        assert_eq!(refused, (StatusCode::CONFLICT, r#"{"message":"別のタブ"}"#.to_owned()));
    }

    #[test]
    fn a_browser_that_opens_a_page_wants_no_json() {
        let accept = |value| HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(value))]);
        assert!(wants_json(&accept("application/json")));
        assert!(!wants_json(&accept("text/html,application/xhtml+xml,*/*;q=0.8")));
        assert!(!wants_json(&HeaderMap::new()));
    }
}
