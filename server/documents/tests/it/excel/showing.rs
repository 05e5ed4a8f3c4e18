//! The preview of a workbook.

use std::io::Cursor;

use documents::preview::{Preview, PreviewCell, PreviewPart, preview};
use documents::read::ReadLimits;
use documents::write::write_form;
use domain::forms::{Content, Entry, FileFormat, FormId, Row, spec};

use crate::excel::workbook::{estimate, full_estimate, imprint, read};

fn shown(content: &Content) -> Preview {
    let bytes = write_form(content, &imprint()).unwrap();
    preview(Cursor::new(bytes), FileFormat::Xlsx, &ReadLimits::default()).unwrap()
}

fn cells(preview: &Preview) -> Vec<&PreviewCell> {
    let tables = preview.parts.iter().filter_map(|part| match part {
        PreviewPart::Table { rows } => Some(rows),
        _ => None,
    });
    tables.flatten().flat_map(|row| &row.cells).collect()
}

#[test]
fn a_form_is_shown_with_its_figures_and_their_places() {
    let content = full_estimate();
    let preview = shown(&content);
    assert!(!preview.truncated);
    assert_eq!(preview.parts[0], PreviewPart::Heading { level: 1, text: "提供価格概算見積書".into() });
    assert!(
        preview
            .parts
            .contains(&PreviewPart::Heading { level: 2, text: "提供価格概算見積書".into() })
    );
    let cells = cells(&preview);
    let read = read(&write_form(&content, &imprint()).unwrap());
    for (id, text) in [("total", "131342517"), ("company_name", "株式会社山田製作所"), ("date", "2026-11-22")]
    {
        let spot = read.entry(id).unwrap().spot.as_ref().unwrap();
        let cell = cells.iter().find(|cell| cell.spot == *spot).unwrap();
        assert_eq!((cell.text.as_str(), cell.header), (text, false), "{id}");
    }
    for label in ["法人番号\n13桁の数字を記入してください。", "品名", "小計（税抜・円）"]
    {
        let cell = cells.iter().find(|cell| cell.text == label).unwrap();
        assert!(cell.header, "{label}");
    }
    let subtotal = cells.iter().find(|cell| cell.text == "小計（税抜・円）").unwrap();
    assert_eq!(subtotal.column_span, 6);
    // Each row takes in all columns, whatever is merged in it.
    for part in &preview.parts {
        if let PreviewPart::Table { rows } = part {
            for row in rows {
                assert_eq!(row.cells.iter().map(|cell| cell.column_span).sum::<u32>(), 7, "{row:?}");
            }
        }
    }
}

#[test]
fn a_long_form_is_shown_in_part() {
    let table = spec(FormId::PriceEstimate).tables().next().unwrap();
    let mut content = estimate(&[]);
    let mut row = Row::of(table);
    row.cells[1] = Entry::typed("部品");
    content.tables.insert("rows".into(), vec![row; 5000]);
    let preview = shown(&content);
    assert!(preview.truncated && cells(&preview).len() < 10_000);
}
