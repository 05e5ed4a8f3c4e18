//! A browser without JavaScript: cookies, forms, files.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use futures_util::StreamExt;
use http_body_util::BodyExt;
use server::demo::PASSWORD;
use tower::ServiceExt;

use super::html::{self, Form};

/// One browser.
pub struct Client {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    /// Sent with each request, such as `x-forwarded-for`.
    extra: Vec<(&'static str, String)>,
}

/// What the server answered, read to its end.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

impl Reply {
    /// The body as text.
    pub fn html(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("text")
    }

    /// The words of the page.
    pub fn text(&self) -> String {
        html::text(self.html())
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "→ {}\n{}", self.location(), self.short());
        self
    }

    /// Fails unless the answer leads on to exactly this address.
    #[track_caller]
    pub fn expect_redirect(self, to: &str) -> Self {
        let reply = self.expect(303);
        assert_eq!(reply.location(), to);
        reply
    }

    /// Fails unless these words stand in the page.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        let text = self.text();
        assert!(text.contains(words), "{words:?} is missing in: {}", self.short());
        self
    }

    /// Fails if these words stand in the page.
    #[track_caller]
    pub fn does_not_say(self, words: &str) -> Self {
        let text = self.text();
        assert!(!text.contains(words), "{words:?} stands in: {text}");
        self
    }

    fn short(&self) -> String {
        let text = std::str::from_utf8(&self.bytes).map_or_else(|_| "no text".to_owned(), html::text);
        text.chars().take(1500).collect()
    }
}

impl Client {
    pub fn new(router: Router) -> Self {
        // The language switch writes this cookie; the tests read the Japanese pages.
        Self { router, cookies: Mutex::default(), extra: Vec::new() }
    }

    /// The same browser, sending one header more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.extra.push((name, value.into()));
        self
    }

    /// Another window of this browser: the same cookies.
    pub fn another_window(&self) -> Self {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Self { router: self.router.clone(), cookies: Mutex::new(cookies), extra: self.extra.clone() }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// Signs one of the demonstration's people in.
    pub async fn sign_in(&self, email: &str) -> Reply {
        self.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await.expect(303)
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Opens a page, following redirects.
    pub async fn open(&self, path: &str) -> Reply {
        let mut path = path.to_owned();
        for _ in 0..5 {
            let reply = self.get(&path).await;
            if !reply.status.is_redirection() {
                return reply;
            }
            path = reply.location().to_owned();
        }
        panic!("redirects without end, last to {path}");
    }

    /// Posts an urlencoded form, as a browser does from a page of this site.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.send(Self::posted(path, fields)).await
    }

    /// The request of [`Client::post`], to be changed.
    pub fn posted(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .expect("a request")
    }

    /// A form that stands in a page, by its id or the address it posts to.
    pub async fn form(&self, page: &str, which: &str) -> Form {
        let reply = self.open(page).await.expect(200);
        let forms = html::forms(reply.html());
        let found = forms.iter().find(|form| form.id == which || form.action.ends_with(which));
        found.cloned().unwrap_or_else(|| {
            let there: Vec<_> = forms.iter().map(|form| (&form.id, &form.action)).collect();
            panic!("no form {which} on {page}, only {there:?}")
        })
    }

    /// Opens a page, fills in one of its forms and submits it.
    pub async fn fill(&self, page: &str, which: &str, typed: &[(&str, &str)]) -> Reply {
        let form = self.form(page, which).await;
        self.submit(&form, typed).await
    }

    /// Submits a form: what stood in it, with what was typed.
    pub async fn submit(&self, form: &Form, typed: &[(&str, &str)]) -> Reply {
        let untouched = form.fields.iter().filter(|(name, _)| typed.iter().all(|(typed, _)| typed != name));
        let mut fields: Vec<(&str, &str)> =
            untouched.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend(typed);
        self.post(&form.action, &fields).await
    }

    /// Uploads a file.
    pub async fn upload(&self, path: &str, name: &str, content: Vec<u8>) -> Reply {
        let content = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(content))]);
        self.send(Self::uploaded(path, name, content)).await
    }

    /// The request that uploads a file with fields before it, as the browser sends them.
    pub fn uploaded_with(path: &str, fields: &[(&str, &str)], name: &str, content: Vec<u8>) -> Request<Body> {
        let mut head = String::new();
        for (field, value) in fields {
            let _ = write!(
                head,
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
            );
        }
        let request = Self::uploaded(path, name, futures_util::stream::iter([Ok(Bytes::from(content))]));
        let (parts, body) = request.into_parts();
        let head = futures_util::stream::iter([Ok::<_, axum::Error>(Bytes::from(head))]);
        Request::from_parts(parts, Body::from_stream(head.chain(body.into_data_stream())))
    }

    /// The request that uploads a file piece by piece, to be changed.
    pub fn uploaded<S>(path: &str, name: &str, content: S) -> Request<Body>
    where
        S: futures_util::Stream<Item = std::io::Result<Bytes>> + Send + 'static,
    {
        // As browsers write it: the name in UTF-8, only quotes and line ends escaped.
        let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let head = futures_util::stream::iter([Ok(Bytes::from(head))]);
        let tail = futures_util::stream::iter([Ok(Bytes::from(format!("\r\n--{BOUNDARY}--\r\n")))]);
        Request::post(path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .header("sec-fetch-site", "same-origin")
            .body(Body::from_stream(head.chain(content).chain(tail)))
            .expect("a request")
    }

    /// Sends any request with this browser's cookies.
    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        let path = request.uri().path().to_owned();
        let headers = request.headers_mut();
        {
            let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
            let line: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            if !line.is_empty() {
                headers.insert(header::COOKIE, line.join("; ").parse().expect("a header"));
            }
        }
        headers.entry(header::HOST).or_insert("shinsa.example.jp".parse().expect("a header"));
        for (name, value) in &self.extra {
            headers.insert(*name, value.parse().expect("a header"));
        }
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        self.remember(&parts.headers);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            assert!(!text.contains('⟦'), "words are missing on {path}: {}", around(text, '⟦'));
        }
        Reply { status: parts.status, headers: parts.headers, bytes }
    }

    fn remember(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for line in headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("text");
            let pair = line.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie");
            if line.to_ascii_lowercase().contains("max-age=0") || value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

const BOUNDARY: &str = "----ShinsaTestBoundary7MA4YWxkTrZu0gW";

/// A request with another method and nothing in it.
pub fn bare(method: Method, path: &str) -> Request<Body> {
    Request::builder().method(method).uri(path).body(Body::empty()).expect("a request")
}

/// A few words from where a sign stands.
fn around(text: &str, sign: char) -> String {
    let start = text.find(sign).unwrap_or_default();
    text[start..].chars().take(60).collect()
}
