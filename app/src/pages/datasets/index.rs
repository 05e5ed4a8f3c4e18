//! `/statistics`: every table with its finding and its day.

use domain::datasets::DatasetId;
use leptos::prelude::*;
use services::datasets::edition;

use super::{finding, words};
use crate::page::Page;
use crate::web::{self, Answer, Visit};
use crate::words::{Words, t, tf};

/// Which tables stand together, in the order of the page.
const SECTIONS: [(&str, &[DatasetId]); 3] = [
    (
        "dataset-section-progress",
        &[
            DatasetId::Progress,
            DatasetId::AppliedShare,
            DatasetId::ReadyShare,
            DatasetId::InOperationShare,
            DatasetId::ProgressByPrefecture,
            DatasetId::ProgressByMunicipality,
        ],
    ),
    ("dataset-section-checks", &[DatasetId::Checks, DatasetId::ChecksByFacility]),
    ("dataset-section-views", &[DatasetId::Views, DatasetId::ViewsByFacility, DatasetId::MynaportalViews]),
];

/// GET `/statistics`.
pub async fn show(visit: Visit) -> Answer {
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("datasets-title");
    Ok(Page::new(title).render(&chrome, move || {
        let words = Words::current();
        let sections = SECTIONS.map(|(heading, datasets)| section(words, heading, datasets)).collect_view();
        view! {
            <h1>{t("datasets-title")}</h1>
            <p class="lead">{t("datasets-lead")}</p>
            {sections}
            <section aria-labelledby="datasets-data">
                <h2 id="datasets-data">{t("datasets-data-title")}</h2>
                <p>{t("datasets-data-text")}</p>
                <p>
                    <a href="/statistics/datapackage.json" download>{t("datasets-package")}</a>
                </p>
            </section>
        }
    }))
}

fn section(words: Words, heading: &'static str, datasets: &[DatasetId]) -> AnyView {
    let entries = datasets.iter().map(|dataset| entry(words, *dataset)).collect_view();
    view! {
        <section aria-labelledby=heading>
            <h2 id=heading>{words.t(heading)}</h2>
            <ul class="stack">{entries}</ul>
        </section>
    }
    .into_any()
}

fn entry(words: Words, dataset: DatasetId) -> AnyView {
    let title = words::title(words, dataset);
    let Some(newest) = edition(dataset, None) else {
        return view! {
            <li>
                {title} <br /> {words.t("dataset-no-rows")}
            </li>
        }
        .into_any();
    };
    let day = tf("dataset-as-of", &[("day", web::day(words, newest.snapshot).into())]);
    let found = finding::of(words, newest);
    view! {
        <li>
            <a href=format!("/statistics/{}", dataset.id())>{title}</a>
            <br />
            {found}
            <br />
            <span class="soft">{day}</span>
        </li>
    }
    .into_any()
}
