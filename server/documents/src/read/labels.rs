//! Telling a label from anything else, however it is spelled, numbered or explained.

use std::collections::HashMap;

use domain::forms::FormSpec;
use domain::forms::spec::{Field, Table};
use domain::text::{is_blank, key};

/// Longest text that may be a label, and one that may be a label with its help, in bytes.
const LONGEST_LABEL: usize = 200;
const LONGEST: usize = 600;
/// Over how many lines a label may be broken.
const LINES: usize = 3;

/// The labels of fields (or of columns), by their key.
pub(crate) struct Labels {
    ids: HashMap<String, &'static str>,
    helps: Vec<String>,
}

/// What forms put before or behind a label, as the comparison key has it.
const MARKS: [&str; 10] =
    ["(任意)", "(必須)", "(※任意)", "(※必須)", "※任意", "※必須", "[任意]", "[必須]", "【任意】", "【必須】"];

/// A label found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<'t> {
    pub(crate) id: &'static str,
    /// What stands behind the label in the same text, without the help.
    pub(crate) rest: Vec<&'t str>,
}

impl Labels {
    /// The labels of the fields outside tables.
    pub(crate) fn of(spec: &FormSpec) -> Self {
        Self::new(&spec.fields().collect::<Vec<_>>())
    }

    /// The labels of the columns of a table.
    pub(crate) fn of_columns(table: &Table) -> Self {
        Self::new(&table.columns.iter().collect::<Vec<_>>())
    }

    fn new(fields: &[&'static Field]) -> Self {
        let mut ids = HashMap::new();
        for field in fields {
            ids.insert(key(field.label_ja), field.id);
            ids.insert(key(field.label_en), field.id);
        }
        // 申込台数 for 申込台数（台）, unless it is the label of another field.
        for field in fields {
            if let Some((short, _)) = field.label_ja.split_once('（') {
                ids.entry(key(short)).or_insert(field.id);
            }
        }
        let helps =
            fields.iter().flat_map(|field| [field.help_ja, field.help_en]).filter(|help| !help.is_empty());
        Self { ids, helps: helps.map(key).collect() }
    }

    /// The field that this text is the label of, and of nothing more.
    pub(crate) fn exact(&self, text: &str) -> Option<&'static str> {
        if text.len() > LONGEST_LABEL {
            return None;
        }
        self.ids.get(&label_key(text)).copied()
    }

    /// The label that a cell begins with: on its first line, or broken over some.
    pub(crate) fn leading<'t>(&self, text: &'t str) -> Option<Found<'t>> {
        let lines: Vec<&str> = text.lines().filter(|line| !line.chars().all(is_blank)).collect();
        for count in 1..=lines.len().min(LINES) {
            if let Some(id) = self.exact(&lines[..count].concat()) {
                return Some(Found { id, rest: self.without_help(&lines[count..]) });
            }
        }
        None
    }

    /// Several labels in one cell, one below the other, with nothing between them but help.
    pub(crate) fn stacked(&self, text: &str) -> Vec<&'static str> {
        if text.len() > LONGEST {
            return Vec::new();
        }
        let lines: Vec<&str> = text.lines().filter(|line| !line.chars().all(is_blank)).collect();
        let ids: Option<Vec<_>> =
            self.without_help(&lines).into_iter().map(|line| self.exact(line)).collect();
        ids.filter(|ids| ids.len() > 1).unwrap_or_default()
    }

    /// A label and its value on one line: `法人番号：401…`, with a tab or blanks between them as well.
    pub(crate) fn in_line<'t>(&self, line: &'t str) -> Option<(&'static str, &'t str)> {
        let separators: [&dyn Fn(char) -> bool; 3] =
            [&|ch| ch == ':' || ch == '：', &|ch| ch == '\t', &is_blank];
        let line = line.trim_start_matches(is_blank);
        separators.into_iter().find_map(|is_separator| {
            let at = line.find(is_separator)?;
            let id = self.exact(&line[..at])?;
            let value = line[at..].trim_start_matches(|ch| is_blank(ch) || ch == ':' || ch == '：');
            Some((id, value))
        })
    }

    pub(crate) fn without_help<'t>(&self, lines: &[&'t str]) -> Vec<&'t str> {
        let is_help = |line: &str| {
            let line = key(line);
            MARKS.contains(&line.as_str()) || self.helps.contains(&line)
        };
        lines.iter().copied().filter(|line| !is_help(line)).collect()
    }
}

/// A label's key without what people and forms put around it: numbers, marks, colons, 任意.
fn label_key(text: &str) -> String {
    let all = key(text);
    let mut rest = all.as_str();
    loop {
        let before = rest;
        rest = rest.trim_end_matches([':', '*', '※']);
        for mark in MARKS {
            rest = rest.strip_suffix(mark).or_else(|| rest.strip_prefix(mark)).unwrap_or(rest);
        }
        rest = rest.trim_start_matches(['・', '●', '■', '◆', '○', '*', '※']);
        rest = without_number(rest);
        if rest == before {
            return rest.to_owned();
        }
    }
}

/// `1.`, `(1)`, `1)` before a label.
fn without_number(text: &str) -> &str {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.trim_start_matches(|ch: char| ch.is_ascii_digit());
    if digits.len() == inner.len() {
        return text;
    }
    digits.strip_prefix([')', '.', ',', '、']).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use domain::forms::{FormId, spec};

    use super::*;

    #[test]
    fn labels_are_known_with_numbers_units_help_and_blanks() {
        let labels = Labels::of(spec(FormId::SupplyPledge));
        for text in [
            "法人番号",
            "法 人 番 号",
            "１．法人番号：",
            "(1) 法人番号（任意）",
            "※必須 法人番号",
            "Corporate number",
        ] {
            assert_eq!(labels.exact(text), Some("corporate_number"), "{text}");
        }
        assert_eq!(labels.exact("申込台数"), Some("applied_units"));
        assert_eq!(labels.exact("申込台数（台）"), Some("applied_units"));
        assert_eq!(labels.exact("株式会社法人番号"), None);
    }

    #[test]
    fn a_label_may_be_broken_and_explained() {
        let labels = Labels::of(spec(FormId::SupplyPledge));
        let found = labels.leading("\n法人\n番号\n13桁の数字を記入してください。\n4011001098993").unwrap();
        assert_eq!((found.id, found.rest), ("corporate_number", vec!["4011001098993"]));
        let stacked = labels.stacked("代表者の役職\n代表者の氏名");
        assert_eq!(stacked, ["representative_title", "representative_name"]);
        assert!(labels.stacked("代表者の役職\n星野").is_empty());
    }

    #[test]
    fn a_label_and_its_value_on_one_line() {
        let labels = Labels::of(spec(FormId::SupplyPledge));
        for line in ["法人番号：401", "法人番号: 401", "法人番号\t401", "　法人番号　401"]
        {
            assert_eq!(labels.in_line(line), Some(("corporate_number", "401")), "{line}");
        }
        assert_eq!(labels.in_line("型番"), None);
    }

    #[test]
    fn a_column_that_is_part_of_another_is_not_mixed_up() {
        let officers = spec(FormId::AntisocialPledge).tables().next().unwrap();
        let labels = Labels::of_columns(officers);
        assert_eq!(labels.exact("氏名"), Some("officer_name"));
        assert_eq!(labels.exact("氏名（フリガナ）"), Some("officer_kana"));
        assert_eq!(labels.exact("氏名(ﾌﾘｶﾞﾅ)"), Some("officer_kana"));
    }
}
