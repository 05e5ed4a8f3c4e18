//! `shinsa demo`: demonstration data into an empty data folder.

use std::process::ExitCode;
use std::sync::Arc;

use sea_orm::{EntityTrait, PaginatorTrait};
use services::entities::accounts;
use services::{Clock, SystemClock};

use crate::config::Common;
use crate::demo::{ACCOUNTS, PASSWORD, TurnedClock, play};
use crate::setup::{Fault, base_url, portal};

pub async fn run(common: &Common) -> Result<ExitCode, Fault> {
    let now = SystemClock.now();
    let clock = Arc::new(TurnedClock::at(now));
    let portal = portal(common, clock.clone(), base_url(common, "127.0.0.1:3000")?).await?;
    if accounts::Entity::find().count(portal.db()).await? > 0 {
        return Err("the database is not empty: demonstration data goes only into an empty one".into());
    }
    println!("Playing half a year of demonstration data …");
    play(&portal, &clock, now).await?;
    println!("Accounts, all with the password {PASSWORD}");
    for (address, what) in ACCOUNTS {
        println!("  {address:32} {what}");
    }
    Ok(ExitCode::SUCCESS)
}
