//! What holds for any field: filled in where it must be, nothing left over from a sample, a text that
//! fits its kind, a number that is not negative.

use super::figures;
use super::sheet::{Read, Rows, Sheet};
use crate::finding::{Code, Finding, Shown};
use crate::forms::spec::{Field, Kind, Table};
use crate::forms::{FormId, Value};

pub(super) fn check(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for field in sheet.spec.fields() {
        let Some(read) = sheet.read(field.id) else { continue };
        let code = fault(read, field).or_else(|| below_minimum(read, minimum(sheet.form(), field.id)));
        if let Some(code) = code {
            found.push(with_details(sheet.finding(code, field.id), read, minimum(sheet.form(), field.id)));
        }
    }
    for (table, lines) in sheet.tables() {
        let rows = Rows { sheet, table, lines };
        // Which columns have a minimum is asked once, not for each row.
        let minima: Vec<_> = table.columns.iter().map(|column| minimum(sheet.form(), column.id)).collect();
        for (row, line) in lines.iter().enumerate() {
            if is_untouched(sheet, table, row) {
                continue;
            }
            for ((column, read), minimum) in table.columns.iter().zip(line).zip(&minima) {
                let code = fault(read, column).or_else(|| below_minimum(read, *minimum));
                if let Some(code) = code.filter(|code| !judged_by_its_form(sheet.form(), *code, column.id)) {
                    found.push(with_details(rows.finding(code, row, column.id), read, *minimum));
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
fn fault(read: &Read, field: &Field) -> Option<Code> {
    match read {
        Read::Empty => (field.required && field.formula.is_none()).then_some(Code::Required),
        Read::LeftOver => Some(Code::Placeholder),
        Read::Unfit(problem) => Some(Code::Unfit(problem.code)),
        Read::Value(Value::Whole(number)) if *number < 0 && counts(field) => Some(Code::Negative),
        Read::Value(_) => None,
    }
}

/// Whether somebody typed a number here that can't be negative. A product or sum follows from others.
fn counts(field: &Field) -> bool {
    field.formula.is_none() && matches!(field.kind, Kind::Integer(_) | Kind::Money)
}

fn below_minimum(read: &Read, minimum: Option<i64>) -> Option<Code> {
    match read {
        Read::Value(Value::Whole(number)) if *number < minimum? => Some(Code::BelowMinimum),
        _ => None,
    }
}

/// The least that makes sense, where that is more than zero.
fn minimum(form: FormId, field: &str) -> Option<i64> {
    let at_least_one = match form {
        FormId::TrackRecord => field == "units",
        FormId::SupplyPledge => ["applied_units", "maximum_units", "monthly_capacity"].contains(&field),
        FormId::ShipmentPlan => field == "applied_units",
        FormId::PriceEstimate => field == "quantity",
        _ => false,
    };
    at_least_one.then_some(1)
}

/// Columns whose emptiness means something of its own.
fn judged_by_its_form(form: FormId, code: Code, column: &str) -> bool {
    form == FormId::SelfDeclaration && code == Code::Required && ["answer", "grounds"].contains(&column)
}

fn with_details(mut finding: Finding, read: &Read, minimum: Option<i64>) -> Finding {
    if let Read::Unfit(problem) = read {
        let args = problem.args.iter().map(|(name, text)| (*name, Shown::Text(text.clone())));
        finding.args.extend(args);
    }
    match (finding.code, minimum) {
        (Code::BelowMinimum, Some(minimum)) => finding.expected(Shown::Number(minimum)),
        (Code::Negative, _) => finding.expected(Shown::Number(minimum.unwrap_or(0))),
        _ => finding,
    }
}
