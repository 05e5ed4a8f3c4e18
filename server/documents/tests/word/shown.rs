//! The preview shows what a form shows, at the same places as the reading.

use std::io::Cursor;

use documents::preview::{Preview, PreviewCell, PreviewPart, preview};
use documents::read::ReadLimits;
use domain::forms::{FileFormat, FormId, Spot, Unreadable, example};

use super::{WORD, blank, document, p, read, table, tc, write};

fn shown(bytes: &[u8]) -> Preview {
    preview(Cursor::new(bytes), FileFormat::Docx, &ReadLimits::default()).unwrap()
}

fn cells(preview: &Preview) -> impl Iterator<Item = &PreviewCell> {
    preview.parts.iter().flat_map(|part| match part {
        PreviewPart::Table { rows } => rows.iter().flat_map(|row| &row.cells).collect::<Vec<_>>(),
        _ => Vec::new(),
    })
}

#[test]
fn every_entry_is_shown_at_its_spot() {
    for form in WORD {
        let bytes = write(&example::example(form));
        let (preview, content) = (shown(&bytes), read(&bytes));
        assert!(!preview.truncated);
        let at = |spot: &Spot| {
            let paragraphs = preview.parts.iter().filter_map(|part| match part {
                PreviewPart::Paragraph { text, spot: place } if place == spot => Some(text.as_str()),
                _ => None,
            });
            let in_cells = cells(&preview).filter(|cell| cell.spot == *spot).map(|cell| cell.text.as_str());
            paragraphs.chain(in_cells).collect::<Vec<_>>()
        };
        let entries = content.fields.values();
        let rows = content.tables.values().flatten().flat_map(|row| &row.cells);
        for entry in entries.chain(rows).filter(|entry| !entry.is_blank()) {
            let found = at(entry.spot.as_ref().unwrap());
            assert_eq!(found.len(), 1, "{form:?} {entry:?}");
            assert!(found[0].contains(&entry.raw), "{form:?} {entry:?} / {}", found[0]);
        }
    }
}

#[test]
fn title_headings_labels_and_marks() {
    let preview = shown(&blank(FormId::CancellationConsent));
    let headings: Vec<_> = preview
        .parts
        .iter()
        .filter_map(|part| match part {
            PreviewPart::Heading { level, text } => Some((*level, text.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        headings,
        [
            (1, FormId::CancellationConsent.title_ja()),
            (2, "１　申込みの内容"),
            (2, "２　承諾事項"),
            (2, "３　承諾者"),
            (2, "連絡先"),
        ]
    );
    let labels: Vec<_> = cells(&preview).filter(|cell| cell.header).map(|cell| cell.text.as_str()).collect();
    assert!(labels.contains(&"製品名"), "{labels:?}");
    let boxes = preview
        .parts
        .iter()
        .filter(|part| matches!(part, PreviewPart::Paragraph { text, .. } if text.starts_with('□')));
    assert_eq!(boxes.count(), 6);
    let plan = shown(&blank(FormId::ShipmentPlan));
    assert!(cells(&plan).any(|cell| cell.header && cell.text == "出荷台数"));
}

#[test]
fn spans_are_told() {
    let rows = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        tc(r#"<w:vMerge w:val="restart"/>"#, "A"),
        tc("", "B"),
        tc("<w:vMerge/>", ""),
        tc("", "C"),
        tc(r#"<w:gridSpan w:val="2"/>"#, "D"),
    );
    let preview = shown(&document(&rows));
    let spans: Vec<_> =
        cells(&preview).map(|cell| (cell.text.as_str(), cell.row_span, cell.column_span)).collect();
    assert_eq!(spans, [("A", 2, 1), ("B", 1, 1), ("C", 1, 1), ("D", 1, 2)]);
}

#[test]
fn of_too_much_a_part_is_shown() {
    let limits = ReadLimits { cells: 40, ..ReadLimits::default() };
    let rows: Vec<[&str; 2]> = vec![["a", "b"]; 100];
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let bytes = document(&[p("前"), table(&rows)].concat());
    let preview = preview(Cursor::new(&bytes), FileFormat::Docx, &limits).unwrap();
    assert!(preview.truncated);
    assert!((2..40).contains(&cells(&preview).count()));
    let none = documents::preview::preview(Cursor::new(b"PK"), FileFormat::Docx, &limits);
    assert_eq!(none.unwrap_err(), Unreadable::Damaged);
}
