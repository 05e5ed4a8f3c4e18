//! Filling a form in in the browser: `/applications/{id}/documents/{form}/fill`.
//!
//! The same fields as on paper, from the same specification. What is typed is kept as a draft, as it
//! is; the file that comes out is stored like an upload, so that file and data never differ. Whoever
//! mends the file elsewhere and uploads it finds its content here.
//!
//! | you look for | go to |
//! |---|---|
//! | what stands in the fields when the page opens | [`source`] |
//! | the page | [`page`], with [`inputs`] and [`rows`] |
//! | what the buttons do | [`act`], [`save`] |
//! | names of fields, and content | [`typed`] |

mod act;
mod conflict;
mod inputs;
mod page;
mod rows;
mod save;
mod source;
mod typed;

use domain::forms::FormId;
use domain::ids::CaseId;
use services::PortalError;

pub use self::page::show;
pub use self::save::{keep, save};
use super::path;
use crate::form::Submitted;

/// The id of the form. With it a field has the same anchor as on the page that shows what was read:
/// `f-rows-3-units`.
pub const FORM: &str = "f";

/// The code of the error that says that another tab or colleague saved meanwhile.
const CHANGED_MEANWHILE: &str = "form-changed-meanwhile";

/// Where a form is filled in.
pub fn address(id: &CaseId, form: FormId) -> String {
    path(id, &format!("documents/{}/fill", form.id()))
}

/// The version of the draft that the page was made with.
fn version(submitted: &Submitted) -> i32 {
    submitted.text("version").parse().unwrap_or(0)
}

fn changed_meanwhile(error: PortalError) -> PortalError {
    match error {
        PortalError::Conflict(_) => PortalError::field("", CHANGED_MEANWHILE),
        other => other,
    }
}
