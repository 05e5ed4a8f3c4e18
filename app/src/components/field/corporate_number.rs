//! A corporate number (法人番号), checked while it is typed where the browser can.

use leptos::prelude::*;

use super::{FieldState, TextField, Width};
use crate::{islands::corporate_number::CorporateNumberCheck, words::t};

/// A field for a corporate number.
#[component]
pub fn CorporateNumberField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] value: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| t("field-corporate-number"));
    let input = FieldState::of(&name, Some(label.clone()), None).id;
    view! {
        <div>
            <TextField
                name
                label
                help=t("field-corporate-number-help")
                value
                required
                inputmode="numeric"
                width=Width::Medium
            />
            <CorporateNumberCheck
                input
                not_digits=t("error-corporate-number-not-digits")
                length=t("error-corporate-number-length")
                check_digit=t("error-corporate-number-check-digit")
            />
        </div>
    }
}
