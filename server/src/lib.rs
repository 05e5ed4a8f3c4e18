//! The portal's server: configuration, router, middleware, subcommands. The binary `shinsa` is a
//! thin `main` around it, so that tests can drive the same router and commands.

pub mod commands;
pub mod config;
pub mod demo;
pub mod health;
pub mod router;
pub mod setup;
pub mod site;
pub mod terminal;
