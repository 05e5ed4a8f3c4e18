//! The calendar of the Japanese administration: Japan time, public holidays, business days and
//! the two ways to write a date (和暦 and western).
//!
//! | you look for | go to |
//! |---|---|
//! | which day is a public holiday, and why | [`holiday`] (`holidays.rs`) |
//! | business days and due dates | [`is_business_day`], [`business_days_between`], [`add_business_days`] |
//! | eras (元号) | [`Era`] (`era.rs`) |
//! | dates and times for people to read | [`both_calendars`], [`deadline_ja`] … (`display.rs`) |
//! | dates typed by people | [`parse_date`] (`parse.rs`) |
//!
//! A new special holiday (a coronation, an event) goes into the exceptions in `holidays.rs`; a new
//! era goes into the table in `era.rs`. Nothing else has to change.

mod business_days;
mod display;
mod era;
mod holidays;
mod parse;

pub use business_days::{add_business_days, business_days_between, is_business_day};
pub use display::{
    both_calendars, date_en, datetime_en, datetime_ja, deadline_en, deadline_ja, wareki, weekday_en,
    weekday_ja,
};
pub use era::Era;
pub use holidays::{FIRST_HOLIDAY_YEAR, LAST_HOLIDAY_YEAR, holiday};
pub use parse::{DateError, parse_date, parse_month};

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{Offset, offset},
};

/// Japan standard time, UTC+09:00. Japan has had no summer time since 1951.
pub const JST: Offset = offset(9);

/// The date and time on a clock in Japan at this moment.
pub fn jst(ts: Timestamp) -> DateTime {
    JST.to_datetime(ts)
}

/// The moment at which a clock in Japan shows this date and time. At the very ends of the
/// calendar (years −9999 and 9999) it stays at the first or last moment that can be told.
pub fn from_jst(datetime: DateTime) -> Timestamp {
    JST.to_timestamp(datetime).unwrap_or(if datetime.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

/// The first moment of a day in Japan.
pub fn start_of_day(date: Date) -> Timestamp {
    from_jst(date.at(0, 0, 0, 0))
}

/// The last second of a day in Japan: a due date given as a day lasts until then.
pub fn end_of_day(date: Date) -> Timestamp {
    from_jst(date.at(23, 59, 59, 0))
}

/// The fiscal year (年度), April to March: 2027-03-31 is in 2026.
pub fn fiscal_year(date: Date) -> i16 {
    if date.month() >= 4 { date.year() } else { date.year().saturating_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn japan_is_nine_hours_ahead() {
        let ts: Timestamp = "2026-12-31T15:00:00Z".parse().unwrap();
        assert_eq!(jst(ts), date(2027, 1, 1).at(0, 0, 0, 0));
        assert_eq!(from_jst(date(2027, 1, 1).at(0, 0, 0, 0)), ts);
    }

    #[test]
    fn a_day_lasts_until_its_last_second() {
        assert_eq!(end_of_day(date(2026, 11, 24)), "2026-11-24T14:59:59Z".parse().unwrap());
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        assert_eq!(from_jst(DateTime::MAX), Timestamp::MAX);
        assert_eq!(from_jst(DateTime::MIN), Timestamp::MIN);
        assert_eq!(from_jst(jst(Timestamp::MIN)), Timestamp::MIN);
        assert_eq!(from_jst(jst(Timestamp::MAX)), Timestamp::MAX);
    }

    #[test]
    fn a_fiscal_year_runs_from_april_to_march() {
        assert_eq!(fiscal_year(date(2026, 3, 31)), 2025);
        assert_eq!(fiscal_year(date(2026, 4, 1)), 2026);
        assert_eq!(fiscal_year(date(2027, 3, 31)), 2026);
    }
}
