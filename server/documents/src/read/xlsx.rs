//! Reading a form in Excel: the seam that the reader of workbooks fills.

use std::io::{Read, Seek};

use domain::forms::{FormId, Reading, Unreadable};

use super::ReadLimits;

/// # Errors
/// Always: workbooks are not read yet.
pub(super) fn read<R: Read + Seek>(
    _source: R,
    _expected: Option<FormId>,
    _limits: &ReadLimits,
) -> Result<Reading, Unreadable> {
    Err(Unreadable::Unrecognised)
}
