//! One value of a table, and numbers as people write them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::measure::Unit;
use crate::text::digits;

/// A share in tenths of a percent, 0 to 1000: 87.0 % is 870.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(u16);

impl Rate {
    /// The whole, in tenths.
    const WHOLE: u16 = 1000;

    pub fn from_tenths(tenths: u16) -> Option<Self> {
        (tenths <= Self::WHOLE).then_some(Self(tenths))
    }

    pub fn tenths(self) -> u16 {
        self.0
    }

    /// `part` of `whole`, rounded half up to a tenth of a percent as the ministry does; `None` of nothing, and
    /// where the part is more than the whole.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        if part > whole {
            return None;
        }
        let tenths = (u128::from(part) * 2000 + u128::from(whole)).checked_div(u128::from(whole) * 2)?;
        Self::from_tenths(u16::try_from(tenths).ok()?)
    }
}

impl fmt::Display for Rate {
    /// `87.0`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// What stands at a place of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Value {
    Count(u64),
    Rate(Rate),
    /// 「—」: not published, or there was nothing to count yet. Never 0.
    NotAvailable,
}

/// Why something is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueError {
    /// Nothing stands there: neither a number nor 「—」.
    Empty,
    /// 約, およそ: the portal publishes what was counted.
    Approximate,
    NotANumber,
    Negative,
    /// A count with a fraction, or a rate finer than a tenth of a percent.
    TooFine,
    /// A rate over 100 %.
    OverWhole,
    TooLarge,
}

/// Highest count that can be meant: a hundred times what all of Japan brings in a month.
const HIGHEST: u64 = 1_000_000_000_000;

impl Value {
    /// Reads a value of a unit as people write it: full-width digits, commas, `％`, 「—」.
    ///
    /// # Errors
    /// [`ValueError`]; nothing is ever guessed.
    pub fn parse(raw: &str, unit: Unit) -> Result<Self, ValueError> {
        let text: String = digits(raw).chars().filter(|ch| !crate::text::is_blank(*ch)).collect();
        if text.is_empty() {
            return Err(ValueError::Empty);
        }
        if text.chars().all(|ch| crate::text::is_dash(ch) || ch == '…' || ch == '*') {
            return Ok(Value::NotAvailable);
        }
        if ["約", "およそ", "概ね", "ca.", "~"].iter().any(|mark| text.starts_with(mark)) {
            return Err(ValueError::Approximate);
        }
        let text = text.replace('，', ",").replace('．', ".");
        if text.starts_with('-') {
            return Err(ValueError::Negative);
        }
        match unit {
            Unit::Percent => rate(&text),
            Unit::Facilities | Unit::Times => {
                let text = text.trim_end_matches('件').trim_end_matches("施設");
                count(text)
            }
        }
    }

    pub fn count(self) -> Option<u64> {
        match self {
            Value::Count(count) => Some(count),
            _ => None,
        }
    }

    pub fn rate(self) -> Option<Rate> {
        match self {
            Value::Rate(rate) => Some(rate),
            _ => None,
        }
    }
}

fn count(text: &str) -> Result<Value, ValueError> {
    let plain = ungrouped(text)?;
    if plain.contains('.') {
        return Err(ValueError::TooFine);
    }
    let count: u64 = plain.parse().map_err(|_| ValueError::TooLarge)?;
    if count > HIGHEST { Err(ValueError::TooLarge) } else { Ok(Value::Count(count)) }
}

fn rate(text: &str) -> Result<Value, ValueError> {
    let text = text.trim_end_matches(['%', '％']);
    let plain = ungrouped(text)?;
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 1 {
        return Err(ValueError::TooFine);
    }
    let whole: u16 = whole.parse().map_err(|_| ValueError::OverWhole)?;
    let tenth: u16 =
        if fraction.is_empty() { 0 } else { fraction.parse().map_err(|_| ValueError::NotANumber)? };
    let tenths = whole.checked_mul(10).and_then(|tenths| tenths.checked_add(tenth));
    tenths.and_then(Rate::from_tenths).map(Value::Rate).ok_or(ValueError::OverWhole)
}

/// Digits with at most one point. Commas may only part groups of three: `1,23` is a slip, not 123.
fn ungrouped(text: &str) -> Result<String, ValueError> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let fits = |(place, group): (usize, &&str)| {
        group.chars().all(|ch| ch.is_ascii_digit())
            && match (place, groups.len()) {
                (_, 1) => !group.is_empty(),
                (0, _) => (1..=3).contains(&group.len()),
                _ => group.len() == 3,
            }
    };
    let sound = groups.iter().enumerate().all(fits)
        && fraction.is_none_or(|text| !text.is_empty() && text.chars().all(|ch| ch.is_ascii_digit()));
    if !sound {
        return Err(ValueError::NotANumber);
    }
    let whole = groups.concat();
    Ok(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (raw, count) in [
            ("199,924", 199_924),
            ("１９９，９２４", 199_924),
            (" 0 ", 0),
            ("8187施設", 8_187),
            ("5,442,891件", 5_442_891),
        ] {
            assert_eq!(Value::parse(raw, Unit::Times), Ok(Value::Count(count)), "{raw}");
        }
        for (raw, tenths) in [("87.0%", 870), ("９６．４％", 964), ("100", 1000), ("0", 0), ("33.90", 339)]
        {
            assert_eq!(Value::parse(raw, Unit::Percent), Ok(Value::Rate(Rate(tenths))), "{raw}");
        }
        for raw in ["—", "-", "－", "…", "***", "―"] {
            assert_eq!(Value::parse(raw, Unit::Times), Ok(Value::NotAvailable), "{raw}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        use ValueError as E;
        for (raw, unit, error) in [
            ("", Unit::Times, E::Empty),
            ("　", Unit::Percent, E::Empty),
            ("約1,200", Unit::Times, E::Approximate),
            ("○", Unit::Times, E::NotANumber),
            ("12,34", Unit::Times, E::NotANumber),
            (",123", Unit::Times, E::NotANumber),
            ("1,2345", Unit::Times, E::NotANumber),
            ("1.", Unit::Percent, E::NotANumber),
            ("-5", Unit::Times, E::Negative),
            ("12.5", Unit::Facilities, E::TooFine),
            ("33.95%", Unit::Percent, E::TooFine),
            ("100.1", Unit::Percent, E::OverWhole),
            ("101%", Unit::Percent, E::OverWhole),
            ("99999999999999999999", Unit::Times, E::TooLarge),
            ("1000000000001", Unit::Times, E::TooLarge),
            ("65000%", Unit::Percent, E::OverWhole),
        ] {
            assert_eq!(Value::parse(raw, unit), Err(error), "{raw}");
        }
    }

    #[test]
    fn rates_are_rounded_half_up_to_a_tenth() {
        let of = |part, whole| Rate::of(part, whole).map(Rate::tenths);
        assert_eq!(of(199_924, 229_810), Some(870));
        assert_eq!(of(199_924, 213_296), Some(937));
        assert_eq!(of(1, 2000), Some(1), "0.05 % is 0.1 %");
        assert_eq!(of(1, 2001), Some(0));
        assert_eq!((of(0, 0), of(2, 1), of(1, 1)), (None, None, Some(1000)));
        assert_eq!(of(u64::MAX, u64::MAX), Some(1000));
        assert_eq!(Rate(870).to_string(), "87.0");
    }
}
