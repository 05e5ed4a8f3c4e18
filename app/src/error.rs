//! Pages for what cannot be done: each says what happened and where to go from there.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use crate::{
    components::{
        button::{ButtonRow, Kind, LinkButton},
        timeline::{Happening, Timeline},
    },
    page::{Chrome, Page},
    words::t,
};

/// 404: there is no such thing, or none that this person may know of.
pub fn not_found(chrome: &Chrome) -> Response {
    let words = chrome.words();
    page(chrome, StatusCode::NOT_FOUND, words.t("not-found-title"), words.t("not-found-text"), None)
}

/// 405: the address is there for a button, not for being opened, as when a page that answered a button is
/// loaded again. `back` is the page that the button belongs to, if there is one.
pub fn not_for_opening(chrome: &Chrome, back: Option<String>) -> Response {
    let words = chrome.words();
    let (title, text) = (words.t("not-for-opening-title"), words.t("not-for-opening-text"));
    page(chrome, StatusCode::METHOD_NOT_ALLOWED, title, text, back)
}

/// 403: this role may not. `sentence` says why in the reader's language (the words of the refusal);
/// without it a general one stands there.
pub fn denied(chrome: &Chrome, sentence: Option<String>) -> Response {
    let words = chrome.words();
    let sentence = sentence.unwrap_or_else(|| words.t("denied-text"));
    page(chrome, StatusCode::FORBIDDEN, words.t("denied-title"), sentence, None)
}

/// 409: somebody else was quicker, or the case has moved on. `happened` says what; `back` leads to
/// where it stands now.
pub fn conflict(chrome: &Chrome, happened: String, back: &str) -> Response {
    let title = chrome.words().t("conflict-title");
    page(chrome, StatusCode::CONFLICT, title, happened, Some(back.to_owned()))
}

/// 409: the state of the case does not allow it, whoever was here before. `sentence` says why.
pub fn refused(chrome: &Chrome, sentence: String, back: &str) -> Response {
    let title = chrome.words().t("denied-title");
    page(chrome, StatusCode::CONFLICT, title, sentence, Some(back.to_owned()))
}

/// 403: the request did not come from a page of the portal, and nothing was done.
pub fn forged(chrome: &Chrome) -> Response {
    let words = chrome.words();
    page(chrome, StatusCode::FORBIDDEN, words.t("forged-title"), words.t("forged-text"), None)
}

/// 409 with what others did meanwhile, event by event.
pub fn overtaken(chrome: &Chrome, sentence: String, events: Vec<Happening>, back: &str) -> Response {
    let title = chrome.words().t("conflict-title");
    let back = back.to_owned();
    Page::new(title.clone()).status(StatusCode::CONFLICT).render(chrome, move || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{sentence}</p>
            <h2>{t("conflict-meanwhile")}</h2>
            <Timeline entries=events />
            <ButtonRow>
                <LinkButton href=back label=t("conflict-back") />
                <LinkButton href="/" label=t("go-home") kind=Kind::Secondary />
            </ButtonRow>
        }
    })
}

/// 503: something the portal depends on does not answer. Nothing was stored.
pub fn unavailable(chrome: &Chrome) -> Response {
    let words = chrome.words();
    page(
        chrome,
        StatusCode::SERVICE_UNAVAILABLE,
        words.t("unavailable-title"),
        words.t("unavailable-text"),
        None,
    )
}

/// 500: a fault of ours. Nothing about it is told; the log has it under the request's id.
pub fn fault(chrome: &Chrome) -> Response {
    let words = chrome.words();
    page(chrome, StatusCode::INTERNAL_SERVER_ERROR, words.t("fault-title"), words.t("fault-text"), None)
}

/// 429: too many attempts; `sentence` says when the next one is possible.
pub fn too_many(chrome: &Chrome, sentence: String) -> Response {
    page(chrome, StatusCode::TOO_MANY_REQUESTS, chrome.words().t("too-many-title"), sentence, None)
}

/// What was sent could not be read as a form (400, 413, 415).
pub fn unreadable(chrome: &Chrome, status: StatusCode) -> Response {
    let words = chrome.words();
    let text = if status == StatusCode::PAYLOAD_TOO_LARGE {
        words.t("unreadable-request-too-large")
    } else {
        words.t("unreadable-request-text")
    };
    page(chrome, status, words.t("unreadable-request-title"), text, None)
}

fn page(chrome: &Chrome, status: StatusCode, title: String, text: String, back: Option<String>) -> Response {
    Page::new(title.clone()).status(status).render(chrome, move || {
        let back = back.map(|href| view! { <LinkButton href label=t("conflict-back") /> });
        view! {
            <h1>{title}</h1>
            <p class="lead">{text}</p>
            <ButtonRow>
                {back} <LinkButton href="/" label=t("go-home") kind=Kind::Secondary />
            </ButtonRow>
        }
    })
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;
    use crate::words::Locale;

    async fn text(response: Response) -> String {
        String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn says_what_happened_in_the_readers_language() {
        let chrome = Chrome::bare(Locale::En);
        let response = conflict(&chrome, "Taro <approved> it.".to_owned(), "/screening/cases/1");
        assert_eq!(response.status(), StatusCode::CONFLICT);
        let html = text(response).await;
        assert!(html.contains("Taro &lt;approved&gt; it."), "{html}");
        assert!(html.contains("href=\"/screening/cases/1\""), "{html}");
        assert!(html.contains("<html lang=\"en\">"), "{html}");
    }

    #[tokio::test]
    async fn each_has_its_status() {
        let chrome = Chrome::bare(Locale::Ja);
        assert_eq!(not_found(&chrome).status(), StatusCode::NOT_FOUND);
        assert_eq!(denied(&chrome, None).status(), StatusCode::FORBIDDEN);
        assert_eq!(not_for_opening(&chrome, None).status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(unavailable(&chrome).status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(fault(&chrome).status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(too_many(&chrome, "…".to_owned()).status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(text(not_found(&chrome)).await.contains("ページが見つかりません"));
    }
}
