//! What the statistics look like: the filter, and for each question a finding, its chart and its table.

use documents::tables::{Cell, Table};
use domain::call::Call;
use domain::statistics::{Side, Spread, Statistics};
use jiff::Timestamp;
use leptos::prelude::*;

use super::statistics::Asked;
use super::statistics_tables as tables;
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::chart::{Bar, BarChart};
use crate::components::notice_banner::NoticeBanner;
use crate::components::table::Column;
use crate::components::tag::Tone;
use crate::pages::public::parts::call_title;
use crate::web::case_words::{reason_text, stage_name};
use crate::web::moment;
use crate::words::Words;

const PAGE: &str = "/screening/statistics";

pub fn page(words: Words, asked: &Asked, found: &Statistics, calls: &[Call], now: Timestamp) -> AnyView {
    let file = match asked.query() {
        query if query.is_empty() => format!("{PAGE}.xlsx"),
        query => format!("{PAGE}.xlsx?{query}"),
    };
    let lead = [("cases", found.cases.into()), ("at", moment(words, now).into())];
    let unread = asked.unread.iter().map(|typed| {
        let text = words.tf("statistics-unread", &[("typed", typed.as_str().into())]);
        view! { <NoticeBanner tone=Tone::Danger text /> }
    });
    let unread = unread.collect_view();
    view! {
        <p class="back no-print"><a href="/screening">{words.t("back-to-queue")}</a></p>
        <h1>{words.t("statistics-title")}</h1>
        <p class="lead">{words.tf("statistics-lead", &lead)}</p>
        {unread}
        {filter(words, asked, calls)}
        <p class="no-print"><a href=file download>{words.t("statistics-download")}</a></p>
        {stages(words, found)}
        {ages(words, found)}
        {days(words, found)}
        {rounds(words, found)}
        {reasons(words, found)}
        <section aria-labelledby="statistics-how">
            <h2 id="statistics-how">{words.t("statistics-how-title")}</h2>
            <p>{words.t("statistics-how-days")}</p>
            <p>{words.t("statistics-how-percentile")}</p>
            <p>{words.t("statistics-how-conflict")}</p>
        </section>
    }
    .into_any()
}

fn filter(words: Words, asked: &Asked, calls: &[Call]) -> AnyView {
    let chosen = asked.wanted.call.clone().unwrap_or_default();
    let all = (String::new(), words.t("filter-all"));
    let calls =
        calls.iter().map(|call| (call.code.clone(), format!("{} {}", call.code, call_title(words, call))));
    let options = std::iter::once(all)
        .chain(calls)
        .map(|(value, label)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect_view();
    let date = |name: &'static str, label: &str, value: &str| {
        let id = format!("filter-{name}");
        let value = value.to_owned();
        view! {
            <div class="filters__field">
                <label for=id.clone()>{words.t(label)}</label>
                <input id=id class="input" type="text" name=name value=value aria-describedby="filter-dates" />
            </div>
        }
    };
    view! {
        <form class="filters no-print" method="get" action=PAGE role="search" aria-label=words.t("filter-label")>
            <div class="filters__field">
                <label for="filter-call">{words.t("filter-call")}</label>
                <select id="filter-call" class="input input--select" name="call">{options}</select>
            </div>
            {date("from", "statistics-from", &asked.from)}
            {date("until", "statistics-until", &asked.until)}
            <p class="filters__field--wide" id="filter-dates">{words.t("statistics-dates-help")}</p>
            <ButtonRow>
                <button type="submit" class="button button--secondary">{words.t("filter-submit")}</button>
                <LinkButton href=PAGE label=words.t("filter-clear") kind=Kind::Quiet />
            </ButtonRow>
        </form>
    }
    .into_any()
}

/// The bars of a table that says of each thing how many cases there are.
fn bars(words: Words, table: &Table) -> Vec<Bar> {
    let bar = |row: &Vec<Cell>| match row.as_slice() {
        [Cell::Text(label), Cell::Number(count)] => {
            let value = u32::try_from(*count).ok()?;
            let figure = words.tf("statistics-cases", &[("count", value.into())]);
            Some(Bar { label: label.clone(), value, figure, minor: false })
        }
        _ => None,
    };
    table.rows.iter().filter_map(bar).collect()
}

/// A finding with its chart and its table.
fn chart(id: &'static str, finding: String, summary: String, bars: Vec<Bar>, table: Table) -> AnyView {
    let number = |column: usize| {
        let cell = table.rows.first().and_then(|row| row.get(column));
        cell.map_or(column > 0, |cell| matches!(cell, Cell::Number(_)))
    };
    let columns =
        table.heads.iter().enumerate().map(|(at, head)| {
            if number(at) { Column::numeric(head.clone()) } else { Column::new(head.clone()) }
        });
    let columns = columns.collect();
    let cell = |cell: &Cell| match cell {
        Cell::Blank => ().into_any(),
        Cell::Text(text) => text.clone().into_any(),
        Cell::Date(date) => date.to_string().into_any(),
        Cell::Number(number) => number.to_string().into_any(),
        Cell::Tenths(tenths) => Cell::decimal(*tenths).into_any(),
    };
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    view! { <BarChart id finding summary bars caption=table.name columns rows /> }.into_any()
}

fn stages(words: Words, found: &Statistics) -> AnyView {
    let finding = match found.fullest_stage() {
        None => words.t("statistics-stages-none"),
        Some((stage, count)) => words.tf(
            "statistics-stages-finding",
            &[
                ("running", found.running.cases.into()),
                ("stage", stage_name(words, stage).into()),
                ("count", count.into()),
            ],
        ),
    };
    let table = tables::stages(words, found);
    let summary = words.t("statistics-stages-summary");
    chart("statistics-stages", finding, summary, bars(words, &table), table)
}

fn ages(words: Words, found: &Statistics) -> AnyView {
    let (finding, summary) = match found.running.spread(Side::All) {
        None => (words.t("statistics-ages-none"), words.t("statistics-ages-empty")),
        Some(Spread { median, ninetieth, longest }) => (
            words.tf("statistics-ages-finding", &[("median", median.into())]),
            words.tf(
                "statistics-ages-summary",
                &[("ninetieth", ninetieth.into()), ("longest", longest.into())],
            ),
        ),
    };
    let table = tables::ages(words, found);
    chart("statistics-ages", finding, summary, bars(words, &table), table)
}

/// Days used: the chart shows the cases that have ended, the table those that run as well.
fn days(words: Words, found: &Statistics) -> AnyView {
    let finding = match (found.ended.spread(Side::Ministry), found.ended.spread(Side::Vendor)) {
        (Some(ministry), Some(vendor)) => words.tf(
            "statistics-days-finding",
            &[("ministry", ministry.median.into()), ("vendor", vendor.median.into())],
        ),
        _ => words.t("statistics-days-none"),
    };
    let bar = |side: Side, key: &str, value: u32, minor: bool| Bar {
        label: words.tf(key, &[("side", tables::side_name(words, side).into())]),
        value,
        figure: words.tf("statistics-days", &[("days", value.into())]),
        minor,
    };
    let bars = [Side::Ministry, Side::Vendor]
        .into_iter()
        .filter_map(|side| Some((side, found.ended.spread(side)?)))
        .flat_map(|(side, spread)| {
            [
                bar(side, "statistics-bar-median", spread.median, false),
                bar(side, "statistics-bar-ninetieth", spread.ninetieth, true),
            ]
        })
        .collect();
    let summary = words.t("statistics-days-summary");
    chart("statistics-days", finding, summary, bars, tables::days(words, found))
}

fn rounds(words: Words, found: &Statistics) -> AnyView {
    let finding = words.tf(
        "statistics-rounds-finding",
        &[("cases", found.cases.into()), ("corrected", found.corrected().into())],
    );
    let table = tables::rounds(words, found);
    let summary = words.t("statistics-rounds-summary");
    chart("statistics-rounds", finding, summary, bars(words, &table), table)
}

fn reasons(words: Words, found: &Statistics) -> AnyView {
    let finding = match found.reasons.first() {
        None => words.t("statistics-reasons-none"),
        Some((reason, count)) => words.tf(
            "statistics-reasons-finding",
            &[
                ("reason", reason_text(words, *reason).trim_end_matches(['。', '.']).into()),
                ("count", (*count).into()),
                ("failed", found.failed.into()),
            ],
        ),
    };
    let table = tables::reasons(words, found);
    let summary = words.t("statistics-reasons-summary");
    chart("statistics-reasons", finding, summary, bars(words, &table), table)
}
