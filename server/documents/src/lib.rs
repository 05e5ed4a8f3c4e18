//! Bytes to forms and back. No database, no HTTP, and no clock.
//!
//! | you look for | go to |
//! |---|---|
//! | the blank forms that vendors download | [`blank`] |
//! | the letters that vendors receive | [`letters`] |
//! | whether an uploaded file may be kept and read at all | [`preflight`] |
//! | file names, for downloads and for display | [`safe_name`] |
//! | the look of official documents in Word | `word` |

pub mod blank;
mod error;
pub mod letters;
pub mod preflight;
pub mod safe_name;
mod word;

pub use error::DocumentError;
