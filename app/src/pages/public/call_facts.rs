//! The numbers and rules of a call: stages with their standard periods, price, procedure.

use domain::call::Call;
use leptos::prelude::*;

use super::parts::money;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::words::{Words, t, tf};

/// The stages with the standard processing period (標準処理期間) of each.
#[component]
pub fn Stages(call: Call) -> impl IntoView {
    let days = call.standard_days;
    let rows = [
        ("call-stage-1", "call-stage-1-text", days.formal_check),
        ("call-stage-2", "call-stage-2-text", days.document_review),
        ("call-stage-3", "call-stage-3-text", days.device_check),
    ]
    .map(|(stage, text, days)| {
        let days = tf("business-days", &[("days", days.into())]);
        vec![t(stage).into_any(), t(text).into_any(), days.into_any()]
    })
    .into();
    let columns = vec![
        Column::new(t("call-column-stage")),
        Column::new(t("call-column-content")),
        Column::numeric(t("call-column-days")),
    ];
    let plan = format!("/calls/{}/test-plan", call.code);
    let correction = tf("call-correction-text", &[("days", call.correction_days.into())]);
    view! {
        <section aria-labelledby="call-stages-title">
            <h2 id="call-stages-title">{t("call-stages-title")}</h2>
            <DataTable caption=t("call-stages-caption") id="call-stages" columns rows />
            <p>{t("home-periods-rule")}</p>
            <p>{correction}</p>
            <p><a href=plan>{t("call-test-plan-link")}</a></p>
            <p>{t("call-register-text")}</p>
        </section>
    }
}

/// The highest price and how it is reckoned.
#[component]
pub fn Rules(call: Call) -> impl IntoView {
    let cap = money(Words::current(), call.price_cap);
    let facts = vec![
        Fact::text(t("call-price-cap"), tf("call-price-cap-value", &[("amount", cap.into())])),
        Fact::text(t("call-tax"), tf("call-tax-value", &[("percent", call.tax_percent.into())])),
        Fact::text(t("call-rounding"), t(&format!("rounding-{}", call.rounding.id().replace('_', "-")))),
    ];
    view! {
        <section aria-labelledby="call-price-title">
            <h2 id="call-price-title">{t("call-price-title")}</h2>
            <SummaryList facts />
        </section>
    }
}

/// What comes before a cancellation, and whether results teach how to appeal (教示).
#[component]
pub fn Procedure(call: Call) -> impl IntoView {
    let procedure = t(&format!("procedure-{}", call.procedure.id()));
    let appeal = t(if call.appeal.is_some() { "call-appeal-yes" } else { "call-appeal-no" });
    let answer = tf("call-answer-value", &[("days", call.answer_days.into())]);
    let mut facts = vec![
        Fact::text(t("call-procedure"), procedure),
        Fact::text(t("call-answer"), answer),
        Fact::text(t("call-appeal"), appeal),
    ];
    if let Some(text) = call.appeal {
        facts.push(Fact::text(t("call-appeal-text"), text));
    }
    view! {
        <section aria-labelledby="call-procedure-title">
            <h2 id="call-procedure-title">{t("call-procedure-title")}</h2>
            <SummaryList facts />
        </section>
    }
}
