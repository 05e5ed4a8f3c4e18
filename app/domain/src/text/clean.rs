//! Taking text in: trimmed, of bounded length, and free of characters that another computer would
//! show differently or not at all.

use thiserror::Error;

/// A character from a private use area (外字): it looks different, or like nothing, on other computers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrivateUse {
    pub ch: char,
    /// Its place: how many characters (not bytes) come before it.
    pub index: usize,
}

/// Why a text was refused. `index` counts the characters before the place, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TextError {
    /// 外字.
    #[error("private use character U+{:04X} after {index} characters", u32::from(*found))]
    PrivateUse { found: char, index: usize },
    /// Control characters, and marks that reorder text invisibly (bidirectional overrides).
    #[error("control character U+{:04X} after {index} characters", u32::from(*found))]
    Control { found: char, index: usize },
    /// U+FFFD or a non-character: the text was damaged on its way here.
    #[error("unreadable character U+{:04X} after {index} characters", u32::from(*found))]
    Unreadable { found: char, index: usize },
    #[error("{found} characters, {max} are allowed")]
    TooLong { max: usize, found: usize },
}

impl TextError {
    /// The stable key of the words for people.
    pub fn code(&self) -> &'static str {
        match self {
            TextError::PrivateUse { .. } => "text-private-use",
            TextError::Control { .. } => "text-control",
            TextError::Unreadable { .. } => "text-unreadable",
            TextError::TooLong { .. } => "text-too-long",
        }
    }
}

/// The first 外字 in the text, from any of Unicode's three private use areas.
pub fn find_private_use(input: &str) -> Option<PrivateUse> {
    let (index, ch) = input.chars().enumerate().find(|&(_, ch)| is_private_use(ch))?;
    Some(PrivateUse { ch, index })
}

/// The first character that can't be passed on, as an error. Line feeds and tabs are allowed.
pub fn check_characters(input: &str) -> Result<(), TextError> {
    for (index, found) in input.chars().enumerate() {
        if is_private_use(found) {
            return Err(TextError::PrivateUse { found, index });
        }
        if is_unreadable(found) {
            return Err(TextError::Unreadable { found, index });
        }
        if !matches!(found, '\n' | '\t') && is_control(found) {
            return Err(TextError::Control { found, index });
        }
    }
    Ok(())
}

/// One line: trimmed (full-width spaces, too), at most `max_chars` characters, no line break or tab
/// inside. Nothing else is changed. An empty line is for the caller to judge.
///
/// An `index` in an error counts in the trimmed text.
pub fn clean_line(input: &str, max_chars: usize) -> Result<String, TextError> {
    let line = trim(input);
    let within = line.chars().enumerate().find(|&(_, ch)| matches!(ch, '\n' | '\t'));
    check_characters(line)?;
    if let Some((index, found)) = within {
        return Err(TextError::Control { found, index });
    }
    bounded(line.to_owned(), max_chars)
}

/// Text of several lines: line ends become LF (browsers send CRLF), the outside is trimmed, at most
/// `max_chars` characters, line feeds included.
pub fn clean_text(input: &str, max_chars: usize) -> Result<String, TextError> {
    let text = input.replace("\r\n", "\n").replace('\r', "\n");
    let text = trim(&text);
    check_characters(text)?;
    bounded(text.to_owned(), max_chars)
}

fn trim(input: &str) -> &str {
    input.trim_matches(|ch: char| ch.is_whitespace() || ch == '\u{FEFF}')
}

fn bounded(text: String, max: usize) -> Result<String, TextError> {
    let found = text.chars().count();
    if found > max {
        return Err(TextError::TooLong { max, found });
    }
    Ok(text)
}

fn is_private_use(ch: char) -> bool {
    matches!(
        ch,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}'
    )
}

fn is_unreadable(ch: char) -> bool {
    let code = u32::from(ch);
    ch == '\u{FFFD}' || matches!(code, 0xFDD0..=0xFDEF) || matches!(code & 0xFFFF, 0xFFFE | 0xFFFF)
}

/// Pictures of control characters stand where a file could not hold the characters themselves.
fn is_control(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{2400}'..='\u{2421}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_private_use_character_is_named_with_its_place() {
        for ch in ['\u{E000}', '\u{F8FF}', '\u{F0000}', '\u{10FFFD}'] {
            let text = format!("山{ch}太郎");
            assert_eq!(find_private_use(&text), Some(PrivateUse { ch, index: 1 }));
            assert_eq!(clean_line(&text, 10), Err(TextError::PrivateUse { found: ch, index: 1 }));
        }
        assert_eq!(find_private_use("髙﨑𠮷葛\u{E0100}"), None);
    }

    #[test]
    fn what_is_stored_is_what_was_given() {
        let name = "㈱髙﨑\u{FA10}\u{FA19}葛\u{E0100}　ＡＢＣ";
        assert_eq!(clean_line(&format!("　{name} \r\n"), 20), Ok(name.to_owned()));
    }

    #[test]
    fn damage_and_control_characters_are_told_apart() {
        assert_eq!(clean_line("文\u{FFFD}", 9), Err(TextError::Unreadable { found: '\u{FFFD}', index: 1 }));
        for ch in ['\0', '\u{1B}', '\u{85}', '\u{202E}', '\n', '\t', '\r'] {
            assert_eq!(clean_line(&format!("ab{ch}c"), 9), Err(TextError::Control { found: ch, index: 2 }));
        }
    }

    #[test]
    fn length_counts_characters_and_not_bytes() {
        assert_eq!(clean_line("審査審査", 4), Ok("審査審査".to_owned()));
        assert_eq!(clean_line("審査審査審", 4), Err(TextError::TooLong { max: 4, found: 5 }));
        assert_eq!(clean_line("　", 0), Ok(String::new()));
    }

    #[test]
    fn several_lines_keep_their_breaks_as_line_feeds() {
        assert_eq!(clean_text("一\r\n二\r三\n\t四\r\n", 9), Ok("一\n二\n三\n\t四".to_owned()));
        assert_eq!(clean_text("一\r\n二", 2), Err(TextError::TooLong { max: 2, found: 3 }));
    }

    proptest! {
        #[test]
        fn clean_text_is_clean(text in any::<String>()) {
            if let Ok(clean) = clean_text(&text, 50) {
                prop_assert_eq!(clean_text(&clean, 50), Ok(clean.clone()));
                prop_assert!(!clean.contains('\r'));
                prop_assert_eq!(find_private_use(&clean), None);
            }
        }
    }
}
