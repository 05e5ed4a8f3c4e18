//! Clauses and their ticks. A tick counts only where the clause itself stands, word for word under the
//! comparison key: nobody consents to a sentence that was changed.

use domain::forms::spec::{FormSpec, Kind};
use domain::forms::{Content, Entry, Origin, Unreadable, Value};
use domain::text::key;

use super::cells::{At, Cells};
use crate::read::wording::{ALIKE, Wording, pairs_of, told};

pub(super) fn read(cells: &Cells<'_>, spec: &FormSpec, content: &mut Content) -> Result<(), Unreadable> {
    let wording = Wording::of(spec);
    let (shortest, longest) = (wording.shortest(), wording.longest());
    if wording.clauses.is_empty() {
        return Ok(());
    }
    for (index, sheet) in cells.visible() {
        for cell in &sheet.cells {
            let written = cells.text(cell);
            if written.len() < shortest / 2 || written.len() > longest * 3 {
                continue;
            }
            let at = At { sheet: index, row: cell.row, column: cell.column };
            let text = key(written);
            let changed = || Entry { origin: Origin::Changed, ..Entry::at(told(written), cells.spot(at)) };
            let mut held = wording.clauses.iter().filter(|(_, it)| text.contains(it.as_str())).peekable();
            if held.peek().is_none() {
                let pairs = pairs_of(&text);
                let alike = wording.clauses.iter().map(|(it, own)| (Wording::likeness(own, &pairs), it.id));
                if let Some((_, id)) = alike.max().filter(|(likeness, _)| *likeness >= ALIKE)
                    && content.entry(id).is_none()
                {
                    content.set(id, changed());
                }
                continue;
            }
            let whole = wording.is_whole(&text);
            for (clause, sentence) in held {
                let before = text.split(sentence.as_str()).next().unwrap_or_default();
                let entry = if whole { tick(cells, at, before)? } else { changed() };
                content.set(clause.id, entry);
            }
        }
    }
    Ok(())
}

/// The mark before a clause, in its own cell or in one to the left of it.
fn tick(cells: &Cells<'_>, at: At, before: &str) -> Result<Entry, Unreadable> {
    let is_number = |ch: char| ch.is_ascii_digit() || "().,、".contains(ch);
    let mark = before.trim_matches(is_number);
    if matches!(Kind::Tick.read(mark), Ok(Some(Value::Tick(_)))) {
        return Ok(Entry::at(mark, cells.spot(at)));
    }
    for column in (0..at.column).rev() {
        let entry = cells.entry(At { column, ..at })?;
        if !entry.is_blank() {
            return Ok(entry);
        }
    }
    Ok(Entry::at("", cells.spot(at)))
}
