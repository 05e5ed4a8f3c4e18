//! Bytes to forms and back. No database, no HTTP, and no clock.
//!
//! | you look for | go to |
//! |---|---|
//! | the forms as files, blank or filled in | [`write`] |
//! | the letters that vendors receive | [`letters`] |
//! | whether an uploaded file may be kept and read at all | [`preflight`] |
//! | what is written in a file | [`read`] |
//! | the seven forms filled in, to show and to test | [`samples`] |
//! | a file as a page shows it | [`preview`] |
//! | file names, for downloads and for display | [`safe_name`] |
//! | the look of official documents in Word | `word` |

mod capped;
mod error;
pub mod letters;
pub mod list_workbook;
pub mod preflight;
pub mod preview;
pub mod read;
pub mod safe_name;
pub mod samples;
mod word;
pub mod write;

pub use error::DocumentError;
