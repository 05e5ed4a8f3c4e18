//! The database schema, its only truth, for SQLite and PostgreSQL alike.
//!
//! Instants are `BIGINT`: milliseconds since 1970-01-01 UTC. Identifiers are text. JSON is text.
//! To change the schema add a file `mYYYYMMDD_NNNNNN_verb_what.rs` and name it below; never edit
//! one that has run.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod append_only;
mod m20261122_000001_create_accounts;
mod m20261122_000002_create_cases;
mod m20261122_000003_create_mail_and_journal;
mod m20261125_000004_create_readings;
mod m20261125_000005_create_known_networks;
mod m20261126_000006_keep_what_passed;
mod m20261128_000010_attach_to_mail;
mod m20261128_000011_note_tester;
mod m20261128_000020_create_register;
mod m20261128_000030_create_open_change_notices;
mod m20261128_000040_create_test_plan_drafts;
mod m20261128_000050_create_defect_reports;
mod m20261128_000060_create_defects;
mod m20261128_000070_turn_register;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_create_accounts::Migration),
            Box::new(m20261122_000002_create_cases::Migration),
            Box::new(m20261122_000003_create_mail_and_journal::Migration),
            Box::new(m20261125_000004_create_readings::Migration),
            Box::new(m20261125_000005_create_known_networks::Migration),
            Box::new(m20261126_000006_keep_what_passed::Migration),
            Box::new(m20261128_000010_attach_to_mail::Migration),
            Box::new(m20261128_000011_note_tester::Migration),
            Box::new(m20261128_000020_create_register::Migration),
            Box::new(m20261128_000030_create_open_change_notices::Migration),
            Box::new(m20261128_000040_create_test_plan_drafts::Migration),
            Box::new(m20261128_000050_create_defect_reports::Migration),
            Box::new(m20261128_000060_create_defects::Migration),
            Box::new(m20261128_000070_turn_register::Migration),
        ]
    }
}
