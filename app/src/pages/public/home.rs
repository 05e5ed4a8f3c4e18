//! `/`: what the portal is, what can be applied for now, how the screening goes and how long it takes.

use domain::call::{Call, CallPhase};
use jiff::Timestamp;
use leptos::prelude::*;
use services::calls;

use super::parts::{Deadline, Phase, call_title, remaining};
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::summary_list::{Fact, SummaryList};
use crate::page::Page;
use crate::web::{Answer, Visit};
use crate::words::{Words, t, tf};

/// GET `/`.
pub async fn show(visit: Visit) -> Answer {
    let calls = calls::list(&visit.portal).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("home-title");
    Ok(Page::new(title).render(&chrome, move || home(calls, now)))
}

fn home(calls: Vec<Call>, now: Timestamp) -> impl IntoView {
    let example =
        calls.iter().find(|call| call.phase(now) == CallPhase::Open).or_else(|| calls.first()).cloned();
    view! {
        <h1>{t("home-title")}</h1>
        <p class="lead">{t("home-lead")}</p>
        {current_calls(calls, now)}
        {screening(example)}
        <section aria-labelledby="home-prepare">
            <h2 id="home-prepare">{t("home-prepare-title")}</h2>
            <ol>
                <li>{t("home-prepare-account")}</li>
                <li>{t("home-prepare-forms")}</li>
                <li>{t("home-prepare-signatory")}</li>
            </ol>
            <ButtonRow>
                <LinkButton href="/sign-up" label=t("home-sign-up") kind=Kind::Secondary />
                <LinkButton href="/register" label=t("home-register") kind=Kind::Secondary />
            </ButtonRow>
        </section>
        <section aria-labelledby="home-help">
            <h2 id="home-help">{t("home-help-title")}</h2>
            <p>{t("home-help-text")} <a href="/contact">{t("home-help-link")}</a></p>
            <p>{t("home-language")}</p>
        </section>
    }
}

/// The calls that are open; without one, those that come next.
fn current_calls(calls: Vec<Call>, now: Timestamp) -> impl IntoView {
    let (open, others): (Vec<_>, Vec<_>) =
        calls.into_iter().partition(|call| call.phase(now) == CallPhase::Open);
    let announced: Vec<_> =
        others.into_iter().filter(|call| call.phase(now) == CallPhase::Announced).collect();
    let none = open.is_empty().then(|| view! { <p>{t("home-no-open-call")}</p> });
    let cards = open.into_iter().chain(announced).map(|call| card(&call, now)).collect_view();
    view! {
        <section aria-labelledby="home-calls">
            <h2 id="home-calls">{t("home-calls-title")}</h2>
            {none}
            {cards}
            <p><a href="/calls">{t("home-all-calls")}</a></p>
        </section>
    }
}

fn card(call: &Call, now: Timestamp) -> impl IntoView + use<> {
    let phase = call.phase(now);
    let left = (phase == CallPhase::Open).then(|| remaining(Words::current(), now, call.closes_at)).flatten();
    let left = left.map(|left| view! { <p><strong>{left}</strong></p> });
    let facts = vec![
        Fact::view(t("call-opens"), view! { <Deadline at=call.opens_at /> }),
        Fact::view(t("call-closes"), view! { <Deadline at=call.closes_at /> {left} }),
    ];
    let title = call_title(Words::current(), call);
    let label = tf("call-read", &[("title", title.as_str().into())]);
    view! {
        <div class="card">
            <h3>{title}</h3>
            <p><Phase phase /></p>
            <SummaryList facts />
            <LinkButton href=format!("/calls/{}", call.code) label />
        </div>
    }
}

/// The steps, with the standard days of the call that is read most.
fn screening(call: Option<Call>) -> impl IntoView {
    let periods = call.map(|call| {
        let days = call.standard_days;
        view! {
            <p>
                {tf(
                    "home-periods",
                    &[
                        ("title", call_title(Words::current(), &call).into()),
                        ("formal", days.formal_check.into()),
                        ("documents", days.document_review.into()),
                        ("devices", days.device_check.into()),
                    ],
                )}
            </p>
        }
    });
    view! {
        <section aria-labelledby="home-steps">
            <h2 id="home-steps">{t("home-steps-title")}</h2>
            <ol>
                <li>{t("home-step-submit")}</li>
                <li>{t("home-step-formal")}</li>
                <li>{t("home-step-documents")}</li>
                <li>{t("home-step-devices")}</li>
                <li>{t("home-step-register")}</li>
            </ol>
            <h3>{t("home-periods-title")}</h3>
            {periods}
            <p>{t("home-periods-rule")}</p>
        </section>
    }
}
