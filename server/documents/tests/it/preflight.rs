//! Hostile and mistaken uploads, built here byte by byte, and real spreadsheets.

use std::io::{Cursor, Write};
use std::path::Path;

use documents::preflight::{Container, Limits, PreflightError, preflight, preflight_path};
use documents::write::{Imprint, blank_form as write_blank};
use domain::forms::FileFormat::{self, Docx, Xlsx};
use domain::forms::FormId;
use domain::money::Rounding;
use zip::write::{SimpleFileOptions, ZipWriter};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a smallest package, to be changed and added to.
struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    fn new(main_type: &str) -> Self {
        let types = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>"#
        );
        Self { parts: Vec::new() }
            .with("[Content_Types].xml", types)
            .with("_rels/.rels", relationships("officeDocument", "word/document.xml", ""))
            .with("word/document.xml", "<w:document xmlns:w=\"w\"><w:body/></w:document>")
    }

    fn word() -> Self {
        Self::new(WORD)
    }

    /// Adds a part, or replaces the one of that name.
    fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.parts.retain(|(existing, _)| existing != name);
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.parts.retain(|(existing, _)| existing != name);
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn check(&self) -> Result<Container, PreflightError> {
        check(self.bytes(), Docx)
    }

    fn code(&self) -> &'static str {
        self.check().unwrap_err().code()
    }
}

fn blank_form(form: FormId, call: &str) -> Vec<u8> {
    let imprint = Imprint { edition: "2026-10", case_number: None, rounding: Rounding::Truncate };
    write_blank(form, &imprint, call, "2026-10").unwrap()
}

fn relationships(kind: &str, target: &str, more: &str) -> String {
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}" {more}/></Relationships>"#
    )
}

fn check(bytes: Vec<u8>, declared: FileFormat) -> Result<Container, PreflightError> {
    preflight(Cursor::new(bytes), declared, &Limits::default())
}

fn code(bytes: impl Into<Vec<u8>>) -> &'static str {
    check(bytes.into(), Docx).unwrap_err().code()
}

/// Overwrites every occurrence of a name by another of the same length: what no writer would do.
fn rename(bytes: &mut [u8], from: &str, to: &str) {
    assert_eq!(from.len(), to.len());
    let mut count = 0;
    for start in 0..=bytes.len() - from.len() {
        if &bytes[start..start + from.len()] == from.as_bytes() {
            bytes[start..start + to.len()].copy_from_slice(to.as_bytes());
            count += 1;
        }
    }
    assert!(count >= 2, "in the entry's own header and in the directory");
}

#[test]
fn a_plain_file_is_accepted_and_counted() {
    let package = Package::word();
    let bytes: usize = package.parts.iter().map(|(_, content)| content.len()).sum();
    assert_eq!(package.check(), Ok(Container { format: Docx, entries: 3, unpacked_bytes: bytes as u64 }));
    assert_eq!(check(Package::new(EXCEL).bytes(), Xlsx).unwrap().format, Xlsx);
    let with_mark = Package::word().with("word/document.xml", "\u{FEFF}<a/>");
    assert!(with_mark.check().is_ok());
}

#[test]
fn the_other_format_is_named() {
    let error = check(Package::word().bytes(), Xlsx).unwrap_err();
    assert_eq!(error, PreflightError::WrongFormat { declared: Xlsx, found: Docx });
    let error = check(Package::new(EXCEL).bytes(), Docx).unwrap_err();
    assert_eq!(error, PreflightError::WrongFormat { declared: Docx, found: Xlsx });
}

#[test]
fn files_of_other_kinds_are_named() {
    assert_eq!(code(""), "upload-empty");
    assert_eq!(code("%PDF-1.7\n…"), "upload-pdf");
    assert_eq!(code(*b"MZ\x90\0\x03\0\0\0"), "upload-executable");
    assert_eq!(code(*b"\x89PNG\r\n\x1a\n\0\0"), "upload-image");
    assert_eq!(code("{\\rtf1\\ansi"), "upload-rtf");
    assert_eq!(code("様式第1号,導入実績\r\n"), "upload-text");
    assert_eq!(code(*b"\x97l\x8E\xAE\r\n"), "upload-text", "Shift_JIS");
    assert_eq!(code(*b"\x00\x01\x02\x03"), "upload-unknown-type");
    assert_eq!(code(*b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "upload-other-zip");
    assert_eq!(Package::word().without("[Content_Types].xml").code(), "upload-other-zip");
    assert_eq!(Package::word().without("_rels/.rels").code(), "upload-other-zip");
    let slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    assert_eq!(Package::new(slides).code(), "upload-other-office");
}

/// An OLE2 compound file as far as anybody looks: the header, and directory entries in a sector.
fn compound_file(streams: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0_u8; 512];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (index, name) in ["Root Entry"].iter().chain(streams).enumerate() {
        let mut entry = [0_u8; 128];
        for (slot, unit) in name.encode_utf16().enumerate() {
            entry[slot * 2..slot * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = ((name.len() + 1) * 2) as u8;
        entry[66] = if index == 0 { 5 } else { 2 };
        bytes.extend(entry);
    }
    bytes
}

#[test]
fn old_and_encrypted_office_files_are_named() {
    assert_eq!(code(compound_file(&["WordDocument", "1Table"])), "upload-old-word");
    assert_eq!(code(compound_file(&["Workbook"])), "upload-old-excel");
    assert_eq!(code(compound_file(&["Book"])), "upload-old-excel");
    assert_eq!(code(compound_file(&["PowerPoint Document"])), "upload-old-office");
    let encrypted = compound_file(&["EncryptionInfo", "EncryptedPackage"]);
    assert_eq!(code(encrypted), "upload-password-protected");
    assert_eq!(code(compound_file(&[])[..300].to_vec()), "upload-old-office");
}

#[test]
fn a_truncated_or_altered_file_is_damaged() {
    let whole = Package::word().with("word/media/a.bin", vec![7; 5000]).bytes();
    assert_eq!(code(&whole[..whole.len() / 2]), "upload-damaged");
    assert_eq!(code(&whole[..whole.len() - 1]), "upload-damaged");

    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in &Package::word().parts {
        zip.start_file(name.as_str(), stored).unwrap();
        zip.write_all(content).unwrap();
    }
    let mut altered = zip.finish().unwrap().into_inner();
    let at = altered.windows(6).position(|w| w == b"w:body").unwrap();
    altered[at + 5] = b'i';
    assert_eq!(code(altered), "upload-damaged", "the checksum tells");

    let unclosed = Package::word().with("word/document.xml", "<a><b></b>");
    assert_eq!(unclosed.code(), "upload-damaged");
    assert_eq!(Package::word().without("word/document.xml").code(), "upload-damaged");
    assert_eq!(Package::word().with("word/document.xml", "").code(), "upload-damaged");
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in ["../evil.xml", "word/../../x", "/etc/passwd", "C:/x", "a\\b", "a//b", "./a"] {
        let mut bytes = Package::word().with(&"x".repeat(name.len()), "").bytes();
        rename(&mut bytes, &"x".repeat(name.len()), name);
        assert_eq!(code(bytes), "upload-unsafe-name", "{name}");
    }
    let mut bytes = Package::word().with("nul-here", "").bytes();
    rename(&mut bytes, "nul-here", "nul\0here");
    assert_eq!(code(bytes), "upload-unsafe-name");

    let mut bytes = Package::word().with("latin", "").bytes();
    for at in 0..bytes.len() - 5 {
        if &bytes[at..at + 5] == b"latin" {
            bytes[at] = 0xE9;
        }
    }
    assert_eq!(code(bytes), "upload-unsafe-name");
    assert_eq!(Package::word().with(&"a".repeat(600), "").code(), "upload-unsafe-name");
}

#[test]
fn a_name_twice_is_refused() {
    let mut bytes = Package::word().with("word/documenu.xml", "<a/>").bytes();
    rename(&mut bytes, "word/documenu.xml", "word/document.xml");
    assert_eq!(code(bytes), "upload-duplicate-name");
    let by_case = Package::word().with("WORD/Document.xml", "<a/>");
    assert_eq!(by_case.code(), "upload-duplicate-name");
}

#[test]
fn a_header_that_contradicts_the_directory_is_refused() {
    let mut bytes = Package::word().with("word/aaaa.xml", "<a/>").bytes();
    let first = bytes.windows(13).position(|w| w == b"word/aaaa.xml").unwrap();
    bytes[first + 5] = b'b';
    assert_eq!(code(bytes), "upload-inconsistent");

    let glued = [b"PK\x03\x04 something before ".as_slice(), &Package::word().bytes()].concat();
    assert!(check(glued, Docx).is_err());
}

#[test]
fn overlapping_entries_are_refused() {
    // Two directory entries that share one stretch of data: the second points at the first.
    let mut bytes = Package::word().with("word/a.bin", "same").with("word/b.bin", "same").bytes();
    let headers: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, w)| w == b"PK\x01\x02").map(|(at, _)| at).collect();
    let (a, b) = (headers[3], headers[4]);
    let offset = bytes[a + 42..a + 46].to_vec();
    bytes[b + 42..b + 46].copy_from_slice(&offset);
    assert_eq!(code(bytes), "upload-inconsistent");
}

#[test]
fn a_bomb_is_stopped_while_inflating() {
    let bomb = Package::word().with("word/media/a.bin", vec![0; 30_000_000]);
    assert!(bomb.bytes().len() < 100_000);
    assert_eq!(
        bomb.check(),
        Err(PreflightError::TooCompressed { part: "word/media/a.bin".to_owned(), limit: 200 })
    );
    let document = format!("<a>{}</a>", "<b/>".repeat(1_000_000));
    let bomb = Package::word().with("word/document.xml", document);
    assert_eq!(bomb.code(), "upload-too-compressed");

    let many = (0..20).fold(Package::word(), |package, index| {
        package.with(&format!("word/media/{index}.bin"), vec![0; 900_000])
    });
    let limits = Limits { unpacked_bytes: 10_000_000, ..Limits::default() };
    let error = preflight(Cursor::new(many.bytes()), Docx, &limits).unwrap_err();
    assert_eq!(error, PreflightError::TooLargeUnpacked { limit: 10_000_000 });
}

#[test]
fn a_size_that_lies_is_not_believed() {
    let mut bytes = Package::word().with("word/media/a.bin", vec![0; 3_000_000]).bytes();
    let size = 3_000_000_u32.to_le_bytes();
    let lie = 10_u32.to_le_bytes();
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, w)| *w == size).map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    assert!(matches!(code(bytes), "upload-damaged" | "upload-too-compressed"));
}

#[test]
fn too_many_entries_are_refused_before_any_is_read() {
    let many = (0..2001).fold(Package { parts: Vec::new() }, |mut package, index| {
        package.parts.push((format!("{index}"), Vec::new()));
        package
    });
    let error = many.check().unwrap_err();
    assert_eq!(error, PreflightError::TooManyEntries { found: 2001, limit: 2000 });
}

#[test]
fn macros_are_refused() {
    assert_eq!(Package::word().with("word/vbaProject.bin", "x").code(), "upload-macros");
    assert_eq!(Package::word().with("xl/macrosheets/sheet1.xml", "<a/>").code(), "upload-macros");
    let enabled = "application/vnd.ms-word.document.macroEnabled.main+xml";
    assert_eq!(Package::new(enabled).code(), "upload-macros");
    let related =
        Package::word().with("word/_rels/document.xml.rels", relationships("vbaProject", "harmless.bin", ""));
    assert_eq!(related.code(), "upload-macros");
}

fn document_relation(kind: &str, target: &str, more: &str) -> Package {
    Package::word().with("word/_rels/document.xml.rels", relationships(kind, target, more))
}

#[test]
fn ties_to_elsewhere_are_refused_but_plain_hyperlinks_are_not() {
    let external = "TargetMode=\"External\"";
    for target in ["https://example.jp/a", "http://example.jp", "mailto:a@example.jp"] {
        let package = document_relation("hyperlink", target, external);
        assert!(package.check().is_ok(), "{target}");
    }
    for (kind, target) in [
        ("hyperlink", "file:///C:/secret.txt"),
        ("hyperlink", "javascript:alert(1)"),
        ("hyperlink", r"\\server\share"),
        ("attachedTemplate", "https://example.jp/t.dotm"),
        ("image", "https://example.jp/beacon.png"),
        ("oleObject", "https://example.jp/x"),
        ("externalLinkPath", "book.xlsx"),
        ("frame", "//example.jp/x"),
    ] {
        let package = document_relation(kind, target, external);
        assert_eq!(package.code(), "upload-external-link", "{kind} {target}");
    }
    let hidden = document_relation("image", "https://example.jp/beacon.png", "");
    assert_eq!(hidden.code(), "upload-external-link", "without the mark as well");
    let link = Package::word().with("xl/externalLinks/externalLink1.xml", "<a/>");
    assert_eq!(link.code(), "upload-external-link");
}

#[test]
fn embedded_objects_are_refused() {
    for name in ["word/embeddings/oleObject1.bin", "xl/activeX/activeX1.xml"] {
        assert_eq!(Package::word().with(name, "<a/>").code(), "upload-embedded-object");
    }
    for kind in ["oleObject", "package", "control", "aFChunk"] {
        let package = document_relation(kind, "inside.bin", "");
        assert_eq!(package.code(), "upload-embedded-object", "{kind}");
    }
}

#[test]
fn xml_that_could_hurt_a_reader_is_refused() {
    let dtd = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>";
    assert_eq!(
        Package::word().with("word/document.xml", dtd).check(),
        Err(PreflightError::Dtd { part: "word/document.xml".to_owned() })
    );
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    assert_eq!(
        Package::word().with("word/document.xml", deep).check(),
        Err(PreflightError::XmlTooComplex { part: "word/document.xml".to_owned() })
    );
    // Noise, so that it is not stopped by its ratio.
    let mut noise = 1_u32;
    let text: String = (0..6_000_000)
        .map(|_| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + (noise >> 24) as u8 % 26)
        })
        .collect();
    let long = Package::word().with("word/document.xml", format!("<a>{text}</a>"));
    assert_eq!(long.code(), "upload-xml");
}

#[test]
fn a_missing_file_is_our_fault_not_the_vendors() {
    let error = preflight_path(Path::new("no-such-file"), Docx, &Limits::default()).unwrap_err();
    assert_eq!(error, PreflightError::Io(std::io::ErrorKind::NotFound));
}

/// Real spreadsheets of a city's open data, kept outside the repository.
#[test]
fn real_spreadsheets_are_accepted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(folder) =
        root.ancestors().map(|folder| folder.join("shared/samples/takamatsu")).find(|folder| folder.is_dir())
    else {
        eprintln!("no folder shared/samples/takamatsu beside the repository: nothing to check");
        return;
    };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 16);
    for path in files {
        let result = preflight_path(&path, Xlsx, &Limits::default());
        // One of them has a link to another workbook.
        if path.ends_with("02.xlsx") {
            assert_eq!(result.unwrap_err().code(), "upload-external-link");
        } else {
            assert_eq!(result.map(|container| container.format), Ok(Xlsx), "{path:?}");
        }
        let error = preflight_path(&path, Docx, &Limits::default()).unwrap_err();
        assert_eq!(error, PreflightError::WrongFormat { declared: Docx, found: Xlsx });
    }
}

mod any_bytes {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), zip in any::<bool>()) {
            let mut file = if zip { b"PK\x03\x04".to_vec() } else { Vec::new() };
            file.extend(bytes);
            let _ = check(file, Docx);
        }

        #[test]
        fn of_a_mutated_form_never_panic_nor_exceed_the_limits(
            excel in any::<bool>(),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
            length in prop::option::of(any::<prop::sample::Index>()),
        ) {
            let form = if excel { FormId::PriceEstimate } else { FormId::SupplyPledge };
            let mut bytes = blank_form(form, "募集");
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Some(length) = length {
                bytes.truncate(length.index(bytes.len()));
            }
            if let Ok(container) = check(bytes, form.format()) {
                prop_assert!(container.unpacked_bytes <= Limits::default().unpacked_bytes);
            }
        }
    }
}
