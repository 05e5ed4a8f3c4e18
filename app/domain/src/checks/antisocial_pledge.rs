//! 様式第5号: the list of officers, the representative among them.

use jiff::civil::Date;

use super::basis::Basis;
use super::sheet::{Rows, Sheet};
use crate::finding::{Code, Finding, Shown};
use crate::forms::Value;
use crate::text::key;

/// Ages that officers have, in years.
const AGES: std::ops::RangeInclusive<i16> = 15..=120;

pub(super) fn check(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    let Some(officers) = sheet.table() else { return };
    let on = sheet.date("date").unwrap_or(basis.today);
    for row in 0..officers.lines.len() {
        if let Some(Value::Date(born)) = officers.value(row, "officer_birth_date")
            && !AGES.contains(&age(*born, on))
        {
            found.push(officers.finding(Code::BirthDateImplausible, row, "officer_birth_date"));
        }
    }
    representative(sheet, officers, basis, found);
}

/// Years completed; negative before birth.
fn age(born: Date, on: Date) -> i16 {
    let birthday_to_come = (on.month(), on.day()) < (born.month(), born.day());
    on.year() - born.year() - i16::from(birthday_to_come)
}

/// By the form's own representative: whether that is the right one is told there. Not asked while a
/// name on the list is missing or can't be read.
fn representative(sheet: &Sheet<'_>, officers: Rows<'_, '_>, basis: &Basis, found: &mut Vec<Finding>) {
    let representative = sheet.text("representative_name").unwrap_or(&basis.applied.representative_name);
    let names: Option<Vec<&str>> =
        (0..officers.lines.len()).map(|row| officers.text(row, "officer_name")).collect();
    let Some(names) = names.filter(|names| !names.is_empty() && !representative.is_empty()) else { return };
    if names.iter().all(|name| key(name) != key(representative)) {
        let finding = officers.table_finding(Code::RepresentativeNotAmongOfficers);
        found.push(finding.expected(Shown::Text(representative.to_owned())));
    }
}
