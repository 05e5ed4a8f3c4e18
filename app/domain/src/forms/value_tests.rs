use jiff::civil::date;

use super::*;
use crate::forms::spec::Unit;

const YES_NO: &[Choice] = &[
    Choice { id: "yes", label_ja: "可", label_en: "Yes" },
    Choice { id: "no", label_ja: "不可", label_en: "No" },
];
const ANSWER: &[Choice] = &[
    Choice { id: "met", label_ja: "○", label_en: "Met" },
    Choice { id: "not_met", label_ja: "×", label_en: "Not met" },
    Choice { id: "not_applicable", label_ja: "対象外", label_en: "Not applicable" },
];

fn code(kind: Kind, raw: &str) -> &'static str {
    kind.read(raw).expect_err(raw).code
}

const DEVICES: Kind = Kind::Integer(Unit::Devices);

#[test]
fn numbers_as_people_write_them() {
    for (kind, raw, value) in [
        (DEVICES, "1200", 1200),
        (DEVICES, "１，２００", 1200),
        (DEVICES, "1,200台", 1200),
        (DEVICES, "△5", -5),
        (DEVICES, "-5", -5),
        (DEVICES, "12.0", 12),
        (Kind::Money, "¥99,000-", 99_000),
        (Kind::Money, "99000円", 99_000),
        (Kind::Money, "金９９，０００円也", 99_000),
        (Kind::Integer(Unit::DevicesPerMonth), "500台／月", 500),
        (Kind::Integer(Unit::Months), "3年", 36),
    ] {
        assert_eq!(kind.read(raw), Ok(Some(Value::Whole(value))), "{raw}");
    }
    assert_eq!(code(DEVICES, "12.5"), "number-fraction");
    assert_eq!(code(Kind::Money, "9,90,00"), "number-grouping");
    assert_eq!(code(Kind::Money, "十二"), "number-not-digits");
    assert_eq!(code(DEVICES, "台"), "number-not-digits");
    assert_eq!(code(DEVICES, "9999999999999"), "number-too-large");
    assert_eq!(code(DEVICES, "-9223372036854775808"), "number-too-large");
    assert_eq!(code(DEVICES, "99999999999999999999999"), "number-too-large");
    assert_eq!(code(DEVICES, "36日"), "number-unit");
}

#[test]
fn percents_with_and_without_their_sign() {
    for (raw, value) in
        [("10", 10), ("10%", 10), ("１０％", 10), ("0.1", 10), ("0.08", 8), ("0", 0), ("8.0%", 8)]
    {
        assert_eq!(Kind::Percent.read(raw), Ok(Some(Value::Whole(value))), "{raw}");
    }
    assert_eq!(code(Kind::Percent, "110"), "percent-range");
    assert_eq!(code(Kind::Percent, "0.5%"), "number-fraction");
}

#[test]
fn dates_in_either_calendar_and_untouched_ones() {
    for raw in [
        "2026-11-22",
        "令和８年11月22日",
        "R8.11.22",
        "令和8年11月22日（2026年11月22日）",
        "2026-11-22 00:00:00",
    ] {
        assert_eq!(Kind::Date.read(raw), Ok(Some(Value::Date(date(2026, 11, 22)))), "{raw}");
    }
    for raw in ["", "　　　　年　　月　　日", "令和　　年　　月　　日"] {
        assert_eq!(Kind::Date.read(raw), Ok(None), "{raw}");
    }
    assert_eq!(code(Kind::Date, "平成31年5月1日"), "date-era-ended");
    assert_eq!(code(Kind::Date, "2026-02-30"), "date-no-such-day");
    assert_eq!(code(Kind::Date, "近日中"), "date-format");
}

#[test]
fn months_in_either_calendar() {
    for raw in [
        "2026-10",
        "2026/10",
        "2026.10",
        "２０２６年１０月",
        "令和8年10月",
        "R8.10",
        "R8/10",
        "2026-10-15",
        "令和八年十月",
        "西暦2026年10月",
        "2026年10月分",
        "令和8年10月（2026年10月）",
        "2026年（令和8年）10月",
        "令和8(2026)年10月",
        "令8.10",
        "R.8.10",
        "2026・10",
        "2026-10-15T00:00:00",
    ] {
        let october = YearMonth { year: 2026, month: 10 };
        assert_eq!(Kind::YearMonth.read(raw), Ok(Some(Value::Month(october))), "{raw}");
    }
    let first = YearMonth { year: 2019, month: 5 };
    assert_eq!(Kind::YearMonth.read("令和元年5月"), Ok(Some(Value::Month(first))));
    let shared = YearMonth { year: 1989, month: 1 };
    assert_eq!(Kind::YearMonth.read("平成元年1月"), Ok(Some(Value::Month(shared))));
    assert_eq!(code(Kind::YearMonth, "平成31年5月"), "date-era-ended");
    assert_eq!(code(Kind::YearMonth, "2026-13"), "date-no-such-day");
    assert_eq!(code(Kind::YearMonth, "10月"), "month-format");
    assert_eq!(code(Kind::YearMonth, "8年10月"), "month-format");
    assert_eq!(code(Kind::YearMonth, "2026年10月～"), "month-format");
    assert_eq!(code(Kind::YearMonth, "令和8年10月（2025年10月）"), "date-contradiction");
    assert_eq!(code(Kind::YearMonth, "令和8年10月（2026年11月）"), "date-contradiction");
    assert_eq!(code(Kind::YearMonth, "2019年（平成31年）5月"), "date-era-ended");
    assert_eq!(Kind::YearMonth.read("　年　月"), Ok(None));
}

#[test]
fn ticks_of_every_hand() {
    for raw in [
        "✓", "☑", "■", "○", "レ", "ﾚ", "✔", " ☒ ", "◯", "〇", "●", "x", "１", "🗹", "🗸", "√", "◎", "◾",
        "\u{F0FE}", "\u{F0FC}",
    ] {
        assert_eq!(Kind::Tick.read(raw), Ok(Some(Value::Tick(true))), "{raw}");
    }
    for raw in ["□", "☐", "０"] {
        assert_eq!(Kind::Tick.read(raw), Ok(Some(Value::Tick(false))), "{raw}");
    }
    assert_eq!(code(Kind::Tick, "確認"), "tick-unknown");
}

#[test]
fn choices_by_label_by_mark_and_by_look() {
    let choice = |raw: &str, of: &'static [Choice]| match Kind::Choice(of).read(raw) {
        Ok(Some(Value::Choice(choice))) => choice.id,
        other => panic!("{raw}: {other:?}"),
    };
    assert_eq!(choice("不可", YES_NO), "no");
    assert_eq!(choice("Yes", YES_NO), "yes");
    assert_eq!(choice("□ 可　☑ 不可", YES_NO), "no");
    assert_eq!(choice("■可 □不可", YES_NO), "yes");
    assert_eq!(choice("☑可", YES_NO), "yes");
    assert_eq!(choice("◯", ANSWER), "met");
    assert_eq!(choice("〇", ANSWER), "met");
    assert_eq!(choice("✕", ANSWER), "not_met");
    assert_eq!(choice("対象外", ANSWER), "not_applicable");
    assert_eq!(Kind::Choice(YES_NO).read("□ 可　□ 不可"), Ok(None));
    assert_eq!(code(Kind::Choice(YES_NO), "☑ 可　☑ 不可"), "choice-several");
    assert_eq!(code(Kind::Choice(YES_NO), "未定"), "choice-unknown");
}

#[test]
fn lines_broken_inside_a_cell_are_one() {
    let text = |raw: &str| Kind::Text.read(raw).unwrap();
    assert_eq!(text("東京都\n千代田区"), Some(Value::Text("東京都千代田区".into())));
    assert_eq!(text(" Face\r\nReader "), Some(Value::Text("Face Reader".into())));
    assert_eq!(text("　\n"), None);
    assert_eq!(code(Kind::Text, "山\u{E000}"), "text-private-use");
}

#[test]
fn every_problem_has_its_code_in_the_list() {
    for (kind, raw) in [
        (Kind::Kana, "山田"),
        (Kind::Phone, "12345"),
        (Kind::Phone, "0x"),
        (Kind::Mail, "a"),
        (Kind::CorporateNumber, "1011001098993"),
        (Kind::CorporateNumber, "12"),
        (Kind::Text, "\u{1}"),
        (Kind::Date, "x"),
    ] {
        assert!(Problem::CODES.contains(&code(kind, raw)), "{raw}");
    }
}
