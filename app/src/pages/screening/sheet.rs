//! The fields of a form with rows that can be added without a script, kept between requests.

use std::collections::BTreeMap;

use services::cases::{self, Draft, Sheet};
use services::{Conflict, PortalError, Result};

use super::act::Act;
use crate::form::Submitted;

/// Fields that steer the form and say nothing themselves.
const STEERING: [&str; 4] = ["act", "list", "version", "sheet"];

/// What stands on a sheet: single fields and rows such as `items.0.words`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub BTreeMap<String, String>);

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    AddRow,
    /// Takes out the row with this index.
    RemoveRow(usize),
    /// Puts the row with this index before the one above it.
    MoveUp(usize),
    /// Throws the sheet away.
    Clear,
    /// Goes on with what stands there.
    GoOn,
}

impl Button {
    pub fn of(typed: &Submitted) -> Self {
        match typed.text("act") {
            "add" => Button::AddRow,
            "clear" => Button::Clear,
            other => {
                let row = |what| other.strip_prefix(what).and_then(|index| index.parse().ok());
                let removed = row("remove.").map(Button::RemoveRow);
                removed.or_else(|| row("up.").map(Button::MoveUp)).unwrap_or(Button::GoOn)
            }
        }
    }

    /// Whether only the rows are put in order, and the form is shown again.
    pub fn arranges(self) -> bool {
        matches!(self, Button::AddRow | Button::RemoveRow(_) | Button::MoveUp(_))
    }
}

impl Fields {
    pub fn of(typed: &Submitted) -> Self {
        let values = typed.values().into_iter().filter(|(name, _)| !STEERING.contains(&name.as_str()));
        Self(values.filter_map(|(name, values)| Some((name, values.into_iter().next()?))).collect())
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    pub fn in_row(&self, group: &str, index: usize, field: &str) -> &str {
        self.get(&format!("{group}.{index}.{field}"))
    }

    /// How many rows there are, empty ones included.
    pub fn rows(&self, group: &str) -> usize {
        let indices = self.0.keys().filter_map(|name| split(group, name).map(|(index, _)| index + 1));
        indices.max().unwrap_or(0)
    }

    /// The rows in which anything stands.
    pub fn filled(&self, group: &str) -> Vec<usize> {
        let filled = |index: &usize| {
            self.0.iter().any(|(name, value)| {
                split(group, name).is_some_and(|(row, _)| row == *index) && !value.trim().is_empty()
            })
        };
        (0..self.rows(group)).filter(filled).collect()
    }

    /// Adds a row at the end.
    pub fn add_row(&mut self, group: &str, row: &[(&str, &str)]) {
        let index = self.rows(group);
        for (field, value) in row {
            self.0.insert(format!("{group}.{index}.{field}"), (*value).to_owned());
        }
    }

    /// Takes a row out, or moves it, as the button says.
    pub fn arrange(&mut self, group: &str, button: Button) {
        match button {
            Button::RemoveRow(row) => self.remove_row(group, row),
            Button::MoveUp(row) => self.move_up(group, row),
            Button::AddRow | Button::Clear | Button::GoOn => {}
        }
    }

    /// The row changes places with the one above it.
    fn move_up(&mut self, group: &str, row: usize) {
        let Some(above) = row.checked_sub(1).filter(|_| row < self.rows(group)) else { return };
        let fields = std::mem::take(&mut self.0);
        let moved = fields.into_iter().map(|(name, value)| match split(group, &name) {
            Some((index, field)) if index == row => (format!("{group}.{above}.{field}"), value),
            Some((index, field)) if index == above => (format!("{group}.{row}.{field}"), value),
            _ => (name, value),
        });
        self.0 = moved.collect();
    }

    /// Takes a row out; the ones after it move up.
    fn remove_row(&mut self, group: &str, gone: usize) {
        let fields = std::mem::take(&mut self.0);
        self.0 = fields
            .into_iter()
            .filter_map(|(name, value)| match split(group, &name) {
                Some((index, _)) if index == gone => None,
                Some((index, field)) if index > gone => {
                    Some((format!("{group}.{}.{field}", index - 1), value))
                }
                _ => Some((name, value)),
            })
            .collect();
    }
}

/// Row and field of `items.0.words`.
fn split<'a>(group: &str, name: &'a str) -> Option<(usize, &'a str)> {
    let (index, field) = name.strip_prefix(group)?.strip_prefix('.')?.split_once('.')?;
    Some((index.parse().ok()?, field))
}

impl Act<'_> {
    /// The sheet as it is kept.
    ///
    /// # Errors
    /// As [`cases::load_sheet`].
    pub async fn sheet(&self, sheet: Sheet) -> Result<Draft> {
        cases::load_sheet(&self.visit.portal, self.actor()?, &self.id, sheet).await
    }

    /// The sheet, if it is still the one that the page showed.
    ///
    /// # Errors
    /// [`PortalError::Conflict`] where it was changed or sent meanwhile.
    pub async fn sheet_seen(&self, sheet: Sheet) -> Result<Fields> {
        let draft = self.sheet(sheet).await?;
        if draft.version.to_string() == self.typed.text("sheet") {
            return Ok(Fields(draft.typed));
        }
        let now = cases::view(&self.visit.portal, self.actor()?, &self.id).await?.case.version;
        let seen: u32 = self.typed.text("version").parse().unwrap_or(now);
        let unseen = (seen.saturating_add(1)..=now).collect();
        Err(PortalError::Conflict(Conflict { case: Some(self.id.to_string()), unseen }))
    }

    /// Keeps what was typed.
    ///
    /// # Errors
    /// As [`cases::keep_sheet`].
    pub async fn keep(&self, sheet: Sheet, fields: &Fields) -> Result<i32> {
        let seen = self.typed.text("sheet").parse().unwrap_or_default();
        cases::keep_sheet(&self.visit.portal, self.actor()?, &self.id, sheet, seen, &fields.0).await
    }

    /// Throws the sheet away.
    ///
    /// # Errors
    /// As [`cases::drop_sheet`].
    pub async fn drop_sheet(&self, sheet: Sheet) -> Result<()> {
        cases::drop_sheet(&self.visit.portal, self.actor()?, &self.id, sheet).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Fields {
        Fields::of(&Submitted::from_pairs([
            ("version", "7"),
            ("act", "add"),
            ("items.0.words", "a"),
            ("items.1.words", " "),
            ("items.2.words", "c"),
            ("correction_due", "2026-12-01"),
        ]))
    }

    #[test]
    fn knows_its_rows() {
        let sheet = sheet();
        assert_eq!(sheet.rows("items"), 3);
        assert_eq!(sheet.filled("items"), [0, 2]);
        assert_eq!((sheet.get("version"), sheet.get("correction_due")), ("", "2026-12-01"));
    }

    #[test]
    fn rows_come_and_go() {
        let mut sheet = sheet();
        sheet.arrange("items", Button::RemoveRow(0));
        assert_eq!(sheet.in_row("items", 1, "words"), "c");
        assert_eq!(sheet.rows("items"), 2);
        sheet.add_row("items", &[("words", ""), ("place", "facts:")]);
        assert_eq!((sheet.rows("items"), sheet.in_row("items", 2, "place")), (3, "facts:"));
        assert_eq!(sheet.get("correction_due"), "2026-12-01");
    }

    #[test]
    fn rows_change_places() {
        let words = |sheet: &Fields| [0, 1, 2].map(|row| sheet.in_row("items", row, "words").to_owned());
        let mut moved = sheet();
        moved.arrange("items", Button::MoveUp(2));
        assert_eq!(words(&moved), ["a", "c", " "]);
        for nowhere in [0, 3, usize::MAX] {
            let before = moved.clone();
            moved.arrange("items", Button::MoveUp(nowhere));
            assert_eq!(moved, before);
        }
    }

    #[test]
    fn knows_the_button() {
        let button = |act: &'static str| Button::of(&Submitted::from_pairs([("act", act)]));
        assert_eq!(button("remove.3"), Button::RemoveRow(3));
        assert_eq!(button("up.2"), Button::MoveUp(2));
        assert_eq!((button("remove.x"), button("up.")), (Button::GoOn, Button::GoOn));
        assert_eq!(
            (button("add"), button("clear"), button("")),
            (Button::AddRow, Button::Clear, Button::GoOn)
        );
    }
}
