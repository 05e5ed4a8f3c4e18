//! `shinsa serve`: the portal.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use app::web::Web;
use services::inspection::Inspector;
use services::{SystemClock, accounts, register};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::demo;
use super::worker::work;
use crate::config::{Common, Serve};
use crate::router::{Cookies, router};
use crate::setup::{Fault, base_url, portal, transport};
use crate::site;

/// How long requests in flight may take after the signal to stop.
const GRACE: Duration = Duration::from_secs(10);

pub async fn run(common: &Common, serve: &Serve) -> Result<ExitCode, Fault> {
    let transport = transport(common)?;
    let listener = TcpListener::bind(serve.addr)
        .await
        .map_err(|error| format!("can't listen on {}: {error}", serve.addr))?;
    let addr = listener.local_addr()?;
    let base = base_url(common, &addr.to_string())?;
    let secure = base.scheme() == "https";
    if serve.production {
        fit_for_production(secure, transport.is_files())?;
    }
    let portal = portal(common, Arc::new(SystemClock), Inspector::of_this_program()?, base).await?;
    if let Some(link) = accounts::first_administrator_link(&portal).await? {
        println!("There is no administrator yet. Open this link once to make the first one:\n  {link}");
    }
    if !serve.production {
        demo::introduce(&portal, &common.data).await?;
    }
    let filled = register::fill(&portal).await?;
    if filled > 0 {
        tracing::info!(filled, "entries of the public register were made from their histories");
    }
    let web = Web {
        portal: portal.clone(),
        assets: Arc::new(site::assets()),
        session_seconds: serve.session_minutes * 60,
        trust_proxy: serve.trust_proxy,
    };
    let stop = CancellationToken::new();
    let worker = (!serve.no_worker).then(|| tokio::spawn(work(portal, transport, stop.clone())));
    println!("listening on http://{addr}");
    let app = router(web, Cookies { secure }).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = stop.clone();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop_signal().await;
        stopping.cancel();
    });
    let late = async {
        stop.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        done = server => done?,
        () = late => tracing::warn!("requests in flight took too long; their connections are closed"),
    }
    if let Some(worker) = worker {
        tokio::time::timeout(GRACE, worker).await.map_err(|_| "the worker did not stop")??;
    }
    println!("stopped");
    Ok(ExitCode::SUCCESS)
}

fn fit_for_production(secure: bool, mail_to_files: bool) -> Result<(), Fault> {
    if !secure {
        return Err("production needs an https:// address in --base-url (SHINSA_BASE_URL)".into());
    }
    if mail_to_files {
        return Err("production needs a mail server in --mail-url (SHINSA_MAIL_URL)".into());
    }
    Ok(())
}

/// Ends at Ctrl-C or SIGTERM.
pub async fn stop_signal() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(error) => {
                tracing::error!(%error, "SIGTERM can't be heard");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}
