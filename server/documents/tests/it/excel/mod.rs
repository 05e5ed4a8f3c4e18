//! The Excel forms out and in again: written, saved by office programs, edited, broken, and read.

mod hostile;
mod reading;
mod rows;
mod saves;
mod showing;
pub mod workbook;
mod writing;
