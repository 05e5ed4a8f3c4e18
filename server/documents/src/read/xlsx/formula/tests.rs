//! One table of formulas, and what they come to on one sheet.

use std::sync::Arc;

use super::super::book::Book;
use super::super::sheet::{Cell, Sheet, Stored, Written, cell_name};
use super::*;

/// A workbook of one sheet, `Sheet1`, of cells by name; what begins with `=` is a formula.
fn book(cells: &[(&str, &str)]) -> Book {
    let mut sheet = Sheet::default();
    for (name, text) in cells {
        let (row, column) = cell_name(name).unwrap();
        let formula = text.strip_prefix('=').map(|text| {
            sheet.formulas.push(Written { text: Arc::from(text), moved: (0, 0) });
            sheet.formulas.len() as u32 - 1
        });
        let stored = match text.parse() {
            _ if formula.is_some() => Stored::Number(999.0),
            Ok(number) => Stored::Number(number),
            Err(_) if text.starts_with('#') => Stored::Error((*text).into()),
            Err(_) => Stored::Text((*text).into()),
        };
        sheet.cells.push(Cell { row, column, style: 0, stored, formula });
    }
    sheet.cells.sort_by_key(|cell| (cell.column, cell.row));
    Book::of([("Sheet1", sheet)])
}

fn computed(cells: &[(&str, &str)], formula: &str) -> Option<Value> {
    let mut cells = cells.to_vec();
    let text = format!("={formula}");
    cells.push(("Z99", &text));
    let book = book(&cells);
    let (row, column) = cell_name("Z99").unwrap();
    let formula = book.sheets[0].cell_at(row, column).unwrap().formula.unwrap();
    Engine::new(&book).compute(0, formula)
}

const CELLS: &[(&str, &str)] = &[
    ("A1", "10"),
    ("A2", "20"),
    ("A3", "text"),
    ("A5", "30"),
    ("B1", "本体"),
    ("B2", "付属"),
    ("B3", "本体"),
    ("B5", "FR-100"),
    ("C1", "#REF!"),
    ("D1", "=A1*2"),
    ("D2", "=D1+1"),
    ("E1", "12"),
    ("E2", "１２"),
];

#[test]
fn formulas_come_to_what_excel_says() {
    let number = |n: f64| Some(Value::Number(n));
    let text = |t: &str| Some(Value::text(t));
    let truth = |on| Some(Value::Bool(on));
    let error = |code: &str| Some(Value::Error(code.into()));
    for (formula, expected) in [
        ("1+2*3", number(7.0)),
        ("(1+2)*3", number(9.0)),
        ("2^3^2", number(64.0)),
        ("-2^2", number(4.0)),
        ("10%", number(0.1)),
        ("200*10%", number(20.0)),
        ("7/2", number(3.5)),
        ("1/0", error("#DIV/0!")),
        ("0.3-0.1-0.2", number(0.0)),
        ("1.5e3", number(1500.0)),
        ("\"a\"&\"b\"\"c\"", text("ab\"c")),
        ("1&\"台\"", text("1台")),
        ("\"12\"+1", number(13.0)),
        ("\"１，２００\"*2", number(2400.0)),
        ("\"x\"+1", error("#VALUE!")),
        ("1<2", truth(true)),
        ("\"a\"=\"A\"", truth(true)),
        ("\"a\"<>\"b\"", truth(true)),
        ("2>=3", truth(false)),
        ("\"a\">5", truth(true)),
        ("A4=0", truth(true)),
        ("A4=\"\"", truth(true)),
        ("A1", number(10.0)),
        ("$A$1+A2", number(30.0)),
        ("Sheet1!A1", number(10.0)),
        ("'Sheet1'!A1", number(10.0)),
        ("A4", number(0.0)),
        ("C1", error("#REF!")),
        ("C1+1", error("#REF!")),
        ("D2", number(21.0)),
        ("SUM(A1:A5)", number(60.0)),
        ("SUM(A:A)", number(60.0)),
        ("SUM(1:1)", error("#REF!")),
        ("SUM(A1:A2,5,\"3\")", number(38.0)),
        ("SUM(B1:B5)", number(0.0)),
        ("SUM(A1:D5)", error("#REF!")),
        ("SUM(A1,A2)", number(30.0)),
        ("SUMIF(B1:B5,\"本体\",A1:A5)", number(10.0)),
        ("SUMIF(A1:A5,\">=20\")", number(50.0)),
        ("SUMIF(A1:A5,20,A1:A5)", number(20.0)),
        ("SUMIF(B1:B5,\"FR*\",A1)", number(30.0)),
        ("SUMIF(E1:E2,12,A1:A2)", number(30.0)),
        ("SUMIFS(A1:A5,B1:B5,\"本体\",A1:A5,\"<15\")", number(10.0)),
        ("COUNTIF(B1:B5,\"本体\")", number(2.0)),
        ("COUNT(A1:A5)", number(3.0)),
        ("COUNTA(A1:A5)", number(4.0)),
        ("PRODUCT(A1:A2)", number(200.0)),
        ("PRODUCT(A1,2,3)", number(60.0)),
        ("SUMPRODUCT(A1:A2,A1:A2)", number(500.0)),
        ("SUMPRODUCT(A1:A2,A1:A3)", error("#VALUE!")),
        ("SUBTOTAL(9,A1:A5)", number(60.0)),
        ("MIN(A1:A5)", number(10.0)),
        ("MAX(A1:A5,99)", number(99.0)),
        ("AVERAGE(A1:A2)", number(15.0)),
        ("ROUND(2.5,0)", number(3.0)),
        ("ROUND(-2.5,0)", number(-3.0)),
        ("ROUND(1.005,2)", number(1.01)),
        ("ROUND(1234,-2)", number(1200.0)),
        ("ROUNDDOWN(2.9,0)", number(2.0)),
        ("ROUNDDOWN(-2.9,0)", number(-2.0)),
        ("ROUNDDOWN(0.29*100,0)", number(29.0)),
        ("ROUNDDOWN(333*8/100,0)", number(26.0)),
        ("ROUNDUP(2.1,0)", number(3.0)),
        ("ROUNDUP(-2.1,0)", number(-3.0)),
        ("ROUNDUP(110*1.1,0)", number(121.0)),
        ("INT(-2.1)", number(-3.0)),
        ("INT(1.1*110)", number(121.0)),
        ("TRUNC(2.99)", number(2.0)),
        ("TRUNC(2.999,2)", number(2.99)),
        ("ABS(-3)", number(3.0)),
        ("MOD(-3,2)", number(1.0)),
        ("IF(A1>5,\"多\",\"少\")", text("多")),
        ("IF(A1>50,1)", truth(false)),
        ("IF(TRUE,A4,1)", number(0.0)),
        ("IF(AND(ISNUMBER(A1),ISNUMBER(A2)),A1*A2,\"\")", number(200.0)),
        ("IF(AND(ISNUMBER(A1),ISNUMBER(A3)),A1*A3,\"\")", text("")),
        ("IF(ISBLANK(A4),1,2)", number(1.0)),
        ("IFERROR(1/0,7)", number(7.0)),
        ("ISERROR(C1)", truth(true)),
        ("ISTEXT(A3)", truth(true)),
        ("OR(A1=1,A1=10)", truth(true)),
        ("NOT(FALSE)", truth(true)),
        ("VALUE(\"1,200\")", number(1200.0)),
        ("_xlfn.SUM(1,2)", number(3.0)),
        (" SUM( A1 , A2 ) ", number(30.0)),
        ("+A1", number(10.0)),
        ("+\"x\"", text("x")),
    ] {
        let found = computed(CELLS, formula);
        let close = match (&found, &expected) {
            (Some(Value::Number(a)), Some(Value::Number(b))) => (a - b).abs() < 1e-9,
            (found, expected) => found == expected,
        };
        assert!(close, "{formula}: {found:?}, expected {expected:?}");
    }
}

#[test]
fn what_is_beyond_us_is_not_computed() {
    for formula in [
        "VLOOKUP(1,A1:B2,2)",
        "NOSUCH(1)",
        "INDIRECT(\"A1\")",
        "[1]Sheet1!A1",
        "Elsewhere!A1",
        "unknown_name+1",
        "A1:A2*2",
        "{1,2}",
        "SUMIF(A1:A5,\"\")",
        "1+",
        "(1",
        "\"open",
        "A1 A2",
        "",
    ] {
        assert_eq!(computed(CELLS, formula), None, "{formula}");
    }
    // What depends on it isn't, either.
    let cells = [("A1", "=NOSUCH(1)"), ("A2", "=A1+1")];
    assert_eq!(computed(&cells, "SUM(A1:A2)"), None);
}

#[test]
fn circles_end() {
    assert_eq!(computed(&[], "Z99+1"), None);
    let cells = [("A1", "=A2"), ("A2", "=A3"), ("A3", "=A1")];
    assert_eq!(computed(&cells, "A1"), None);
    assert_eq!(computed(&cells, "SUM(A:A)"), None);
}

#[test]
fn a_chain_of_thousands_is_no_deeper_than_one() {
    let mut cells: Vec<(String, String)> = vec![("A1".into(), "1".into())];
    cells.extend((2..=20_000).map(|row| (format!("A{row}"), format!("=A{}+1", row - 1))));
    let cells: Vec<(&str, &str)> = cells.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(computed(&cells, "A20000"), Some(Value::Number(20_000.0)));
}

#[test]
fn deep_and_long_formulas_end() {
    let nested = |levels: usize| "IF(TRUE,".repeat(levels) + "1" + &",0)".repeat(levels);
    assert_eq!(computed(&[], &nested(64)), Some(Value::Number(1.0)));
    assert_eq!(computed(&[], &nested(5_000)), None);
    assert_eq!(computed(&[], &("(".repeat(10_000) + "1")), None);
    assert_eq!(computed(&[], &("-".repeat(10_000) + "1")), Some(Value::Number(1.0)));
    assert_eq!(computed(&[], &(vec!["1"; 400].join("+"))), Some(Value::Number(400.0)));
    assert_eq!(computed(&[], &(vec!["1"; 10_000].join("+"))), None);
    assert_eq!(computed(&[], &("1".to_owned() + &"%".repeat(10_000))), None);
}

#[test]
fn text_that_doubles_ends() {
    let mut cells: Vec<(String, String)> = vec![("A1".into(), "0123456789".into())];
    cells.extend((2..=100).map(|row| (format!("A{row}"), format!("=A{0}&A{0}", row - 1))));
    let cells: Vec<(&str, &str)> = cells.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(computed(&cells, "A100"), Some(Value::Error("#VALUE!".into())));
}

#[test]
fn work_is_capped() {
    // Every one of 10,000 formulas adds up 10,000 cells.
    let mut cells: Vec<(String, String)> = (1..=10_000).map(|row| (format!("A{row}"), "1".into())).collect();
    cells.extend((1..=10_000).map(|row| (format!("B{row}"), "=SUM(A:A)".into())));
    let cells: Vec<(&str, &str)> = cells.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(computed(&cells, "SUM(B:B)"), None);
}

#[test]
fn moved_formulas_move_their_references() {
    let mut sheet = book(&[("A1", "5"), ("A2", "6"), ("B1", "7")]).sheets.remove(0);
    let text: Arc<str> = "A1*$B$1".into();
    sheet.formulas = vec![
        Written { text: Arc::clone(&text), moved: (1, 0) },
        Written { text: Arc::clone(&text), moved: (-1, 0) },
        Written { text: "".into(), moved: (0, 0) },
    ];
    let book = Book::of([("Sheet1", sheet)]);
    let engine = Engine::new(&book);
    assert_eq!(engine.compute(0, 0), Some(Value::Number(42.0)));
    assert_eq!(engine.compute(0, 1), Some(Value::Error("#REF!".into())));
    assert_eq!(engine.compute(0, 2), None);
}
