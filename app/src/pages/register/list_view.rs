//! What the list of the register looks like: filters, table, pages, downloads.

use domain::register::Status;
use jiff::Timestamp;
use leptos::prelude::*;
use services::register::{Found, Listed, Sort};

use super::history_view::{StatusTag, status_name};
use super::list::{PAGE, Wanted};
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::pagination::Pagination;
use crate::components::table::{Column, DataTable, Direction};
use crate::pages::public::parts::{call_title, money};
use crate::web;
use crate::words::{Words, t};

pub fn page(wanted: &Wanted, found: Found, now: Timestamp) -> AnyView {
    let words = Words::current();
    let pages = u32::try_from(found.total.div_ceil(PAGE)).unwrap_or(u32::MAX).max(1);
    let page = u32::try_from(wanted.page + 1).unwrap_or(u32::MAX);
    let (linked, total) = (wanted.clone(), found.total);
    let href = move |page: u32| linked.on_page(u64::from(page).saturating_sub(1)).at("/register");
    view! {
        <h1>{t("register-title")}</h1>
        <p class="lead">{t("register-lead")}</p>
        {filters(words, wanted, &found)}
        {table(words, wanted, found.entries, now)}
        <Pagination page pages total href />
        <p>{t("register-note")}</p>
        {downloads(wanted)}
    }
    .into_any()
}

fn filters(words: Words, wanted: &Wanted, found: &Found) -> AnyView {
    let filter = &wanted.filter;
    let all = || vec![(String::new(), words.t("register-filter-all"))];
    let mut statuses = all();
    statuses.extend(Status::ALL.map(|status| (status.id().to_owned(), status_name(words, status))));
    let mut calls = all();
    calls.extend(found.calls.iter().map(|call| {
        let title = call_title(words, call);
        (call.code.clone(), format!("{} {title}", call.code))
    }));
    let mut vendors = all();
    vendors.extend(found.vendors.iter().cloned());
    let sort = (filter.sort != Sort::default()).then(|| filter.sort.id());
    let order = filter.reversed.then_some("reversed");
    view! {
        <form class="filters" method="get" action="/register" role="search" aria-label=t("register-filter-label")>
            <div class="filters__field filters__field--wide">
                <label for="register-q">{t("register-search-label")}</label>
                <input
                    id="register-q"
                    class="input"
                    type="search"
                    name="q"
                    value=filter.search.clone()
                    aria-describedby="register-q-help"
                />
                <p class="field__help" id="register-q-help">
                    {t("register-search-help")}
                </p>
            </div>
            {select("status", "register-filter-status", statuses, filter.status.map(Status::id).unwrap_or_default())}
            {select("call", "register-filter-call", calls, filter.call.as_deref().unwrap_or_default())}
            {select("vendor", "register-filter-vendor", vendors, filter.vendor.as_deref().unwrap_or_default())}
            {sort.map(|sort| view! { <input type="hidden" name="sort" value=sort /> })}
            {order.map(|order| view! { <input type="hidden" name="order" value=order /> })}
            <ButtonRow>
                <button type="submit" class="button button--secondary">
                    {t("register-search-button")}
                </button>
                <LinkButton href="/register" label=t("register-all") kind=Kind::Quiet />
            </ButtonRow>
        </form>
    }
    .into_any()
}

fn select(name: &'static str, label: &str, choices: Vec<(String, String)>, chosen: &str) -> AnyView {
    let id = format!("register-{name}");
    let options = choices
        .into_iter()
        .map(|(value, label)| {
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {label}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="filters__field">
            <label for=id.clone()>{t(label)}</label>
            <select id=id class="input input--select" name=name>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn table(words: Words, wanted: &Wanted, entries: Vec<Listed>, now: Timestamp) -> AnyView {
    let empty = t(if wanted.narrowed() { "register-none-found" } else { "register-empty" });
    let rows = entries.into_iter().map(|one| row(words, &one, now)).collect();
    let sorted = |column: Column, sort: Sort| {
        let newest_first = matches!(sort, Sort::Changed | Sort::Listed);
        let direction = (wanted.filter.sort == sort).then_some({
            if newest_first == wanted.filter.reversed { Direction::Ascending } else { Direction::Descending }
        });
        column.sort(wanted.sorted(sort).at("/register"), direction)
    };
    let columns = vec![
        sorted(Column::name(t("register-field-product")), Sort::Product),
        Column::code(t("register-field-model")),
        sorted(Column::name(t("register-field-vendor")), Sort::Vendor),
        Column::code(t("register-field-status")),
        sorted(Column::date(t("register-field-listed-on")), Sort::Listed),
        sorted(Column::numeric(t("register-field-price-including-tax-yen")), Sort::Price),
        sorted(Column::date(t("register-field-changed-at")), Sort::Changed),
    ];
    view! { <DataTable caption=t("register-caption") id="register" columns rows empty /> }.into_any()
}

fn row(words: Words, one: &Listed, now: Timestamp) -> Vec<AnyView> {
    let entry = &one.entry;
    let href = format!("/products/{}", entry.number);
    let day = |at: Timestamp| web::day(words, domain::calendar::jst(at).date());
    let name = entry.product_name.clone();
    let status = entry.status(now);
    vec![
        view! { <a href=href>{name}</a> }.into_any(),
        entry.model_number.clone().into_any(),
        entry.vendor.clone().into_any(),
        view! { <StatusTag status /> }.into_any(),
        entry.listed_at.map_or_else(|| t("register-not-yet"), day).into_any(),
        entry.terms.price.map_or_else(|| t("register-unknown"), |price| money(words, price)).into_any(),
        day(entry.changed_at(now)).into_any(),
    ]
}

/// The same entries as files, the feed, and mails.
fn downloads(wanted: &Wanted) -> AnyView {
    let all = Wanted { page: 0, ..wanted.clone() };
    let links = [("csv", "register-csv"), ("xlsx", "register-xlsx"), ("json", "register-json")]
        .map(|(extension, label)| {
            let href = all.at(&format!("/products.{extension}"));
            view! {
                <li>
                    <a href=href download>
                        {t(label)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="register-more">
            <h2 id="register-more">{t("register-more-title")}</h2>
            <p>{t("register-downloads-text")}</p>
            <ul>{links}</ul>
            <p>{t("register-news-text")}</p>
            <ul>
                <li>
                    <a href="/subscriptions">{t("register-subscribe-link")}</a>
                </li>
                <li>
                    <a href="/products.atom" type="application/atom+xml">{t("register-feed-link")}</a>
                </li>
                <li>
                    <a href="/report-defect">{t("report-register-link")}</a>
                </li>
            </ul>
        </section>
    }
    .into_any()
}
