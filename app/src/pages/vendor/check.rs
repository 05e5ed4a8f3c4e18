//! `/applications/{id}/check`: everything that will be handed in, on one page, each with a 変更 link.

use axum::extract::Path;
use axum::response::IntoResponse;
use domain::call::CallPhase;
use domain::case::Case;
use domain::finding::Finding;
use domain::forms::FormId;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::CaseView;
use services::readings::{self, CaseFindings};

use super::documents::findings;
use super::facts::fields;
use super::tasks::{Deadline, missing};
use super::{documents, load, member, past_draft, path, phrases};
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
    let (actor, _) = member(&visit)?;
    let found = readings::check_case(&visit.portal, &view.case, &view.call, actor).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("check-title"))
        .render(&chrome, move || view! { <CheckPage view found now /> }))
}

#[component]
fn CheckPage(view: CaseView, found: CaseFindings, now: Timestamp) -> impl IntoView {
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
        <Findings case=view.case.clone() found=found.clone() />
        <Onward view=view.clone() found now />
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

/// Everything that the checks found: what has to be mended first, and what the reviewer is told.
#[component]
pub fn Findings(case: Case, found: CaseFindings) -> impl IntoView {
    let words = Words::current();
    let (errors, rest): (Vec<&Finding>, Vec<&Finding>) = found.all().partition(|finding| finding.blocks());
    let errors_count = errors.len();
    let errors = findings::by_form(words, &case.id, &errors).map(|list| {
        view! {
            <section class="error-summary" aria-labelledby="to-mend">
                <h2 class="error-summary__title" id="to-mend">
                    {tf("findings-errors", &[("count", errors_count.into())])}
                </h2>
                <p>{t("findings-errors-lead")}</p>
                {list}
            </section>
        }
    });
    let rest_count = rest.len();
    let rest = findings::by_form(words, &case.id, &rest).map(|list| {
        view! {
            <section class="notice notice--warning" aria-labelledby="to-know">
                <h2 class="notice__title" id="to-know">
                    {tf("findings-warnings", &[("count", rest_count.into())])}
                </h2>
                <p>{t("findings-warnings-lead")}</p>
                {list}
            </section>
        }
    });
    view! {
        {errors}
        {rest}
    }
}

/// On to the consent, or what is missing.
#[component]
fn Onward(view: CaseView, found: CaseFindings, now: Timestamp) -> impl IntoView {
    let back = path(&view.case.id, "");
    let open = view.call.phase(now) == CallPhase::Open;
    let (errors, _) = findings::counted(found.all());
    match missing(&view.case) {
        0 if open && errors == 0 => view! {
            <p>{t("check-next")}</p>
            <ButtonRow>
                <LinkButton href=path(&view.case.id, "submit") label=t("check-to-submit") />
                <LinkButton href=back label=t("vendor-back-to-tasks") kind=Kind::Secondary />
            </ButtonRow>
        }
        .into_any(),
        missing => {
            let text = if missing > 0 {
                tf("task-submit-missing", &[("missing", missing.into())])
            } else {
                tf("task-submit-to-mend", &[("count", errors.into())])
            };
            let warning =
                (missing > 0 || errors > 0).then(|| view! { <NoticeBanner tone=Tone::Warning text /> });
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
