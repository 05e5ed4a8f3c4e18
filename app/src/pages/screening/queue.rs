//! `/screening`: the queue of cases. Everything that is chosen stands in the address, so that a list
//! can be shared and come back to.

use axum::extract::RawQuery;
use domain::actor::StaffRole;
use services::cases;
use services::cases::queue::Row;

use super::list::{List, PAGE};
use super::queue_view::{self, Choices};
use crate::page::Page;
use crate::web::{Answer, Visit};

/// The queue; a constant number of statements.
pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let mut list = List::parse(query.as_deref().unwrap_or_default());
    let rows = cases::queue::queue(&visit.portal, actor, &list.filter).await?;
    let choices = Choices {
        calls: services::calls::list(&visit.portal).await?,
        reviewers: cases::reviewers(&visit.portal, actor).await?,
    };
    let total = rows.len();
    let pages = total.div_ceil(PAGE).max(1);
    list.page = list.page.min(pages - 1);
    let rows: Vec<Row> = rows.into_iter().skip(list.page * PAGE).take(PAGE).collect();
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("queue-title");
    let words = chrome.words();
    Ok(Page::new(title).wide().render(&chrome, move || queue_view::page(words, &list, rows, total, &choices)))
}
