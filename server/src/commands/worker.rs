//! `shinsa worker`: sends mail and reminders without serving pages.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use services::inspection::Inspector;
use services::mail::{Transport, worker};
use services::{Portal, SystemClock, accounts, cases, defect_reports, defects, register, sessions};
use tokio_util::sync::CancellationToken;

use super::serve::stop_signal;
use crate::config::Common;
use crate::setup::{Fault, base_url, portal, transport};

/// How often reminders and left-overs are looked for.
const ROUND: Duration = Duration::from_secs(60);

pub async fn run(common: &Common) -> Result<ExitCode, Fault> {
    let portal = portal(
        common,
        Arc::new(SystemClock),
        Inspector::of_this_program()?,
        base_url(common, "127.0.0.1:3000")?,
    )
    .await?;
    register::fill(&portal).await?;
    let stop = CancellationToken::new();
    let work = tokio::spawn(work(portal, transport(common)?, stop.clone()));
    println!("working; stop with Ctrl-C");
    stop_signal().await;
    stop.cancel();
    work.await?;
    Ok(ExitCode::SUCCESS)
}

/// Mail as it comes, reminders and sweeping each minute, until told to stop.
pub async fn work(portal: Portal, transport: Transport, stop: CancellationToken) {
    let rounds = rounds(portal.clone(), stop.clone());
    let mails = worker::run(portal, transport, stop);
    tokio::join!(rounds, mails);
}

async fn rounds(portal: Portal, stop: CancellationToken) {
    loop {
        if let Err(error) = round(&portal).await {
            tracing::error!(%error, "a round of reminders failed");
        }
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = stop.cancelled() => return,
        }
    }
}

async fn round(portal: &Portal) -> services::Result<()> {
    let reminders = cases::reminders::send_due(portal).await?;
    if reminders > 0 {
        tracing::info!(reminders, "reminders enqueued");
    }
    let noted = defects::timers::round(portal).await?;
    if noted > 0 {
        tracing::info!(noted, "what time alone brought was written down");
    }
    let turned = register::turn(portal).await?;
    if turned > 0 {
        tracing::info!(turned, "entries of the public register turned");
    }
    sessions::sweep(portal, portal.now()).await?;
    defect_reports::sweep(portal).await?;
    accounts::sweep(portal).await
}
