//! Rows: which is which in the other version, and what differs.
//!
//! First by the columns by which people know a row again ([`Table::key`]), among equal keys the equal
//! rows first; then by everything but the key, for rows that were renamed; then, between rows that
//! stayed, by likeness in their order. Never all with all: 5,000 rows take milliseconds.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::align::{align, rising};
use super::{Change, ChangeKind, Part, meaning, part};
use crate::forms::computed;
use crate::forms::content::{Entry, Row};
use crate::forms::spec::{Field, Table};

pub(super) fn compare(table: &'static Table, before: &[Row], after: &[Row], changes: &mut Vec<Change>) {
    let (olds, news) = (Said::of(table, before), Said::of(table, after));
    let pairs = pair(&olds, &news);
    let moved = moved(&pairs);
    let computed = (computed_columns(table, before), computed_columns(table, after));
    let number = |row: usize| Some(u32::try_from(row + 1).unwrap_or(u32::MAX));
    // After its row in the new version; what was removed, after the row that it stood behind.
    let mut found: BTreeMap<(Option<usize>, usize), Change> = BTreeMap::new();
    let mut taken = vec![false; after.len()];
    let mut behind = None;
    for (old, new) in pairs.iter().enumerate() {
        let Some(new) = *new else {
            let parts = texts(table, &before[old], |entry, column| {
                part(Some(column), column.kind, Some(entry), None)
            });
            let change = Change {
                place: table.id,
                kind: ChangeKind::Removed,
                before_row: number(old),
                after_row: None,
                parts,
            };
            found.insert((behind, old + 1), change);
            continue;
        };
        (taken[new], behind) = (true, Some(new));
        let parts = if olds[old].all == news[new].all && !has_formulas(table) {
            Vec::new()
        } else {
            differences(table, (&before[old], old), (&after[new], new), &computed)
        };
        let kind = if moved[old] { ChangeKind::Moved } else { ChangeKind::Changed };
        if kind == ChangeKind::Moved || !parts.is_empty() {
            let change =
                Change { place: table.id, kind, before_row: number(old), after_row: number(new), parts };
            found.insert((Some(new), 0), change);
        }
    }
    for (new, row) in after.iter().enumerate().filter(|(new, _)| !taken[*new]) {
        let parts = texts(table, row, |entry, column| part(Some(column), column.kind, None, Some(entry)));
        let change = Change {
            place: table.id,
            kind: ChangeKind::Added,
            before_row: None,
            after_row: number(new),
            parts,
        };
        found.insert((Some(new), 0), change);
    }
    changes.extend(found.into_values());
}

/// What a row says, for finding it again.
struct Said {
    /// All columns that are typed.
    all: String,
    /// The columns of the key; empty where none of them is filled in.
    key: String,
    /// The others that are typed; empty where none of them is filled in.
    rest: String,
    cells: Vec<String>,
}

impl Said {
    fn of(table: &Table, rows: &[Row]) -> Vec<Said> {
        rows.iter()
            .map(|row| {
                let typed =
                    table.columns.iter().zip(&row.cells).filter(|(column, _)| column.formula.is_none());
                let cells: Vec<(&str, String)> =
                    typed.map(|(column, entry)| (column.id, meaning(column.kind, &entry.raw))).collect();
                let join = |wanted: &dyn Fn(&str) -> bool| {
                    let mut joined = String::new();
                    for (_, said) in cells.iter().filter(|(id, _)| wanted(id)) {
                        joined.push_str(said);
                        joined.push('\u{1F}');
                    }
                    if joined.chars().all(|ch| ch == '\u{1F}') { String::new() } else { joined }
                };
                let is_key = |id: &str| table.key.contains(&id);
                Said {
                    all: join(&|_| true),
                    key: join(&is_key),
                    rest: join(&|id| !is_key(id)),
                    cells: cells.into_iter().map(|(_, said)| said).collect(),
                }
            })
            .collect()
    }

    /// Whether at least half of what either says is the same.
    fn resembles(&self, other: &Said) -> bool {
        let said =
            self.cells.iter().zip(&other.cells).filter(|(one, other)| !one.is_empty() || !other.is_empty());
        let (mut all, mut same) = (0, 0);
        for (one, other) in said {
            all += 1;
            same += usize::from(one == other);
        }
        same * 2 >= all && all > 0
    }
}

/// For each old row its new one.
fn pair(olds: &[Said], news: &[Said]) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = vec![None; olds.len()];
    let mut free = vec![true; news.len()];
    for by in [|said: &Said| said.all.clone(), |said: &Said| said.key.clone()] {
        let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (new, said) in news.iter().enumerate().filter(|(new, _)| free[*new]) {
            waiting.entry(by(said)).or_default().push_back(new);
        }
        for (old, said) in olds.iter().enumerate() {
            let name = by(said);
            let nameless = name.is_empty() && !said.all.is_empty();
            if pairs[old].is_none()
                && !nameless
                && let Some(new) = waiting.get_mut(&name).and_then(VecDeque::pop_front)
            {
                pairs[old] = Some(new);
                free[new] = false;
            }
        }
    }
    renamed(olds, news, &mut pairs, &mut free);
    alike(olds, news, &mut pairs, &mut free);
    pairs
}

/// Rows whose key changed and nothing else.
fn renamed(olds: &[Said], news: &[Said], pairs: &mut [Option<usize>], free: &mut [bool]) {
    let left: Vec<usize> = (0..olds.len()).filter(|old| pairs[*old].is_none()).collect();
    let right: Vec<usize> = (0..news.len()).filter(|new| free[*new]).collect();
    let rest = |said: &'_ Said| said.rest.clone();
    let (one, other): (Vec<_>, Vec<_>) = (
        left.iter().map(|old| rest(&olds[*old])).collect(),
        right.iter().map(|new| rest(&news[*new])).collect(),
    );
    for (at, to) in align(&one, &other) {
        if !one[at].is_empty() {
            pairs[left[at]] = Some(right[to]);
            free[right[to]] = false;
        }
    }
}

/// Rows behind the same row that stayed, in their order, if they are enough alike.
fn alike(olds: &[Said], news: &[Said], pairs: &mut [Option<usize>], free: &mut [bool]) {
    let mut waiting: HashMap<Option<usize>, VecDeque<usize>> = HashMap::new();
    let mut behind = None;
    for (new, free) in free.iter().enumerate() {
        if *free {
            waiting.entry(behind).or_default().push_back(new);
        } else {
            behind = Some(new);
        }
    }
    let mut behind = None;
    for old in 0..olds.len() {
        match pairs[old] {
            Some(new) => behind = Some(new),
            None => {
                let Some(candidates) = waiting.get_mut(&behind) else { continue };
                if let Some(new) = candidates.front().copied().filter(|new| olds[old].resembles(&news[*new]))
                {
                    candidates.pop_front();
                    pairs[old] = Some(new);
                    free[new] = false;
                }
            }
        }
    }
}

/// Which old rows stand elsewhere among those that stayed: the fewest that explain the new order.
fn moved(pairs: &[Option<usize>]) -> Vec<bool> {
    let stayed: Vec<(usize, usize)> =
        pairs.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?))).collect();
    let order: Vec<usize> = stayed.iter().map(|(_, new)| *new).collect();
    let mut moved = vec![false; pairs.len()];
    for (old, _) in &stayed {
        moved[*old] = true;
    }
    for at in rising(&order) {
        moved[stayed[at].0] = false;
    }
    moved
}

fn has_formulas(table: &Table) -> bool {
    table.columns.iter().any(|column| column.formula.is_some())
}

type Computed = HashMap<&'static str, Vec<Option<i64>>>;

fn computed_columns(table: &'static Table, rows: &[Row]) -> Computed {
    let computed = table.columns.iter().filter(|column| column.formula.is_some());
    computed.map(|column| (column.id, computed::column(table, rows, column))).collect()
}

/// The columns that differ. A computed one counts only if it was or is not what it follows to be.
fn differences(
    table: &'static Table,
    (before, old): (&Row, usize),
    (after, new): (&Row, usize),
    (olds, news): &(Computed, Computed),
) -> Vec<Part> {
    let follows = |column: &Field, row: &Row, at: usize, computed: &Computed| {
        let right = computed.get(column.id).and_then(|values| values.get(at).copied().flatten());
        let written = row.entry(table, column.id).map_or(String::new(), |it| meaning(column.kind, &it.raw));
        written.is_empty() || right.is_some_and(|right| written == right.to_string())
    };
    let differs = |(at, column): (usize, &'static Field)| {
        let part = part(Some(column), column.kind, before.cells.get(at), after.cells.get(at))?;
        let told = column.formula.is_some()
            && follows(column, before, old, olds)
            && follows(column, after, new, news);
        (!told).then_some(part)
    };
    table.columns.iter().enumerate().filter_map(differs).collect()
}

/// The typed texts of a row that came or went.
fn texts(
    table: &'static Table,
    row: &Row,
    part: impl Fn(&Entry, &'static Field) -> Option<Part>,
) -> Vec<Part> {
    let typed = table.columns.iter().zip(&row.cells).filter(|(column, _)| column.formula.is_none());
    typed.filter_map(|(column, entry)| part(entry, column)).collect()
}
