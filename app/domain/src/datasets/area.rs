//! 都道府県と市区町村, by their codes (全国地方公共団体コード, JIS X 0401/0402).

use serde::{Deserialize, Serialize};

/// 都道府県, by its code from 1 to 47.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prefecture(u8);

const NAMES: [&str; 47] = [
    "北海道",
    "青森県",
    "岩手県",
    "宮城県",
    "秋田県",
    "山形県",
    "福島県",
    "茨城県",
    "栃木県",
    "群馬県",
    "埼玉県",
    "千葉県",
    "東京都",
    "神奈川県",
    "新潟県",
    "富山県",
    "石川県",
    "福井県",
    "山梨県",
    "長野県",
    "岐阜県",
    "静岡県",
    "愛知県",
    "三重県",
    "滋賀県",
    "京都府",
    "大阪府",
    "兵庫県",
    "奈良県",
    "和歌山県",
    "鳥取県",
    "島根県",
    "岡山県",
    "広島県",
    "山口県",
    "徳島県",
    "香川県",
    "愛媛県",
    "高知県",
    "福岡県",
    "佐賀県",
    "長崎県",
    "熊本県",
    "大分県",
    "宮崎県",
    "鹿児島県",
    "沖縄県",
];

impl Prefecture {
    pub fn all() -> impl Iterator<Item = Prefecture> {
        (1..=47).map(Prefecture)
    }

    pub fn from_code(code: u8) -> Option<Self> {
        (1..=47).contains(&code).then_some(Self(code))
    }

    pub fn code(self) -> u8 {
        self.0
    }

    pub fn name_ja(self) -> &'static str {
        NAMES.get(usize::from(self.0) - 1).copied().unwrap_or_default()
    }

    /// Reads a code (`1`, `01`) or a name, with or without its last character; 北海道 has no other.
    pub fn read(raw: &str) -> Option<Self> {
        let text = crate::text::digits(raw);
        let text = text.trim();
        if let Ok(code) = text.parse() {
            return Self::from_code(code);
        }
        let short = |name: &str| name.strip_suffix(['県', '府', '都']).is_some_and(|short| short == text);
        Self::all().find(|one| one.name_ja() == text || short(one.name_ja()))
    }
}

/// A place that a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Area {
    pub prefecture: Prefecture,
    /// 市区町村, as the table names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefectures_are_read_by_code_and_name() {
        let read = |raw| Prefecture::read(raw).map(Prefecture::code);
        assert_eq!(
            (read("13"), read("０１"), read("東京"), read("京都府"), read("京都")),
            (Some(13), Some(1), Some(13), Some(26), Some(26))
        );
        assert_eq!(
            (read("北海"), read("0"), read("48"), read("江戸"), read("")),
            (None, None, None, None, None)
        );
        assert!(Prefecture::all().all(|one| Prefecture::read(one.name_ja()) == Some(one)));
    }
}
