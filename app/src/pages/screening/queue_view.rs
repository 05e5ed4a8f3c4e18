//! What the queue looks like: filters, the table, pages.

use std::collections::BTreeSet;

use domain::call::Call;
use domain::case::Stage;
use domain::case::event::Person;
use domain::case::stage::WaitingFor;
use leptos::prelude::*;
use services::cases::queue::{Row, Sort};

use super::list::{List, PAGE, reviewer_id};
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::pagination::Pagination;
use crate::components::table::{Column, DataTable, Direction};
use crate::components::tag::{Tag, Tone};
use crate::web::case_words::{stage_name, waiting_name};
use crate::web::day;
use crate::words::{Locale, Words};

/// What the filters offer.
pub struct Choices {
    pub calls: Vec<Call>,
    pub reviewers: Vec<Person>,
}

pub fn page(words: Words, list: &List, rows: Vec<Row>, total: usize, choices: &Choices) -> AnyView {
    let pages = u32::try_from(total.div_ceil(PAGE)).unwrap_or(u32::MAX).max(1);
    let page = u32::try_from(list.page + 1).unwrap_or(u32::MAX);
    let linked = list.clone();
    let href = move |page: u32| {
        let page = usize::try_from(page).unwrap_or(1).saturating_sub(1);
        linked.on_page(page).at("/screening")
    };
    let workbook = list.on_page(0).at("/screening/cases.xlsx");
    view! {
        <h1>{words.t("queue-title")}</h1>
        {shortcuts(words)}
        {filters(words, list, choices)}
        {table(words, list, rows)}
        <p class="no-print">
            <a href=workbook download>{words.t("case-list-download")}</a>
        </p>
        <Pagination page pages total=u64::try_from(total).unwrap_or(u64::MAX) href />
    }
    .into_any()
}

/// The lists that are asked for every day.
fn shortcuts(words: Words) -> AnyView {
    let links = [
        ("", "queue-all-open"),
        ("reviewer=mine", "queue-mine"),
        ("reviewer=nobody", "queue-nobodys"),
        ("waiting=approver", "queue-to-approve"),
    ];
    let links = links
        .map(|(query, label)| {
            let href = List::parse(query).at("/screening");
            view! {
                <li>
                    <a href=href>{words.t(label)}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="shortcuts" aria-label=words.t("queue-shortcuts")>
            <ul>
                {links} <li>
                    <a href="/screening/statistics">{words.t("queue-statistics")}</a>
                </li>
            </ul>
        </nav>
    }
    .into_any()
}

fn filters(words: Words, list: &List, choices: &Choices) -> AnyView {
    let filter = &list.filter;
    let mut stages = vec![(String::new(), words.t("filter-all"))];
    let handed_in = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Draft);
    stages.extend(handed_in.map(|stage| (stage.id().to_owned(), stage_name(words, stage))));
    let mut waiting = vec![(String::new(), words.t("filter-all"))];
    waiting.extend(WaitingFor::ALL.map(|side| (side.id().to_owned(), waiting_name(words, side))));
    let mut reviewers = vec![
        (String::new(), words.t("filter-anybody")),
        ("mine".to_owned(), words.t("filter-mine")),
        ("nobody".to_owned(), words.t("filter-nobody")),
    ];
    reviewers.extend(choices.reviewers.iter().map(|one| (one.account.to_string(), one.name.clone())));
    let mut calls = vec![(String::new(), words.t("filter-all"))];
    calls.extend(choices.calls.iter().map(|call| {
        let title = if words.locale() == Locale::Ja { &call.title_ja } else { &call.title_en };
        (call.code.clone(), format!("{} {title}", call.code))
    }));
    let sort = (filter.sort != Sort::default()).then(|| filter.sort.id());
    let order = filter.descending.then_some("descending");
    view! {
        <form class="filters" method="get" action="/screening" role="search" aria-label=words.t("filter-label")>
            {select(words, "stage", "filter-stage", stages, filter.stage.map(Stage::id).unwrap_or_default())}
            {select(words, "waiting", "filter-waiting", waiting, filter.waiting_for.map(WaitingFor::id).unwrap_or_default())}
            {select(words, "reviewer", "filter-reviewer", reviewers, reviewer_id(&filter.reviewer))}
            {select(words, "call", "filter-call", calls, filter.call.as_deref().unwrap_or_default())}
            <div class="filters__field filters__field--wide">
                <label for="filter-search">{words.t("filter-search")}</label>
                <input id="filter-search" class="input" type="search" name="search" value=filter.search.clone() />
            </div>
            <div class="choice">
                <input id="filter-notices" type="checkbox" name="notices" value="on" checked=filter.notices />
                <label for="filter-notices">{words.t("filter-notices")}</label>
            </div>
            <div class="choice">
                <input id="filter-closed" type="checkbox" name="closed" value="on" checked=filter.closed />
                <label for="filter-closed">{words.t("filter-closed")}</label>
            </div>
            {sort.map(|sort| view! { <input type="hidden" name="sort" value=sort /> })}
            {order.map(|order| view! { <input type="hidden" name="order" value=order /> })}
            <ButtonRow>
                <button type="submit" class="button button--secondary">{words.t("filter-submit")}</button>
                <LinkButton href="/screening" label=words.t("filter-clear") kind=Kind::Quiet />
            </ButtonRow>
        </form>
    }
    .into_any()
}

fn select(
    words: Words,
    name: &'static str,
    label: &str,
    choices: Vec<(String, String)>,
    chosen: &str,
) -> AnyView {
    let id = format!("filter-{name}");
    let options = choices
        .into_iter()
        .map(|(value, label)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect_view();
    view! {
        <div class="filters__field">
            <label for=id.clone()>{words.t(label)}</label>
            <select id=id class="input input--select" name=name>{options}</select>
        </div>
    }
    .into_any()
}

fn table(words: Words, list: &List, rows: Vec<Row>) -> AnyView {
    let sortable = |column: Column, sort: Sort| {
        let sorted = (list.filter.sort == sort).then_some(if list.filter.descending {
            Direction::Descending
        } else {
            Direction::Ascending
        });
        column.sort(list.sorted(sort).at("/screening"), sorted)
    };
    let columns = vec![
        sortable(Column::code(words.t("column-number")), Sort::Number),
        sortable(Column::name(words.t("column-product")), Sort::Product),
        sortable(Column::name(words.t("column-vendor")), Sort::Vendor),
        Column::code(words.t("column-stage")),
        Column::code(words.t("column-waiting")),
        Column::code(words.t("column-reviewer")),
        sortable(Column::numeric(words.t("column-days")), Sort::Days),
        sortable(Column::date(words.t("column-due")), Sort::Due),
        sortable(Column::date(words.t("column-arrived")), Sort::Arrived),
    ];
    let rows = rows.into_iter().map(|row| cells(words, list, row)).collect();
    view! { <DataTable id="queue" caption=words.t("queue-caption") columns rows empty=words.t("queue-empty") /> }
        .into_any()
}

fn below(mark: impl IntoView) -> impl IntoView {
    view! { <br /> {mark} }
}

fn cells(words: Words, list: &List, row: Row) -> Vec<AnyView> {
    let href = list.at(&format!("/screening/cases/{}", row.case.id));
    let number = row.case.number.clone().unwrap_or_default();
    let notices = (!row.notices.is_empty()).then(|| {
        let waiting = row.notices.iter().map(|one| waiting_name(words, *one)).collect::<BTreeSet<_>>();
        let waiting = waiting.into_iter().collect::<Vec<_>>().join(" / ");
        let text = words.tf("queue-notices", &[("waiting", waiting.into())]);
        view! { <Tag text tone=Tone::Warning /> }
    });
    let proposed = (row.case.recommended_by.is_some() && row.case.closed_at.is_some())
        .then(|| view! { <Tag text=words.t("queue-error-proposed") tone=Tone::Warning /> });
    let changed = row.case.changed.then(|| view! { <Tag text=words.t("changed") tone=Tone::Warning /> });
    let days = row.progress.in_stage.ministry_days;
    let used = match row.progress.standard {
        Some(standard) => words.tf("days-of", &[("days", days.into()), ("standard", standard.into())]),
        None => words.tf("days-in-all", &[("days", row.progress.total.ministry_days.into())]),
    };
    let over = row.progress.over();
    let over = (over > 0).then(|| {
        let text = words.tf("days-over", &[("days", over.into())]);
        view! { <Tag text tone=Tone::Danger /> }
    });
    let due = match row.due {
        Some(due) => day(words, due),
        None if row.overdue => String::new(),
        None => words.t("no-due"),
    };
    let overdue = row.overdue.then(|| view! { <Tag text=words.t("overdue") tone=Tone::Danger /> });
    let reviewer = match row.case.reviewer_name {
        name if name.is_empty() => words.t("nobody-yet"),
        name => name,
    };
    let arrived = row
        .case
        .submitted_at
        .map(|at| day(words, domain::calendar::jst(services::portal::instant(at)).date()));
    let model = row.case.model_number;
    vec![
        // Below the number: beside it they would push the dates off the page.
        view! { <a href=href>{number}</a> {[changed, notices, proposed].map(|mark| mark.map(below))} }
            .into_any(),
        view! { {row.case.product_name} <br /> <span class="soft">{model}</span> }.into_any(),
        row.case.applicant_name.into_any(),
        view! { <Tag text=stage_name(words, row.stage) tone=stage_tone(row.stage) /> }.into_any(),
        waiting_name(words, row.waiting_for).into_any(),
        reviewer.into_any(),
        view! { {used} " " {over} }.into_any(),
        view! { {due} " " {overdue} }.into_any(),
        arrived.unwrap_or_default().into_any(),
    ]
}

/// The colour that goes with a stage; the words say the same.
pub fn stage_tone(stage: Stage) -> Tone {
    match stage {
        Stage::Draft | Stage::Withdrawn | Stage::Delisted | Stage::RecordedInError => Tone::Neutral,
        Stage::Submitted => Tone::Warning,
        Stage::FormalCheck | Stage::DocumentReview => Tone::Info,
        Stage::DeviceCheck | Stage::Listed => Tone::Success,
        Stage::Failed | Stage::Cancelled => Tone::Danger,
    }
}
