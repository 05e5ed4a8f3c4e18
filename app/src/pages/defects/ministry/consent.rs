//! The consent of the application (様式第3号) with its evidence.

use domain::case::Submission;
use domain::case::event::SignedIn;
use domain::forms::FormId;
use leptos::prelude::*;

use crate::components::summary_list::{Fact, SummaryList};
use crate::pages::screening::Shown;
use crate::web::moment;

/// What was agreed to, by whom, when and how, with the file that was handed in.
pub fn section(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let submission = shown.case().submission.as_ref()?;
    let consent = &submission.consent;
    let signer = format!("{} {}", consent.signer_title, consent.signer_name);
    let how = match &consent.signed_in {
        Some(SignedIn::Password { at }) => {
            words.tf("defect-consent-password", &[("at", moment(words, *at).into())])
        }
        None => words.t("defect-consent-unknown"),
    };
    let mut facts = vec![
        Fact::text(words.t("consent-by"), signer),
        Fact::text(words.t("defect-consent-at"), moment(words, submission.at)),
        Fact::text(words.t("defect-consent-account"), submission.by.name.clone()),
        Fact::text(words.t("defect-consent-how"), how),
        Fact::text(words.t("defect-consent-edition"), consent.edition.clone()),
        Fact::view(words.t("consent-sha256"), hash(&consent.sha256)),
    ];
    facts.push(Fact::view(words.t("defect-consent-file"), file(shown, submission)));
    let text = consent.text.clone();
    let view = view! {
        <section aria-labelledby="consent-title">
            <h2 id="consent-title">{words.t("defect-consent-title")}</h2>
            <p>{words.t("defect-consent-lead")}</p>
            <SummaryList facts />
            <details>
                <summary>{words.t("defect-consent-text")}</summary>
                <p class="lines" lang="ja">
                    {text}
                </p>
            </details>
        </section>
    };
    Some(view.into_any())
}

fn hash(sha256: &str) -> AnyView {
    view! { <code class="file-facts__hash">{sha256.to_owned()}</code> }.into_any()
}

/// The form as it was handed in with the application, with its hash.
fn file(shown: &Shown, submission: &Submission) -> AnyView {
    let form = FormId::CancellationConsent;
    let sha256 = submission.files.get(&form);
    let versions = shown.case().document(form).into_iter().flat_map(|document| &document.versions);
    let version = versions.into_iter().find(|version| Some(&version.file.sha256) == sha256);
    let link = version.map(|version| {
        let href = format!("/screening/cases/{}/files/{}/{}", shown.case().id, form.id(), version.number);
        view! {
            <a href=href download>
                {version.file.name.clone()}
            </a>
        }
    });
    view! {
        {link}
        <br />
        {sha256.map(|sha256| hash(sha256))}
    }
    .into_any()
}
