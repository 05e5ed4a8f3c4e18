//! Contents of the Excel forms, and hands inside their files.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use documents::read::{ReadLimits, read_form};
use documents::write::Imprint;
use domain::forms::{Content, Entry, FileFormat, FormId, Reading, Row, Unreadable, data, spec};
use domain::money::Rounding;
use serde_json::Value as Json;

pub const EXCEL: [FormId; 2] = [FormId::TrackRecord, FormId::PriceEstimate];

pub fn try_read(bytes: &[u8], expected: Option<FormId>) -> Result<Reading, Unreadable> {
    read_form(Cursor::new(bytes), FileFormat::Xlsx, expected, &ReadLimits::default())
}

pub fn read(bytes: &[u8]) -> Content {
    try_read(bytes, None).unwrap().content
}

/// What a form says: everything that is filled in, by `field` or `table[row].column`.
pub fn meaning(content: &Content) -> BTreeMap<String, Json> {
    let mut all = BTreeMap::new();
    let Json::Object(data) = data::to_json(content) else { panic!("no object") };
    for (id, value) in data {
        match value {
            Json::Array(rows) => {
                for (at, row) in rows.into_iter().enumerate() {
                    let Json::Object(cells) = row else { panic!("no row") };
                    all.extend(
                        cells.into_iter().map(|(column, v)| (format!("{id}[{}].{column}", at + 1), v)),
                    );
                }
            }
            value => drop(all.insert(id, value)),
        }
    }
    all
}

/// What is there on one side alone, or not the same.
pub fn differences(read: &BTreeMap<String, Json>, written: &BTreeMap<String, Json>) -> Vec<String> {
    let names: BTreeSet<_> = read.keys().chain(written.keys()).collect();
    let differ = names.into_iter().filter(|name| read.get(*name) != written.get(*name));
    differ.map(|name| format!("{name}: {:?} / {:?}", read.get(name), written.get(name))).collect()
}

/// A workbook of one sheet of texts, with nothing else in it.
pub fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match *text {
        "" => "<c/>".to_owned(),
        text => {
            format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", quick_xml::escape::partial_escape(text))
        }
    };
    let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    package(&rows.iter().map(row).collect::<String>(), &[])
}

/// A workbook of one sheet with this inside its `sheetData`, and further parts.
pub fn package(data: &str, parts: &[(&str, String)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |all: &str| format!("<Relationships xmlns=\"{RELATIONS}\">{all}</Relationships>");
    let mut all: BTreeMap<&str, String> = BTreeMap::new();
    all.insert("_rels/.rels", relations(&relation("a", "officeDocument", "xl/workbook.xml")));
    all.insert(
        "xl/workbook.xml",
        format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>\
             <sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
        ),
    );
    all.insert(
        "xl/_rels/workbook.xml.rels",
        relations(
            &(relation("s", "worksheet", "worksheets/sheet1.xml")
                + &relation("t", "sharedStrings", "sharedStrings.xml")
                + &relation("u", "styles", "styles.xml")),
        ),
    );
    all.insert(
        "xl/worksheets/sheet1.xml",
        format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>"),
    );
    all.extend(parts.iter().map(|(name, text)| (*name, text.clone())));
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in all {
        file.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

pub fn imprint() -> Imprint<'static> {
    Imprint { edition: "2026-10", case_number: None, rounding: Rounding::Truncate }
}

fn with_rows<const N: usize>(form: FormId, lines: &[[&str; N]]) -> Content {
    let mut content = Content::blank(form);
    let table = spec(form).tables().next().unwrap();
    let row = |line: &[&str; N]| {
        let mut row = Row::of(table);
        for (cell, text) in row.cells.iter_mut().zip(line) {
            *cell = Entry::typed(*text);
        }
        row
    };
    content.tables.insert(table.id.into(), lines.iter().map(row).collect());
    content
}

/// An estimate of lines: class, item, price, rate, quantity, unit.
pub fn estimate(lines: &[[&str; 6]]) -> Content {
    with_rows(FormId::PriceEstimate, lines)
}

/// A track record of rows: customer, sector, product, units, from, to, publishable.
pub fn record(rows: &[[&str; 7]]) -> Content {
    with_rows(FormId::TrackRecord, rows)
}

fn fill_common(content: &mut Content) {
    for (id, text) in [
        ("addressee", "厚生労働大臣　殿"),
        ("date", "2026-11-22"),
        ("call", "顔認証付きカードリーダー　第2回募集（令和8年度）"),
        ("requirement_edition", "2026-10"),
        ("corporate_number", "4011001098993"),
        ("company_name", "株式会社山田製作所"),
        ("address", "東京都千代田区霞が関一丁目2番2号　中央合同庁舎第5号館　西棟15階"),
        ("representative_title", "代表取締役"),
        ("representative_name", "髙橋　太郎"),
        ("contact_department", "医療機器事業部　第一営業課"),
        ("contact_name", "渡邉　花子"),
        ("contact_phone", "03-1234-5678"),
        ("contact_mail", "reader@example.co.jp"),
        ("product_name", "顔認証リーダー　FR-100"),
        ("model_number", "FR-100A"),
        ("firmware", "2.1.0"),
    ] {
        content.set(id, Entry::typed(text));
    }
}

pub fn full_estimate() -> Content {
    let mut content = estimate(&[
        ["本体", "顔認証付きカードリーダー FR-100A", "85000", "10", "1200", "台"],
        ["付属", "設置用スタンド及び電源ケーブル一式（壁掛け金具を含む）", "3200", "10", "1200", "式"],
        ["配送", "全国一律の配送", "1500", "10", "1200", "件"],
        ["保守", "訪問保守（5年）", "9800", "10", "1200", "台"],
        ["付属", "利用者向け案内冊子", "333", "8", "7", "冊"],
    ]);
    fill_common(&mut content);
    content.set("valid_until", Entry::typed("2027-03-31"));
    content.set("warranty_months", Entry::typed("60"));
    content.set("maintenance_until", Entry::typed("令和14年3月31日"));
    content
}

pub fn full_record() -> Content {
    let mut content = record(&[
        ["医療法人社団あおぞら会　山田総合病院", "病院", "FR-100A", "12", "2024-04", "", "可"],
        ["田中内科", "医科診療所", "FR-100A", "1", "2024-05", "2026-03", "不可"],
        ["すみれ薬局　霞が関店", "薬局", "FR-90（先行機）", "2", "2023-11", "2025-10", "可"],
    ]);
    fill_common(&mut content);
    content.set("has_record", Entry::typed("実績あり"));
    content
}

/// One part of a workbook.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The first row of a name, counted from 1.
pub fn row_of(book: &str, name: &str) -> u32 {
    let start = book.find(&format!("<definedName name=\"{name}\">")).unwrap();
    let rest = &book[start..book[start..].find("</definedName>").unwrap() + start];
    let cell = rest.rsplit_once('!').unwrap().1;
    let row = cell.split(':').next().unwrap().rsplit_once('$').unwrap().1;
    row.parse().unwrap()
}

/// A copy of a workbook with its parts changed.
pub fn edited(bytes: &[u8], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut copy = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = String::new();
        entry.read_to_string(&mut content).unwrap();
        copy.start_file(name.clone(), zip::write::SimpleFileOptions::default()).unwrap();
        copy.write_all(edit(&name, content).as_bytes()).unwrap();
    }
    copy.finish().unwrap().into_inner()
}

/// Without the figures stored beside formulas.
pub fn without_figures(bytes: &[u8]) -> Vec<u8> {
    edited(bytes, |_, content| {
        let mut rest = content.as_str();
        let mut kept = String::new();
        while let Some(at) = rest.find("</f><v>") {
            kept.push_str(&rest[..at + 4]);
            rest = &rest[at..];
            rest = &rest[rest.find("</v>").unwrap() + 4..];
        }
        kept + rest
    })
}
