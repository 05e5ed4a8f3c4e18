//! Cases: the one way in ([`execute`]), and the reads of the pages.
//!
//! Each act is: load through what the actor may see → decide → append with the optimistic lock →
//! update the read model → enqueue the mails – in one transaction.

mod answers;
mod approve;
mod assign;
mod change_notices;
mod device_check;
mod drafts;
mod evidence;
mod execute;
mod history;
mod incoming;
mod issue;
mod mails;
mod marks;
mod outlook;
pub mod people;
pub mod queue;
pub mod read_model;
pub mod reminders;
mod result_sheet;
mod scope;
mod start;
pub mod statistics;
mod submit;
mod upload;
mod view;
mod worksheet;

pub use self::answers::answer;
pub(crate) use self::approve::SECTION;
pub use self::approve::approve;
pub use self::assign::{assign, reviewers};
pub use self::change_notices::{NoticeFileKind, attach_to_notice, known_values, write_notice};
pub use self::device_check::{receive_result_file, record_result};
pub use self::drafts::{Draft, keep_draft, load_draft, typed_forms};
pub use self::evidence::attach_evidence;
pub use self::execute::{Done, Expected, execute, foresee};
pub(crate) use self::execute::{run, seen_by};
pub use self::history::{History, event as read_event, load_history};
pub use self::incoming::attach_file;
pub(crate) use self::incoming::{look_over, mention};
pub(crate) use self::issue::with_letter;
pub(crate) use self::mails::recipient;
pub use self::marks::{NewMark, Seen, mark};
pub use self::outlook::{Outlook, outlook};
pub use self::people::signatories;
pub(crate) use self::reminders::first_time as reminded;
pub(crate) use self::scope::{check as check_scope, shut_out, works_on_cases};
pub use self::start::start;
pub use self::submit::{SubmitInput, consent_text, hand_back, submit};
pub use self::upload::{UploadError, store_written, upload, written};
pub use self::view::{CaseView, FileAccess, Unseen, file, unseen, view};
pub use self::worksheet::{Sheet, drop_sheet, keep_sheet, load_sheet};
