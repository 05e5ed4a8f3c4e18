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
static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let ours = [DATE, CHOOSE, CHOOSE_SHORT].into_iter();
    ours.chain(OF_PROGRAMS).map(key).collect()
});
/// Longer than any prompt, in bytes.
const LONGEST: usize = 200;

/// Whether a text is what stands in an empty place.
pub fn is_prompt(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    text.is_empty() || (text.len() <= LONGEST && KEYS.contains(&key(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
