//! 実機を用いた機能確認 (審査3): the device check of a case.

pub(in crate::case) mod apply;
mod command;
pub(in crate::case) mod decide;
mod event;

pub use self::command::{DeviceCheckCommand, DeviceCheckCommandKind};
pub use self::event::DeviceCheckEvent;
