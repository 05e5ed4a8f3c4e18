//! 様式第6号: months without a gap, running totals, the units applied for, and not before 審査3 ends.

use jiff::civil::Date;

use super::basis::Basis;
use super::sheet::{Rows, Sheet};
use super::supply_pledge::applied_units;
use crate::finding::{Code, Finding, Shown};
use crate::forms::{YearMonth, computed};

pub(super) fn check(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    applied_units(sheet, basis, found);
    let first = sheet.date("first_shipment");
    let ends = basis.call.device_check_ends;
    if let (Some(first), Some(ends)) = (first, ends)
        && first < ends
    {
        found.push(sheet.finding(Code::ShipmentTooEarly, "first_shipment").expected(Shown::Date(ends)));
    }
    let Some(rows) = sheet.table() else { return };
    let early = ends.and_then(|ends| early(rows, first, ends));
    if let (Some(row), Some(ends)) = (early, ends) {
        found.push(rows.finding(Code::ShipmentTooEarly, row, "month").expected(Shown::Date(ends)));
    }
    if let (Some(first), Some(month)) = (first, rows.month(0, "month"))
        && YearMonth::of(first) != month
        && early != Some(0)
    {
        let finding = rows.finding(Code::FirstMonthDiffers, 0, "month");
        found.push(finding.expected(Shown::Month(YearMonth::of(first))));
    }
    months(rows, found);
    let slipped = cumulative(sheet, rows, found);
    totals(sheet, rows, basis, slipped, found);
}

/// The first row that ships before the month in which 審査3 ends. Where the day of the first shipment is
/// too early by itself, that is told there: only what lies before its month, too, is told here.
fn early(rows: Rows<'_, '_>, first: Option<Date>, ends: Date) -> Option<usize> {
    let from = first.filter(|first| *first < ends).unwrap_or(ends);
    let ships = |row: usize| rows.whole(row, "units").is_some_and(|units| units > 0);
    let before = |row: usize| rows.month(row, "month").is_some_and(|month| month < YearMonth::of(from));
    (0..rows.lines.len()).find(|row| ships(*row) && before(*row))
}

/// Each month follows the one before. After a slip, the next row may follow what stands there, or
/// what should have: one wrong month is one finding.
fn months(rows: Rows<'_, '_>, found: &mut Vec<Finding>) {
    let mut expected: Option<(i32, i32)> = None;
    for row in 0..rows.lines.len() {
        let Some(month) = rows.month(row, "month") else {
            expected = None;
            continue;
        };
        let is = month.index();
        expected = match expected {
            None => Some((is + 1, is + 1)),
            Some((next, _)) if is == next => Some((is + 1, is + 1)),
            Some((_, other)) if is == other => Some((is + 1, is + 1)),
            Some((next, _)) => {
                let finding = rows.finding(Code::MonthsNotConsecutive, row, "month");
                found.push(finding.expected(Shown::Month(YearMonth::of_index(next))));
                Some((is + 1, next + 1))
            }
        };
    }
}

/// A running total is right when it is the sum so far, or goes on from the one above as it stands: an
/// error is told where it begins. Gives whether there was any.
fn cumulative(sheet: &Sheet<'_>, rows: Rows<'_, '_>, found: &mut Vec<Finding>) -> bool {
    let Some(column) = rows.table.column("cumulative") else { return false };
    let right = computed::column_of(sheet, rows.table, column);
    let before = found.len();
    let mut above: Option<i64> = None;
    for (row, right) in right.into_iter().enumerate() {
        let written = rows.whole(row, "cumulative");
        let going_on =
            above.zip(rows.whole(row, "units")).and_then(|(above, units)| above.checked_add(units));
        if let (Some(written), Some(right)) = (written, right)
            && written != right
            && Some(written) != going_on
        {
            found.push(rows.finding(Code::CumulativeWrong, row, "cumulative").expected(Shown::Number(right)));
        }
        above = written;
    }
    found.len() > before
}

/// The total against the rows, and the rows against the units applied for. A total that repeats a
/// running total found wrong is told there; a row that spoils both is told once.
fn totals(sheet: &Sheet<'_>, rows: Rows<'_, '_>, basis: &Basis, slipped: bool, found: &mut Vec<Finding>) {
    let field = sheet.spec.fields().find(|field| field.id == "total_units");
    let shipped = field.and_then(|it| computed::field_of(sheet, sheet.spec, it, basis.call.rounding));
    // Without any row, it is the rows that are wanted.
    let Some(shipped) = shipped.filter(|_| !rows.lines.is_empty()) else { return };
    let written = sheet.whole("total_units");
    let last = rows.lines.len().checked_sub(1).and_then(|last| rows.whole(last, "cumulative"));
    let repeats = slipped && written.is_some() && written == last;
    if let Some(written) = written
        && written != shipped
        && !repeats
    {
        found.push(sheet.finding(Code::TotalWrong, "total_units").expected(Shown::Number(shipped)));
    }
    let applied = basis.applied.units.map(i64::from).or_else(|| sheet.whole("applied_units"));
    let Some(applied) = applied.filter(|applied| *applied > 0) else { return };
    let told = written.is_some_and(|written| written != shipped && written == applied);
    if shipped != applied && !told {
        let finding = sheet.finding(Code::UnitsDiffer, "total_units");
        let finding = finding.found(Shown::Number(shipped)).expected(Shown::Number(applied));
        // Where no application says it, this form itself does.
        let own = Shown::Forms(vec![sheet.form()]);
        found.push(if basis.applied.units.is_none() { finding.with("forms", own) } else { finding });
    }
}
