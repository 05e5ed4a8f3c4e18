//! Use cases: load, authorise, decide, store and enqueue mail – in one transaction each.
//!
//! | you look for | go to |
//! |---|---|
//! | the one way to change a case | [`cases::execute`] |
//! | calls for applications | [`calls`] |
//! | signing in, invitations, organisations | [`accounts`], [`organizations`] |
//! | the public register: list, downloads, feed, mails | [`register`] |
//! | defects, cancellation and suspension | [`defects`] |
//! | files | [`storage`] |
//! | what is written in them, and what is wrong with it | [`readings`], read by [`inspection`] |
//! | how they read, as a page and as a PDF | [`preview`], [`pdf`] |
//! | what differs between two versions | [`changes`] |
//! | a case as one ZIP, and checking it | [`exports`] |
//! | the test plan of a call: editing, importing, a new edition | [`test_plans`] |
//! | mail | [`mail`] |
//! | reports of defects from the public | [`defect_reports`] |
//! | checking and repairing the history | [`doctor`] |

pub mod accounts;
pub mod calls;
pub mod cases;
pub mod changes;
pub mod datasets;
pub mod defect_reports;
pub mod defects;
pub mod doctor;
pub mod entities;
pub mod error;
pub mod exports;
pub mod inspection;
pub mod journal;
pub mod mail;
pub mod organizations;
pub mod pdf;
pub mod portal;
pub mod preview;
pub mod readings;
pub mod register;
pub mod sessions;
pub mod storage;
pub mod test_plans;

pub use error::{Conflict, PortalError, Result};
pub use portal::{Clock, Portal, Settings, SystemClock};
