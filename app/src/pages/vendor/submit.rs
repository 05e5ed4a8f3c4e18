//! `/applications/{id}/submit`: the signatory reads the exact text, consents, and submits once.

use std::sync::Arc;

use axum::extract::Path;
use axum::response::IntoResponse;
use domain::case::facts::Facts;
use domain::case::{Command, Refusal};
use domain::ids::CaseId;
use domain::validation::FieldError;
use jiff::Timestamp;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, CaseView, Expected, SubmitInput};
use services::readings::{self, CaseFindings};

use super::check::Findings;
use super::documents::findings;
use super::tasks::{Deadline, missing};
use super::{load, may, member, past_draft, path, phrases};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Checkbox, TextField, Width};
use crate::components::form::{Form as FormView, Hidden};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::flash::Flash;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit, refusal_sentence, session};
use crate::words::{Words, t, tf};

const FORM: &str = "submit";

/// Who is looking, and who may sign.
#[derive(Clone)]
struct Signing {
    /// The signatories of the organisation, by name.
    signatories: Vec<String>,
    /// Whether the person is one of them.
    mine: bool,
    /// Name and title of the person, to begin with.
    name: String,
    title: String,
}

/// The consent; once submitted, the receipt.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = load(&visit, &id).await?;
    if let Some(elsewhere) = past_draft(&view.case) {
        return Ok(elsewhere.into_response());
    }
    let (actor, member) = member(&visit)?;
    let signing = Signing {
        signatories: cases::signatories(&visit.portal, &view.case.organization).await?,
        mine: phrases::is_signatory(actor),
        name: member.name.clone(),
        title: visit.who()?.belonging.as_ref().map(|belonging| belonging.title.clone()).unwrap_or_default(),
    };
    // What closes the facts of a draft closes the submission: the deadline, or its withdrawal.
    let closed = may(&visit, &view, Command::FillFacts { facts: Facts::default() }).err();
    let found = readings::check_case(&visit.portal, &view.case, &view.call, actor).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("submit-title");
    Ok(Page::new(title).render(&chrome, move || view! { <SubmitPage view signing closed found now /> }))
}

/// Submits. Doing it twice leads to the same receipt.
pub async fn submit(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let id = CaseId::new(id);
    let submitted = async {
        let (actor, _) = member(&visit)?;
        let signed_in = session::signed_in(&visit.session).await?;
        let input = SubmitInput {
            signer_name: typed.text("signer_name").to_owned(),
            signer_title: typed.text("signer_title").to_owned(),
            agreed: typed.flag("agreed"),
            signed_in,
        };
        // Without a version nothing was seen: no version is 0.
        let seen = Expected::Version(typed.text("version").parse().unwrap_or(0));
        cases::submit(&visit.portal, actor, &id, seen, &input).await
    };
    let notice = match submitted.await {
        Ok(_) => Ok("notice-submitted"),
        Err(PortalError::Refused(Refusal::AlreadySubmitted { .. })) => Ok("notice-already-submitted"),
        Err(error) => Err(at_the_fields(error)),
    };
    let form = Form::new(FORM, path(&id, "submit"), &typed);
    visit.settle(form, notice, |notice| Next::to(path(&id, "receipt")).notice(notice)).await
}

/// What can be mended on this page is told on this page, with everything typed still there.
fn at_the_fields(error: PortalError) -> PortalError {
    let error = match error {
        PortalError::Refused(Refusal::ConsentMissing) => FieldError::new("agreed", "agree"),
        PortalError::Conflict(_) => FieldError::new("", "submit-changed-meanwhile"),
        other => return other,
    };
    PortalError::Invalid(vec![error])
}

#[component]
fn SubmitPage(
    view: CaseView,
    signing: Signing,
    closed: Option<Refusal>,
    found: CaseFindings,
    now: Timestamp,
) -> impl IntoView {
    let words = Words::current();
    let back = path(&view.case.id, "check");
    let count = missing(&view.case);
    let open = closed.is_none();
    // A refused submission came back with this very sentence in its error summary.
    let closed = closed.filter(|_| !came_back()).map(|refusal| {
        let text = refusal_sentence(words, &refusal);
        view! { <NoticeBanner tone=Tone::Info text /> }
    });
    let (errors, _) = findings::counted(found.all());
    let to_mend = (open && count == 0).then(|| view! { <Findings case=view.case.clone() found /> });
    let unfinished = (open && count > 0).then(|| {
        let text = tf("task-submit-missing", &[("missing", count.into())]);
        view! { <NoticeBanner tone=Tone::Warning text /> }
    });
    let somebody_else =
        (open && !signing.mine).then(|| view! { <SomebodyElse signatories=signing.signatories /> });
    // Where the deadline passed while the person typed, what was typed stays on the page.
    let consent = ((open || came_back()) && signing.mine && count == 0 && errors == 0)
        .then(|| view! { <ConsentForm view=view.clone() name=signing.name title=signing.title open /> });
    view! {
        <h1>{t("submit-title")}</h1>
        <p class="lead">{view.case.product().to_owned()} " – " {phrases::call_title(words, &view.call)}</p>
        <Deadline view=view.clone() now />
        {closed}
        {unfinished}
        {to_mend}
        {somebody_else}
        {consent}
        <ButtonRow>
            <LinkButton href=back label=t("submit-back") kind=Kind::Secondary />
        </ButtonRow>
    }
}

/// Whether the form comes back with what was typed: that stays to be seen, even past the deadline.
fn came_back() -> bool {
    use_context::<Arc<Flash>>().is_some_and(|flash| flash.form == FORM)
}

/// Only the signatory may go on: says who that is.
#[component]
fn SomebodyElse(signatories: Vec<String>) -> impl IntoView {
    let text = if signatories.is_empty() { t("submit-no-signatory") } else { t("submit-signatory-only") };
    let names = signatories.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    view! {
        <NoticeBanner tone=Tone::Warning title=t("submit-signatory-title") text>
            <ul>{names}</ul>
            <p>
                <a href="/organization">{t("facts-to-organization")}</a>
            </p>
        </NoticeBanner>
    }
}

#[component]
fn ConsentForm(view: CaseView, name: String, title: String, open: bool) -> impl IntoView {
    let (text, edition) = cases::consent_text(&view.call);
    let clauses = text.lines().map(|line| view! { <li>{line.to_owned()}</li> }).collect_view();
    view! {
        <section aria-labelledby="consent">
            <h2 id="consent">{t("submit-consent")}</h2>
            <p>{t("submit-consent-lead")}</p>
            <div class="card" lang="ja">
                <ol>{clauses}</ol>
            </div>
            <p>{tf("submit-consent-edition", &[("edition", edition.into())])}</p>
        </section>
        <FormView id=FORM action=path(&view.case.id, "submit")>
            <Hidden name="version" value=view.case.version.to_string() />
            <TextField
                name="signer_name"
                help=t("submit-name-help")
                value=name
                required=true
                autocomplete="name"
                width=Width::Medium
            />
            <TextField
                name="signer_title"
                help=t("submit-title-help")
                value=title
                required=true
                autocomplete="organization-title"
                width=Width::Medium
            />
            <Checkbox name="agreed" label=t("submit-agree") required=true />
            {open
                .then(|| {
                    view! {
                        <p>{t("submit-what-follows")}</p>
                        <ButtonRow>
                            <Button label=t("submit-button") />
                        </ButtonRow>
                    }
                })}
        </FormView>
    }
}
