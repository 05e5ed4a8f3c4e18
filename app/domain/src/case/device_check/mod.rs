//! 実機を用いた機能確認 (審査3): the device check of a case.
//!
//! The vendor proposes dates and names its devices; a tester confirms a date, becomes the tester of the
//! case, and records results at the bench. Earlier results stay: a later one is a retest.

pub(in crate::case) mod apply;
mod check;
mod command;
pub(in crate::case) mod decide;
mod event;
mod typed;

pub use self::check::{
    Appointment, AskedAgain, Device, DeviceCheck, Proposal, ResultFile, ResultFileKind, Slot, TestOutcome,
    TestResult, Witness,
};
pub use self::command::{DeviceCheckCommand, DeviceCheckCommandKind, NewResult};
pub use self::event::DeviceCheckEvent;
pub use self::typed::{MAX_DEVICES, MAX_RESULT_FILES, MAX_SLOTS, measured};
