//! The box on top of each page: where the vendor is, what is asked, by when, what happens if it does
//! nothing, and which rights it has. Always the same box, made of the domain's own answer.

use domain::case::defect::position::AskedFor;
use leptos::prelude::*;

use crate::components::notice_banner::NoticeBanner;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::{Tag, Tone};
use crate::pages::defects::look::Look;
use crate::pages::defects::words::phase_name;
use crate::pages::vendor::phrases;
use crate::web::case_words::named;
use crate::web::deadline;

/// How pressing it is.
pub fn tone(asked: AskedFor) -> Tone {
    match asked {
        AskedFor::AcknowledgeAndAnswer | AskedFor::Answer | AskedFor::Plan => Tone::Warning,
        AskedFor::Progress
        | AskedFor::Wait
        | AskedFor::WaitForPlan
        | AskedFor::MayRemedy
        | AskedFor::Nothing => Tone::Info,
    }
}

/// The box.
pub fn section(look: Look<'_>) -> AnyView {
    let words = look.words;
    let position = look.defect.position(look.now);
    let asked = position.asked.id();
    let rights = if position.rights.is_empty() {
        words.t("defect-none").into_any()
    } else {
        let each = position
            .rights
            .iter()
            .map(|right| view! { <li>{named(words, "defect-right", right.id())}</li> })
            .collect_view();
        view! { <ul>{each}</ul> }.into_any()
    };
    let facts = vec![
        Fact::text(words.t("defect-position-phase"), phase_name(words, look.defect.phase.kind())),
        Fact::view(words.t("defect-position-due"), dues(look)),
        Fact::text(words.t("defect-position-else"), named(words, "defect-else", asked)),
        Fact::view(words.t("defect-position-rights"), rights),
    ];
    view! {
        <NoticeBanner
            tone=tone(position.asked)
            title=words.t("defect-position-title")
            text=named(words, "defect-asked", asked)
        >
            <SummaryList facts />
        </NoticeBanner>
    }
    .into_any()
}

/// Every date that is still to be kept, with the time that is left.
pub fn dues(look: Look<'_>) -> AnyView {
    let words = look.words;
    let dues = look.defect.deadlines();
    if dues.is_empty() {
        return words.t("defect-no-due").into_any();
    }
    let each = dues
        .into_iter()
        .map(|one| {
            let args = [
                ("what", named(words, "defect-due", one.kind.id()).into()),
                ("at", deadline(words, one.due).into()),
            ];
            let left = if one.due < look.now {
                view! { <Tag text=words.t("overdue") tone=Tone::Danger /> }.into_any()
            } else {
                let left = phrases::remaining(words, look.now, one.due);
                view! { <strong>{left}</strong> }.into_any()
            };
            view! { <li>{words.tf("defect-due-line", &args)} " " {left}</li> }
        })
        .collect_view();
    view! { <ul>{each}</ul> }.into_any()
}
