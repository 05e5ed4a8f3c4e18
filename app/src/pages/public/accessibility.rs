//! `/accessibility`: the accessibility policy (JIS X 8341-3:2016), and honestly how far it is tested.

use jiff::civil::{Date, date};
use leptos::prelude::*;

use crate::components::summary_list::{Fact, SummaryList};
use crate::page::Page;
use crate::web::{self, Answer, Visit};
use crate::words::{Words, t, tf};

/// The day on which this page was last gone over. Change it together with its words.
const REVISED: Date = date(2026, 11, 22);

/// GET `/accessibility`.
pub async fn show(visit: Visit) -> Answer {
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("accessibility-title");
    Ok(Page::new(title).render(&chrome, text))
}

fn text() -> impl IntoView {
    let revised = web::day(Words::current(), REVISED);
    let facts = vec![
        Fact::text(t("accessibility-standard"), t("accessibility-standard-value")),
        Fact::text(t("accessibility-level"), t("accessibility-level-value")),
        Fact::text(t("accessibility-scope"), t("accessibility-scope-value")),
    ];
    view! {
        <h1>{t("accessibility-title")}</h1>
        <p class="lead">{t("accessibility-lead")}</p>
        <SummaryList facts />
        <section aria-labelledby="accessibility-tests">
            <h2 id="accessibility-tests">{t("accessibility-tests-title")}</h2>
            <ul>
                <li>{t("accessibility-test-axe")}</li>
                <li>{t("accessibility-test-html")}</li>
                <li>{t("accessibility-test-use")}</li>
            </ul>
            <p>{t("accessibility-not-tested")}</p>
        </section>
        <section aria-labelledby="accessibility-done">
            <h2 id="accessibility-done">{t("accessibility-done-title")}</h2>
            <ul>
                <li>{t("accessibility-done-keyboard")}</li>
                <li>{t("accessibility-done-script")}</li>
                <li>{t("accessibility-done-zoom")}</li>
                <li>{t("accessibility-done-words")}</li>
            </ul>
        </section>
        <section aria-labelledby="accessibility-limits">
            <h2 id="accessibility-limits">{t("accessibility-limits-title")}</h2>
            <ul>
                <li>{t("accessibility-limit-forms")}</li>
                <li>{t("accessibility-limit-uploads")}</li>
            </ul>
        </section>
        <section aria-labelledby="accessibility-contact">
            <h2 id="accessibility-contact">{t("accessibility-contact-title")}</h2>
            <p>{t("accessibility-contact-text")} <a href="/contact">{t("footer-contact")}</a></p>
        </section>
        <p>{tf("text-revised", &[("day", revised.into())])}</p>
    }
}
