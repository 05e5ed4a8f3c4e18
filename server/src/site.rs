//! The browser's files – stylesheet, bundle – carried inside the binary, so that it serves from
//! any working directory.

use app::page::Assets;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::Embed;

#[derive(Embed)]
#[folder = "site/"]
struct Site;

/// Where pages find the files, with the hash of their content.
pub fn assets() -> Assets {
    let hash = |path: &str| {
        Site::get(path).map_or_else(String::new, |file| {
            hex::encode(file.metadata.sha256_hash()).chars().take(16).collect()
        })
    };
    Assets::hashed(&hash("pkg/shinsa.css"), &hash("pkg/shinsa.js"), &hash("pkg/shinsa_bg.wasm"))
}

/// `GET /pkg/{*path}`: kept by browsers for a year, since its address carries its hash.
pub async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let name = format!("pkg/{path}");
    let compressed = accepts_brotli(&headers).then(|| Site::get(&format!("{name}.br"))).flatten();
    let brotli = compressed.is_some();
    let Some(file) = compressed.or_else(|| Site::get(&name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(Body::from(file.data));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(media_type(&path)));
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::VARY, header::HeaderValue::from_static("Accept-Encoding"));
    if brotli {
        headers.insert(header::CONTENT_ENCODING, header::HeaderValue::from_static("br"));
    }
    response
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|list| list.split(',').any(|one| one.trim().starts_with("br")))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
