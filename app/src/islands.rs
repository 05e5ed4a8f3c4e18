//! What reacts in the browser. Every island wraps something that works without it, takes its words as
//! props, and is compiled twice: for the server (first rendering) and for the browser.

pub mod session_warning;
