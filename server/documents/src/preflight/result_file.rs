//! What a file of the bench is, told by its content: a photo, a PDF or a log.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use domain::case::device_check::ResultFileKind;
use domain::case::evidence::EvidenceKind;

use super::{Limits, PreflightError, evidence};

/// Looks a file on disk over. Blocking.
///
/// # Errors
/// Why it can't be taken.
pub fn result_file_path(path: &Path, limits: &Limits) -> Result<ResultFileKind, PreflightError> {
    let open = || File::open(path).map_err(|error| PreflightError::Io(error.kind()));
    match evidence(BufReader::new(open()?), limits) {
        Ok(EvidenceKind::Png) => Ok(ResultFileKind::Png),
        Ok(EvidenceKind::Jpeg) => Ok(ResultFileKind::Jpeg),
        Ok(EvidenceKind::Pdf) => Ok(ResultFileKind::Pdf),
        // A log is what is no file of another kind, and text from its first to its last byte.
        Err(PreflightError::NotEvidence) if is_text(BufReader::new(open()?))? => Ok(ResultFileKind::Text),
        Ok(EvidenceKind::Docx | EvidenceKind::Xlsx) | Err(PreflightError::NotEvidence) => {
            Err(PreflightError::NotResultFile)
        }
        Err(other) => Err(other),
    }
}

/// Text in any encoding that a device may write, UTF-8 or Shift_JIS: no byte of it is a control code but
/// those that lay text out, and the escape that colours a terminal.
fn is_text(mut reader: impl Read) -> Result<bool, PreflightError> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = reader.read(&mut buffer)?;
        if read == 0 {
            return Ok(true);
        }
        let printable = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B | 0x20..=0x7E | 0x80..);
        if !buffer[..read].iter().all(printable) {
            return Ok(false);
        }
    }
}
