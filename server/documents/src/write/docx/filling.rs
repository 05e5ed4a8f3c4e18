//! What stands in a place of a form: the value as an official form writes it, or a prompt.

use domain::calendar::both_calendars;
use domain::forms::spec::{Clause, Field, Kind};
use domain::forms::{Content, Entry, Value};

use crate::word::{Control, ControlKind, TICKED, UNTICKED};
use crate::write::prompt::{CHOOSE, CHOOSE_SHORT, DATE, EMPTY};

/// The place of a field outside tables.
pub(super) fn control(field: &Field, content: &Content) -> Control {
    let text = content.entry(field.id).and_then(|entry| shown(field.kind, entry));
    Control { locked: true, ..place(field, field.id.to_owned(), text) }
}

/// The place of a cell. Rows may be deleted, so it is not locked.
pub(super) fn cell(table: &str, column: &Field, entry: Option<&Entry>) -> Control {
    let text = entry.and_then(|entry| shown(column.kind, entry));
    let control = place(column, format!("{table}.{}", column.id), text);
    let numeric = matches!(column.kind, Kind::Integer(_) | Kind::Money | Kind::Percent);
    let prompt = if matches!(column.kind, Kind::Choice(_)) { CHOOSE_SHORT } else { &control.prompt };
    Control { numeric, prompt: prompt.to_owned(), ..control }
}

/// The box of a clause.
pub(super) fn tick(clause: &Clause, content: &Content) -> Control {
    Control {
        tag: clause.id.to_owned(),
        label: clause.label_ja.to_owned(),
        kind: ControlKind::Tick,
        text: content.ticked(clause.id).then(|| TICKED.to_owned()),
        prompt: UNTICKED.to_owned(),
        numeric: false,
        locked: true,
    }
}

fn place(field: &Field, tag: String, text: Option<String>) -> Control {
    let (kind, prompt) = match field.kind {
        Kind::LongText => (ControlKind::Lines, EMPTY),
        Kind::Date => (ControlKind::Line, DATE),
        Kind::Choice(choices) => {
            let items = choices.iter().map(|choice| (choice.id.to_owned(), choice.label_ja.to_owned()));
            (ControlKind::List(items.collect()), CHOOSE)
        }
        // A text that somebody broke into lines stays as it is.
        _ if text.as_ref().is_some_and(|text| text.contains(['\n', '\r'])) => (ControlKind::Lines, EMPTY),
        _ => (ControlKind::Line, EMPTY),
    };
    Control {
        tag,
        label: field.label_ja.to_owned(),
        kind,
        text,
        prompt: prompt.to_owned(),
        numeric: false,
        locked: false,
    }
}

/// What is typed, in the way of the form where it is understood, else as it is. `None` where nothing is.
fn shown(kind: Kind, entry: &Entry) -> Option<String> {
    let raw = entry.raw.trim();
    match kind.read(raw) {
        Ok(None) => None,
        Ok(Some(Value::Date(date))) => Some(both_calendars(date)),
        Ok(Some(Value::Whole(number))) => Some(grouped(number)),
        Ok(Some(Value::Month(month))) => Some(month.to_string()),
        Ok(Some(Value::Choice(choice))) => Some(choice.label_ja.to_owned()),
        Ok(Some(Value::Tick(ticked))) => Some(if ticked { TICKED } else { UNTICKED }.to_owned()),
        Ok(Some(Value::Text(_))) | Err(_) => Some(raw.to_owned()),
    }
}

/// `1234567` as `1,234,567`.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut all = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            all.push(',');
        }
        all.push(digit);
    }
    if number < 0 { format!("-{all}") } else { all }
}

#[cfg(test)]
mod tests {
    use domain::forms::spec::Unit;

    use super::*;

    #[test]
    fn values_are_written_as_a_form_writes_them() {
        for (kind, raw, written) in [
            (Kind::Integer(Unit::Devices), "１２００台", "1,200"),
            (Kind::Integer(Unit::Devices), "-1000000", "-1,000,000"),
            (Kind::Integer(Unit::Devices), "999", "999"),
            (Kind::Date, "2026-11-22", "令和8年11月22日（2026年11月22日）"),
            (Kind::YearMonth, "令和8年10月", "2026-10"),
            (Kind::Integer(Unit::Devices), "未定", "未定"),
            (Kind::Text, " ㈱星野 ", "㈱星野"),
        ] {
            assert_eq!(shown(kind, &Entry::typed(raw)).as_deref(), Some(written), "{raw}");
        }
        assert_eq!(shown(Kind::Date, &Entry::typed("　　年　　月　　日")), None);
    }
}
