//! Why a file is not taken, as an error at a field.

use domain::validation::FieldError;
use services::inspection::RefusedFile;

use crate::size;

/// The error `upload-…` of a file that nobody may keep.
pub fn refused_file(field: &str, refused: RefusedFile) -> FieldError {
    let error = FieldError::new(field, refused.code);
    refused.args.into_iter().fold(error, |error, (name, value)| {
        let value = match (name.as_str(), value.parse::<u64>()) {
            // Limits in bytes are shown as people write them.
            ("limit", Ok(bytes)) if bytes >= 1024 * 1024 => size::words(bytes),
            _ => value,
        };
        error.with(&name, value)
    })
}
