//! `/screening/cases.xlsx`: the queue as a workbook, with the filters of the address.

use axum::body::Body;
use axum::extract::RawQuery;
use domain::actor::StaffRole;
use domain::case::Stage;
use domain::case::stage::WaitingFor;
use domain::forms::FileFormat;
use services::exports::{self, COLUMNS, ListWords, Sheet};

use super::list::List;
use crate::pages::files::attachment;
use crate::web::case_words::{stage_name, waiting_name};
use crate::web::{Answer, Visit};
use crate::words::Words;

/// Sends the list; the page of the queue does not matter, all of it comes.
pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let list = List::parse(query.as_deref().unwrap_or_default()).on_page(0);
    let words = list_words(visit.words());
    let export = exports::case_list(&visit.portal, actor, &list.filter, &list.query(), words).await?;
    attachment(&export.name, FileFormat::Xlsx.media_type(), export.bytes, Body::from_stream(export.content))
}

fn list_words(words: Words) -> ListWords {
    ListWords {
        sheet: Sheet {
            name: words.t("case-list-sheet"),
            header: COLUMNS.map(|column| words.t(&format!("case-list-{column}"))).to_vec(),
        },
        stages: Stage::ALL.into_iter().map(|stage| (stage, stage_name(words, stage))).collect(),
        waiting: WaitingFor::ALL.into_iter().map(|one| (one, waiting_name(words, one))).collect(),
    }
}
