//! Tables as people keep them: sums in the middle, merged cells, rows below the total, text for numbers.

use documents::write::write_form;
use domain::forms::content::cell_whole;
use domain::forms::{Content, FormId, Origin, Row, spec};

use crate::excel::workbook::{
    edited, full_estimate, full_record, imprint, meaning, package, part, read, row_of, sheet, try_read,
};

const HEAD: &[&str] = &["区分", "品名", "単価（税抜・円）", "税率（％）", "数量", "単位", "金額（税抜・円）"];

/// An estimate without names: what stands from the head on.
fn estimate(rows: &[&[&str]]) -> Content {
    let mut all: Vec<&[&str]> = vec![
        &["様式第７号（２０２６年１０月版）"],
        &["提出年月日", "2026-11-22"],
        &["法人番号", "4011001098993"],
        &["商号又は名称", "株式会社山田製作所"],
        &["所在地", "東京都千代田区"],
        &["製品名", "リーダー"],
        &["募集回", "第2回"],
        HEAD,
    ];
    all.extend(rows);
    all.extend([&["小計（税抜・円）", "600"] as &[&str], &["消費税額（円）", "60"], &["以上"]]);
    try_read(&sheet(&all), Some(FormId::PriceEstimate)).unwrap().content
}

fn items(content: &Content) -> Vec<&str> {
    content.rows("rows").iter().map(|row| row.cells[1].raw.as_str()).collect()
}

const ONE: &[&str] = &["本体", "リーダー", "100", "10", "1", "台", "100"];
const TWO: &[&str] = &["付属", "台座", "200", "10", "1", "台", "200"];

#[test]
fn a_sum_or_a_label_in_the_middle_does_not_end_a_table() {
    for middle in [
        &["小計", "", "", "", "", "", "100"] as &[&str],
        &["", "小計", "", "", "", "", "100"],
        &["小計（税抜・円）", "", "", "", "", "", "100"],
        &["合計", "", "", "", "", "", "100"],
        &["以上"],
    ] {
        assert_eq!(items(&estimate(&[ONE, middle, TWO])), ["リーダー", "台座"], "{middle:?}");
    }
    for item in ["型番", "担当者の氏名"] {
        assert_eq!(items(&estimate(&[ONE, &["付属", item], TWO])), ["リーダー", item, "台座"]);
    }
    assert_eq!(items(&estimate(&[ONE, TWO, &["", "小計", "", "", "", "", "300"]])), ["リーダー", "台座"]);
}

/// The sheet with these texts in place of cells: `B37`.
fn typed(bytes: &[u8], cells: &[(String, &str)]) -> Vec<u8> {
    edited(bytes, |name, mut xml| {
        if name != "xl/worksheets/sheet1.xml" {
            return xml;
        }
        for (cell, text) in cells {
            let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell}"));
            let head = start + xml[start..].find('>').unwrap();
            let (head, end) = match xml[..head].strip_suffix('/') {
                Some(_) => (head - 1, head + 1),
                None => (head, start + xml[start..].find("</c>").unwrap() + 4),
            };
            let kind = xml[start..head].find(" t=\"").map(|at| start + at);
            let head = &xml[start..kind.unwrap_or(head)];
            xml =
                format!("{}{head} t=\"inlineStr\"><is><t>{text}</t></is></c>{}", &xml[..start], &xml[end..]);
        }
        xml
    })
}

fn merged(bytes: &[u8], area: &str) -> Vec<u8> {
    edited(bytes, |name, xml| match name {
        "xl/worksheets/sheet1.xml" => {
            xml.replace("</mergeCells>", &format!("<mergeCell ref=\"{area}\"/></mergeCells>"))
        }
        _ => xml,
    })
}

fn first_row(bytes: &[u8]) -> u32 {
    row_of(&part(bytes, "xl/workbook.xml"), "rows") + 1
}

#[test]
fn the_named_sum_ends_the_table() {
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    let row = first_row(&bytes) + 2;
    // The third line becomes a sum in the middle; two lines follow.
    let cells: Vec<(String, &str)> = ["A", "B", "C", "D", "E", "F"]
        .map(|c| (format!("{c}{row}"), if c == "B" { "小計" } else { "" }))
        .into();
    let content = read(&typed(&bytes, &cells));
    assert_eq!(content.rows("rows").len(), 4);
    assert!(content.outside.is_empty());
}

#[test]
fn words_merged_downwards_hold_for_each_row_and_numbers_count_once() {
    let bytes = write_form(&full_record(), &imprint()).unwrap();
    let row = first_row(&bytes);
    let customer = |bytes: &[u8]| -> Vec<String> {
        read(bytes).rows("rows").iter().map(|row| row.cells[0].raw.clone()).collect()
    };
    let empty = typed(&bytes, &[(format!("A{}", row + 1), ""), (format!("A{}", row + 2), "")]);
    // Excel keeps nothing in the cells that a merged one covers.
    let gone = edited(&empty, |_, xml| {
        (1..=2).fold(xml, |xml, more| match xml.find(&format!("<c r=\"A{}\"", row + more)) {
            Some(start) => {
                let end = start + xml[start..].find("</c>").unwrap() + 4;
                format!("{}{}", &xml[..start], &xml[end..])
            }
            None => xml,
        })
    });
    let name = "医療法人社団あおぞら会　山田総合病院";
    assert_eq!(customer(&gone), [name, "", ""]);
    let over = merged(&gone, &format!("A{row}:A{}", row + 9));
    assert_eq!(customer(&over), [name, name, name], "rows that are empty else stay empty");
    let table = spec(FormId::TrackRecord).tables().next().unwrap();
    let units = merged(
        &edited(&bytes, |_, xml| match xml.find(&format!("<c r=\"D{}\"", row + 1)) {
            Some(start) => {
                let end = start + xml[start..].find("</c>").unwrap() + 4;
                format!("{}{}", &xml[..start], &xml[end..])
            }
            None => xml,
        }),
        &format!("D{row}:D{}", row + 1),
    );
    let content = read(&units);
    let units: Vec<Option<i64>> =
        content.rows("rows").iter().map(|row: &Row| cell_whole(table, row, "units")).collect();
    assert_eq!(units, [Some(12), None, Some(2)]);
    assert_eq!(content.rows("rows")[1].cells[3].origin, Origin::Merged);
}

#[test]
fn rows_below_the_sum_are_told() {
    let below = |rows: &str| {
        let bytes = write_form(&full_estimate(), &imprint()).unwrap();
        let bytes = edited(&bytes, |name, xml| match name {
            "xl/worksheets/sheet1.xml" => xml.replace("</sheetData>", &format!("{rows}</sheetData>")),
            _ => xml,
        });
        read(&bytes).outside
    };
    let text = |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = format!(
        "<row r=\"500\">{}{}<c r=\"C500\"><v>900</v></c></row>",
        text("A500", "付属"),
        text("B500", "予備の電源")
    );
    let outside = below(&row);
    let entry = &outside["rows"];
    assert_eq!(
        (entry.raw.as_str(), entry.spot.as_ref().unwrap().to_string().as_str()),
        ("付属", "提供価格概算見積書!A500")
    );
    let note = format!("<row r=\"500\">{}{}</row>", text("A500", "備考"), text("B500", "送料を含みます。"));
    assert!(below(&note).is_empty());
    assert!(below("").is_empty());
}

/// What is read as a number counts for the formulas, too.
#[test]
fn formulas_count_with_the_numbers_that_were_read() {
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    let honest = meaning(&read(&bytes));
    let row = first_row(&bytes);
    let cells = [
        (format!("C{row}"), "85,000円"),
        (format!("D{row}"), "10%"),
        (format!("E{row}"), "１，２００台"),
        (format!("D{}", row + 1), "0.1"),
    ];
    let content = read(&typed(&bytes, &cells));
    assert_eq!(meaning(&content), honest);
    let amount = &content.rows("rows")[0].cells[6];
    assert_eq!((amount.raw.as_str(), amount.origin), ("102000000", Origin::Formula));
    assert_eq!(content.entry("total").unwrap().origin, Origin::Formula);
    let text = typed(&bytes, &[(format!("G{row}"), "102,000,000円")]);
    assert_eq!(meaning(&read(&text)), honest, "an amount typed over its formula");
}

#[test]
fn what_is_struck_through_in_a_cell_is_taken_back() {
    let style = "<styleSheet><fonts><font/><font><strike/></font></fonts>\
                 <cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs></styleSheet>";
    let cell = |style: u8, text: &str| format!("<c s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let line = |label: &str, value: String| format!("<row>{}{value}</row>", cell(0, label));
    let data = [
        line("様式第７号（２０２６年１０月版）", String::new()),
        line("製品名", cell(1, "旧製品")),
        line("型番", cell(0, "FR-100")),
        line("商号又は名称", cell(1, "旧社名") + &cell(0, "新社名")),
        line("所在地", cell(0, "東京都")),
        line("無償保証の期間（月）", "<c s=\"1\"><v>60</v></c>".to_owned()),
        line("提出年月日", "<c t=\"d\"><v>2026-11-22T00:00:00</v></c>".to_owned()),
        line("見積の有効期限", cell(0, "2027-03-31 00:00:00")),
    ]
    .concat();
    let book = package(&data, &[("xl/styles.xml", style.to_owned())]);
    let content = try_read(&book, None).unwrap().content;
    assert_eq!((content.raw("product_name"), content.raw("model_number")), ("", "FR-100"));
    assert_eq!((content.raw("company_name"), content.raw("warranty_months")), ("新社名", ""));
    assert_eq!(content.raw("date"), "2026-11-22");
    assert_eq!(content.date("valid_until").unwrap().to_string(), "2027-03-31");
}

#[test]
fn the_smallest_number_there_is_does_no_harm() {
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    let row = first_row(&bytes);
    let content = read(&typed(&bytes, &[(format!("C{row}"), "-9223372036854775808")]));
    let table = spec(FormId::PriceEstimate).tables().next().unwrap();
    let entry = content.rows("rows")[0].entry(table, "unit_price").unwrap();
    assert_eq!(entry.value(table.column("unit_price").unwrap().kind).unwrap_err().code, "number-too-large");
}
