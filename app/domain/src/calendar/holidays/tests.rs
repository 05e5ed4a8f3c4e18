//! The computed holidays against the Cabinet Office's published lists.

use super::*;
use jiff::civil::date;

/// The holidays of a year as `month/day`, with spaces between.
fn holidays_of(year: i16) -> String {
    let mut found = Vec::new();
    let mut day = date(year, 1, 1);
    while day.year() == year {
        if holiday(day).is_some() {
            found.push(format!("{}/{}", day.month(), day.day()));
        }
        day = day.tomorrow().unwrap();
    }
    found.join(" ")
}

#[test]
fn the_published_lists_are_met_day_by_day() {
    for (year, published) in [
        (
            2019,
            "1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 \
             7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 11/4 11/23",
        ),
        (
            2020,
            "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 \
             5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23",
        ),
        (
            2021,
            "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 \
             7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23",
        ),
        (
            2022,
            "1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 \
             7/18 8/11 9/19 9/23 10/10 11/3 11/23",
        ),
        (
            2023,
            "1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 \
             5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23",
        ),
        (
            2024,
            "1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 \
             7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23",
        ),
        (
            2025,
            "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 \
             5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24",
        ),
        (
            2026,
            "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 \
             7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23",
        ),
        (
            2027,
            "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 \
             5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23",
        ),
    ] {
        assert_eq!(holidays_of(year), published, "{year}");
    }
}

#[test]
fn each_kind_of_holiday_has_its_name() {
    for (day, name) in [
        (date(2019, 4, 30), "国民の休日"),
        (date(2019, 5, 1), "天皇の即位の日"),
        (date(2019, 5, 2), "国民の休日"),
        (date(2019, 5, 6), "振替休日"),
        (date(2019, 10, 14), "体育の日"),
        (date(2019, 10, 22), "即位礼正殿の儀の行われる日"),
        (date(2020, 7, 24), "スポーツの日"),
        (date(2021, 8, 9), "振替休日"),
        (date(2026, 5, 6), "振替休日"),
        (date(2026, 9, 21), "敬老の日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2026, 9, 23), "秋分の日"),
        (date(2026, 11, 23), "勤労感謝の日"),
    ] {
        assert_eq!(holiday(day), Some(name), "{day}");
    }
}

#[test]
fn moved_and_abolished_days_are_ordinary_days() {
    for day in [
        date(2019, 2, 23),
        date(2019, 12, 23),
        date(2020, 7, 20),
        date(2020, 8, 11),
        date(2020, 10, 12),
        date(2021, 7, 19),
        date(2021, 8, 11),
        date(2021, 10, 11),
    ] {
        assert_eq!(holiday(day), None, "{day}");
    }
}

#[test]
fn five_day_autumn_holidays_come_from_the_rule_alone() {
    assert_eq!(holiday(date(2009, 9, 22)), Some("国民の休日"));
    assert_eq!(holiday(date(2015, 9, 22)), Some("国民の休日"));
    assert_eq!(holiday(date(2032, 9, 21)), Some("国民の休日"));
}

#[test]
fn nothing_is_guessed_outside_the_known_years() {
    assert_eq!(holiday(date(2006, 1, 1)), None);
    assert_eq!(holiday(date(2100, 1, 1)), None);
    assert_eq!(holiday(Date::MIN), None);
    assert_eq!(holiday(Date::MAX), None);
}
