//! Test plans in Excel: out and in again, and as people send them.

use std::io::Cursor;

use documents::preflight::{Limits, preflight};
use documents::read::ReadLimits;
use documents::test_plan::{read_plan, write_plan};
use domain::forms::{FileFormat, Unreadable};
use domain::test_plan::sheet::Found;
use domain::test_plan::{TestPlan, first_plan};
use rust_xlsxwriter::Workbook;

use crate::excel::workbook::sheet;

const HEADS: [&str; 7] = ["番号", "確認項目", "手順", "期待する結果", "必須", "確認方法", "単位"];
const ONE: [&str; 7] = ["T-01", "起動", "電源を入れる。", "待受画面になる。", "必須", "目視", ""];
const TWO: [&str; 7] = ["T-02", "時間", "10回測る。", "5秒以内", "任意", "計測", "秒"];

fn found(bytes: &[u8]) -> Found {
    preflight(Cursor::new(bytes), FileFormat::Xlsx, &Limits::default()).unwrap();
    read_plan(Cursor::new(bytes), &ReadLimits::default()).unwrap()
}

/// A workbook of one sheet, `Sheet1`, by a program that writes what Excel writes.
fn book(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// Code and place of every mistake.
fn mistakes(bytes: &[u8]) -> Vec<(String, String)> {
    let errors = found(bytes).cases().unwrap_err();
    let place = |args: &[(String, String)]| {
        args.iter().find(|(name, _)| name == "place").map(|(_, place)| place.clone()).unwrap_or_default()
    };
    errors.into_iter().map(|error| (error.code, place(&error.args))).collect()
}

fn said(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(code, place)| ((*code).to_owned(), (*place).to_owned())).collect()
}

#[test]
fn a_plan_comes_back_as_it_was_written() {
    let plan = first_plan();
    let bytes = write_plan(&plan, "R8-1").unwrap();
    assert_eq!(found(&bytes).cases().unwrap(), plan.cases);
    assert_eq!(bytes, write_plan(&plan, "R8-1").unwrap(), "the same plan is the same file");
}

#[test]
fn text_that_looks_like_something_else_comes_back_as_text() {
    let mut plan = first_plan();
    plan.cases[0].title = "=SUM(A1:A2)".to_owned();
    plan.cases[0].steps = "-1\n+2\n@x\n<b>&amp;</b>".to_owned();
    plan.cases[0].expected = "0012".to_owned();
    plan.cases[0].method = "2026-10".to_owned();
    let plan = TestPlan { edition: "秋".to_owned(), ..plan };
    assert_eq!(found(&write_plan(&plan, "R8-1").unwrap()).cases().unwrap(), plan.cases);
}

#[test]
fn sloppy_files_are_understood() {
    // A title above, columns in another order, English heads, empty rows, full-width letters, a circle.
    let heads = ["Expected result", "ID", "How measured", "Title", "Mandatory", "Steps"];
    let rows: [&[&str]; 7] = [
        &["機能確認計画"],
        &[],
        &heads,
        &["待受画面になる。", "Ｔ－０１", "目視", "起動", "○", "電源を入れる。"],
        &["", "　", "", "", "", ""],
        &["5秒以内", "t-2", "計測", "時間", "no", "10回測る。"],
        &["速い", "T-3", "計測", "速さ", "", "測る。"],
    ];
    let cases = found(&book(&rows)).cases().unwrap();
    let said: Vec<_> =
        cases.iter().map(|case| (&*case.id, &*case.title, case.mandatory, &*case.unit)).collect();
    assert_eq!(said, [("T-01", "起動", true, ""), ("T-02", "時間", false, ""), ("T-03", "速さ", false, "")]);
}

#[test]
fn every_mistake_is_named_by_its_cell() {
    let mut no_title = TWO;
    no_title[1] = "";
    let mut unclear = TWO;
    (unclear[0], unclear[4]) = ("T-03", "たぶん");
    let mut wrong_id = TWO;
    wrong_id[0] = "項目4";
    let rows: [&[&str]; 6] = [&HEADS, &ONE, &no_title, &ONE, &unclear, &wrong_id];
    assert_eq!(
        mistakes(&book(&rows)),
        said(&[
            ("required", "Sheet1!B3"),
            ("plan-id-twice", "Sheet1!A4"),
            ("plan-mandatory-unclear", "Sheet1!E5"),
            ("plan-id-form", "Sheet1!A6"),
        ])
    );
}

#[test]
fn heads_that_are_missing_unknown_or_there_twice_are_named() {
    let rows: [&[&str]; 2] =
        [&["番号", "確認項目", "手順", "備考", "title"], &["T-01", "起動", "電源", "注", "x"]];
    let found = mistakes(&book(&rows));
    let expected = [
        ("plan-head-unknown", "Sheet1!D1"),
        ("plan-head-twice", "Sheet1!E1"),
        ("plan-head-missing", ""),
        ("plan-head-missing", ""),
        ("plan-head-missing", ""),
    ];
    assert_eq!(found, said(&expected));
    assert_eq!(mistakes(&book(&[&ONE, &TWO])), said(&[("plan-no-heads", "")]));
    assert_eq!(mistakes(&book(&[&[]])), said(&[("plan-no-heads", "")]));
    let astray: [&[&str]; 2] = [&HEADS, &["T-01", "起動", "電源", "待受", "必須", "目視", "", "", "注"]];
    assert_eq!(mistakes(&book(&astray)), said(&[("plan-cell-without-head", "Sheet1!I2")]));
}

#[test]
fn a_formula_that_fails_is_a_mistake() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(HEADS) {
        sheet.write_string(0, column, head).unwrap();
        sheet.write_string(1, column, ONE[usize::from(column)]).unwrap();
    }
    sheet.write_formula(1, 3, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    assert_eq!(mistakes(&book.save_to_buffer().unwrap()), said(&[("plan-cell-failed", "Sheet1!D2")]));
}

#[test]
fn the_sheet_with_the_table_is_found() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "表紙").unwrap();
    let hidden = book.add_worksheet();
    let sheet_of = |sheet: &mut rust_xlsxwriter::Worksheet, row: &[&str; 7]| {
        for (column, (head, text)) in (0..).zip(HEADS.iter().zip(row)) {
            sheet.write_string(0, column, *head).unwrap();
            sheet.write_string(1, column, *text).unwrap();
        }
    };
    sheet_of(hidden, &TWO);
    hidden.set_hidden(true);
    sheet_of(book.add_worksheet(), &ONE);
    let found = found(&book.save_to_buffer().unwrap());
    assert_eq!((found.sheet.as_str(), found.cases().unwrap()[0].id.as_str()), ("Sheet3", "T-01"));
}

#[test]
fn a_file_made_to_hurt_is_given_up() {
    let many = vec![ONE.as_slice(); 1_200];
    let rows: Vec<&[&str]> = std::iter::once(HEADS.as_slice()).chain(many).collect();
    let read = read_plan(Cursor::new(sheet(&rows)), &ReadLimits::default());
    assert_eq!(read.unwrap_err(), Unreadable::TooLarge);
    let limits = ReadLimits { cells: 10, ..ReadLimits::default() };
    let read = read_plan(Cursor::new(book(&[&HEADS, &ONE])), &limits);
    assert_eq!(read.unwrap_err(), Unreadable::TooLarge);
    assert!(read_plan(Cursor::new(b"PK\x03\x04nonsense"), &ReadLimits::default()).is_err());
}
