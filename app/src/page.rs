//! From a view to a response: the whole document around the main part, and the headers that go with it.
//!
//! A GET handler ends with
//! `Page::new(words.t("…-title")).render(&chrome, || view! { … })`. The page shows what a POST
//! handler left in [`Chrome::flash`] by itself: the error summary or the notice, on top of main.

use std::sync::Arc;

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use hydration_context::SsrSharedContext;
use leptos::{nonce::Nonce, prelude::*};

use crate::{
    flash::Flash,
    words::{Locale, Words},
};

mod assets;
mod document;
pub(crate) mod markers;
mod nav;

pub use assets::Assets;
pub use nav::Area;

/// Who is signed in, as far as the page around the content needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignedIn {
    /// The person's name.
    pub name: String,
    /// The organisation the person acts for, if any.
    pub organization: Option<String>,
    /// The parts of the portal this person works in.
    pub areas: Vec<Area>,
    /// Seconds until the session ends if nothing happens; `None`: no warning is shown.
    pub session_seconds: Option<u32>,
}

/// What stands around the content of each page.
#[derive(Clone, Debug, Default)]
pub struct Chrome {
    /// The language of the page.
    pub locale: Locale,
    /// Who is signed in.
    pub who: Option<SignedIn>,
    /// What the last request left for this page, see [`Flash::take`].
    pub flash: Option<Flash>,
    /// Path and query of this page: marks the place in the navigation, and the language switch
    /// comes back to it.
    pub path: String,
    /// Where the stylesheet and the browser bundle lie.
    pub assets: Arc<Assets>,
}

impl Chrome {
    /// Nobody signed in and nothing left: for answers that are given before a session is read.
    pub fn bare(locale: Locale) -> Self {
        Self { locale, path: "/".to_owned(), ..Self::default() }
    }

    /// The words of the page's language, for use outside of the view.
    pub fn words(&self) -> Words {
        Words::new(self.locale)
    }
}

/// A page about to be rendered.
#[derive(Clone, Debug)]
pub struct Page {
    title: String,
    status: StatusCode,
    wide: bool,
    on_paper: Option<String>,
}

impl Page {
    /// A page with this title, already in the language of the reader.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), status: StatusCode::OK, wide: false, on_paper: None }
    }

    /// Answers with another status than 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Uses the whole width of a large screen: for queues and side-by-side work.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// A line that is printed on top of each sheet of paper, such as receipt number and date.
    #[must_use]
    pub fn on_paper(mut self, line: impl Into<String>) -> Self {
        self.on_paper = Some(line.into());
        self
    }

    /// Renders the document. Inside `view` the context holds the [`Locale`] (so `t("…")` works), the
    /// flash (so fields show what was typed) and the [`Nonce`].
    pub fn render<V: IntoView + 'static>(self, chrome: &Chrome, view: impl FnOnce() -> V) -> Response {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let nonce = Nonce::new();
        let html = owner.with(|| {
            provide_context(chrome.locale);
            provide_context(nonce.clone());
            if let Some(flash) = &chrome.flash {
                provide_context(Arc::new(flash.clone()));
            }
            let content = view().into_view().to_html();
            document::render(&self, chrome, &nonce, content)
        });
        drop(owner);

        let mut response = (self.status, Html(html)).into_response();
        let headers = response.headers_mut();
        match HeaderValue::from_str(&content_security_policy(&nonce, self.on_paper.is_some())) {
            Ok(policy) => {
                headers.insert(header::CONTENT_SECURITY_POLICY, policy);
            }
            Err(error) => tracing::error!(%error, "the content security policy is no header value"),
        }
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(chrome.locale.tag()));
        headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Language"));
        let personal = chrome.who.is_some() || chrome.flash.is_some() || self.status != StatusCode::OK;
        let caching = if personal { "no-store" } else { "no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        headers
            .insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
        response
    }
}

/// Scripts run only with this response's nonce, or when such a script loads them; nothing is framed;
/// forms post only to this site. `own_style`: the page has a style element of its own.
fn content_security_policy(nonce: &Nonce, own_style: bool) -> String {
    let style =
        if own_style { format!("style-src 'self' 'nonce-{nonce}'") } else { "style-src 'self'".to_owned() };
    format!(
        "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; {style}; \
         img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// A document that needs nothing else, to be kept as a file.
pub fn standalone<V: IntoView + 'static>(
    locale: Locale,
    title: &str,
    style: &'static str,
    view: impl FnOnce() -> V,
) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| {
        provide_context(locale);
        let title = title.to_owned();
        let head = view! {
            <head>
                <meta charset="utf-8" />
                <title>{title}</title>
                <style inner_html=style></style>
            </head>
        };
        let body = format!("<body>{}</body>", view().into_view().to_html());
        let (head, body) = (markers::tidy(&head.to_html()), markers::tidy(&body));
        format!("<!DOCTYPE html>\n<html lang=\"{locale}\">{head}{body}</html>")
    })
}

#[cfg(test)]
mod tests;
