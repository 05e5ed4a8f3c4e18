//! The comparison key: equal for two spellings of the same name.

use unicode_normalization::UnicodeNormalization;

use super::{
    is_blank, is_dash,
    variants::{COMPANY_FORMS, plain_kanji},
};

/// The key by which names, addresses and model numbers are compared and searched.
///
/// NFKC; spaces, variation selectors (IVS) and invisible characters removed; dashes unified; variant
/// kanji replaced by the plain form (髙 → 高); ㈱ and （株） written out; Latin letters in lower case. Never
/// show or store it in place of the text. `key(key(x)) == key(x)`.
pub fn key(input: &str) -> String {
    // The second round composes what stood apart before the spaces were removed.
    let mut key = fold(&fold(input));
    for (short, long) in COMPANY_FORMS {
        if key.contains(short) {
            key = key.replace(short, long);
        }
    }
    key
}

fn fold(input: &str) -> String {
    input
        .chars()
        .filter(|&ch| !is_blank(ch))
        .nfkc()
        .filter(|&ch| !is_blank(ch))
        .map(|ch| if is_dash(ch) { '-' } else { plain_kanji(ch) })
        .map(|ch| ch.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in [
            ("髙橋 太郎", "高橋　太郎"),
            ("山﨑", "山崎"),
            ("渡邉", "渡辺"),
            ("渡邊", "渡辺"),
            ("齋藤", "斎藤"),
            ("𠮷田", "吉田"),
            ("葛\u{E0100}飾区", "葛飾区"),
            ("㈱カードリーダー", "株式会社 カードリーダー"),
            ("（株）カードリーダー", "株式会社カードリーダー"),
            ("(株)ｶｰﾄﾞﾘｰﾀﾞｰ", "株式会社カードリーダー"),
            ("㍿審査", "株式会社審査"),
            ("㈲審査", "有限会社審査"),
            ("（一社）審査", "一般社団法人審査"),
            ("ＡＢＣ－１２３", "abc-123"),
            ("千代田区霞が関１−２−２", "千代田区霞が関1‐2－2"),
            ("FR〜100", "fr-100"),
            ("\u{FA10}本\u{FA19}社", "塚本神社"),
            ("か\u{200B}\u{3099}", "が"),
        ] {
            assert_eq!(key(one), key(other), "{one} / {other}");
        }
    }

    #[test]
    fn different_names_stay_different() {
        for (one, other) in [
            ("高橋", "高梁"),
            ("FR-100", "FR-101"),
            ("株式会社審査", "有限会社審査"),
            ("審査株式会社", "株式会社審査"),
            ("埼玉", "崎玉"),
            ("大田", "太田"),
            ("カ", "ガ"),
        ] {
            assert_ne!(key(one), key(other), "{one} / {other}");
        }
    }

    #[test]
    fn blanks_alone_have_an_empty_key() {
        assert_eq!(key(" 　\t\u{FEFF}"), "");
    }

    proptest! {
        #[test]
        fn the_key_of_a_key_is_itself(text in "\\PC*|[㈱(株）（有 ゛゙ーｶﾞか\u{3099}髙﨑A-z¨\u{200B}]*") {
            prop_assert_eq!(key(&key(&text)), key(&text));
        }

        #[test]
        fn spaces_never_matter(left in "\\PC{0,12}", right in "\\PC{0,12}") {
            prop_assert_eq!(key(&format!("{left}　{right}")), key(&format!("{left}{right}")));
        }
    }
}
