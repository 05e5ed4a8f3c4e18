//! The corporate number (法人番号) that the National Tax Agency gives every corporation.
//!
//! Source: 法人番号の指定等に関する省令 article 2: thirteen digits, the first of which is a check digit.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::text;

/// Digits in a corporate number, the check digit included.
pub const LENGTH: usize = 13;

/// A corporate number whose check digit is right. Whether the corporation exists is another
/// question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CorporateNumber(String);

/// Why a corporate number was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CorporateNumberError {
    #[error("no corporate number was given")]
    Empty,
    #[error("a corporate number has digits only, found {found:?}")]
    NotDigits { found: char },
    #[error("a corporate number has 13 digits, found {found}")]
    Length { found: usize },
    /// A digit was mistyped or two were swapped.
    #[error("the check digit (the first) would be {expected}, found {found}")]
    CheckDigit { expected: u8, found: u8 },
}

impl CorporateNumberError {
    /// The stable key of the words for people.
    pub fn code(&self) -> &'static str {
        match self {
            CorporateNumberError::Empty => "corporate-number-empty",
            CorporateNumberError::NotDigits { .. } => "corporate-number-not-digits",
            CorporateNumberError::Length { .. } => "corporate-number-length",
            CorporateNumberError::CheckDigit { .. } => "corporate-number-check-digit",
        }
    }
}

impl CorporateNumber {
    /// Reads a corporate number; full-width digits, hyphens of any kind and spaces are accepted.
    pub fn parse(input: &str) -> Result<Self, CorporateNumberError> {
        let number: String =
            text::digits(input).chars().filter(|&ch| ch != '-' && !text::is_blank(ch)).collect();
        if number.is_empty() {
            return Err(CorporateNumberError::Empty);
        }
        if let Some(found) = number.chars().find(|ch| !ch.is_ascii_digit()) {
            return Err(CorporateNumberError::NotDigits { found });
        }
        if number.len() != LENGTH {
            return Err(CorporateNumberError::Length { found: number.len() });
        }
        let (found, base) = number.split_at(1);
        let found = found.bytes().fold(0, |_, digit| digit - b'0');
        let expected = check_digit(base);
        if found != expected {
            return Err(CorporateNumberError::CheckDigit { expected, found });
        }
        Ok(Self(number))
    }

    /// The thirteen ASCII digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// 9 − ((Σ Pₙ·Qₙ) mod 9): Pₙ the n-th of the twelve base digits from the right, Qₙ = 1 for odd n and 2
/// for even n. The result is 1 to 9, never 0.
fn check_digit(base: &str) -> u8 {
    let sum: u8 = base
        .bytes()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| (digit - b'0') * weight)
        .sum();
    9 - sum % 9
}

impl fmt::Display for CorporateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for CorporateNumber {
    type Err = CorporateNumberError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        Self::parse(input)
    }
}

impl TryFrom<String> for CorporateNumber {
    type Error = CorporateNumberError;

    fn try_from(input: String) -> Result<Self, Self::Error> {
        Self::parse(&input)
    }
}

impl From<CorporateNumber> for String {
    fn from(number: CorporateNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REAL: [&str; 4] = ["4011001098993", "7010705000725", "7123456789012", "6000012070001"];

    fn valid() -> impl Strategy<Value = String> {
        "[0-9]{12}".prop_map(|base| format!("{}{base}", check_digit(&base)))
    }

    #[test]
    fn real_numbers_are_accepted() {
        for number in REAL {
            assert_eq!(CorporateNumber::parse(number).unwrap().to_string(), number);
        }
    }

    #[test]
    fn it_may_be_typed_in_every_usual_way() {
        for typed in [
            "６０００－０１２０－７０００１",
            " 6-0000-1207-0001 ",
            "６００００１２０７０００１",
            "6 0000 1207 0001",
            "6−0000‐1207–0001",
            "6ー0000―1207　0001",
        ] {
            assert_eq!(
                CorporateNumber::parse(typed).map(String::from),
                Ok("6000012070001".into()),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (typed, error) in [
            ("", CorporateNumberError::Empty),
            ("　－", CorporateNumberError::Empty),
            ("T6000012070001", CorporateNumberError::NotDigits { found: 'T' }),
            ("600001207000", CorporateNumberError::Length { found: 12 }),
            ("60000120700010", CorporateNumberError::Length { found: 14 }),
            ("5000012070001", CorporateNumberError::CheckDigit { expected: 6, found: 5 }),
            ("0000000000000", CorporateNumberError::CheckDigit { expected: 9, found: 0 }),
        ] {
            assert_eq!(CorporateNumber::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn stored_numbers_are_checked_when_they_are_read() {
        let number = CorporateNumber::parse(REAL[0]).unwrap();
        let json = serde_json::to_string(&number).unwrap();
        assert_eq!(json, "\"4011001098993\"");
        assert_eq!(serde_json::from_str::<CorporateNumber>(&json).unwrap(), number);
        assert!(serde_json::from_str::<CorporateNumber>("\"4011001098994\"").is_err());
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(number in valid()) {
            let parsed = CorporateNumber::parse(&number).unwrap();
            prop_assert_eq!(CorporateNumber::parse(&parsed.to_string()), Ok(parsed));
        }

        // Weights 1 and 2 have inverses modulo 9, so only a change by ±9 (0 for 9) goes unseen.
        #[test]
        fn every_wrong_digit_but_zero_for_nine_is_seen(number in valid(), at in 0_usize..13, by in 1_u8..10) {
            let mut digits = number.clone().into_bytes();
            let before = digits[at] - b'0';
            let after = (before + by) % 10;
            digits[at] = after + b'0';
            let typed = String::from_utf8(digits).unwrap();
            let unseen = at > 0 && before.abs_diff(after) == 9;
            prop_assert_eq!(CorporateNumber::parse(&typed).is_ok(), unseen);
        }

        #[test]
        fn nothing_typed_makes_it_panic(typed in "\\PC*") {
            let _ = CorporateNumber::parse(&typed);
        }
    }
}
