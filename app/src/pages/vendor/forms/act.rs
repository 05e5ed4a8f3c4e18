//! What a button of the browser's form asks for, besides keeping what was typed.

use domain::forms::spec::Table;
use domain::forms::{Content, FormId, Row, spec};

use super::typed::MAX_ROWS;

/// One of the buttons; their value is the one that [`Act::value`] gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Keep it, and go on another day.
    Keep,
    /// Compute and check, and show the form again.
    Check,
    /// Write the file, and store it.
    Make,
    Add {
        table: &'static str,
        rows: usize,
    },
    /// Rows count from 1.
    Remove {
        table: &'static str,
        row: usize,
    },
}

impl Act {
    /// What the button sends.
    pub fn value(self) -> String {
        match self {
            Act::Keep => "keep".to_owned(),
            Act::Check => "check".to_owned(),
            Act::Make => "make".to_owned(),
            Act::Add { table, rows } => format!("add.{table}.{rows}"),
            Act::Remove { table, row } => format!("remove.{table}.{row}"),
        }
    }

    /// Reads it; what no button sends keeps what was typed and no more.
    pub fn of(form: FormId, value: &str) -> Self {
        let parts: Vec<&str> = value.split('.').collect();
        let table_of = |id: &str| spec(form).tables().find(|table| table.id == id && !table.fixed);
        match parts[..] {
            ["check"] => Act::Check,
            ["make"] => Act::Make,
            [verb @ ("add" | "remove"), table, number] => match (table_of(table), number.parse()) {
                (Some(table), Ok(rows)) if verb == "add" => Act::Add { table: table.id, rows },
                (Some(table), Ok(row)) => Act::Remove { table: table.id, row },
                _ => Act::Keep,
            },
            _ => Act::Keep,
        }
    }

    /// Adds or removes rows.
    pub fn change(self, content: &mut Content) {
        let table_of = |id: &str| spec(content.form).tables().find(|table| table.id == id);
        match self {
            Act::Add { table, rows } => {
                if let Some(table) = table_of(table) {
                    add(table, content.tables.entry(table.id.to_owned()).or_default(), rows);
                }
            }
            Act::Remove { table, row } => {
                if let Some(rows) = content.tables.get_mut(table)
                    && (1..=rows.len()).contains(&row)
                {
                    rows.remove(row - 1);
                }
            }
            Act::Keep | Act::Check | Act::Make => {}
        }
    }
}

fn add(table: &Table, rows: &mut Vec<Row>, more: usize) {
    let length = rows.len().saturating_add(more).min(MAX_ROWS.max(rows.len()));
    rows.resize_with(length, || Row::of(table));
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::forms::Entry;

    const FORM: FormId = FormId::ShipmentPlan;

    #[test]
    fn a_button_means_what_it_sends() {
        let acts = [
            Act::Keep,
            Act::Check,
            Act::Make,
            Act::Add { table: "rows", rows: 10 },
            Act::Remove { table: "rows", row: 3 },
        ];
        for act in acts {
            assert_eq!(Act::of(FORM, &act.value()), act);
        }
        for nonsense in ["", "add", "add.rows.x", "add.officers.1", "remove.rows.-1", "make.it"] {
            assert_eq!(Act::of(FORM, nonsense), Act::Keep, "{nonsense}");
        }
        assert_eq!(Act::of(FormId::SelfDeclaration, "remove.rows.1"), Act::Keep, "printed rows stay");
    }

    #[test]
    fn rows_are_added_up_to_the_most_and_removed_from_anywhere() {
        let mut content = Content::blank(FORM);
        Act::Add { table: "rows", rows: 3 }.change(&mut content);
        let rows = content.tables.get_mut("rows").unwrap();
        for (row, units) in rows.iter_mut().zip(["1", "2", "3"]) {
            row.cells[1] = Entry::typed(units);
        }
        Act::Remove { table: "rows", row: 2 }.change(&mut content);
        let left: Vec<_> = content.rows("rows").iter().map(|row| row.cells[1].raw.as_str()).collect();
        assert_eq!(left, ["1", "3"]);
        Act::Remove { table: "rows", row: 9 }.change(&mut content);
        Act::Remove { table: "rows", row: 0 }.change(&mut content);
        assert_eq!(content.rows("rows").len(), 2);
        Act::Add { table: "rows", rows: usize::MAX }.change(&mut content);
        assert_eq!(content.rows("rows").len(), MAX_ROWS);
    }
}
