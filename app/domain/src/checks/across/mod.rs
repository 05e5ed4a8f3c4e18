//! The forms against each other. Where the call or the application says a value, each form is held
//! against that by itself already, and nothing is compared here.

mod same;
mod supply;

use std::collections::BTreeMap;

use super::basis::Basis;
use super::sheet::Sheet;
use crate::finding::Finding;
use crate::forms::{Content, FormId};

/// The forms that are there, in their order.
type Sheets<'a> = BTreeMap<FormId, Sheet<'a>>;

pub(super) fn check(contents: &[&Content], basis: &Basis) -> Vec<Finding> {
    let mut sheets = Sheets::new();
    for content in contents {
        sheets.entry(content.form).or_insert_with(|| Sheet::of(content));
    }
    let mut found = Vec::new();
    same::check(&sheets, basis, &mut found);
    supply::check(&sheets, basis, &mut found);
    found
}
