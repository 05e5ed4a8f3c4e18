//! What stands in which cell of a blank or filled form, and what an office program makes of it.

use std::io::{Cursor, Read};

use crate::excel::workbook::{self, estimate, imprint, part, record};
use crate::office;
use documents::write::{Imprint, blank_form, write_form};
use domain::forms::{Content, Entry, FormId, Row, spec};
use domain::money::Rounding;

#[test]
fn totals_are_formulas_with_their_figures() {
    let lines = [["本体", "リーダー", "90000", "10", "3", "台"], ["付属", "台紙", "333", "8", "1", "枚"]];
    let sheet = |rounding| {
        let imprint = Imprint { rounding, ..imprint() };
        part(&write_form(&estimate(&lines), &imprint).unwrap(), "xl/worksheets/sheet1.xml")
    };
    let names = part(&write_form(&estimate(&lines), &imprint()).unwrap(), "xl/workbook.xml");
    let first = workbook::row_of(&names, "rows") + 1;
    let last = first + 1;
    let truncated = sheet(Rounding::Truncate);
    for (formula, figure) in [
        (format!("IF(AND(ISNUMBER(C{first}),ISNUMBER(E{first})),C{first}*E{first},\"\")"), "270000"),
        (format!("SUM($G${first}:$G${last})"), "270333"),
        (
            format!(
                "ROUNDDOWN(SUMIF($D${first}:$D${last},10,$G${first}:$G${last})*10/100,0)\
                 +ROUNDDOWN(SUMIF($D${first}:$D${last},8,$G${first}:$G${last})*8/100,0)"
            ),
            "27026",
        ),
        (format!("$G${}+$G${}", last + 1, last + 2), "297359"),
    ] {
        assert!(truncated.contains(&format!("<f>{formula}</f><v>{figure}</v>")), "{formula}\n{truncated}");
    }
    assert!(sheet(Rounding::RoundHalfUp).contains("ROUND(SUMIF("));
    let up = sheet(Rounding::Ceil);
    assert!(up.contains("ROUNDUP(SUMIF(") && up.contains("<v>27027</v>") && up.contains("<v>297360</v>"));
}

#[test]
fn a_figure_given_wrong_is_written_as_given() {
    let mut wrong = record(&[["甲病院", "病院", "FR-1", "3", "2025-01", "", "可"]]);
    wrong.set("total_units", Entry::typed("4台"));
    let sheet = part(&write_form(&wrong, &imprint()).unwrap(), "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>SUM("), "{sheet}");
    assert!(sheet.contains("<v>4</v></c>"));

    // A wrong amount in a line; the rest follows from the rule, not from the wrong amount.
    let mut wrong = estimate(&[["本体", "リーダー", "100", "10", "3", "台"]]);
    let table = spec(FormId::PriceEstimate).tables().next().unwrap();
    wrong.tables.get_mut("rows").unwrap()[0].set(table, "amount", Entry::typed("301"));
    let sheet = part(&write_form(&wrong, &imprint()).unwrap(), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<v>301</v></c>") && sheet.contains("<v>300</v></c>"), "{sheet}");
    assert!(!sheet.contains("<f>SUM("));
}

#[test]
fn what_looks_like_a_formula_is_text() {
    let typed = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)"];
    for text in typed {
        let content = estimate(&[["本体", text, "100", "10", "3", "台"]]);
        let bytes = write_form(&content, &imprint()).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert_eq!(sheet.matches("<f>").count(), 4, "{text}\n{sheet}");
        let strings = part(&bytes, "xl/sharedStrings.xml");
        assert!(strings.contains(text) && part(&bytes, "xl/styles.xml").contains("quotePrefix"), "{text}");
    }
}

#[test]
fn every_place_has_a_name_and_only_places_to_fill_in_are_open() {
    for form in [FormId::TrackRecord, FormId::PriceEstimate] {
        let bytes = blank_form(form, &imprint(), "第2回募集", "2026-10").unwrap();
        let book = part(&bytes, "xl/workbook.xml");
        for field in spec(form).fields() {
            assert!(book.contains(&format!("<definedName name=\"{}\">", field.id)), "{} {book}", field.id);
        }
        for table in spec(form).tables() {
            assert!(book.contains(&format!("<definedName name=\"{}\">", table.id)));
        }
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<sheetProtection sheet=\"1\"") && !sheet.contains("password"), "{sheet}");
        assert!(sheet.contains("<dataValidation type=\"list\""));
        assert!(part(&bytes, "xl/styles.xml").contains("locked=\"0\""));
    }
}

#[test]
fn header_and_footer_name_the_case_and_the_edition() {
    let imprint = Imprint { case_number: Some("R8-2-0001"), ..imprint() };
    let bytes = write_form(&Content::blank(FormId::PriceEstimate), &imprint).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("受付番号　R8-2-0001"), "{sheet}");
    assert!(sheet.contains("様式第7号（2026年10月版）&amp;R"));
}

#[test]
fn equal_content_gives_equal_bytes_and_thousands_of_lines_fit() {
    let table = spec(FormId::PriceEstimate).tables().next().unwrap();
    let mut content = estimate(&[]);
    let row = |at: usize| {
        let mut row = Row::of(table);
        for (cell, text) in
            row.cells.iter_mut().zip(["付属", &format!("部品{at}"), "12345", "10", &format!("{at}"), "個"])
        {
            *cell = Entry::typed(text);
        }
        row
    };
    content.tables.insert("rows".into(), (1..=5000).map(row).collect());
    let bytes = write_form(&content, &imprint()).unwrap();
    assert_eq!(bytes, write_form(&content, &imprint()).unwrap());
    let total: i64 = (1..=5000).map(|at| at * 12345).sum();
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains(&format!("<v>{total}</v>")));
}

#[test]
fn an_office_program_computes_the_same_figures() {
    let Some(office) = office::Office::find() else { return };
    let lines = [["本体", "リーダー", "90000", "10", "3", "台"], ["付属", "台紙", "333", "8", "1", "枚"]];
    for (rounding, tax, total) in
        [(Rounding::Truncate, "27,026", "297,359"), (Rounding::Ceil, "27,027", "297,360")]
    {
        let imprint = Imprint { rounding, ..imprint() };
        let bytes = write_form(&estimate(&lines), &imprint).unwrap();
        // What is stored beside the formulas is taken out, so that the program has to compute it.
        let bytes = workbook::without_figures(&bytes);
        let text = office.text(&bytes, "xlsx");
        for words in [
            "270,000".to_owned(),
            "小計（税抜・円）270,333".to_owned(),
            format!("消費税額（円）{tax}"),
            format!("合計（税込・円）{total}"),
        ] {
            assert!(text.contains(&words), "{words}\n{text}");
        }
    }
}

/// For people who look at the pages: `KEEP_PAGES=folder` keeps them.
#[test]
fn a_filled_form_shows_its_content() {
    let Some(office) = office::Office::find() else { return };
    for content in [workbook::full_estimate(), workbook::full_record()] {
        let imprint = Imprint { case_number: Some("R8-2-0001"), ..imprint() };
        let text = office.text(&write_form(&content, &imprint).unwrap(), "xlsx");
        for words in ["株式会社山田製作所", "令和8年11月22日（2026年11月22日）", "受付番号R8-2-0001"]
        {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
}

#[test]
fn the_parts_of_a_workbook_are_sound_xml() {
    let bytes = write_form(&workbook::full_estimate(), &imprint()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for index in 0..archive.len() {
        let mut text = String::new();
        archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    }
}
