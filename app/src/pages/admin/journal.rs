//! `/admin/journal`: acts outside of cases, for the auditor. The history of a case stands on its page.

use axum::extract::Query;
use leptos::prelude::*;
use serde::Deserialize;
use services::journal::{self, Entry, Excerpt};

use super::READERS;
use super::details::Details;
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::table::{Column, DataTable};
use crate::page::Page;
use crate::web::{self, Answer, Visit};
use crate::words::{Words, t};

const PATH: &str = "/admin/journal";
const PER_PAGE: u64 = 50;

/// Which part of the journal.
#[derive(Debug, Default, Deserialize)]
pub struct Part {
    /// Only entries older than this one. What is no number means the newest part.
    #[serde(default)]
    before: String,
}

/// GET `/admin/journal`.
pub async fn show(visit: Visit, Query(part): Query<Part>) -> Answer {
    let actor = visit.staff(&READERS)?;
    let before = part.before.parse().ok();
    let excerpt = journal::excerpt(&visit.portal, actor, before, PER_PAGE).await?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("admin-journal-title");
    Ok(Page::new(title).wide().render(&chrome, move || {
        view! {
            <h1>{t("admin-journal-title")}</h1>
            <p class="lead">{t("admin-journal-lead")}</p>
            {list(excerpt, before.is_some())}
        }
    }))
}

fn list(excerpt: Excerpt, later: bool) -> impl IntoView {
    let rows = excerpt.entries.into_iter().map(row).collect();
    let columns = vec![
        Column::date(t("admin-column-at")),
        Column::name(t("admin-column-by")),
        Column::new(t("admin-column-act")),
        Column::new(t("admin-column-subject")),
        Column::new(t("admin-column-details")),
    ];
    let older = excerpt.older.map(|id| {
        view! { <LinkButton href=format!("{PATH}?before={id}") label=t("admin-journal-older") kind=Kind::Secondary /> }
    });
    let newest = later
        .then(|| view! { <LinkButton href=PATH label=t("admin-journal-newest") kind=Kind::Secondary /> });
    view! {
        <DataTable caption=t("admin-journal-caption") id="journal" columns rows empty=t("admin-journal-none") />
        <ButtonRow>{newest} {older}</ButtonRow>
    }
}

fn row(entry: Entry) -> Vec<AnyView> {
    let at = web::moment(Words::current(), entry.at);
    let machine = entry.at.to_string();
    let name = if entry.name == "system" { t("admin-journal-system") } else { entry.name };
    vec![
        view! { <time datetime=machine>{at}</time> }.into_any(),
        name.into_any(),
        t(&format!("act-{}", entry.act)).into_any(),
        entry.subject.into_any(),
        view! { <Details details=entry.details /> }.into_any(),
    ]
}
