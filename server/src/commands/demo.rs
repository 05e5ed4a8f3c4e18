//! `shinsa demo`: demonstration data into an empty data folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::entities::accounts;
use services::inspection::Inspector;
use services::mail::worker::send_due;
use services::{Clock, Portal, SystemClock};

use crate::config::Common;
use crate::demo::{ACCOUNTS, PASSWORD, TurnedClock, play};
use crate::setup::{Fault, base_url, portal, transport};

pub async fn run(common: &Common) -> Result<ExitCode, Fault> {
    let now = SystemClock.now();
    let clock = Arc::new(TurnedClock::at(now));
    let portal =
        portal(common, clock.clone(), Inspector::of_this_program()?, base_url(common, "127.0.0.1:3000")?)
            .await?;
    if accounts::Entity::find().count(portal.db()).await? > 0 {
        return Err("the database is not empty: demonstration data goes only into an empty one".into());
    }
    println!("Playing half a year of demonstration data …");
    play(&portal, &clock, now).await?;
    let transport = transport(common)?;
    let mut mails = 0;
    loop {
        match send_due(&portal, &transport).await? {
            0 => break,
            sent => mails += sent,
        }
    }
    println!("{mails} mails were sent on the way.");
    fs::write(marker(&common.data), "The data in this folder are those of `shinsa demo`.\n")?;
    print_accounts();
    Ok(ExitCode::SUCCESS)
}

/// Says who is who in the demonstration, where the portal's data are its data: the folder says so, and
/// the database at hand knows its people.
///
/// # Errors
/// Where the database does not answer.
pub async fn introduce(portal: &Portal, data: &Path) -> Result<(), Fault> {
    if !marker(data).exists() {
        return Ok(());
    }
    let people = ACCOUNTS.map(|(address, _)| address);
    let there =
        accounts::Entity::find().filter(accounts::Column::Email.is_in(people)).count(portal.db()).await?;
    if there > 0 {
        print_accounts();
    }
    Ok(())
}

fn print_accounts() {
    println!("Accounts, all with the password {PASSWORD}");
    for (address, what) in ACCOUNTS {
        println!("  {address:32} {what}");
    }
}

/// What tells a folder with demonstration data from one with real ones.
fn marker(data: &Path) -> PathBuf {
    data.join("demonstration")
}
