//! The subcommands, one file each.

pub mod call_file;
pub mod demo;
pub mod doctor;
pub mod form;
pub mod inspect;
pub mod migrate;
pub mod serve;
pub mod worker;
