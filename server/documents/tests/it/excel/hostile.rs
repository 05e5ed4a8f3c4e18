//! Workbooks made to hurt: refused, quickly and without taking memory.

use std::io::{Cursor, Write};
use std::time::Duration;

use documents::preview::preview;
use documents::read::{ReadLimits, read_form};
use documents::write::write_form;
use domain::forms::{FileFormat, FormId, Origin, Unreadable};

use crate::excel::workbook::{
    edited, estimate, full_estimate, imprint, package, part, read, sheet, try_read,
};

/// Of the processor's time, without optimisation. Optimised, nothing here takes a tenth of it.
const LONG: Duration = Duration::from_secs(30);

/// What this thread used of the processor so far; `None` where the system does not say.
fn used() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split_whitespace().next()?.parse().ok()?))
}

/// Runs something that must not take long.
fn soon<T>(run: impl FnOnce() -> T) -> T {
    let start = used();
    let result = run();
    if let (Some(start), Some(end)) = (start, used()) {
        let took = end.saturating_sub(start);
        assert!(took < LONG, "{took:?}");
        eprintln!("{took:?} {}", std::thread::current().name().unwrap_or_default());
    }
    result
}

/// The answer to a workbook, both read and shown.
fn answer(bytes: &[u8]) -> Result<FormId, Unreadable> {
    let found = soon(|| try_read(bytes, Some(FormId::PriceEstimate)).map(|reading| reading.form));
    let shown = soon(|| preview(Cursor::new(bytes), FileFormat::Xlsx, &ReadLimits::default()));
    assert!(shown.is_ok() || found.is_err(), "{found:?}");
    found
}

#[test]
fn a_sheet_of_two_far_cells() {
    let bytes = package(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
        &[],
    );
    assert!(bytes.len() < 5_000);
    assert_eq!(answer(&bytes), Err(Unreadable::Unrecognised));
    let shown = preview(Cursor::new(&bytes), FileFormat::Xlsx, &ReadLimits::default()).unwrap();
    assert_eq!(serde_json::to_string(&shown).unwrap().matches("\"text\":\"1\"").count(), 2);
}

#[test]
fn a_million_shared_strings() {
    let strings = format!(
        "<sst count=\"18446744073709551615\" uniqueCount=\"18446744073709551615\">{}</sst>",
        "<si><t>a</t></si>".repeat(1_000_000)
    );
    assert_eq!(answer(&package("", &[("xl/sharedStrings.xml", strings)])), Err(Unreadable::TooLarge));
}

#[test]
fn a_million_cells_and_a_long_text() {
    let cells = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_000)).repeat(60);
    assert_eq!(answer(&package(&cells, &[])), Err(Unreadable::TooLarge));
    let long = format!("<row><c t=\"str\"><v>{}</v></c></row>", "あ".repeat(1_000_000));
    assert_eq!(answer(&package(&long, &[])), Err(Unreadable::TooLarge));
    let blank = format!("<row>{}</row>", "<c s=\"1\"/>".repeat(16_000)).repeat(60);
    assert_eq!(answer(&package(&blank, &[])), Err(Unreadable::Unrecognised));
}

#[test]
fn a_part_that_unpacks_to_gigabytes() {
    let bytes = package(&"<!-- nothing at all -->".repeat(4_000_000), &[]);
    assert!(bytes.len() < 1_000_000);
    assert_eq!(answer(&bytes), Err(Unreadable::TooLarge));
}

#[test]
fn entities_and_nesting() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
                <workbook>&b;</workbook>";
    assert_eq!(answer(&package("", &[("xl/workbook.xml", bomb.to_owned())])), Err(Unreadable::Damaged));
    let unknown = "<row><c t=\"str\"><v>&b;</v></c></row>";
    assert_eq!(answer(&package(unknown, &[])), Err(Unreadable::Damaged));
    let deep = "<a>".repeat(200_000);
    assert_eq!(answer(&package(&deep, &[])), Err(Unreadable::TooLarge));
    assert_eq!(answer(&package("<row><c>", &[])), Err(Unreadable::Damaged));
}

#[test]
fn a_damaged_container() {
    let sound = write_form(&full_estimate(), &imprint()).unwrap();
    // Every part in turn is cut, and its bytes turned over.
    for at in (200..sound.len() - 200).step_by(97) {
        let mut bytes = sound.clone();
        bytes[at..at + 40].iter_mut().for_each(|byte| *byte ^= 0x5A);
        let _ = answer(&bytes);
    }
    for length in (0..sound.len()).step_by(211) {
        assert!(answer(&sound[..length]).is_err(), "{length}");
    }
    assert_eq!(answer(b"no archive"), Err(Unreadable::Damaged));
    assert_eq!(
        answer(&zip::ZipWriter::new(Cursor::new(Vec::new())).finish().unwrap().into_inner()),
        Err(Unreadable::Damaged)
    );
}

#[test]
fn relations_in_a_circle() {
    let relations = "<Relationships>\
        <Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"workbook.xml\"/>\
        <Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"../xl/workbook.xml\"/>\
        <Relationship Id=\"u\" Type=\"x/styles\" Target=\"_rels/workbook.xml.rels\"/></Relationships>";
    let bytes = package("", &[("xl/_rels/workbook.xml.rels", relations.to_owned())]);
    assert_eq!(answer(&bytes), Err(Unreadable::Unrecognised));
    let itself = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"_rels/.rels\"/></Relationships>";
    assert!(answer(&package("", &[("_rels/.rels", itself.to_owned())])).is_err());
}

/// A form whose totals are of a formula.
fn with_formula(formula: &str) -> Vec<u8> {
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    edited(&bytes, |name, content| {
        if !name.contains("sheet1") {
            return content;
        }
        let start = content.find("<f>SUM(").unwrap();
        let end = start + content[start..].find("</f>").unwrap();
        format!("{}<f>{formula}{}", &content[..start], &content[end..])
    })
}

#[test]
fn formulas_made_to_hurt() {
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    let own = {
        let book = part(&bytes, "xl/workbook.xml");
        format!("G{}", crate::excel::workbook::row_of(&book, "subtotal"))
    };
    let nested = |levels: usize| "IF(TRUE,".repeat(levels) + "1" + &",0)".repeat(levels);
    for (formula, origin) in [
        (format!("{own}+1"), Origin::StoredFigure),
        (format!("SUM({own}:{own})"), Origin::StoredFigure),
        (nested(64), Origin::Formula),
        (nested(2_000), Origin::StoredFigure),
        ("(".repeat(20_000), Origin::StoredFigure),
        ("SUM(A1:XFD100)".to_owned(), Origin::StoredFigure),
        ("SUM(J1:XFD1048576)".to_owned(), Origin::Formula),
        ("SUM(J:XFD)".to_owned(), Origin::Formula),
        ("REPT(&quot;a&quot;,1000000000)".to_owned(), Origin::StoredFigure),
        ("2^99999".to_owned(), Origin::Formula),
        ("\u{FF21}1".to_owned(), Origin::StoredFigure),
    ] {
        let bytes = with_formula(&formula);
        let content = soon(|| read(&bytes));
        assert_eq!(content.entry("subtotal").unwrap().origin, origin, "{formula:.60}");
    }
}

#[test]
fn thousands_of_formulas_that_add_up_everything() {
    let mut rows = String::from("<row><c t=\"str\"><v>様式第7号</v></c></row>");
    for row in 2..=20_000 {
        rows += &format!(
            "<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c><c r=\"B{row}\"><f>SUM(A:A)+SUM(B{}:B20000)</f></c></row>",
            row + 1
        );
    }
    assert!(answer(&package(&rows, &[])).is_err());
}

#[test]
fn formulas_of_a_group_that_nobody_wrote() {
    let rows =
        "<row><c><f t=\"shared\" si=\"4294967295\"/><v>5</v></c><c><f t=\"shared\" si=\"x\"/></c></row>";
    assert_eq!(answer(&package(rows, &[])), Err(Unreadable::Unrecognised));
    let missing = "<row><c t=\"s\"><v>7</v></c><c t=\"s\"><v>-1</v></c></row>";
    assert!(answer(&package(missing, &[])).is_err());
}

#[test]
fn thousands_of_merged_areas() {
    let merged: String = (1..=20_000).map(|_| "<mergeCell ref=\"A1:XFD1048576\"/>").collect();
    let many = sheet(&vec![&["a", "", "b", "", "c"][..]; 500]);
    let bytes = edited(&many, |name, content| {
        if name.contains("sheet1") {
            content.replace("</sheetData>", &format!("</sheetData><mergeCells>{merged}</mergeCells>"))
        } else {
            content
        }
    });
    assert_eq!(answer(&bytes), Err(Unreadable::Unrecognised));
}

#[test]
fn a_text_that_would_be_a_formula_stays_a_text() {
    for typed in ["=cmd|' /C calc'!A0", "=1+1", "@SUM(1)"] {
        let content =
            read(&write_form(&estimate(&[["本体", typed, "1", "10", "1", "台"]]), &imprint()).unwrap());
        let item = &content.rows("rows")[0].cells[1];
        assert_eq!((item.raw.as_str(), item.origin), (typed, Origin::Typed));
    }
}

#[test]
fn more_rows_than_a_table_has() {
    let limits = ReadLimits { rows: 4, ..ReadLimits::default() };
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    let found = read_form(Cursor::new(bytes), FileFormat::Xlsx, None, &limits);
    assert_eq!(found, Err(Unreadable::TooLarge));
}

#[test]
fn an_archive_of_many_entries() {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..6_000 {
        file.start_file(format!("xl/{at}.xml"), zip::write::SimpleFileOptions::default()).unwrap();
        file.write_all(b"<a/>").unwrap();
    }
    assert_eq!(answer(&file.finish().unwrap().into_inner()), Err(Unreadable::TooLarge));
}

/// A small file whose cells all name the same long string.
#[test]
fn thousands_of_cells_that_share_a_long_text() {
    let sound = write_form(&full_estimate(), &imprint()).unwrap();
    let strings = part(&sound, "xl/sharedStrings.xml");
    let index = strings.matches("<si>").count();
    let long = "長い文章：".repeat(6_000);
    let first = crate::excel::workbook::row_of(&part(&sound, "xl/workbook.xml"), "rows") + 6;
    let rows: String = (first..first + 15_000)
        .map(|row| {
            let cell = |column| format!("<c r=\"{column}{row}\" t=\"s\"><v>{index}</v></c>");
            format!("<row r=\"{row}\">{}</row>", ["A", "B", "F", "I"].map(cell).concat())
        })
        .collect();
    let bytes = edited(&sound, |name, content| match name {
        "xl/sharedStrings.xml" => content.replace("</sst>", &format!("<si><t>{long}</t></si></sst>")),
        "xl/worksheets/sheet1.xml" => {
            let at = content.find(&format!("<row r=\"{first}\"")).unwrap();
            let end = content.find("</sheetData>").unwrap();
            // Everything below the lines is gone, so that the table has no end.
            content[..at].to_owned() + &rows + &content[end..]
        }
        _ => content,
    });
    assert!(bytes.len() < 3_000_000);
    assert_eq!(answer(&bytes), Err(Unreadable::TooLarge));
}

#[test]
fn thousands_of_sheets_of_one_part() {
    let sheets: String =
        (0..4_000).map(|at| format!("<sheet name=\"{at}\" sheetId=\"{at}\" r:id=\"s\"/>")).collect();
    let book = |sheets: &str| format!("<workbook xmlns:r=\"r\"><sheets>{sheets}</sheets></workbook>");
    assert_eq!(answer(&package("", &[("xl/workbook.xml", book(&sheets))])), Err(Unreadable::TooLarge));
    let some: String =
        (0..150).map(|at| format!("<sheet name=\"{at}\" sheetId=\"{at}\" r:id=\"s\"/>")).collect();
    let cells = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(10_000)).repeat(10);
    assert_eq!(answer(&package(&cells, &[("xl/workbook.xml", book(&some))])), Err(Unreadable::Unrecognised));
}

#[test]
fn long_formulas_in_every_cell() {
    let sum = vec!["1"; 400].join("+");
    let rows: String =
        (1..=15_000).map(|row| format!("<row r=\"{row}\"><c r=\"H{row}\"><f>{sum}</f></c></row>")).collect();
    let mut rows = rows.replacen("<c r=\"H1\">", "<c r=\"A1\" t=\"str\"><v>導入実績</v></c><c r=\"H1\">", 1);
    rows += "<row r=\"20000\"><c r=\"A20000\" t=\"str\"><v>台数の合計</v></c>\
             <c r=\"B20000\"><f>SUM(H:H)</f></c></row>";
    assert_eq!(answer(&package(&rows, &[])), Err(Unreadable::FieldsNotFound));
}
