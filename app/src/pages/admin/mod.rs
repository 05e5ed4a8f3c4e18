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
mod test_plan;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use domain::actor::StaffRole;

use crate::web::Web;

/// Who reads the pages of administrators.
const READERS: [StaffRole; 2] = [StaffRole::Administrator, StaffRole::Auditor];

/// The routes of these pages.
pub fn router() -> Router<Web> {
    // The upload is limited while it is streamed, and says so in words.
    let plan_file = Router::new()
        .route("/admin/calls/{code}/test-plan/import", post(test_plan::import::receive))
        .layer(DefaultBodyLimit::disable());
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
        .route("/admin/calls/{code}/test-plan", get(test_plan::show))
        .route("/admin/calls/{code}/test-plan/edit", get(test_plan::edit::show).post(test_plan::edit::edit))
        .route("/admin/calls/{code}/test-plan/check", get(test_plan::check::show))
        .route("/admin/calls/{code}/test-plan/save", post(test_plan::check::save))
        .route("/admin/calls/{code}/test-plan/{file}", get(test_plan::export::download))
        .merge(plan_file)
}
