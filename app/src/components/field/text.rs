//! Text of one line, of several lines, and passwords.

use leptos::prelude::*;

use super::{FieldState, labelled};

/// How wide a field looks: a hint at how much belongs into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// A number, a code.
    Short,
    /// A name, a phone number.
    Medium,
    /// Whatever is longer.
    #[default]
    Full,
}

impl Width {
    fn class(self) -> &'static str {
        match self {
            Width::Short => "input input--short",
            Width::Medium => "input input--medium",
            Width::Full => "input",
        }
    }
}

/// Text of one line.
#[component]
pub fn TextField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    /// What it shows if nothing was typed before.
    #[prop(optional, into)]
    value: String,
    #[prop(optional)] required: bool,
    /// The `type` of the input: `text`, `email`, `tel`, `search`, …
    #[prop(default = "text")]
    kind: &'static str,
    /// `numeric`, `tel`, `email`, … for the keyboard of a phone.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// As in WCAG 1.3.5: `email`, `name`, `organization`, `tel`, …
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    #[prop(optional)] width: Width,
    #[prop(optional)] readonly: bool,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let control = view! {
        <input
            id=state.id.clone()
            class=width.class()
            type=kind
            name=name
            value=state.value(value)
            required=required
            readonly=readonly
            inputmode=inputmode
            autocomplete=autocomplete
            aria-invalid=state.invalid()
            aria-describedby=state.described_by()
        />
    };
    labelled(&state, required, help, control.into_any())
}

/// A password: never filled in again, pasting allowed.
#[component]
pub fn PasswordField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let control = view! {
        <input
            id=state.id.clone()
            class=Width::Full.class()
            type="password"
            name=name
            required
            autocomplete=autocomplete
            aria-invalid=state.invalid()
            aria-describedby=state.described_by()
        />
    };
    labelled(&state, true, help, control.into_any())
}

/// Text of several lines.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional, into)] value: String,
    #[prop(optional)] required: bool,
    #[prop(default = 5)] rows: u32,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let mut text = state.value(value);
    if text.starts_with('\n') {
        // The HTML parser drops the first line end inside a textarea.
        text.insert(0, '\n');
    }
    let control = view! {
        <textarea
            id=state.id.clone()
            class="input input--area"
            name=name
            rows=rows
            required=required
            aria-invalid=state.invalid()
            aria-describedby=state.described_by()
        >
            {text}
        </textarea>
    };
    labelled(&state, required, help, control.into_any())
}
