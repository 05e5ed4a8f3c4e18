//! Two tabs, or two colleagues: what the other one saved, beside what was typed here.

use leptos::prelude::*;

use crate::components::table::{Column, DataTable};
use crate::words::t;

/// A field that says two things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub label: String,
    /// What the other tab or colleague saved.
    pub theirs: String,
    /// What was typed here; it also stands in the form.
    pub ours: String,
}

/// Both sets of values side by side; nothing where there is no conflict.
#[component]
pub fn Conflict(differences: Vec<Difference>) -> impl IntoView {
    if differences.is_empty() {
        return None;
    }
    let columns = ["draft-conflict-field", "draft-conflict-theirs", "draft-conflict-ours"];
    let columns = columns.into_iter().map(|key| Column::new(t(key))).collect();
    let rows = differences
        .into_iter()
        .map(|one| vec![one.label.into_any(), value(one.theirs), value(one.ours)])
        .collect();
    Some(view! {
        <section aria-labelledby="conflict">
            <h2 id="conflict">{t("draft-conflict-title")}</h2>
            <p>{t("draft-conflict-text")}</p>
            <DataTable caption=t("draft-conflict-caption") id="draft-conflict" columns rows />
        </section>
    })
}

fn value(text: String) -> AnyView {
    if text.is_empty() { t("value-empty").into_any() } else { text.into_any() }
}
