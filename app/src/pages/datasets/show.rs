//! `/statistics/{dataset}`: a table with its chart, where its figures are from, and its files.

use axum::extract::{Path, Query};
use domain::datasets::{DatasetId, Edition, Row};
use leptos::prelude::*;
use serde::Deserialize;
use services::PortalError;
use services::datasets::{edition, editions};

use super::{chart, downloads, finding, words};
use crate::components::bars::Bars;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::page::Page;
use crate::web::{self, Answer, Visit};
use crate::words::{Words, t, tf};

/// What an address asks for.
#[derive(Default, Deserialize)]
pub struct Wanted {
    /// The day of a snapshot: `2022-11-13`. Without it the newest.
    #[serde(default)]
    snapshot: String,
}

/// GET `/statistics/{dataset}`.
pub async fn show(visit: Visit, Path(dataset): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let dataset = DatasetId::from_id(&dataset).ok_or(PortalError::NotFound)?;
    let day = match wanted.snapshot.as_str() {
        "" => None,
        day => Some(day.parse().map_err(|_| PortalError::NotFound)?),
    };
    let shown = edition(dataset, day).ok_or(PortalError::NotFound)?;
    let chrome = visit.chrome().await?;
    let title = words::title(chrome.words(), dataset);
    Ok(Page::new(title).render(&chrome, move || page(Words::current(), shown)))
}

fn page(words: Words, shown: &'static Edition) -> AnyView {
    let all = editions(shown.dataset);
    // A table about one day is drawn with the days before and after it.
    let drawn = chart::of(words, shown, &all);
    view! {
        <p class="back">
            <a href="/statistics">{t("datasets-back")}</a>
        </p>
        <h1>{words::title(words, shown.dataset)}</h1>
        <section class="stack" aria-labelledby="finding">
            <h2 id="finding">{finding::of(words, shown)}</h2>
            <p>{finding::summary(words, shown)}</p>
            <Bars series=drawn.series groups=drawn.groups />
        </section>
        {table(words, shown)}
        {files(shown)}
        {source(words, shown)}
        {snapshots(words, shown, &all)}
    }
    .into_any()
}

fn table(words: Words, shown: &Edition) -> AnyView {
    let measures = shown.dataset.measures();
    let mut columns = vec![Column::name(t("dataset-column-row"))];
    columns.extend(measures.iter().map(|measure| Column::numeric(words::measure_name(words, *measure))));
    let line = |row: &Row| {
        let mut cells = vec![words::row_name(words, shown, row).into_any()];
        cells.extend(measures.iter().map(|measure| {
            let text = match row.values.get(measure) {
                Some(value) => words::value(words, *value, measure.unit()),
                // The source says nothing of it.
                None => words.t("dataset-not-said"),
            };
            text.into_any()
        }));
        cells
    };
    let rows = shown.rows.iter().chain(&shown.total).map(line).collect();
    let caption = tf(
        "dataset-caption",
        &[
            ("title", words::title(words, shown.dataset).into()),
            ("day", web::day(words, shown.snapshot).into()),
        ],
    );
    view! { <DataTable id="figures" caption columns rows /> }.into_any()
}

fn files(shown: &Edition) -> AnyView {
    let links = [("csv", "register-csv"), ("xlsx", "register-xlsx"), ("json", "dataset-json")].map(
        |(ending, label)| {
            view! {
                <li>
                    <a href=downloads::address(shown, ending) download>
                        {t(label)}
                    </a>
                </li>
            }
        },
    );
    view! {
        <section class="no-print" aria-labelledby="files">
            <h2 id="files">{t("dataset-files-title")}</h2>
            <ul>{links.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// How each number came here.
fn source(words: Words, shown: &Edition) -> AnyView {
    let mut facts = vec![
        japanese(t("dataset-source"), &shown.source.title),
        japanese(t("dataset-publisher"), &shown.source.publisher),
        japanese(t("dataset-how"), &shown.source.note),
    ];
    facts.extend(shown.dataset.measures().iter().map(|measure| {
        Fact::text(words::measure_name(words, *measure), words::measure_means(words, *measure))
    }));
    let notes = shown.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view();
    let notes = (!shown.notes.is_empty()).then(|| view! { <ul lang="ja">{notes}</ul> });
    view! {
        <section aria-labelledby="source">
            <h2 id="source">{t("dataset-source-title")}</h2>
            <p>{t("dataset-verified")}</p>
            <SummaryList facts />
            {notes}
        </section>
    }
    .into_any()
}

/// What the source says in its own language.
fn japanese(key: String, text: &str) -> Fact {
    let text = text.to_owned();
    Fact::view(key, view! { <span lang="ja">{text}</span> }.into_any())
}

fn snapshots(words: Words, shown: &Edition, all: &[&Edition]) -> Option<AnyView> {
    let others = all.iter().rev().map(|one| {
        let href = format!("/statistics/{}?snapshot={}", one.dataset.id(), one.snapshot);
        let current = (one.snapshot == shown.snapshot).then_some("true");
        view! {
            <li>
                <a href=href aria-current=current>
                    {web::day(words, one.snapshot)}
                </a>
            </li>
        }
    });
    let others = others.collect_view();
    (all.len() > 1).then(|| {
        view! {
            <section class="no-print" aria-labelledby="snapshots">
                <h2 id="snapshots">{t("dataset-snapshots-title")}</h2>
                <ul>{others}</ul>
            </section>
        }
        .into_any()
    })
}
