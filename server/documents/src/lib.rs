//! Bytes to forms and back. No database, no HTTP, and no clock.
//!
//! | you look for | go to |
//! |---|---|
//! | whether an uploaded file may be kept and read at all | [`preflight`] |
//! | file names, for downloads and for display | [`safe_name`] |

pub mod preflight;
pub mod safe_name;
