//! What is written in a form, as it was understood, in the reader's words: dates in both calendars,
//! numbers with commas, ticks and choices in words.

use domain::calendar::{Era, date_en, wareki};
use domain::forms::spec::Kind;
use domain::forms::{Entry, Value, YearMonth};
use domain::money::Yen;
use jiff::civil::Date;

use super::form_words::choice_name;
use super::refusal_words::day;
use crate::words::{Locale, Words};

/// The text of a field as it was understood; as it was given where it was not.
pub fn shown(words: Words, kind: Kind, raw: &str) -> String {
    match kind.read(raw) {
        Ok(Some(value)) => value_shown(words, kind, &value),
        Ok(None) => String::new(),
        Err(_) => raw.to_owned(),
    }
}

/// Whether [`shown`] gives the very words of the form, in their language.
pub fn is_verbatim(kind: Kind, raw: &str) -> bool {
    matches!(kind.read(raw), Ok(Some(Value::Text(_))) | Err(_))
}

/// As [`shown`], for an entry.
pub fn entry_shown(words: Words, kind: Kind, entry: &Entry) -> String {
    shown(words, kind, &entry.raw)
}

/// A value in words.
pub fn value_shown(words: Words, kind: Kind, value: &Value) -> String {
    match (kind, value) {
        (Kind::Money, Value::Whole(yen)) => yen_shown(words, *yen),
        (Kind::Percent, Value::Whole(percent)) => format!("{percent}%"),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Whole(number)) => number_shown(*number),
        (_, Value::Date(date)) => day(words, *date),
        (_, Value::Month(month)) => month_shown(words, *month),
        (_, Value::Choice(choice)) => choice_name(words, choice).to_owned(),
        (_, Value::Tick(ticked)) => words.t(if *ticked { "value-ticked" } else { "value-not-ticked" }),
    }
}

/// `1,200`.
pub fn number_shown(number: i64) -> String {
    Yen(number).to_string().trim_end_matches('円').to_owned()
}

/// `1,200円`, `1,200 yen`.
pub fn yen_shown(words: Words, yen: i64) -> String {
    match words.locale() {
        Locale::Ja => Yen(yen).to_string(),
        Locale::En => format!("{} yen", number_shown(yen)),
    }
}

/// 「令和8年10月（2026年10月）」, `October 2026`.
pub fn month_shown(words: Words, month: YearMonth) -> String {
    let Ok(first) = Date::new(month.year, month.month, 1) else { return month.to_string() };
    let without_day = |text: String| text.trim_end_matches("1日").to_owned();
    match words.locale() {
        Locale::Ja if Era::of(first).is_some() => {
            format!("{}（{}年{}月）", without_day(wareki(first)), month.year, month.month)
        }
        Locale::Ja => format!("{}年{}月", month.year, month.month),
        Locale::En => date_en(first).trim_start_matches("1 ").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::forms::spec::Unit;
    use domain::forms::{FormId, spec};

    use super::*;

    #[test]
    fn values_read_as_people_write_them() {
        let ja = |kind, raw| shown(Words::new(Locale::Ja), kind, raw);
        let en = |kind, raw| shown(Words::new(Locale::En), kind, raw);
        assert_eq!(ja(Kind::Date, "R8.11.22"), "令和8年11月22日（2026年11月22日）");
        assert_eq!(en(Kind::Date, "令和8年11月22日"), "22 November 2026");
        assert_eq!(ja(Kind::YearMonth, "2026-10"), "令和8年10月（2026年10月）");
        assert_eq!(ja(Kind::YearMonth, "2026-11"), "令和8年11月（2026年11月）");
        assert_eq!(en(Kind::YearMonth, "令和8年10月"), "October 2026");
        assert_eq!(
            (ja(Kind::Money, "￥９９０００"), en(Kind::Money, "99000円")),
            ("99,000円".into(), "99,000 yen".into())
        );
        assert_eq!(
            (ja(Kind::Integer(Unit::Devices), "1200台"), ja(Kind::Percent, "0.1")),
            ("1,200".into(), "10%".into())
        );
        assert_eq!(ja(Kind::Tick, "レ"), "チェックあり");
        assert_eq!(ja(Kind::Integer(Unit::Devices), "たくさん"), "たくさん");
        let answer = spec(FormId::SelfDeclaration).tables().next().unwrap().column("answer").unwrap();
        assert_eq!((ja(answer.kind, "◯"), en(answer.kind, "◯")), ("○".into(), "Met".into()));
    }
}
