//! What the fuzz targets share: a sound package around hostile parts, and every way of reading it.

use std::io::{Cursor, Write};

use documents::preflight::{Limits, preflight};
use documents::preview::preview;
use documents::read::{ReadLimits, read_form};
use documents::write::{Imprint, blank_form};
use domain::forms::{FileFormat, FormId};
use domain::money::Rounding;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A part of a package that is replaced.
pub struct Part<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// A blank form of ours with some of its parts replaced.
pub fn package(format: FileFormat, parts: &[Part<'_>]) -> Vec<u8> {
    let mut original = ZipArchive::new(Cursor::new(own(format))).expect("our own form is an archive");
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for index in 0..original.len() {
        let mut entry = original.by_index(index).expect("an entry of our own form");
        let name = entry.name().expect("a name in UTF-8").into_owned();
        package.start_file(name.as_str(), stored).expect("writing to memory");
        match parts.iter().find(|part| part.name == name) {
            Some(part) => package.write_all(part.bytes).expect("writing to memory"),
            None => drop(std::io::copy(&mut entry, &mut package).expect("copying in memory")),
        }
    }
    package.finish().expect("writing to memory").into_inner()
}

/// The form that stands for its format.
pub fn own(format: FileFormat) -> Vec<u8> {
    let form = match format {
        FileFormat::Docx => FormId::SelfDeclaration,
        FileFormat::Xlsx => FormId::PriceEstimate,
    };
    let imprint = Imprint { edition: "2026-10", case_number: None, rounding: Rounding::Truncate };
    blank_form(form, &imprint, "募集", "2026-10").expect("our own form can be written")
}

/// Reads a file in every way there is. What it answers does not matter: that it answers does.
pub fn read(file: &[u8], format: FileFormat) {
    if preflight(Cursor::new(file), format, &Limits::default()).is_err() {
        return;
    }
    let limits = ReadLimits::default();
    let _ = read_form(Cursor::new(file), format, None, &limits);
    for form in FormId::ALL.into_iter().filter(|form| form.format() == format) {
        let _ = read_form(Cursor::new(file), format, Some(form), &limits);
    }
    let _ = preview(Cursor::new(file), format, &limits);
}
