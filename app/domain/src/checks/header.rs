//! The head of a form against the call and the application.

use super::basis::Basis;
use super::sheet::Sheet;
use crate::corporate_number::CorporateNumber;
use crate::finding::{Code, Finding, Shown};
use crate::text;

/// What must be the same on all seven forms, with the code for where it isn't.
pub(super) const SAME: [(&str, Code); 10] = [
    ("call", Code::OtherCall),
    ("requirement_edition", Code::OtherRequirements),
    ("corporate_number", Code::OtherCorporateNumber),
    ("company_name", Code::OtherCompany),
    ("address", Code::OtherAddress),
    ("representative_title", Code::OtherRepresentative),
    ("representative_name", Code::OtherRepresentative),
    ("product_name", Code::OtherProduct),
    ("model_number", Code::OtherModel),
    ("firmware", Code::OtherFirmware),
];

/// What the call or the application says for one of [`SAME`]; `None` where it says nothing.
pub(super) fn said<'b>(basis: &'b Basis, field: &str) -> Option<&'b str> {
    let applied = &basis.applied;
    let said = match field {
        "call" => basis.call.title_ja.as_deref()?,
        "requirement_edition" => basis.call.requirement_edition.as_deref()?,
        "corporate_number" => &applied.corporate_number,
        "company_name" => &applied.company_name,
        "address" => &applied.address,
        "representative_title" => &applied.representative_title,
        "representative_name" => &applied.representative_name,
        "product_name" => &applied.product_name,
        "model_number" => &applied.model_number,
        "firmware" => &applied.firmware,
        _ => return None,
    };
    Some(said).filter(|said| !said.chars().all(text::is_blank))
}

/// How two values of a field compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alike {
    Same,
    /// One name, spelled differently.
    Key,
    Different,
}

pub(super) fn alike(field: &str, one: &str, other: &str) -> Alike {
    if one == other {
        return Alike::Same;
    }
    // A number has no spelling: what is typed is read, then compared.
    if field == "corporate_number" {
        let same = CorporateNumber::parse(one).ok() == CorporateNumber::parse(other).ok();
        return if same { Alike::Same } else { Alike::Different };
    }
    if text::key(one) == text::key(other) { Alike::Key } else { Alike::Different }
}

pub(super) fn check(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    for (field, code) in SAME {
        let (Some(is), Some(said)) = (sheet.text(field), said(basis, field)) else { continue };
        let said = said.trim_matches(text::is_blank);
        let code = match alike(field, is, said) {
            Alike::Same => continue,
            Alike::Key => Code::SpelledDifferently,
            Alike::Different => code,
        };
        found.push(sheet.finding(code, field).expected(Shown::Text(said.to_owned())));
    }
    dated(sheet, "date", basis, found);
}

/// A day on a form lies between the opening of the call and the day on which it is handed in.
pub(super) fn dated(sheet: &Sheet<'_>, field: &'static str, basis: &Basis, found: &mut Vec<Finding>) {
    let Some(date) = sheet.date(field) else { return };
    if let Some(opens) = basis.call.opens_on().filter(|opens| date < *opens) {
        found.push(sheet.finding(Code::DatedBeforeCall, field).expected(Shown::Date(opens)));
    } else if date > basis.today {
        found.push(sheet.finding(Code::DatedAfterSubmission, field).expected(Shown::Date(basis.today)));
    }
}
