//! Dates as people type them, in either calendar and with full-width characters.

use jiff::civil::Date;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::Era;
use crate::text::{is_blank, is_dash};

/// Why a typed date was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DateError {
    #[error("no date was given")]
    Empty,
    #[error("not written as a date: {found}")]
    Format { found: String },
    /// 2026-02-30, 令和8年13月1日.
    #[error("there is no such day: {found}")]
    NoSuchDay { found: String },
    /// 平成31年5月1日 and later: the era was over by then. `date` is the day that was meant.
    #[error("{era} had ended before {date}")]
    EraEnded { era: &'static str, date: Date },
    /// 令和元年4月30日: the era had not begun. `date` is the day that was meant.
    #[error("{era} had not begun on {date}")]
    EraNotBegun { era: &'static str, date: Date },
    /// 令和8年11月22日（2025年11月22日）: the two calendars or the weekday disagree.
    #[error("the parts of the date contradict each other: {found}")]
    Contradiction { found: String },
}

impl DateError {
    /// The stable key of the words for people.
    pub fn code(&self) -> &'static str {
        match self {
            DateError::Empty => "date-empty",
            DateError::Format { .. } => "date-format",
            DateError::NoSuchDay { .. } => "date-no-such-day",
            DateError::EraEnded { .. } => "date-era-ended",
            DateError::EraNotBegun { .. } => "date-era-not-begun",
            DateError::Contradiction { .. } => "date-contradiction",
        }
    }
}

/// Reads `2026-11-22`, `2026/11/22`, `2026年11月22日`, `令和8年11月22日`, `R8.11.22`, `令和八年十一月二十二日`, full-width digits,
/// 元年, spaces, a time behind the day, and the form this portal itself shows: `令和8年11月22日（2026年11月22日）`. What
/// stands in brackets – the other calendar, its year, the weekday – must agree.
///
/// Western years need all their digits: `26/11/22` could be anything.
pub fn parse_date(input: &str) -> Result<Date, DateError> {
    let typed = Typed::of(input)?;
    let date = parse_one(&typed.main)?;
    typed.agree(|remark| {
        Ok(match weekday(remark) {
            Some(day) => day == super::weekday_ja(date.weekday()),
            None => match year(remark) {
                Some((era, year)) => in_year(date, era, year)?,
                None => parse_one(remark)? == date,
            },
        })
    })?;
    Ok(date)
}

/// Reads a month as [`parse_date`] reads a day: `2026-10`, `2026年10月`, `令和8年10月`, `R8.10`, `2026年10月分`, and a whole date,
/// whose day is left out. Returns its first day.
pub fn parse_month(input: &str) -> Result<Date, DateError> {
    let typed = Typed::of(input)?;
    let first = month(&typed.main)?;
    typed.agree(|remark| {
        Ok(match year(remark) {
            Some((era, year)) => match in_year(first, era, year) {
                Err(DateError::EraNotBegun { date, .. }) if starts_within(date) => true,
                agrees => agrees?,
            },
            None => month(remark)? == first,
        })
    })?;
    Ok(first)
}

/// What was typed, ready to be read.
struct Typed {
    /// Without spaces, ASCII digits only, without what stands in brackets.
    main: String,
    /// What stands in brackets, and a weekday behind the day.
    remarks: Vec<String>,
    all: String,
}

impl Typed {
    fn of(input: &str) -> Result<Self, DateError> {
        let text: String = input.nfkc().collect();
        let text: String = without_time(text.trim())
            .chars()
            .filter(|ch| !is_blank(*ch))
            .map(|ch| if is_dash(ch) { '-' } else { ch })
            .collect();
        if text.is_empty() {
            return Err(DateError::Empty);
        }
        let all = in_digits(&text);
        let (mut main, mut remarks) = apart(&all).ok_or_else(|| DateError::Format { found: all.clone() })?;
        // 昭和42年5月18日生
        for born in ["生まれ", "生れ", "生"] {
            if let Some(rest) = main.strip_suffix(born) {
                main = rest.to_owned();
                break;
            }
        }
        // 2026年11月22日　日曜日
        if let Some(named) = main.strip_suffix("曜日").or(main.strip_suffix('曜'))
            && let Some((at, _)) = named.char_indices().next_back()
        {
            remarks.push(main[at..].to_owned());
            main.truncate(at);
        }
        Ok(Self { main, remarks, all })
    }

    /// Whether all that is said twice is said the same.
    fn agree(&self, agrees: impl Fn(&str) -> Result<bool, DateError>) -> Result<(), DateError> {
        for remark in &self.remarks {
            if !agrees(remark)? {
                return Err(DateError::Contradiction { found: self.all.clone() });
            }
        }
        Ok(())
    }
}

/// The text without a time at its end: `2026-11-22 00:00:00`, `2026-11-22T00:00Z`.
fn without_time(text: &str) -> &str {
    let Some(at) = text.rfind([' ', 'T', 't']) else { return text };
    let time = text[at + 1..].trim_end_matches(['Z', 'z']);
    let mut parts = time.split(':');
    let (Some(hour), Some(minute)) = (parts.next(), parts.next()) else { return text };
    let two = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let second = parts.next().is_none_or(|second| {
        let (whole, rest) = second.split_once('.').unwrap_or((second, "0"));
        two(whole) && rest.bytes().all(|b| b.is_ascii_digit())
    });
    if two(hour) && two(minute) && second && parts.next().is_none() { text[..at].trim_end() } else { text }
}

/// 令和八年十一月二十二日 and 二〇二六年 in digits.
fn in_digits(text: &str) -> String {
    let is_number = |ch: char| digit(ch).is_some() || "十百千".contains(ch);
    let mut all = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_number) {
        all.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|ch| !is_number(ch)).unwrap_or(rest.len());
        let number = &rest[..end];
        if number.contains(['十', '百', '千']) {
            let (mut sum, mut before) = (0_u32, None);
            for ch in number.chars() {
                let power = match ch {
                    '千' => 1000,
                    '百' => 100,
                    '十' => 10,
                    ch => {
                        before = digit(ch);
                        continue;
                    }
                };
                sum = sum.saturating_add(before.take().unwrap_or(1) * power);
            }
            all.push_str(&sum.saturating_add(before.unwrap_or(0)).to_string());
        } else {
            all.extend(number.chars().filter_map(digit).filter_map(|digit| char::from_digit(digit, 10)));
        }
        rest = &rest[end..];
    }
    all + rest
}

fn digit(ch: char) -> Option<u32> {
    let at = "〇一二三四五六七八九".chars().position(|digit| digit == ch)?;
    u32::try_from(at).ok()
}

/// What stands outside and inside of brackets; `None` where they don't close.
fn apart(text: &str) -> Option<(String, Vec<String>)> {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let (remark, after) = after.split_once(')')?;
        outside.push_str(before);
        inside.push(remark.to_owned());
        rest = after;
    }
    outside.push_str(rest);
    (!outside.contains(')') && inside.iter().all(|remark| !remark.contains('('))).then_some((outside, inside))
}

/// 日, 日曜, 日曜日 as 日.
fn weekday(text: &str) -> Option<&str> {
    let day = text.strip_suffix("曜日").or(text.strip_suffix('曜')).unwrap_or(text);
    (day.chars().count() == 1 && "月火水木金土日".contains(day)).then_some(day)
}

/// A year alone: 令和8年, 令和8, 2026年, 2026.
fn year(text: &str) -> Option<(Option<&'static Era>, &str)> {
    let (era, rest) = calendar_of(text);
    let year = rest.strip_suffix('年').unwrap_or(rest);
    (year == "元" || !year.is_empty() && year.bytes().all(|b| b.is_ascii_digit())).then_some((era, year))
}

/// Whether a date lies in a year, as somebody wrote it.
fn in_year(date: Date, era: Option<&'static Era>, year: &str) -> Result<bool, DateError> {
    let western = western_year(era, year).ok_or_else(|| DateError::Format { found: year.to_owned() })?;
    match era {
        Some(era) if western == Some(date.year()) => within(era, date).map(|_| true),
        _ => Ok(western == Some(date.year())),
    }
}

/// The era that a text begins with, if any, and the rest.
fn calendar_of(text: &str) -> (Option<&'static Era>, &str) {
    match (text.strip_prefix("西暦"), Era::strip(text)) {
        (Some(rest), _) => (None, rest),
        (None, Some((era, rest))) => (Some(era), rest),
        (None, None) => (None, text),
    }
}

/// The western year of a year as it is written. `None` where it is none, `Some(None)` where there never was
/// such a year.
fn western_year(era: Option<&'static Era>, year: &str) -> Option<Option<i16>> {
    match (era, year) {
        (Some(era), "元") => Some(era.western_year(1)),
        (Some(era), year) => Some(era.western_year(number(year, 1..=4)?)),
        // 999 is a year, 26 is more likely one of an era or of this century, and 026 is nothing.
        (None, year) if year.len() == 3 && year.starts_with('0') => None,
        (None, year) => Some(Some(number(year, 3..=4)?)),
    }
}

/// One date in one calendar; `text` has no spaces and only ASCII digits.
fn parse_one(text: &str) -> Result<Date, DateError> {
    let format = || DateError::Format { found: text.to_owned() };
    let no_such_day = || DateError::NoSuchDay { found: text.to_owned() };
    let (era, rest) = calendar_of(text);
    let [year, month, day] = split(rest).ok_or_else(format)?;
    let western = western_year(era, year).ok_or_else(format)?;
    let month = number(month, 1..=2).ok_or_else(format)?;
    let day = number(day, 1..=2).ok_or_else(format)?;
    let western = western.ok_or_else(no_such_day)?;
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Err(no_such_day());
    };
    let date = Date::new(western, month, day).map_err(|_| no_such_day())?;
    era.map_or(Ok(date), |era| within(era, date))
}

/// The first day of a month, or of the month of a day.
fn month(text: &str) -> Result<Date, DateError> {
    if let Ok(date) = parse_one(text) {
        return Ok(date.first_of_month());
    }
    let text = text.strip_suffix(['分', '度']).unwrap_or(text);
    let first = if text.ends_with('月') {
        format!("{text}1日")
    } else {
        let separator = SEPARATORS.into_iter().find(|separator| text.contains(*separator)).unwrap_or('-');
        format!("{text}{separator}1")
    };
    match parse_one(&first) {
        // 令和元年5月1日 is its first day, 平成31年4月 ends in time: the first of the month decides, but an
        // era that begins within the month is right, too.
        Err(DateError::EraNotBegun { date, .. }) if starts_within(date) => Ok(date),
        read => read,
    }
}

fn starts_within(first: Date) -> bool {
    let last = first.last_of_month();
    Era::of(last).is_some_and(|era| era.first > first && era.first <= last)
}

fn within(era: &'static Era, date: Date) -> Result<Date, DateError> {
    if date < era.first {
        return Err(DateError::EraNotBegun { era: era.name, date });
    }
    if era.last.is_some_and(|last| date > last) {
        return Err(DateError::EraEnded { era: era.name, date });
    }
    Ok(date)
}

const SEPARATORS: [char; 4] = ['/', '.', '・', '-'];

/// Year, month and day, by 年月日 or by one separator used twice.
fn split(text: &str) -> Option<[&str; 3]> {
    if let Some((year, rest)) = text.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        return Some([year, month, rest.strip_suffix('日')?]);
    }
    let separator = SEPARATORS.into_iter().find(|&sep| text.contains(sep))?;
    let mut parts = text.split(separator);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

/// A number written with that many ASCII digits.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let plain = digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::{both_calendars, wareki};
    use super::*;
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    #[test]
    fn every_usual_way_of_writing_is_read() {
        for written in [
            "2026-11-22",
            "2026/11/22",
            "2026.11.22",
            "２０２６／１１／２２",
            "2026年11月22日",
            "２０２６年１１月２２日",
            "令和8年11月22日",
            " 令和 ８年 11月 22日　",
            "R8.11.22",
            "r8-11-22",
            "Ｒ８．１１．２２",
            "㋿8年11月22日",
            "2026−11−22",
            "令和8年11月22日（2026年11月22日）",
            "令和8年11月22日（2026年11月22日）（日）",
            "2026年11月22日(日曜日)",
            "令和八年十一月二十二日",
            "二〇二六年十一月二十二日",
            "二千二十六年十一月二十二日",
            "2026年（令和8年）11月22日",
            "令和8年（2026年）11月22日",
            "令和8（2026）年11月22日",
            "令和8年11月22日（2026年）",
            "西暦2026年11月22日",
            "R.8.11.22",
            "令8.11.22",
            "2026・11・22",
            "２０２６･１１･２２",
            "令和8年11月22日　日曜日",
            "令和8年11月22日日曜",
            "2026/11/22（日）生",
            "2026-11-22 00:00:00",
            "2026/11/22 0:00",
            "2026-11-22T00:00:00.000Z",
            "2026年11月22日　１８：３０",
        ] {
            assert_eq!(parse_date(written), Ok(date(2026, 11, 22)), "{written}");
        }
        assert_eq!(parse_date("令和元年5月1日"), Ok(date(2019, 5, 1)));
        assert_eq!(parse_date("R元.5.1"), Ok(date(2019, 5, 1)));
        assert_eq!(parse_date("令和1年5月1日"), Ok(date(2019, 5, 1)));
        assert_eq!(parse_date("S64.1.7"), Ok(date(1989, 1, 7)));
        assert_eq!(parse_date("2026-1-2"), Ok(date(2026, 1, 2)));
        assert_eq!(parse_date("令和元年十二月一日"), Ok(date(2019, 12, 1)));
        assert_eq!(parse_date("昭和四十二年五月十八日生"), Ok(date(1967, 5, 18)));
        assert_eq!(parse_date("昭42.5.18"), Ok(date(1967, 5, 18)));
        assert_eq!(parse_date("昭和42年5月18日生まれ"), Ok(date(1967, 5, 18)));
        assert_eq!(parse_date("令和7981年12月31日（9999年12月31日）"), Ok(date(9999, 12, 31)));
        assert_eq!(parse_date("999年1月2日"), Ok(date(999, 1, 2)));
        assert_eq!(parse_date("0999-01-02"), Ok(date(999, 1, 2)));
    }

    #[test]
    fn the_shared_day_of_two_eras_may_be_written_either_way() {
        assert_eq!(parse_date("大正15年12月25日"), Ok(date(1926, 12, 25)));
        assert_eq!(parse_date("昭和元年12月25日"), Ok(date(1926, 12, 25)));
    }

    #[test]
    fn heisei_ends_with_april_of_its_31st_year() {
        assert_eq!(parse_date("平成31年4月30日"), Ok(date(2019, 4, 30)));
        let ended = parse_date("平成31年5月1日").unwrap_err();
        assert_eq!(ended, DateError::EraEnded { era: "平成", date: date(2019, 5, 1) });
        assert_eq!(ended.code(), "date-era-ended");
        assert_eq!(
            parse_date("H38.11.22"),
            Err(DateError::EraEnded { era: "平成", date: date(2026, 11, 22) })
        );
        assert_eq!(
            parse_date("令和元年4月30日"),
            Err(DateError::EraNotBegun { era: "令和", date: date(2019, 4, 30) })
        );
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (written, code) in [
            ("", "date-empty"),
            ("　", "date-empty"),
            ("明日", "date-format"),
            ("26/11/22", "date-format"),
            ("2026-11", "date-format"),
            ("2026-11-22-1", "date-format"),
            ("2026年11月22", "date-format"),
            ("8年11月22日", "date-format"),
            ("2026-11-22 25", "date-format"),
            ("2026-11-22 0:00:00:00", "date-format"),
            ("令和8年11月22日（予定）", "date-format"),
            ("令和8年11月22日)", "date-format"),
            ("令和8年11月22日（2026年11月22日", "date-format"),
            ("曜日", "date-format"),
            ("西暦令和8年11月22日", "date-format"),
            ("令和8年11月22日（", "date-format"),
            ("2026-02-30", "date-no-such-day"),
            ("2026-13-01", "date-no-such-day"),
            ("令和0年5月1日", "date-no-such-day"),
            ("令和8年11月22日（2025年11月22日）", "date-contradiction"),
            ("2026年11月22日（月）", "date-contradiction"),
            ("2026年11月22日　月曜日", "date-contradiction"),
            ("2026年（令和7年）11月22日", "date-contradiction"),
            ("令和8年（2025年）11月22日", "date-contradiction"),
            ("令和8（2025）年11月22日", "date-contradiction"),
            ("2019年（平成31年）5月1日", "date-era-ended"),
            ("令和9999年1月1日", "date-no-such-day"),
        ] {
            assert_eq!(parse_date(written).unwrap_err().code(), code, "{written}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(days in 0_i32..=3_652_058) {
            let day = date(1, 1, 1) + days.days();
            prop_assert_eq!(parse_date(&wareki(day)), Ok(day));
            prop_assert_eq!(parse_date(&both_calendars(day)), Ok(day));
            prop_assert_eq!(parse_date(&day.to_string()), Ok(day));
        }

        #[test]
        fn nothing_typed_makes_it_panic(text in "[0-9令和平成元年月日曜生十百千一九分RHST:./()（） -]{0,24}|\\PC*") {
            let _ = (parse_date(&text), parse_month(&text));
        }
    }
}
