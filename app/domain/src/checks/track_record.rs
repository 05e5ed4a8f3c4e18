//! 様式第1号: rows or no rows as it says, periods, doubles, the total, and whose model it is.

use std::collections::HashMap;

use super::basis::Basis;
use super::figures;
use super::sheet::{Read, Rows, Sheet, number};
use crate::finding::{Code, Finding, Shown};
use crate::forms::{Value, YearMonth, computed};
use crate::text::key;

pub(super) fn check(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    let Some(rows) = sheet.table() else {
        // The form is complete without the table only where there is nothing to put into it.
        if sheet.choice("has_record") == Some("yes") {
            found.extend(
                sheet
                    .tables()
                    .map(|(table, lines)| Rows { sheet, table, lines }.table_finding(Code::RecordMissing)),
            );
        }
        return;
    };
    match sheet.choice("has_record") {
        Some("yes") if rows.lines.is_empty() => {
            found.push(rows.table_finding(Code::RecordMissing));
            return;
        }
        Some("no") if !rows.lines.is_empty() => {
            found.push(sheet.finding(Code::RecordContradicts, "has_record"));
        }
        _ => {}
    }
    let dated = sheet.date("date").map(YearMonth::of);
    for row in 0..rows.lines.len() {
        period(rows, row, dated, found);
    }
    doubles(rows, found);
    total(sheet, rows, basis, found);
    other_models(sheet, rows, basis, found);
}

/// from ≤ to ≤ the form's date; the first that is not so is told.
fn period(rows: Rows<'_, '_>, row: usize, dated: Option<YearMonth>, found: &mut Vec<Finding>) {
    let (from, to) = (rows.month(row, "from"), rows.month(row, "to"));
    let late = |month: Option<YearMonth>| dated.filter(|dated| month.is_some_and(|month| month > *dated));
    if let Some(dated) = late(from) {
        let finding = rows.finding(Code::PeriodAfterDate, row, "from");
        found.push(finding.expected(Shown::Month(dated)));
    } else if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        found.push(rows.finding(Code::PeriodReversed, row, "to").expected(Shown::Month(from)));
    } else if let Some(dated) = late(to) {
        found.push(rows.finding(Code::PeriodAfterDate, row, "to").expected(Shown::Month(dated)));
    }
}

/// Rows that say the same in every column, spelled alike or not; and, for a person to look at, those
/// that name the same customer, product and months again.
fn doubles(rows: Rows<'_, '_>, found: &mut Vec<Finding>) {
    const NAMED: [&str; 4] = ["customer", "product", "from", "to"];
    let mut seen: HashMap<Vec<String>, u32> = HashMap::new();
    let mut named: HashMap<Vec<String>, u32> = HashMap::new();
    let at = NAMED.map(|column| rows.table.position(column));
    for (row, line) in rows.lines.iter().enumerate() {
        let says: Vec<String> = line.iter().map(comparable).collect();
        if says.iter().all(String::is_empty) {
            continue;
        }
        match seen.get(&says) {
            Some(first) => {
                let other = Shown::Number(i64::from(*first));
                found.push(rows.row_finding(Code::DuplicateRow, row).with("other", other));
            }
            None => {
                let names: Vec<String> =
                    at.iter().flatten().filter_map(|at| says.get(*at).cloned()).collect();
                seen.insert(says, number(row));
                // Without a name or a beginning, nothing says that it is the same.
                if names.iter().take(3).any(String::is_empty) {
                    continue;
                }
                match named.get(&names) {
                    Some(first) => {
                        let other = Shown::Number(i64::from(*first));
                        found.push(rows.row_finding(Code::RowsAlike, row).with("other", other));
                    }
                    None => {
                        named.insert(names, number(row));
                    }
                }
            }
        }
    }
}

fn comparable(read: &Read) -> String {
    match read {
        Read::Value(Value::Text(text)) => key(text),
        Read::Value(Value::Whole(number)) => number.to_string(),
        Read::Value(Value::Month(month)) => month.to_string(),
        Read::Value(Value::Choice(choice)) => choice.id.to_owned(),
        Read::Value(Value::Date(date)) => date.to_string(),
        Read::Value(Value::Tick(_)) | Read::Empty | Read::LeftOver(_) | Read::Unfit(_) => String::new(),
    }
}

fn total(sheet: &Sheet<'_>, rows: Rows<'_, '_>, basis: &Basis, found: &mut Vec<Finding>) {
    let field = sheet.spec.fields().find(|field| field.id == "total_units");
    let right = field.and_then(|field| computed::field_of(sheet, sheet.spec, field, basis.call.rounding));
    if let (Some(total), Some(right)) = (sheet.whole("total_units"), right)
        && total != right
        && !figures::could_not_count(sheet, "total_units", rows)
    {
        found.push(sheet.finding(Code::TotalWrong, "total_units").expected(Shown::Number(right)));
    }
}

/// Other models may well be named, but a reviewer wants to know: each other product once.
fn other_models(sheet: &Sheet<'_>, rows: Rows<'_, '_>, basis: &Basis, found: &mut Vec<Finding>) {
    let own = |field, applied: &str| key(sheet.text(field).unwrap_or(applied));
    let model = own("model_number", &basis.applied.model_number);
    let product = own("product_name", &basis.applied.product_name);
    if model.is_empty() {
        return;
    }
    let mut others: HashMap<String, (usize, i64)> = HashMap::new();
    for row in 0..rows.lines.len() {
        let Some(named) = rows.text(row, "product").map(key) else { continue };
        if named != product && !names_model(&named, &model) {
            others.entry(named).or_insert((row, 0)).1 += 1;
        }
    }
    let mut others: Vec<(usize, i64)> = others.into_values().collect();
    others.sort_unstable();
    for (row, count) in others {
        let expected = sheet.text("model_number").unwrap_or(&basis.applied.model_number);
        let finding = rows.finding(Code::RecordNamesOtherModel, row, "product");
        found.push(finding.expected(Shown::Text(expected.to_owned())).with("count", Shown::Number(count)));
    }
}

/// Whether a key contains the key of a model and not only the beginning or end of a longer one:
/// `fr-200` is in `facereaderfr-200(white)`, not in `fr-2000`, `fr-200-b` or `1fr-200`. A dash before
/// it may be the ー of リーダー.
fn names_model(named: &str, model: &str) -> bool {
    named.match_indices(model).any(|(at, _)| {
        let before = named[..at].chars().next_back();
        let after = named[at + model.len()..].chars().next();
        let goes_on = |ch: char| ch.is_ascii_alphanumeric() || ch == '-';
        !before.is_some_and(|ch| ch.is_ascii_digit()) && !after.is_some_and(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_found_among_other_words_but_not_in_a_longer_one() {
        for (named, is) in [
            ("fr-200", true),
            ("facereaderfr-200", true),
            ("リーダー(fr-200)", true),
            ("リ-ダ-fr-200", true),
            ("fr-200/fr-100", true),
            ("fr-2000", false),
            ("fr-200-b", false),
            ("fr-200b", false),
            ("1fr-200", false),
            ("fr-100", false),
            ("fr-2000とfr-200", true),
        ] {
            assert_eq!(names_model(named, "fr-200"), is, "{named}");
        }
    }
}
