//! `/admin/calls`: every call, and the way to open another one.

use domain::actor::StaffRole;
use domain::call::Call;
use jiff::Timestamp;
use leptos::prelude::*;
use services::calls;

use super::READERS;
use crate::components::button::{ButtonRow, LinkButton};
use crate::components::table::{Column, DataTable};
use crate::page::Page;
use crate::pages::public::parts::{Deadline, Phase, call_title};
use crate::web::{Answer, Visit};
use crate::words::{Words, t};

/// GET `/admin/calls`.
pub async fn show(visit: Visit) -> Answer {
    let administrator = visit.staff(&READERS)?.has(StaffRole::Administrator);
    let calls = calls::list(&visit.portal).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("admin-calls-title");
    Ok(Page::new(title).wide().render(&chrome, move || {
        let open = administrator.then(|| {
            view! {
                <ButtonRow>
                    <LinkButton href="/admin/calls/new" label=t("admin-call-new") />
                </ButtonRow>
            }
        });
        view! {
            <h1>{t("admin-calls-title")}</h1>
            <p class="lead">{t("admin-calls-lead")}</p>
            {open}
            {table(&calls, now)}
        }
    }))
}

fn table(calls: &[Call], now: Timestamp) -> impl IntoView + use<> {
    let words = Words::current();
    let rows = calls
        .iter()
        .map(|call| {
            let href = format!("/admin/calls/{}", call.code);
            vec![
                view! { <a href=href>{call_title(words, call)}</a> }.into_any(),
                call.code.clone().into_any(),
                view! { <Phase phase=call.phase(now) /> }.into_any(),
                view! { <Deadline at=call.opens_at /> }.into_any(),
                view! { <Deadline at=call.closes_at /> }.into_any(),
            ]
        })
        .collect();
    let columns = vec![
        Column::name(t("call-column-title")),
        Column::code(t("call-column-code")),
        Column::code(t("admin-column-state")),
        Column::date(t("call-opens")),
        Column::date(t("call-closes")),
    ];
    view! { <DataTable caption=t("admin-calls-caption") id="calls" columns rows empty=t("admin-calls-none") /> }
}
