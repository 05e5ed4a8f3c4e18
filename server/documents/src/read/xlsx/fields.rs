//! Fields outside tables: by the name of their cell; where the name is lost or leads elsewhere, by the label
//! to the left or above.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use domain::forms::spec::FormSpec;
use domain::forms::{Content, Entry, Unreadable};
use domain::text::{is_blank, key};

use super::cells::{At, Cells};
use super::rows::Taken;
use super::sheet::{Cell, Stored};
use crate::read::labels::Labels;

/// How far to the right of its label a value is looked for, in cells that are not merged.
const REACH: u32 = 4;
/// Columns of the widest label.
const WIDEST: u32 = 64;
/// How those to whom a form is addressed are named, and up to which row.
const ADDRESSEES: [&str; 4] = ["殿", "様", "御中", "あて"];
const ADDRESSEE_ROWS: u32 = 20;

/// Where a label was found.
#[derive(Clone, Debug)]
enum Found {
    /// In a cell of its own.
    Label(At),
    /// With its value in the same cell.
    Within(At, String),
}

/// Knows the labels of a form's fields, and remembers which strings of the workbook are one.
pub(super) struct Finder<'a, 'b> {
    cells: &'a Cells<'b>,
    labels: Labels,
    helps: HashSet<String>,
    known: RefCell<HashMap<u32, Option<&'static str>>>,
}

impl<'a, 'b> Finder<'a, 'b> {
    pub(super) fn new(cells: &'a Cells<'b>, spec: &FormSpec) -> Self {
        let helps = spec.fields().map(|field| field.help_ja).filter(|help| !help.is_empty());
        Self { cells, labels: Labels::of(spec), helps: helps.map(key).collect(), known: RefCell::default() }
    }

    /// The field that a cell is the label of, and nothing else.
    pub(super) fn label(&self, cell: &'b Cell) -> Option<&'static str> {
        let text = self.cells.short_text(cell);
        if text.is_empty() {
            return None;
        }
        let look = || self.labels.leading(text).filter(|found| found.rest.is_empty()).map(|found| found.id);
        match cell.stored {
            Stored::Shared(index) => *self.known.borrow_mut().entry(index).or_insert_with(look),
            _ => look(),
        }
    }

    /// A label with its value below or behind it.
    fn within(&self, cell: &'b Cell) -> Option<(&'static str, String)> {
        let text = self.cells.short_text(cell);
        if let Some(found) = self.labels.leading(text) {
            return Some((found.id, found.rest.join("\n"))).filter(|(_, value)| !value.is_empty());
        }
        let (id, value) = self.labels.in_line(text)?;
        Some((id, value.to_owned()))
    }

    fn is_label(&self, at: At) -> bool {
        self.cell(at).is_some_and(|cell| self.label(cell).is_some() || self.is_help(cell))
    }

    fn is_help(&self, cell: &'b Cell) -> bool {
        let text = self.cells.short_text(cell);
        !text.is_empty() && self.helps.contains(&key(text))
    }

    fn cell(&self, at: At) -> Option<&'b Cell> {
        self.cells.sheet(at.sheet)?.cell_at(at.row, at.column)
    }

    /// Where the merged area of a cell ends, or the cell itself. One with something inside is none: programs
    /// other than Excel move cells and leave the areas behind.
    fn end(&self, at: At) -> (u32, u32) {
        let Some(sheet) = self.cells.sheet(at.sheet) else { return (at.row, at.column) };
        let area = sheet.merged_from(at.row, at.column).filter(|area| {
            let (first, last) = area.columns;
            last - first < WIDEST && (first + 1..=last).all(|column| sheet.cell_at(at.row, column).is_none())
        });
        area.map_or((at.row, at.column), |area| (area.rows.1, area.columns.1))
    }

    /// The first cell of the merged area that a cell lies in, or the cell itself.
    fn anchor(&self, at: At) -> At {
        let Some(sheet) = self.cells.sheet(at.sheet) else { return at };
        let (row, column) = sheet.anchor(at.row, at.column);
        let first = At { sheet: at.sheet, row, column };
        let (last_row, last_column) = self.end(first);
        if at.row <= last_row && at.column <= last_column { first } else { at }
    }

    /// The cells that a label may speak of.
    fn values_of(&self, label: At, taken: &Taken) -> Result<Values, Unreadable> {
        let (last_row, last_column) = self.end(label);
        let anchor = |row: u32, column: u32| self.anchor(At { sheet: label.sheet, row, column });
        let beside = anchor(label.row, last_column + 1);
        let below = anchor(last_row + 1, label.column);
        let mut values = Values { likely: beside, beside, below };
        let mut at = beside;
        for _ in 0..REACH {
            if self.is_label(at) {
                break;
            }
            if !self.cells.is_blank(at)? {
                values.likely = at;
                return Ok(values);
            }
            at = anchor(label.row, self.end(at).1 + 1);
        }
        // Nothing beside it: what stands below, if that is a value of its own.
        let is_value = below.column == label.column
            && !taken.contains(below)
            && !self.is_label(below)
            && !self.cells.is_blank(below)?;
        if is_value || self.is_label(beside) {
            values.likely = below;
        }
        Ok(values)
    }
}

struct Values {
    likely: At,
    beside: At,
    below: At,
}

pub(super) fn read<'b>(
    cells: &Cells<'b>,
    spec: &FormSpec,
    finder: &Finder<'_, 'b>,
    taken: &Taken,
    content: &mut Content,
) -> Result<(), Unreadable> {
    let found = found(cells, finder, taken);
    for field in spec.fields() {
        let mut places = found.get(field.id).cloned().unwrap_or_default();
        if field.formula.is_some() {
            // Sums of their own that people add stand above those of the form.
            places.reverse();
        }
        let named = cells.named(field.id);
        if let Some(entry) = entry(cells, finder, taken, named, &places)? {
            content.set(field.id, entry);
        }
    }
    if content.entry("addressee").is_none()
        && let Some(at) = addressee(cells, taken)
    {
        content.set("addressee", cells.entry(at)?);
    }
    Ok(())
}

fn entry(
    cells: &Cells<'_>,
    finder: &Finder<'_, '_>,
    taken: &Taken,
    named: Option<At>,
    places: &[Found],
) -> Result<Option<Entry>, Unreadable> {
    let mut entries = Vec::new();
    let mut confirmed = places.is_empty();
    for place in places {
        match place {
            Found::Label(label) => {
                let values = finder.values_of(*label, taken)?;
                confirmed |=
                    named.is_some_and(|at| [values.likely, values.beside, values.below].contains(&at));
                entries.push(cells.entry(values.likely)?);
            }
            Found::Within(at, value) => entries.push(Entry::at(value.clone(), cells.spot(*at))),
        }
    }
    // A name counts unless the label says that the cell moved away from under it.
    if let Some(named) = named.filter(|_| confirmed) {
        return cells.entry(named).map(Some);
    }
    // The first label with something beside it.
    let filled = entries.iter().position(|entry| !entry.is_blank()).unwrap_or(0);
    Ok((filled < entries.len()).then(|| entries.swap_remove(filled)))
}

/// All labels on visible sheets, in the order of the paper, but for those in rows of tables.
fn found<'b>(cells: &Cells<'b>, finder: &Finder<'_, 'b>, taken: &Taken) -> HashMap<&'static str, Vec<Found>> {
    let mut all: Vec<(At, &'static str, Found)> = Vec::new();
    for (index, sheet) in cells.visible() {
        for cell in &sheet.cells {
            let at = At { sheet: index, row: cell.row, column: cell.column };
            if taken.contains(at) || cells.short_text(cell).is_empty() {
                continue;
            }
            if let Some(id) = finder.label(cell) {
                all.push((at, id, Found::Label(at)));
            } else if let Some((id, value)) = finder.within(cell) {
                all.push((at, id, Found::Within(at, value)));
            }
        }
    }
    all.sort_by_key(|(at, _, found)| (matches!(found, Found::Within(..)), *at));
    let mut found: HashMap<&'static str, Vec<Found>> = HashMap::new();
    for (_, id, place) in all {
        found.entry(id).or_default().push(place);
    }
    found
}

/// The addressee has no label: 「厚生労働大臣　殿」 says itself what it is.
fn addressee(cells: &Cells<'_>, taken: &Taken) -> Option<At> {
    let mut all = Vec::new();
    for (index, sheet) in cells.visible() {
        for cell in sheet.cells.iter().filter(|cell| cell.row < ADDRESSEE_ROWS) {
            let at = At { sheet: index, row: cell.row, column: cell.column };
            let text = cells.short_text(cell).trim_end_matches(is_blank);
            if ADDRESSEES.iter().any(|end| text.ends_with(end)) && !taken.contains(at) {
                all.push(at);
            }
        }
    }
    all.into_iter().min()
}
