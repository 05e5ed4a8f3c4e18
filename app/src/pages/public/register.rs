//! `/register`: the products whose documents passed the screening, for medical institutions and
//! everybody else who wants to know.

use axum::extract::Query;
use leptos::prelude::*;
use serde::Deserialize;
use services::register::{self, Entry};

use super::parts::call_title;
use crate::components::button::Button;
use crate::components::table::{Column, DataTable};
use crate::page::Page;
use crate::web::{self, Answer, Visit};
use crate::words::{Words, t, tf};

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

/// GET `/register`.
pub async fn show(visit: Visit, Query(search): Query<Search>) -> Answer {
    let entries = register::list(&visit.portal, &search.q).await?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("register-title");
    Ok(Page::new(title).render(&chrome, move || {
        view! {
            <h1>{t("register-title")}</h1>
            <p class="lead">{t("register-lead")}</p>
            {search_box(search.q.clone())}
            {table(entries, &search.q)}
        }
    }))
}

fn search_box(q: String) -> impl IntoView {
    view! {
        <form class="form" method="get" action="/register" role="search">
            <div class="field">
                <label class="field__label" for="register-q">
                    {t("register-search-label")}
                </label>
                <p class="field__help" id="register-q-help">
                    {t("register-search-help")}
                </p>
                <input
                    id="register-q"
                    class="input input--medium"
                    type="search"
                    name="q"
                    value=q
                    aria-describedby="register-q-help"
                />
            </div>
            <Button label=t("register-search-button") />
        </form>
    }
}

fn table(entries: Vec<Entry>, search: &str) -> impl IntoView + use<> {
    let words = Words::current();
    let searched = !search.trim().is_empty();
    let count = tf("register-count", &[("count", entries.len().into())]);
    let empty = t(if searched { "register-none-found" } else { "register-empty" });
    let rows = entries
        .into_iter()
        .map(|entry| {
            let day = web::day(words, domain::calendar::jst(entry.passed_at).date());
            let href = format!("/calls/{}", entry.call.code);
            let call = call_title(words, &entry.call);
            vec![
                entry.product_name.into_any(),
                entry.model_number.into_any(),
                entry.vendor.into_any(),
                day.into_any(),
                view! { <a href=href>{call}</a> }.into_any(),
            ]
        })
        .collect();
    let columns = vec![
        Column::name(t("register-column-product")),
        Column::code(t("register-column-model")),
        Column::name(t("register-column-vendor")),
        Column::date(t("register-column-passed")),
        Column::name(t("register-column-call")),
    ];
    let all = searched.then(|| view! { <p><a href="/register">{t("register-all")}</a></p> });
    view! {
        <p role="status">{count}</p>
        <DataTable caption=t("register-caption") id="register" columns rows empty />
        {all}
        <p>{t("register-note")}</p>
        <p>
            <a href="/report-defect">{t("report-register-link")}</a>
        </p>
    }
}
