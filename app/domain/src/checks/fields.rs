//! What holds for any field: filled in where it must be, nothing left over from a sample, a text that
//! fits its kind, a number that is not negative.

use super::figures;
use super::sheet::{Read, Rows, Sheet};
use crate::finding::{Code, Finding, Shown};
use crate::forms::spec::{Field, Kind, Table};
use crate::forms::{FormId, Origin, Value};

pub(super) fn check(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for field in sheet.spec.fields() {
        let Some(read) = sheet.read(field.id) else { continue };
        let origin = sheet.content.entry(field.id).map(|entry| entry.origin);
        if let Some(code) = fault(read, field, origin) {
            found.push(with_details(sheet.finding(code, field.id), read, field));
        }
    }
    for (table, lines) in sheet.tables() {
        let rows = Rows { sheet, table, lines };
        for (row, line) in lines.iter().enumerate() {
            if is_untouched(sheet, table, row) {
                continue;
            }
            for (column, read) in table.columns.iter().zip(line) {
                let origin = rows.entry(row, column.id).map(|entry| entry.origin);
                let code = fault(read, column, origin);
                if let Some(code) = code.filter(|code| !judged_by_its_form(sheet.form(), *code, column.id)) {
                    found.push(with_details(rows.finding(code, row, column.id), read, column));
                }
            }
        }
        if lines.is_empty() && table.min_rows > 0 && sheet.content.tables.contains_key(table.id) {
            let code = if table.id == "officers" { Code::NoOfficer } else { Code::Required };
            found.push(rows.table_finding(code));
        }
    }
    figures::check(sheet, found);
}

/// Rows of a list that nobody touched are no rows; readers leave them out already.
fn is_untouched(sheet: &Sheet<'_>, table: &Table, row: usize) -> bool {
    let row = sheet.content.rows(table.id).get(row);
    !table.fixed && row.is_some_and(|row| row.is_untouched(table))
}

/// What is wrong with a text by itself. Computed places that are empty are for [`figures`].
fn fault(read: &Read, field: &Field, origin: Option<Origin>) -> Option<Code> {
    match read {
        // Somebody did fill it in, though not with anything that can be seen.
        Read::Empty if origin == Some(Origin::StoredFigure) && field.formula.is_none() => {
            Some(Code::FormulaWithoutValue)
        }
        Read::Empty => (field.required && field.formula.is_none()).then_some(Code::Required),
        Read::LeftOver(_) => Some(Code::Placeholder),
        Read::Unfit(problem) => Some(Code::Unfit(problem.code)),
        Read::Value(Value::Whole(number)) if *number < 0 && counts(field) => Some(Code::Negative),
        Read::Value(Value::Whole(number)) if field.minimum > 0 && *number < field.minimum => {
            Some(Code::BelowMinimum)
        }
        Read::Value(_) => None,
    }
}

/// Whether somebody typed a number here that can't be negative. A product or sum follows from others.
fn counts(field: &Field) -> bool {
    field.formula.is_none() && matches!(field.kind, Kind::Integer(_) | Kind::Money)
}

/// Columns whose emptiness means something of its own.
fn judged_by_its_form(form: FormId, code: Code, column: &str) -> bool {
    form == FormId::SelfDeclaration && code == Code::Required && ["answer", "grounds"].contains(&column)
}

fn with_details(mut finding: Finding, read: &Read, field: &Field) -> Finding {
    match read {
        Read::Unfit(problem) => {
            let args = problem.args.iter().map(|(name, text)| (*name, Shown::Text(text.clone())));
            finding.args.extend(args);
        }
        // In a long text, only what was left over.
        Read::LeftOver(Some(mark)) => finding.found = Shown::Text(mark.clone()),
        _ => {}
    }
    match finding.code {
        Code::BelowMinimum | Code::Negative => finding.expected(Shown::Number(field.minimum)),
        _ => finding,
    }
}
