//! The line that says how far a draft is saved, with the island that saves it.

use leptos::prelude::*;

use crate::{islands::autosave::Autosave, words::t};

/// Saves the form with the id `form` in the background, by posting its fields to `action`.
///
/// The handler answers with [`Answer`](crate::answer::Answer): `saved` with its words and the next
/// version, or a conflict. Put a hidden field `version` into the form.
#[component]
pub fn SavedByItself(#[prop(into)] form: String, #[prop(into)] action: String) -> impl IntoView {
    view! {
        <Autosave
            form
            action
            saving=t("autosave-saving")
            failed=t("autosave-failed")
            signed_out=t("session-warning-ended")
        />
    }
}
