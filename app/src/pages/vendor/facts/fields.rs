//! The fields of the facts, and the facts as a list to read.

use domain::case::facts::{FACT_FIELDS, Facts};
use leptos::prelude::*;
use services::entities::organizations;

use super::values::Typed;
use crate::components::field::{TextField, Width};
use crate::components::summary_list::{Fact, SummaryList};
use crate::flash::field_label;
use crate::words::{Words, t};

/// How one field is shown.
#[derive(Clone, Copy)]
struct Look {
    kind: &'static str,
    inputmode: &'static str,
    autocomplete: &'static str,
    width: Width,
}

/// Only what is the person's own is filled in by the browser.
fn look(field: &str) -> Look {
    let plain = Look { kind: "text", inputmode: "text", autocomplete: "off", width: Width::Full };
    match field {
        "postal_code" => {
            Look { inputmode: "numeric", autocomplete: "postal-code", width: Width::Short, ..plain }
        }
        "address" => Look { autocomplete: "address-line1", ..plain },
        "contact_name" => Look { autocomplete: "name", width: Width::Medium, ..plain },
        "contact_phone" => Look { kind: "tel", inputmode: "tel", autocomplete: "tel", width: Width::Medium },
        "contact_email" => Look { kind: "email", inputmode: "email", autocomplete: "email", ..plain },
        "representative_title" | "representative_name" | "model_number" | "firmware" => {
            Look { width: Width::Medium, ..plain }
        }
        "units" => Look { inputmode: "numeric", width: Width::Short, ..plain },
        _ => plain,
    }
}

/// The groups in which the fields stand, each with the word of its legend.
const GROUPS: [(&str, &[&str]); 4] = [
    ("facts-group-address", &["postal_code", "address"]),
    ("facts-group-representative", &["representative_title", "representative_name"]),
    ("facts-group-contact", &["contact_department", "contact_name", "contact_phone", "contact_email"]),
    ("facts-group-product", &["product_name", "model_number", "firmware", "units"]),
];

/// Every field, in groups, below what the registration of the organisation says.
#[component]
pub fn Fields(organization: organizations::Model, values: Typed) -> impl IntoView {
    let applicant = vec![
        Fact::text(t("facts-corporate-number"), organization.corporate_number),
        Fact::text(t("facts-company"), organization.name),
    ];
    let groups = GROUPS
        .map(|(legend, fields)| {
            let fields = fields
                .iter()
                .map(|field| one(field, values.get(*field).cloned().unwrap_or_default()))
                .collect_view();
            view! {
                <fieldset class="stack">
                    <legend>
                        <h2>{t(legend)}</h2>
                    </legend>
                    {fields}
                </fieldset>
            }
        })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="facts-applicant">
            <h2 id="facts-applicant">{t("facts-group-applicant")}</h2>
            <SummaryList facts=applicant />
            <p>{t("facts-applicant-note")} " " <a href="/organization">{t("facts-to-organization")}</a></p>
        </section>
        {groups}
    }
}

fn one(field: &'static str, value: String) -> impl IntoView + use<> {
    let look = look(field);
    view! {
        <TextField
            name=field
            help=t(&format!("facts-help-{}", field.replace('_', "-")))
            value
            required=true
            kind=look.kind
            inputmode=look.inputmode
            autocomplete=look.autocomplete
            width=look.width
        />
    }
}

/// The facts to read; with `change` each has a 変更 link there.
pub fn list(words: Words, facts: &Facts, change: Option<&str>) -> impl IntoView + use<> {
    let facts = FACT_FIELDS
        .into_iter()
        .map(|field| {
            let fact = Fact::text(field_label(words, field), facts.value(field));
            match change {
                Some(href) => fact.change(format!("{href}#facts-{field}")),
                None => fact,
            }
        })
        .collect();
    view! { <SummaryList facts /> }
}
