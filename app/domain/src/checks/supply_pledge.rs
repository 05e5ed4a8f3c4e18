//! 様式第4号: the units pledged against the units applied for. Capacity and maintenance depend on the
//! shipment plan, and are held against it in `across/`.

use super::basis::Basis;
use super::sheet::Sheet;
use crate::finding::{Code, Finding, Shown};

pub(super) fn check(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    applied_units(sheet, basis, found);
    let applied = basis.applied.units.map(i64::from).or_else(|| sheet.whole("applied_units"));
    if let (Some(maximum), Some(applied)) = (sheet.whole("maximum_units"), applied)
        && (1..applied).contains(&maximum)
    {
        let finding = sheet.finding(Code::MaximumBelowApplied, "maximum_units");
        found.push(finding.expected(Shown::Number(applied)));
    }
}

/// The form's own copy of the units applied for. Zero and less are told already.
pub(super) fn applied_units(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    if let (Some(units), Some(applied)) = (sheet.whole("applied_units"), basis.applied.units.map(i64::from))
        && units > 0
        && units != applied
    {
        found.push(sheet.finding(Code::UnitsDiffer, "applied_units").expected(Shown::Number(applied)));
    }
}
