//! The screening: the queue, the page of a case and what reviewers and approvers do there.
//!
//! | address | file |
//! |---|---|
//! | `/screening` | [`queue`]; as a workbook: [`case_list`] |
//! | `/screening/statistics` | [`statistics`] |
//! | `/screening/cases/{id}` | [`case`], its parts beside it |
//! | `…/forms/{form}` | [`form_page`]; what is shown of the file: [`content`] |
//! | `…/forms/{form}/changes` | [`changes`] |
//! | `…/changes` | [`resubmission`] |
//! | `…/correction` | [`correction`] |
//! | `…/recommendation` | [`recommendation`] |
//! | `…/decision` | [`decision`] |
//! | `…/message` | [`message`] |
//! | `…/hold`, `…/resume`, `…/formal-check` | [`standstill`] |
//! | `…/conflict` | [`conflict`] |
//! | acts of one step on the page of the case | [`acts`] |
//! | `…/files/…`, `…/evidence/…`, `…/letters/…` | [`files`] |
//!
//! Every address takes the query of the list that the person came from ([`list`]), and gives it on.

mod act;
mod acts;
mod case;
mod case_actions;
mod case_documents;
mod case_history;
mod case_list;
mod case_state;
mod changes;
mod changes_view;
mod conflict;
mod content;
mod correction;
mod correction_view;
mod decision;
mod document_view;
mod evidence_view;
mod export;
mod files;
mod findings_view;
mod form_page;
mod form_view;
mod list;
mod message;
mod preview_view;
mod proposal_view;
mod queue;
mod queue_view;
mod recommendation;
mod resubmission;
pub mod sheet;
mod shown;
mod standstill;
mod statistics;
mod statistics_tables;
mod statistics_view;

use axum::Router;
use axum::routing::{get, post};

pub use self::act::{Act, at_field, at_fields};
pub use self::list::List;
pub use self::sheet::Fields;
pub use self::shown::{CaseForm, Shown};
use crate::web::Web;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    let case = |below: &str| format!("/screening/cases/{{id}}{below}");
    Router::new()
        .route("/screening", get(queue::show))
        .route("/screening/statistics", get(statistics::show))
        .route("/screening/statistics.xlsx", get(statistics::download))
        .route("/screening/cases.xlsx", get(case_list::show))
        .route(&case(""), get(case::show))
        .route(&case("/take"), post(acts::take))
        .route(&case("/assign"), post(acts::assign))
        .route(&case("/conflict"), get(conflict::show).post(conflict::declare))
        .route(&case("/notes"), post(acts::note))
        .route(&case("/hold"), get(standstill::check_hold).post(standstill::write_hold))
        .route(&case("/hold/send"), post(standstill::hold))
        .route(&case("/resume"), get(standstill::check_resume).post(standstill::write_resume))
        .route(&case("/resume/send"), post(standstill::resume))
        .route(&case("/formal-check"), get(standstill::check_formal).post(standstill::pass_formal))
        .route(&case("/message"), get(message::confirm).post(message::write))
        .route(&case("/message/send"), post(message::send))
        .route(&case("/correction"), get(correction::show).post(correction::edit))
        .route(&case("/correction/check"), get(correction::confirm))
        .route(&case("/correction/send"), post(correction::send))
        .route(&case("/recommendation"), get(recommendation::show).post(recommendation::edit))
        .route(&case("/decision"), get(decision::show))
        .route(&case("/decision/approve"), post(decision::approve))
        .route(&case("/decision/return"), post(decision::give_back))
        .route(&case("/forms/{form}"), get(form_page::show).post(form_page::save))
        .route(&case("/forms/{form}/changes"), get(changes::show))
        .route(&case("/changes"), get(resubmission::show))
        .route(&case("/forms/{form}/items"), post(form_page::add_item))
        .route(&case("/files/{form}/{version}"), get(files::form))
        .route(&case("/files/{form}/{version}/pdf"), get(files::pdf))
        .route(&case("/evidence/{number}"), get(files::evidence))
        .route(&case("/letters/{index}"), get(files::letter))
        .route(&case("/export"), get(export::show))
}
