//! The whole portal as one router: pages, site files, health, and what surrounds every request.

use std::time::Duration;

use app::web::{Web, explain, not_for_opening};
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, extract::State};
use services::sessions::SessionStore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::{health, site};

/// How the cookie of the session is set.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// Only over https, under the `__Host-` prefix.
    pub secure: bool,
}

/// Builds the router.
pub fn router(web: Web, cookies: Cookies) -> Router {
    let idle = i64::from(web.session_seconds);
    let sessions = SessionManagerLayer::new(SessionStore::new(web.portal.clone()))
        .with_name(if cookies.secure { "__Host-shinsa" } else { "shinsa" })
        .with_secure(cookies.secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(time::Duration::seconds(idle)));
    let pages = app::pages::router()
        .route(app::language::PATH, axum::routing::post(app::language::switch))
        .fallback(not_found)
        .method_not_allowed_fallback(not_for_opening)
        .layer(middleware::from_fn_with_state(web.clone(), explain))
        .layer(sessions);
    let plain = Router::new()
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .route("/pkg/{*path}", get(site::serve));
    let compress = DefaultPredicate::new().and(NotForContentType::const_new("application/"));
    Router::new()
        .merge(pages)
        .merge(plain)
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(say_why_forged))
        .layer(CompressionLayer::new().br(true).gzip(true).compress_when(compress))
        .layer(CatchPanicLayer::custom(|_| panicked()))
        .layer(header("x-content-type-options", "nosniff"))
        .layer(header("referrer-policy", "same-origin"))
        .layer(header("cross-origin-opener-policy", "same-origin"))
        .layer(header("permissions-policy", "camera=(), microphone=(), geolocation=()"))
        .layer(header("x-frame-options", "DENY"))
        .layer(middleware::from_fn_with_state(cookies.secure, strict_transport))
        .layer(middleware::from_fn(logged))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(web)
}

fn header(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
}

/// A page that does not exist, in the reader's language.
async fn not_found() -> app::web::Answer {
    Err(services::PortalError::NotFound.into())
}

/// Over https a browser never asks by plain http again.
async fn strict_transport(State(secure): State<bool>, request: Request, next: middleware::Next) -> Response {
    let mut response = next.run(request).await;
    if secure {
        let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}

/// The layer against forged requests answers without a word. It may be a person whose browser or proxy
/// changes headers, so they get a page.
async fn say_why_forged(request: Request, next: middleware::Next) -> Response {
    let chrome = app::page::Chrome::bare(app::language::of(request.headers()));
    let response = next.run(request).await;
    match response.extensions().get::<ProtectionError>() {
        Some(_) if response.status() == StatusCode::FORBIDDEN => app::error::forged(&chrome),
        _ => response,
    }
}

fn panicked() -> Response {
    tracing::error!("a handler panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, "内部エラーが発生しました。 An internal error occurred.")
        .into_response()
}

/// Logs a finished request: method, route, status, time – no query, no names, no content.
async fn logged(request: Request, next: middleware::Next) -> Response {
    let started = std::time::Instant::now();
    let method = request.method().clone();
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("-").to_owned();
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), duration(started.elapsed()));
    tracing::info!(%method, path = %without_secrets(&path), status, took, request = %id, "request");
    response
}

fn duration(elapsed: Duration) -> u64 {
    u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
}

/// Single-use links carry their secret in the path: it does not belong into a log.
fn without_secrets(path: &str) -> &str {
    const SECRET: [&str; 7] = [
        "/confirm/",
        "/account/email/",
        "/password/reset/",
        "/invitation/",
        "/setup/",
        "/subscriptions/confirm/",
        "/subscriptions/leave/",
    ];
    SECRET.into_iter().find(|prefix| path.starts_with(prefix)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use services::accounts::tokens::Purpose;

    use super::without_secrets;

    #[test]
    fn no_secret_of_a_link_is_logged() {
        for purpose in [
            Purpose::ConfirmAddress,
            Purpose::ChangeAddress,
            Purpose::ResetPassword,
            Purpose::StaffInvitation,
            Purpose::MemberInvitation,
            Purpose::FirstAdministrator,
            Purpose::Subscription,
        ] {
            assert_eq!(without_secrets(&format!("{}5f2c", purpose.path())), purpose.path());
        }
    }
}
