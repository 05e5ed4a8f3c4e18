//! The fields of the browser's form by their names, and the same as the form's content.
//!
//! A field is called by its id, a cell `rows.3.units` with rows from 1, as findings count them. The
//! names are those of the draft, too: what is kept is what was typed.

use std::collections::BTreeMap;

use domain::forms::spec::{Field, Kind, Table};
use domain::forms::{Content, Entry, FormId, Row, Value, spec};

use crate::form::Submitted;

/// Most rows of one table that the browser's form takes; longer lists are for the file.
pub const MAX_ROWS: usize = 300;

/// A tick on paper.
const TICKED: &str = "☑";

/// What was typed, by name.
pub type Typed = BTreeMap<String, String>;

/// The name of a cell; rows count from 1.
pub fn cell_name(table: &Table, row: usize, column: &Field) -> String {
    format!("{}.{row}.{}", table.id, column.id)
}

/// The content out of what a browser sent. Everything is kept as it was typed.
pub fn content(form: FormId, typed: &Submitted) -> Content {
    let mut content = Content::blank(form);
    for field in spec(form).fields().filter(|field| field.formula.is_none()) {
        content.set(field.id, entry(field.kind, typed, field.id));
    }
    for clause in spec(form).clauses() {
        content.set(clause.id, entry(Kind::Tick, typed, clause.id));
    }
    for table in spec(form).tables() {
        content.tables.insert(table.id.to_owned(), rows(table, typed));
    }
    content
}

fn entry(kind: Kind, typed: &Submitted, name: &str) -> Entry {
    match kind {
        Kind::Tick => Entry::typed(if typed.flag(name) { TICKED } else { "" }),
        _ => Entry::typed(typed.text(name)),
    }
}

fn rows(table: &Table, typed: &Submitted) -> Vec<Row> {
    let sent = typed.rows(table.id);
    let fill = |mut row: Row, sent: Option<&Submitted>| {
        for (at, column) in table.columns.iter().enumerate() {
            if let (None, false, Some(sent)) = (column.formula, is_printed(table, at), sent) {
                row.cells[at] = entry(column.kind, sent, column.id);
            }
        }
        row
    };
    if table.fixed {
        let numbered = (1_u32..).zip(printed_rows(table));
        return numbered.map(|(number, row)| fill(row, sent.get(&number))).collect();
    }
    sent.values().take(MAX_ROWS).map(|sent| fill(Row::of(table), Some(sent))).collect()
}

/// What is kept of a content: the same names as in the form. Empty texts are left out, but every row
/// stays.
pub fn typed(content: &Content) -> Typed {
    let spec = spec(content.form);
    let mut typed = Typed::new();
    let mut keep = |name: String, kind: Kind, entry: &Entry| {
        let text = match entry.value(kind) {
            Ok(Some(Value::Tick(ticked))) => if ticked { "on" } else { "" }.to_owned(),
            _ => entry.raw.clone(),
        };
        if !text.is_empty() {
            typed.insert(name, text);
        }
    };
    let fields = spec.fields().filter(|field| field.formula.is_none()).map(|field| (field.id, field.kind));
    for (id, kind) in fields.chain(spec.clauses().map(|clause| (clause.id, Kind::Tick))) {
        if let Some(entry) = content.entry(id) {
            keep(id.to_owned(), kind, entry);
        }
    }
    for table in spec.tables() {
        for (number, row) in (1..).zip(content.rows(table.id)) {
            for (at, (column, entry)) in table.columns.iter().zip(&row.cells).enumerate() {
                if column.formula.is_none() && !is_printed(table, at) {
                    keep(cell_name(table, number, column), column.kind, entry);
                }
            }
        }
    }
    for table in spec.tables().filter(|table| !table.fixed) {
        for number in 1..=content.rows(table.id).len() {
            if let Some(column) = table.columns.first() {
                typed.entry(cell_name(table, number, column)).or_default();
            }
        }
    }
    typed
}

/// The content of a kept draft.
pub fn of_draft(form: FormId, kept: &Typed) -> Content {
    content(form, &Submitted::from_pairs(kept.clone()))
}

/// A content from elsewhere – a file, or what the portal knows – as the browser's form holds it: the
/// printed rows as they are printed, nothing in computed places, and a row to begin with.
pub fn for_browser(content: &Content) -> Content {
    let form = content.form;
    let mut shown = Content::blank(form);
    let places = spec(form).fields().filter(|field| field.formula.is_none()).map(|field| field.id);
    for id in places.chain(spec(form).clauses().map(|clause| clause.id)) {
        shown.set(id, Entry::typed(content.raw(id)));
    }
    for table in spec(form).tables() {
        shown.tables.insert(table.id.to_owned(), rows_for_browser(table, content.rows(table.id)));
    }
    shown
}

fn rows_for_browser(table: &Table, given: &[Row]) -> Vec<Row> {
    let take = |mut row: Row, given: &Row| {
        for (at, (column, entry)) in table.columns.iter().zip(&given.cells).enumerate() {
            if column.formula.is_none() && !is_printed(table, at) {
                row.cells[at] = Entry::typed(entry.raw.clone());
            }
        }
        row
    };
    if table.fixed {
        // By what names the row, so that a row that was lost or moved in the file does not shift the rest.
        let named = |row: &Row| row.cells.first().map(|entry| domain::text::key(&entry.raw));
        let of = |row: Row| match given.iter().find(|given| named(given) == named(&row)) {
            Some(given) => take(row, given),
            None => row,
        };
        return printed_rows(table).map(of).collect();
    }
    let rows: Vec<Row> = given.iter().map(|given| take(Row::of(table), given)).collect();
    if !rows.is_empty() {
        return rows;
    }
    let printed: Vec<Row> = printed_rows(table).collect();
    if printed.is_empty() { vec![Row::of(table)] } else { printed }
}

/// Without the rows that nobody wrote into: what is checked, and what is written into the file.
pub fn without_untouched_rows(mut content: Content) -> Content {
    for table in spec(content.form).tables().filter(|table| !table.fixed) {
        if let Some(rows) = content.tables.get_mut(table.id) {
            rows.retain(|row| !row.is_untouched(table));
        }
    }
    content
}

/// Whether a cell is part of the paper and can't be typed into: the first ones of a printed row.
pub fn is_printed(table: &Table, column: usize) -> bool {
    table.fixed && table.preset.iter().any(|texts| column < texts.len())
}

fn printed_rows(table: &Table) -> impl Iterator<Item = Row> {
    table.preset.iter().map(|texts| {
        let mut row = Row::of(table);
        for (cell, text) in row.cells.iter_mut().zip(texts.iter()) {
            *cell = Entry::typed(*text);
        }
        row
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Submitted {
        Submitted::from_pairs(pairs.iter().copied())
    }

    #[test]
    fn whatever_is_typed_is_kept_and_comes_back() {
        let pairs = [
            ("product_name", " 髙 "),
            ("applied_units", "たくさん"),
            ("rows.1.month", "令和8年10月"),
            ("rows.1.units", "１００台"),
            ("rows.7.units", "?"),
        ];
        let typed_in = content(FormId::ShipmentPlan, &sent(&pairs));
        assert_eq!(typed_in.rows("rows").len(), 2);
        let kept = typed(&typed_in);
        assert_eq!(of_draft(FormId::ShipmentPlan, &kept), typed_in);
        assert_eq!(kept["product_name"], " 髙 ");
        assert_eq!(kept["rows.2.units"], "?");
    }

    #[test]
    fn an_empty_row_stays_until_the_form_is_checked() {
        let typed_in = content(FormId::ShipmentPlan, &sent(&[("rows.1.month", ""), ("rows.2.units", "5")]));
        assert_eq!(of_draft(FormId::ShipmentPlan, &typed(&typed_in)).rows("rows").len(), 2);
        assert_eq!(without_untouched_rows(typed_in).rows("rows").len(), 1);
    }

    #[test]
    fn printed_rows_can_be_answered_and_not_rewritten() {
        let pairs = [("rows.1.requirement", "R-99"), ("rows.1.answer", "○"), ("rows.13.answer", "×")];
        let typed_in = content(FormId::SelfDeclaration, &sent(&pairs));
        let rows = typed_in.rows("rows");
        assert_eq!(
            (rows.len(), rows[0].cells[0].raw.as_str(), rows[0].cells[3].raw.as_str()),
            (12, "R-01", "○")
        );
        assert!(!typed(&typed_in).contains_key("rows.1.requirement"));
    }

    #[test]
    fn rows_of_a_file_find_their_printed_row_by_name() {
        let mut file = Content::blank(FormId::SelfDeclaration);
        let rows = file.tables.get_mut("rows").unwrap();
        rows.remove(0);
        rows[0].cells[0] = Entry::typed("Ｒ－０２");
        rows[0].cells[3] = Entry::typed("×");
        let shown = for_browser(&file);
        let rows = shown.rows("rows");
        assert_eq!((rows.len(), rows[1].cells[3].raw.as_str()), (12, "×"));
        assert_eq!((rows[1].cells[0].raw.as_str(), rows[0].cells[3].raw.as_str()), ("R-02", ""));
    }

    #[test]
    fn a_free_table_begins_with_what_the_blank_form_prints() {
        let first = for_browser(&Content::blank(FormId::PriceEstimate));
        assert_eq!(first.rows("rows").len(), 1);
        assert_eq!(first.rows("rows")[0].cells[0].raw, "本体");
        assert_eq!(for_browser(&Content::blank(FormId::ShipmentPlan)).rows("rows").len(), 1);
    }

    #[test]
    fn ticks_are_kept_as_browsers_send_them() {
        let typed_in = content(FormId::CancellationConsent, &sent(&[("clause_1", "on")]));
        assert!(typed_in.ticked("clause_1") && !typed_in.ticked("clause_2"));
        let kept = typed(&typed_in);
        assert_eq!(kept.get("clause_1").map(String::as_str), Some("on"));
        assert!(!kept.contains_key("clause_2"));
    }
}
