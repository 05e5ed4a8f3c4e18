//! The items of a correction request: what is wrong, where to mend it, and the reply.

use std::sync::Arc;

use domain::case::correction::{AnsweredItem, Correction, CorrectionItem, Target};
use leptos::prelude::*;
use services::cases::CaseView;

use crate::components::field::TextArea;
use crate::components::summary_list::{Fact, SummaryList};
use crate::flash::Flash;
use crate::pages::vendor::{documents, path, phrases};
use crate::words::{Words, t, tf};

/// The name of the field of an item's reply; the domain's errors name it so.
pub fn reply_field(item: u32) -> String {
    format!("reply_{item}")
}

/// Every item, in the order of the request; with fields for the replies while it is open.
#[component]
pub fn Items(view: CaseView, correction: Correction, open: bool) -> impl IntoView {
    let words = Words::current();
    let items = correction.items.into_iter().map(|item| one(words, &view, item, open)).collect_view();
    view! { <div class="stack">{items}</div> }
}

fn one(words: Words, view: &CaseView, answered: AnsweredItem, open: bool) -> impl IntoView + use<> {
    let item = &answered.item;
    let (number, id) = (item.number, format!("item-{}", item.number));
    let facts = vec![
        Fact::text(t("correction-where"), phrases::item_place(words, item)),
        Fact::text(t("correction-reason"), phrases::reason(words, item.reason)),
        Fact::text(t("correction-words"), item.words.clone()),
    ];
    let mend = open.then(|| mend(words, view, item));
    let reply = if open {
        view! {
            {changed_meanwhile(number, answered.reply.as_deref())}
            <TextArea
                name=reply_field(number)
                label=tf("correction-reply", &[("item", number.into())])
                help=t("correction-reply-help")
                value=answered.reply.unwrap_or_default()
                required=true
                rows=4
            />
        }
        .into_any()
    } else {
        let reply = Fact::text(t("correction-reply-given"), answered.reply.unwrap_or_default());
        view! { <SummaryList facts=vec![reply] /> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{tf("vendor-item", &[("item", number.into())])}</h2>
            <SummaryList facts />
            {mend}
            {reply}
        </section>
    }
}

/// What a colleague stored for the item while the person typed, where both wrote something.
fn changed_meanwhile(item: u32, stored: Option<&str>) -> Option<AnyView> {
    let flash = use_context::<Arc<Flash>>()?;
    let error = flash.error(&reply_field(item))?;
    if error.code != "reply-changed-meanwhile" {
        return None;
    }
    let text = stored.map_or_else(|| t("correction-reply-none"), str::to_owned);
    let stored = Fact::text(t("correction-reply-stored"), text);
    Some(view! { <SummaryList facts=vec![stored] /> }.into_any())
}

/// The link to what the item opens, and whether something new stands there already.
fn mend(words: Words, view: &CaseView, item: &CorrectionItem) -> impl IntoView + use<> {
    let (href, label, replaced) = match item.target {
        Target::Facts => (path(&view.case.id, "facts"), words.t("correction-mend-facts"), None),
        Target::Form(form) => {
            let name = phrases::form_name(words, form);
            let label = words.tf("correction-mend-form", &[("form", name.into())]);
            let page = documents::address(&view.case.id, form);
            // The page of the form, at the field.
            let href = match documents::anchor::anchor_of(&item.place) {
                Some(anchor) => format!("{page}#{anchor}"),
                None => page,
            };
            (href, label, Some(replaced(view, form)))
        }
    };
    let state = replaced.map(|replaced| {
        let key = if replaced { "correction-replaced" } else { "correction-not-replaced" };
        view! { <p>{t(key)}</p> }
    });
    view! {
        <p>
            <a href=href>{label}</a>
        </p>
        {state}
    }
}

/// Whether a newer file than the one handed in waits to be sent back.
fn replaced(view: &CaseView, form: domain::forms::FormId) -> bool {
    view.case.document(form).is_some_and(|document| {
        document.latest().is_some_and(|latest| document.handed_in.is_none_or(|before| latest.number > before))
    })
}
