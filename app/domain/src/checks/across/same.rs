//! What must be equal on all forms. Without an application to say what is right, the majority
//! does, and among equals the form that comes first.

use super::Sheets;
use crate::checks::basis::Basis;
use crate::checks::header::{Alike, SAME, alike, said};
use crate::finding::{Code, Finding, Shown};
use crate::forms::FormId;

pub(super) fn check(sheets: &Sheets<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    for (field, code) in SAME {
        if said(basis, field).is_some() {
            continue;
        }
        let values: Vec<(FormId, &str)> =
            sheets.iter().filter_map(|(form, sheet)| Some((*form, sheet.text(field)?))).collect();
        compare(sheets, field, code, &values, found);
    }
}

fn compare(
    sheets: &Sheets<'_>,
    field: &'static str,
    code: Code,
    values: &[(FormId, &str)],
    found: &mut Vec<Finding>,
) {
    let same_key = |one: &str, other: &str| alike(field, one, other) != Alike::Different;
    let Some(agreed) = majority(values, same_key) else { return };
    let spelled: Vec<(FormId, &str)> =
        values.iter().filter(|(_, value)| same_key(value, agreed)).copied().collect();
    let letters = |one: &str, other: &str| alike(field, one, other) == Alike::Same;
    let Some(agreed) = majority(&spelled, letters) else { return };
    let saying = spelled.iter().filter(|(_, value)| letters(value, agreed)).map(|(form, _)| *form).collect();
    let forms = Shown::Forms(saying);
    for (form, value) in values {
        let code = match alike(field, value, agreed) {
            Alike::Same => continue,
            Alike::Key => Code::SpelledDifferently,
            Alike::Different => code,
        };
        if let Some(sheet) = sheets.get(form) {
            let finding = sheet.finding(code, field).expected(Shown::Text(agreed.to_owned()));
            found.push(finding.with("forms", forms.clone()));
        }
    }
}

/// The value that most say; of equally many, the one said first.
fn majority<'v>(values: &[(FormId, &'v str)], same: impl Fn(&str, &str) -> bool) -> Option<&'v str> {
    let votes = |value: &str| values.iter().filter(|(_, other)| same(value, other)).count();
    let mut best: Option<(&'v str, usize)> = None;
    for (_, value) in values {
        let votes = votes(value);
        if best.is_none_or(|(_, most)| votes > most) {
            best = Some((value, votes));
        }
    }
    best.map(|(value, _)| value)
}
