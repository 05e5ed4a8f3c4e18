//! `/products/{number}`: one product with its whole public history.

use axum::extract::Path;
use domain::register::{Charge, Entry, Status, Terms};
use jiff::Timestamp;
use leptos::prelude::*;
use services::register::{self, Listed};

use super::history_view::{StatusTag, history};
use crate::components::notice_banner::NoticeBanner;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::Tone;
use crate::page::Page;
use crate::pages::public::parts::{call_title, money};
use crate::web::{self, Answer, Visit};
use crate::words::{Words, t, tf};

/// GET `/products/{number}`.
pub async fn show(visit: Visit, Path(number): Path<String>) -> Answer {
    let listed = register::find(&visit.portal, &number).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let title = words.tf("register-product-title", &[("product", listed.entry.product_name.as_str().into())]);
    Ok(Page::new(title).render(&chrome, move || page(words, &listed, now)))
}

fn page(words: Words, listed: &Listed, now: Timestamp) -> AnyView {
    let entry = &listed.entry;
    let status = entry.status(now);
    let since = tf("register-since", &[("day", day(words, entry.since(now)).into())]);
    let subscribe = format!("/subscriptions?number={}", entry.number);
    // Reports are taken for what is in force.
    let in_force = entry.cancelled_from().is_none()
        && matches!(status, Status::Listed | Status::Reinstated | Status::ChangePending | Status::Suspended);
    let report = in_force.then(|| {
        let href = format!("/report-defect?product={}", entry.number);
        view! { <p><a href=href>{t("report-this-product")}</a></p> }
    });
    view! {
        <p class="back">
            <a href="/register">{t("register-back")}</a>
        </p>
        <h1>{entry.product_name.clone()}</h1>
        <p class="lead">
            <StatusTag status /> " " {since}
        </p>
        {banner(words, entry, status, now)} {to_come(words, entry, now)}
        <SummaryList facts=facts(words, listed) />
        <section aria-labelledby="public-history">
            <h2 id="public-history">{t("register-history-title")}</h2>
            {history(words, &entry.history(now))}
        </section>
        <p>
            <a href=subscribe>{t("register-subscribe-product")}</a>
        </p>
        {report}
    }
    .into_any()
}

fn day(words: Words, at: Timestamp) -> String {
    web::day(words, domain::calendar::jst(at).date())
}

/// What whoever wants to buy it has to know first.
fn banner(words: Words, entry: &Entry, status: Status, now: Timestamp) -> Option<AnyView> {
    let (tone, text) = match status {
        Status::Listed | Status::Reinstated => return None,
        Status::DocumentsPassed => (Tone::Info, t("register-means-documents-passed")),
        Status::ChangePending => (Tone::Info, t("register-means-change-pending")),
        Status::Suspended => {
            let until = entry.suspended(now).map(|suspension| web::moment(words, suspension.until));
            let until = until.unwrap_or_default();
            (Tone::Warning, tf("register-means-suspended", &[("until", until.into())]))
        }
        Status::Cancelled => (Tone::Danger, t("register-means-cancelled")),
        Status::WithdrawnByVendor => (Tone::Warning, t("register-means-withdrawn-by-vendor")),
        Status::RecordedInError => (Tone::Danger, t("register-means-recorded-in-error")),
    };
    let reason = entry.reason(now).map(|reason| view! { <p class="lines">{reason}</p> });
    Some(view! { <NoticeBanner tone text>{reason}</NoticeBanner> }.into_any())
}

/// A cancellation that is decided and does not hold yet: whoever buys now has to know.
fn to_come(words: Words, entry: &Entry, now: Timestamp) -> Option<AnyView> {
    let from = entry.cancelled_from().filter(|_| entry.standing(now) != Status::Cancelled)?;
    let text = tf("register-means-to-be-cancelled", &[("day", web::day(words, from).into())]);
    Some(view! { <NoticeBanner tone=Tone::Danger text /> }.into_any())
}

fn facts(words: Words, listed: &Listed) -> Vec<Fact> {
    let entry = &listed.entry;
    let text = |field: &str, value: &str| Fact::text(words.t(&format!("register-field-{field}")), value);
    let unknown = || t("register-unknown");
    let terms = &entry.terms;
    let months = terms.warranty_months.map(|months| tf("register-months", &[("months", months.into())]));
    let call = listed.call.code.clone();
    let title = call_title(words, &listed.call);
    let variants = if entry.variants.is_empty() { t("register-none") } else { entry.variants.join("、") };
    let listed_on = entry.listed_at.map_or_else(|| t("register-not-yet"), |at| day(words, at));
    vec![
        text("number", &entry.number),
        text("model", &entry.model_number),
        text("model-variants", &variants),
        text("firmware", &entry.firmware),
        text("vendor", &entry.vendor),
        text("corporate-number", &entry.corporate_number),
        Fact::view(
            words.t("register-field-call"),
            view! { <a href=format!("/calls/{call}")>{title}</a> }.into_any(),
        ),
        text("documents-passed-on", &day(words, entry.documents_passed_at)),
        text("listed-on", &listed_on),
        text("price-including-tax-yen", &terms.price.map_or_else(unknown, |price| money(words, price))),
        charges(words, terms),
        text("warranty-months", &months.unwrap_or_else(unknown)),
    ]
}

/// What the vendor charges after the warranty, one below the other; names and units in its own words.
fn charges(words: Words, terms: &Terms) -> Fact {
    let key = words.t("register-field-price-after-warranty-yen");
    if terms.after_warranty.is_empty() {
        return Fact::text(key, words.t("register-unknown"));
    }
    let one = |charge: &Charge| {
        let (item, unit) = (charge.item.clone(), charge.unit.clone());
        let unit = (!unit.is_empty()).then(|| view! { " / " <span lang="ja">{unit}</span> });
        view! { <li><span lang="ja">{item}</span> " " {money(words, charge.price)} {unit}</li> }
    };
    let all = terms.after_warranty.iter().map(one).collect_view();
    Fact::view(key, view! { <ul class="summary-list__items">{all}</ul> })
}
