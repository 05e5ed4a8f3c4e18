//! `/screening/statistics`: figures about the cases for the staff. What is chosen stands in the address.

use axum::extract::RawQuery;
use documents::tables::{Cell, Table};
use domain::actor::StaffRole;
use domain::calendar::parse_date;
use jiff::civil::Date;
use services::cases::statistics::{Wanted, statistics};
use url::form_urlencoded;

use super::{statistics_tables as tables, statistics_view};
use crate::page::Page;
use crate::pages::files::workbook;
use crate::web::{Answer, Visit, moment};
use crate::words::Words;

/// The filter as it was typed, and what was understood of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub wanted: Wanted,
    pub from: String,
    pub until: String,
    /// Dates that could not be read: by them nothing is filtered.
    pub unread: Vec<String>,
}

impl Asked {
    /// Reads a query; what it does not know it leaves out.
    pub fn parse(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim().to_owned();
            match &*name {
                "call" => asked.wanted.call = Some(value).filter(|code| !code.is_empty()),
                "from" => asked.from = value,
                "until" => asked.until = value,
                _ => {}
            }
        }
        asked.wanted.from = day(&asked.from, &mut asked.unread);
        asked.wanted.until = day(&asked.until, &mut asked.unread);
        asked
    }

    /// The same filter as a query, empty where nothing is chosen.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let call = self.wanted.call.as_deref().unwrap_or_default();
        for (name, value) in [("call", call), ("from", &self.from), ("until", &self.until)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }
}

fn day(typed: &str, unread: &mut Vec<String>) -> Option<Date> {
    if typed.is_empty() {
        return None;
    }
    let read = parse_date(typed).ok();
    if read.is_none() {
        unread.push(typed.to_owned());
    }
    read
}

/// GET `/screening/statistics`.
pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let asked = Asked::parse(query.as_deref().unwrap_or_default());
    let (found, calls) = statistics(&visit.portal, actor, &asked.wanted).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let title = words.t("statistics-title");
    let paper = words.tf("statistics-on-paper", &[("at", moment(words, now).into())]);
    Ok(Page::new(title)
        .on_paper(paper)
        .render(&chrome, move || statistics_view::page(words, &asked, &found, &calls, now)))
}

/// GET `/screening/statistics.xlsx`: the same tables, and before them what was counted.
pub async fn download(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let asked = Asked::parse(query.as_deref().unwrap_or_default());
    let (found, _) = statistics(&visit.portal, actor, &asked.wanted).await?;
    let words = visit.words();
    let now = visit.portal.now();
    let mut sheets = vec![conditions(words, &asked, moment(words, now))];
    for table in [tables::stages, tables::ages, tables::days, tables::rounds, tables::reasons] {
        sheets.push(table(words, &found));
    }
    let title = words.t("statistics-title");
    let name = format!("{title}.xlsx");
    workbook(&name, title, now, sheets).await
}

/// What was counted, when, and how.
fn conditions(words: Words, asked: &Asked, at: String) -> Table {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let call = asked.wanted.call.clone().unwrap_or_else(|| words.t("filter-all"));
    let facts = [
        ("statistics-as-of", at),
        ("filter-call", call),
        ("statistics-from", day(asked.wanted.from)),
        ("statistics-until", day(asked.wanted.until)),
        ("statistics-definition-days", words.t("statistics-how-days")),
        ("statistics-definition-percentile", words.t("statistics-how-percentile")),
        ("statistics-definition-conflict", words.t("statistics-how-conflict")),
    ];
    let rows = facts.map(|(key, value)| vec![Cell::Text(words.t(key)), Cell::Text(value)]);
    let heads = ["statistics-column-condition", "statistics-column-value"];
    Table {
        name: words.t("statistics-conditions"),
        heads: heads.map(|key| words.t(key)).into(),
        rows: rows.into(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_filter_is_read_and_written_back() {
        let asked =
            Asked::parse("call=R8-1&from=%E4%BB%A4%E5%92%8C8%E5%B9%B411%E6%9C%881%E6%97%A5&until=&x=1");
        assert_eq!(
            (asked.wanted.call.as_deref(), asked.wanted.from),
            (Some("R8-1"), Some(date(2026, 11, 1)))
        );
        assert_eq!((asked.wanted.until, asked.unread.len()), (None, 0));
        assert_eq!(Asked::parse(&asked.query()), asked);
        assert_eq!(Asked::default().query(), "");
    }

    #[test]
    fn a_date_that_can_not_be_read_is_said_and_filters_nothing() {
        let asked = Asked::parse("from=yesterday&until=2026-11-30");
        assert_eq!((asked.wanted.from, asked.unread.as_slice()), (None, ["yesterday".to_owned()].as_slice()));
        assert_eq!(asked.wanted.until, Some(date(2026, 11, 30)));
    }
}
