//! What the automatic checks said about the forms when they were handed in, as far as the rules of
//! the case and its history need it.
//!
//! The checks themselves lie in [`crate::checks`]. They change as they get better; what they said on
//! the day of the submission is kept with it, so that an auditor sees it years later.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::finding::{Code, Finding};
use crate::forms::FormId;

/// Notes of one code on one form that are kept; a list of 5,000 lines may have a finding on each.
const KEPT_OF_A_KIND: usize = 100;

/// A finding, small enough to be kept for good and without anything of the file in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FindingNote {
    /// As on the command line: `dated-before-call`.
    pub code: String,
    /// The form to be mended.
    pub form: FormId,
    /// `rows[3].units`, see [`crate::finding::At`].
    pub place: String,
}

impl From<&Finding> for FindingNote {
    fn from(finding: &Finding) -> Self {
        Self { code: finding.code.id().to_owned(), form: finding.form, place: finding.at.to_string() }
    }
}

/// What the checks say about all forms together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckResult {
    /// What must be mended before the forms are handed in.
    pub errors: Vec<FindingNote>,
    /// What the reviewer is told.
    pub warnings: Vec<FindingNote>,
}

impl CheckResult {
    /// The findings of every form and across forms.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut seen: BTreeMap<(Code, FormId), usize> = BTreeMap::new();
        let mut result = Self::default();
        for finding in findings {
            let count = seen.entry((finding.code, finding.form)).or_default();
            *count += 1;
            if *count <= KEPT_OF_A_KIND {
                let notes = if finding.blocks() { &mut result.errors } else { &mut result.warnings };
                notes.push(finding.into());
            }
        }
        result
    }

    /// The forms to be mended before they are handed in, and how much on them.
    pub fn blocking(&self, open: impl Fn(FormId) -> bool) -> Option<(Vec<FormId>, usize)> {
        let blocking: Vec<_> = self.errors.iter().filter(|note| open(note.form)).collect();
        let forms: BTreeSet<_> = blocking.iter().map(|note| note.form).collect();
        (!forms.is_empty()).then(|| (forms.into_iter().collect(), blocking.len()))
    }

    /// Everything, for the reviewer.
    pub fn into_notes(self) -> Vec<FindingNote> {
        self.errors.into_iter().chain(self.warnings).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::At;

    #[test]
    fn a_long_list_of_the_same_does_not_fill_the_history() {
        let row = |code, row| Finding::new(code, FormId::PriceEstimate, At::cell("lines", row, "rate"));
        let findings: Vec<_> = (1..=5000)
            .map(|at| row(Code::TaxRateUnusual, at))
            .chain([row(Code::CapByShifting, 7), row(Code::AmountWrong, 3)])
            .collect();
        let result = CheckResult::of(&findings);
        assert_eq!(result.warnings.len(), KEPT_OF_A_KIND + 1);
        assert_eq!(result.blocking(|_| true), Some((vec![FormId::PriceEstimate], 1)));
        assert_eq!(result.blocking(|form| form == FormId::ShipmentPlan), None);
        let note = result.errors.first().unwrap();
        assert_eq!((note.code.as_str(), note.place.as_str()), ("amount-wrong", "lines[3].rate"));
    }
}
