//! What stands in an empty place of a Word form, so that one sees how to fill it in; and what office
//! programs put there. The reader takes each of them for nothing.

use std::sync::LazyLock;

use domain::text::{is_blank, key};

/// A day to be filled in.
pub const DATE: &str = "　　　　年　　月　　日";
/// Wide enough to be clicked on.
pub const EMPTY: &str = "　　　　　　";
/// A list to choose from; the short one for narrow columns.
pub const CHOOSE: &str = "（選択してください）";
pub const CHOOSE_SHORT: &str = "選択";

/// What Word and LibreOffice show in an empty control, in Japanese and English.
const OF_PROGRAMS: [&str; 12] = [
    "ここをクリックまたはタップしてテキストを入力してください。",
    "クリックまたはタップしてテキストを入力してください。",
    "ここをクリックしてテキストを入力してください。",
    "アイテムを選択してください。",
    "クリックまたはタップして日付を入力してください。",
    "ここをクリックして日付を入力してください。",
    "テキストを入力",
    "Click or tap here to enter text.",
    "Click here to enter text.",
    "Choose an item.",
    "Choose an item",
    "Click or tap to enter a date.",
];

/// The comparison keys of all of them.
static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| ALL.iter().map(|prompt| key(prompt)).collect());
static ALL: LazyLock<Vec<&str>> =
    LazyLock::new(|| [DATE, CHOOSE, CHOOSE_SHORT].into_iter().chain(OF_PROGRAMS).collect());
/// Prompts that may be what somebody means.
const WORDS: [&str; 2] = [CHOOSE_SHORT, "テキストを入力"];
/// Longer than any prompt, in bytes.
const LONGEST: usize = 200;

/// Whether a text is what stands in an empty place that says itself that it is one.
pub fn is_prompt(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    text.is_empty() || (text.len() <= LONGEST && KEYS.contains(&key(text)))
}

/// Whether a text is a prompt to the letter: 「年月日」 is not, somebody typed it.
pub fn is_whole_prompt(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    text.is_empty() || ALL.iter().any(|prompt| prompt.trim_matches(is_blank) == text)
}

/// As [`is_whole_prompt`], but for those that are words as anybody may use them.
pub fn is_long_prompt(text: &str) -> bool {
    is_whole_prompt(text) && !WORDS.contains(&text.trim_matches(is_blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_typed_is_no_prompt() {
        for text in [DATE, CHOOSE, "Choose an item."] {
            assert!(is_long_prompt(text), "{text}");
        }
        for text in ["選択", "テキストを入力"] {
            assert!(is_whole_prompt(text) && !is_long_prompt(text), "{text}");
        }
        for text in ["年月日", "年　月　日", "選択してください", "choose an item."] {
            assert!(!is_whole_prompt(text), "{text}");
        }
    }

    #[test]
    fn prompts_are_nothing_and_values_are_not() {
        for text in
            ["", "　", DATE, "年月日", CHOOSE, "選択", "Choose an item.", "アイテムを選択してください。"]
        {
            assert!(is_prompt(text), "{text}");
        }
        for text in ["選択する", "令和8年11月22日", "0", "株式会社テキストを入力"] {
            assert!(!is_prompt(text), "{text}");
        }
    }
}
