//! The ministry's pages of change notices.

pub mod decide;
pub mod read;
pub mod record;
pub mod show;

/// The address of a notice below its case.
pub fn below(notice: u32, below: &str) -> String {
    format!("/change-notices/{notice}{below}")
}
