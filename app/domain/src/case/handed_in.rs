//! Each time that the vendor handed in, and whether what the ministry had marked before still counts.
//!
//! The rule: a mark stays until one of the places that its criterion is about
//! ([`Criterion::places`]) reads differently in something handed in after the mark was made. What
//! a replaced form says elsewhere is known from the comparison that the portal made when it was
//! handed in ([`Changed`]); a form that could not be compared may say anything anywhere.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::Case;
use super::checklist::Mark;
use super::correction::{Round, Target};
use super::document::Document;
use super::evidence;
use super::facts::{FACT_FIELDS, Facts};
use crate::forms::spec::WHOLE_DOCUMENT;
use crate::forms::{Criterion, FormId};

/// Where each replaced form that could be compared reads differently: `date`, `rows` where rows
/// came, went or moved, `rows.units` where only that column changed, `document` for what is printed around
/// the fields. An empty set: it reads the same. A form that is not here may differ anywhere.
pub type Changed = BTreeMap<FormId, BTreeSet<String>>;

/// One time that the vendor handed in: the application, or the answer to a correction request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandIn {
    pub at: Timestamp,
    /// The request that it answers; none for the application itself.
    pub round: Option<Round>,
    pub facts: Option<Facts>,
    /// The version of each form.
    pub versions: BTreeMap<FormId, u32>,
    /// The numbers of the evidence files.
    pub evidence: BTreeSet<u32>,
    /// Against the time before.
    pub changed: Changed,
}

impl Case {
    /// The application as it was handed in, whatever was corrected since; `None` for a draft.
    pub fn as_submitted(&self) -> Option<&HandIn> {
        self.hand_ins.first()
    }

    /// What was handed in last, and what before that; `None` before a correction has come back.
    pub fn last_correction(&self) -> Option<(&HandIn, &HandIn)> {
        match self.hand_ins.as_slice() {
            [.., before, now] => Some((before, now)),
            _ => None,
        }
    }

    /// The versions of a form that were handed in, each once, the oldest first.
    pub fn versions_handed_in(&self, form: FormId) -> Vec<u32> {
        let mut versions: Vec<_> =
            self.hand_ins.iter().filter_map(|one| one.versions.get(&form).copied()).collect();
        versions.dedup();
        versions
    }

    /// How many of these criteria are about something that a correction changed, and have not been marked
    /// since: what somebody still has to look at again.
    pub fn unseen_changes<'a>(&self, criteria: impl IntoIterator<Item = &'a Criterion>) -> usize {
        let open = criteria.into_iter().filter(|criterion| self.current_mark(criterion).is_none());
        let changed = open.filter(|criterion| {
            self.hand_ins.windows(2).any(|pair| match pair {
                [before, after] => self.touches(criterion, before, after, None),
                _ => false,
            })
        });
        changed.count()
    }

    /// Whether a mark still counts for what the ministry looks at now.
    pub fn mark_is_current(&self, criterion: &Criterion, mark: &Mark) -> bool {
        let document = self.document(criterion.form);
        let seen = document.and_then(|document| document.version(mark.version));
        let now = document.and_then(Document::in_screening);
        // The same file handed in again is no change, whatever came in between.
        let same = seen.map(|version| &version.file.sha256) == now.map(|version| &version.file.sha256);
        let skipped = same.then_some(Target::Form(criterion.form));
        let since = self.marked_after.get(&criterion.id).copied().unwrap_or(0);
        let mut later = self.hand_ins.windows(2).skip(since);
        later.all(|pair| match pair {
            [before, after] => !self.touches(criterion, before, after, skipped),
            _ => true,
        })
    }

    /// Whether something that a criterion is about differs between two hand-ins, one after the other.
    fn touches(
        &self,
        criterion: &Criterion,
        before: &HandIn,
        after: &HandIn,
        skipped: Option<Target>,
    ) -> bool {
        let in_forms =
            FormId::ALL.into_iter().filter(|form| skipped != Some(Target::Form(*form))).any(|form| {
                let about = |place: &str| criterion.is_about(Target::Form(form), place);
                self.replaced(form, before, after)
                    && match after.changed.get(&form) {
                        Some(places) => places.iter().any(|place| about(place)),
                        None => about(WHOLE_DOCUMENT.id),
                    }
            });
        let in_evidence = before.evidence != after.evidence
            && criterion.is_about(Target::Form(evidence::FORM), evidence::PLACE);
        in_forms
            || in_evidence
            || changed_facts(before, after).any(|field| criterion.is_about(Target::Facts, field))
    }

    /// Whether two hand-ins have different files of a form.
    pub fn replaced(&self, form: FormId, before: &HandIn, after: &HandIn) -> bool {
        let file = |one: &HandIn| {
            let version = self.document(form)?.version(*one.versions.get(&form)?)?;
            Some(&version.file.sha256)
        };
        file(before) != file(after)
    }
}

/// The facts that differ between two hand-ins, in the order of the form.
pub fn changed_facts<'a>(before: &'a HandIn, after: &'a HandIn) -> impl Iterator<Item = &'static str> + 'a {
    let value = |one: &HandIn, field: &str| one.facts.as_ref().map(|facts| facts.value(field));
    FACT_FIELDS.into_iter().filter(move |field| value(before, field) != value(after, field))
}
