//! `…/export`: everything about a case in one ZIP, for the file of the ministry and for the auditor.

use axum::body::Body;
use axum::extract::Path;
use leptos::prelude::*;
use services::exports;

use super::shown::Shown;
use crate::components::timeline::Timeline;
use crate::page::standalone;
use crate::pages::files::attachment;
use crate::web::case_words::happenings;
use crate::web::{Answer, Visit};

/// Printed with the timeline, which stands alone.
const STYLE: &str = include_str!("export.css");

/// Sends the export.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let shown = Shown::load(&visit, id, None).await?;
    let html = timeline(&shown);
    let export = exports::case(&visit.portal, &shown.actor, &shown.case().id, &html).await?;
    attachment(&export.name, "application/zip", export.bytes, Body::from_stream(export.content))
}

/// A page that needs nothing else.
fn timeline(shown: &Shown) -> String {
    let words = shown.words;
    standalone(words.locale(), &shown.title_of("export-title"), STYLE, || {
        let entries = happenings(words, shown.view.events.iter(), shown.call());
        view! {
            <h1>{shown.name()}</h1>
            <p>{shown.view.organization.name.clone()}</p>
            <Timeline entries />
        }
    })
}
