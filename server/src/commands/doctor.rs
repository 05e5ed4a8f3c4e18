//! `shinsa doctor`: checks the configuration, the history, the files; rebuilds the read models.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use services::doctor::{Report, rebuild, verify};
use services::inspection::Inspector;
use services::{SystemClock, exports};

use crate::config::{Common, Doctor};
use crate::setup::{Fault, base_url, existing_database, portal_on};
use crate::terminal::printable;

/// Ends with 1 where anything is wrong, so that a timer can watch it.
pub async fn run(common: &Common, doctor: &Doctor) -> Result<ExitCode, Fault> {
    if let Some(file) = &doctor.verify_export {
        return Ok(export(file));
    }
    let connection = existing_database(common).await?;
    let (clock, inspector) = (Arc::new(SystemClock), Inspector::of_this_program()?);
    let portal = portal_on(common, connection, clock, inspector, base_url(common, "127.0.0.1:3000")?)?;
    portal.db().ping().await?;
    portal.storage().ready().await?;
    println!("Database and storage answer.");
    let mut sound = true;
    if doctor.verify {
        let report = verify(&portal).await?;
        println!(
            "Verified {} cases, {} events, {} files: {} problems.",
            report.cases,
            report.events,
            report.files,
            report.problems.len()
        );
        sound &= tell(&report);
        if !report.unmentioned.is_empty() {
            println!("{} stored files are mentioned by no case (harmless):", report.unmentioned.len());
            report.unmentioned.iter().for_each(|sha256| println!("  {sha256}"));
        }
    }
    if doctor.rebuild {
        let report = rebuild(&portal).await?;
        println!(
            "Rebuilt the read models of {} cases and read {} files anew: {} differed.",
            report.cases,
            report.files,
            report.problems.len()
        );
        tell(&report);
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// An export is checked by itself, wherever it is.
fn export(file: &Path) -> ExitCode {
    match exports::verify(file) {
        Ok(checked) => {
            println!(
                "Verified the export of {}: {} events ({} withheld), {} files: {} problems.",
                printable(&checked.number),
                checked.events,
                checked.withheld,
                checked.files,
                checked.problems.len()
            );
            println!("The last link of its chain is {}.", printable(&checked.last_hash));
            checked.problems.iter().for_each(|problem| println!("- {}", printable(problem)));
            if checked.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{}: {error}", file.display());
            ExitCode::FAILURE
        }
    }
}

fn tell(report: &Report) -> bool {
    for problem in &report.problems {
        println!("- {problem}");
    }
    report.problems.is_empty()
}
