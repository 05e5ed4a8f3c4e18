//! `/applications/{id}/check`: everything that will be handed in, on one page, each with a 変更 link.

use axum::extract::Path;
use axum::response::IntoResponse;
use domain::call::CallPhase;
use domain::forms::FormId;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::CaseView;

use super::facts::fields;
use super::tasks::{Deadline, missing};
use super::{documents, load, past_draft, path, phrases};
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::notice_banner::NoticeBanner;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::Tone;
use crate::page::Page;
use crate::size;
use crate::web::{Answer, Visit, moment};
use crate::words::{Words, t, tf};

/// The answers to check; once submitted, the receipt.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = load(&visit, &id).await?;
    if let Some(elsewhere) = past_draft(&view.case) {
        return Ok(elsewhere.into_response());
    }
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("check-title")).render(&chrome, move || view! { <CheckPage view now /> }))
}

#[component]
fn CheckPage(view: CaseView, now: Timestamp) -> impl IntoView {
    let words = Words::current();
    let applicant = vec![
        Fact::text(t("facts-corporate-number"), view.organization.corporate_number.clone()),
        Fact::text(t("facts-company"), view.organization.name.clone()),
    ];
    let to_facts = path(&view.case.id, "facts");
    let facts = match &view.case.facts {
        Some(facts) => fields::list(words, facts, Some(&to_facts)).into_any(),
        None => {
            let missing = Fact::text(t("task-facts"), "").change(to_facts);
            view! { <SummaryList facts=vec![missing] /> }.into_any()
        }
    };
    let files = FormId::ALL.map(|form| file(words, &view, form)).into_iter().collect::<Vec<_>>();
    view! {
        <h1>{t("check-title")}</h1>
        <p class="lead">{view.case.product().to_owned()} " – " {phrases::call_title(words, &view.call)}</p>
        <Deadline view=view.clone() now />
        <section aria-labelledby="check-applicant">
            <h2 id="check-applicant">{t("facts-group-applicant")}</h2>
            <SummaryList facts=applicant />
        </section>
        <section aria-labelledby="check-facts">
            <h2 id="check-facts">{t("task-facts")}</h2>
            {facts}
        </section>
        <section aria-labelledby="check-files">
            <h2 id="check-files">{t("vendor-files")}</h2>
            <SummaryList facts=files />
        </section>
        <Onward view=view.clone() now />
    }
}

fn file(words: Words, view: &CaseView, form: FormId) -> Fact {
    let name = phrases::form_name(words, form);
    let change = documents::address(&view.case.id, form);
    let Some(version) = view.case.document(form).and_then(|document| document.latest()) else {
        return Fact::text(name, "").change(change);
    };
    let text = format!(
        "{}\n{}\n{}\nSHA-256: {}",
        version.file.name,
        size::words(version.file.bytes),
        moment(words, version.at),
        version.file.sha256
    );
    Fact::text(name, text).change(change)
}

/// On to the consent, or what is missing.
#[component]
fn Onward(view: CaseView, now: Timestamp) -> impl IntoView {
    let back = path(&view.case.id, "");
    let open = view.call.phase(now) == CallPhase::Open;
    match missing(&view.case) {
        0 if open => view! {
            <p>{t("check-next")}</p>
            <ButtonRow>
                <LinkButton href=path(&view.case.id, "submit") label=t("check-to-submit") />
                <LinkButton href=back label=t("vendor-back-to-tasks") kind=Kind::Secondary />
            </ButtonRow>
        }
        .into_any(),
        missing => {
            let text = tf("task-submit-missing", &[("missing", missing.into())]);
            let warning = (missing > 0).then(|| view! { <NoticeBanner tone=Tone::Warning text /> });
            view! {
                {warning}
                <ButtonRow>
                    <LinkButton href=back label=t("vendor-back-to-tasks") kind=Kind::Secondary />
                </ButtonRow>
            }
            .into_any()
        }
    }
}
