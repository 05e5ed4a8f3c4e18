//! Postal codes (郵便番号) and telephone numbers.

use thiserror::Error;

use crate::text;

/// Why a postal code was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PostalCodeError {
    #[error("no postal code was given")]
    Empty,
    #[error("a postal code has digits only, found {found:?}")]
    NotDigits { found: char },
    #[error("a postal code has 7 digits, found {found}")]
    Length { found: usize },
}

impl PostalCodeError {
    /// The stable key of the words for people.
    pub fn code(&self) -> &'static str {
        match self {
            PostalCodeError::Empty => "postal-code-empty",
            PostalCodeError::NotDigits { .. } => "postal-code-not-digits",
            PostalCodeError::Length { .. } => "postal-code-length",
        }
    }
}

/// Why a telephone number was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PhoneError {
    #[error("no telephone number was given")]
    Empty,
    #[error("a telephone number has digits only, found {found:?}")]
    NotDigits { found: char },
    #[error("a telephone number starts with 0")]
    LeadingZero,
    #[error("a telephone number has 10 or 11 digits, found {found}")]
    Length { found: usize },
}

impl PhoneError {
    /// The stable key of the words for people.
    pub fn code(&self) -> &'static str {
        match self {
            PhoneError::Empty => "phone-empty",
            PhoneError::NotDigits { .. } => "phone-not-digits",
            PhoneError::LeadingZero => "phone-leading-zero",
            PhoneError::Length { .. } => "phone-length",
        }
    }
}

/// A postal code as `100-8916`; also typed as `1008916`, `〒１００ー８９１６`.
pub fn parse_postal_code(input: &str) -> Result<String, PostalCodeError> {
    let typed: String = text::digits(input).chars().filter(|&ch| !text::is_blank(ch)).collect();
    let digits = typed.trim_start_matches('〒').replace('-', "");
    if digits.is_empty() {
        return Err(PostalCodeError::Empty);
    }
    if let Some(found) = digits.chars().find(|ch| !ch.is_ascii_digit()) {
        return Err(PostalCodeError::NotDigits { found });
    }
    if digits.len() != 7 {
        return Err(PostalCodeError::Length { found: digits.len() });
    }
    let (area, place) = digits.split_at(3);
    Ok(format!("{area}-{place}"))
}

/// A Japanese telephone number as its 10 or 11 digits, `0352531111`; also typed with hyphens,
/// brackets and spaces, or as `+81 3-5253-1111`.
pub fn parse_phone(input: &str) -> Result<String, PhoneError> {
    let typed: String = text::digits(input)
        .chars()
        .filter(|&ch| !text::is_blank(ch) && !matches!(ch, '-' | '(' | ')' | '（' | '）' | '.'))
        .collect();
    let digits = match typed.strip_prefix("+81").or_else(|| typed.strip_prefix("＋81")) {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => typed,
    };
    if digits.is_empty() {
        return Err(PhoneError::Empty);
    }
    if let Some(found) = digits.chars().find(|ch| !ch.is_ascii_digit()) {
        return Err(PhoneError::NotDigits { found });
    }
    if !digits.starts_with('0') {
        return Err(PhoneError::LeadingZero);
    }
    if !(10..=11).contains(&digits.len()) {
        return Err(PhoneError::Length { found: digits.len() });
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_postal_code_is_stored_with_its_hyphen() {
        for typed in ["100-8916", "1008916", "〒１００ー８９１６", " 〒 100−8916　", "100 8916"]
        {
            assert_eq!(parse_postal_code(typed).as_deref(), Ok("100-8916"), "{typed}");
        }
    }

    #[test]
    fn a_wrong_postal_code_says_why() {
        for (typed, error) in [
            ("〒", PostalCodeError::Empty),
            ("100-891", PostalCodeError::Length { found: 6 }),
            ("100-89160", PostalCodeError::Length { found: 8 }),
            ("1O0-8916", PostalCodeError::NotDigits { found: 'O' }),
        ] {
            assert_eq!(parse_postal_code(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn a_telephone_number_is_stored_as_digits() {
        for typed in [
            "03-5253-1111",
            "０３（５２５３）１１１１",
            "03 5253 1111",
            "+81 3-5253-1111",
            "＋８１ー３ー５２５３ー１１１１",
            "+81(0)3-5253-1111",
        ] {
            assert_eq!(parse_phone(typed).as_deref(), Ok("0352531111"), "{typed}");
        }
        assert_eq!(parse_phone("090-1234-5678").as_deref(), Ok("09012345678"));
    }

    #[test]
    fn a_wrong_telephone_number_says_why() {
        for (typed, error) in [
            ("ー", PhoneError::Empty),
            ("5253-1111", PhoneError::LeadingZero),
            ("03-5253-111", PhoneError::Length { found: 9 }),
            ("090-1234-56789", PhoneError::Length { found: 12 }),
            ("03-5253-1111 内線2", PhoneError::NotDigits { found: '内' }),
        ] {
            assert_eq!(parse_phone(typed), Err(error), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_stored_can_be_typed(postal in "[0-9]{7}", phone in "0[0-9]{9,10}") {
            let postal = parse_postal_code(&postal).unwrap();
            prop_assert_eq!(parse_postal_code(&postal), Ok(postal.clone()));
            prop_assert_eq!(parse_phone(&phone), Ok(phone.clone()));
        }

        #[test]
        fn nothing_typed_makes_them_panic(typed in "\\PC*") {
            let _ = (parse_postal_code(&typed), parse_phone(&typed));
        }
    }
}
