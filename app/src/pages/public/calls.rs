//! `/calls`: every call, by whether one can apply now, later, or no more.

use domain::call::{Call, CallPhase};
use jiff::Timestamp;
use leptos::prelude::*;
use services::calls;

use super::parts::{Deadline, call_title, remaining};
use crate::components::table::{Column, DataTable};
use crate::page::Page;
use crate::web::{Answer, Visit};
use crate::words::{Words, t};

/// GET `/calls`.
pub async fn show(visit: Visit) -> Answer {
    let calls = calls::list(&visit.portal).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("calls-title");
    Ok(Page::new(title).render(&chrome, move || {
        let sections = [CallPhase::Open, CallPhase::Announced, CallPhase::Closed]
            .map(|phase| section(&calls, phase, now))
            .collect_view();
        view! {
            <h1>{t("calls-title")}</h1>
            <p class="lead">{t("calls-lead")}</p>
            {sections}
        }
    }))
}

fn section(calls: &[Call], phase: CallPhase, now: Timestamp) -> impl IntoView + use<> {
    let id = phase.id();
    let heading = t(&format!("call-phase-{id}"));
    let rows =
        calls.iter().filter(|call| call.phase(now) == phase).map(|call| row(call, phase, now)).collect();
    let columns = vec![
        Column::name(t("call-column-title")),
        Column::code(t("call-column-code")),
        Column::date(t("call-opens")),
        Column::date(t("call-closes")),
    ];
    view! {
        <DataTable
            caption=heading
            id=format!("calls-{id}")
            columns
            rows
            empty=t(&format!("calls-none-{id}"))
        />
    }
}

fn row(call: &Call, phase: CallPhase, now: Timestamp) -> Vec<AnyView> {
    let words = Words::current();
    let href = format!("/calls/{}", call.code);
    let title = call_title(words, call);
    let left = (phase == CallPhase::Open).then(|| remaining(words, now, call.closes_at)).flatten();
    let left = left.map(|left| view! { <br /> <strong>{left}</strong> });
    vec![
        view! { <a href=href>{title}</a> }.into_any(),
        call.code.clone().into_any(),
        view! { <Deadline at=call.opens_at /> }.into_any(),
        view! { <Deadline at=call.closes_at /> {left} }.into_any(),
    ]
}
