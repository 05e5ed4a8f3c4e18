//! Cases: the one way in ([`execute`]), and the reads of the pages.
//!
//! Each act is: load through what the actor may see → decide → append with the optimistic lock →
//! update the read model → enqueue the mails – in one transaction.

mod answers;
mod approve;
mod assign;
mod drafts;
mod evidence;
mod execute;
mod history;
mod incoming;
mod mails;
mod marks;
mod outlook;
pub mod people;
pub mod queue;
pub mod read_model;
pub mod reminders;
mod scope;
mod start;
mod submit;
mod upload;
mod view;
mod worksheet;

pub use self::answers::answer;
pub use self::approve::approve;
pub use self::assign::{assign, reviewers};
pub use self::drafts::{Draft, keep_draft, load_draft, typed_forms};
pub use self::evidence::attach_evidence;
pub(crate) use self::evidence::look_over;
pub use self::execute::{Done, Expected, execute, foresee};
pub(crate) use self::execute::{run, seen_by};
pub use self::history::{History, event as read_event, load_history};
pub(crate) use self::incoming::mention;
pub use self::marks::{NewMark, Seen, mark};
pub use self::outlook::{Outlook, outlook};
pub use self::people::signatories;
pub(crate) use self::scope::check as check_scope;
pub use self::start::start;
pub use self::submit::{SubmitInput, consent_text, hand_back, submit};
pub use self::upload::{UploadError, store_written, upload, written};
pub use self::view::{CaseView, FileAccess, Unseen, file, unseen, view};
pub use self::worksheet::{Sheet, drop_sheet, keep_sheet, load_sheet};
