//! `…/files/{number}/read`: what was read in a form that goes with a notice, for the ministry.

use axum::extract::{Path, RawQuery};

use super::super::vendor::read::{load_read, page};
use super::below;
use crate::page::Page;
use crate::pages::screening::Shown;
use crate::web::case_words::form_name;
use crate::web::{Answer, Visit};

/// The same page as the vendor's, without personal data of officers.
pub async fn show(
    visit: Visit,
    Path((id, notice, number)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let read = load_read(&visit, &shown.view, &shown.actor, &notice, &number).await?;
    let back = shown.path(&below(read.notice.number, ""));
    let chrome = visit.chrome().await?;
    let title = form_name(shown.words, read.form);
    Ok(Page::new(title).wide().render(&chrome, move || page(&read, back)))
}
