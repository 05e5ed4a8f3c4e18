//! Deleted, hidden and doubled text is left out; what was put in is read.

use domain::forms::spec::{Kind, Unit};
use domain::forms::{FormId, example};

use super::{blank, meaning, part, read, try_read, with_document, write};

/// The shipment plan with something in place of the run in the control of the product's name.
fn product(runs: &str) -> String {
    let bytes = with_document(&write(&example::example(FormId::ShipmentPlan)), |xml| {
        let tag = xml.find(r#"<w:tag w:val="product_name"/>"#).unwrap();
        let start = tag + xml[tag..].find("<w:sdtContent>").unwrap() + "<w:sdtContent>".len();
        let end = start + xml[start..].find("</w:sdtContent>").unwrap();
        format!("{}{runs}{}", &xml[..start], &xml[end..])
    });
    read(&bytes).raw("product_name").to_owned()
}

fn r(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn changes_that_are_tracked() {
    let old = "<w:del w:id=\"1\"><w:r><w:delText>旧</w:delText></w:r></w:del>";
    let new = format!("<w:ins w:id=\"2\">{}</w:ins>", r("新"));
    assert_eq!(product(&format!("{}{old}{new}{}", r("製品"), r("A"))), "製品新A");
    let moved = format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", r("甲"), r("乙"));
    assert_eq!(product(&moved), "乙");
}

#[test]
fn what_is_struck_through_is_taken_back() {
    let struck = |on: &str, text: &str| format!("<w:r><w:rPr><{on}/></w:rPr><w:t>{text}</w:t></w:r>");
    assert_eq!(product(&format!("{}{}", struck("w:strike", "旧製品"), r("新製品"))), "新製品");
    assert_eq!(product(&format!("{}{}", struck("w:dstrike", "旧製品"), r("新製品"))), "新製品");
    assert_eq!(product(&struck("w:strike", "旧製品")), "");
    assert_eq!(product(&struck("w:strike w:val=\"0\"", "製品")), "製品");
}

/// A prompt is one where the program says so; what somebody typed is a value, whatever it says.
#[test]
fn words_of_prompts_may_be_values() {
    for text in ["選択", "年月日", "テキストを入力"] {
        let mut content = example::example(FormId::ShipmentPlan);
        content.set("product_name", domain::forms::Entry::typed(text));
        assert_eq!(read(&write(&content)).raw("product_name"), text);
    }
}

#[test]
fn control_characters_are_told_as_such() {
    let mut content = example::example(FormId::ShipmentPlan);
    content.set("product_name", domain::forms::Entry::typed("リー\u{1}ダー"));
    let problem = read(&write(&content)).entry("product_name").unwrap().value(Kind::Text).unwrap_err();
    assert_eq!(problem.code, "text-control");
}

/// Whose name is a word for a sum is an officer all the same.
#[test]
fn officers_called_like_a_sum_or_a_field_are_read() {
    for name in ["計", "合計", "型番"] {
        let mut content = example::example(FormId::AntisocialPledge);
        let rows = content.tables.get_mut("officers").unwrap();
        for cell in 0..2 {
            rows[1].cells[cell].raw = name.to_owned();
        }
        assert_eq!(meaning(&read(&write(&content))), meaning(&content), "{name}");
    }
}

#[test]
fn rows_deleted_under_tracking_are_gone() {
    let example = example::example(FormId::ShipmentPlan);
    let bytes = with_document(&write(&example), |xml| {
        let tag = xml.find(r#"<w:tag w:val="rows.month"/>"#).unwrap();
        let row = xml[..tag].rfind("<w:trPr>").unwrap() + "<w:trPr>".len();
        format!("{}<w:del w:id=\"9\"/>{}", &xml[..row], &xml[row..])
    });
    let (read, all) = (read(&bytes), example.rows("rows"));
    assert_eq!(read.rows("rows").len(), all.len() - 1);
    assert_eq!(
        read.rows("rows")[0].cells[1].value(Kind::Integer(Unit::Devices)),
        all[1].cells[1].value(Kind::Integer(Unit::Devices))
    );
    assert_eq!(read.fields.len(), super::read(&write(&example)).fields.len());
}

#[test]
fn hidden_text_fields_and_furigana() {
    let hidden =
        |value: &str| format!("<w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>隠</w:t></w:r>{}", r("見"));
    assert_eq!(product(&hidden("")), "見");
    assert_eq!(product(&hidden(" w:val=\"0\"")), "隠見");
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>MERGEFIELD x</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    assert_eq!(product(&format!("{field}{}", r("値"))), "値");
    let ruby = format!(
        "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
        r("ほしの"),
        r("星野")
    );
    assert_eq!(product(&ruby), "星野");
    assert_eq!(
        product(&format!("<w:smartTag>{}</w:smartTag><w:hyperlink>{}</w:hyperlink>", r("A"), r("B"))),
        "AB"
    );
}

#[test]
fn a_text_box_is_read_once() {
    let text_box = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", r("法人番号：4011001098993"));
    let shape = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{text_box}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        text_box.replace("4011001098993", "999"),
    );
    let bytes = with_document(&blank(FormId::ShipmentPlan), |xml| {
        let xml = super::without_controls(&xml).replace("<w:t xml:space=\"preserve\">法人番号</w:t>", "");
        xml.replacen("<w:body>", &format!("<w:body>{shape}"), 1)
    });
    assert_eq!(read(&bytes).raw("corporate_number"), "4011001098993");
}

/// Prompts of Word in another language, or text put in by a script that leaves the mark of a prompt.
#[test]
fn prompts_are_nothing_but_text_under_their_mark_is_text() {
    let with = |text: &str| {
        let bytes = with_document(&blank(FormId::ShipmentPlan), |xml| {
            let tag = xml.find(r#"<w:tag w:val="company_name"/>"#).unwrap();
            let start = tag
                + xml[tag..].find("<w:t xml:space=\"preserve\">").unwrap()
                + "<w:t xml:space=\"preserve\">".len();
            let end = start + xml[start..].find("</w:t>").unwrap();
            format!("{}{text}{}", &xml[..start], &xml[end..])
        });
        read(&bytes).raw("company_name").to_owned()
    };
    for prompt in
        ["", "　", "クリックまたはタップしてテキストを入力してください。", "Click or tap here to enter text."]
    {
        assert_eq!(with(prompt), "", "{prompt}");
    }
    assert_eq!(with("株式会社星野電子"), "株式会社星野電子");
}

#[test]
fn what_is_typed_beside_an_empty_control_is_read() {
    let bytes = with_document(&blank(FormId::ShipmentPlan), |xml| {
        let beside = |xml: String, tag: &str, before: bool| {
            let tag = xml.find(&format!(r#"<w:tag w:val="{tag}"/>"#)).unwrap();
            let at = if before {
                xml[..tag].rfind("<w:sdt>").unwrap()
            } else {
                tag + xml[tag..].find("</w:sdt>").unwrap() + "</w:sdt>".len()
            };
            format!("{}{}{}", &xml[..at], r("2026-11-22"), &xml[at..])
        };
        let xml = beside(xml, "date", false);
        let xml = beside(xml, "first_shipment", true);
        beside(xml, "rows.month", false)
    });
    let content = read(&bytes);
    let date = Some(jiff::civil::date(2026, 11, 22));
    assert_eq!((content.date("date"), content.date("first_shipment")), (date, date));
    assert_eq!(content.rows("rows")[0].cells[0].raw, "2026-11-22");
}

/// Word writes controls around paragraphs and cells as well.
#[test]
fn controls_around_paragraphs_and_cells() {
    let example = example::example(FormId::SupplyPledge);
    for (inner, outer) in [("<w:p ", "</w:p>"), ("<w:tc>", "</w:tc>")] {
        let bytes = with_document(&write(&example), |xml| {
            let tag = xml.find(r#"<w:tag w:val="plants"/>"#).unwrap();
            let properties = xml[tag..].find("</w:sdtPr>").unwrap() + tag + "</w:sdtPr>".len();
            let sdt = xml[..tag].rfind("<w:sdt>").unwrap();
            let own = xml[sdt..properties].to_owned();
            let start = xml[..sdt].rfind(inner).unwrap();
            let end = tag + xml[tag..].find(outer).unwrap() + outer.len();
            let bare = super::without_controls(&xml[start..end]);
            format!("{}{own}<w:sdtContent>{bare}</w:sdtContent></w:sdt>{}", &xml[..start], &xml[end..])
        });
        assert!(part(&bytes, "word/document.xml").contains(r#"<w:tag w:val="plants"/>"#));
        let without_label =
            with_document(&bytes, |xml| xml.replace("生産拠点の名称及び所在地</w:t>", "</w:t>"));
        assert_eq!(meaning(&read(&without_label)), meaning(&example), "{inner}");
        let spot = read(&without_label).entry("plants").unwrap().spot.clone();
        assert_eq!(spot, read(&write(&example)).entry("plants").unwrap().spot);
    }
    assert!(try_read(&write(&example), None).is_ok());
}
