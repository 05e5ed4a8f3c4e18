//! The forms against each other. Where the call or the application says a value, each form is held
//! against that by itself already, and nothing is compared here.

mod same;
mod supply;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::basis::Basis;
use super::sheet::Sheet;
use crate::finding::{At, Code, Finding};
use crate::forms::{Content, FormId};

/// The forms that are there, in their order.
type Sheets<'a> = BTreeMap<FormId, Sheet<'a>>;

pub(super) fn check(contents: &[&Content], basis: &Basis) -> Vec<Finding> {
    let mut sheets = Sheets::new();
    let mut found = Vec::new();
    for content in contents {
        match sheets.entry(content.form) {
            Entry::Vacant(free) => {
                free.insert(Sheet::of(content));
            }
            // Nobody knows which of them is meant.
            Entry::Occupied(taken) => {
                let twice = Finding::new(Code::FormTwice, *taken.key(), At::DOCUMENT);
                if !found.contains(&twice) {
                    found.push(twice);
                }
            }
        }
    }
    same::check(&sheets, basis, &mut found);
    supply::check(&sheets, basis, &mut found);
    found
}
