//! Dates as people type them, in either calendar and with full-width characters.

use jiff::civil::Date;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::{Era, era};
use crate::text::is_dash;

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

/// Reads `2026-11-22`, `2026/11/22`, `2026年11月22日`, `令和8年11月22日`, `R8.11.22`, full-width digits, 元年, spaces, and the
/// form this portal itself shows: `令和8年11月22日（2026年11月22日）`, also with a weekday.
///
/// Western years need four digits: `26/11/22` could be anything.
pub fn parse_date(input: &str) -> Result<Date, DateError> {
    let text: String =
        input.nfkc().filter(|ch| !ch.is_whitespace()).map(|ch| if is_dash(ch) { '-' } else { ch }).collect();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let (first, remarks) = match text.split_once('(') {
        Some((first, remarks)) => (first, Some(remarks)),
        None => (text.as_str(), None),
    };
    let date = parse_one(first)?;
    if let Some(remarks) = remarks {
        check_remarks(date, remarks, &text)?;
    }
    Ok(date)
}

/// The bracketed rest `2026年11月22日)(日)` must say the same day as `date`.
fn check_remarks(date: Date, remarks: &str, text: &str) -> Result<(), DateError> {
    let format = || DateError::Format { found: text.to_owned() };
    let remarks = remarks.strip_suffix(')').ok_or_else(format)?;
    for remark in remarks.split(")(") {
        let weekday = super::weekday_ja(date.weekday());
        let day = remark.strip_suffix("曜日").or(remark.strip_suffix('曜')).unwrap_or(remark);
        let agrees = if "月火水木金土日".contains(day) && day.chars().count() == 1 {
            day == weekday
        } else {
            parse_one(remark)? == date
        };
        if !agrees {
            return Err(DateError::Contradiction { found: text.to_owned() });
        }
    }
    Ok(())
}

/// One date in one calendar; `text` has no spaces and only ASCII digits.
fn parse_one(text: &str) -> Result<Date, DateError> {
    let format = || DateError::Format { found: text.to_owned() };
    let no_such_day = || DateError::NoSuchDay { found: text.to_owned() };
    let (era, rest) = match era::Era::strip(text) {
        Some((era, rest)) => (Some(era), rest),
        None => (None, text),
    };
    let [year, month, day] = split(rest).ok_or_else(format)?;
    let year = match (era, year) {
        (Some(_), "元") => 1,
        (Some(_), year) => number(year, 1..=2).ok_or_else(format)?,
        (None, year) => number(year, 4..=4).ok_or_else(format)?,
    };
    let month = number(month, 1..=2).ok_or_else(format)?;
    let day = number(day, 1..=2).ok_or_else(format)?;
    let western = match era {
        Some(era) => era.western_year(year).ok_or_else(no_such_day)?,
        None => year,
    };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Err(no_such_day());
    };
    let date = Date::new(western, month, day).map_err(|_| no_such_day())?;
    era.map_or(Ok(date), |era| within(era, date))
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

/// Year, month and day, by 年月日 or by one separator used twice.
fn split(text: &str) -> Option<[&str; 3]> {
    if let Some((year, rest)) = text.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        return Some([year, month, rest.strip_suffix('日')?]);
    }
    let separator = ['-', '/', '.'].into_iter().find(|&sep| text.contains(sep))?;
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
        ] {
            assert_eq!(parse_date(written), Ok(date(2026, 11, 22)), "{written}");
        }
        assert_eq!(parse_date("令和元年5月1日"), Ok(date(2019, 5, 1)));
        assert_eq!(parse_date("R元.5.1"), Ok(date(2019, 5, 1)));
        assert_eq!(parse_date("令和1年5月1日"), Ok(date(2019, 5, 1)));
        assert_eq!(parse_date("S64.1.7"), Ok(date(1989, 1, 7)));
        assert_eq!(parse_date("2026-1-2"), Ok(date(2026, 1, 2)));
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
            ("2026-11-22T00:00", "date-format"),
            ("令和8年11月22日（", "date-format"),
            ("2026-02-30", "date-no-such-day"),
            ("2026-13-01", "date-no-such-day"),
            ("令和0年5月1日", "date-no-such-day"),
            ("令和8年11月22日（2025年11月22日）", "date-contradiction"),
            ("2026年11月22日（月）", "date-contradiction"),
        ] {
            assert_eq!(parse_date(written).unwrap_err().code(), code, "{written}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(days in 0_i32..80_000) {
            let day = date(1873, 1, 1) + days.days();
            prop_assert_eq!(parse_date(&wareki(day)), Ok(day));
            prop_assert_eq!(parse_date(&both_calendars(day)), Ok(day));
            prop_assert_eq!(parse_date(&day.to_string()), Ok(day));
        }

        #[test]
        fn nothing_typed_makes_it_panic(text in "[0-9令和平成元年月日RHS./()（）-]{0,24}|\\PC*") {
            let _ = parse_date(&text);
        }
    }
}
