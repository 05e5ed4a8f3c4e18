//! `shinsa`: one binary for the portal, its worker and its tools. `shinsa --help` lists them.

use std::process::ExitCode;

use clap::Parser;

use server::config::{Cli, Command};
use server::{commands, setup};

fn main() -> ExitCode {
    let cli = Cli::parse();
    setup::logging(&cli.common);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    let outcome = runtime.block_on(async {
        match cli.command {
            Command::Serve(serve) => commands::serve::run(&cli.common, &serve).await,
            Command::Demo => commands::demo::run(&cli.common).await,
            Command::Migrate => commands::migrate::run(&cli.common).await,
            Command::Worker => commands::worker::run(&cli.common).await,
            Command::Doctor(doctor) => commands::doctor::run(&cli.common, &doctor).await,
        }
    });
    match outcome {
        Ok(code) => code,
        Err(error) => failed(error.as_ref()),
    }
}

fn failed(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("shinsa: {error}");
    ExitCode::FAILURE
}
