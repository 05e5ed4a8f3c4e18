//! `shinsa`: one binary for the portal, its worker and its tools. `shinsa --help` lists them.

use std::process::ExitCode;

use clap::Parser;

use server::commands;
use server::config::{Cli, Command, Common};
use server::setup::{self, Fault};
use server::terminal::complain;
use services::inspection::child;

fn main() -> ExitCode {
    // Before a runtime, a log or a thread is there: limits hold for what begins after them.
    if let Some(task) = child::asked(std::env::args_os().skip(1)) {
        return child::run(&task);
    }
    let Cli { common, command } = Cli::parse();
    match command {
        Command::Form(form) => commands::form::run(&form),
        Command::Inspect(inspect) => commands::inspect::run(&inspect),
        Command::Serve(serve) => on_runtime(&common, commands::serve::run(&common, &serve)),
        Command::Demo => on_runtime(&common, commands::demo::run(&common)),
        Command::Migrate => on_runtime(&common, commands::migrate::run(&common)),
        Command::Worker => on_runtime(&common, commands::worker::run(&common)),
        Command::Doctor(doctor) => on_runtime(&common, commands::doctor::run(&common, &doctor)),
    }
}

/// Runs what needs the log, the network or the database.
fn on_runtime(common: &Common, work: impl Future<Output = Result<ExitCode, Fault>>) -> ExitCode {
    setup::logging(common);
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // Unoptimised, a use case with all that it awaits is too large for the two megabytes of a thread.
        .thread_stack_size(8 * 1024 * 1024)
        .build()
        .map_err(Fault::from)
        .and_then(|runtime| runtime.block_on(work));
    outcome.unwrap_or_else(|error| {
        complain(&error.to_string());
        ExitCode::FAILURE
    })
}
