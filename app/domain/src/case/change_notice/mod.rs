//! 変更届: what a vendor reports of a product in the register, and what comes of it.
//!
//! ```text
//! Draft ─submit► Reviewing ◄─answer── Asked
//!                  │  ▲  ◄──return── DocumentsAsked
//!                  │  └────record─── Testing
//!                  └─ note ► Noted │ reject ► Rejected        any time before the end ─► Withdrawn
//! ```
//!
//! Whatever happens to a notice, the entry in the register stays valid meanwhile. Only a notice that
//! was noted changes what the register says.

pub(in crate::case) mod apply;
mod command;
mod content;
pub(in crate::case) mod decide;
mod event;
mod field;
mod noted;
mod notice;
mod refusal;
pub(in crate::case) mod sight;

pub use self::command::{ChangeNoticeCommand, ChangeNoticeCommandKind, TypedNotice, TypedOutcome};
pub use self::content::{Change, NoticeContent};
pub use self::event::ChangeNoticeEvent;
pub use self::field::{ChangeField, ChangeKind, Touched, touched};
pub use self::notice::{
    ChangeNotice, DocumentsAsked, NoticeFile, NoticeStanding, Question, StandingKind, TestOrder, TestOutcome,
    TestRecord,
};
pub use self::refusal::NoticeRefusal;
