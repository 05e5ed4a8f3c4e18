//! Fields outside tables: by the control that carries their name; where it is lost, by their label.

use std::collections::HashSet;

use domain::forms::spec::FormSpec;
use domain::forms::{Content, Entry, Spot};
use domain::text::is_blank;

use super::model::{Cell, Document, Merge, Paragraph, Part, Row, Table};
use crate::read::labels::Labels;
use crate::write::prompt::is_whole_prompt;

/// Rows that hold data of a table, by the numbers of table and row: no labels stand there.
pub(super) type Taken = HashSet<(u32, u32)>;

pub(super) fn read(
    document: &Document,
    spec: &FormSpec,
    labels: &Labels,
    taken: &Taken,
    content: &mut Content,
) {
    by_control(document, spec, labels, content);
    if spec.fields().any(|field| content.entry(field.id).is_none()) {
        by_label(document, labels, taken, content);
    }
    by_place(document, content);
}

/// A text as somebody typed it: without a prompt, and without white space around it. A variation selector
/// at its end belongs to the character before.
pub(super) fn typed(text: &str) -> &str {
    if is_whole_prompt(text) { "" } else { text.trim() }
}

fn by_control(document: &Document, spec: &FormSpec, labels: &Labels, content: &mut Content) {
    let known: HashSet<&str> = spec.fields().map(|field| field.id).collect();
    let mut put = |index: usize, host: &str, alone: bool| {
        let Some(control) = document.controls.get(index) else { return };
        if !known.contains(control.tag.as_str()) {
            return;
        }
        let mut text = control.typed();
        if text.is_empty() && alone {
            text = beside(host, &control.text, labels);
        }
        // Copying a part of the form copies its controls: the first that is filled in counts.
        if content.entry(&control.tag).is_none_or(|entry| entry.is_blank() && !text.is_empty()) {
            let entry = Entry { raw: text.to_owned(), spot: control.spot.clone(), ..Entry::default() };
            content.set(&control.tag, entry);
        }
    };
    let mut hosted = HashSet::new();
    for (host, controls) in hosts(document) {
        for index in controls {
            hosted.insert(*index);
            put(*index, host, controls.len() == 1);
        }
    }
    // Around whole paragraphs.
    for index in 0..document.controls.len() {
        if !hosted.contains(&index) {
            put(index, "", false);
        }
    }
}

/// Every paragraph and cell with the controls in it.
fn hosts(document: &Document) -> impl Iterator<Item = (&str, &[usize])> {
    document.parts.iter().flat_map(|part| {
        let (paragraph, table) = match part {
            Part::Paragraph(paragraph) => (Some((paragraph.text.as_str(), &paragraph.controls[..])), None),
            Part::Table(table) => (None, Some(table)),
        };
        let cells = table.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        paragraph.into_iter().chain(cells.map(|cell| (cell.text.as_str(), &cell.controls[..])))
    })
}

/// What was typed beside an empty control instead of into it.
pub(super) fn beside<'t>(host: &'t str, control: &str, labels: &Labels) -> &'t str {
    let (before, after) = match host.find(control) {
        Some(at) if !control.is_empty() => (&host[..at], &host[at + control.len()..]),
        _ => (host, ""),
    };
    let is_value = |text: &str| !text.is_empty() && labels.exact(text).is_none();
    let after = typed(after);
    if is_value(after) {
        return after;
    }
    let before = match labels.in_line(before) {
        Some((_, value)) => typed(value),
        None => typed(before),
    };
    if is_value(before) { before } else { "" }
}

fn by_label(document: &Document, labels: &Labels, taken: &Taken, content: &mut Content) {
    for part in &document.parts {
        match part {
            Part::Paragraph(paragraph) => in_paragraph(paragraph, labels, content),
            Part::Table(table) => in_table(table, labels, taken, content),
        }
    }
}

fn put(content: &mut Content, id: &str, text: &str, spot: Spot) {
    if content.entry(id).is_none() {
        content.set(id, Entry::at(typed(text), spot));
    }
}

fn in_paragraph(paragraph: &Paragraph, labels: &Labels, content: &mut Content) {
    for line in paragraph.text.lines() {
        if let Some((id, value)) = labels.in_line(line) {
            put(content, id, value, paragraph.spot());
        }
    }
}

fn in_table(table: &Table, labels: &Labels, taken: &Taken, content: &mut Content) {
    for (at, row) in table.rows.iter().enumerate() {
        if taken.contains(&(table.number, row.number)) {
            continue;
        }
        for (index, cell) in row.cells.iter().enumerate().filter(|(_, cell)| cell.merge != Merge::Continued) {
            let stacked = labels.stacked(&cell.text);
            if !stacked.is_empty() {
                in_stack(table, row, row.cells.get(index + 1), &stacked, content);
            } else if let Some(found) = labels.leading(&cell.text) {
                let value = value_of(table, at, index, labels, taken);
                match value {
                    // Label and value were merged into one cell, the value below.
                    _ if found.rest.iter().any(|line| !typed(line).is_empty()) => {
                        put(content, found.id, &found.rest.join("\n"), table.spot(row, cell));
                    }
                    Some((row, cell)) => put(content, found.id, &cell.text, table.spot(row, cell)),
                    None => put(content, found.id, "", table.spot(row, cell)),
                }
            } else {
                for line in cell.text.lines() {
                    if let Some((id, value)) = labels.in_line(line) {
                        put(content, id, value, table.spot(row, cell));
                    }
                }
            }
        }
    }
}

/// The cell that belongs to a label: the one on its right, else the one below, unless that is a label itself.
fn value_of<'t>(
    table: &'t Table,
    at: usize,
    index: usize,
    labels: &Labels,
    taken: &Taken,
) -> Option<(&'t Row, &'t Cell)> {
    let is_value =
        |cell: &&Cell| labels.leading(&cell.text).is_none() && labels.stacked(&cell.text).is_empty();
    let row = &table.rows[at];
    if let Some(right) = row.cells.get(index + 1).filter(is_value) {
        return Some((row, right));
    }
    let below = table.rows.get(at + 1).filter(|row| !taken.contains(&(table.number, row.number)))?;
    let cell = below.over(row.cells[index].column).filter(is_value)?;
    Some((below, cell))
}

/// Cells merged from top to bottom: as many values as labels, one below the other.
fn in_stack(table: &Table, row: &Row, value: Option<&Cell>, ids: &[&'static str], content: &mut Content) {
    let Some(cell) = value else { return };
    let lines: Vec<&str> = cell.text.lines().filter(|line| !line.chars().all(is_blank)).collect();
    if lines.len() == ids.len() {
        for (id, line) in ids.iter().zip(lines) {
            put(content, id, line, table.spot(row, cell));
        }
    }
}

/// Places without a label that have lost their control: the addressee ends in 殿, and the date may stand
/// alone on the right. Both come before the first table.
fn by_place(document: &Document, content: &mut Content) {
    let head = document.parts.iter().map_while(|part| match part {
        Part::Paragraph(paragraph) => Some(paragraph),
        Part::Table(_) => None,
    });
    for paragraph in head {
        let text = typed(&paragraph.text);
        if text.is_empty() || text.contains('\n') || text.chars().count() > 60 {
            continue;
        }
        if ["殿", "様", "御中", "宛", "宛て"].iter().any(|end| text.ends_with(end)) {
            put(content, "addressee", text, paragraph.spot());
        } else if matches!(domain::forms::spec::Kind::Date.read(text), Ok(Some(_))) {
            put(content, "date", text, paragraph.spot());
        }
    }
}
