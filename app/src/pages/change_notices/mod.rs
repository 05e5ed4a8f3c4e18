//! 変更届: what a vendor reports of a listed product, and what comes of it.
//!
//! | address | file |
//! |---|---|
//! | `/applications/{id}/change-notices/new`, `…/{notice}/edit` | [`vendor::write`] |
//! | `/applications/{id}/change-notices/{notice}` | [`vendor::show`] |
//! | `…/submit`, `…/withdraw`, `…/discard`, `…/answer`, `…/documents` | [`vendor::acts`] |
//! | `…/upload/{what}`, `…/files/…` of both sides | [`files`] |
//! | `/screening/cases/{id}/change-notices/{notice}` | [`screening::show`] |
//! | `…/ask`, `…/documents`, `…/tests`, `…/note`, `…/reject` | [`screening::decide`] |
//! | `…/record` | [`screening::record`] |

mod files;
mod lines;
mod on_case;
mod parts;
mod phrases;
mod screening;
mod vendor;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use domain::case::Case;
use domain::case::change_notice::ChangeNotice;
use services::PortalError;

pub use self::lines::event_lines;
pub use self::on_case::{on_screening_case, on_vendor_case};
use self::screening::decide;
use self::vendor::{acts, write};
use crate::web::Web;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    let ours = |below: &str| format!("/screening/cases/{{id}}/change-notices/{{notice}}{below}");
    let theirs = |below: &str| format!("/applications/{{id}}/change-notices{below}");
    // Uploads are limited while they are streamed, and say so in words.
    let uploads = Router::new()
        .route(&theirs("/{notice}/upload/{what}"), post(files::receive))
        .route(&ours("/upload"), post(files::receive_record))
        .layer(DefaultBodyLimit::disable());
    Router::new()
        .route(&theirs(""), post(write::create))
        .route(&theirs("/new"), get(write::new))
        .route(&theirs("/{notice}"), get(vendor::show::show))
        .route(&theirs("/{notice}/edit"), get(write::edit).post(write::save))
        .route(&theirs("/{notice}/submit"), get(acts::check_submit).post(acts::submit))
        .route(&theirs("/{notice}/discard"), get(acts::check_discard).post(acts::discard))
        .route(&theirs("/{notice}/withdraw"), get(acts::check_withdraw).post(acts::withdraw))
        .route(&theirs("/{notice}/answer"), post(acts::answer))
        .route(&theirs("/{notice}/documents"), post(acts::hand_back))
        .route(&theirs("/{notice}/files/{number}"), get(files::download))
        .route(&theirs("/{notice}/files/{number}/read"), get(vendor::read::show))
        .route(&theirs("/{notice}/files/{number}/remove"), post(files::remove))
        .route(&ours(""), get(screening::show::show))
        .route(&ours("/ask"), get(decide::check_ask).post(decide::write_ask))
        .route(&ours("/ask/send"), post(decide::ask))
        .route(&ours("/documents"), get(decide::check_documents).post(decide::write_documents))
        .route(&ours("/documents/send"), post(decide::documents))
        .route(&ours("/tests"), get(decide::check_tests).post(decide::write_tests))
        .route(&ours("/tests/send"), post(decide::tests))
        .route(&ours("/note"), get(decide::check_note).post(decide::write_note))
        .route(&ours("/note/send"), post(decide::note))
        .route(&ours("/reject"), get(decide::check_reject).post(decide::write_reject))
        .route(&ours("/reject/send"), post(decide::reject))
        .route(&ours("/record"), post(screening::record::save))
        .route(&ours("/files/{number}"), get(files::download_ours))
        .route(&ours("/files/{number}/read"), get(screening::read::show))
        .merge(uploads)
}

/// The notice of an address, among those that the case was cut to.
fn find<'a>(case: &'a Case, notice: &str) -> Result<&'a ChangeNotice, PortalError> {
    let number: u32 = notice.parse().map_err(|_| PortalError::NotFound)?;
    case.change_notice(number).ok_or(PortalError::NotFound)
}
