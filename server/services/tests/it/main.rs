//! Tests of the use cases, each on every database at hand. One program, so that it links once.

#[path = "../support/mod.rs"]
mod support;

mod accounts;
mod calls;
mod changes;
mod mail;
mod members;
mod organizations;
mod oversight;
mod passwords;
mod profile;
mod readings;
mod screening;
mod sessions;
mod staff;

use services::PortalError;

/// The code of a refusal, for comparing.
fn denied<T: std::fmt::Debug>(result: Result<T, PortalError>) -> &'static str {
    match result {
        Err(PortalError::Denied(code)) => code,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// Field and code of each error, for comparing.
fn invalid<T: std::fmt::Debug>(result: Result<T, PortalError>) -> Vec<(String, String)> {
    match result {
        Err(PortalError::Invalid(errors)) => {
            errors.into_iter().map(|error| (error.field, error.code)).collect()
        }
        other => panic!("expected errors at fields, got {other:?}"),
    }
}

fn pair(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}
