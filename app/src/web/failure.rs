//! An error on its way to a page. Handlers use `?`; the middleware [`explain`] knows the request
//! and makes the page, or the JSON for an island.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Json, Redirect, Response};
use services::{Conflict, PortalError};

use super::case_words::happenings;
use super::refusal_words::{denied_sentence, happened, refusal_sentence};
use super::visit::{Visit, Web};
use crate::error as error_page;
use crate::page::Chrome;
use crate::words::Words;

/// What a handler gives.
pub type Answer = Result<Response, Failure>;

/// An error of the portal that no handler dealt with.
#[derive(Debug)]
pub struct Failure(pub PortalError);

impl<E: Into<PortalError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(error.into())
    }
}

#[derive(Clone)]
struct Unexplained(Arc<PortalError>);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Unexplained(Arc::new(self.0)));
        response
    }
}

/// The status of an error.
pub(super) fn status(error: &PortalError) -> StatusCode {
    match error {
        PortalError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        PortalError::Refused(refusal) if refusal.is_denial() => StatusCode::FORBIDDEN,
        PortalError::Refused(_) | PortalError::Conflict(_) => StatusCode::CONFLICT,
        PortalError::Denied("too-many-attempts" | "too-many-reports") => StatusCode::TOO_MANY_REQUESTS,
        PortalError::Denied(_) => StatusCode::FORBIDDEN,
        PortalError::SignInNeeded => StatusCode::UNAUTHORIZED,
        PortalError::NotFound => StatusCode::NOT_FOUND,
        PortalError::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Turns what handlers left unexplained into a page in the reader's language.
pub async fn explain(State(web): State<Web>, request: Request, next: Next) -> Response {
    use axum::extract::FromRequestParts;
    let (mut parts, body) = request.into_parts();
    let opened = matches!(parts.method, Method::GET | Method::HEAD);
    let visit = Visit::from_request_parts(&mut parts, &web).await;
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(Unexplained(error)) = response.extensions().get::<Unexplained>().cloned() else {
        return response;
    };
    if let PortalError::Unavailable(cause) = &*error {
        tracing::error!(cause, "a request failed");
    }
    match visit {
        Ok(visit) => page(&visit, &error, opened).await,
        Err(_) => response,
    }
}

/// `opened`: the page answers a GET, so that its address can be opened again.
async fn page(visit: &Visit, error: &PortalError, opened: bool) -> Response {
    let words = visit.words();
    if visit.json {
        return (status(error), Json(message(words, error))).into_response();
    }
    let chrome = chrome(visit, opened);
    match error {
        PortalError::SignInNeeded => {
            let next: String = url::form_urlencoded::byte_serialize(visit.path.as_bytes()).collect();
            Redirect::to(&format!("/sign-in?next={next}")).into_response()
        }
        PortalError::NotFound => error_page::not_found(&chrome),
        PortalError::Denied("too-many-attempts") => {
            error_page::too_many(&chrome, denied_sentence(words, "too-many-attempts"))
        }
        PortalError::Denied(code) => error_page::denied(&chrome, Some(denied_sentence(words, code))),
        PortalError::Refused(refusal) if refusal.is_denial() => {
            error_page::denied(&chrome, Some(refusal_sentence(words, refusal)))
        }
        PortalError::Refused(refusal) => {
            error_page::refused(&chrome, refusal_sentence(words, refusal), back(&visit.path))
        }
        PortalError::Conflict(conflict) => overtaken(visit, &chrome, conflict).await,
        PortalError::Invalid(_) => error_page::unreadable(&chrome, StatusCode::UNPROCESSABLE_ENTITY),
        PortalError::Unavailable(_) => error_page::unavailable(&chrome),
    }
}

/// What stands around an error page. Where it answers a button, the switch of the language leads to the page
/// that the button belongs to: the address itself can't be opened.
fn chrome(visit: &Visit, opened: bool) -> Chrome {
    let chrome = visit.plain_chrome();
    if opened { chrome } else { Chrome { path: back(&visit.path).to_owned(), ..chrome } }
}

/// The address was opened although it only takes what a button sends.
pub async fn not_for_opening(visit: Visit) -> Response {
    if visit.json {
        let message = serde_json::json!({ "message": visit.words().t("not-for-opening-text") });
        return (StatusCode::METHOD_NOT_ALLOWED, Json(message)).into_response();
    }
    let page = Some(back(&visit.path)).filter(|page| *page != visit.path).map(str::to_owned);
    let mut chrome = chrome(&visit, false);
    if page.is_none() {
        "/".clone_into(&mut chrome.path);
    }
    error_page::not_for_opening(&chrome, page)
}

/// A conflict, with what others did as far as this person may know it.
async fn overtaken(visit: &Visit, chrome: &Chrome, conflict: &Conflict) -> Response {
    let words = visit.words();
    let sentence = happened(words, conflict);
    let unseen = match visit.actor() {
        Ok(actor) => services::cases::unseen(&visit.portal, actor, conflict).await.ok().flatten(),
        Err(_) => None,
    };
    match unseen {
        Some(unseen) if !unseen.events.is_empty() => {
            let events = happenings(words, &unseen.events, &unseen.call);
            error_page::overtaken(chrome, sentence, events, back(&visit.path))
        }
        _ => error_page::conflict(chrome, sentence, back(&visit.path)),
    }
}

/// Where pages of single things lie that have addresses below them.
const SINGLE: [&str; 4] = ["/screening/cases/", "/admin/calls/", "/admin/staff/", "/organization/members/"];

/// The page that a conflict leads back to: the case, or what else it was about, from any of the addresses
/// below it.
fn back(path: &str) -> &str {
    let path = path.split('?').next().unwrap_or("/");
    let parts = if SINGLE.iter().any(|single| path.starts_with(single)) { 3 } else { 2 };
    match path.match_indices('/').nth(parts) {
        Some((at, _)) => path.get(..at).unwrap_or(path),
        None => path,
    }
}

/// The sentence of an error, as islands get it.
pub(super) fn message(words: Words, error: &PortalError) -> serde_json::Value {
    let sentence = match error {
        PortalError::Invalid(errors) => {
            errors.iter().map(|error| crate::flash::sentence(error, words)).collect::<Vec<_>>().join("\n")
        }
        PortalError::Refused(refusal) => refusal_sentence(words, refusal),
        PortalError::Denied(code) => denied_sentence(words, code),
        PortalError::SignInNeeded => words.t("sign-in-needed"),
        PortalError::NotFound => words.t("not-found-text"),
        PortalError::Conflict(conflict) => happened(words, conflict),
        PortalError::Unavailable(_) => words.t("unavailable-text"),
    };
    serde_json::json!({ "message": sentence })
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn a_conflict_leads_back_to_what_it_was_about() {
        for (from, to) in [
            ("/applications/1/documents/track-record?x=1", "/applications/1"),
            ("/applications/1", "/applications/1"),
            ("/screening/cases/1/decision/approve", "/screening/cases/1"),
            ("/admin/calls/R8-2", "/admin/calls/R8-2"),
            ("/admin/staff/1/roles", "/admin/staff/1"),
            ("/organization/members/1/manager", "/organization/members/1"),
        ] {
            assert_eq!(back(from), to, "{from}");
        }
    }
}
