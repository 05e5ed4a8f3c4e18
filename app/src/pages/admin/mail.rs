//! `/admin/mail`: whether mails leave. The words of mails are never shown.

use axum::extract::Query;
use domain::actor::StaffRole;
use leptos::prelude::*;
use serde::Deserialize;
use services::mail::overview::{self, MailLine, MailPage, MailState};

use super::READERS;
use crate::components::pagination::Pagination;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::page::Page;
use crate::web::{self, Answer, Visit};
use crate::words::{Words, t, tf};

const PATH: &str = "/admin/mail";

/// Which mails; what can't be understood means all of them, and the first page.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    state: String,
    #[serde(default)]
    page: String,
}

/// GET `/admin/mail`.
pub async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    let actor = visit.staff(&READERS)?;
    let administrator = actor.has(StaffRole::Administrator);
    let state = MailState::from_id(&wanted.state);
    let number = wanted.page.parse().unwrap_or(1).max(1);
    let page = overview::overview(&visit.portal, actor, state, number).await?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("admin-mail-title");
    Ok(Page::new(title).wide().render(&chrome, move || {
        view! {
            <h1>{t("admin-mail-title")}</h1>
            <p class="lead">{t("admin-mail-lead")}</p>
            {filters(state)}
            {list(page, number, state, administrator)}
        }
    }))
}

fn href(state: Option<MailState>, page: u32) -> String {
    let state = state.map_or("", MailState::id);
    format!("{PATH}?state={state}&page={page}")
}

fn filters(current: Option<MailState>) -> impl IntoView {
    let links = std::iter::once(None)
        .chain(MailState::ALL.map(Some))
        .map(|state| {
            let label = match state {
                None => t("admin-mail-all"),
                Some(state) => t(&format!("mail-state-{}", state.id())),
            };
            let marked = (state == current).then_some("page");
            view! {
                <li>
                    <a href=href(state, 1) aria-current=marked>
                        {label}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="main-nav" aria-label=t("admin-mail-filter")>
            <ul>{links}</ul>
        </nav>
    }
}

fn list(page: MailPage, number: u32, state: Option<MailState>, administrator: bool) -> impl IntoView {
    let rows = page.lines.into_iter().map(|line| row(line, administrator)).collect();
    let mut columns = vec![
        Column::new(t("admin-column-mail")),
        Column::new(t("admin-column-kind")),
        Column::code(t("admin-column-state")),
        Column::date(t("admin-column-created")),
        Column::date(t("admin-column-mail-at")),
        Column::numeric(t("admin-column-attempts")),
    ];
    if administrator {
        columns.push(Column::name(t("admin-column-recipient")));
        columns.push(Column::new(t("admin-column-error")));
    }
    view! {
        <DataTable caption=t("admin-mail-caption") id="mail" columns rows empty=t("admin-mail-none") />
        <Pagination page=number pages=page.pages total=page.total href=move |number| href(state, number) />
    }
}

fn row(line: MailLine, administrator: bool) -> Vec<AnyView> {
    let words = Words::current();
    let tone = match line.state {
        MailState::Waiting => Tone::Info,
        MailState::Sent => Tone::Success,
        MailState::GivenUp => Tone::Danger,
    };
    let at = web::moment(words, line.at);
    let at = match line.state {
        MailState::Waiting => tf("admin-mail-next", &[("at", at.into())]),
        MailState::Sent | MailState::GivenUp => at,
    };
    let mut cells = vec![
        line.subject.into_any(),
        t(&format!("mail-{}", line.kind)).into_any(),
        view! { <Tag text=t(&format!("mail-state-{}", line.state.id())) tone /> }.into_any(),
        web::moment(words, line.created_at).into_any(),
        at.into_any(),
        line.attempts.to_string().into_any(),
    ];
    if administrator {
        cells.push(line.recipient.unwrap_or_default().into_any());
        cells.push(line.last_error.unwrap_or_default().into_any());
    }
    cells
}
