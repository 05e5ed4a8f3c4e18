//! The automatic checks: what is read on the seven forms, held against their rules, the call, the
//! application and each other. Pure: a function of what was read and of the [`Basis`].
//!
//! **One cause, one finding.** A form that nobody filled in is only blank, not thirty times incomplete; a
//! placeholder is only a placeholder; a sum is right when it fits what stands above it, even where that
//! is wrong and told already. Where the application says a value, each form is held against it;
//! the forms are compared with each other only in what the application doesn't say.
//!
//! | you look for | go to |
//! |---|---|
//! | what a rule is held against | [`basis`] |
//! | a form read once, and findings with their place | `sheet.rs` |
//! | the file as a whole: form, edition, blank, missing places | `document.rs` |
//! | any field: empty, left over, does not fit | `fields.rs`, `placeholder.rs`, `figures.rs` |
//! | rows that stand below their table | `outside.rs` |
//! | header against call and application | `header.rs` |
//! | clauses and signer | `clauses.rs`, `cancellation_consent.rs` |
//! | the rules of one form | the file named after it |
//! | forms against each other | `across/` |
//!
//! One more rule: its code in [`crate::finding`], its check here, its words in the catalogues, and a
//! row in the table of `tests/checks`, which fails until it is there.

mod across;
mod antisocial_pledge;
pub mod basis;
mod cancellation_consent;
mod clauses;
mod document;
mod fields;
mod figures;
mod header;
mod order;
mod outside;
mod placeholder;
mod price_estimate;
mod self_declaration;
mod sheet;
mod shipment_plan;
mod supply_pledge;
mod track_record;

pub use basis::{Applied, Basis, CallFault, CallRules, is_edition};

use crate::finding::Finding;
use crate::forms::{Content, FormId, Reading, Unreadable};
use sheet::Sheet;

/// Everything to be said about one form by itself, in the order of the paper.
///
/// Computed places that are empty are taken as not yet computed where they are in no file.
pub fn form(expected: FormId, reading: &Reading, basis: &Basis) -> Vec<Finding> {
    if let Some(finding) = document::unusable(expected, reading, basis) {
        return vec![finding];
    }
    let sheet = Sheet::of(&reading.content);
    let mut found = Vec::new();
    if document::edition(reading, basis, &mut found) {
        document::places(&sheet, &mut found);
    }
    fields::check(&sheet, &mut found);
    outside::check(&sheet, &mut found);
    header::check(&sheet, basis, &mut found);
    clauses::check(&sheet, &mut found);
    match sheet.form() {
        FormId::TrackRecord => track_record::check(&sheet, basis, &mut found),
        FormId::SelfDeclaration => self_declaration::check(&sheet, basis, &mut found),
        FormId::CancellationConsent => cancellation_consent::check(&sheet, basis, &mut found),
        FormId::SupplyPledge => supply_pledge::check(&sheet, basis, &mut found),
        FormId::AntisocialPledge => antisocial_pledge::check(&sheet, basis, &mut found),
        FormId::ShipmentPlan => shipment_plan::check(&sheet, basis, &mut found),
        FormId::PriceEstimate => price_estimate::check(&sheet, basis, &mut found),
    }
    order::in_order(found)
}

/// A file that could not be understood: a person will read it.
pub fn unreadable(expected: FormId, why: Unreadable) -> Finding {
    document::not_understood(expected, why)
}

/// What does not fit between the forms; any number of them, and what is not there is not compared.
pub fn across(contents: &[&Content], basis: &Basis) -> Vec<Finding> {
    order::in_order(across::check(contents, basis))
}
