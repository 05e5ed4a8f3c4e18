//! Whether a clause stands word for word: nobody consents to a sentence that was changed, qualified or
//! struck through.

use std::collections::HashSet;

use domain::forms::spec::{Clause, FormSpec, Kind};
use domain::text::key;

/// Marks for "no", in all their shapes.
const CROSSES: &str = "×✕✖❌╳✗✘";
/// What stands around a clause besides marks: numbers, brackets and bullets.
const AROUND: &str = "()[]{}【】〔〕「」<>.、,。:;・-|第条項号*※•◆◇▪▫‣→⇒▶►▸★☆";
/// By what people count in place of digits.
const COUNTED: &str = "アイウエオカキクケコイロハニホヘト一二三四五六七八九十abcdefghij";
/// How much of a clause a text must have to be taken for it, changed: in percent.
pub(crate) const ALIKE: usize = 60;
/// How much of what was changed is told, in characters.
const TOLD: usize = 200;

/// The clauses of a form, as the comparison key has them.
pub(crate) struct Wording {
    pub(crate) clauses: Vec<(&'static Clause, String)>,
    /// What a form prints around its clauses.
    printed: Vec<String>,
}

impl Wording {
    pub(crate) fn of(spec: &FormSpec) -> Self {
        let clauses: Vec<_> = spec.clauses().map(|clause| (clause, key(clause.text_ja))).collect();
        let labels = clauses.iter().map(|(clause, _)| clause.label_ja);
        let sections = spec.sections.iter().flat_map(|section| [section.note_ja, section.label_ja]);
        let mut printed: Vec<String> =
            labels.chain(sections).map(key).filter(|text| !text.is_empty()).collect();
        printed.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self { clauses, printed }
    }

    pub(crate) fn shortest(&self) -> usize {
        self.clauses.iter().map(|(_, text)| text.len()).min().unwrap_or(0)
    }

    pub(crate) fn longest(&self) -> usize {
        self.clauses.iter().map(|(_, text)| text.len()).max().unwrap_or(0)
    }

    /// Whether a text, given as its key, says nothing but clauses: what is left without them are labels,
    /// numbers and marks.
    pub(crate) fn is_whole(&self, host: &str) -> bool {
        let mut clauses: Vec<&str> = self.clauses.iter().map(|(_, text)| text.as_str()).collect();
        clauses.sort_by_key(|text| std::cmp::Reverse(text.len()));
        // A character that no key has keeps apart what stood apart.
        let rest = clauses.iter().fold(host.to_owned(), |rest, clause| rest.replace(clause, "\n"));
        rest.split('\n').all(|part| self.is_beside(part))
    }

    fn is_beside(&self, part: &str) -> bool {
        let rest = self.printed.iter().fold(part.to_owned(), |rest, printed| rest.replace(printed, ""));
        let rest: String = rest.chars().filter(|ch| !is_mark(*ch)).collect();
        let mut letters = rest.chars();
        match (letters.next(), letters.next()) {
            (None, _) => true,
            (Some(one), None) => COUNTED.contains(one),
            _ => Kind::Tick.read(&rest).is_ok(),
        }
    }

    /// How much of a clause a text has, from 0 to 100, by pairs of characters.
    pub(crate) fn likeness(clause: &str, pairs: &HashSet<(char, char)>) -> usize {
        let own = pairs_of(clause);
        let shared = own.iter().filter(|pair| pairs.contains(pair)).count();
        shared * 100 / own.len().max(1)
    }
}

pub(crate) fn pairs_of(text: &str) -> HashSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

fn is_mark(ch: char) -> bool {
    ch.is_ascii_digit()
        || AROUND.contains(ch)
        || CROSSES.contains(ch)
        // What fonts of symbols leave behind.
        || matches!(ch, '\u{E000}'..='\u{F8FF}' | char::REPLACEMENT_CHARACTER)
        || Kind::Tick.read(ch.encode_utf8(&mut [0; 4])).is_ok_and(|tick| tick.is_some())
}

pub(crate) fn has_cross(text: &str) -> bool {
    text.contains(|ch| CROSSES.contains(ch))
}

/// As much of a text as a finding shows.
pub(crate) fn told(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(TOLD) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::forms::{FormId, spec};

    use super::*;

    #[test]
    fn marks_numbers_and_labels_may_stand_around_a_clause() {
        let wording = Wording::of(spec(FormId::CancellationConsent));
        let text = &wording.clauses[0].1;
        let label = wording.clauses[0].0.label_ja;
        for (before, after) in [
            ("", ""),
            ("(1)　", ""),
            ("☑ １．", ""),
            ("□", "✓"),
            ("（ア）", ""),
            ("第1号　", "　×"),
            ("\u{F0FE}", ""),
            ("レ", ""),
            ("【", "】はい"),
            (label, "☑"),
        ] {
            assert!(wording.is_whole(&key(&format!("{before}{text}{after}"))), "{before} {after}");
        }
        for (before, after) in [
            ("", "ただし、当社は承諾しない。"),
            ("", "（ただし、役員Aを除く。）"),
            ("次の事項には同意しない：", ""),
            ("", "ない"),
            ("不", ""),
            ("☑", "要相談"),
        ] {
            assert!(!wording.is_whole(&key(&format!("{before}{text}{after}"))), "{before} {after}");
        }
        let (one, two) = (&wording.clauses[0].1, &wording.clauses[1].1);
        assert!(wording.is_whole(&key(&format!("(1){one}\n☑(2){two}"))));
        assert!(!wording.is_whole(&key(&format!("(1){one}\nただし(2){two}"))));
    }
}
