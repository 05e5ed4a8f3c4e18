//! 変更届: the change notices of a case.

pub(in crate::case) mod apply;
mod command;
pub(in crate::case) mod decide;
mod event;

pub use self::command::{ChangeNoticeCommand, ChangeNoticeCommandKind};
pub use self::event::ChangeNoticeEvent;
