//! Pages of a long list.

use leptos::prelude::*;

use crate::words::{t, tf};

/// Links to the pages of a list. `href` makes the address of a page from its number, keeping filters.
#[component]
pub fn Pagination(
    /// The page shown, counted from 1.
    page: u32,
    /// How many pages there are.
    pages: u32,
    /// How many rows there are in all pages.
    total: u64,
    href: impl Fn(u32) -> String,
) -> impl IntoView {
    let count =
        view! { <p class="pagination__count">{tf("pagination-total", &[("total", total.into())])}</p> };
    if pages <= 1 {
        return view! { <div class="pagination">{count}</div> }.into_any();
    }
    let step = |to: u32, words: &str, rel: &'static str| {
        (1..=pages).contains(&to).then(|| {
            let words = t(words);
            view! {
                <li>
                    <a class="pagination__link" href=href(to) rel=rel>
                        {words}
                    </a>
                </li>
            }
        })
    };
    let mut last = 0;
    let numbers = (1..=pages)
        .filter(|number| *number == 1 || *number == pages || number.abs_diff(page) <= 1)
        .map(|number| {
            let gap = (number > last + 1).then(|| view! { <li class="pagination__gap">"…"</li> });
            last = number;
            let current = (number == page).then_some("page");
            let label = tf("pagination-page", &[("page", number.into())]);
            view! {
                {gap}
                <li>
                    <a class="pagination__link" href=href(number) aria-current=current aria-label=label>
                        {number.to_string()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="pagination" aria-label=t("pagination-label")>
            {count} <ul>
                {step(page.saturating_sub(1), "pagination-previous", "prev")} {numbers}
                {step(page.saturating_add(1), "pagination-next", "next")}
            </ul>
        </nav>
    }
    .into_any()
}
