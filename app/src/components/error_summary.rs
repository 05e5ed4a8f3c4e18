//! What is wrong on this page: on top of main, focused, each line leading to its field.
//!
//! The page puts it there by itself when the flash has errors; pages never use it directly.

use std::sync::Arc;

use leptos::prelude::*;

use super::field::control_id;
use crate::{
    flash::{Flash, sentence},
    words::{Words, t},
};

/// The list of errors, in the same words as at the fields; nothing when there are none.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let flash = use_context::<Arc<Flash>>().filter(|flash| !flash.errors.is_empty())?;
    let words = Words::current();
    let lines = flash
        .errors
        .iter()
        .map(|error| {
            let sentence = sentence(error, words);
            let line = if error.field.is_empty() {
                sentence.into_any()
            } else {
                let href = format!("#{}", control_id(&flash.form, &error.field));
                view! { <a href=href>{sentence}</a> }.into_any()
            };
            view! { <li>{line}</li> }
        })
        .collect_view();
    Some(view! {
        // `autofocus` moves the focus here without any script.
        <div
            class="error-summary"
            role="alert"
            aria-labelledby="error-summary-title"
            tabindex="-1"
            autofocus
        >
            <h2 class="error-summary__title" id="error-summary-title">
                {t("summary-of-errors")}
            </h2>
            <ul class="error-summary__list">{lines}</ul>
        </div>
    })
}
