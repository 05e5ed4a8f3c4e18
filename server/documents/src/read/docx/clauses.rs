//! Clauses and their ticks. A tick counts only where the clause itself stands, word for word under the
//! comparison key: nobody consents to a sentence that was changed.

use domain::forms::spec::{Clause, FormSpec, Kind};
use domain::forms::{Content, Entry, Spot, Value};
use domain::text::key;

use super::fields::typed;
use super::model::{Cell, Document, Part, Row, Table};

/// A paragraph or cell that may hold clauses.
struct Host<'a> {
    key: String,
    controls: &'a [usize],
    spot: Spot,
    /// The row it stands in, and which of its cells it is.
    row: Option<(&'a Table, &'a Row, usize)>,
}

pub(super) fn read(document: &Document, spec: &FormSpec, content: &mut Content) {
    let clauses: Vec<(&Clause, String)> =
        spec.clauses().map(|clause| (clause, key(clause.text_ja))).collect();
    if clauses.is_empty() {
        return;
    }
    let shortest = clauses.iter().map(|(_, key)| key.len()).min().unwrap_or(0);
    let hosts = hosts(document, shortest);
    for (clause, text) in &clauses {
        let tagged = |host: &&Host<'_>| control(document, host, clause.id).is_some();
        let holds = |host: &&Host<'_>| host.key.contains(text.as_str());
        let found = hosts.iter().filter(holds).find(tagged).or_else(|| hosts.iter().find(holds));
        if let Some(host) = found {
            content.set(clause.id, entry(document, host, clause, text, &clauses));
        }
    }
}

fn hosts(document: &Document, shortest: usize) -> Vec<Host<'_>> {
    let mut all = Vec::new();
    for part in &document.parts {
        match part {
            Part::Paragraph(paragraph) if paragraph.text.len() >= shortest => all.push(Host {
                key: key(&paragraph.text),
                controls: &paragraph.controls,
                spot: paragraph.spot(),
                row: None,
            }),
            Part::Paragraph(_) => {}
            Part::Table(table) => {
                for row in &table.rows {
                    for (at, cell) in row.cells.iter().enumerate().filter(|(_, c)| c.text.len() >= shortest) {
                        all.push(Host {
                            key: key(&cell.text),
                            controls: &cell.controls,
                            spot: table.spot(row, cell),
                            row: Some((table, row, at)),
                        });
                    }
                }
            }
        }
    }
    all
}

/// The box of a clause in its host or in a neighbouring cell: its text, and whether it is ticked.
fn control<'a>(document: &'a Document, host: &Host<'_>, id: &str) -> Option<(&'a str, Option<bool>)> {
    let beside = host.row.into_iter().flat_map(|(_, row, _)| &row.cells).flat_map(|cell| &cell.controls);
    let mut all = host.controls.iter().chain(beside).filter_map(|index| document.controls.get(*index));
    all.find(|control| control.tag == id).map(|control| (control.text.as_str(), control.ticked))
}

fn entry(
    document: &Document,
    host: &Host<'_>,
    clause: &Clause,
    text: &str,
    clauses: &[(&Clause, String)],
) -> Entry {
    // What is seen counts: the marks beside the clause, a box among them.
    let (before, after) = around(host, text, clauses);
    for marks in [format!("{before}{after}"), before, after] {
        if let Some(marks) = tick(&marks, clause) {
            return Entry::at(marks, host.spot.clone());
        }
    }
    if let Some((table, row, at)) = host.row {
        for cell in neighbours(row, at) {
            if let Some(marks) = tick(&key(&cell.text), clause) {
                return Entry::at(marks, table.spot(row, cell));
            }
        }
    }
    let raw = match control(document, host, clause.id) {
        Some((_, Some(true))) => "☑",
        Some((text, _)) => typed(text),
        None => "",
    };
    Entry::at(raw, host.spot.clone())
}

/// What stands before the clause and after it, as far as the clauses next to it.
fn around(host: &Host<'_>, text: &str, clauses: &[(&Clause, String)]) -> (String, String) {
    let Some(start) = host.key.find(text) else { return Default::default() };
    let end = start + text.len();
    let others = || clauses.iter().filter(|(_, other)| other != text);
    let from = others().filter_map(|(_, other)| Some(host.key[..start].rfind(other.as_str())? + other.len()));
    let from = from.max().unwrap_or(0);
    let next = others().filter_map(|(_, other)| Some(end + host.key[end..].find(other.as_str())?)).min();
    // Behind the last clause of several stands its own mark, but between two of them that of the next.
    let after = if next.is_some() { "" } else { &host.key[end..] };
    (host.key[from..start].to_owned(), after.to_owned())
}

/// The marks in a text that holds nothing else but numbers and brackets.
fn tick(text: &str, clause: &Clause) -> Option<String> {
    if text.len() > 200 {
        return None;
    }
    let rest = text.replace(&key(clause.label_ja), "");
    let is_around = |ch: char| ch.is_ascii_digit() || "()[]{}【】<>.、,。:;・-|".contains(ch);
    let marks: String = rest.chars().filter(|ch| !is_around(*ch)).collect();
    match Kind::Tick.read(&marks) {
        Ok(Some(Value::Tick(_))) => Some(marks),
        _ => None,
    }
}

/// The other cells of a row, the nearest first.
fn neighbours(row: &Row, at: usize) -> impl Iterator<Item = &Cell> {
    let mut all: Vec<_> = row.cells.iter().enumerate().filter(|(index, _)| *index != at).collect();
    all.sort_by_key(|(index, _)| (index.abs_diff(at), *index));
    all.into_iter().map(|(_, cell)| cell)
}
