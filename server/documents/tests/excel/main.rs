//! The Excel forms out and in again: written, saved by office programs, edited, broken, and read.
#![expect(clippy::unwrap_used, reason = "helpers of a test")]

mod hostile;
#[path = "../office/mod.rs"]
mod office;
mod reading;
mod saves;
mod showing;
mod workbook;
mod writing;
