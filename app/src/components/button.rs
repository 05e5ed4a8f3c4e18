//! Buttons that submit, and links that look like them.

use leptos::prelude::*;

/// How much a button asks for attention. One primary button a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The next step.
    #[default]
    Primary,
    /// Something else that can be done here.
    Secondary,
    /// Cannot be taken back.
    Danger,
    /// Looks like a link.
    Quiet,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Primary => "button",
            Kind::Secondary => "button button--secondary",
            Kind::Danger => "button button--danger",
            Kind::Quiet => "button button--quiet",
        }
    }
}

/// Submits the form around it; `name` and `value` tell the handler which button it was.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(optional)] kind: Kind,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    /// Posts the form's fields to another place than the form's own action.
    #[prop(optional, into)]
    formaction: Option<String>,
) -> impl IntoView {
    view! {
        <button type="submit" class=kind.class() name=name value=value formaction=formaction>
            {label}
        </button>
    }
}

/// A link that looks like a button: goes somewhere, changes nothing.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(optional)] kind: Kind,
    /// For downloads.
    #[prop(optional)]
    download: bool,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href download=download>
            {label}
        </a>
    }
}

/// Buttons in a row that breaks where there is no room.
#[component]
pub fn ButtonRow(children: Children) -> impl IntoView {
    view! { <div class="button-row">{children()}</div> }
}
