//! 様式第3号: the signer is the representative, or one of the delegated signatories.

use super::basis::Basis;
use super::header;
use super::sheet::Sheet;
use crate::finding::{Code, Finding, Shown};
use crate::text::key;

pub(super) fn check(sheet: &Sheet<'_>, basis: &Basis, found: &mut Vec<Finding>) {
    header::dated(sheet, "signed_on", basis, found);
    let Some(signer) = sheet.text("signer_name") else { return };
    let applied = &basis.applied;
    let finding = || sheet.finding(Code::SignerNotEntitled, "signer_name");
    match sheet.choice("signer_capacity") {
        Some("representative") => {
            // Whether that is the right representative is told at the representative's own field.
            let representative = sheet.text("representative_name").unwrap_or(&applied.representative_name);
            if !representative.is_empty() && key(signer) != key(representative) {
                found.push(finding().expected(Shown::Text(representative.to_owned())));
            }
        }
        Some("delegate")
            if !applied.signatories.is_empty()
                && applied.signatories.iter().all(|name| key(name) != key(signer)) =>
        {
            found.push(finding().expected(Shown::Text(applied.signatories.join("、"))));
        }
        _ => {}
    }
}
