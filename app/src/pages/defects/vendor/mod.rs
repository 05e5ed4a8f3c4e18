//! The vendor's pages of a defect.
//!
//! | address | file |
//! |---|---|
//! | `/applications/{id}/defects/{n}` | [`page`]; the box on top of each page: [`position`] |
//! | `…/defects/{n}/{act}` | [`act`]; the fields: [`fields`], [`read`] |
//! | `…/defects/{n}/files` | [`files`] |

mod act;
mod fields;
mod files;
mod page;
mod position;
mod read;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use domain::actor::Actor;
use domain::case::defect::{Defect, DefectCommandKind as K};
use jiff::Timestamp;
use services::cases::CaseView;

pub use self::position::{dues, tone};
use super::look::{Look, Side};
use crate::web::Web;
use crate::words::Words;

/// The acts that have a page of their own, the most pressing first.
pub const ACTS: [K; 6] =
    [K::Acknowledge, K::Answer, K::ProposePlan, K::ReportProgress, K::AskExtension, K::CommentHearing];

/// The routes of these pages.
pub fn router() -> Router<Web> {
    let own = |below: &str| format!("/applications/{{id}}/defects/{{number}}{below}");
    // The upload is limited while it is streamed, and says so in words.
    let files = Router::new().route(&own("/files"), post(files::receive)).layer(DefaultBodyLimit::disable());
    Router::new()
        .route(&own(""), get(page::show))
        .route(&own("/files/{file}"), get(files::send))
        .route(&own("/{act}"), get(act::show).post(act::give))
        .merge(files)
}

/// The act of an address.
fn act_of(id: &str) -> Option<K> {
    ACTS.into_iter().find(|kind| kind.id() == id)
}

/// Whether somebody can do something about a defect now.
fn can(view: &CaseView, defect: &Defect, kind: K, actor: &Actor, now: Timestamp) -> bool {
    view.case.may_about(kind, defect.number, actor, &view.call, now).is_ok()
}

/// What could be done now by those who sign, and not by this person.
fn signatory_has_to(view: &CaseView, defect: &Defect, actor: &Actor, now: Timestamp) -> Vec<K> {
    let Actor::Vendor(member) = actor else { return Vec::new() };
    let mut signatory = member.clone();
    signatory.signatory = true;
    let signatory = Actor::Vendor(signatory);
    let others =
        |kind: &K| can(view, defect, *kind, &signatory, now) && !can(view, defect, *kind, actor, now);
    ACTS.into_iter().filter(others).collect()
}

/// The shared parts of a page about a defect, as the vendor sees them.
fn look<'a>(words: Words, view: &'a CaseView, defect: &'a Defect, now: Timestamp) -> Look<'a> {
    Look { words, view, defect, now, side: Side::Vendor }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn every_act_has_its_title_its_lead_its_button_and_what_is_said_after_it() {
        for locale in Locale::ALL {
            for kind in ACTS {
                for part in ["act", "lead", "do", "done"] {
                    let key = format!("defect-{part}-{}", kind.id());
                    assert!(Words::new(locale).has(&key), "{locale}: {key}");
                }
                assert_eq!(act_of(kind.id()), Some(kind));
            }
        }
    }
}
