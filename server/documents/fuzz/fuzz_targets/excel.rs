//! The reader of spreadsheets, given sheet, shared strings and workbook, separated by a zero byte.
#![no_main]

use documents_fuzz::{Part, package, read};
use domain::forms::FileFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|parts: &[u8]| {
    const NAMES: [&str; 3] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"];
    let parts: Vec<Part<'_>> = NAMES
        .into_iter()
        .zip(parts.splitn(3, |byte| *byte == 0))
        .map(|(name, bytes)| Part { name, bytes })
        .collect();
    read(&package(FileFormat::Xlsx, &parts), FileFormat::Xlsx);
});
