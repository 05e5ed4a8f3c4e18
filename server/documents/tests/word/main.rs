//! Forms in Word: written, saved and edited by other programs, and read again.
#![expect(clippy::unwrap_used, reason = "helpers of a test")]

mod edits;
mod generated;
mod hostile;
mod labels;
#[path = "../office/mod.rs"]
mod office;
mod saves;
mod schema;
mod shown;
mod ticks;
mod tracked;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use documents::read::{ReadLimits, read_form};
use documents::write::{Imprint, blank_form, write_form};
use domain::forms::{Content, FileFormat, FormId, Reading, Unreadable, spec};
use domain::money::Rounding;

const CALL: &str = "第2回募集（令和8年度）";
const WORD: [FormId; 5] = [
    FormId::SelfDeclaration,
    FormId::CancellationConsent,
    FormId::SupplyPledge,
    FormId::AntisocialPledge,
    FormId::ShipmentPlan,
];
const IMPRINT: Imprint<'_> =
    Imprint { edition: "2026-10", case_number: Some("2-0007"), rounding: Rounding::Truncate };

fn write(content: &Content) -> Vec<u8> {
    write_form(content, &IMPRINT).unwrap()
}

fn blank(form: FormId) -> Vec<u8> {
    blank_form(form, &IMPRINT, CALL, "2026-10").unwrap()
}

fn try_read(bytes: &[u8], expected: Option<FormId>) -> Result<Reading, Unreadable> {
    read_form(Cursor::new(bytes), FileFormat::Docx, expected, &ReadLimits::default())
}

fn read(bytes: &[u8]) -> Content {
    try_read(bytes, None).unwrap().content
}

/// What a form says: the value of everything that is filled in, by `field` or `table[row].column`, as
/// text. Where it does not fit its kind, the text itself.
fn meaning(content: &Content) -> BTreeMap<String, String> {
    let spec = spec(content.form);
    let mut content = content.clone();
    for table in spec.tables() {
        if let Some(rows) = content.tables.get_mut(table.id) {
            rows.retain(|row| !row.is_untouched(table));
        }
    }
    content.fill_computed(Rounding::Truncate);
    let shown = |entry: &domain::forms::Entry, kind: domain::forms::spec::Kind| match entry.value(kind) {
        Ok(value) => value.map(|value| format!("{value:?}")),
        Err(problem) => Some(format!("{} {}", problem.code, entry.raw.trim())),
    };
    let mut all = BTreeMap::new();
    for field in spec.fields() {
        if let Some(text) = content.entry(field.id).and_then(|entry| shown(entry, field.kind)) {
            all.insert(field.id.to_owned(), text);
        }
    }
    for clause in spec.clauses().filter(|clause| content.ticked(clause.id)) {
        all.insert(clause.id.to_owned(), "ticked".to_owned());
    }
    for table in spec.tables() {
        for (at, row) in content.rows(table.id).iter().enumerate() {
            for (column, entry) in table.columns.iter().zip(&row.cells) {
                if let Some(text) = shown(entry, column.kind) {
                    all.insert(format!("{}[{}].{}", table.id, at + 1, column.id), text);
                }
            }
        }
    }
    all
}

/// A part of a file as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The file with one of its parts changed, or left out.
fn with_part(bytes: &[u8], name: &str, change: impl FnOnce(String) -> Option<String>) -> Vec<u8> {
    let changed = change(part(bytes, name));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut copy = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let found = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if found == name {
            let Some(text) = &changed else { continue };
            content = text.clone().into_bytes();
        }
        copy.start_file(found, zip::write::SimpleFileOptions::default()).unwrap();
        copy.write_all(&content).unwrap();
    }
    copy.finish().unwrap().into_inner()
}

fn with_document(bytes: &[u8], change: impl FnOnce(String) -> String) -> Vec<u8> {
    with_part(bytes, "word/document.xml", |xml| Some(change(xml)))
}

/// Controls as programs lose them: their content stays.
fn without_controls(xml: &str) -> String {
    let mut rest = xml;
    let mut all = String::new();
    while let Some(at) = rest.find("<w:sdtPr>") {
        all.push_str(&rest[..at]);
        let end = rest[at..].find("</w:sdtPr>").unwrap();
        rest = &rest[at + end + "</w:sdtPr>".len()..];
    }
    all.push_str(rest);
    for tag in ["<w:sdt>", "</w:sdt>", "<w:sdtContent>", "</w:sdtContent>"] {
        all = all.replace(tag, "");
    }
    all
}

/// A document with this body, and nothing else in it.
fn document(body: &str) -> Vec<u8> {
    package(&format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>{body}</w:body></w:document>"#
    ))
}

fn package(document: &str) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    file.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    file.write_all(document.as_bytes()).unwrap();
    file.finish().unwrap().into_inner()
}

/// A paragraph; `{…}` is put in as it is, so runs may be given.
fn p(text: &str) -> String {
    if text.starts_with('<') {
        format!("<w:p>{text}</w:p>")
    } else {
        format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    }
}

/// A cell of some paragraphs, with properties.
fn tc(properties: &str, text: &str) -> String {
    let paragraphs: String = text.split('\n').map(p).collect();
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

fn table(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| {
        let cells: String = cells.iter().map(|text| tc("", text)).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}
