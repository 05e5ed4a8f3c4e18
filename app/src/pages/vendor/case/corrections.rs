//! The correction requests of a case: the open one on top of the page, the others as a list.

use domain::case::correction::Correction;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::CaseView;

use crate::components::button::{ButtonRow, LinkButton};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::pages::vendor::{path, phrases};
use crate::web::{deadline, moment};
use crate::words::{Words, t, tf};

/// The requests; nothing where there were none.
#[component]
pub fn Corrections(view: CaseView, now: Timestamp) -> impl IntoView {
    let words = Words::current();
    if view.case.corrections.is_empty() {
        return None;
    }
    let open = view.case.open_correction().map(|correction| banner(words, &view, correction, now));
    let earlier: Vec<_> = view
        .case
        .corrections
        .iter()
        .filter_map(|correction| Some((correction.round, correction.returned_at?, correction.late())))
        .map(|(round, at, late)| {
            let state = if late { "vendor-correction-returned-late" } else { "vendor-correction-returned" };
            let text = tf(state, &[("at", moment(words, at).into())]);
            view! {
                <li>
                    <a href=path(&view.case.id, &format!("corrections/{round}"))>
                        {tf("vendor-correction-round", &[("round", round.into())])}
                    </a>
                    " "
                    {text}
                </li>
            }
        })
        .collect();
    let earlier = (!earlier.is_empty()).then(|| view! { <ul>{earlier}</ul> });
    Some(view! {
        <section aria-labelledby="corrections">
            <h2 id="corrections">{t("vendor-corrections")}</h2>
            {open}
            {earlier}
        </section>
    })
}

fn banner(words: Words, view: &CaseView, correction: &Correction, now: Timestamp) -> impl IntoView + use<> {
    let at = deadline(words, correction.due);
    let (tone, key) = if correction.overdue(now) {
        (Tone::Danger, "vendor-correction-overdue")
    } else {
        (Tone::Warning, "vendor-correction-open")
    };
    let left = phrases::remaining(words, now, correction.due);
    let overdue = phrases::overdue(words, now, correction.due);
    let text = tf(
        key,
        &[
            ("items", correction.items.len().into()),
            ("open", correction.unanswered().len().into()),
            ("at", at.into()),
            ("remaining", left.into()),
            ("overdue", overdue.into()),
        ],
    );
    let href = path(&view.case.id, &format!("corrections/{}", correction.round));
    view! {
        <NoticeBanner tone title=t("vendor-correction-title") text>
            <ButtonRow>
                <LinkButton href label=t("vendor-correction-answer") />
            </ButtonRow>
        </NoticeBanner>
    }
}
