//! Clauses and their ticks. A tick counts only where the clause itself stands, word for word under the
//! comparison key: nobody consents to a sentence that was changed.

use std::collections::HashSet;

use domain::forms::spec::{Clause, FormSpec, Kind};
use domain::forms::{Content, Entry, Origin, Spot, Value};
use domain::text::key;

use super::fields::typed;
use super::model::{Cell, Control, Document, Part, Row, Table};
use crate::read::wording::{ALIKE, Wording, has_cross, pairs_of, told};

/// A paragraph or cell that may hold clauses.
struct Host<'a> {
    text: &'a str,
    key: String,
    controls: &'a [usize],
    spot: Spot,
    /// The row it stands in, and which of its cells it is.
    row: Option<(&'a Table, &'a Row, usize)>,
}

pub(super) fn read(document: &Document, spec: &FormSpec, content: &mut Content) {
    let wording = Wording::of(spec);
    if wording.clauses.is_empty() {
        return;
    }
    let hosts = hosts(document, wording.shortest() / 2);
    let mut missing = Vec::new();
    for (clause, text) in &wording.clauses {
        let tagged = |host: &&Host<'_>| control(document, host, clause.id).is_some();
        let holds = |host: &&Host<'_>| host.key.contains(text.as_str());
        let found = hosts.iter().filter(holds).find(tagged).or_else(|| hosts.iter().find(holds));
        match found {
            Some(host) if wording.is_whole(&host.key) => {
                content.set(clause.id, entry(document, host, clause, text, &wording.clauses));
            }
            Some(host) => content.set(clause.id, changed(host.text, Some(host.spot.clone()))),
            None => missing.push((*clause, text.as_str())),
        }
    }
    if missing.is_empty() {
        return;
    }
    let others: Vec<(&Host<'_>, HashSet<(char, char)>)> = hosts
        .iter()
        .filter(|host| host.key.len() <= wording.longest() * 3)
        .filter(|host| !wording.clauses.iter().any(|(_, text)| host.key.contains(text.as_str())))
        .map(|host| (host, pairs_of(&host.key)))
        .collect();
    for (clause, text) in missing {
        let place = tagged(document, clause.id).or_else(|| {
            let alike = others.iter().map(|(host, pairs)| (Wording::likeness(text, pairs), host));
            let (most, host) = alike.max_by_key(|(likeness, _)| *likeness)?;
            (most >= ALIKE).then(|| (host.text, Some(host.spot.clone())))
        });
        if let Some((text, spot)) = place {
            content.set(clause.id, changed(text, spot));
        }
    }
}

/// A clause that nobody finds in the form of this edition is as good as struck out: it is no less than one
/// that was changed.
pub(super) fn miss(spec: &FormSpec, content: &mut Content) {
    for clause in spec.clauses() {
        if content.entry(clause.id).is_none() {
            content.set(clause.id, changed("", None));
        }
    }
}

fn changed(text: &str, spot: Option<Spot>) -> Entry {
    Entry { raw: told(text), spot, origin: Origin::Changed }
}

/// Where the box of a clause stands, and the text beside it.
fn tagged<'a>(document: &'a Document, id: &str) -> Option<(&'a str, Option<Spot>)> {
    let index = document.controls.iter().position(|control| control.tag == id)?;
    let spot = document.controls[index].spot.clone();
    let beside = document.parts.iter().find_map(|part| match part {
        Part::Paragraph(paragraph) => paragraph.controls.contains(&index).then_some(paragraph.text.as_str()),
        Part::Table(table) => {
            let row =
                table.rows.iter().find(|row| row.cells.iter().any(|cell| cell.controls.contains(&index)))?;
            row.cells.iter().map(|cell| cell.text.as_str()).max_by_key(|text| text.len())
        }
    });
    Some((beside.unwrap_or_default(), spot))
}

fn hosts(document: &Document, shortest: usize) -> Vec<Host<'_>> {
    let mut all = Vec::new();
    for part in &document.parts {
        match part {
            Part::Paragraph(paragraph) if paragraph.text.len() >= shortest => all.push(Host {
                text: &paragraph.text,
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
                            text: &cell.text,
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

/// The box of a clause in its host or in a neighbouring cell.
fn control<'a>(document: &'a Document, host: &Host<'_>, id: &str) -> Option<&'a Control> {
    let beside = host.row.into_iter().flat_map(|(_, row, _)| &row.cells).flat_map(|cell| &cell.controls);
    let mut all = host.controls.iter().chain(beside).filter_map(|index| document.controls.get(*index));
    all.find(|control| control.tag == id)
}

fn entry(
    document: &Document,
    host: &Host<'_>,
    clause: &Clause,
    text: &str,
    clauses: &[(&'static Clause, String)],
) -> Entry {
    // What is seen counts: the marks beside the clause, a box among them.
    let (before, after) = around(host, text, clauses);
    for marks in [&format!("{before}{after}"), &before, &after] {
        if let Some(marks) = tick(marks, clause) {
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
    // A state of its own counts for a box only where nothing else is seen: no cross, and nothing struck out.
    let control = control(document, host, clause.id);
    let beside =
        host.row.into_iter().flat_map(|(_, row, at)| neighbours(row, at)).map(|cell| cell.text.as_str());
    let seen = [before.as_str(), after.as_str(), control.map_or("", |control| control.text.as_str())];
    if let Some(crossed) = seen.into_iter().chain(beside).find(|text| has_cross(text)) {
        let crossed = crossed.trim_matches(|ch: char| ch.is_ascii_digit() || "()., ".contains(ch));
        return Entry::at(told(crossed), host.spot.clone());
    }
    let raw = match control {
        Some(Control { ticked: Some(true), hides_text: false, .. }) => "☑",
        Some(control) => typed(&control.text),
        None => "",
    };
    Entry::at(raw, host.spot.clone())
}

/// What stands before the clause and after it, as far as the clauses next to it.
fn around(host: &Host<'_>, text: &str, clauses: &[(&'static Clause, String)]) -> (String, String) {
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
