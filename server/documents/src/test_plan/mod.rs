//! The test plan of a call in Excel: one table, its heads in the first row, nothing merged, no formulas.

mod read;
mod write;

pub use read::read_plan;
pub use write::write_plan;
