//! What stood on a blank form or a sample, and was left: `○○○○`, `〇〇株式会社`, `XXXX`, `（記入してください）`, `例：…`.

use super::sheet::Read;
use crate::forms::spec::{Field, Kind};
use crate::text::is_blank;

/// What shows that a text is nobody's answer: all of it, or in a text of several lines only the mark.
/// Choices and ticks have their own marks; numbers and dates are asked only where they can't be read as
/// such.
pub(super) fn left_over<'t>(raw: &'t str, field: &Field, read: &Read) -> Option<&'t str> {
    let text = raw.trim_matches(is_blank);
    match field.kind {
        Kind::Choice(_) | Kind::Tick => None,
        Kind::Text => (mark(text).is_some() || is_prompt(text, field) || is_sample(text)).then_some(text),
        Kind::LongText => {
            let whole = is_prompt(text, field) || is_sample(text);
            if whole { Some(text) } else { mark_in_sentences(text) }
        }
        _ if matches!(read, Read::Unfit(_)) => {
            let any = mark(text).is_some() || text.chars().any(is_circle) || text.contains('Ｘ');
            (any || is_prompt(text, field)).then_some(text)
        }
        _ => None,
    }
}

/// A mark that is no part of what somebody wrote: sentences quote what a screen shows (「○○様」), and
/// speak of asterisks.
fn mark_in_sentences(text: &str) -> Option<&str> {
    let unquoted = unquoted(text);
    if unquoted.iter().all(|part| !part.chars().any(char::is_alphanumeric)) {
        return mark(text);
    }
    let spoken_of = |mark: &&str| !mark.starts_with(['*', '＊']);
    unquoted.into_iter().filter_map(mark).find(spoken_of)
}

/// A text without what stands in 「」 or 『』.
fn unquoted(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['「', '『']) {
        let closing = if rest[open..].starts_with('「') { '」' } else { '』' };
        let Some(close) = rest[open..].find(closing) else { break };
        parts.push(&rest[..open]);
        rest = &rest[open + close + closing.len_utf8()..];
    }
    parts.push(rest);
    parts
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
fn mark(text: &str) -> Option<&str> {
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
            return Some(run);
        }
        before = run.chars().next_back();
        rest = &rest[end..];
    }
    None
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

/// Words of test data, and one kana typed over and over. Latin letters are no sign: `III` and `AAA` are
/// names, too.
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
        matches!(first, 'ぁ'..='ゖ' | 'ァ'..='ヺ')
            && letters.clone().count() >= 2
            && letters.all(|letter| letter == first)
    });
    sample || repeated
}

#[cfg(test)]
mod tests {
    use crate::forms::spec::Unit;

    use super::*;

    fn found(raw: &str, kind: Kind) -> Option<&str> {
        let field = Field::new("field", "項目", "Field", kind).help("例：CR-100", "For example CR-100.");
        let read = match kind.read(raw) {
            Ok(None) => Read::Empty,
            Ok(Some(value)) => Read::Value(value),
            Err(problem) => Read::Unfit(problem),
        };
        super::left_over(raw, &field, &read)
    }

    fn left_over(raw: &str, kind: Kind) -> bool {
        found(raw, kind).is_some()
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
    fn of_a_long_text_only_the_mark_is_shown() {
        for (text, mark) in [
            ("東京都○○区△△1-2-3\n第一工場", "○○"),
            ("「確認」と表示する〇〇方式による。", "〇〇"),
            ("「○○○○」", "○○○○"),
            ("****", "****"),
            ("電話 XX-XXXX", "XXXX"),
            ("閉じない「○○", "○○"),
            ("（記入してください）", "（記入してください）"),
        ] {
            assert_eq!(found(text, Kind::LongText), Some(mark), "{text}");
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
            "AAA",
            "カードリーダーIII",
            "III",
        ] {
            assert!(!left_over(text, Kind::Text), "{text}");
        }
        for text in [
            "画面に「○○様」と表示し、番号は****で伏せる。",
            "「本人確認中」と表示し、終わると『〇〇を確認しました』と表示する。",
            "暗証番号は＊＊＊＊と表示する。",
        ] {
            assert!(!left_over(text, Kind::LongText), "{text}");
        }
        assert!(!left_over("近日中", Kind::Date));
        assert!(!left_over("十二", Kind::Integer(Unit::Devices)));
    }
}
