//! 様式第2号: every requirement answered, the mandatory ones met, with grounds and evidence.

use std::collections::HashMap;

use super::basis::Basis;
use super::sheet::{Read, Rows, Sheet, number};
use crate::finding::{Code, Finding, Shown};
use crate::forms::{REQUIREMENT_EDITION, Value};
use crate::text::key;

/// A requirement as the form prints it: number, text, class.
type Printed = [&'static str];

pub(super) fn check(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    let Some(rows) = sheet.table() else { return };
    // Of another set of requirements we do not know the list, only what the form itself says.
    let known = basis.call.requirement_edition.as_deref().is_none_or(|it| it == REQUIREMENT_EDITION);
    let printed: &[&Printed] = if known { rows.table.preset } else { &[] };
    let matched = matched(rows, printed);
    for (row, requirement) in matched.iter().enumerate() {
        if let Some(requirement) = requirement {
            altered(rows, row, requirement, found);
        }
        answer(rows, row, *requirement, found);
    }
    if known && !rows.lines.is_empty() {
        list(rows, &matched, found);
    }
    doubles(rows, found);
}

/// For each row the requirement that it answers: by its number, else by its text, else, where the
/// number was cleared, by its place.
fn matched(rows: Rows<'_, '_>, printed: &[&'static Printed]) -> Vec<Option<&'static Printed>> {
    let by = |at: usize, text: Option<&str>| {
        let text = key(text?);
        printed.iter().copied().find(|requirement| requirement.get(at).is_some_and(|it| key(it) == text))
    };
    (0..rows.lines.len())
        .map(|row| {
            by(0, rows.text(row, "requirement"))
                .or_else(|| by(1, rows.text(row, "requirement_text")))
                .or_else(|| rows.is_empty(row, "requirement").then(|| printed.get(row).copied()).flatten())
        })
        .collect()
}

/// Requirements without a row, and rows without a requirement.
fn list(rows: Rows<'_, '_>, matched: &[Option<&'static Printed>], found: &mut Vec<Finding>) {
    for requirement in rows.table.preset {
        let number = requirement.first().copied().unwrap_or_default();
        if matched.iter().flatten().all(|it| it.first() != Some(&number)) {
            let finding = rows.table_finding(Code::RequirementMissing);
            found.push(finding.expected(Shown::Text(number.to_owned())));
        }
    }
    for (row, requirement) in matched.iter().enumerate() {
        let unknown = match requirement {
            Some(requirement) => rows
                .text(row, "requirement")
                .filter(|it| requirement.first().is_some_and(|number| key(number) != key(it)))
                .map(|_| Shown::Text(requirement.first().copied().unwrap_or_default().to_owned())),
            None => rows.text(row, "requirement").map(|_| Shown::Nothing),
        };
        if let Some(expected) = unknown {
            found.push(rows.finding(Code::RequirementUnknown, row, "requirement").expected(expected));
        }
    }
}

/// What the form prints is not the vendor's to change.
fn altered(rows: Rows<'_, '_>, row: usize, requirement: &Printed, found: &mut Vec<Finding>) {
    let printed = |at: usize| requirement.get(at).copied().unwrap_or_default();
    let mut changed = |column, expected: &str| {
        let finding = rows.finding(Code::RequirementChanged, row, column);
        found.push(finding.expected(Shown::Text(expected.to_owned())));
    };
    if rows.text(row, "requirement_text").is_some_and(|text| key(text) != key(printed(1))) {
        changed("requirement_text", printed(1));
    }
    if let Some(Value::Choice(class)) = rows.value(row, "class")
        && class.label_ja != printed(2)
    {
        changed("class", printed(2));
    }
}

fn answer(rows: Rows<'_, '_>, row: usize, requirement: Option<&Printed>, found: &mut Vec<Finding>) {
    if rows.is_empty(row, "answer") {
        found.push(rows.finding(Code::RequirementUnanswered, row, "answer"));
        return;
    }
    let mandatory = match requirement.and_then(|requirement| requirement.get(2)) {
        Some(class) => *class == "必須",
        None => rows.choice(row, "class") == Some("mandatory"),
    };
    let says_nothing = |column: &str| says_nothing(rows, row, column);
    let no_grounds = says_nothing("grounds");
    let missing = |code, column| {
        let finding = rows.finding(code, row, column);
        let taken = !rows.is_empty(row, column);
        if taken { finding.with("taken_as_empty", Shown::Nothing) } else { finding }
    };
    match rows.choice(row, "answer") {
        Some("met") => {
            if no_grounds {
                found.push(missing(Code::Required, "grounds"));
            }
            // Without the document there is no page to name.
            let lacking = ["evidence_file", "evidence_page"].into_iter().find(|it| says_nothing(it));
            found.extend(lacking.map(|column| missing(Code::EvidenceMissing, column)));
        }
        Some(_) if mandatory => found.push(rows.finding(Code::MandatoryNotMet, row, "answer")),
        Some(_) if no_grounds => found.push(missing(Code::ReasonMissing, "grounds")),
        _ => {}
    }
}

/// Nothing written, or only a word for it: 「－」, 「なし」, 「同上」. Each row has to speak for itself.
fn says_nothing(rows: Rows<'_, '_>, row: usize, column: &str) -> bool {
    const WORDS: [&str; 14] = [
        "なし",
        "無し",
        "無",
        "特になし",
        "特に無し",
        "該当なし",
        "該当無し",
        "ありません",
        "特にありません",
        "同上",
        "上に同じ",
        "上記と同じ",
        "同じ",
        "同様",
    ];
    let Some(text) = rows.text(row, column) else { return rows.is_empty(row, column) };
    let text = key(text);
    let word = text.trim_matches(|ch: char| "-。.、,・/()（）「」〃\"…*".contains(ch));
    word.is_empty() || WORDS.contains(&word)
}

fn doubles(rows: Rows<'_, '_>, found: &mut Vec<Finding>) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for row in 0..rows.lines.len() {
        let Some(Read::Value(Value::Text(requirement))) = rows.read(row, "requirement") else { continue };
        match seen.get(&key(requirement)) {
            Some(first) => {
                let other = Shown::Number(i64::from(*first));
                found.push(rows.row_finding(Code::DuplicateRow, row).with("other", other));
            }
            None => {
                seen.insert(key(requirement), number(row));
            }
        }
    }
}
