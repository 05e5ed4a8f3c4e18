//! Money in whole yen, consumption tax and its rounding. Integers only: no amount is ever a float.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use crate::text;

/// An amount in whole yen; negative for discounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Yen(pub i64);

/// What happens to a part of a yen (端数処理). Each call for applications sets its own.
///
/// All three look at the amount without its sign, so that a discount of 5 yen is rounded as a price
/// of 5 yen is: `Ceil` is 切上げ, away from zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// 切捨て
    #[default]
    Truncate,
    /// 四捨五入
    RoundHalfUp,
    /// 切上げ
    Ceil,
}

/// Why an amount was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MoneyError {
    #[error("no amount was given")]
    Empty,
    #[error("an amount has digits only, found {found:?}")]
    NotDigits { found: char },
    /// `99.5`: there is nothing smaller than a yen.
    #[error("an amount is in whole yen")]
    Fraction,
    /// `99,5`: a comma that doesn't stand between thousands.
    #[error("a comma stands between thousands only")]
    Grouping,
    /// Beyond what can be counted (±9.2 × 10¹⁸ yen).
    #[error("the amount is too large")]
    Overflow,
}

impl MoneyError {
    /// The stable key of the words for people.
    pub fn code(&self) -> &'static str {
        match self {
            MoneyError::Empty => "money-empty",
            MoneyError::NotDigits { .. } => "money-not-digits",
            MoneyError::Fraction => "money-fraction",
            MoneyError::Grouping => "money-grouping",
            MoneyError::Overflow => "money-overflow",
        }
    }
}

impl Rounding {
    pub const ALL: [Rounding; 3] = [Rounding::Truncate, Rounding::RoundHalfUp, Rounding::Ceil];

    /// The stable name in storage and catalogue keys.
    pub fn id(self) -> &'static str {
        match self {
            Rounding::Truncate => "truncate",
            Rounding::RoundHalfUp => "round_half_up",
            Rounding::Ceil => "ceil",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rounding| rounding.id() == id)
    }

    /// `numerator / denominator` as a whole number; the denominator is positive.
    fn divide(self, numerator: i128, denominator: i128) -> i128 {
        let size = numerator.abs();
        let (whole, rest) = (size / denominator, size % denominator);
        let up = match self {
            Rounding::Truncate => false,
            Rounding::RoundHalfUp => rest * 2 >= denominator,
            Rounding::Ceil => rest > 0,
        };
        (whole + i128::from(up)) * numerator.signum()
    }
}

impl Yen {
    pub const ZERO: Yen = Yen(0);

    /// The amount in yen.
    pub fn get(self) -> i64 {
        self.0
    }

    pub fn plus(self, other: Yen) -> Result<Yen, MoneyError> {
        self.0.checked_add(other.0).map(Yen).ok_or(MoneyError::Overflow)
    }

    pub fn minus(self, other: Yen) -> Result<Yen, MoneyError> {
        self.0.checked_sub(other.0).map(Yen).ok_or(MoneyError::Overflow)
    }

    /// The amount of a line: unit price times quantity.
    pub fn times(self, quantity: u32) -> Result<Yen, MoneyError> {
        self.0.checked_mul(i64::from(quantity)).map(Yen).ok_or(MoneyError::Overflow)
    }

    /// The sum of amounts; zero for none.
    pub fn sum(amounts: impl IntoIterator<Item = Yen>) -> Result<Yen, MoneyError> {
        amounts.into_iter().try_fold(Yen::ZERO, Yen::plus)
    }

    /// Reads an amount as people write it: `99000`, `99,000円`, `￥９９，０００-`, `金99,000円也`, `-1,000`, `△1,000円`.
    /// Commas must stand between thousands: `99,5` is not 995.
    pub fn parse(input: &str) -> Result<Yen, MoneyError> {
        let typed = as_typed(input);
        let typed = strip_end(strip_start(&typed, &['金']), &['也']);
        let unsigned = strip_start(typed, &['-', '△', '▲']);
        let sign = if unsigned.len() < typed.len() { "-" } else { "" };
        let number = strip_end(strip_start(unsigned, &['¥', '\\']), &['円', '-']);
        if number.is_empty() {
            return Err(MoneyError::Empty);
        }
        match number.chars().find(|&ch| ch != ',' && !ch.is_ascii_digit()) {
            Some('.') => return Err(MoneyError::Fraction),
            Some(found) => return Err(MoneyError::NotDigits { found }),
            None => {}
        }
        let digits = ungroup(number).ok_or(MoneyError::Grouping)?;
        let amount = format!("{sign}{digits}").parse();
        amount.map(Yen).map_err(|_| MoneyError::Overflow)
    }
}

/// A number ready to be read: NFKC, dashes unified, no blanks. White space between two digits stands for a
/// comma, so `1 000` is a thousand and two numbers are not one. `12000～` is no end of a price but the
/// beginning of a range, so a wave is kept.
pub(crate) fn as_typed(input: &str) -> String {
    let mut typed = String::new();
    let mut apart = false;
    for ch in input.nfkc() {
        if ch.is_whitespace() {
            apart = true;
            continue;
        }
        if text::is_blank(ch) {
            continue;
        }
        if apart && ch.is_ascii_digit() && typed.ends_with(|last: char| last.is_ascii_digit()) {
            typed.push(',');
        }
        apart = false;
        typed.push(match ch {
            '~' | '\u{301C}' => '~',
            _ if text::is_dash(ch) => '-',
            _ => ch,
        });
    }
    typed
}

fn strip_start<'a>(text: &'a str, marks: &[char]) -> &'a str {
    text.strip_prefix(marks).unwrap_or(text)
}

fn strip_end<'a>(text: &'a str, marks: &[char]) -> &'a str {
    text.strip_suffix(marks).unwrap_or(text)
}

/// Digits without their commas; `None` when a comma stands elsewhere than between thousands.
fn ungroup(number: &str) -> Option<String> {
    let mut groups = number.split(',');
    let first = groups.next()?;
    let grouped = number.contains(',');
    let right = !grouped || (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    right.then(|| number.replace(',', ""))
}

/// The consumption tax on an amount without tax. `rate_percent` is 10 for 10 %.
pub fn tax(excluding: Yen, rate_percent: u32, rounding: Rounding) -> Result<Yen, MoneyError> {
    let hundredfold = i128::from(excluding.0) * i128::from(rate_percent);
    i64::try_from(rounding.divide(hundredfold, 100)).map(Yen).map_err(|_| MoneyError::Overflow)
}

/// The amount including consumption tax: `excluding` plus its rounded [`tax`].
pub fn tax_included(excluding: Yen, rate_percent: u32, rounding: Rounding) -> Result<Yen, MoneyError> {
    excluding.plus(tax(excluding, rate_percent, rounding)?)
}

/// `99,000円`, `-1,000円`.
impl fmt::Display for Yen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        f.write_str("円")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_cap_is_ninety_thousand_without_tax() {
        assert_eq!(tax_included(Yen(90_000), 10, Rounding::Truncate), Ok(Yen(99_000)));
    }

    #[test]
    fn parts_of_a_yen_follow_the_rule_of_the_call() {
        for (excluding, truncated, half_up, ceiled) in [
            (14, 15, 15, 16),
            (15, 16, 17, 17),
            (16, 17, 18, 18),
            (20, 22, 22, 22),
            (-15, -16, -17, -17),
            (0, 0, 0, 0),
        ] {
            let with = |rounding| tax_included(Yen(excluding), 10, rounding);
            assert_eq!(with(Rounding::Truncate), Ok(Yen(truncated)), "{excluding}");
            assert_eq!(with(Rounding::RoundHalfUp), Ok(Yen(half_up)), "{excluding}");
            assert_eq!(with(Rounding::Ceil), Ok(Yen(ceiled)), "{excluding}");
        }
        assert_eq!(tax(Yen(99), 8, Rounding::Truncate), Ok(Yen(7)));
    }

    #[test]
    fn too_much_is_an_error_and_never_a_wrong_number() {
        assert_eq!(tax_included(Yen(i64::MAX), 10, Rounding::Ceil), Err(MoneyError::Overflow));
        assert_eq!(tax(Yen(i64::MAX), u32::MAX, Rounding::Ceil), Err(MoneyError::Overflow));
        assert_eq!(Yen(i64::MAX).plus(Yen(1)), Err(MoneyError::Overflow));
        assert_eq!(Yen(i64::MIN).minus(Yen(1)), Err(MoneyError::Overflow));
        assert_eq!(Yen(i64::MAX).times(2), Err(MoneyError::Overflow));
        assert_eq!(Yen::sum([Yen(i64::MAX), Yen(1)]), Err(MoneyError::Overflow));
        assert_eq!(Yen::parse("9223372036854775808"), Err(MoneyError::Overflow));
        assert_eq!(Yen::sum([Yen(1), Yen(2), Yen(-3)]), Ok(Yen::ZERO));
    }

    #[test]
    fn amounts_are_shown_in_thousands() {
        for (yen, shown) in [
            (0, "0円"),
            (999, "999円"),
            (99_000, "99,000円"),
            (1_234_567, "1,234,567円"),
            (-1_000, "-1,000円"),
            (i64::MIN, "-9,223,372,036,854,775,808円"),
        ] {
            assert_eq!(Yen(yen).to_string(), shown);
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for typed in [
            "99000",
            "99,000円",
            "￥９９，０００",
            "¥99,000",
            " 99 000 ",
            "９９０００円",
            "￥99,000-",
            "金９９，０００円也",
        ] {
            assert_eq!(Yen::parse(typed), Ok(Yen(99_000)), "{typed}");
        }
        for typed in ["-1,000", "△1,000", "▲１，０００円", "−1000"] {
            assert_eq!(Yen::parse(typed), Ok(Yen(-1_000)), "{typed}");
        }
        for (typed, error) in [
            ("円", MoneyError::Empty),
            ("99.5", MoneyError::Fraction),
            ("99,5", MoneyError::Grouping),
            (",000", MoneyError::Grouping),
            ("9,9000", MoneyError::Grouping),
            ("1000\n2000", MoneyError::Grouping),
            ("99000～", MoneyError::NotDigits { found: '~' }),
            ("--5", MoneyError::NotDigits { found: '-' }),
            ("9万9千円", MoneyError::NotDigits { found: '万' }),
        ] {
            assert_eq!(Yen::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn rounding_is_stored_under_its_id() {
        for rounding in Rounding::ALL {
            assert_eq!(Rounding::from_id(rounding.id()), Some(rounding));
            let json = serde_json::to_string(&rounding).unwrap();
            assert_eq!(json, format!("\"{}\"", rounding.id()));
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(yen in any::<i64>()) {
            prop_assert_eq!(Yen::parse(&Yen(yen).to_string()), Ok(Yen(yen)));
        }

        #[test]
        fn rounding_moves_by_less_than_a_yen(yen in -1_000_000_000_i64..1_000_000_000, rate in 0_u32..30) {
            let exact = yen * i64::from(rate);
            for rounding in Rounding::ALL {
                let found = tax(Yen(yen), rate, rounding).unwrap().get();
                prop_assert!((found * 100 - exact).abs() < 100);
            }
            let nearest = tax(Yen(yen), rate, Rounding::RoundHalfUp).unwrap().get();
            prop_assert!((nearest * 100 - exact).abs() <= 50);
        }

        #[test]
        fn nothing_typed_makes_it_panic(typed in "\\PC*") {
            let _ = Yen::parse(&typed);
        }
    }
}
