//! Plain tables as a workbook.

use std::io::Cursor;

use documents::preflight::{Limits, preflight};
use documents::preview::{PreviewPart, preview};
use documents::read::ReadLimits;
use documents::tables::{Cell, Table, workbook};
use domain::forms::FileFormat;
use jiff::Timestamp;
use jiff::civil::date;

#[test]
fn tables_are_sheets_with_their_heads_and_numbers() {
    let table = |name: &str| Table {
        name: name.to_owned(),
        heads: vec!["段階".to_owned(), "件数".to_owned()],
        rows: vec![
            vec![Cell::Text("=1+1".to_owned()), Cell::Number(0)],
            vec![
                Cell::Text("審査2".to_owned()),
                Cell::Number(12),
                Cell::Date(date(2026, 11, 22)),
                Cell::Blank,
            ],
        ],
    };
    let bytes = workbook("統計", Timestamp::UNIX_EPOCH, &[table("段階: [すべて]"), table("年齢")]).unwrap();
    preflight(Cursor::new(&bytes), FileFormat::Xlsx, &Limits::default()).unwrap();
    let shown = preview(Cursor::new(&bytes), FileFormat::Xlsx, &ReadLimits::default()).unwrap();
    let headings = shown.parts.iter().filter(|part| matches!(part, PreviewPart::Heading { .. })).count();
    assert_eq!(headings, 2);
    let said = format!("{:?}", shown.parts);
    for text in ["段階 すべて", "年齢", "\"=1+1\"", "\"12\"", "\"0\"", "件数", "2026"] {
        assert!(said.contains(text), "{text} is missing in {said}");
    }
    let again = workbook("統計", Timestamp::UNIX_EPOCH, &[table("段階: [すべて]"), table("年齢")]).unwrap();
    assert!(bytes == again, "the same content makes the same bytes");
    assert!(
        workbook("統計", Timestamp::UNIX_EPOCH, &[table("同じ"), table("同じ")]).is_err(),
        "two sheets of one name"
    );
}
