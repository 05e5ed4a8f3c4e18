//! 瑕疵等による書類審査結果取消: the defect and cancellation flow of a case.

pub(in crate::case) mod apply;
mod command;
pub(in crate::case) mod decide;
mod event;

pub use self::command::{DefectCommand, DefectCommandKind};
pub use self::event::DefectEvent;
