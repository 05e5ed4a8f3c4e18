//! Where controls are lost, what stands beside and below the labels is read.

use domain::forms::{Content, FormId, Spot, Unreadable, example, spec};

use super::{
    WORD, blank, document, meaning, p, read, table, tc, try_read, with_document, with_part, without_controls,
    write,
};

#[test]
fn without_any_control_everything_is_still_read() {
    for form in WORD {
        let example = example::example(form);
        let stripped = with_document(&write(&example), |xml| without_controls(&xml));
        assert_eq!(meaning(&read(&stripped)), meaning(&example), "{form:?}");
        let stripped = with_document(&blank(form), |xml| without_controls(&xml));
        let content = read(&stripped);
        assert!(content.is_blank(), "{form:?}: {:#?}", meaning(&content));
        assert_eq!(content.fields.len() + content.tables.len(), spec(form).places().count() - 1, "{form:?}");
    }
}

#[test]
fn without_its_property_a_form_is_known_by_its_number_or_title() {
    let bytes = write(&example::example(FormId::SupplyPledge));
    let no_property = with_part(&bytes, "docProps/custom.xml", |_| None);
    let reading = try_read(&no_property, None).unwrap();
    assert_eq!((reading.form, reading.edition.as_deref()), (FormId::SupplyPledge, Some("2026-10")));

    let retyped = with_document(&no_property, |xml| {
        xml.replace("様式第4号（2026年10月版）", "様式第４号（令和７年２月版）")
    });
    assert_eq!(try_read(&retyped, None).unwrap().edition.as_deref(), Some("2025-02"));

    let hide = |xml: String| xml.replace("様式第4号（2026年10月版）", "");
    let untold = with_part(&with_document(&no_property, hide), "word/footer1.xml", |xml| Some(hide(xml)));
    let reading = try_read(&untold, Some(FormId::ShipmentPlan)).unwrap();
    assert_eq!((reading.form, reading.edition), (FormId::SupplyPledge, None), "by its title");

    let hide = |xml: String| xml.replace(FormId::SupplyPledge.title_ja(), "");
    let anonymous = with_part(&with_document(&untold, hide), "word/footer1.xml", |xml| Some(hide(xml)));
    assert_eq!(try_read(&anonymous, None).unwrap_err(), Unreadable::Unrecognised);
    let reading = try_read(&anonymous, Some(FormId::SupplyPledge)).unwrap();
    assert_eq!(reading.form, FormId::SupplyPledge, "as it was handed in");
}

#[test]
fn a_document_that_only_has_the_name_of_a_form_is_not_one() {
    let letter = document(
        &[p("様式第4号（2026年10月版）"), p("拝啓　ますますご清栄のこととお慶び申し上げます。")].concat(),
    );
    assert_eq!(try_read(&letter, Some(FormId::SupplyPledge)).unwrap_err(), Unreadable::FieldsNotFound);
    let letter = document(&p("拝啓　時下ますますご清栄のこととお慶び申し上げます。"));
    assert_eq!(try_read(&letter, Some(FormId::SupplyPledge)).unwrap_err(), Unreadable::Unrecognised);
}

/// A form that somebody has typed anew, in layouts of their own.
fn retyped(parts: &[String]) -> Content {
    let head = p("様式第６号（令和８年１０月版）");
    let more = table(&[
        &["担当部署", "営業部"],
        &["担当者の氏名", "西村"],
        &["電話番号", "03-1234-5678"],
        &["ファームウェアの版", "2.0"],
        &["商号又は名称", "株式会社みどり"],
        &["所在地", "東京都千代田区"],
        &["メールアドレス", "a@example.jp"],
    ]);
    read(&document(&[vec![head], parts.to_vec(), vec![more]].concat().concat()))
}

#[test]
fn labels_and_values_in_one_line_or_cell() {
    let content = retyped(&[
        p("厚生労働大臣　様"),
        p("提出年月日： 令和８年１１月２２日"),
        p("法人番号：４０１１００１０９８９９３"),
        p("商号又は名称　　株式会社星野電子"),
        p("<w:r><w:t>代表者の氏名</w:t><w:tab/><w:t>星野</w:t></w:r><w:r><w:t>　一郎</w:t></w:r>"),
        table(&[
            &["製品名：Face\nReader", "型番\n（すべての様式で同じ型番を記入してください。）"],
            &["１．申込台数　：", "12,000台"],
        ]),
    ]);
    assert_eq!(content.raw("addressee"), "厚生労働大臣　様");
    assert_eq!(content.date("date"), Some(jiff::civil::date(2026, 11, 22)));
    assert_eq!(content.text("corporate_number").as_deref(), Some("4011001098993"));
    assert_eq!(content.raw("company_name"), "株式会社星野電子");
    assert_eq!(content.raw("representative_name"), "星野　一郎");
    assert_eq!(content.whole("applied_units"), Some(12_000));
    assert_eq!(content.entry("corporate_number").unwrap().spot, Some(Spot::Paragraph { number: 4 }));
    assert_eq!(
        content.entry("applied_units").unwrap().spot,
        Some(Spot::TableCell { table: 1, row: 2, column: 2 })
    );
}

#[test]
fn labels_above_values_and_labels_merged() {
    let merged = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc(r#"<w:vMerge w:val="restart"/>"#, "代表者の役職\n代表者の氏名"),
        tc("", "代表取締役\n星野一郎"),
        tc("<w:vMerge/>", ""),
        tc("", ""),
    );
    let wide = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc(r#"<w:gridSpan w:val="2"/>"#, "出荷拠点の名称及び所在地"),
        tc(r#"<w:gridSpan w:val="2"/>"#, "松本工場\n長野県松本市"),
        tc("", ""),
    );
    let content = retyped(&[
        table(&[&["製品名", "型番（※必須）", "申込台数（台）"], &["リーダー", "KR-100", "12"]]),
        merged,
        wide,
    ]);
    assert_eq!(content.raw("product_name"), "リーダー");
    assert_eq!(content.raw("model_number"), "KR-100");
    assert_eq!(content.whole("applied_units"), Some(12));
    assert_eq!(content.raw("representative_title"), "代表取締役");
    assert_eq!(content.raw("representative_name"), "星野一郎");
    assert_eq!(content.raw("site"), "松本工場\n長野県松本市");
    assert_eq!(content.raw("firmware"), "2.0");
}

fn shipments(content: &Content) -> Vec<(String, String)> {
    let rows = content.rows("rows").iter();
    rows.map(|row| (row.cells[0].raw.clone(), row.cells[1].raw.clone())).collect()
}

fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(month, units)| ((*month).to_owned(), (*units).to_owned())).collect()
}

#[test]
fn columns_in_any_order_more_of_them_headings_repeated_rows_empty_and_sums() {
    let content = retyped(&[table(&[
        &["No.", "累計", "出荷\n台数", "備考", "年　月\nYYYY-MM"],
        &["1", "100", "100", "初回", "2026-10"],
        &["2", "", "", "", ""],
        &["No.", "累計", "出荷台数", "備考", "年月"],
        &["3", "150", "５０台", "", "R8.11"],
        &["", "", "", "", ""],
        &["合　計", "", "150", "", ""],
    ])]);
    assert_eq!(shipments(&content), pairs(&[("2026-10", "100"), ("R8.11", "５０台")]));
    let second = &content.rows("rows")[1];
    assert_eq!(second.cells[1].spot, Some(Spot::TableCell { table: 1, row: 5, column: 3 }));
}

#[test]
fn a_table_that_was_split_and_one_that_holds_the_total_as_well() {
    let content = retyped(&[
        table(&[&["年月", "出荷台数", "累計"], &["2026-10", "100", "100"]]),
        p(""),
        table(&[&["2026-11", "50", "150"], &["出荷台数の合計", "150", ""]]),
    ]);
    assert_eq!(shipments(&content), pairs(&[("2026-10", "100"), ("2026-11", "50")]));
    assert_eq!(content.whole("total_units"), Some(150));
}

#[test]
fn cells_merged_downwards_say_words_for_each_row_and_numbers_once() {
    let cell = |merge: &str, text: &str| tc(&format!("<w:vMerge{merge}/>"), text);
    let restart = r#" w:val="restart""#;
    let rows = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        tc("", "年月"),
        tc("", "出荷台数"),
        tc("", "累計"),
        cell(restart, "2026-10"),
        cell(restart, "100"),
        tc("", "1"),
        cell("", ""),
        cell("", ""),
        tc("", "2"),
    );
    assert_eq!(shipments(&retyped(&[rows])), pairs(&[("2026-10", "100"), ("2026-10", "")]));
    let of = |text: &str| cell(restart, text);
    let stacked = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        tc("", "年月"),
        tc("", "出荷台数"),
        tc("", "累計"),
        of("2026-10\n2026-11"),
        of("100\n50"),
        tc("", "1"),
        cell("", ""),
        cell("", ""),
        tc("", "2"),
    );
    assert_eq!(shipments(&retyped(&[stacked])), pairs(&[("2026-10", "100"), ("2026-11", "50")]));
    let wide = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc("", "年月"),
        tc("", "出荷台数"),
        tc("", "累計"),
        tc(r#"<w:gridSpan w:val="2"/>"#, "2026-10"),
        tc("", "7"),
    );
    let content = retyped(&[wide]);
    assert_eq!(shipments(&content), pairs(&[("2026-10", "")]));
    assert_eq!(content.rows("rows")[0].cells[2].raw, "7");
}

#[test]
fn a_form_laid_out_inside_another_table_is_read() {
    let example = example::example(FormId::ShipmentPlan);
    for strip in [false, true] {
        let nested = with_document(&write(&example), |xml| {
            let xml = if strip { without_controls(&xml) } else { xml };
            let end = xml.find("<w:sectPr").unwrap();
            let start = xml.find("<w:body>").unwrap() + "<w:body>".len();
            format!(
                "{}<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>{}",
                &xml[..start],
                &xml[start..end],
                &xml[end..]
            )
        });
        let (mut read, mut written) = (meaning(&read(&nested)), meaning(&example));
        if strip {
            // The addressee has no label.
            read.remove("addressee");
            written.remove("addressee");
        }
        assert_eq!(read, written);
    }
}
