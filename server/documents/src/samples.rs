//! The seven forms filled in for a call and an application, so that no check finds anything: for
//! demonstration data and for tests.

use domain::checks::Basis;
use domain::forms::example::fitting;
use domain::forms::{Content, FormId};

use crate::error::DocumentError;
use crate::write::{Imprint, write_form};

/// One form as a file, filled in for this basis.
///
/// # Errors
/// As [`write_form`].
pub fn form(form: FormId, basis: &Basis) -> Result<Vec<u8>, DocumentError> {
    file(&fitting(form, basis), basis)
}

/// A form as a file, in the edition and with the rounding of this basis.
///
/// # Errors
/// As [`write_form`].
pub fn file(content: &Content, basis: &Basis) -> Result<Vec<u8>, DocumentError> {
    let edition = basis.call.edition(content.form);
    write_form(content, &Imprint { edition, case_number: None, rounding: basis.call.rounding })
}
