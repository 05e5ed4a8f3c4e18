//! The ministry's pages of a defect.
//!
//! | address | file |
//! |---|---|
//! | `/screening/defects` | [`list`]; as a workbook: [`mod@workbook`] |
//! | `…/defects/new` | [`report`] |
//! | `…/defects/{n}` | [`page`] |
//! | `…/defects/{n}/decision` | [`decision`] |
//! | `…/defects/{n}/{act}` and `…/check` | [`write`]: written, looked over, done; the fields: [`fields`], [`read`]; the last look: [`told`] |
//! | `…/defects/{n}/files` | [`files`] |

mod consent;
mod decision;
mod fields;
mod files;
mod impact;
mod list;
mod page;
mod read;
mod report;
mod told;
mod workbook;
mod write;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use domain::case::defect::{Defect, DefectCommandKind as K};

use super::look::{Look, Side};
use crate::pages::screening::Shown;
use crate::web::Web;

/// The acts that are written on a page of their own and looked over before they are done, in the order
/// in which they mostly come.
pub const WRITTEN: [K; 11] = [
    K::Triage,
    K::Notify,
    K::DecideExtension,
    K::MoveHearing,
    K::RecordHearing,
    K::AcceptPlan,
    K::ReturnPlan,
    K::ConcludePlan,
    K::RecommendMeasure,
    K::Suspend,
    K::LiftSuspension,
];

/// The routes of these pages.
pub fn router() -> Router<Web> {
    let defect = |below: &str| format!("/screening/cases/{{id}}/defects/{{number}}{below}");
    // The upload is limited while it is streamed, and says so in words.
    let files =
        Router::new().route(&defect("/files"), post(files::receive)).layer(DefaultBodyLimit::disable());
    Router::new()
        .route("/screening/defects", get(list::show))
        .route("/screening/defects.xlsx", get(workbook::show))
        .route("/screening/cases/{id}/defects/new", get(report::show).post(report::report))
        .route(&defect(""), get(page::show))
        .route(&defect("/files/{file}"), get(files::send))
        .route(&defect("/decision"), get(decision::show).post(decision::approve))
        .route(&defect("/decision/return"), post(decision::give_back))
        .route(&defect("/{act}"), get(write::show).post(write::keep))
        .route(&defect("/{act}/check"), get(write::check).post(write::send))
        .merge(files)
}

/// The act of an address.
fn act_of(id: &str) -> Option<K> {
    WRITTEN.into_iter().find(|kind| kind.id() == id)
}

/// Whether this person can do something about a defect now.
fn can(shown: &Shown, kind: K, defect: &Defect) -> bool {
    let running = shown.case().suspension(shown.now);
    let fits = match kind {
        K::Suspend => running.is_none(),
        K::LiftSuspension => running.is_some_and(|one| one.defect == defect.number),
        _ => true,
    };
    fits && shown.case().may_about(kind, defect.number, &shown.actor, shown.call(), shown.now).is_ok()
}

/// The shared parts of a page about a defect, as the ministry sees them.
fn look<'a>(shown: &'a Shown, defect: &'a Defect) -> Look<'a> {
    Look { words: shown.words, view: &shown.view, defect, now: shown.now, side: Side::Ministry }
}

/// An address below a case.
fn below(number: u32, rest: &str) -> String {
    format!("/defects/{number}{rest}")
}

/// 「瑕疵1」 with the case, for titles.
fn title(shown: &Shown, defect: &Defect) -> String {
    let number = shown.words.tf("defect-number", &[("number", defect.number.into())]);
    shown.words.tf("title-of-case", &[("title", number.into()), ("case", shown.name().into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, Words};

    #[test]
    fn every_act_has_its_title_its_lead_its_button_and_what_is_said_after_it() {
        for locale in Locale::ALL {
            for kind in WRITTEN {
                for part in ["act", "lead", "do", "done"] {
                    let key = format!("defect-{part}-{}", kind.id());
                    assert!(Words::new(locale).has(&key), "{locale}: {key}");
                }
                assert_eq!(act_of(kind.id()), Some(kind));
            }
        }
    }
}
