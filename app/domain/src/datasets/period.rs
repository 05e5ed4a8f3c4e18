//! The time that a row counts: a month, or the part of it in which there was something to count.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// First and last day, both counted in; within one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    from: Date,
    to: Date,
}

/// Why something is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// Not written as `10月分(10/20~10/31)`, `2021-10` or two days.
    Unreadable,
    /// Its days are not in the month that it names.
    OtherMonth,
    /// It ends before it begins, or a day does not exist.
    NoSuchDays,
}

impl Period {
    /// # Errors
    /// [`PeriodError::NoSuchDays`] where it ends before it begins, [`PeriodError::OtherMonth`] where that is
    /// in another month.
    pub fn new(from: Date, to: Date) -> Result<Self, PeriodError> {
        if to < from {
            return Err(PeriodError::NoSuchDays);
        }
        if (from.year(), from.month()) != (to.year(), to.month()) {
            return Err(PeriodError::OtherMonth);
        }
        Ok(Self { from, to })
    }

    /// A whole month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let from = Date::new(year, month, 1).ok()?;
        Some(Self { from, to: from.last_of_month() })
    }

    /// Reads `10月分(10/20~10/31)` as the source writes it: years are not printed, so the year of the month is
    /// given. `2021-10`, `2021年10月` and `2021-10-20/2021-10-31` name their own.
    ///
    /// # Errors
    /// [`PeriodError`].
    pub fn read(raw: &str, year: i16) -> Result<Self, PeriodError> {
        let text: String =
            crate::text::digits(raw).chars().filter(|ch| !crate::text::is_blank(*ch)).collect();
        if let Some((from, to)) = text.split_once('/')
            && let (Ok(from), Ok(to)) = (from.parse(), to.parse())
        {
            return Self::new(from, to);
        }
        let (head, days) = match text.split_once(['(', '（']) {
            Some((head, rest)) => (head, Some(rest.trim_end_matches([')', '）']))),
            None => (text.as_str(), None),
        };
        let (year, month) = year_and_month(head, year).ok_or(PeriodError::Unreadable)?;
        let whole = Self::month(year, month).ok_or(PeriodError::NoSuchDays)?;
        let Some(days) = days else { return Ok(whole) };
        let (from, to) = days.split_once(['~', '～', '〜', '-', '–']).ok_or(PeriodError::Unreadable)?;
        let day = |text: &str| -> Result<Date, PeriodError> {
            let (stated, day) = text.split_once('/').ok_or(PeriodError::Unreadable)?;
            let stated: i8 = stated.parse().map_err(|_| PeriodError::Unreadable)?;
            if stated != month {
                return Err(PeriodError::OtherMonth);
            }
            let day = day.parse().map_err(|_| PeriodError::Unreadable)?;
            Date::new(year, month, day).map_err(|_| PeriodError::NoSuchDays)
        };
        Self::new(day(from)?, day(to)?)
    }

    pub fn from(self) -> Date {
        self.from
    }

    pub fn to(self) -> Date {
        self.to
    }

    /// Whether days of the month are not in it: its count is no month's.
    pub fn is_partial(self) -> bool {
        self.from.day() != 1 || self.to != self.to.last_of_month()
    }

    /// The first day of its month, to tell months apart.
    pub fn first_of_month(self) -> Date {
        self.from.first_of_month()
    }

    /// Whether it is of the month right after that of `before`.
    pub fn follows(self, before: Period) -> bool {
        before.first_of_month().checked_add(1.month()).is_ok_and(|next| next == self.first_of_month())
    }

    /// `2021-10`
    pub fn month_id(self) -> String {
        format!("{:04}-{:02}", self.from.year(), self.from.month())
    }
}

/// `10月分`, `2021-10`, `2021年10月`.
fn year_and_month(text: &str, year: i16) -> Option<(i16, i8)> {
    if let Some((year, month)) = text.split_once('-') {
        return Some((year.parse().ok()?, month.parse().ok()?));
    }
    let text = text.trim_end_matches('分').strip_suffix('月')?;
    match text.split_once('年') {
        Some((year, month)) => Some((year.parse().ok()?, month.parse().ok()?)),
        None => Some((year, text.parse().ok()?)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_period_is_read_as_the_source_writes_it() {
        let read = |raw| Period::read(raw, 2021).map(|one| (one.from(), one.to(), one.is_partial()));
        assert_eq!(read("10月分(10/20~10/31)"), Ok((date(2021, 10, 20), date(2021, 10, 31), true)));
        assert_eq!(read("１１月分（11/1～11/30）"), Ok((date(2021, 11, 1), date(2021, 11, 30), false)));
        assert_eq!(read("2022-02"), Ok((date(2022, 2, 1), date(2022, 2, 28), false)));
        assert_eq!(read("2024年2月"), Ok((date(2024, 2, 1), date(2024, 2, 29), false)));
        assert_eq!(read("2021-10-21/2021-10-31"), Ok((date(2021, 10, 21), date(2021, 10, 31), true)));
    }

    #[test]
    fn what_is_no_period_says_why() {
        use PeriodError as E;
        for (raw, error) in [
            ("", E::Unreadable),
            ("総計", E::Unreadable),
            ("10月分(20~31)", E::Unreadable),
            ("10月分(11/1~11/30)", E::OtherMonth),
            ("13月分", E::NoSuchDays),
            ("2月分(2/1~2/30)", E::NoSuchDays),
            ("10月分(10/31~10/20)", E::NoSuchDays),
            ("2021-10-20/2021-11-05", E::OtherMonth),
        ] {
            assert_eq!(Period::read(raw, 2021), Err(error), "{raw}");
        }
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let month = |year, month| Period::month(year, month).unwrap();
        assert!(month(2022, 1).follows(month(2021, 12)) && !month(2022, 2).follows(month(2021, 12)));
        assert!(!month(2022, 1).follows(month(2022, 1)));
        assert_eq!(month(2022, 1).month_id(), "2022-01");
    }
}
