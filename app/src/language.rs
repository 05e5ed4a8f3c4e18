//! Which language a request is answered in, and the switch in the header.
//!
//! The choice lives in a cookie of its own, so that it outlasts the session; without one the
//! browser's `Accept-Language` decides, and Japanese where that names neither language.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::{form::Submitted, words::Locale};

/// The name of the cookie.
const COOKIE: &str = "lang";

/// Where the switch in the header posts to.
pub const PATH: &str = "/language";

/// The language of a request.
pub fn of(headers: &HeaderMap) -> Locale {
    from_cookie(headers).or_else(|| from_accept_language(headers)).unwrap_or_default()
}

fn from_cookie(headers: &HeaderMap) -> Option<Locale> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .and_then(|(_, tag)| tag.parse().ok())
}

/// The language with the greatest weight (RFC 9110, 12.5.4), the first of equals.
fn from_accept_language(headers: &HeaderMap) -> Option<Locale> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Locale)> = None;
    for range in accepted.split(',') {
        let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
        let weight = parameters.trim().strip_prefix("q=").and_then(|q| q.parse().ok()).unwrap_or(1.0);
        if let Ok(locale) = tag.parse()
            && weight > best.map_or(0.0, |(most, _)| most)
        {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

/// `POST /language`: remembers the language (`to`) for a year and goes back to the page (`back`).
pub async fn switch(form: Submitted) -> Response {
    let mut response = Redirect::to(local(form.text("back"))).into_response();
    if let Ok(locale) = form.text("to").parse::<Locale>() {
        let cookie = format!("{COOKIE}={locale}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// `path` if it is a path on this site, else the home page: a form must not send people elsewhere.
pub fn local(path: &str) -> &str {
    let on_this_site = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.bytes().all(|byte| byte > b' ' && byte.is_ascii());
    if on_this_site { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_cookie_wins_over_the_browser() {
        let mut both = headers(header::COOKIE, "a=b; lang=en");
        both.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("ja"));
        assert_eq!(of(&both), Locale::En);
        assert_eq!(of(&headers(header::COOKIE, "lang=fr")), Locale::Ja);
    }

    #[test]
    fn the_browsers_weights_count() {
        let of_accepted = |value| of(&headers(header::ACCEPT_LANGUAGE, value));
        assert_eq!(of_accepted("ja;q=0.5, en-US"), Locale::En);
        assert_eq!(of_accepted("fr, ja, en;q=0.9"), Locale::Ja);
        assert_eq!(of_accepted("fr"), Locale::Ja);
        assert_eq!(of_accepted("en;q=0, fr"), Locale::Ja);
    }

    #[tokio::test]
    async fn switching_stays_on_this_site() {
        let back = |back: &'static str| switch(Submitted::from_pairs([("to", "en"), ("back", back)]));
        let response = back("/register?q=1").await;
        assert_eq!(response.headers()[header::LOCATION], "/register?q=1");
        assert!(response.headers()[header::SET_COOKIE].to_str().unwrap().starts_with("lang=en;"));
        for outside in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\r\nb"] {
            assert_eq!(back(outside).await.headers()[header::LOCATION], "/", "{outside:?}");
        }
    }
}
