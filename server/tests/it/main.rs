//! Tests of the whole server: the real router, the real use cases, both databases; and the real
//! binary where it has to be killed. One program, so that it links once.
//!
//! Each test gets a copy of the demonstration (a case at every stage, an account for each role) and
//! runs on every database at hand: see `support/database.rs`.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test that can't go on panics, as the test itself would"
)]

mod support;

mod append_only;
mod binary;
mod calls;
mod case_list;
mod change_notices;
mod checklist;
mod correcting;
mod crash;
mod crawl;
mod datasets;
mod deciding;
mod defect_letters;
mod defect_list;
mod defect_pages;
mod defect_reports;
mod defects;
mod device_check;
mod evidence;
mod exporting;
mod filling;
mod form_commands;
mod headers;
mod holding;
mod inspection;
mod mail;
mod profile;
mod reading_forms;
mod register;
mod register_dates;
mod register_entries;
mod scope;
mod sessions;
mod sign_in;
mod statements;
mod statistics;
mod submitting;
mod test_plans;
mod uploads;
