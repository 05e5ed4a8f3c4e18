//! Clauses and their ticks. A tick counts only where the clause itself stands, word for word under the
//! comparison key: nobody consents to a sentence that was changed.

use domain::forms::spec::{FormSpec, Kind};
use domain::forms::{Content, Entry, Unreadable, Value};
use domain::text::key;

use super::cells::{At, Cells};

pub(super) fn read(cells: &Cells<'_>, spec: &FormSpec, content: &mut Content) -> Result<(), Unreadable> {
    let clauses: Vec<(&str, String)> =
        spec.clauses().map(|clause| (clause.id, key(clause.text_ja))).collect();
    let lengths = || clauses.iter().map(|(_, text)| text.len());
    let (Some(shortest), Some(longest)) = (lengths().min(), lengths().max()) else { return Ok(()) };
    for (index, sheet) in cells.visible() {
        for cell in &sheet.cells {
            let text = cells.text(cell);
            if text.len() < shortest || text.len() > longest * 2 {
                continue;
            }
            let text = key(text);
            for (id, clause) in clauses.iter().filter(|(_, clause)| text.ends_with(clause.as_str())) {
                let at = At { sheet: index, row: cell.row, column: cell.column };
                content.set(id, tick(cells, at, text.trim_end_matches(clause.as_str()))?);
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
