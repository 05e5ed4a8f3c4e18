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
            other => match other.strip_prefix("remove.").and_then(|index| index.parse().ok()) {
                Some(index) => Button::RemoveRow(index),
                None => Button::GoOn,
            },
        }
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

    /// Takes a row out; the ones after it move up.
    pub fn remove_row(&mut self, group: &str, gone: usize) {
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
        sheet.remove_row("items", 0);
        assert_eq!(sheet.in_row("items", 1, "words"), "c");
        assert_eq!(sheet.rows("items"), 2);
        sheet.add_row("items", &[("words", ""), ("place", "facts:")]);
        assert_eq!((sheet.rows("items"), sheet.in_row("items", 2, "place")), (3, "facts:"));
        assert_eq!(sheet.get("correction_due"), "2026-12-01");
    }

    #[test]
    fn knows_the_button() {
        let button = |act: &'static str| Button::of(&Submitted::from_pairs([("act", act)]));
        assert_eq!(button("remove.3"), Button::RemoveRow(3));
        assert_eq!(button("remove.x"), Button::GoOn);
        assert_eq!(
            (button("add"), button("clear"), button("")),
            (Button::AddRow, Button::Clear, Button::GoOn)
        );
    }
}
