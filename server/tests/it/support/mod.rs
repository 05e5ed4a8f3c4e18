//! What the tests stand on: the real router on each database, browsers for its people, a clock that
//! the test turns, files to upload, and real server processes.

pub mod app;
pub mod client;
pub mod database;
pub mod files;
pub mod html;
pub mod people;
pub mod process;
pub mod tool;
pub mod words;
pub mod workbook;

pub use app::{TestApp, on_each_database};
