//! Business days (開庁日): the days on which the ministry works and deadlines count.
//!
//! Source: 行政機関の休日に関する法律 (Act No. 91 of 1988), article 1: Saturdays, Sundays, public holidays and
//! 29 December to 3 January are not. The first day of a period isn't counted (初日不算入, Civil Code
//! article 140).

use jiff::civil::{Date, Weekday};

use super::holiday;

/// Is the ministry open on this date?
pub fn is_business_day(date: Date) -> bool {
    let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let turn_of_the_year = matches!((date.month(), date.day()), (12, 29..=31) | (1, 1..=3));
    !weekend && !turn_of_the_year && holiday(date).is_none()
}

/// How many business days `d` lie in `from < d ≤ to`; 0 when `to` isn't after `from`.
pub fn business_days_between(from: Date, to: Date) -> u32 {
    let mut count = 0;
    let mut day = from;
    while day < to {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        count += u32::from(is_business_day(day));
    }
    count
}

/// The n-th business day after `from`; `from` itself for n = 0. Stops at the end of the calendar.
pub fn add_business_days(from: Date, n: u32) -> Date {
    let mut left = n;
    let mut day = from;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        left -= u32::from(is_business_day(day));
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    #[test]
    fn the_first_day_is_not_counted() {
        let friday = date(2026, 11, 20);
        assert_eq!(business_days_between(friday, friday), 0);
        // Saturday, Sunday and 勤労感謝の日 lie between.
        assert_eq!(business_days_between(friday, date(2026, 11, 23)), 0);
        assert_eq!(business_days_between(friday, date(2026, 11, 24)), 1);
        assert_eq!(add_business_days(friday, 1), date(2026, 11, 24));
    }

    #[test]
    fn the_ministry_rests_at_the_turn_of_the_year() {
        assert!(is_business_day(date(2026, 12, 28)));
        for day in 29..=31 {
            assert!(!is_business_day(date(2026, 12, day)));
        }
        assert_eq!(add_business_days(date(2026, 12, 28), 1), date(2027, 1, 4));
    }

    #[test]
    fn backwards_is_nothing_and_the_end_of_time_is_an_end() {
        assert_eq!(business_days_between(date(2026, 11, 24), date(2026, 11, 20)), 0);
        assert_eq!(add_business_days(Date::MAX, 3), Date::MAX);
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0_i32..11_000).prop_map(|days| date(2015, 1, 1) + days.days())
    }

    proptest! {
        #[test]
        fn adding_and_counting_are_inverse(from in any_day(), n in 0_u32..300) {
            prop_assert_eq!(business_days_between(from, add_business_days(from, n)), n);
        }

        #[test]
        fn the_day_reached_is_the_earliest(from in any_day(), n in 1_u32..300) {
            let reached = add_business_days(from, n);
            prop_assert!(is_business_day(reached));
            let eve = reached.yesterday().unwrap();
            prop_assert_eq!(business_days_between(from, eve), n - 1);
        }

        #[test]
        fn periods_add_up(a in any_day(), b in any_day(), c in any_day()) {
            let mut days = [a, b, c];
            days.sort();
            let [a, b, c] = days;
            prop_assert_eq!(
                business_days_between(a, b) + business_days_between(b, c),
                business_days_between(a, c)
            );
        }
    }
}
