//! Files made to hurt end in an error: soon, and without much memory.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use documents::preview::preview;
use documents::read::ReadLimits;
use domain::forms::{FileFormat, FormId, Unreadable, example};
use proptest::prelude::*;

use super::{document, p, package, table, try_read, with_part, write};

/// Read and shown without a panic, and within seconds: a build without optimisation on a busy machine
/// may take a minute.
fn refused(bytes: &[u8]) -> Unreadable {
    let start = Instant::now();
    let error = try_read(bytes, Some(FormId::ShipmentPlan)).unwrap_err();
    let _ = preview(Cursor::new(bytes), FileFormat::Docx, &ReadLimits::default());
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    error
}

/// The body in a file that says it is a shipment plan.
fn plan(body: &str) -> Vec<u8> {
    document(&format!("{}{body}", p("様式第6号（2026年10月版）")))
}

#[test]
fn tables_nested_deep() {
    let depth = 250;
    let open = "<w:tbl><w:tr><w:tc>".repeat(depth);
    let close = "</w:tc></w:tr></w:tbl>".repeat(depth);
    assert_eq!(refused(&plan(&format!("{open}<w:p/>{close}"))), Unreadable::TooLarge);
    let depth = 40;
    let open = "<w:tbl><w:tr><w:tc>".repeat(depth);
    let close = "<w:p/></w:tc></w:tr></w:tbl>".repeat(depth);
    assert_eq!(refused(&plan(&format!("{open}{close}"))), Unreadable::FieldsNotFound);
    assert_eq!(refused(&plan(&"<w:tbl>".repeat(100_000))), Unreadable::TooLarge);
}

#[test]
fn cells_rows_paragraphs_and_controls_without_number() {
    for piece in ["<w:p/>", "<w:tbl/>", "<w:sdt/>"] {
        assert_eq!(refused(&plan(&piece.repeat(1_000_000))), Unreadable::TooLarge, "{piece}");
    }
    for piece in ["<w:tc/>", "<w:tr/>", "<w:tr><w:tc><w:p/></w:tc></w:tr>"] {
        let body = format!("<w:tbl><w:tr><w:tc/></w:tr>{}</w:tbl>", piece.repeat(500_000));
        assert_ne!(refused(&plan(&body)), Unreadable::Damaged, "{piece}");
    }
    let row = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(500_000));
    assert_eq!(refused(&plan(&row)), Unreadable::TooLarge);
}

/// Within the limits, but as unwieldy as they allow.
#[test]
fn tables_as_large_as_allowed_take_no_time_that_grows_with_their_square() {
    let labels = ["年月", "出荷台数", "累計"];
    let head: String = labels.iter().map(|label| super::tc("", label)).collect();
    let first = super::tc(r#"<w:vMerge w:val="restart"/>"#, "2026-10").repeat(3);
    let more = format!("<w:tr>{}</w:tr>", "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>".repeat(3));
    let body = format!("<w:tbl><w:tr>{head}</w:tr><w:tr>{first}</w:tr>{}</w:tbl>", more.repeat(19_000));
    assert_eq!(refused(&plan(&body)), Unreadable::FieldsNotFound);
    let wide = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", super::tc("", "製品名").repeat(60_000));
    assert_eq!(refused(&plan(&wide)), Unreadable::FieldsNotFound);
    let controls = "<w:sdt><w:sdtPr><w:tag w:val=\"date\"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>";
    assert_eq!(
        refused(&plan(&format!("<w:p>{}</w:p>", controls.repeat(50_000)))),
        Unreadable::FieldsNotFound
    );
}

#[test]
fn numbers_without_sense() {
    for value in ["4294967295", "-1", "99999999999999999999", "x", ""] {
        let cell = format!(
            "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"{value}\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"{value}\"/></w:tcPr>{}</w:tc><w:tc/></w:tr></w:tbl>",
            p("製品名")
        );
        assert_eq!(refused(&plan(&cell.repeat(3))), Unreadable::FieldsNotFound, "{value}");
    }
}

#[test]
fn text_without_end() {
    let long = p(&"あ".repeat(100_000));
    assert_eq!(refused(&plan(&long)), Unreadable::TooLarge);
    let nested =
        "<w:sdt><w:sdtContent>".repeat(40) + &p(&"あ".repeat(30_000)) + &"</w:sdtContent></w:sdt>".repeat(40);
    assert_eq!(refused(&plan(&nested.repeat(30))), Unreadable::FieldsNotFound);
    let much = p(&"a".repeat(90_000)).repeat(200);
    assert_eq!(refused(&plan(&much)), Unreadable::TooLarge);
    let attribute = format!("<w:p w:rsid=\"{}\"/>", "a".repeat(5_000_000));
    assert_eq!(refused(&plan(&attribute)), Unreadable::TooLarge);
}

#[test]
fn bombs() {
    let entities = r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>"#;
    assert_eq!(refused(&package(entities)), Unreadable::Damaged);
    assert_eq!(refused(&plan("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")), Unreadable::Damaged);
    // A few hundred kilobytes that unpack to more than any part may hold.
    let text = format!("<a>{}</a>", " ".repeat(1_000_000));
    let spaces = format!("<w:document>{}</w:document>", text.repeat(70));
    let bytes = package(&spaces);
    assert!(bytes.len() < 500_000);
    assert_eq!(refused(&bytes), Unreadable::TooLarge);
    assert_eq!(
        refused(&package(&format!("<w:document>{}</w:document>", "<a/>".repeat(5_000_000)))),
        Unreadable::TooLarge
    );
}

#[test]
fn relations_that_lead_in_a_circle_or_nowhere() {
    let relation = |target: &str| {
        format!(
            r#"<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="{target}"/></Relationships>"#
        )
    };
    let bytes = write(&example::example(FormId::ShipmentPlan));
    for target in ["_rels/.rels", "/_rels/.rels", "[Content_Types].xml"] {
        let circle = with_part(&bytes, "_rels/.rels", |_| Some(relation(target)));
        assert_eq!(refused(&circle), Unreadable::FieldsNotFound, "{target}");
    }
    for target in ["nowhere.xml", "../../etc/passwd", ""] {
        let nowhere = with_part(&bytes, "_rels/.rels", |_| Some(relation(target)));
        assert!(try_read(&nowhere, None).is_ok(), "{target}: the usual place is looked at");
    }
    assert_eq!(refused(&with_part(&bytes, "word/document.xml", |_| None)), Unreadable::Damaged);
}

#[test]
fn files_that_are_broken() {
    let bytes = write(&example::example(FormId::ShipmentPlan));
    assert_eq!(refused(&[]), Unreadable::Damaged);
    assert_eq!(refused(&bytes[..bytes.len() / 2]), Unreadable::Damaged);
    for broken in
        ["<w:document>", "<w:document></w:body>", "", "text", "<w:document><w:p></w:document>", "<a/><b"]
    {
        assert_eq!(refused(&package(broken)), Unreadable::Damaged, "{broken}");
    }
    // Deflate that stops making sense halfway.
    let mut packed = package(&format!("<w:document>{}</w:document>", table(&[&["a", "b"]]).repeat(5_000)));
    let middle = packed.len() / 2;
    packed[middle..middle + 20].fill(0xFF);
    assert_eq!(refused(&packed), Unreadable::Damaged);
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    file.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    file.write_all(&[0xFF, 0xFE, 0x3C, 0x00]).unwrap();
    assert_eq!(refused(&file.finish().unwrap().into_inner()), Unreadable::Damaged);
}

/// Elements that mean something, in places where they have no business.
fn any_xml() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "trPr",
        "pPr",
        "rPr",
        "sdt",
        "sdtPr",
        "sdtContent",
        "del",
        "ins",
        "vMerge",
        "gridSpan",
        "tag",
        "checkBox",
        "checked",
        "vanish",
        "AlternateContent",
        "Choice",
        "Fallback",
        "txbxContent",
        "tab",
        "br",
        "sym",
        "ruby",
        "rt",
        "gridBefore",
        "tblHeader",
        "sdtEndPr",
    ]);
    let leaf = prop_oneof![
        Just("製品名".to_owned()),
        Just("☑".to_owned()),
        names.clone().prop_map(|name| format!("<w:{name} w:val=\"rows.month\"/>")),
        names.clone().prop_map(|name| format!("<w:{name} w:val=\"3\"/>")),
    ];
    leaf.prop_recursive(12, 200, 8, move |inner| {
        (names.clone(), prop::collection::vec(inner, 0..8))
            .prop_map(|(name, children)| format!("<w:{name}>{}</w:{name}>", children.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_order_of_elements_is_read_or_refused(body in prop::collection::vec(any_xml(), 1..6)) {
        let bytes = plan(&body.concat());
        let _ = try_read(&bytes, Some(FormId::CancellationConsent));
        let _ = preview(Cursor::new(&bytes), FileFormat::Docx, &ReadLimits::default());
    }

    #[test]
    fn any_change_of_a_form_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
        form in prop::sample::select(super::WORD.to_vec()),
    ) {
        let mut bytes = write(&example::example(form));
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = try_read(&bytes, None);
        let _ = preview(Cursor::new(&bytes), FileFormat::Docx, &ReadLimits::default());
    }
}
