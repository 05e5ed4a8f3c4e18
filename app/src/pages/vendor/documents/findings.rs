//! Findings as lists: on top of a form's page, on the page that is checked before submitting, and
//! wherever else they lead to their fields.

use domain::case::Case;
use domain::finding::Finding;
use domain::forms::FormId;
use domain::ids::CaseId;
use leptos::prelude::*;

use super::anchor::address_of;
use crate::pages::vendor::phrases;
use crate::web::{finding_sentence, finding_words, mend_sentence};
use crate::words::{Words, t, tf};

/// So many findings of one list are shown; a file of 5,000 lines may have one on each.
const MOST: usize = 50;

/// How many findings have to be mended before the forms are handed in, and how many are only told.
pub fn counted<'a>(findings: impl Iterator<Item = &'a Finding>) -> (usize, usize) {
    findings.fold(
        (0, 0),
        |(errors, rest), finding| {
            if finding.blocks() { (errors + 1, rest) } else { (errors, rest + 1) }
        },
    )
}

/// What is wrong, where, and how to mend it; the line leads to the field.
fn line(words: Words, id: &CaseId, finding: &Finding) -> impl IntoView + use<> {
    let href = address_of(id, finding.form, &finding.at);
    let place = finding_words::place(words, finding);
    let sentence = finding_sentence(words, finding);
    let mend = mend_sentence(words, finding);
    view! {
        <li>
            <a href=href>{words.tf("finding-line", &[("place", place.into()), ("finding", sentence.into())])}</a>
            <p>{mend}</p>
        </li>
    }
}

/// A list of findings, each leading to its field; what is too much is counted.
pub fn list(words: Words, id: &CaseId, findings: &[&Finding]) -> AnyView {
    let more = findings.len().saturating_sub(MOST);
    let lines = findings.iter().take(MOST).map(|finding| line(words, id, finding)).collect_view();
    let more = (more > 0).then(|| view! { <p>{words.tf("findings-more", &[("count", more.into())])}</p> });
    view! {
        <ul class="findings">{lines}</ul>
        {more}
    }
    .into_any()
}

/// On top of a form's page: what has to be mended, then what is told to the reviewer.
pub fn summary(words: Words, id: &CaseId, findings: &[&Finding]) -> AnyView {
    let (errors, rest): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().copied().partition(|finding| finding.blocks());
    let errors_list = (!errors.is_empty()).then(|| {
        view! {
            <section class="error-summary" aria-labelledby="to-mend">
                <h2 class="error-summary__title" id="to-mend">
                    {words.tf("findings-errors", &[("count", errors.len().into())])}
                </h2>
                <p>{t("findings-errors-lead")}</p>
                {list(words, id, &errors)}
            </section>
        }
    });
    let rest_list = (!rest.is_empty()).then(|| {
        view! {
            <section class="notice notice--warning" aria-labelledby="to-know">
                <h2 class="notice__title" id="to-know">
                    {words.tf("findings-warnings", &[("count", rest.len().into())])}
                </h2>
                <p>{t("findings-warnings-lead")}</p>
                {list(words, id, &rest)}
            </section>
        }
    });
    view! {
        {errors_list}
        {rest_list}
    }
    .into_any()
}

/// Findings of the whole case under the forms in which they are mended; nothing where there are none.
pub fn by_form(words: Words, id: &CaseId, findings: &[&Finding]) -> Option<AnyView> {
    if findings.is_empty() {
        return None;
    }
    let parts = FormId::ALL
        .into_iter()
        .filter_map(|form| {
            let own: Vec<&Finding> = findings.iter().copied().filter(|one| one.form == form).collect();
            (!own.is_empty()).then(|| {
                view! {
                    <h3>{phrases::form_name(words, form)}</h3>
                    {list(words, id, &own)}
                }
            })
        })
        .collect_view();
    Some(parts.into_any())
}

/// What the forms say about each other, and which are not there yet.
#[component]
pub fn Across(case: Case, form: FormId, across: Vec<Finding>) -> impl IntoView {
    let words = Words::current();
    let absent: Vec<_> = FormId::ALL
        .into_iter()
        .filter(|other| case.document(*other).is_none_or(|document| document.latest().is_none()))
        .map(|other| {
            let href = super::address(&case.id, other);
            view! {
                <li>
                    <a href=href>{phrases::form_name(words, other)}</a>
                </li>
            }
        })
        .collect();
    let absent = (!absent.is_empty()).then(|| {
        view! {
            <h3>{t("across-absent")}</h3>
            <p>{t("across-absent-lead")}</p>
            <ul>{absent}</ul>
        }
    });
    let others: Vec<&Finding> = across.iter().filter(|finding| finding.form != form).collect();
    let own = across.len() - others.len();
    let own = (own > 0).then(|| view! { <p>{tf("across-own", &[("count", own.into())])}</p> });
    let fine = across.is_empty().then(|| view! { <p>{t("across-fine")}</p> });
    let others = by_form(words, &case.id, &others);
    view! {
        <section class="stack" aria-labelledby="across">
            <h2 id="across">{t("across-title")}</h2>
            {fine}
            {own}
            {others}
            {absent}
        </section>
    }
}
