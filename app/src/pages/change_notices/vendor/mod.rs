//! The vendor's pages of change notices.

pub mod acts;
pub mod read;
pub mod show;
pub mod write;

use domain::ids::CaseId;

/// The address of a notice, or of a page below it.
pub fn address(id: &CaseId, notice: u32, below: &str) -> String {
    format!("/applications/{id}/change-notices/{notice}{below}")
}
