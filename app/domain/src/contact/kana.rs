//! Names in kana (フリガナ), stored in full-width katakana.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use crate::text;

/// Why a name in kana was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KanaError {
    #[error("no kana was given")]
    Empty,
    /// Kanji, letters, digits; or the first character where none is a letter of kana. `index` counts the characters before it, from 0.
    #[error("{found:?} is not kana (after {index} characters)")]
    NotKana { found: char, index: usize },
}

impl KanaError {
    /// The stable key of the words for people.
    pub fn code(&self) -> &'static str {
        match self {
            KanaError::Empty => "kana-empty",
            KanaError::NotKana { .. } => "kana-not-kana",
        }
    }
}

/// Full-width katakana of hiragana, half-width or full-width kana: `やまだ ﾀﾛｳ` → `ヤマダ　タロウ`.
///
/// Spaces between parts of the name become one full-width space, hyphens the long vowel mark ー.
pub fn kana(input: &str) -> Result<String, KanaError> {
    let parts: Vec<&str> = input.split_whitespace().collect();
    if parts.is_empty() {
        return Err(KanaError::Empty);
    }
    let typed: String = parts.join("\u{3000}");
    let mut katakana = String::with_capacity(typed.len());
    // NFKC turns U+3000 into a plain space, and half-width kana with their marks into one character.
    for (index, ch) in typed.nfkc().enumerate() {
        katakana.push(full_katakana(ch).ok_or(KanaError::NotKana { found: ch, index })?);
    }
    let is_letter = |ch: char| matches!(ch, 'ァ'..='ヺ');
    match katakana.chars().next() {
        Some(found) if !katakana.chars().any(is_letter) => Err(KanaError::NotKana { found, index: 0 }),
        _ => Ok(katakana),
    }
}

fn full_katakana(ch: char) -> Option<char> {
    const HIRAGANA_TO_KATAKANA: u32 = 'ア' as u32 - 'あ' as u32;
    match ch {
        'ァ'..='ヺ' | '・' | 'ヽ' | 'ヾ' => Some(ch),
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => char::from_u32(u32::from(ch) + HIRAGANA_TO_KATAKANA),
        ' ' => Some('\u{3000}'),
        _ if text::is_dash(ch) => Some('ー'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_to_type_kana_ends_in_full_width_katakana() {
        for (typed, stored) in [
            ("ヤマダ　タロウ", "ヤマダ　タロウ"),
            ("やまだ たろう", "ヤマダ　タロウ"),
            (" ﾔﾏﾀﾞ  ﾀﾛｳ ", "ヤマダ　タロウ"),
            ("ｶﾞﾊﾟｰ", "ガパー"),
            ("か\u{3099}", "ガ"),
            ("じょーんず・めありー", "ジョーンズ・メアリー"),
            ("メアリ－", "メアリー"),
            ("ヴァイオレット", "ヴァイオレット"),
            ("みすゞ", "ミスヾ"),
        ] {
            assert_eq!(kana(typed).as_deref(), Ok(stored), "{typed}");
        }
    }

    #[test]
    fn what_is_not_kana_is_named() {
        assert_eq!(kana("　"), Err(KanaError::Empty));
        assert_eq!(kana("ヤマ田"), Err(KanaError::NotKana { found: '田', index: 2 }));
        assert_eq!(kana("Yamada"), Err(KanaError::NotKana { found: 'Y', index: 0 }));
        // No name consists of long vowel marks.
        assert_eq!(kana("－"), Err(KanaError::NotKana { found: 'ー', index: 0 }));
        assert_eq!(kana("・ ー"), Err(KanaError::NotKana { found: '・', index: 0 }));
        assert_eq!(kana("ヤマダ\u{0}"), Err(KanaError::NotKana { found: '\0', index: 3 }));
    }

    proptest! {
        #[test]
        fn what_is_stored_can_be_typed(typed in "[ぁ-ゖァ-ヺー・ｦ-ﾟ 　]{0,20}|\\PC*") {
            if let Ok(stored) = kana(&typed) {
                prop_assert_eq!(kana(&stored), Ok(stored.clone()));
            }
        }
    }
}
