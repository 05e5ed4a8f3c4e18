//! Pages of the administrators: calls, staff, the journal, the outbox. Auditors read all of them, and
//! find no forms there.
//!
//! One more page: a file with its handlers, a line in [`router`], and where people should find it a
//! line in `page/nav.rs`.

mod call;
mod call_conflict;
mod call_fields;
mod call_new;
mod calls;
mod details;
mod journal;
mod mail;
mod member;
mod roles;
mod staff;

use axum::Router;
use axum::routing::{get, post};
use domain::actor::StaffRole;

use crate::web::Web;

/// Who reads the pages of administrators.
const READERS: [StaffRole; 2] = [StaffRole::Administrator, StaffRole::Auditor];

/// The routes of these pages.
pub fn router() -> Router<Web> {
    Router::new()
        .route("/admin/calls", get(calls::show))
        .route("/admin/calls/new", get(call_new::show).post(call_new::open))
        .route("/admin/calls/{code}", get(call::show).post(call::change))
        .route("/admin/staff", get(staff::show).post(staff::invite))
        .route("/admin/staff/invitations/{id}/withdraw", post(staff::withdraw))
        .route("/admin/staff/{account}", get(member::show))
        .route("/admin/staff/{account}/roles", post(member::change_roles))
        .route("/admin/staff/{account}/disable", post(member::disable))
        .route("/admin/staff/{account}/enable", post(member::enable))
        .route("/admin/journal", get(journal::show))
        .route("/admin/mail", get(mail::show))
}
