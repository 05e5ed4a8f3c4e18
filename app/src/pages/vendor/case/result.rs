//! What was decided, with the reasons, the letter and – where the call says so – how to appeal.

use domain::case::Stage;
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
    let decision = view.case.last_decision().cloned()?;
    let facts = vec![
        Fact::text(t("vendor-result-at"), moment(words, decision.at)),
        Fact::text(t("vendor-result-number"), decision.document_number.clone()),
        letters(&view),
    ];
    let (tone, text) = match (decision.verdict, decision.stage) {
        (Verdict::Pass, Stage::DeviceCheck) => (Tone::Success, t("vendor-result-pass-devices")),
        (Verdict::Fail, Stage::DeviceCheck) => (Tone::Danger, t("vendor-result-fail-devices")),
        (Verdict::Pass, _) => (Tone::Success, t("vendor-result-pass")),
        (Verdict::Fail, Stage::FormalCheck) => (Tone::Danger, t("vendor-result-fail-formal")),
        (Verdict::Fail, _) => (Tone::Danger, t("vendor-result-fail")),
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

/// The teaching of appeal rights (教示), in the words of the letter: those that the call had when it was
/// decided. For a decision from before they were kept, the call is asked.
fn teaching(view: &CaseView, decision: &Decision) -> Option<String> {
    let text = decision.appeal.clone().or_else(|| view.call.appeal.clone());
    text.filter(|text| decision.verdict == Verdict::Fail && !text.is_empty())
}

fn appeal(view: &CaseView, decision: &Decision) -> Option<impl IntoView + use<>> {
    let text = teaching(view, decision)?;
    Some(view! {
        <h3>{t("vendor-appeal")}</h3>
        <p class="summary-list__text" lang="ja">
            {text}
        </p>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::vendor::fixture::File;

    fn decided(verdict: Verdict, appeal: Option<&str>) -> Decision {
        let by = domain::case::event::Person { account: domain::ids::AccountId::new("a"), name: "a".into() };
        Decision {
            verdict,
            reasons: Vec::new(),
            recommended_by: by.clone(),
            approved_by: by,
            at: "2026-11-22T08:00:00Z".parse().unwrap(),
            document_number: "1".to_owned(),
            stage: Stage::DocumentReview,
            facts: None,
            appeal: appeal.map(str::to_owned),
        }
    }

    #[test]
    fn the_teaching_is_that_of_the_decision() {
        let mut view = File::submitted().view();
        view.call.appeal = Some("今の教示".to_owned());
        let taught = |verdict, appeal| teaching(&view, &decided(verdict, appeal));
        assert_eq!(taught(Verdict::Fail, Some("当時の教示")).as_deref(), Some("当時の教示"));
        assert_eq!(taught(Verdict::Fail, Some("")), None, "the call had none then");
        assert_eq!(taught(Verdict::Fail, None).as_deref(), Some("今の教示"), "before it was kept");
        assert_eq!(taught(Verdict::Pass, None), None);
    }
}
