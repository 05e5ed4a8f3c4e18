//! 様式第7号: every figure computed anew, the price of a unit within the cap, valid long enough.

use std::collections::BTreeMap;

use super::basis::Basis;
use super::figures;
use super::sheet::{AsWritten, Rows, Sheet};
use crate::finding::{Code, Finding, Shown};
use crate::forms::computed;
use crate::money::{Yen, tax, tax_included};

pub(super) fn check(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    if let (Some(until), Some(closes)) = (sheet.date("valid_until"), basis.call.closes_on())
        && until < closes
    {
        found.push(sheet.finding(Code::ValidityTooShort, "valid_until").expected(Shown::Date(closes)));
    }
    let Some(rows) = sheet.table().filter(|rows| !rows.lines.is_empty()) else { return };
    amounts(sheet, rows, found);
    sums(sheet, rows, basis, found);
    rates(rows, basis, found);
    let bodies: Vec<usize> =
        (0..rows.lines.len()).filter(|row| rows.choice(*row, "class") == Some("body")).collect();
    let classes_known = (0..rows.lines.len()).all(|row| rows.value(row, "class").is_some());
    if bodies.is_empty() && classes_known {
        found.push(rows.table_finding(Code::NoUnitLine));
    }
    units(rows, &bodies, basis, found);
    let above = above_cap(rows, &bodies, basis, found);
    if !above {
        shifted(rows, basis, found);
    }
}

fn amounts(sheet: &Sheet<'_>, rows: Rows<'_, '_>, found: &mut Vec<Finding>) {
    let Some(column) = rows.table.column("amount") else { return };
    for (row, right) in computed::column_of(sheet, rows.table, column).into_iter().enumerate() {
        if let (Some(amount), Some(right)) = (rows.whole(row, "amount"), right)
            && amount != right
            && !(rows.is_formula(row, "amount") && rows.has_number_as_text(row))
        {
            found.push(rows.finding(Code::AmountWrong, row, "amount").expected(Shown::Yen(right)));
        }
    }
}

/// Subtotal, tax and total: each is right when it follows from the right figures, or from the figures
/// above as they stand. So a wrong line is told at the line only.
fn sums(sheet: &Sheet<'_>, rows: Rows<'_, '_>, basis: &Basis, found: &mut Vec<Finding>) {
    let rounding = basis.call.rounding;
    for (id, code) in
        [("subtotal", Code::SubtotalWrong), ("tax", Code::TaxWrong), ("total", Code::TotalWrong)]
    {
        let Some(field) = sheet.spec.fields().find(|field| field.id == id) else { continue };
        let right = computed::field_of(sheet, sheet.spec, field, rounding);
        let (Some(written), Some(right)) = (sheet.whole(id), right) else { continue };
        let follows = || computed::field_of(&AsWritten(sheet), sheet.spec, field, rounding) == Some(written);
        let of_subtotal = || id == "tax" && tax_of_subtotal(sheet, rows, basis) == Some(written);
        let passed_over = || figures::could_not_count(sheet, id, rows);
        if written != right && !follows() && !of_subtotal() && !passed_over() {
            found.push(sheet.finding(code, id).expected(Shown::Yen(right)));
        }
    }
}

/// The tax on the subtotal as it stands, where all lines have one rate.
fn tax_of_subtotal(sheet: &Sheet<'_>, rows: Rows<'_, '_>, basis: &Basis) -> Option<i64> {
    let rate = rows.whole(0, "tax_rate")?;
    let one = (0..rows.lines.len()).all(|row| rows.whole(row, "tax_rate") == Some(rate));
    let subtotal = Yen(sheet.whole("subtotal").filter(|_| one)?);
    tax(subtotal, u32::try_from(rate).ok()?, basis.call.rounding).ok().map(Yen::get)
}

/// Rates other than the call's, each told once.
fn rates(rows: Rows<'_, '_>, basis: &Basis, found: &mut Vec<Finding>) {
    let Some(usual) = basis.call.tax_percent.map(i64::from) else { return };
    let mut others: BTreeMap<i64, (usize, i64)> = BTreeMap::new();
    for row in 0..rows.lines.len() {
        if let Some(rate) = rows.whole(row, "tax_rate").filter(|rate| *rate != usual) {
            others.entry(rate).or_insert((row, 0)).1 += 1;
        }
    }
    for (row, count) in others.into_values() {
        let finding = rows.finding(Code::TaxRateUnusual, row, "tax_rate").expected(Shown::Number(usual));
        found.push(finding.with("count", Shown::Number(count)));
    }
}

/// Units in the estimate against the units applied for: at the line, where there is one.
fn units(rows: Rows<'_, '_>, bodies: &[usize], basis: &Basis, found: &mut Vec<Finding>) {
    let Some(applied) = basis.applied.units.map(i64::from) else { return };
    let Some(quantity) = quantity(rows, bodies) else { return };
    if quantity != applied {
        let finding = match bodies {
            [one] => rows.finding(Code::UnitsDiffer, *one, "quantity"),
            _ => rows.table_finding(Code::UnitsDiffer),
        };
        found.push(finding.found(Shown::Number(quantity)).expected(Shown::Number(applied)));
    }
}

/// Units in all lines of class 本体; `None` where one is missing or not a number of things.
pub(super) fn quantity(rows: Rows<'_, '_>, bodies: &[usize]) -> Option<i64> {
    if bodies.is_empty() {
        return None;
    }
    bodies.iter().try_fold(0_i64, |total, row| {
        total.checked_add(rows.whole(*row, "quantity").filter(|quantity| *quantity > 0)?)
    })
}

/// The price of one unit, tax included and rounded as the call says, in each line of class 本体. A rate
/// below the call's doesn't make it cheaper.
fn above_cap(rows: Rows<'_, '_>, bodies: &[usize], basis: &Basis, found: &mut Vec<Finding>) -> bool {
    let Some(cap) = basis.call.price_cap else { return false };
    let mut any = false;
    for row in bodies {
        let (Some(price), Some(rate)) = (rows.whole(*row, "unit_price"), rows.whole(*row, "tax_rate")) else {
            continue;
        };
        let Ok(rate) = u32::try_from(rate) else { continue };
        let rate = rate.max(basis.call.tax_percent.unwrap_or(0));
        let Ok(included) = tax_included(Yen(price), rate, basis.call.rounding) else { continue };
        if included > cap {
            any = true;
            let finding = rows.finding(Code::AboveCap, *row, "unit_price");
            let finding = finding.found(Shown::Yen(included.get())).expected(Shown::Yen(cap.get()));
            found.push(finding.with("price", Shown::Yen(price)));
        }
    }
    any
}

/// What comes with each unit – 本体, 付属 and 保守, tax included – above the cap though the unit by itself
/// is within it. Delivery depends on the place and does not count.
fn shifted(rows: Rows<'_, '_>, basis: &Basis, found: &mut Vec<Finding>) {
    let Some(cap) = basis.call.price_cap else { return };
    let (mut hundredfold, mut units) = (0_i128, 0_i128);
    for row in 0..rows.lines.len() {
        let class = rows.choice(row, "class");
        if !matches!(class, Some("body" | "accessory" | "maintenance")) {
            continue;
        }
        let (Some(price), Some(rate), Some(quantity)) =
            (rows.whole(row, "unit_price"), rows.whole(row, "tax_rate"), rows.whole(row, "quantity"))
        else {
            return;
        };
        let usual = basis.call.tax_percent.map(i64::from).filter(|_| class == Some("body"));
        let rate = rate.max(usual.unwrap_or(0));
        // Each factor is bounded by what a form can hold, so none of this can overflow.
        hundredfold += i128::from(price) * i128::from(quantity) * i128::from(100 + rate);
        if class == Some("body") {
            units += i128::from(quantity);
        }
    }
    if units > 0 && hundredfold > i128::from(cap.get()) * 100 * units {
        let each = i64::try_from(hundredfold / (100 * units)).unwrap_or(i64::MAX);
        let finding = rows.table_finding(Code::CapByShifting);
        found.push(finding.found(Shown::Yen(each)).expected(Shown::Yen(cap.get())));
    }
}
