//! What changed between two versions of a form: by field, by row and column, and in long texts by
//! paragraph. Two ways of writing one value (`1,200` and `１２００台`) are no change.
//!
//! | you look for | go to |
//! |---|---|
//! | which row of one version is which of the other | `rows.rs` |
//! | what two sequences have in common | `align.rs` |
//! | long texts | `paragraphs.rs` |

mod align;
mod paragraphs;
mod rows;

pub use paragraphs::Paragraph;

use super::content::{Content, Entry};
use super::spec;
use super::spec::{Field, Kind};
use super::value::Value;
use crate::finding::Shown;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    Added,
    Removed,
    Changed,
    /// The row stands elsewhere among the others; it may be changed besides.
    Moved,
}

impl ChangeKind {
    pub const ALL: [ChangeKind; 4] =
        [ChangeKind::Added, ChangeKind::Removed, ChangeKind::Changed, ChangeKind::Moved];

    /// The stable name; its word stands under `change-<id>`.
    pub fn id(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed => "changed",
            ChangeKind::Moved => "moved",
        }
    }
}

/// One field, clause or row that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// An id of [`super::FormSpec::places`].
    pub place: &'static str,
    pub kind: ChangeKind,
    /// The row in either version, counted from 1; `None` outside tables and where it isn't there.
    pub before_row: Option<u32>,
    pub after_row: Option<u32>,
    /// What differs; nothing for a row that was only moved.
    pub parts: Vec<Part>,
}

/// A text that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `None` outside tables.
    pub column: Option<&'static str>,
    /// [`Shown::Nothing`] where there was nothing.
    pub before: Shown,
    pub after: Shown,
    /// For a text of several lines that both versions have.
    pub paragraphs: Vec<Paragraph>,
}

/// Everything that differs, in the order of the paper. Both are versions of one form.
pub fn compare(before: &Content, after: &Content) -> Vec<Change> {
    let spec = spec(after.form);
    let mut changes = Vec::new();
    for place in spec.places() {
        if let Some(table) = spec.tables().find(|table| table.id == place.id) {
            rows::compare(table, before.rows(table.id), after.rows(table.id), &mut changes);
        } else if let Some(kind) = super::content::kind_of(after.form, place.id) {
            changes.extend(field(place.id, kind, before.entry(place.id), after.entry(place.id)));
        }
    }
    changes
}

fn field(id: &'static str, kind: Kind, before: Option<&Entry>, after: Option<&Entry>) -> Option<Change> {
    let part = part(None, kind, before, after)?;
    let kind = match (&part.before, &part.after) {
        (Shown::Nothing, _) => ChangeKind::Added,
        (_, Shown::Nothing) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    Some(Change { place: id, kind, before_row: None, after_row: None, parts: vec![part] })
}

/// How two texts differ; `None` where they say the same.
fn part(
    column: Option<&'static Field>,
    kind: Kind,
    before: Option<&Entry>,
    after: Option<&Entry>,
) -> Option<Part> {
    if same(kind, before, after) {
        return None;
    }
    let (shown_before, shown_after) = (shown(before, kind), shown(after, kind));
    let paragraphs = match (before, after) {
        (Some(before), Some(after)) if kind == Kind::LongText && !before.is_blank() && !after.is_blank() => {
            paragraphs::compare(&before.raw, &after.raw)
        }
        _ => Vec::new(),
    };
    Some(Part {
        column: column.map(|column| column.id),
        before: shown_before,
        after: shown_after,
        paragraphs,
    })
}

fn shown(entry: Option<&Entry>, kind: Kind) -> Shown {
    match entry {
        // A box that nobody ticked is an empty one.
        Some(entry) if entry.value(kind) != Ok(Some(Value::Tick(false))) => Shown::entry(entry, kind),
        _ => Shown::Nothing,
    }
}

fn same(kind: Kind, before: Option<&Entry>, after: Option<&Entry>) -> bool {
    let raw = |entry: Option<&'_ Entry>| entry.map_or(String::new(), |entry| entry.raw.clone());
    match (before, after) {
        (Some(before), Some(after)) if before.raw == after.raw => true,
        _ => meaning(kind, &raw(before)) == meaning(kind, &raw(after)),
    }
}

/// What a text comes to, as text: equal for two ways to write one value, empty for nothing.
fn meaning(kind: Kind, raw: &str) -> String {
    match kind.read(raw) {
        Ok(None | Some(Value::Tick(false))) => String::new(),
        Ok(Some(Value::Text(text))) => text,
        Ok(Some(Value::Whole(number))) => number.to_string(),
        Ok(Some(Value::Date(date))) => date.to_string(),
        Ok(Some(Value::Month(month))) => month.to_string(),
        Ok(Some(Value::Choice(choice))) => choice.id.to_owned(),
        Ok(Some(Value::Tick(true))) => "true".to_owned(),
        Err(_) => raw.trim_matches(crate::text::is_blank).to_owned(),
    }
}

#[cfg(test)]
mod tests;
