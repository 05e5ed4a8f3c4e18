//! The look at the container: whatever the bytes, an answer and no panic.
#![no_main]

use std::io::Cursor;

use documents::preflight::{Limits, preflight};
use domain::forms::FileFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in [FileFormat::Docx, FileFormat::Xlsx] {
        let _ = preflight(Cursor::new(bytes), format, &Limits::default());
    }
});
