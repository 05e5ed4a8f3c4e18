//! The document itself: head, header, main, footer.

use leptos::{html::ElementChild, nonce::Nonce, prelude::*};

use super::{Chrome, Page, SignedIn, markers::tidy, nav::main_nav};
use crate::{
    components::{error_summary::ErrorSummary, notice_banner::NoticeBanner, tag::Tone},
    islands::session_warning::SessionWarning,
    language,
    words::{Words, t, tf},
};

/// Starts the islands that stand in the page. `ISLANDS_JS` and `ISLANDS_WASM` are replaced by URLs.
const START: &str = include_str!("start_islands.js");

/// The whole document as text, around the rendered `content` of main.
pub fn render(page: &Page, chrome: &Chrome, nonce: &Nonce, content: String) -> String {
    let body = body(page, chrome, content).to_html();
    // A page without islands loads no bundle at all.
    let start = body.contains("<leptos-island").then(|| start_islands(chrome, nonce));
    let on_paper = page.on_paper.as_deref().map(|line| on_paper(line, nonce));
    let head = head(page, chrome, (on_paper, start)).to_html();
    let lang = chrome.locale;
    let (head, body) = (tidy(&head), tidy(&body));
    format!("<!DOCTYPE html>\n<html lang=\"{lang}\">{head}{body}</html>")
}

fn title(page: &Page, chrome: &Chrome) -> String {
    let title = tf("page-title-with-service", &[("title", page.title.as_str().into())]);
    let wrong = chrome.flash.as_ref().is_some_and(|flash| !flash.errors.is_empty());
    if wrong { tf("page-title-error", &[("title", title.into())]) } else { title }
}

fn head(page: &Page, chrome: &Chrome, more: (Option<AnyView>, Option<AnyView>)) -> impl IntoView + use<> {
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="format-detection" content="telephone=no" />
            <title>{title(page, chrome)}</title>
            <link rel="icon" href="data:," />
            <link rel="stylesheet" href=chrome.assets.css.clone() />
            {more}
        </head>
    }
}

/// A module runs after the document is parsed, so it may stand in the head.
fn start_islands(chrome: &Chrome, nonce: &Nonce) -> AnyView {
    let script = START
        .replace("ISLANDS_JS", &script_string(&chrome.assets.js))
        .replace("ISLANDS_WASM", &script_string(&chrome.assets.wasm));
    view! { <script type="module" nonce=nonce.to_string() inner_html=script></script> }.into_any()
}

/// The line in the upper margin of each sheet. A page's own words can get there only through a style.
fn on_paper(line: &str, nonce: &Nonce) -> AnyView {
    let line: String = line.chars().map(|c| format!("\\{:x} ", u32::from(c))).collect();
    let style = format!("@page {{ @top-right {{ content: \"{line}\"; font-size: 9pt; }} }}");
    view! { <style nonce=nonce.to_string() inner_html=style></style> }.into_any()
}

/// A JavaScript string literal that can't end the script element it stands in.
fn script_string(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('<', "\\u003c")
}

fn body(page: &Page, chrome: &Chrome, content: String) -> impl IntoView + use<> {
    let words = chrome.words();
    let notice = chrome.flash.as_ref().and_then(|flash| {
        let text = flash.notice.as_ref()?.words(words);
        // With typed values it says why they are here again: nothing is done yet.
        let tone = if flash.values.is_empty() { Tone::Success } else { Tone::Warning };
        Some(view! { <NoticeBanner tone text /> })
    });
    let warning = chrome.who.as_ref().and_then(|who| who.session_seconds).map(|seconds| {
        view! {
            <SessionWarning
                seconds
                title=t("session-warning-title")
                text=t("session-warning-text")
                extend=t("session-warning-extend")
                failed=t("session-warning-failed")
                ended=t("session-warning-ended")
                sign_in=t("sign-in")
            />
        }
    });
    let width = if page.wide { "main main--wide" } else { "main" };
    view! {
        <body>
            <a class="skip-link" href="#main">
                {t("skip-to-main")}
            </a>
            {header(chrome)}
            <main id="main" class=width tabindex="-1">
                {notice}
                <ErrorSummary />
                <div class="content" inner_html=content></div>
            </main>
            {footer()}
            {warning}
        </body>
    }
}

fn header(chrome: &Chrome) -> impl IntoView + use<> {
    view! {
        <header class="site-header">
            <div class="site-header__top">
                <a class="site-name" href="/">
                    <span class="site-name__service">{t("service-name")}</span>
                    <span class="site-name__subject">{t("service-subject")}</span>
                </a>
                <div class="site-header__tools">{language_switch(chrome)} {account(chrome.who.as_ref())}</div>
            </div>
            {main_nav(chrome)}
        </header>
    }
}

fn language_switch(chrome: &Chrome) -> impl IntoView + use<> {
    let other = chrome.locale.other().tag();
    // The name of a language stands in that language.
    let name = Words::new(chrome.locale.other()).t("language-name");
    view! {
        <form class="language-switch" method="post" action=language::PATH>
            <input type="hidden" name="to" value=other />
            <input type="hidden" name="back" value=chrome.path.clone() />
            <button type="submit" class="header-tool" lang=other>
                {name}
            </button>
        </form>
    }
}

fn account(who: Option<&SignedIn>) -> impl IntoView + use<> {
    let Some(who) = who else {
        return view! {
            <a class="header-tool header-tool--strong" href="/sign-in">
                {t("sign-in")}
            </a>
        }
        .into_any();
    };
    let organization =
        who.organization.clone().map(|name| view! { <p class="account-menu__organization">{name}</p> });
    view! {
        <details class="account-menu">
            <summary class="header-tool">
                <span class="visually-hidden">{t("account-menu")}</span>
                <span class="account-menu__name">{who.name.clone()}</span>
            </summary>
            <div class="account-menu__panel">
                {organization} <a href="/account">{t("account-settings")}</a>
                <form method="post" action="/sign-out">
                    <button type="submit">{t("sign-out")}</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

fn footer() -> impl IntoView + use<> {
    view! {
        <footer class="site-footer">
            <ul class="site-footer__links">
                <li>
                    <a href="/accessibility">{t("footer-accessibility")}</a>
                </li>
                <li>
                    <a href="/privacy">{t("footer-privacy")}</a>
                </li>
                <li>
                    <a href="/contact">{t("footer-contact")}</a>
                </li>
            </ul>
            <p class="site-footer__name">{t("service-name")} " – " {t("service-subject")}</p>
        </footer>
    }
}
