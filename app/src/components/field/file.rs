//! Choosing a file. Stands in a form of its own with `enctype="multipart/form-data"`.

use leptos::prelude::*;

use super::{FieldState, labelled};

/// The browser's own file input. Say the limits in `help`, before people choose.
#[component]
pub fn FileField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] required: bool,
    /// As in `<input accept>`: `.docx,.xlsx`.
    #[prop(optional, into)]
    accept: Option<String>,
    /// Whether several can be chosen.
    #[prop(optional)]
    multiple: bool,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let control = view! {
        <input
            id=state.id.clone()
            class="input input--file"
            type="file"
            name=name
            accept=accept
            required=required
            multiple=multiple
            aria-invalid=state.invalid()
            aria-describedby=state.described_by()
        />
    };
    labelled(&state, required, help, control.into_any())
}
