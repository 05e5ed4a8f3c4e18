//! Tests of the sentences of findings, with findings that the checks make.

use std::collections::BTreeSet;

use domain::checks::{self, Applied, Basis, CallRules};
use domain::finding::{At, Code};
use domain::forms::example::{example, example_basis};
use domain::forms::{Content, Entry, Origin, Reading, Row, Unreadable, YearMonth};

use super::*;

/// What people type where something else is wanted; together they break nearly every rule.
const WRONG: [&str; 26] = [
    "",
    "〇〇〇〇",
    "-1",
    "0",
    "5",
    "1.5",
    "1,0",
    "99999999999999",
    "110",
    "8",
    "未定",
    "2020-02-30",
    "平成40年1月1日",
    "令和元年1月1日",
    "令和8年1月1日（2025年1月1日）",
    "2010-01-01",
    "2099-01",
    "×",
    "必須",
    "☑ 可 ☑ 不可",
    "物\u{E000}",
    "物\u{1}",
    "物\u{FFFD}",
    "㈱みらい端末製作所",
    "a@a@a",
    "71234567890",
];

fn found_on(content: Content, basis: &Basis) -> Vec<Finding> {
    let form = content.form;
    let mut found = checks::across(&[&content, &example(FormId::SupplyPledge)], basis);
    found.extend(checks::form(form, &Reading { form, edition: Some("2026-09".into()), content }, basis));
    found
}

/// Findings of every form with each of its texts replaced by each of the wrong ones.
fn findings() -> Vec<Finding> {
    let known = example_basis();
    let strangers = Basis { call: CallRules::default(), applied: Applied::default(), ..known.clone() };
    let mut found = Vec::new();
    for form in FormId::ALL {
        let places: Vec<&str> = spec(form).places().map(|place| place.id).collect();
        for wrong in WRONG {
            for place in &places {
                let mut content = example(form);
                if content.fields.contains_key(*place) {
                    content.set(place, Entry { origin: Origin::StoredFigure, ..Entry::typed(wrong) });
                }
                found.extend(found_on(content, &known));
            }
            let table = spec(form).tables().next();
            for column in
                table.into_iter().flat_map(|table| table.columns.iter().map(move |it| (table, it.id)))
            {
                let mut content = example(form);
                for row in content.tables.values_mut().flatten().take(1) {
                    row.set(
                        column.0,
                        column.1,
                        Entry { origin: Origin::StoredFigure, ..Entry::typed(wrong) },
                    );
                }
                found.extend(found_on(content.clone(), &strangers));
                found.extend(found_on(content, &known));
            }
        }
        let mut empty = example(form);
        empty.tables.values_mut().for_each(Vec::clear);
        empty.fields.remove("address");
        found.extend(found_on(empty, &known));
        let mut twice = example(form);
        for rows in twice.tables.values_mut() {
            let again: Vec<Row> = std::iter::repeat_n(rows[0].clone(), 30).collect();
            rows.extend(again);
        }
        found.extend(found_on(twice, &known));
        found.extend(found_on(Content::blank(form), &known));
        let other =
            Reading { form: FormId::PriceEstimate, edition: None, content: example(FormId::PriceEstimate) };
        found.extend(checks::form(form, &other, &known));
    }
    found.extend(Unreadable::ALL.map(|why| checks::unreadable(FormId::SupplyPledge, why)));
    found
}

#[test]
fn every_finding_is_a_whole_sentence_in_both_languages() {
    let findings = findings();
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code.id()).collect();
    assert!(codes.len() > 60, "too few kinds of findings were made: {} {codes:?}", codes.len());
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for finding in &findings {
            let texts = [sentence(words, finding), mend(words, finding), place(words, finding)];
            for text in texts {
                let whole = !text.is_empty() && !text.contains("{$") && !text.contains('⟦');
                assert!(whole, "{locale} {:?}: {text}", finding.code);
            }
        }
    }
}

fn at(code: Code, at: At) -> Finding {
    Finding::new(code, FormId::ShipmentPlan, at)
}

#[test]
fn a_place_is_told_as_it_stands_on_the_form_and_in_the_file() {
    let cell = at(Code::CumulativeWrong, At::cell("rows", 3, "cumulative")).at_spot(Some(Spot::TableCell {
        table: 3,
        row: 4,
        column: 3,
    }));
    let (ja, en) = (Words::new(Locale::Ja), Words::new(Locale::En));
    assert_eq!(place(ja, &cell), "月別の出荷台数 3行目 累計（表3 4行目 3列目）");
    assert_eq!(place(en, &cell), "Units by month, row 3, Cumulative (table 3, row 4, column 3)");
    let sheet = at(Code::Required, At::place("date")).at_spot(Some(Spot::Cell {
        sheet: "見積".into(),
        row: 11,
        column: 3,
    }));
    assert_eq!(place(ja, &sheet), "提出年月日（シート「見積」のセルD12）");
    assert_eq!(place(en, &sheet), "Date (cell D12 of sheet “見積”)");
    assert_eq!(place(ja, &at(Code::BlankForm, At::DOCUMENT)), "書類全体");
    assert_eq!(spot(ja, &Spot::Paragraph { number: 5 }), "第5段落");
}

#[test]
fn values_are_shown_in_the_language_of_the_reader() {
    let (ja, en) = (Words::new(Locale::Ja), Words::new(Locale::En));
    let october = Shown::Month(YearMonth { year: 2026, month: 10 });
    for (value, in_japanese, in_english) in [
        (Shown::Yen(1_181_400_000), "1,181,400,000円", "1,181,400,000 yen"),
        (Shown::Number(12_000), "12,000", "12,000"),
        (october, "2026年10月", "2026-10"),
        (
            Shown::Forms(vec![FormId::SupplyPledge, FormId::ShipmentPlan]),
            "様式第4号、様式第6号",
            "Form 4, Form 6",
        ),
        (Shown::Form(FormId::ShipmentPlan), "様式第6号「出荷計画書」", "Form 6, “Shipment plan”"),
        (Shown::Words("shown-ticked"), "チェックあり", "ticked"),
        (Shown::Text("一\n二".into()), "一 二", "一 二"),
    ] {
        assert_eq!((shown(ja, &value), shown(en, &value)), (in_japanese.to_owned(), in_english.to_owned()));
    }
    assert_eq!(shown(ja, &Shown::Text("あ".repeat(100))).chars().count(), LONGEST + 1);
}

#[test]
fn who_says_what_would_be_right_is_named() {
    let ja = Words::new(Locale::Ja);
    let differs = at(Code::OtherModel, At::place("model_number"))
        .found(Shown::Text("A".into()))
        .expected(Shown::Text("B".into()));
    assert_eq!(sentence(ja, &differs), "型番が「A」となっており、申込みの内容の「B」と一致していません。");
    let forms = differs.with("forms", Shown::Forms(vec![FormId::SupplyPledge]));
    assert_eq!(sentence(ja, &forms), "型番が「A」となっており、様式第4号の「B」と一致していません。");
    let call = at(Code::SpelledDifferently, At::place("call"));
    assert!(sentence(ja, &call).contains("募集回の設定"));
    let many = at(Code::Required, At::cell("rows", 20, "units")).with("more", Shown::Number(10));
    assert_eq!(sentence(ja, &many), "記入されていません。（同じ列にほか10件）");
}

#[test]
fn changes_and_severities_have_their_words() {
    let ja = Words::new(Locale::Ja);
    assert_eq!(ChangeKind::ALL.map(|kind| change(ja, kind)), ["追加", "削除", "変更", "移動"]);
    let both = [Severity::Error, Severity::Warning].map(|it| severity(ja, it));
    assert_eq!(both, ["要修正", "要確認"]);
}

#[test]
fn texts_that_look_the_same_say_in_what_they_differ() {
    let words = Words::new(Locale::Ja);
    let told = |found: &str, expected: &str| {
        let finding = Finding::new(Code::SpelledDifferently, FormId::TrackRecord, At::place("company_name"));
        sentence(words, &finding.found(Shown::raw(found)).expected(Shown::raw(expected)))
    };
    let long = "あ".repeat(70);
    for (found, expected, difference) in [
        ("青木 健一", "青木　健一", "空白の有無又は全角・半角"),
        ("青木健一", "青木　健一", "空白の有無又は全角・半角"),
        ("葛\u{E0100}飾", "葛飾", "目に見えない文字"),
        ("青\u{200B}木 健一", "青木 健一", "目に見えない文字"),
        ("青木\r\n健一", "青木\n健一", "改行"),
        (&format!("{long}い"), &format!("{long}う"), "ここに示した部分より後"),
    ] {
        assert!(told(found, expected).contains(difference), "{}", told(found, expected));
    }
    assert!(told("青木 健一", "青木　健一").contains("「青木　健一」"));
    assert!(!told("㈱みらい", "株式会社みらい").contains("異なるのは"));
}

#[test]
fn a_word_for_nothing_is_told_to_be_none() {
    let finding =
        Finding::new(Code::EvidenceMissing, FormId::SelfDeclaration, At::cell("rows", 2, "grounds"));
    let finding = finding.found(Shown::raw("同上")).with("taken_as_empty", Shown::Nothing);
    let told = sentence(Words::new(Locale::Ja), &finding);
    assert!(told.ends_with("（「同上」だけでは、記入がないものとして扱います。）"), "{told}");
}
