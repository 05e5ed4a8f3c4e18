//! A sentence that concerns the whole page.

use leptos::prelude::*;

use super::tag::Tone;
use crate::words::t;

/// A banner. Success and danger are announced by screen readers when the page opens.
#[component]
pub fn NoticeBanner(
    #[prop(optional)] tone: Tone,
    /// Without it the banner is called by its tone: 「完了」, 「重要」, …
    #[prop(optional, into)]
    title: Option<String>,
    #[prop(into)] text: String,
    /// More below the sentence, such as a link or a list.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let title = title.unwrap_or_else(|| match tone {
        Tone::Neutral | Tone::Info => t("notice-info"),
        Tone::Success => t("notice-success"),
        Tone::Warning => t("notice-warning"),
        Tone::Danger => t("notice-danger"),
    });
    let role = match tone {
        Tone::Success => Some("status"),
        Tone::Danger => Some("alert"),
        _ => None,
    };
    view! {
        <div class=format!("notice notice--{}", tone.name()) role=role>
            <p class="notice__title">{title}</p>
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
