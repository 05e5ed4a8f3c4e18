//! Bytes to forms and back. No database, no HTTP, and no clock.
//!
//! | you look for | go to |
//! |---|---|
//! | the forms as files, blank or filled in | [`write`] |
//! | the result letter that vendors receive | [`letters`] |
//! | any other official letter | [`official_letter`] |
//! | the sheet of a device check | [`mod@result_sheet`] |
//! | whether an uploaded file may be kept and read at all | [`preflight`] |
//! | what is written in a file | [`read`] |
//! | the seven forms filled in, to show and to test | [`samples`] |
//! | a file as a page shows it | [`preview`] |
//! | the test plan of a call in Excel | [`test_plan`] |
//! | plain tables as CSV and xlsx, also very long ones | [`tables`] |
//! | news as a feed | [`feed`] |
//! | file names, for downloads and for display | [`safe_name`] |
//! | the look of official documents in Word | `word` |

mod capped;
mod error;
pub mod feed;
pub mod letters;
pub mod official_letter;
pub mod preflight;
pub mod preview;
pub mod read;
pub mod result_sheet;
pub mod safe_name;
pub mod samples;
pub mod tables;
pub mod test_plan;
mod word;
pub mod write;

pub use error::DocumentError;
