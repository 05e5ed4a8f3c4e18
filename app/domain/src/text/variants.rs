//! Variant kanji found in names and addresses, and the short forms of company types.
//!
//! The table serves comparison only. Some pairs are different characters by the dictionary (斉, 斎) but
//! one name in daily use; a match under the key is reported to the reviewer, never passed silently.

use std::{collections::HashMap, sync::LazyLock};

/// The plain form, and what is also written for it. Compatibility characters that NFKC folds by
/// itself (塚 U+FA10, 神 U+FA19) aren't listed.
const KANJI: &[(char, &str)] = &[
    // Family names
    ('高', "髙"),
    ('崎', "﨑嵜"),
    ('辺', "邉邊"),
    ('斎', "齋齊斉"),
    ('吉', "𠮷"),
    ('沢', "澤"),
    ('浜', "濱濵"),
    ('広', "廣"),
    ('島', "嶋嶌"),
    ('徳', "德"),
    ('滝', "瀧"),
    ('桜', "櫻"),
    ('渋', "澁澀"),
    ('関', "關"),
    ('浅', "淺"),
    ('渕', "淵渊"),
    ('曽', "曾"),
    ('槙', "槇"),
    ('峰', "峯"),
    ('富', "冨"),
    ('桑', "桒"),
    ('館', "舘"),
    ('橋', "槗𣘺"),
    ('柳', "栁桺"),
    ('松', "柗枩"),
    ('藪', "籔薮"),
    ('桧', "檜"),
    ('野', "埜"),
    ('巌', "巖"),
    ('岳', "嶽"),
    ('郷', "鄕"),
    ('条', "條"),
    ('鴎', "鷗"),
    ('芦', "蘆"),
    ('蛎', "蠣"),
    ('宮', "宫"),
    ('呂', "吕"),
    ('船', "舩"),
    ('鶴', "靏靍寉"),
    ('塩', "鹽"),
    ('梅', "楳"),
    ('杉', "椙"),
    ('秋', "穐"),
    ('数', "數"),
    ('沖', "冲"),
    ('涼', "凉"),
    // Given names
    ('恵', "惠"),
    ('竜', "龍"),
    ('真', "眞"),
    ('実', "實"),
    ('寿', "壽"),
    ('栄', "榮"),
    ('弥', "彌"),
    ('豊', "豐"),
    ('礼', "禮"),
    ('将', "將"),
    ('静', "靜"),
    ('清', "淸"),
    ('郎', "郞"),
    ('凛', "凜"),
    ('遥', "遙"),
    ('亀', "龜"),
    ('晋', "晉"),
    ('亜', "亞"),
    ('緒', "緖"),
    ('増', "增"),
    ('黒', "黑"),
    ('青', "靑"),
    ('瑶', "瑤"),
    ('尭', "堯"),
    ('穂', "穗"),
    // Company names and addresses
    ('国', "國"),
    ('円', "圓"),
    ('万', "萬"),
    ('蔵', "藏"),
    ('当', "當"),
    ('芸', "藝"),
    ('会', "會"),
    ('学', "學"),
    ('経', "經"),
    ('総', "總"),
    ('応', "應"),
    ('鉄', "鐵鐡銕"),
    ('鉱', "鑛"),
    ('医', "醫"),
    ('薬', "藥"),
    ('歯', "齒"),
    ('伝', "傳"),
    ('団', "團"),
    ('県', "縣"),
    ('区', "區"),
    ('号', "號"),
    ('横', "橫"),
    ('内', "內"),
    ('戸', "戶户"),
    ('瀬', "瀨"),
    // 霞ヶ関, 霞ケ関: small and large are written for one another.
    ('ケ', "ヶ"),
];

/// Short forms of company types after NFKC, which makes ㈱ and （株） both `(株)`, and 株式会社 of ㍿.
pub(super) const COMPANY_FORMS: &[(&str, &str)] = &[
    ("(株)", "株式会社"),
    ("(有)", "有限会社"),
    ("(同)", "合同会社"),
    ("(名)", "合名会社"),
    ("(資)", "合資会社"),
    ("(一社)", "一般社団法人"),
    ("(一財)", "一般財団法人"),
    ("(公社)", "公益社団法人"),
    ("(公財)", "公益財団法人"),
    ("(社)", "社団法人"),
    ("(財)", "財団法人"),
    ("(独)", "独立行政法人"),
    ("(医)", "医療法人"),
    ("(学)", "学校法人"),
    ("(福)", "社会福祉法人"),
    ("(特非)", "特定非営利活動法人"),
];

static PLAIN: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    KANJI
        .iter()
        .flat_map(|&(plain, variants)| variants.chars().map(move |variant| (variant, plain)))
        .collect()
});

/// The plain form of a variant kanji; every other character as it is.
pub(super) fn plain_kanji(ch: char) -> char {
    PLAIN.get(&ch).copied().unwrap_or(ch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn no_variant_is_listed_twice_or_leads_to_another_variant() {
        let mut seen = HashSet::new();
        for &(plain, variants) in KANJI {
            for variant in variants.chars() {
                assert!(seen.insert(variant), "{variant} stands twice");
            }
            assert_eq!(plain_kanji(plain), plain, "{plain} is also a variant");
        }
        assert!(seen.len() >= 40);
    }

    #[test]
    fn the_plain_form_survives_normalisation() {
        for &(plain, _) in KANJI {
            assert_eq!(plain.to_string().nfkc().collect::<String>(), plain.to_string());
        }
    }

    #[test]
    fn writing_a_company_type_out_leaves_no_short_form() {
        for (short, long) in COMPANY_FORMS {
            for (other, _) in COMPANY_FORMS {
                assert!(!long.contains(other), "{short}");
            }
            assert_eq!(short.nfkc().collect::<String>(), *short);
        }
    }
}
