//! Units, capacity, warranty and maintenance between 様式第4号, 様式第6号 and 様式第7号.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Sheets;
use crate::checks::basis::Basis;
use crate::checks::price_estimate;
use crate::checks::sheet::{Rows, Sheet};
use crate::finding::{Code, Finding, Shown};
use crate::forms::{FormId, YearMonth};

pub(super) fn check(sheets: &Sheets<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    let pledge = sheets.get(&FormId::SupplyPledge);
    let plan = sheets.get(&FormId::ShipmentPlan);
    let estimate = sheets.get(&FormId::PriceEstimate);
    if basis.applied.units.is_none() {
        units(pledge, plan, estimate, found);
    }
    if let (Some(pledge), Some(rows)) = (pledge, plan.and_then(Sheet::table)) {
        capacity(pledge, rows, basis, found);
        maintenance(pledge, rows, found);
    }
    if let (Some(pledge), Some(estimate)) = (pledge, estimate) {
        if let (Some(pledged), Some(estimated)) =
            (pledge.whole("warranty_months"), estimate.whole("warranty_months"))
            && pledged != estimated
        {
            let finding = estimate.finding(Code::WarrantyDiffers, "warranty_months");
            found.push(finding.expected(Shown::Number(pledged)));
        }
        if let (Some(pledged), Some(estimated)) =
            (pledge.date("maintenance_until"), estimate.date("maintenance_until"))
            && pledged != estimated
        {
            let finding = estimate.finding(Code::MaintenanceDiffers, "maintenance_until");
            found.push(finding.expected(Shown::Date(pledged)));
        }
    }
}

/// One figure for each form, and what most say is right; of equally many, what is said first.
fn units(
    pledge: Option<&Sheet<'_>>,
    plan: Option<&Sheet<'_>>,
    estimate: Option<&Sheet<'_>>,
    found: &mut Vec<Finding>,
) {
    let mut figures: Vec<(i64, Finding)> = Vec::new();
    for sheet in [pledge, plan].into_iter().flatten() {
        if let Some(units) = sheet.whole("applied_units").filter(|units| *units > 0) {
            figures.push((units, sheet.finding(Code::UnitsDiffer, "applied_units")));
        }
    }
    if let Some(rows) = estimate.and_then(Sheet::table) {
        let is_body = |row: &usize| rows.choice(*row, "class") == Some("body");
        let bodies: Vec<usize> = (0..rows.lines.len()).filter(is_body).collect();
        if let Some(quantity) = price_estimate::quantity(rows, &bodies) {
            let finding = match bodies[..] {
                [one] => rows.finding(Code::UnitsDiffer, one, "quantity"),
                _ => rows.table_finding(Code::UnitsDiffer),
            };
            figures.push((quantity, finding));
        }
    }
    let votes = |units: i64| figures.iter().filter(|(other, _)| *other == units).count();
    let Some(most) = figures.iter().map(|(units, _)| votes(*units)).max() else { return };
    let Some(agreed) = figures.iter().map(|(units, _)| *units).find(|units| votes(*units) == most) else {
        return;
    };
    let saying = figures.iter().filter(|(units, _)| *units == agreed).map(|(_, it)| it.form).collect();
    let forms = Shown::Forms(saying);
    let others = figures.into_iter().filter(|(units, _)| *units != agreed);
    found.extend(others.map(|(units, finding)| {
        let finding = finding.found(Shown::Number(units)).expected(Shown::Number(agreed));
        finding.with("forms", forms.clone())
    }));
}

/// Every month's running total ≤ stock + capacity × months so far, the first month counting as one.
/// Told at the first month that is too much: later ones follow from it. Months that only stand before
/// the first shipment don't count, or empty rows would raise the capacity.
fn capacity(pledge: &Sheet<'_>, rows: Rows<'_, '_>, basis: &Basis, found: &mut Vec<Finding>) {
    let stock = rows.sheet.whole("stock").filter(|stock| *stock >= 0);
    let capacity = pledge.whole("monthly_capacity").filter(|capacity| *capacity > 0);
    let (Some(stock), Some(capacity), Some(first)) = (stock, capacity, begins(rows, basis)) else {
        return;
    };
    let mut total = 0_i128;
    for row in 0..rows.lines.len() {
        let (Some(month), Some(units)) = (rows.month(row, "month"), rows.whole(row, "units")) else { return };
        total += i128::from(units);
        let months = i128::from(month.index() - first.index()).max(0) + 1;
        let most = i128::from(stock) + i128::from(capacity) * months;
        if total > most {
            let shown = |number: i128| Shown::Number(i64::try_from(number).unwrap_or(i64::MAX));
            let finding = rows.finding(Code::BeyondCapacity, row, "units");
            let finding =
                finding.found(shown(total)).expected(shown(most)).with("month", Shown::Month(month));
            found.push(finding.with("stock", Shown::Number(stock)).with("capacity", Shown::Number(capacity)));
            return;
        }
    }
}

/// The month in which shipping begins: that of the first row with units, or of the day of the first
/// shipment where the plan begins before it and the call allows it.
fn begins(rows: Rows<'_, '_>, basis: &Basis) -> Option<YearMonth> {
    let ships = |row: &usize| rows.whole(*row, "units").is_some_and(|units| units > 0);
    let month = rows.month((0..rows.lines.len()).find(ships)?, "month")?;
    let said = rows.sheet.date("first_shipment");
    let said = said.filter(|day| basis.call.device_check_ends.is_none_or(|ends| *day >= ends));
    let said = said.filter(|day| rows.sheet.date("date").is_none_or(|dated| *day >= dated));
    let planned = rows.month(0, "month");
    let said = said.map(YearMonth::of).filter(|said| planned.is_some_and(|planned| planned <= *said));
    Some(said.map_or(month, |said| said.min(month)))
}

/// Maintenance lasts until the warranty of the last unit shipped ends.
fn maintenance(pledge: &Sheet<'_>, rows: Rows<'_, '_>, found: &mut Vec<Finding>) {
    let shipping = |row: usize| rows.whole(row, "units").is_some_and(|units| units > 0);
    let months = (0..rows.lines.len()).filter(|row| shipping(*row)).map(|row| rows.month(row, "month"));
    // A month that can't be read could be the last one.
    let Some(months) = months.collect::<Option<Vec<YearMonth>>>() else { return };
    let (Some(last), Some(warranty), Some(until)) =
        (months.into_iter().max(), pledge.whole("warranty_months"), pledge.date("maintenance_until"))
    else {
        return;
    };
    let Some(ends) = warranty_ends(last, warranty) else { return };
    if until < ends {
        let finding = pledge.finding(Code::MaintenanceTooShort, "maintenance_until");
        let finding = finding.expected(Shown::Date(ends)).with("month", Shown::Month(last));
        found.push(finding.with("warranty", Shown::Number(warranty)));
    }
}

/// The end of a month, and so many months later; `None` beyond the calendar.
fn warranty_ends(last: YearMonth, months: i64) -> Option<Date> {
    let shipped = Date::new(last.year, last.month, 1).ok()?.last_of_month();
    let months = i32::try_from(months).ok().filter(|months| (0..=12_000).contains(months))?;
    shipped.checked_add(months.months()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_warranty_runs_from_the_end_of_the_month() {
        let month = |year, month| YearMonth { year, month };
        assert_eq!(warranty_ends(month(2027, 8), 36), Some(date(2030, 8, 31)));
        assert_eq!(warranty_ends(month(2027, 2), 12), Some(date(2028, 2, 28)));
        assert_eq!(warranty_ends(month(2027, 8), 6), Some(date(2028, 2, 29)));
        assert_eq!(warranty_ends(month(2027, 8), 999_999_999_999), None);
        assert_eq!(warranty_ends(month(9999, 8), 36), None);
    }
}
