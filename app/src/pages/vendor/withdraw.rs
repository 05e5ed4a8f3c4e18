//! `/applications/{id}/withdraw`: says what follows, asks why, and withdraws; a draft, of which nobody else
//! knows, is discarded.

use axum::extract::Path;
use domain::case::{Command, Refusal};
use domain::ids::CaseId;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, CaseView, Expected};

use super::{load, may, member, path, phrases};
use crate::components::button::Kind;
use crate::components::confirm::Confirm;
use crate::components::field::TextArea;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit, refusal_sentence};
use crate::words::{Words, t};

const FORM: &str = "withdraw";

/// The question; where the person may not, why and who may.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = load(&visit, &id).await?;
    let refusal = match may(&visit, &view, Command::Withdraw { reason: "-".to_owned() }) {
        Ok(()) => None,
        // Nothing can be done any more, by anybody: that has a page of its own.
        Err(refusal @ Refusal::Closed { .. }) => return Err(PortalError::Refused(refusal).into()),
        Err(refusal) => Some(refusal),
    };
    let signatories = cases::signatories(&visit.portal, &view.case.organization).await?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t(title(&view));
    Ok(Page::new(title).render(&chrome, move || match refusal {
        None => view! { <WithdrawPage view /> }.into_any(),
        Some(refusal) => {
            let title = self::title(&view);
            view! { <MayNot view title refusal signatories /> }.into_any()
        }
    }))
}

/// Withdraws.
pub async fn withdraw(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let id = CaseId::new(id);
    let withdrawn = async {
        let (actor, _) = member(&visit)?;
        let command = Command::Withdraw { reason: typed.text("reason").to_owned() };
        cases::execute(&visit.portal, actor, &id, Expected::Any, command).await
    };
    let draft = matches!(load(&visit, id.as_str()).await, Ok(view) if view.case.submission.is_none());
    let (reason, notice) =
        if draft { ("discard-reason", "notice-discarded") } else { ("withdraw-reason", "notice-withdrawn") };
    let label = visit.words().t(reason);
    let withdrawn = withdrawn.await.map_err(|error| match error {
        PortalError::Invalid(errors) => {
            PortalError::Invalid(errors.into_iter().map(|error| error.with("label", &label)).collect())
        }
        other => other,
    });
    let form = Form::new(FORM, path(&id, "withdraw"), &typed);
    visit.settle(form, withdrawn, |_| Next::to(path(&id, "")).notice(notice)).await
}

fn title(view: &CaseView) -> &'static str {
    if view.case.submission.is_some() { "withdraw-title" } else { "withdraw-draft-title" }
}

#[component]
fn WithdrawPage(view: CaseView) -> impl IntoView {
    let (consequences, question, reason, yes) = if view.case.submission.is_some() {
        (
            ["withdraw-follows-end", "withdraw-follows-kept", "withdraw-follows-mail"].map(t).to_vec(),
            "withdraw-question",
            "withdraw-reason",
            "withdraw-yes",
        )
    } else {
        (
            ["withdraw-follows-draft", "withdraw-follows-kept"].map(t).to_vec(),
            "discard-question",
            "discard-reason",
            "withdraw-draft-yes",
        )
    };
    view! {
        <h1>{t(title(&view))}</h1>
        <p class="lead">{phrases::case_name(&view.case)}</p>
        <Confirm
            id=FORM
            action=path(&view.case.id, "withdraw")
            title=t(question)
            consequences
            yes=t(yes)
            kind=Kind::Danger
            cancel=path(&view.case.id, "")
        >
            <TextArea name="reason" label=t(reason) help=t("withdraw-reason-help") required=true />
        </Confirm>
    }
}

/// Why this person can't do what the page is for, and who can.
#[component]
pub fn MayNot(
    view: CaseView,
    /// The key of the page's title.
    title: &'static str,
    refusal: Refusal,
    signatories: Vec<String>,
) -> impl IntoView {
    let text = refusal_sentence(Words::current(), &refusal);
    let names = signatories.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    view! {
        <h1>{t(title)}</h1>
        <NoticeBanner tone=Tone::Warning title=t("submit-signatory-title") text>
            <ul>{names}</ul>
        </NoticeBanner>
        <p>
            <a href=path(&view.case.id, "")>{t("vendor-back-to-case")}</a>
        </p>
    }
}
