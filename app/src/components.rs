//! The building blocks of pages, one per file. They take plain strings and structs that the page has
//! already put into words: no rule of the screening lives here.
//!
//! Look before you write markup in a page: a field, a table or a status that looks almost the same
//! in two places costs the reader more than it saves the author.

pub mod autosave;
pub mod bars;
pub mod button;
pub mod chart;
pub mod clock;
pub mod confirm;
pub mod error_summary;
pub mod evidence_list;
pub mod field;
pub mod file_facts;
pub mod form;
pub mod notice_banner;
pub mod pagination;
pub mod stage_steps;
pub mod summary_list;
pub mod table;
pub mod tag;
pub mod task_list;
pub mod timeline;
pub mod unbroken;
pub mod upload_form;

#[cfg(test)]
mod tests;
