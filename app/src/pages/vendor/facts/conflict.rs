//! Two tabs, or two colleagues: what the other one saved, beside what was typed here.

use domain::case::facts::FACT_FIELDS;
use leptos::prelude::*;

use super::values::Typed;
use crate::components::table::{Column, DataTable};
use crate::flash::{Flash, field_label};
use crate::words::{Words, t};

/// A field that says two things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub label: String,
    /// What the other tab or colleague saved.
    pub theirs: String,
    /// What was typed here; it also stands in the form.
    pub ours: String,
}

/// The fields in which what was typed (the flash) differs from what is stored now.
pub fn differences(words: Words, flash: &Flash, stored: &Typed) -> Vec<Difference> {
    let ours = |field: &str| flash.values.get(field).and_then(|values| values.first()).cloned();
    FACT_FIELDS
        .into_iter()
        .map(|field| Difference {
            label: field_label(words, field),
            theirs: stored.get(field).cloned().unwrap_or_default(),
            ours: ours(field).unwrap_or_default(),
        })
        .filter(|difference| difference.theirs != difference.ours)
        .collect()
}

/// Both sets of values side by side; nothing where there is no conflict.
#[component]
pub fn Conflict(differences: Vec<Difference>) -> impl IntoView {
    if differences.is_empty() {
        return None;
    }
    let columns = ["facts-conflict-field", "facts-conflict-theirs", "facts-conflict-ours"];
    let columns = columns.into_iter().map(|key| Column::new(t(key))).collect();
    let rows = differences
        .into_iter()
        .map(|one| vec![one.label.into_any(), value(one.theirs), value(one.ours)])
        .collect();
    Some(view! {
        <section aria-labelledby="conflict">
            <h2 id="conflict">{t("facts-conflict-title")}</h2>
            <p>{t("facts-conflict-text")}</p>
            <DataTable caption=t("facts-conflict-caption") id="facts-conflict" columns rows />
        </section>
    })
}

fn value(text: String) -> AnyView {
    if text.is_empty() { t("value-empty").into_any() } else { text.into_any() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Submitted;
    use crate::words::Locale;

    #[test]
    fn only_what_differs_is_compared_and_both_values_are_there() {
        let typed = Submitted::from_pairs([("model_number", "B-2"), ("firmware", "1.0")]);
        let flash = Flash::invalid("facts", &typed, Vec::new());
        let stored = Typed::from(
            [("model_number", "A-1"), ("firmware", "1.0"), ("units", "5")]
                .map(|(field, value)| (field.to_owned(), value.to_owned())),
        );
        let found = differences(Words::new(Locale::Ja), &flash, &stored);
        let found: Vec<_> =
            found.iter().map(|one| (one.label.as_str(), one.theirs.as_str(), one.ours.as_str())).collect();
        assert_eq!(found, [("型番", "A-1", "B-2"), ("申込台数", "5", "")]);
    }
}
