//! The documents from outside: written, opened by office programs, edited, broken, and read again.
//!
//! One program for all of it, so that it is linked once and what the tests share is shared.
#![expect(clippy::unwrap_used, reason = "a test that meets a surprise fails")]

mod evidence;
mod excel;
mod letters;
mod office;
mod official_letter;
mod preflight;
mod tables;
mod test_plan;
mod word;
mod write;
