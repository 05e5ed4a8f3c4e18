//! Japan's public holidays, computed from the law and not from a list.
//!
//! Source: 国民の祝日に関する法律 (Act No. 178 of 1948) as in force since 2007, its amendments (山の日 from
//! 2016, 天皇誕生日 from 2020, スポーツの日 from 2020), 平成30年法律第99号 (the enthronement in 2019) and the special
//! measures acts for the Olympic and Paralympic games of 2020 and 2021.
//!
//! The equinoxes are announced by the National Astronomical Observatory each February for the next
//! year; until then the usual approximation is used, which is good from 1980 to 2099.

use jiff::civil::{Date, Weekday};

/// The first year the rules below hold for; earlier years followed older versions of the law.
pub const FIRST_HOLIDAY_YEAR: i16 = 2007;
/// The last year the approximation of the equinoxes holds for.
pub const LAST_HOLIDAY_YEAR: i16 = 2099;

const TRANSFERRED: &str = "振替休日";
const BETWEEN: &str = "国民の休日";

/// The Japanese name of the public holiday (休日) on this date, or `None` on other days.
///
/// Known for the years [`FIRST_HOLIDAY_YEAR`] to [`LAST_HOLIDAY_YEAR`]; outside of them no holiday
/// is guessed and the answer is always `None`.
pub fn holiday(date: Date) -> Option<&'static str> {
    named_day(date)
        .or_else(|| is_transferred(date).then_some(TRANSFERRED))
        .or_else(|| is_between(date).then_some(BETWEEN))
}

/// Article 2: the days with a name (国民の祝日).
fn named_day(date: Date) -> Option<&'static str> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if !(FIRST_HOLIDAY_YEAR..=LAST_HOLIDAY_YEAR).contains(&year) {
        return None;
    }
    if let Some(moved) = special_day(year, month, day) {
        return moved;
    }
    let name = match (month, day) {
        (1, 1) => "元日",
        (1, _) if is_nth_monday(date, 2) => "成人の日",
        (2, 11) => "建国記念の日",
        (2, 23) if year >= 2020 => "天皇誕生日",
        (3, d) if d == vernal_equinox(year) => "春分の日",
        (4, 29) => "昭和の日",
        (5, 3) => "憲法記念日",
        (5, 4) => "みどりの日",
        (5, 5) => "こどもの日",
        (7, _) if is_nth_monday(date, 3) => "海の日",
        (8, 11) if year >= 2016 => "山の日",
        (9, _) if is_nth_monday(date, 3) => "敬老の日",
        (9, d) if d == autumnal_equinox(year) => "秋分の日",
        (10, _) if is_nth_monday(date, 2) && year >= 2020 => "スポーツの日",
        (10, _) if is_nth_monday(date, 2) => "体育の日",
        (11, 3) => "文化の日",
        (11, 23) => "勤労感謝の日",
        (12, 23) if year <= 2018 => "天皇誕生日",
        _ => return None,
    };
    Some(name)
}

/// Days set by an act for one year. `Some(Some(name))`: a holiday on this day only in this year.
/// `Some(None)`: the holiday was moved elsewhere. `None`: the general rule holds.
fn special_day(year: i16, month: i8, day: i8) -> Option<Option<&'static str>> {
    let special = match (year, month, day) {
        (2019, 5, 1) => Some("天皇の即位の日"),
        (2019, 10, 22) => Some("即位礼正殿の儀の行われる日"),
        (2020, 7, 23) | (2021, 7, 22) => Some("海の日"),
        (2020, 7, 24) | (2021, 7, 23) => Some("スポーツの日"),
        (2020, 8, 10) | (2021, 8, 8) => Some("山の日"),
        (2020 | 2021, 7 | 10, _) | (2020 | 2021, 8, 11) => None,
        _ => return None,
    };
    Some(special)
}

/// Article 3 (2): when a named day falls on a Sunday, the next day that is not itself a named day
/// is a holiday.
fn is_transferred(date: Date) -> bool {
    if named_day(date).is_some() {
        return false;
    }
    let mut before = date;
    while let Ok(day) = before.yesterday() {
        if named_day(day).is_none() {
            return false;
        }
        if day.weekday() == Weekday::Sunday {
            return true;
        }
        before = day;
    }
    false
}

/// Article 3 (3): a day between two named days that is not one itself is a holiday.
fn is_between(date: Date) -> bool {
    let (Ok(before), Ok(after)) = (date.yesterday(), date.tomorrow()) else {
        return false;
    };
    named_day(date).is_none() && named_day(before).is_some() && named_day(after).is_some()
}

/// The happy Monday rule (ハッピーマンデー): is this the n-th Monday of its month?
fn is_nth_monday(date: Date, n: i8) -> bool {
    date.weekday() == Weekday::Monday && (date.day() - 1) / 7 + 1 == n
}

fn vernal_equinox(year: i16) -> i8 {
    equinox(year, 20_843_100)
}

fn autumnal_equinox(year: i16) -> i8 {
    equinox(year, 23_248_800)
}

/// The day of the month: ⌊base + 0.242194 · (year − 1980)⌋ − ⌊(year − 1980) / 4⌋, `base` in
/// millionths of a day. 海上保安庁水路部 暦計算研究会編「新こよみ便利帳」.
fn equinox(year: i16, base: i32) -> i8 {
    let years = i32::from(year) - 1980;
    let day = (base + 242_194 * years).div_euclid(1_000_000) - years.div_euclid(4);
    i8::try_from(day).unwrap_or(0)
}

#[cfg(test)]
mod tests;
