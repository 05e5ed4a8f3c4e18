//! What reacts in the browser. Every island wraps something that works without it and takes its words as
//! props, so that no catalogue is in the bundle.
//!
//! An island is compiled twice: for the server, which renders it first, and for the browser, which wakes
//! it up. What it does in the browser stands in an `Effect`, which never runs on the server.
//! The building blocks in `components` put the words in; pages use those.

pub mod autosave;
pub mod bench;
pub mod corporate_number;
mod dom;
pub mod session_warning;
pub mod upload;
