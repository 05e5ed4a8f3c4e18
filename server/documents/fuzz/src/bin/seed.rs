//! Writes what fuzzing starts from: our own forms, blank and filled in, and their parts.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use documents::write::{Imprint, write_form};
use domain::forms::example::example;
use domain::forms::spec::Kind;
use domain::forms::{Content, Entry, FileFormat, FormId, spec};
use domain::money::Rounding;
use zip::ZipArchive;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for target in ["container", "word", "excel"] {
        fs::create_dir_all(corpus.join(target))?;
    }
    let imprint = Imprint { edition: "2026-10", case_number: None, rounding: Rounding::Truncate };
    for form in FormId::ALL {
        for (kind, content) in [("blank", Content::blank(form)), ("example", example(form)), ("smallest", smallest(form))] {
            let file = write_form(&content, &imprint)?;
            let name = format!("{}-{kind}", form.id());
            fs::write(corpus.join("container").join(&name), &file)?;
            match form.format() {
                FileFormat::Docx => fs::write(corpus.join("word").join(&name), part(&file, "word/document.xml")?)?,
                FileFormat::Xlsx => {
                    let names = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"];
                    let parts = names.map(|name| part(&file, name).unwrap_or_default());
                    fs::write(corpus.join("excel").join(&name), parts.join(&0))?;
                }
            }
        }
    }
    Ok(())
}

/// The example with the smallest number there is in place of every number, which once ended the process.
fn smallest(form: FormId) -> Content {
    let mut content = example(form);
    let number = || Entry::typed(i64::MIN.to_string());
    let is_number = |kind: Kind| matches!(kind, Kind::Integer(_) | Kind::Money);
    for field in spec(form).fields().filter(|field| is_number(field.kind)) {
        content.set(field.id, number());
    }
    for table in spec(form).tables() {
        for row in content.tables.get_mut(table.id).into_iter().flatten() {
            for column in table.columns.iter().filter(|column| is_number(column.kind)) {
                row.set(table, column.id, number());
            }
        }
    }
    content
}

fn part(file: &[u8], name: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut archive = ZipArchive::new(Cursor::new(file))?;
    let mut bytes = Vec::new();
    archive.by_name(name)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
