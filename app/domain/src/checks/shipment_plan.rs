//! 様式第6号: months without a gap, running totals, the units applied for, and not before 審査3 ends.

use super::basis::Basis;
use super::sheet::{Rows, Sheet};
use super::supply_pledge::applied_units;
use crate::finding::{Code, Finding, Shown};
use crate::forms::{YearMonth, computed};

pub(super) fn check(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    applied_units(sheet, basis, found);
    if let (Some(first), Some(ends)) = (sheet.date("first_shipment"), basis.call.device_check_ends)
        && first < ends
    {
        found.push(sheet.finding(Code::ShipmentTooEarly, "first_shipment").expected(Shown::Date(ends)));
    }
    let Some(rows) = sheet.table() else { return };
    if let (Some(first), Some(month)) = (sheet.date("first_shipment"), rows.month(0, "month"))
        && YearMonth::of(first) != month
    {
        let finding = rows.finding(Code::FirstMonthDiffers, 0, "month");
        found.push(finding.expected(Shown::Month(YearMonth::of(first))));
    }
    months(rows, found);
    let slipped = cumulative(sheet, rows, found);
    totals(sheet, rows, basis, slipped, found);
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
                found.push(finding.expected(Shown::Month(of_index(next))));
                Some((is + 1, next + 1))
            }
        };
    }
}

fn of_index(index: i32) -> YearMonth {
    let month = i8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
    YearMonth { year: i16::try_from(index.div_euclid(12)).unwrap_or(i16::MAX), month }
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
