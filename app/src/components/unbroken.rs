//! Text with a part that is never broken over lines, such as the number of a case in a heading.

use leptos::prelude::*;

/// `text` with the first `part` of it in one piece.
pub fn unbroken(text: &str, part: &str) -> AnyView {
    match text.split_once(part) {
        Some((before, after)) if !part.is_empty() => {
            let (before, part, after) = (before.to_owned(), part.to_owned(), after.to_owned());
            view! {
                {before}
                <span class="nowrap">{part}</span>
                {after}
            }
            .into_any()
        }
        _ => text.to_owned().into_any(),
    }
}
