//! The reader of Word files, given the main part alone: wrapped into a sound package, because a
//! changed byte in a compressed archive seldom gets past its checksum.
#![no_main]

use documents_fuzz::{Part, package, read};
use domain::forms::FileFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| {
    read(&package(FileFormat::Docx, &[Part { name: "word/document.xml", bytes: document }]), FileFormat::Docx);
});
