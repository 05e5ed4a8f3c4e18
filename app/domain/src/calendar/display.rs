//! Dates and times as people read them: 和暦 with the western date in Japanese, the long form in
//! English. Times are Japan time and say so.

use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
};

use super::{Era, jst};

/// 令和8年11月22日, with 元年 for year 1. Before 1873 the western date, as there is no other.
pub fn wareki(date: Date) -> String {
    let Some(era) = Era::of(date) else {
        return western_ja(date);
    };
    let year = match era.year_of(date) {
        1 => "元".to_owned(),
        year => year.to_string(),
    };
    format!("{}{}年{}月{}日", era.name, year, date.month(), date.day())
}

/// 令和8年11月22日（2026年11月22日）.
pub fn both_calendars(date: Date) -> String {
    if Era::of(date).is_none() {
        return western_ja(date);
    }
    format!("{}（{}）", wareki(date), western_ja(date))
}

/// A deadline to the second: 令和8年12月25日（2026年12月25日）（金）17時00分00秒 日本時間.
pub fn deadline_ja(ts: Timestamp) -> String {
    let at = jst(ts);
    format!(
        "{}（{}）{}時{:02}分{:02}秒 日本時間",
        both_calendars(at.date()),
        weekday_ja(at.weekday()),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// A deadline to the second: `Friday, 25 December 2026, 17:00:00 Japan time (JST)`.
pub fn deadline_en(ts: Timestamp) -> String {
    let at = jst(ts);
    format!(
        "{}, {}, {}:{:02} Japan time (JST)",
        weekday_en(at.weekday()),
        date_en(at.date()),
        hour_and_minute(at.time()),
        at.second()
    )
}

/// A moment to the minute: 令和8年11月22日（2026年11月22日）9時05分 日本時間.
pub fn datetime_ja(ts: Timestamp) -> String {
    let at = jst(ts);
    format!("{}{}時{:02}分 日本時間", both_calendars(at.date()), at.hour(), at.minute())
}

/// A moment to the minute: `22 November 2026, 09:05 Japan time (JST)`.
pub fn datetime_en(ts: Timestamp) -> String {
    let at = jst(ts);
    format!("{}, {} Japan time (JST)", date_en(at.date()), hour_and_minute(at.time()))
}

/// `22 November 2026`.
pub fn date_en(date: Date) -> String {
    let month = match date.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    };
    format!("{} {month} {}", date.day(), date.year())
}

/// 月, 火 …
pub fn weekday_ja(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "月",
        Weekday::Tuesday => "火",
        Weekday::Wednesday => "水",
        Weekday::Thursday => "木",
        Weekday::Friday => "金",
        Weekday::Saturday => "土",
        Weekday::Sunday => "日",
    }
}

/// `Monday`, `Tuesday` …
pub fn weekday_en(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// A year of one or two digits is filled up: 26年 would be anything.
fn western_ja(date: Date) -> String {
    if date.year() < 100 {
        return format!("{:04}年{}月{}日", date.year(), date.month(), date.day());
    }
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

fn hour_and_minute(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn deadline() -> Timestamp {
        "2026-12-25T08:00:00Z".parse().unwrap()
    }

    #[test]
    fn an_era_begins_with_its_first_day() {
        for (day, written) in [
            (date(2026, 11, 22), "令和8年11月22日"),
            (date(2019, 5, 1), "令和元年5月1日"),
            (date(2019, 4, 30), "平成31年4月30日"),
            (date(1989, 1, 8), "平成元年1月8日"),
            (date(1989, 1, 7), "昭和64年1月7日"),
            (date(1926, 12, 25), "昭和元年12月25日"),
            (date(1926, 12, 24), "大正15年12月24日"),
            (date(1912, 7, 30), "大正元年7月30日"),
            (date(1912, 7, 29), "明治45年7月29日"),
            (date(1873, 1, 1), "明治6年1月1日"),
            (date(1872, 12, 31), "1872年12月31日"),
        ] {
            assert_eq!(wareki(day), written);
        }
    }

    #[test]
    fn both_calendars_stand_side_by_side() {
        let day = date(2026, 11, 22);
        assert_eq!(both_calendars(day), "令和8年11月22日（2026年11月22日）");
        assert_eq!(both_calendars(date(1800, 1, 2)), "1800年1月2日");
        assert_eq!(date_en(day), "22 November 2026");
    }

    #[test]
    fn a_deadline_names_day_second_and_zone() {
        assert_eq!(deadline_ja(deadline()), "令和8年12月25日（2026年12月25日）（金）17時00分00秒 日本時間");
        assert_eq!(deadline_en(deadline()), "Friday, 25 December 2026, 17:00:00 Japan time (JST)");
    }

    #[test]
    fn a_moment_is_told_to_the_minute_in_japan_time() {
        let ts: Timestamp = "2026-11-22T00:05:59Z".parse().unwrap();
        assert_eq!(datetime_ja(ts), "令和8年11月22日（2026年11月22日）9時05分 日本時間");
        assert_eq!(datetime_en(ts), "22 November 2026, 09:05 Japan time (JST)");
    }
}
