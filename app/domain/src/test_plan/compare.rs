//! Two editions of a plan held against each other, and numbers that come to mean something else.

use super::input::Field;
use super::{TestCase, TestPlan};
use crate::text::key;

/// What became of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Added(TestCase),
    Removed(TestCase),
    Changed { before: TestCase, after: TestCase },
}

impl Change {
    /// The number of the case.
    pub fn id(&self) -> &str {
        match self {
            Change::Added(case) | Change::Removed(case) => &case.id,
            Change::Changed { after, .. } => &after.id,
        }
    }
}

/// What differs, in the order of the newer edition; what is gone comes last. The order of the cases alone
/// is told by [`reordered`].
pub fn changes(before: &TestPlan, after: &TestPlan) -> Vec<Change> {
    let kept = after.cases.iter().filter_map(|case| match before.case(&case.id) {
        None => Some(Change::Added(case.clone())),
        Some(old) if old == case => None,
        Some(old) => Some(Change::Changed { before: old.clone(), after: case.clone() }),
    });
    let gone = before.cases.iter().filter(|case| after.case(&case.id).is_none());
    kept.chain(gone.cloned().map(Change::Removed)).collect()
}

/// Whether cases that are in both come in another order.
pub fn reordered(before: &TestPlan, after: &TestPlan) -> bool {
    let common = |plan: &TestPlan, other: &TestPlan| -> Vec<String> {
        plan.cases.iter().map(|case| case.id.clone()).filter(|id| other.case(id).is_some()).collect()
    };
    common(before, after) != common(after, before)
}

/// The fields in which two cases differ.
pub fn fields(before: &TestCase, after: &TestCase) -> Vec<Field> {
    let (old, new) = (super::input::typed(before), super::input::typed(after));
    Field::ALL.into_iter().filter(|field| old.get(field) != new.get(field)).collect()
}

/// A number means the same thing in every edition. Where it may not, a person has to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub id: String,
    /// The edition that last had the number.
    pub edition: String,
    pub title_then: String,
    pub title_now: String,
    /// It had been taken out since then.
    pub was_gone: bool,
}

/// Numbers whose case was called something else the last time. Other spellings of the same are no doubt.
pub fn doubts(before: &[TestPlan], after: &TestPlan) -> Vec<Doubt> {
    let newest = before.last();
    after
        .cases
        .iter()
        .filter_map(|case| {
            let (plan, old) =
                before.iter().rev().find_map(|plan| plan.case(&case.id).map(|old| (plan, old)))?;
            (key(&old.title) != key(&case.title)).then(|| Doubt {
                id: case.id.clone(),
                edition: plan.edition.clone(),
                title_then: old.title.clone(),
                title_now: case.title.clone(),
                was_gone: newest.is_some_and(|newest| newest.case(&case.id).is_none()),
            })
        })
        .collect()
}
