//! `GET /health`: the process lives. `GET /ready`: database, store and outbox are fit for work.

use app::web::Web;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};
use services::Portal;
use services::mail::oldest_unsent;

/// A mail that waits longer than this, in minutes, means that the worker or the mail server is stuck.
const OUTBOX_MINUTES: i64 = 30;

/// Always 200 while the process answers.
pub async fn health() -> Json<Value> {
    Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
}

/// 200 when all parts are fit, else 503 with which one is not.
pub async fn ready(State(web): State<Web>) -> (StatusCode, Json<Value>) {
    let (database, storage, outbox) = parts(&web.portal).await;
    let fit = database && storage && outbox.as_ref().is_ok_and(|minutes| *minutes <= OUTBOX_MINUTES);
    let status = if fit { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({
        "status": if fit { "ok" } else { "unavailable" },
        "database": database,
        "storage": storage,
        "outbox_oldest_minutes": outbox.ok(),
    });
    (status, Json(body))
}

async fn parts(portal: &Portal) -> (bool, bool, Result<i64, ()>) {
    let database = portal.db().ping().await.is_ok();
    let storage = portal.storage().ready().await.is_ok();
    let outbox = match oldest_unsent(portal).await {
        Ok(age) => Ok(age.map_or(0, |age| age.as_mins())),
        Err(_) => Err(()),
    };
    (database, storage, outbox)
}
