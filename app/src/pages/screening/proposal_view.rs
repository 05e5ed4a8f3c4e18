//! What the automatic checks say about one criterion. It is evidence, and what follows from it is chosen
//! in the form already; nothing of it counts before a person saves it.

use domain::case::checklist::{Mark, Outcome, Proposal};
use leptos::prelude::*;

use super::content::Content;
use super::findings_view::is_placed;
use super::shown::Shown;
use crate::components::tag::{Tag, Tone};
use crate::web::case_words::named;
use crate::web::finding_sentence as message;
use crate::web::finding_words::at_name;
use crate::words::{Locale, Words};

/// What the fields of a criterion show before anybody types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub outcome: String,
    pub reason: String,
    pub note: String,
}

/// What was saved; before that, what the checks propose.
pub fn given(current: Option<&Mark>, proposal: Option<&Proposal<'_>>) -> Given {
    if let Some(mark) = current {
        return Given {
            outcome: mark.outcome.id().to_owned(),
            reason: mark.reason.map(|reason| reason.id().to_owned()).unwrap_or_default(),
            note: mark.note.clone(),
        };
    }
    let Some(Proposal { outcome: Some(outcome), reason, findings }) = proposal else {
        return Given::default();
    };
    // The note goes into a record that is kept in Japanese.
    let ja = Words::new(Locale::Ja);
    let first = findings.iter().find(|finding| finding.blocks());
    Given {
        outcome: outcome.id().to_owned(),
        reason: reason.map(|reason| reason.id().to_owned()).unwrap_or_default(),
        note: first.map(|finding| message(ja, finding)).unwrap_or_default(),
    }
}

/// 「自動確認：指摘なし」, or the findings with links to their places. `due`: its stage has been reached, so that
/// what is proposed is chosen already.
pub fn automatic(
    shown: &Shown,
    content: &Content,
    current: Option<&Mark>,
    proposal: &Proposal<'_>,
    due: bool,
) -> AnyView {
    let words = shown.words;
    let key = match (proposal.findings.len(), proposal.outcome) {
        (0, Some(_)) => "automatic-none",
        (0, None) => "automatic-none-but-judge",
        _ => "automatic-found",
    };
    let text = words.tf(key, &[("count", proposal.findings.len().into())]);
    let found: Vec<_> = proposal
        .findings
        .iter()
        .map(|finding| {
            let name = at_name(words, finding.form, finding.at);
            let name = if is_placed(content, finding.at) || content.at(finding.at).next().is_some() {
                view! { <a href=format!("#{}", finding.at.anchor())>{name}</a> }.into_any()
            } else {
                name.into_any()
            };
            view! {
                <li>{name} " " {message(words, finding)}</li>
            }
        })
        .collect();
    let found = (!found.is_empty()).then(|| view! { <ul>{found.into_iter().collect_view()}</ul> });
    let state = match (current, proposal.outcome) {
        (Some(mark), _) if mark.proposed => Some(words.t("automatic-was-confirmed")),
        (Some(_), _) => None,
        (None, _) if !due => None,
        (None, Some(outcome)) => Some(proposed(words, outcome)),
        (None, None) => Some(words.t("automatic-to-judge")),
    };
    view! {
        <div class="automatic">
            <p>
                <Tag text=words.t("automatic") tone=Tone::Info />
                " "
                {text}
            </p>
            {found}
            {state.map(|state| view! { <p class="soft">{state}</p> })}
        </div>
    }
    .into_any()
}

fn proposed(words: Words, outcome: Outcome) -> String {
    words.tf("automatic-proposes", &[("outcome", named(words, "outcome", outcome.id()).into())])
}

#[cfg(test)]
mod tests {
    use domain::forms::{FormId, ReasonCode, default_criteria};

    use super::*;

    #[test]
    fn what_was_saved_comes_before_what_is_proposed() {
        let criteria = default_criteria();
        let criterion = criteria.iter().find(|one| one.form == FormId::ShipmentPlan).unwrap();
        let proposal = criterion.proposal([]);
        assert_eq!(given(None, proposal.as_ref()).outcome, "pass");
        let mark = Mark {
            outcome: Outcome::Fail,
            reason: Some(ReasonCode::WrongEdition),
            note: "旧版".to_owned(),
            version: 1,
            proposed: false,
        };
        let expected =
            Given { outcome: "fail".into(), reason: "wrong_edition".into(), note: "旧版".into() };
        assert_eq!(given(Some(&mark), proposal.as_ref()), expected);
        assert_eq!(given(None, None), Given::default());
    }
}
