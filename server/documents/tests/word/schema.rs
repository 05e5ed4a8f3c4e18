//! The XML is in the order that the schema asks for, so no program offers to repair it.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{WORD, blank, part, write};

/// From ECMA-376 part 1: what we write of each element, in order.
const ORDERS: [(&str, &[&str]); 9] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
        ],
    ),
    ("w:rPr", &["w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:color", "w:sz", "w:szCs", "w:lang"]),
    ("w:tblPr", &["w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    ("w:trPr", &["w:cantSplit", "w:trHeight", "w:tblHeader"]),
    ("w:tcPr", &["w:tcW", "w:shd", "w:vAlign"]),
    ("w:sectPr", &["w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:cols", "w:docGrid"]),
    ("w:sdtPr", &["w:alias", "w:tag", "w:id", "w:lock", "w:showingPlcHdr", "w:dropDownList", "w14:checkbox"]),
    ("w:style", &["w:name", "w:basedOn", "w:qFormat", "w:pPr", "w:rPr"]),
    ("w:settings", &["w:zoom", "w:defaultTabStop", "w:compat"]),
];

fn in_order(name: &str, xml: &str) {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        let (start, empty) = match reader.read_event().unwrap() {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let child = start.name().as_ref().to_owned();
        if let Some((parent, before)) = open.last_mut()
            && let Some((_, order)) = ORDERS.iter().find(|(element, _)| element == parent)
        {
            let at = order.iter().position(|known| *known == child);
            let at = at.unwrap_or_else(|| panic!("{name}: {child} in {parent}: put it into the order here"));
            assert!(at >= *before, "{name}: {child} too late in {parent}");
            *before = at;
        }
        if !empty {
            open.push((child, 0));
        }
    }
}

#[test]
fn every_element_is_where_the_schema_wants_it() {
    for form in WORD {
        for bytes in [blank(form), write(&domain::forms::example::example(form))] {
            for name in [
                "word/document.xml",
                "word/styles.xml",
                "word/settings.xml",
                "word/header1.xml",
                "word/footer1.xml",
            ] {
                in_order(name, &part(&bytes, name));
            }
        }
    }
}

#[test]
fn every_field_has_a_control_with_its_name_and_label() {
    for form in WORD {
        let xml = part(&blank(form), "word/document.xml");
        let spec = domain::forms::spec(form);
        let fields = spec.fields().map(|field| (field.id.to_owned(), field.label_ja, 1));
        let clauses = spec.clauses().map(|clause| (clause.id.to_owned(), clause.label_ja, 1));
        let columns = spec.tables().flat_map(|table| {
            let rows = table.printed_rows();
            table
                .columns
                .iter()
                .map(move |column| (format!("{}.{}", table.id, column.id), column.label_ja, rows))
        });
        for (tag, label, times) in fields.chain(clauses).chain(columns) {
            let control = format!(r#"<w:alias w:val="{label}"/><w:tag w:val="{tag}"/>"#);
            assert_eq!(xml.matches(&control).count(), times, "{form:?} {tag}");
        }
        let ids: Vec<_> = xml.split(r#"<w:id w:val=""#).skip(1).map(|rest| rest.split('"').next()).collect();
        let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len());
    }
}

#[test]
fn headings_of_tables_are_repeated_and_the_language_is_named() {
    for form in WORD {
        let bytes = blank(form);
        let tables = domain::forms::spec(form).tables().count();
        assert_eq!(part(&bytes, "word/document.xml").matches("<w:tblHeader/>").count(), tables);
        assert!(part(&bytes, "word/styles.xml").contains(r#"<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/>"#));
        assert!(part(&bytes, "word/header1.xml").contains("案件番号：2-0007"));
        let number = format!("様式第{}号（2026年10月版）", form.number());
        assert!(part(&bytes, "word/footer1.xml").contains(&number));
    }
}
