//! What was decided, with the reasons, the letter and – where the call says so – how to appeal.

use domain::case::decision::{Decision, Reason, Verdict};
use leptos::prelude::*;
use services::cases::CaseView;

use crate::components::notice_banner::NoticeBanner;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::Tone;
use crate::pages::vendor::path;
use crate::pages::vendor::phrases::{self, key};
use crate::web::moment;
use crate::words::{Words, t};

/// The decision; nothing until there is one.
#[component]
pub fn ResultOfScreening(view: CaseView) -> impl IntoView {
    let words = Words::current();
    let decision = view.case.decision.clone()?;
    let facts = vec![
        Fact::text(t("vendor-result-at"), moment(words, decision.at)),
        Fact::text(t("vendor-result-number"), decision.document_number.clone()),
        letters(&view),
    ];
    let (tone, text) = match decision.verdict {
        Verdict::Pass => (Tone::Success, t("vendor-result-pass")),
        Verdict::Fail => (Tone::Danger, t("vendor-result-fail")),
    };
    Some(view! {
        <section aria-labelledby="result">
            <h2 id="result">{t("vendor-result")}</h2>
            <NoticeBanner tone title=t(&key("verdict", decision.verdict.id())) text />
            <SummaryList facts />
            {reasons(words, &decision)}
            {appeal(&view, &decision)}
        </section>
    })
}

fn letters(view: &CaseView) -> Fact {
    let links = view
        .case
        .letters
        .iter()
        .enumerate()
        .map(|(index, letter)| {
            view! {
                <p>
                    <a href=path(&view.case.id, &format!("letters/{index}")) download>
                        {letter.name.clone()}
                    </a>
                </p>
            }
        })
        .collect_view();
    Fact::view(t("vendor-result-letter"), links.into_any())
}

fn reasons(words: Words, decision: &Decision) -> Option<impl IntoView + use<>> {
    if decision.reasons.is_empty() {
        return None;
    }
    let items = decision.reasons.iter().map(|reason| item(words, reason)).collect_view();
    Some(view! {
        <h3>{t("vendor-result-reasons")}</h3>
        <ol>{items}</ol>
    })
}

fn item(words: Words, reason: &Reason) -> impl IntoView + use<> {
    let about = match reason.form {
        Some(form) => phrases::form_name(words, form),
        None => words.t("vendor-reason-whole"),
    };
    let code = phrases::reason(words, reason.code);
    let note = reason.note.clone();
    view! {
        <li>
            <strong>{about}</strong>
            <p>{code}</p>
            {(!note.is_empty()).then(|| view! { <p class="summary-list__text">{note}</p> })}
        </li>
    }
}

/// The teaching of appeal rights (教示), in the words of the call.
fn appeal(view: &CaseView, decision: &Decision) -> Option<impl IntoView + use<>> {
    let text = view.call.appeal.clone().filter(|_| decision.verdict == Verdict::Fail)?;
    Some(view! {
        <h3>{t("vendor-appeal")}</h3>
        <p class="summary-list__text" lang="ja">
            {text}
        </p>
    })
}
