//! The Japanese eras (元号) since the Gregorian calendar came into use.

use jiff::civil::{Date, date};

/// An era with the days it covers.
///
/// On 1912-07-30 and 1926-12-25 two eras share the day: both names are right for it in input, and
/// the newer one is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Era {
    /// 令和, 平成 …
    pub name: &'static str,
    /// The Latin letter used for short: `R8.11.22`.
    pub letter: char,
    /// The first day with this era's name.
    pub first: Date,
    /// The last day with this era's name; `None` while it goes on.
    pub last: Option<Date>,
    /// The western year of year 1 (元年).
    first_year: i16,
}

/// The eras, newest first. 明治 starts here with the Gregorian calendar on 明治6年1月1日: before it, month and
/// day followed another calendar and can't be converted by counting years.
const ERAS: [Era; 5] = [
    Era { name: "令和", letter: 'R', first: date(2019, 5, 1), last: None, first_year: 2019 },
    Era {
        name: "平成",
        letter: 'H',
        first: date(1989, 1, 8),
        last: Some(date(2019, 4, 30)),
        first_year: 1989,
    },
    Era {
        name: "昭和",
        letter: 'S',
        first: date(1926, 12, 25),
        last: Some(date(1989, 1, 7)),
        first_year: 1926,
    },
    Era {
        name: "大正",
        letter: 'T',
        first: date(1912, 7, 30),
        last: Some(date(1926, 12, 25)),
        first_year: 1912,
    },
    Era {
        name: "明治",
        letter: 'M',
        first: date(1873, 1, 1),
        last: Some(date(1912, 7, 30)),
        first_year: 1868,
    },
];

impl Era {
    /// The era of a date; `None` before 1873.
    pub fn of(date: Date) -> Option<&'static Era> {
        ERAS.iter().find(|era| era.first <= date)
    }

    /// The era at the start of `text` (令和, 令, `R`, `r` or `R.`), with the rest of the text.
    pub(super) fn strip(text: &str) -> Option<(&'static Era, &str)> {
        if let Some(named) = ERAS.iter().find_map(|era| Some((era, text.strip_prefix(era.name)?))) {
            return Some(named);
        }
        ERAS.iter().find_map(|era| {
            let short =
                [era.letter, era.letter.to_ascii_lowercase()].into_iter().chain(era.name.chars().next());
            let rest = short.into_iter().find_map(|letter| text.strip_prefix(letter))?;
            Some((era, rest.strip_prefix('.').unwrap_or(rest)))
        })
    }

    /// The western year of a year of this era; `None` for year 0 and absurdly high years.
    pub fn western_year(&self, year: i16) -> Option<i16> {
        if year < 1 {
            return None;
        }
        self.first_year.checked_add(year - 1)
    }

    /// The year of this era in a western year: 1 in the year it began.
    pub fn year_of(&self, date: Date) -> i16 {
        date.year() - self.first_year + 1
    }
}
