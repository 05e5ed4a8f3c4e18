//! `/screening/defects`: the defects of all products. The filter stands in the address.

use axum::extract::Query;
use domain::actor::StaffRole;
use domain::case::defect::phase::PhaseKind;
use jiff::Timestamp;
use leptos::prelude::*;
use serde::Deserialize;
use services::defects::{self, Found, Row};

use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::pagination::Pagination;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::page::Page;
use crate::pages::defects::words::{phase_name, phase_tone, severity_name, severity_tone};
use crate::web::case_words::waiting_name;
use crate::web::{Answer, Visit, deadline};
use crate::words::Words;

const PAGE: &str = "/screening/defects";
/// The value of the filter for those that have ended as well.
const ALL: &str = "all";
/// Rows of a page.
const ROWS: u64 = 50;

/// What an address asks for.
#[derive(Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    phase: String,
    /// Counted from 1; whatever is no number is the first.
    #[serde(default)]
    page: String,
}

impl Wanted {
    /// Without a choice those that have not ended.
    pub fn phases(&self) -> Vec<PhaseKind> {
        match PhaseKind::from_id(&self.phase) {
            Some(phase) => vec![phase],
            None => PhaseKind::ALL.into_iter().filter(|phase| self.phase == ALL || !phase.is_end()).collect(),
        }
    }

    fn page(&self) -> u32 {
        self.page.parse().unwrap_or(1).max(1)
    }

    /// The query of the filter alone.
    fn query(&self) -> String {
        url::form_urlencoded::Serializer::new(String::new()).append_pair("phase", &self.phase).finish()
    }
}

/// The list.
pub async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let from = u64::from(wanted.page() - 1);
    let found = defects::list(&visit.portal, actor, &wanted.phases(), from, ROWS).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    Ok(Page::new(words.t("defect-list-title"))
        .wide()
        .render(&chrome, move || page(words, &wanted, found, now)))
}

fn page(words: Words, wanted: &Wanted, found: Found, now: Timestamp) -> AnyView {
    let query = wanted.query();
    let workbook = format!("{PAGE}.xlsx?{query}");
    let pages = u32::try_from(found.total.div_ceil(ROWS)).unwrap_or(u32::MAX).max(1);
    let href = move |page: u32| format!("{PAGE}?{query}&page={page}");
    let columns = vec![
        Column::code(words.t("column-number")),
        Column::name(words.t("column-product")),
        Column::name(words.t("column-vendor")),
        Column::code(words.t("defect-column-phase")),
        Column::code(words.t("field-defect-severity")),
        Column::code(words.t("column-waiting")),
        Column::date(words.t("column-due")),
    ];
    let rows = found.rows.into_iter().map(|row| cells(words, row, now)).collect();
    view! {
        <h1>{words.t("defect-list-title")}</h1>
        {filter(words, &wanted.phase)}
        <DataTable
            id="defects"
            caption=words.t("defect-list-caption")
            columns
            rows
            empty=words.t("defect-list-empty")
        />
        <p class="no-print">
            <a href=workbook download>{words.t("case-list-download")}</a>
        </p>
        <Pagination page=wanted.page() pages total=found.total href />
    }
    .into_any()
}

fn filter(words: Words, chosen: &str) -> AnyView {
    let mut choices = vec![("", words.t("defect-filter-open")), (ALL, words.t("defect-filter-all"))];
    choices.extend(PhaseKind::ALL.map(|phase| (phase.id(), phase_name(words, phase))));
    let options = choices
        .into_iter()
        .map(|(value, label)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect_view();
    view! {
        <form class="filters" method="get" action=PAGE role="search" aria-label=words.t("defect-filter-label")>
            <div class="filters__field">
                <label for="filter-phase">{words.t("defect-column-phase")}</label>
                <select id="filter-phase" class="input input--select" name="phase">{options}</select>
            </div>
            <ButtonRow>
                <button type="submit" class="button button--secondary">{words.t("filter-submit")}</button>
                <LinkButton href=PAGE label=words.t("filter-clear") kind=Kind::Quiet />
            </ButtonRow>
        </form>
    }
    .into_any()
}

fn cells(words: Words, row: Row, now: Timestamp) -> Vec<AnyView> {
    let href = format!("/screening/cases/{}/defects/{}", row.case, row.defect);
    let label = words.tf("defect-number", &[("number", row.defect.into())]);
    let suspended = row
        .suspended_until
        .is_some_and(|until| now <= until)
        .then(|| view! { <Tag text=words.t("defect-suspended") tone=Tone::Danger /> });
    let over = row
        .due
        .is_some_and(|due| due < now)
        .then(|| view! { <Tag text=words.t("overdue") tone=Tone::Danger /> });
    let due = row.due.map_or_else(|| words.t("no-due"), |due| deadline(words, due));
    vec![
        view! { <a href=href>{row.number} " " {label}</a> }.into_any(),
        row.product.into_any(),
        row.vendor.into_any(),
        view! {
            <Tag text=phase_name(words, row.phase) tone=phase_tone(row.phase) />
            " "
            {suspended}
        }
        .into_any(),
        view! { <Tag text=severity_name(words, row.severity) tone=severity_tone(row.severity) /> }.into_any(),
        waiting_name(words, row.waiting_for).into_any(),
        view! { {due} " " {over} }.into_any(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_ended_is_shown_where_it_is_asked_for() {
        let phases = |phase: &str| Wanted { phase: phase.to_owned(), page: String::new() }.phases();
        assert!(phases("").iter().all(|phase| !phase.is_end()));
        assert_eq!(phases("all").len(), PhaseKind::ALL.len());
        assert_eq!(phases("reinstated"), [PhaseKind::Reinstated]);
        assert_eq!(phases("moon"), phases(""));
    }
}
