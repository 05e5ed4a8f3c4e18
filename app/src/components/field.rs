//! Fields of forms: a visible label with ※必須 or ※任意, help above, error below.
//!
//! A field finds by itself what was typed before and what is wrong with it (from the flash of the
//! [`Form`](super::form::Form) it stands in); `value` is what it shows otherwise. Without `label` it
//! is called by the word `field-<name>`, which is also what the error sentences say.

use std::sync::Arc;

use leptos::prelude::*;

use super::form::FormId;
use crate::{
    flash::{Flash, field_label, sentence},
    words::{Words, t},
};

mod choice;
mod corporate_number;
mod file;
mod moment;
mod text;

pub use choice::{Checkbox, Checkboxes, Choice, Radios, Select};
pub use corporate_number::CorporateNumberField;
pub use file::FileField;
pub use moment::{DateField, DateTimeField, TimeField};
pub use text::{PasswordField, TextArea, TextField, Width};

/// What a field knows about itself: its id, what was typed, what is wrong.
#[derive(Clone, Debug)]
pub struct FieldState {
    /// The id of the control; the error summary links to it.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What is wrong with it, in words.
    pub error: Option<String>,
    /// Whether the form around it comes back with what was typed.
    typed: bool,
    values: Vec<String>,
    help: bool,
}

impl FieldState {
    /// Reads the state of the field `name` from the context.
    pub fn of(name: &str, label: Option<String>, help: Option<&String>) -> Self {
        let words = Words::current();
        let form = use_context::<FormId>().map(|form| form.0).unwrap_or_default();
        let flash = use_context::<Arc<Flash>>().filter(|flash| flash.form == form);
        Self {
            id: control_id(&form, name),
            label: label.unwrap_or_else(|| field_label(words, name)),
            error: flash.as_ref().and_then(|flash| flash.error(name)).map(|error| sentence(error, words)),
            typed: flash.as_ref().is_some_and(|flash| !flash.values.is_empty()),
            values: flash.and_then(|flash| flash.values.get(name).cloned()).unwrap_or_default(),
            help: help.is_some(),
        }
    }

    /// What a control with one value shows: what was typed, else `given`.
    pub fn value(&self, given: String) -> String {
        self.values.first().cloned().unwrap_or(given)
    }

    /// What is chosen in a control with several values. Nothing ticked is also something typed.
    pub fn chosen(&self, given: Vec<String>) -> Vec<String> {
        if self.typed { self.values.clone() } else { given }
    }

    /// For `aria-invalid`: only ever "true", so that a fine field says nothing.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// For `aria-describedby`: the help, then the error.
    pub fn described_by(&self) -> Option<String> {
        let mut ids = Vec::new();
        if self.help {
            ids.push(format!("{}-help", self.id));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.id));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn class(&self) -> &'static str {
        if self.error.is_some() { "field field--invalid" } else { "field" }
    }
}

/// The id of a control: unique on the page, and what the error summary links to.
pub fn control_id(form: &str, name: &str) -> String {
    let form = if form.is_empty() { "f" } else { form };
    format!("{form}-{name}").replace(['.', '[', ']', ' '], "-")
}

/// ※必須 or ※任意.
fn mark(required: bool) -> impl IntoView {
    let (class, words) = if required {
        ("field__mark field__mark--required", t("field-required"))
    } else {
        ("field__mark", t("field-optional"))
    };
    view! { <span class=class>{words}</span> }
}

fn help_view(state: &FieldState, help: Option<String>) -> impl IntoView + use<> {
    let id = format!("{}-help", state.id);
    help.map(|help| view! { <p class="field__help" id=id>{help}</p> })
}

fn error_view(state: &FieldState) -> impl IntoView + use<> {
    let id = format!("{}-error", state.id);
    state.error.clone().map(|error| {
        view! {
            <p class="field__error" id=id>
                <span class="visually-hidden">{t("field-error-prefix")}</span>
                {error}
            </p>
        }
    })
}

/// Label, help and error around one control.
fn labelled(
    state: &FieldState,
    required: bool,
    help: Option<String>,
    control: AnyView,
) -> impl IntoView + use<> {
    view! {
        <div class=state.class()>
            <label class="field__label" for=state.id.clone()>
                {state.label.clone()}
                {mark(required)}
            </label>
            {help_view(state, help)}
            {control}
            {error_view(state)}
        </div>
    }
}

/// Legend, help and error around several controls.
fn grouped(
    state: &FieldState,
    required: bool,
    help: Option<String>,
    controls: AnyView,
) -> impl IntoView + use<> {
    view! {
        <fieldset class=state.class() aria-describedby=state.described_by()>
            <legend class="field__label">
                {state.label.clone()}
                {mark(required)}
            </legend>
            {help_view(state, help)}
            {controls}
            {error_view(state)}
        </fieldset>
    }
}
