//! What people type into the forms about accounts and organisations, checked and cleaned.

use domain::contact;
use domain::text::{self, TextError};
use domain::validation::FieldError;

use crate::error::{PortalError, Result};

/// An address as it is stored, or the error at its field.
pub(crate) fn parse_email(field: &str, typed: &str) -> Result<String, FieldError> {
    contact::parse_email(typed).map_err(|error| {
        let found = FieldError::new(field, error.code());
        match error {
            contact::EmailError::Character { found: ch } => found.with("found", ch),
            contact::EmailError::TooLong { .. } => found.with("max", contact::EMAIL_MAX),
            _ => found,
        }
    })
}

/// Accounts are looked up without regard to case.
pub(crate) fn email_key(email: &str) -> String {
    email.to_ascii_lowercase()
}

/// One line that must not be empty; `empty` is the code where it is.
pub(crate) fn parse_line(field: &str, typed: &str, max: usize, empty: &str) -> Result<String, FieldError> {
    let line = text::clean_line(typed, max).map_err(|error| text_error(field, &error))?;
    if line.is_empty() {
        return Err(FieldError::new(field, empty));
    }
    Ok(line)
}

/// One line that may be empty.
pub(crate) fn parse_optional_line(field: &str, typed: &str, max: usize) -> Result<String, FieldError> {
    text::clean_line(typed, max).map_err(|error| text_error(field, &error))
}

/// Several lines, which may be empty.
pub(crate) fn parse_words(field: &str, typed: &str, max: usize) -> Result<String, FieldError> {
    text::clean_text(typed, max).map_err(|error| text_error(field, &error))
}

/// What is wrong with a text, with the number of the character as people count it, from 1. The
/// arguments are those of `domain::case::facts`, as both fill the same sentences.
fn text_error(field: &str, error: &TextError) -> FieldError {
    let found = FieldError::new(field, error.code());
    match error {
        TextError::PrivateUse { found: ch, index } => found.with("found", ch).with("position", index + 1),
        TextError::Control { index, .. } | TextError::Unreadable { index, .. } => {
            found.with("position", index + 1)
        }
        TextError::TooLong { max, found: length } => found.with("max", max).with("found", length),
    }
}

/// All errors of a form, or its value.
pub(crate) fn fields<T>(checked: Result<T, Vec<FieldError>>) -> Result<T> {
    checked.map_err(PortalError::Invalid)
}
