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

#[cfg(test)]
mod tests {
    use domain::case::Command;
    use domain::case::facts::Facts;

    use super::*;
    use crate::pages::vendor::fixture::{File, signatory};

    fn draft(model: &str) -> Draft {
        let typed = if model.is_empty() {
            Typed::new()
        } else {
            Typed::from([("model_number".into(), model.into())])
        };
        Draft { version: 3, typed, saved_at: None }
    }

    fn shown_for(file: &File, kept: &Draft) -> Typed {
        shown(&file.view(), kept, "佐藤花子", "sato@example.jp")
    }

    #[test]
    fn the_newest_of_what_is_known_is_shown() {
        let mut file = File::draft();
        let first = shown_for(&file, &draft(""));
        assert_eq!(first["address"], "東京都千代田区霞が関1-2-2");
        assert_eq!(first["contact_email"], "sato@example.jp");
        assert_eq!(first["product_name"], "顔認証リーダー");

        let facts = Facts { model_number: "KR-300".to_owned(), units: 12, ..Facts::default() };
        file.must(&signatory(), Command::FillFacts { facts });
        let saved = shown_for(&file, &draft(""));
        assert_eq!((saved["model_number"].as_str(), saved["units"].as_str()), ("KR-300", "12"));

        assert_eq!(shown_for(&file, &draft("KR-301"))["model_number"], "KR-301");
    }
}
