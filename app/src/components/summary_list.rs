//! Facts as key and value, each with a 変更 link where it can be changed.

use leptos::prelude::*;

use crate::words::{t, tf};

/// One fact.
pub struct Fact {
    key: String,
    value: AnyView,
    change: Option<String>,
}

impl Fact {
    /// A fact in words; line ends are kept, and an empty text says 「未入力」.
    pub fn text(key: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        let value = if value.trim().is_empty() {
            view! { <span class="summary-list__empty">{t("value-empty")}</span> }.into_any()
        } else {
            view! { <span class="summary-list__text">{value}</span> }.into_any()
        };
        Self { key: key.into(), value, change: None }
    }

    /// A fact that is more than words.
    pub fn view(key: impl Into<String>, value: impl IntoAny) -> Self {
        Self { key: key.into(), value: value.into_any(), change: None }
    }

    /// Adds a 変更 link.
    #[must_use]
    pub fn change(mut self, href: impl Into<String>) -> Self {
        self.change = Some(href.into());
        self
    }
}

/// The list of facts.
#[component]
pub fn SummaryList(facts: Vec<Fact>) -> impl IntoView {
    let rows = facts
        .into_iter()
        .map(|fact| {
            let change = fact.change.map(|href| {
                view! {
                    <dd class="summary-list__change">
                        <a href=href>
                            {t("change")} " "
                            <span class="visually-hidden">
                                {tf("change-what", &[("what", fact.key.as_str().into())])}
                            </span>
                        </a>
                    </dd>
                }
            });
            view! {
                <div class="summary-list__row">
                    <dt>{fact.key.clone()}</dt>
                    <dd class="summary-list__value">{fact.value}</dd>
                    {change}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="summary-list">{rows}</dl> }
}
