//! Whatever is filled in is read back, with its place.

use std::collections::BTreeMap;

use documents::write::{Imprint, blank_form, write_form};
use domain::forms::spec::{Field, Kind, Table};
use domain::forms::{Content, Entry, FileFormat, FormId, Origin, Row, Spot, example, spec};
use domain::money::Rounding;
use proptest::prelude::*;

use crate::excel::workbook::{
    EXCEL, differences, edited, estimate, imprint, meaning, part, read, row_of, try_read,
};

/// Texts that people and machines come up with: kanji outside the BMP, formulas, markup, blanks of any kind.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ぁ-んァ-ヶ一-龠０-９ 　ー]{1,40}",
        2 => "\\PC{1,40}",
        1 => "[=+@-]\\PC{0,20}",
        1 => "[<>&'\"{}%$髙﨑𠮷塚神①㈱\u{3000}\u{A0}\u{E0100}\n\t]{1,20}",
        1 => Just("_x000D_ _x0041_ &#x41; ]]>".to_owned()),
        1 => any::<String>(),
    ]
}

fn value(kind: Kind) -> BoxedStrategy<String> {
    match kind {
        Kind::Date => prop_oneof![
            (1890_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
            Just("令和8年11月22日".to_owned()),
            Just("近日中".to_owned()),
        ]
        .boxed(),
        Kind::YearMonth => prop_oneof![
            (2000_i16..2050, 1_i8..=12).prop_map(|(y, m)| format!("{y}-{m:02}")),
            Just("Ｒ８．１０".to_owned()),
        ]
        .boxed(),
        // Products stay below what a spreadsheet's number holds exactly.
        Kind::Integer(_) | Kind::Money => prop_oneof![
            5 => (0_i64..500_000).prop_map(|number| number.to_string()),
            1 => (-5_i64..5).prop_map(|number| format!("{number}台")),
            1 => Just("１２，０００台".to_owned()),
            1 => Just("未定".to_owned()),
        ]
        .boxed(),
        Kind::Percent => prop::sample::select(vec!["10", "8%", "0.1", "０", "5", "いろいろ"])
            .prop_map(str::to_owned)
            .boxed(),
        Kind::Choice(choices) => prop_oneof![
            5 => prop::sample::select(choices.iter().map(|choice| choice.id.to_owned()).collect::<Vec<_>>()),
            1 => Just("どちらでもない".to_owned()),
        ]
        .boxed(),
        Kind::Phone => prop::sample::select(vec!["03-1234-5678", "０９０ー１２３４ー５６７８", "0312345678"])
            .prop_map(str::to_owned)
            .boxed(),
        Kind::CorporateNumber => {
            prop::sample::select(vec!["4011001098993", "123"]).prop_map(str::to_owned).boxed()
        }
        _ => text().boxed(),
    }
}

/// Sometimes nothing; what computes itself is given now and then, and hardly ever right.
fn entry(field: &Field) -> BoxedStrategy<Entry> {
    let typed = value(field.kind).prop_map(Entry::typed);
    let empty = if field.formula.is_some() { 4 } else { 1 };
    prop_oneof![empty => Just(Entry::default()), 5 => typed].boxed()
}

fn content(form: FormId) -> BoxedStrategy<Filled> {
    let spec = spec(form);
    let fields: Vec<_> = spec.fields().collect();
    let entries: Vec<_> = fields.iter().map(|field| entry(field)).collect();
    let table = spec.tables().next().unwrap();
    let row: Vec<_> = table.columns.iter().map(entry).collect();
    let rows = prop_oneof![
        5 => prop::collection::vec(row.clone(), 0..=30),
        1 => prop::collection::vec(row, 300),
    ];
    (entries, rows)
        .prop_map(move |(entries, rows)| {
            let mut content = Content::blank(form);
            for (field, entry) in fields.iter().zip(entries) {
                content.set(field.id, entry);
            }
            let rows = rows.into_iter().map(|cells| Row { cells });
            let rows = rows.filter(|row| !row.is_untouched(table) && !says_what_is_printed(row, table));
            content.tables.insert(table.id.to_owned(), rows.collect());
            Filled(content)
        })
        .boxed()
}

/// Nothing stands in the row but what the blank form prints there, be it written otherwise: in a sheet nobody can
/// tell such a row from one that nobody touched.
fn says_what_is_printed(row: &Row, table: &Table) -> bool {
    let typed = table.columns.iter().zip(&row.cells).enumerate().filter(|(_, (column, entry))| {
        column.formula.is_none() && !matches!(entry.value(column.kind), Ok(None))
    });
    let mut typed = typed.map(|(at, (column, entry))| {
        let printed = table.preset.iter().filter_map(|row| row.get(at)).map(|text| Entry::typed(*text));
        printed.into_iter().any(|text| text.value(column.kind) == entry.value(column.kind))
    });
    typed.all(|same| same)
}

/// Content that is not printed when a test fails: it is long, and the differences are told.
struct Filled(Content);

impl std::fmt::Debug for Filled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.form.id())
    }
}

/// What went in, with what the sheet makes of it: computed places that were given are there, and those that
/// were not are computed where the rule comes to something.
fn expected(content: &Content, rounding: Rounding) -> Content {
    let mut content = content.clone();
    content.fill_computed(rounding);
    content
}

/// Computed places that the rule leaves open, because a part does not fit: the sheet shows a sum all the same.
fn without_open_ones(mut read: Content, written: &Content) -> Content {
    let spec = spec(read.form);
    for field in spec.fields().filter(|field| field.formula.is_some()) {
        if written.entry(field.id).is_none_or(Entry::is_blank) {
            read.set(field.id, Entry::default());
        }
    }
    read
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_is_written_is_read(
        content in prop::sample::select(EXCEL.to_vec()).prop_flat_map(content),
        rounding in prop::sample::select(Rounding::ALL.to_vec()),
    ) {
        let content = content.0;
        let bytes = write_form(&content, &Imprint { rounding, ..imprint() }).unwrap();
        let reading = read(&bytes);
        let written = expected(&content, rounding);
        let differences = differences(&meaning(&without_open_ones(reading.clone(), &written)), &meaning(&written));
        prop_assert!(differences.is_empty(), "{differences:#?}");
        for entry in reading.fields.values().chain(reading.tables.values().flatten().flat_map(|row| &row.cells)) {
            prop_assert!(entry.spot.is_some() && entry.origin != Origin::StoredFigure);
        }
    }
}

#[test]
fn the_examples_are_read_as_they_are() {
    for form in EXCEL {
        let example = example::example(form);
        let reading = try_read(&write_form(&example, &imprint()).unwrap(), None).unwrap();
        assert_eq!((reading.form, reading.edition.as_deref()), (form, Some("2026-10")));
        assert_eq!(meaning(&reading.content), meaning(&expected(&example, Rounding::Truncate)), "{form:?}");
    }
}

#[test]
fn a_blank_form_is_read_as_blank_with_all_its_places() {
    for form in EXCEL {
        let content = read(&blank_form(form, &imprint(), "第2回募集", "2026-10").unwrap());
        assert!(content.is_blank(), "{form:?}: {:?}", meaning(&content));
        for place in spec(form).places().skip(1) {
            let there = content.fields.contains_key(place.id) || content.tables.contains_key(place.id);
            assert!(there, "{form:?} {}", place.id);
        }
        assert_eq!(content.raw("addressee"), "厚生労働大臣　殿");
        assert!(content.rows("rows").is_empty());
    }
}

#[test]
fn every_entry_names_its_cell() {
    let bytes = write_form(&crate::excel::workbook::full_estimate(), &imprint()).unwrap();
    let content = read(&bytes);
    let row = row_of(&part(&bytes, "xl/workbook.xml"), "rows");
    let price = &content.rows("rows")[1].cells[2];
    let spot = price.spot.as_ref().unwrap().to_string();
    assert_eq!(spot, format!("提供価格概算見積書!C{}", row + 2));
    assert_eq!(price.origin, Origin::Typed);
    assert_eq!(content.rows("rows")[1].cells[6].origin, Origin::Formula);
    assert!(matches!(content.entry("total").unwrap().spot, Some(Spot::Cell { .. })));
    assert_eq!(content.entry("total").unwrap().origin, Origin::Formula);
}

#[test]
fn stored_figures_are_never_believed() {
    let bytes = write_form(&crate::excel::workbook::full_estimate(), &imprint()).unwrap();
    let honest = meaning(&read(&bytes));
    let lying = edited(&bytes, |name, content| {
        if name.contains("sheet1") { content.replace("</f><v>1", "</f><v>9") } else { content }
    });
    assert_ne!(lying, bytes);
    assert_eq!(meaning(&read(&lying)), honest);
    assert_eq!(meaning(&read(&crate::excel::workbook::without_figures(&bytes))), honest);
}

#[test]
fn a_formula_beyond_us_is_told_with_its_stored_figure() {
    let bytes = write_form(&crate::excel::workbook::full_estimate(), &imprint()).unwrap();
    let strange = edited(&bytes, |name, content| {
        if !name.contains("sheet1") {
            return content;
        }
        let start = content.find("<f>SUM(").unwrap();
        let end = start + content[start..].find("</f>").unwrap();
        format!("{}<f>OFFSET(A1,1,1){}", &content[..start], &content[end..])
    });
    let content = read(&strange);
    let subtotal = content.entry("subtotal").unwrap();
    assert_eq!((subtotal.raw.as_str(), subtotal.origin), ("119402331", Origin::StoredFigure));
    // The total depends on it.
    assert_eq!(content.entry("total").unwrap().origin, Origin::StoredFigure);
    assert_eq!(content.entry("tax").unwrap().origin, Origin::Formula);
}

/// A sheet as people make it themselves: no names, no property, another order of columns, notes, an extra
/// column, units in cells, a sum of their own.
#[test]
fn a_form_is_read_by_its_labels_and_heads() {
    let rows: &[&[&str]] = &[
        &["", "", "", "様式第７号（２０２６年１０月版）"],
        &["厚生労働大臣　殿"],
        &["", "提出年月日：", "令和８年１１月２２日"],
        &["", "１．法人番号", "４０１１００１０９８９９３"],
        &["", "商号又は名称\n登記されているとおりに記入してください。", "㈱山田製作所"],
        &["", "所在地", "東京都千代田区"],
        &["", "代表者の役職", "代表取締役", "代表者の氏名", "髙橋 太郎"],
        &["提供価格概算見積書"],
        &["募集回", "第2回募集"],
        &["要件の版", "2026-10"],
        &["製 品 名", "リーダー"],
        &["型番", "", "FR-100"],
        &["ファームウェアの版", "2.1.0"],
        &["担当部署", "電話番号"],
        &["営業課", "03-1234-5678"],
        &["担当者の氏名：渡邉"],
        &["メールアドレス", "a@example.jp"],
        &["見積の有効期限", "2027/3/31"],
        &["無償保証の期間（月）", "60か月"],
        &["保守の終了予定日", "R14.3.31"],
        &["No.", "品名", "区分", "数量", "単位", "税率", "単価", "金額（税抜・円）", "備考"],
        &["1", "リーダー", "本体", "１，２００台", "台", "10%", "¥85,000", "102,000,000円", "見本"],
        &[],
        &["2", "設置", "配送", "1200", "式", "１０", "３２００円", "3840000", ""],
        &["", "合計", "", "", "", "", "", "105840000", ""],
        &["小計", "105,840,000"],
        &["消費税額（円）", "10,584,000"],
        &["合計", "116,424,000円"],
        &["以上"],
    ];
    let content = crate::excel::workbook::sheet(rows);
    let reading = try_read(&content, None).unwrap();
    assert_eq!((reading.form, reading.edition.as_deref()), (FormId::PriceEstimate, Some("2026-10")));
    let content = reading.content;
    let typed: BTreeMap<&str, &str> = [
        ("addressee", "厚生労働大臣　殿"),
        ("date", "令和８年１１月２２日"),
        ("corporate_number", "４０１１００１０９８９９３"),
        ("company_name", "㈱山田製作所"),
        ("representative_name", "髙橋 太郎"),
        ("product_name", "リーダー"),
        ("model_number", "FR-100"),
        ("contact_department", "営業課"),
        ("contact_phone", "03-1234-5678"),
        ("contact_name", "渡邉"),
        ("warranty_months", "60か月"),
        ("subtotal", "105,840,000"),
        ("tax", "10,584,000"),
        ("total", "116,424,000円"),
    ]
    .into();
    for (id, raw) in typed {
        assert_eq!(content.raw(id), raw, "{id}");
    }
    let rows = content.rows("rows");
    assert_eq!(rows.len(), 2, "{rows:?}");
    let table = spec(FormId::PriceEstimate).tables().next().unwrap();
    let whole = |row: usize, column| domain::forms::content::cell_whole(table, &rows[row], column);
    assert_eq!(
        (whole(0, "quantity"), whole(0, "unit_price"), whole(0, "tax_rate")),
        (Some(1200), Some(85_000), Some(10))
    );
    assert_eq!((whole(1, "unit_price"), whole(1, "amount")), (Some(3200), Some(3_840_000)));
}

#[test]
fn what_is_no_form_is_told_apart() {
    let sheet = crate::excel::workbook::sheet;
    use domain::forms::Unreadable;
    let nothing = sheet(&[&["年度", "人口"], &["2026", "1000"]]);
    assert_eq!(try_read(&nothing, None), Err(Unreadable::Unrecognised));
    assert_eq!(try_read(&nothing, Some(FormId::PriceEstimate)), Err(Unreadable::Unrecognised));
    let titled = sheet(&[&["導入実績"], &["年度", "人口"], &["2026", "1000"]]);
    assert_eq!(try_read(&titled, None), Err(Unreadable::FieldsNotFound));
}

#[test]
fn a_day_is_a_day_in_either_system_and_a_percentage_is_one() {
    let bytes = write_form(&estimate(&[["本体", "リーダー", "100", "10", "3", "台"]]), &imprint()).unwrap();
    let with = |from_1904: bool| {
        edited(&bytes, |name, content| match name {
            "xl/workbook.xml" if from_1904 => content.replace("<workbookPr ", "<workbookPr date1904=\"1\" "),
            // The number of a day in place of an empty date.
            "xl/worksheets/sheet1.xml" => {
                set_cell(&content, &cell_of(&part(&bytes, "xl/workbook.xml"), "date"), "44886")
            }
            _ => content,
        })
    };
    assert_eq!(read(&with(false)).date("date").unwrap().to_string(), "2022-11-21");
    assert_eq!(read(&with(true)).date("date").unwrap().to_string(), "2026-11-22");
}

/// The name of the first cell of a name: `D2`.
fn cell_of(book: &str, name: &str) -> String {
    let start = book.find(&format!("<definedName name=\"{name}\">")).unwrap();
    let rest = &book[start..book[start..].find("</definedName>").unwrap() + start];
    rest.rsplit_once('!').unwrap().1.split(':').next().unwrap().replace('$', "")
}

/// The sheet with a number in a cell that was empty.
fn set_cell(sheet: &str, cell: &str, number: &str) -> String {
    let start = sheet.find(&format!("<c r=\"{cell}\"")).unwrap();
    let end = start + sheet[start..].find("/>").unwrap();
    format!("{}><v>{number}</v></c>{}", &sheet[..end], &sheet[end + 2..])
}

/// Files that nobody here wrote: a result or a polite refusal.
#[test]
fn spreadsheets_of_others_are_refused_politely() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let mut folders = vec![folder];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        let Ok(entries) = folder.read_dir() else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xlsx") {
                let bytes = std::fs::read(&path).unwrap();
                for expected in [None, Some(FormId::PriceEstimate)] {
                    let found = try_read(&bytes, expected);
                    assert!(found.is_err(), "{}", path.display());
                }
                let limits = documents::read::ReadLimits::default();
                let shown =
                    documents::preview::preview(std::io::Cursor::new(&bytes), FileFormat::Xlsx, &limits);
                assert!(shown.is_ok_and(|preview| !preview.parts.is_empty()), "{}", path.display());
                seen += 1;
            }
        }
    }
    eprintln!("{seen} spreadsheets of others");
}
