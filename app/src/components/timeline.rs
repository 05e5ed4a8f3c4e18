//! What happened, newest first or last as the page orders it.

use leptos::prelude::*;

use super::tag::Tone;

/// One thing that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happening {
    /// When, in words (both calendars, 日本時間).
    pub when: String,
    /// When, for machines: RFC 3339.
    pub datetime: String,
    /// What.
    pub title: String,
    /// Who did it.
    pub by: Option<String>,
    /// More about it; line ends are kept.
    pub text: Option<String>,
    /// What it means.
    pub tone: Tone,
}

/// The list of what happened.
#[component]
pub fn Timeline(entries: Vec<Happening>) -> impl IntoView {
    let entries = entries
        .into_iter()
        .map(|entry| {
            view! {
                <li class=format!("timeline__entry timeline__entry--{}", entry.tone.name())>
                    <p class="timeline__when">
                        <time datetime=entry.datetime>{entry.when}</time>
                    </p>
                    <p class="timeline__title">{entry.title}</p>
                    {entry.by.map(|by| view! { <p class="timeline__by">{by}</p> })}
                    {entry.text.map(|text| view! { <p class="timeline__text">{text}</p> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="timeline">{entries}</ol> }
}
