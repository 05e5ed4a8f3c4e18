//! What a notice says, read from what was typed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::command::TypedNotice;
use super::field::{ChangeField, ChangeKind};
use crate::calendar::jst;
use crate::case::facts::{Facts, LINE, required_line, required_text};
use crate::case::listing::Listing;
use crate::contact;
use crate::money::Yen;
use crate::validation::FieldError;

/// Longest reason, in characters.
pub(super) const WORDS: usize = 4000;
/// Highest price that can be meant, in yen.
const HIGHEST_PRICE: i64 = 99_999_999;

/// One value that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub field: ChangeField,
    /// What the register or the forms said when it was reported; empty where nothing is known.
    pub before: String,
    pub after: String,
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeContent {
    /// At least one, in the order of the form.
    pub changes: Vec<Change>,
    pub reason: String,
    /// 変更予定日: the day from which it is so.
    pub from: Date,
}

impl NoticeContent {
    pub fn kinds(&self) -> BTreeSet<ChangeKind> {
        self.changes.iter().map(|change| change.field.kind()).collect()
    }

    /// Writes the values that the facts have a place for.
    pub(super) fn enter(&self, facts: &mut Facts) {
        for change in &self.changes {
            if let Some(fact) = change.field.fact(facts) {
                fact.clone_from(&change.after);
            }
        }
    }

    /// The first value that the entry says otherwise by now than when the notice was written.
    pub(super) fn overtaken(&self, listing: &Listing) -> Option<ChangeField> {
        let mut facts = listing.facts.clone();
        let mut changes = self.changes.iter();
        changes
            .find(|change| change.field.fact(&mut facts).is_some_and(|now| *now != change.before))
            .map(|change| change.field)
    }
}

/// Reads what was typed about a listed product; values that stay as they are don't count.
pub(super) fn read(typed: &TypedNotice, listing: &Listing) -> Result<NoticeContent, Vec<FieldError>> {
    let mut errors = Vec::new();
    let changes = changes(typed, &listing.facts, &mut errors);
    if typed.kinds.is_empty() {
        errors.push(FieldError::new("kinds", "choose"));
    }
    let reason = required_text("change_reason", &typed.reason, WORDS).map_err(|error| errors.push(error));
    let from = day(&typed.from, listing).map_err(|error| errors.push(error));
    match (reason, from) {
        (Ok(reason), Ok(from)) if errors.is_empty() => Ok(NoticeContent { changes, reason, from }),
        _ => Err(errors),
    }
}

fn changes(typed: &TypedNotice, facts: &Facts, errors: &mut Vec<FieldError>) -> Vec<Change> {
    let mut found = Vec::new();
    for kind in &typed.kinds {
        let (sound, changed) = (errors.len(), found.len());
        for field in kind.fields() {
            let before = value_before(field, facts, &typed.known);
            let raw = typed.values.get(&field).map_or("", String::as_str);
            if raw.trim().is_empty() {
                continue;
            }
            match value(field, raw) {
                Ok(after) if after != before => found.push(Change { field, before, after }),
                Ok(_) => {}
                Err(error) => errors.push(error),
            }
        }
        if errors.len() == sound
            && found.len() == changed
            && let Some(first) = kind.fields().next()
        {
            errors.push(FieldError::new(first.id(), "unchanged"));
        }
    }
    found.sort_by_key(|change| change.field);
    found
}

/// What the entry says, else what was known otherwise.
fn value_before(field: ChangeField, facts: &Facts, known: &BTreeMap<ChangeField, String>) -> String {
    match field.fact(&mut facts.clone()) {
        Some(fact) => std::mem::take(fact),
        // What a new variant is a variant of.
        None if field == ChangeField::ModelVariant => facts.model_number.clone(),
        None => known.get(&field).cloned().unwrap_or_default(),
    }
}

fn value(field: ChangeField, raw: &str) -> Result<String, FieldError> {
    let id = field.id();
    match field {
        ChangeField::UnitPrice | ChangeField::MaintenancePrice => price(id, raw),
        ChangeField::Plants => required_text(id, raw, WORDS),
        ChangeField::ContactPhone => {
            contact::parse_phone(raw).map_err(|error| FieldError::new(id, error.code()))
        }
        ChangeField::ContactEmail => {
            contact::parse_email(raw).map_err(|error| FieldError::new(id, error.code()))
        }
        ChangeField::PostalCode => {
            contact::parse_postal_code(raw).map_err(|error| FieldError::new(id, error.code()))
        }
        _ => required_line(id, raw, LINE),
    }
}

/// Whole yen as digits alone.
fn price(id: &str, raw: &str) -> Result<String, FieldError> {
    match Yen::parse(raw) {
        Ok(Yen(yen)) if (0..=HIGHEST_PRICE).contains(&yen) => Ok(yen.to_string()),
        Ok(_) => Err(FieldError::new(id, "price-range").with("max", HIGHEST_PRICE)),
        Err(error) => Err(FieldError::new(id, error.code())),
    }
}

/// The day may lie ahead or behind, but not before the product was in the register.
fn day(raw: &str, listing: &Listing) -> Result<Date, FieldError> {
    let from =
        crate::calendar::parse_date(raw).map_err(|error| FieldError::new("change_from", error.code()))?;
    if from < jst(listing.since).date() {
        return Err(FieldError::new("change_from", "change-before-listing"));
    }
    Ok(from)
}
