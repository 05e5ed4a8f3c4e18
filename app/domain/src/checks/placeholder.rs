//! What stood on a blank form or a sample, and was left: `○○○○`, `〇〇株式会社`, `XXXX`, `（記入してください）`, `例：…`.

use super::sheet::Read;
use crate::forms::spec::{Field, Kind};
use crate::text::is_blank;

/// Whether a text is nobody's answer. Choices and ticks have their own marks; numbers and dates are
/// asked only where they can't be read as such.
pub(super) fn is_left_over(raw: &str, field: &Field, read: &Read) -> bool {
    match field.kind {
        Kind::Choice(_) | Kind::Tick => false,
        Kind::Text | Kind::LongText => {
            let text = raw.trim_matches(is_blank);
            has_mark(text) || is_prompt(text, field) || is_sample(text)
        }
        _ if matches!(read, Read::Unfit(_)) => {
            let text = raw.trim_matches(is_blank);
            has_mark(text) || text.chars().any(is_circle) || text.contains('Ｘ') || is_prompt(text, field)
        }
        _ => false,
    }
}

fn is_circle(ch: char) -> bool {
    matches!(ch, '○' | '〇' | '◯' | '●')
}

fn is_cross(ch: char) -> bool {
    matches!(ch, 'X' | 'x' | 'Ｘ' | 'ｘ')
}

/// 二〇〇〇年: 〇 among kanji digits is a zero.
fn is_kanji_digit(ch: char) -> bool {
    "〇一二三四五六七八九十百千万".contains(ch)
}

fn is_latin(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || matches!(ch, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Two circles or more in a row; three crosses or more that are no part of a word or number, or two
/// beside Japanese (`XX株式会社`, but not the `XX` of a model number); three asterisks or underscores.
fn has_mark(text: &str) -> bool {
    let mut before = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let alike: fn(char) -> bool = if is_circle(first) {
            is_circle
        } else if is_cross(first) {
            is_cross
        } else if matches!(first, '*' | '＊') {
            |ch| matches!(ch, '*' | '＊')
        } else if matches!(first, '_' | '＿') {
            |ch| matches!(ch, '_' | '＿')
        } else {
            before = Some(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let end = rest.find(|ch| !alike(ch)).unwrap_or(rest.len());
        let run = &rest[..end];
        let length = run.chars().count();
        let after = rest[end..].chars().next();
        let beside = |test: fn(char) -> bool| before.is_some_and(test) || after.is_some_and(test);
        let left_over = match first {
            _ if is_circle(first) => {
                length >= 2 && !(run.chars().all(|ch| ch == '〇') && beside(is_kanji_digit))
            }
            _ if is_cross(first) => {
                !beside(is_latin)
                    && (length >= 3 || length == 2 && beside(|ch| !ch.is_ascii() && ch.is_alphabetic()))
            }
            _ => length >= 3,
        };
        if left_over {
            return true;
        }
        before = run.chars().next_back();
        rest = &rest[end..];
    }
    false
}

/// What asks for an answer instead of being one.
fn is_prompt(text: &str, field: &Field) -> bool {
    const OPENINGS: [&str; 8] = ["例：", "例:", "（例）", "(例)", "【例】", "［例］", "記入例", "記載例"];
    const ASKING: [&str; 3] = ["記入", "入力", "選択"];
    if OPENINGS.iter().any(|opening| text.starts_with(opening)) {
        return true;
    }
    if !field.help_ja.is_empty() && (text == field.help_ja || text == field.help_en) {
        return true;
    }
    // Grounds may well speak of what a screen asks for; a prompt is short and says nothing else.
    let short = text.chars().nth(30).is_none();
    let bare = text.trim_matches(|ch| "（）()〔〕［］[]【】＜＞<>。※".contains(ch));
    let asks = bare.ends_with("ください")
        || bare.ends_with("下さい")
        || bare.len() < text.len() && ends_in_noun(bare);
    short && asks && ASKING.iter().any(|word| bare.contains(word)) && !bare.contains('「')
}

/// `（要記入）`, `【記入欄】`
fn ends_in_noun(bare: &str) -> bool {
    ["要記入", "記入欄", "入力欄", "要入力", "記入", "入力"].contains(&bare)
}

/// Words of test data, and one letter typed over and over.
fn is_sample(text: &str) -> bool {
    const SAMPLES: [&str; 12] = [
        "サンプル",
        "見本",
        "ダミー",
        "テスト",
        "株式会社サンプル",
        "サンプル株式会社",
        "テスト株式会社",
        "株式会社テスト",
        "sample",
        "dummy",
        "test",
        "n/a",
    ];
    let sample = SAMPLES.iter().any(|sample| text.len() == sample.len() && text.eq_ignore_ascii_case(sample));
    let mut letters = text.chars();
    let repeated = letters.next().is_some_and(|first| {
        first.is_alphabetic() && letters.clone().count() >= 2 && letters.all(|letter| letter == first)
    });
    sample || repeated
}

#[cfg(test)]
mod tests {
    use crate::forms::spec::Unit;

    use super::*;

    fn left_over(raw: &str, kind: Kind) -> bool {
        let field = Field::new("field", "項目", "Field", kind).help("例：CR-100", "For example CR-100.");
        let read = match kind.read(raw) {
            Ok(None) => Read::Empty,
            Ok(Some(value)) => Read::Value(value),
            Err(problem) => Read::Unfit(problem),
        };
        is_left_over(raw, &field, &read)
    }

    #[test]
    fn what_stood_on_a_sample_is_told() {
        for text in [
            "○○○○",
            "〇〇株式会社",
            "株式会社◯◯",
            "東京都●●区",
            "XXXX",
            "ｘｘｘｘ",
            "XX株式会社",
            "ＸＸ病院",
            "FR-XXXX",
            "（記入してください）",
            "商号を記入してください。",
            "ここに入力してください",
            "【要記入】",
            "例：株式会社みらい",
            "（例）東京都",
            "For example CR-100.",
            "サンプル",
            "TEST",
            "あああ",
            "____",
            "＊＊＊",
        ] {
            assert!(left_over(text, Kind::Text), "{text}");
        }
        for (text, kind) in [
            ("令和○年○月○日", Kind::Date),
            ("20XX年XX月XX日", Kind::Date),
            ("○○台", Kind::Integer(Unit::Devices)),
            ("03-XXXX-XXXX", Kind::Phone),
            ("〇〇@〇〇.jp", Kind::Mail),
            ("（記入してください）", Kind::Money),
        ] {
            assert!(left_over(text, kind), "{text}");
        }
    }

    #[test]
    fn what_somebody_meant_is_not() {
        for text in [
            "MT-FR200",
            "XX-200",
            "FR-XX20",
            "二〇〇〇年設立",
            "二〇〇台",
            "○",
            "Max株式会社",
            "TOTO株式会社",
            "テスト技研株式会社",
            "000",
            "画面に「暗証番号を入力してください」と表示し、音声でも案内する。",
            "例外処理の設計書",
            "-",
            "なし",
            "3",
            "ＢＸ工業",
        ] {
            assert!(!left_over(text, Kind::Text), "{text}");
        }
        assert!(!left_over("近日中", Kind::Date));
        assert!(!left_over("十二", Kind::Integer(Unit::Devices)));
    }
}
