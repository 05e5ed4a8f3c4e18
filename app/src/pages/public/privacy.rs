//! `/privacy`: which personal data the portal takes, what for, who sees it and for how long.

use jiff::civil::{Date, date};
use leptos::prelude::*;

use crate::components::table::{Column, DataTable};
use crate::page::Page;
use crate::web::{self, Answer, Visit};
use crate::words::{Words, t, tf};

/// The day on which this page was last gone over. Change it together with its words.
const REVISED: Date = date(2026, 11, 28);

/// What is collected; the words are `privacy-<kind>`, `privacy-<kind>-purpose` and `privacy-<kind>-seen`.
const KINDS: [&str; 5] = ["account", "application", "officers", "records", "report"];

/// GET `/privacy`.
pub async fn show(visit: Visit) -> Answer {
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("privacy-title");
    Ok(Page::new(title).render(&chrome, text))
}

fn text() -> impl IntoView {
    let rows = KINDS
        .map(|kind| {
            ["", "-purpose", "-seen"].map(|part| t(&format!("privacy-{kind}{part}")).into_any()).into()
        })
        .into();
    let columns = ["privacy-column-what", "privacy-column-purpose", "privacy-column-seen"]
        .map(|key| Column::new(t(key)))
        .into();
    let revised = web::day(Words::current(), REVISED);
    view! {
        <h1>{t("privacy-title")}</h1>
        <p class="lead">{t("privacy-lead")}</p>
        <section aria-labelledby="privacy-what">
            <h2 id="privacy-what">{t("privacy-what-title")}</h2>
            <DataTable caption=t("privacy-caption") id="privacy" columns rows />
        </section>
        <section aria-labelledby="privacy-restricted">
            <h2 id="privacy-restricted">{t("privacy-restricted-title")}</h2>
            <p>{t("privacy-restricted-text")}</p>
        </section>
        <section aria-labelledby="privacy-published">
            <h2 id="privacy-published">{t("privacy-published-title")}</h2>
            <p>{t("privacy-published-text")}</p>
        </section>
        <section aria-labelledby="privacy-retention">
            <h2 id="privacy-retention">{t("privacy-retention-title")}</h2>
            <p>{t("privacy-retention-text")}</p>
        </section>
        <section aria-labelledby="privacy-cookies">
            <h2 id="privacy-cookies">{t("privacy-cookies-title")}</h2>
            <p>{t("privacy-cookies-text")}</p>
        </section>
        <section aria-labelledby="privacy-rights">
            <h2 id="privacy-rights">{t("privacy-rights-title")}</h2>
            <p>{t("privacy-rights-text")} <a href="/contact">{t("footer-contact")}</a></p>
        </section>
        <p>{tf("text-revised", &[("day", revised.into())])}</p>
    }
}
