//! Reading files that were made to hurt: the child is limited, and the one who asked survives it.

use std::io::{Cursor, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use domain::forms::{FormId, Unreadable};
use services::inspection::{Asked, Inspected, Inspector};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::support::database::reader;
use crate::support::files::{blank, executable};
use crate::support::tool::Folder;

const NOT_SAFELY: Inspected = Inspected::Unreadable(Unreadable::NotSafely);

/// What no reader may take, the start of the process included.
const AT_MOST: Duration = Duration::from_secs(6);

fn asked(path: PathBuf, expected: Option<FormId>) -> Asked {
    Asked { path, expected }
}

/// A program in the place of the reader.
fn impostor(folder: &Folder, script: &str) -> Inspector {
    let program = folder.put("reader.sh", format!("#!/bin/sh\n{script}\n"));
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("executable");
    Inspector::Child { program }
}

fn inspect(inspector: &Inspector, files: &[Asked]) -> (Vec<Inspected>, Duration) {
    let started = Instant::now();
    let answers = inspector.inspect(files).expect("a reader");
    (answers, started.elapsed())
}

/// A reader that answers "unrecognised" for every file but the ones called `killer`.
fn but_for_the_killer(act: &str) -> String {
    format!(
        "shift 2\nwhile [ $# -gt 0 ]; do\n  case \"$2\" in *killer*) {act} ;; esac\n  \
         echo '{{\"unreadable\":\"unrecognised\"}}'\n  shift 2\ndone"
    )
}

#[test]
fn whatever_becomes_of_the_reader_its_parent_survives_and_blames_the_killer_alone() {
    for (act, quick) in [
        ("kill -SEGV $$", true),
        ("kill -KILL $$", true),
        ("kill -XCPU $$", true),
        ("exit 101", true),
        ("echo nonsense", true),
        ("printf unfinished; exit 0", true),
        ("echo '{\"read\":{\"form\":\"no-such-form\"}}'", true),
        ("yes | tr -d '\\n'", true),
        ("while :; do :; done", false),
    ] {
        let folder = Folder::new();
        let inspector = impostor(&folder, &but_for_the_killer(act));
        let names = ["a", "killer", "b", "c"];
        let files: Vec<_> = names.map(|name| asked(folder.path().join(name), None)).into();
        let (answers, took) = inspect(&inspector, &files[1..2]);
        assert_eq!(answers, [NOT_SAFELY], "{act}");
        assert!(took < AT_MOST, "{act}: {took:?}");
        assert!(quick || took >= Duration::from_secs(5), "{act}: {took:?}");

        let (answers, took) = inspect(&inspector, &files);
        let fine = Inspected::Unreadable(Unreadable::Unrecognised);
        assert_eq!(answers, [fine.clone(), NOT_SAFELY, fine.clone(), fine], "{act}");
        assert!(took < 2 * AT_MOST, "{act}: {took:?}");
    }
}

#[test]
fn a_reader_that_does_not_exist_says_nothing_about_the_file() {
    let inspector = Inspector::Child { program: "/no/such/program".into() };
    assert!(inspector.inspect(&[asked("a".into(), None)]).is_err());
}

#[test]
fn more_files_than_a_command_line_holds_are_all_answered() {
    let folder = Folder::new();
    let inspector = impostor(&folder, &but_for_the_killer("exit 1"));
    let files: Vec<_> = (0..100).map(|n| asked(folder.path().join(n.to_string()), None)).collect();
    let (answers, _) = inspect(&inspector, &files);
    assert_eq!(answers, vec![Inspected::Unreadable(Unreadable::Unrecognised); 100]);
}

/// The limits as the kernel tells them, of a child that waits for a file which nobody writes.
#[cfg(target_os = "linux")]
#[test]
fn the_reader_takes_every_means_from_itself() {
    let folder = Folder::new();
    let waiting = folder.path().join("waiting");
    assert!(Command::new("mkfifo").arg(&waiting).status().expect("mkfifo").success());
    let mut child = Command::new(env!("CARGO_BIN_EXE_shinsa"))
        .args(["inspect", "--child", "-"])
        .arg(&waiting)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary");
    let limits = loop {
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).expect("its limits");
        // The last that is set.
        if limit(&limits, "Max open files").0 == "16" {
            break limits;
        }
        assert!(child.try_wait().expect("its state").is_none(), "it ended");
        std::thread::yield_now();
    };
    for (name, value) in [
        ("Max data size", (224 * 1024 * 1024).to_string()),
        ("Max stack size", (8 * 1024 * 1024).to_string()),
        ("Max cpu time", "5".to_owned()),
        ("Max core file size", "0".to_owned()),
        ("Max file size", "0".to_owned()),
    ] {
        assert_eq!(limit(&limits, name), (value.clone(), value), "{name}");
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("its status");
    assert!(status.contains("Threads:\t1\n"), "{status}");
    child.kill().expect("killed");
    child.wait().expect("its end");
}

/// Soft and hard limit of a line in `/proc/…/limits`.
fn limit(limits: &str, name: &str) -> (String, String) {
    let line = limits.lines().find(|line| line.starts_with(name)).expect("a limit");
    let mut words = line[name.len()..].split_whitespace().map(str::to_owned);
    (words.next().expect("soft"), words.next().expect("hard"))
}

/// A package of these parts, each with how it is packed.
fn package(parts: &[(&str, CompressionMethod, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, method, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(*method)).expect("an entry");
        zip.write_all(content).expect("an entry");
    }
    zip.finish().expect("an archive").into_inner()
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn types(main: &str, kind: &str) -> Vec<u8> {
    format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>"#
    )
    .into_bytes()
}

fn relations(targets: &[(&str, &str)]) -> Vec<u8> {
    let one = |(n, (kind, target)): (usize, &(&str, &str))| {
        format!(r#"<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let all: String = targets.iter().enumerate().map(one).collect();
    format!(r#"<Relationships xmlns="{RELATIONS}">{all}</Relationships>"#).into_bytes()
}

/// A document with this body.
fn word(body: &str, method: CompressionMethod) -> Vec<u8> {
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    package(&[
        (
            "[Content_Types].xml",
            CompressionMethod::Deflated,
            types("word/document.xml", "wordprocessingml.document"),
        ),
        ("_rels/.rels", CompressionMethod::Deflated, relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", method, document.into_bytes()),
    ])
}

/// A workbook of one sheet with this data, and these shared strings.
fn excel(data: &str, strings: &str) -> Vec<u8> {
    const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let deflated = CompressionMethod::Deflated;
    let book = format!(
        r#"<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="提供価格" sheetId="1" r:id="r0"/></sheets></workbook>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{SHEET}"><sheetData>{data}</sheetData></worksheet>"#);
    let strings = format!(r#"<sst xmlns="{SHEET}">{strings}</sst>"#);
    package(&[
        ("[Content_Types].xml", deflated, types("xl/workbook.xml", "spreadsheetml.sheet")),
        ("_rels/.rels", deflated, relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", deflated, book.into_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            deflated,
            relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                // Back to itself.
                ("officeDocument", "workbook.xml"),
            ]),
        ),
        ("xl/worksheets/sheet1.xml", deflated, sheet.into_bytes()),
        ("xl/sharedStrings.xml", deflated, strings.into_bytes()),
    ])
}

fn nested(depth: usize) -> String {
    let open = "<w:tbl><w:tr><w:tc>".repeat(depth);
    let close = "</w:tc></w:tr></w:tbl>".repeat(depth);
    format!("{open}<w:p/>{close}")
}

/// The killers that are known, each as the form that it would be handed in as.
fn killers() -> Vec<(&'static str, FormId, Vec<u8>)> {
    let (text, sheet) = (FormId::ShipmentPlan, FormId::PriceEstimate);
    let (packed, stored) = (CompressionMethod::Deflated, CompressionMethod::Stored);
    let mut corrupt = blank(text);
    let middle = corrupt.len() / 2;
    corrupt[middle..middle + 64].fill(0xA5);
    let doctype = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let bomb = package(&[
        ("[Content_Types].xml", packed, types("word/document.xml", "wordprocessingml.document")),
        ("_rels/.rels", packed, relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", packed, format!("{doctype}<w:document>&b;</w:document>").into_bytes()),
    ]);
    let corners =
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let million: String = (0..1_000_000).map(|n| format!("<si><t>{n}</t></si>")).collect();
    let rows: String = (1..=100_000)
        .map(|n| format!(r#"<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}" t="s"><v>{n}</v></c></row>"#))
        .collect();
    let formulas: String = (1..=20_000)
        .map(|n| format!(r#"<row r="{n}"><c r="A{n}"><f>SUM(A{}:A{})</f><v>1</v></c></row>"#, n + 1, n + 2))
        .collect();
    vec![
        ("nested tables", text, word(&nested(5_000), packed)),
        ("nested tables, as deep as the look at uploads lets through", text, word(&nested(80), packed)),
        ("stored nesting", text, word(&nested(20_000), stored)),
        ("corners of a sheet", sheet, excel(corners, "")),
        ("gigabytes of nothing", text, word(&" ".repeat(300_000_000), packed)),
        (
            "two hundred times as much",
            text,
            word(&"<w:p><w:r><w:t>あいうえお</w:t></w:r></w:p>".repeat(400_000), stored),
        ),
        (
            "one long text",
            text,
            word(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "あ".repeat(1_300_000)), stored),
        ),
        ("corrupt deflate", text, corrupt),
        ("entities", text, bomb),
        ("a million strings", sheet, excel(corners, &million)),
        ("a hundred thousand rows", sheet, excel(&rows, &million)),
        ("formulas that lean on formulas", sheet, excel(&formulas, "")),
        (
            "a formula as text",
            sheet,
            excel(r#"<row r="1"><c r="A1" t="str"><f>cmd|' /c calc'!A0</f><v>=1</v></c></row>"#, ""),
        ),
        ("a program", text, executable()),
    ]
}

#[test]
fn known_killers_get_an_answer_in_time_and_within_memory() {
    let folder = Folder::new();
    let mut files = Vec::new();
    for (number, (name, form, content)) in killers().into_iter().enumerate() {
        let path = folder.put(&format!("{number}.bin"), content);
        let file = asked(path.clone(), Some(form));
        let (answers, took) = inspect(&reader(), std::slice::from_ref(&file));
        assert!(!matches!(answers[..], [Inspected::Read(_)]), "{name} was taken for a form");
        assert!(took < AT_MOST, "{name}: {took:?}");
        #[cfg(target_os = "linux")]
        {
            let peak = peak_memory(form, &path);
            assert!(peak <= 256 * 1024 * 1024, "{name}: {peak} bytes");
            println!("{name}: {answers:?}, {took:?}, {} MB", peak / 1024 / 1024);
        }
        files.push((file, answers));
    }
    // Between them a real form, which none of them keeps from being read.
    let form = asked(folder.put("form.docx", blank(FormId::ShipmentPlan)), Some(FormId::ShipmentPlan));
    let mut bundle: Vec<_> = files.iter().map(|(file, _)| file.clone()).collect();
    bundle.insert(3, form);
    let (answers, _) = inspect(&reader(), &bundle);
    assert!(matches!(answers[3], Inspected::Read(_)), "{:?}", answers[3]);
}

/// The most memory that the reader held while it read this file, in bytes: asked as often as possible.
#[cfg(target_os = "linux")]
fn peak_memory(form: FormId, path: &Path) -> u64 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_shinsa"))
        .args(["inspect", "--child", form.id()])
        .arg(path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().expect("its state").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) * 1024);
    }
    peak
}
