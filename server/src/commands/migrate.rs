//! `shinsa migrate`: brings the schema up to date.

use std::process::ExitCode;

use crate::config::Common;
use crate::setup::{Fault, database};

pub async fn run(common: &Common) -> Result<ExitCode, Fault> {
    database(common).await?;
    println!("The database schema is up to date.");
    Ok(ExitCode::SUCCESS)
}
