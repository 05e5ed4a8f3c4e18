//! The subcommands, one file each.

pub mod demo;
pub mod doctor;
pub mod migrate;
pub mod serve;
pub mod worker;
