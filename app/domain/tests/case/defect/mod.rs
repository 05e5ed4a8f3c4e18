//! Defects, from the report to the end: see the domain's room `case::defect`.

mod authorization;
pub mod commands;
mod flow;
mod machine;
mod oracle;
mod public;
mod refusals;
mod sight;
pub mod states;
mod stored;
