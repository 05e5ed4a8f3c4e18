//! What the fields of the facts show: what was typed and not saved, else what was saved, else what
//! the portal knows already.

use std::collections::BTreeMap;

use domain::case::facts::FACT_FIELDS;
use services::cases::{CaseView, Draft};

use crate::form::Submitted;

/// The text of each field.
pub type Typed = BTreeMap<String, String>;

/// The fields of the facts out of what was submitted.
pub fn typed(submitted: &Submitted) -> Typed {
    FACT_FIELDS.iter().map(|field| ((*field).to_owned(), submitted.text(field).to_owned())).collect()
}

/// What stands in the fields when the page opens; `name` and `email` are those of the person.
pub fn shown(view: &CaseView, kept: &Draft, name: &str, email: &str) -> Typed {
    if !kept.typed.is_empty() {
        return kept.typed.clone();
    }
    if let Some(facts) = &view.case.facts {
        return FACT_FIELDS.iter().map(|field| ((*field).to_owned(), facts.value(field))).collect();
    }
    let known = [
        ("postal_code", view.organization.postal_code.as_str()),
        ("address", view.organization.address.as_str()),
        ("contact_name", name),
        ("contact_email", email),
        ("product_name", view.case.product_name.as_str()),
    ];
    known.into_iter().map(|(field, value)| (field.to_owned(), value.to_owned())).collect()
}
