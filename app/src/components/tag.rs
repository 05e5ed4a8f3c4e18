//! A status in words. The colour only repeats what the words say.

use leptos::prelude::*;

/// What a status means to the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do or not yet.
    #[default]
    Neutral,
    /// Under way.
    Info,
    /// Done, passed.
    Success,
    /// Waits for the reader, or ends soon.
    Warning,
    /// Failed, overdue.
    Danger,
}

impl Tone {
    /// The ending of CSS classes: `tag--info`.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Info => "info",
            Tone::Success => "success",
            Tone::Warning => "warning",
            Tone::Danger => "danger",
        }
    }
}

/// A status tag.
#[component]
pub fn Tag(#[prop(into)] text: String, #[prop(optional)] tone: Tone) -> impl IntoView {
    view! { <strong class=format!("tag tag--{}", tone.name())>{text}</strong> }
}
