//! Texts of several lines, paragraph by paragraph.

use super::ChangeKind;
use super::align::align;
use crate::text::is_blank;

/// A paragraph that is not what it was. Empty lines are no paragraphs, and count for none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Never [`ChangeKind::Moved`].
    pub kind: ChangeKind,
    /// `None` for one that was added or removed.
    pub before: Option<String>,
    pub after: Option<String>,
}

pub(super) fn compare(before: &str, after: &str) -> Vec<Paragraph> {
    let (before, after) = (split(before), split(after));
    let mut changed = Vec::new();
    let (mut one, mut other) = (0, 0);
    let ends = std::iter::once((before.len(), after.len()));
    for (to_one, to_other) in align(&before, &after).into_iter().chain(ends) {
        changed.extend(between(&before[one..to_one], &after[other..to_other]));
        (one, other) = (to_one + 1, to_other + 1);
    }
    changed
}

/// What stands between two paragraphs that stayed: one for one as far as both go.
fn between(before: &[&str], after: &[&str]) -> Vec<Paragraph> {
    (0..before.len().max(after.len()))
        .map(|at| {
            let text = |of: &[&str]| of.get(at).map(|text| (*text).to_owned());
            let (before, after) = (text(before), text(after));
            let kind = match (&before, &after) {
                (None, _) => ChangeKind::Added,
                (_, None) => ChangeKind::Removed,
                _ => ChangeKind::Changed,
            };
            Paragraph { kind, before, after }
        })
        .collect()
}

fn split(text: &str) -> Vec<&str> {
    text.split(['\n', '\r']).map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty()).collect()
}
