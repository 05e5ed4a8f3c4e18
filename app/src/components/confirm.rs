//! The step before something that cannot be taken back: says what follows, then asks.
//!
//! It is a page (or part of one) of its own, reached by a link, so it works without JavaScript.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonRow, Kind, LinkButton},
    form::Form,
};
use crate::words::t;

/// Asks for a last confirmation. Fields that go along stand in `children`.
#[component]
pub fn Confirm(
    /// The id of the form.
    #[prop(into)]
    id: String,
    /// Where it posts to.
    #[prop(into)]
    action: String,
    /// The question.
    #[prop(into)]
    title: String,
    /// What follows from saying yes.
    consequences: Vec<String>,
    /// The words on the button: the act itself, never 「はい」.
    #[prop(into)]
    yes: String,
    /// `Kind::Danger` where something is lost.
    #[prop(optional)]
    kind: Kind,
    /// Where "no" leads.
    #[prop(into)]
    cancel: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let consequences = consequences.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    let title_id = format!("{id}-title");
    view! {
        <section class="confirm" aria-labelledby=title_id.clone()>
            <h2 class="confirm__title" id=title_id.clone()>
                {title}
            </h2>
            <ul class="confirm__consequences">{consequences}</ul>
            <Form id action>
                {children.map(|children| children())}
                <ButtonRow>
                    <Button label=yes kind />
                    <LinkButton href=cancel label=t("cancel") kind=Kind::Secondary />
                </ButtonRow>
            </Form>
        </section>
    }
}
