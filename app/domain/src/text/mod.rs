//! Japanese text: comparing it, and taking it in from people and files.
//!
//! What was given is stored as it was given. Two spellings are compared by their [`key`], which is
//! never stored in place of the text: NFC and NFKC alone already change characters of real names
//! (U+FA10 塚, U+FA19 神).
//!
//! | you look for | go to |
//! |---|---|
//! | are these two names the same? | [`key`] |
//! | a line or a paragraph typed by a person | [`clean_line`], [`clean_text`] |
//! | 外字 and other characters that can't be passed on | [`find_private_use`], [`check_characters`] |
//! | full-width digits and dashes in numbers | [`digits`] |
//! | full-width letters in codes | [`half_width`] |
//!
//! One more variant kanji or company abbreviation: a line in `variants.rs`.

mod clean;
mod key;
mod variants;

pub use clean::{PrivateUse, TextError, check_characters, clean_line, clean_text, find_private_use};
pub use key::key;

/// Is this one of the many characters that people type for a dash or hyphen? The long vowel mark
/// ー is among them, so outside of keys and numbers this isn't a question to ask.
pub fn is_dash(ch: char) -> bool {
    matches!(
        ch,
        '-' | '~' | '\u{02D7}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2053}'
                | '\u{2212}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{301C}'
                | '\u{3030}'
                | '\u{30FC}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
                | '\u{FF5E}'
                | '\u{FF70}'
    )
}

/// A space of any kind, or a character that shows nothing at all (zero-width space, byte order
/// mark, soft hyphen, variation selector).
pub fn is_blank(ch: char) -> bool {
    ch.is_whitespace()
        || matches!(
            ch,
            '\u{00AD}'
                | '\u{180B}'..='\u{180E}'
                | '\u{200B}'..='\u{200D}'
                | '\u{2060}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{E0100}'..='\u{E01EF}'
        )
}

/// Full-width digits become ASCII digits and dashes of any kind `-`; all else stays. For numbers
/// only: it turns the ー of カード into `-`, too.
pub fn digits(input: &str) -> String {
    input
        .chars()
        .map(|ch| match ch {
            '０'..='９' => char::from_u32(u32::from(ch) - u32::from('０') + u32::from('0')).unwrap_or(ch),
            _ if is_dash(ch) => '-',
            _ => ch,
        })
        .collect()
}

/// Full-width Latin letters, digits and signs as the half-width ones, any dash as a hyphen: for codes that
/// are nothing else.
pub fn half_width(input: &str) -> String {
    input
        .chars()
        .map(|ch| match ch {
            _ if is_dash(ch) => '-',
            '！'..='～' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
            '\u{3000}' => ' ',
            _ => ch,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_and_dashes_change() {
        assert_eq!(digits("０３−１２３４ー５６７８"), "03-1234-5678");
        assert_eq!(digits("Ａ１　髙"), "Ａ1　髙");
    }

    #[test]
    fn codes_become_half_width() {
        assert_eq!(half_width("Ｔ１－ａ　ー＿"), "T1-a -_");
        assert_eq!(half_width("髙ア"), "髙ア");
    }

    #[test]
    fn every_dash_of_the_keyboard_is_one() {
        for dash in "-－−‐‑–—―ー〜～ｰ─".chars() {
            assert!(is_dash(dash), "{dash}");
        }
        assert!(!is_dash('一'));
        assert!(!is_dash('_'));
    }
}
