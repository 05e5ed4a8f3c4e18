//! Days and moments, as ISO 8601 inside (`2026-11-22`, `2026-11-22T17:00:00`).
//!
//! The browser's own picker is used where there is one; elsewhere people type, and the server reads
//! 和暦 and full-width digits as well.

use leptos::prelude::*;

use super::{FieldState, labelled};
use crate::words::t;

/// A day.
#[component]
pub fn DateField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    /// `YYYY-MM-DD` or empty.
    #[prop(optional, into)]
    value: String,
    #[prop(optional)] required: bool,
    /// The earliest day that makes sense, `YYYY-MM-DD`.
    #[prop(optional, into)]
    min: Option<String>,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let control = view! {
        <input
            id=state.id.clone()
            class="input input--moment"
            type="date"
            name=name
            value=state.value(value)
            min=min
            required=required
            aria-invalid=state.invalid()
            aria-describedby=state.described_by()
        />
    };
    labelled(&state, required, help, control.into_any())
}

/// A time of day to the second, in Japan's time.
#[component]
pub fn TimeField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    /// `HH:MM:SS` or empty.
    #[prop(optional, into)]
    value: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let control = view! {
        <input
            id=state.id.clone()
            class="input input--moment"
            type="time"
            step="1"
            name=name
            value=state.value(value)
            required=required
            aria-invalid=state.invalid()
            aria-describedby=state.described_by()
        />
    };
    labelled(&state, required, help, control.into_any())
}

/// A moment to the second, in Japan's time, as two fields: `<name>_date` and `<name>_time`.
#[component]
pub fn DateTimeField(
    #[prop(into)] name: String,
    /// What both together are called.
    #[prop(into)]
    legend: String,
    /// `YYYY-MM-DD` or empty.
    #[prop(optional, into)]
    date: String,
    /// `HH:MM:SS` in JST, or empty.
    #[prop(optional, into)]
    time: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    view! {
        <fieldset class="field">
            <legend class="field__label">{legend}</legend>
            <p class="field__help">{t("field-in-japan-time")}</p>
            <div class="field-pair">
                <DateField name=format!("{name}_date") label=t("field-part-date") value=date required />
                <TimeField name=format!("{name}_time") label=t("field-part-time") value=time required />
            </div>
        </fieldset>
    }
}
