//! The Excel forms out and in again: written, saved by office programs, edited, broken, and read.
#![expect(clippy::unwrap_used, reason = "helpers of a test")]

#[path = "../office/mod.rs"]
mod office;
mod workbook;
mod writing;
