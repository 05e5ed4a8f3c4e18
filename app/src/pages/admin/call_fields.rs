//! The settings of a call as fields to fill in, and as facts to read. The names of the inputs are
//! those of `domain::call_input`.

use std::collections::BTreeMap;

use domain::call::{Call, Procedure};
use domain::call_input::{edition_field, values_of};
use domain::forms::FormId;
use domain::money::Rounding;
use leptos::prelude::*;

use crate::components::field::{
    Checkbox, Choice, DateField, DateTimeField, Radios, TextArea, TextField, Width,
};
use crate::components::summary_list::{Fact, SummaryList};
use crate::flash::field_label;
use crate::web::{day, deadline, form_title};
use crate::words::{Words, t, tf};

/// Values of inputs by name.
pub type Values = BTreeMap<String, String>;

fn value(values: &Values, name: &str) -> String {
    values.get(name).cloned().unwrap_or_default()
}

/// Every field of a call, in sections.
#[component]
pub fn CallFields(values: Values) -> impl IntoView {
    view! {
        {name_and_time(&values)}
        {price(&values)}
        {editions(&values)}
        {periods(&values)}
        {procedure(&values)}
    }
}

fn name_and_time(values: &Values) -> impl IntoView + use<> {
    let of = |name: &str| value(values, name);
    view! {
        <section class="stack" aria-labelledby="call-section-name">
            <h2 id="call-section-name">{t("admin-call-section-name")}</h2>
            <TextField name="code" value=of("code") help=t("admin-call-code-help") width=Width::Short required=true />
            <TextField name="title_ja" value=of("title_ja") required=true />
            <TextField name="title_en" value=of("title_en") required=true />
            <DateTimeField
                name="opens"
                legend=t("call-opens")
                date=of("opens_date")
                time=of("opens_time")
                required=true
            />
            <DateTimeField
                name="closes"
                legend=t("admin-call-closes")
                date=of("closes_date")
                time=of("closes_time")
                required=true
            />
        </section>
    }
}

fn price(values: &Values) -> impl IntoView + use<> {
    let choices = Rounding::ALL
        .map(|rounding| Choice::new(rounding.id(), rounding_words(Words::current(), rounding)))
        .into();
    view! {
        <section class="stack" aria-labelledby="call-section-price">
            <h2 id="call-section-price">{t("call-price-title")}</h2>
            <Number name="price_cap" value=value(values, "price_cap") />
            <Number name="tax_percent" value=value(values, "tax_percent") />
            <Radios name="rounding" choices value=value(values, "rounding") required=true />
        </section>
    }
}

fn editions(values: &Values) -> impl IntoView + use<> {
    let fields = FormId::ALL
        .map(|form| {
            let name = edition_field(form);
            let value = value(values, &name);
            view! { <TextField name value width=Width::Short required=true /> }
        })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="call-section-forms">
            <h2 id="call-section-forms">{t("admin-call-section-forms")}</h2>
            <p>{t("admin-call-editions-help")}</p>
            {fields}
            <TextField
                name="requirement_edition"
                value=value(values, "requirement_edition")
                width=Width::Short
                required=true
            />
        </section>
    }
}

fn periods(values: &Values) -> impl IntoView + use<> {
    let fields = ["formal_check_days", "document_review_days", "device_check_days", "correction_days", "answer_days"]
        .map(|name| view! { <Number name value=value(values, name) /> })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="call-section-periods">
            <h2 id="call-section-periods">{t("admin-call-section-periods")}</h2>
            <p>{t("admin-call-periods-help")}</p>
            {fields}
            <DateField
                name="device_check_ends"
                value=value(values, "device_check_ends")
                help=t("admin-call-device-check-ends-help")
            />
        </section>
    }
}

fn procedure(values: &Values) -> impl IntoView + use<> {
    let choices = Procedure::ALL
        .map(|procedure| Choice::new(procedure.id(), procedure_words(Words::current(), procedure)))
        .into();
    let appeal = !value(values, "appeal").is_empty();
    view! {
        <section class="stack" aria-labelledby="call-section-procedure">
            <h2 id="call-section-procedure">{t("call-procedure-title")}</h2>
            <Radios name="procedure" choices value=value(values, "procedure") required=true />
            <Checkbox name="appeal" checked=appeal help=t("admin-call-appeal-help") />
            <TextArea
                name="appeal_text"
                value=value(values, "appeal_text")
                help=t("admin-call-appeal-text-help")
                rows=6
            />
        </section>
    }
}

/// A whole number.
#[component]
fn Number(#[prop(into)] name: String, value: String) -> impl IntoView {
    view! { <TextField name value width=Width::Short inputmode="numeric" required=true /> }
}

/// How a sum of yen is rounded, in words.
pub fn rounding_words(words: Words, rounding: Rounding) -> String {
    words.t(&format!("rounding-{}", rounding.id().replace('_', "-")))
}

/// What kind of procedure a call is, in words.
pub fn procedure_words(words: Words, procedure: Procedure) -> String {
    words.t(&format!("procedure-{}", procedure.id()))
}

/// The settings for those who only read.
#[component]
pub fn CallFacts(call: Call) -> impl IntoView {
    let words = Words::current();
    let values = values_of(&call);
    let plain = |name: &str| Fact::text(field_label(words, name), value(&values, name));
    let mut facts = vec![
        plain("code"),
        plain("title_ja"),
        plain("title_en"),
        Fact::text(t("call-opens"), deadline(words, call.opens_at)),
        Fact::text(t("admin-call-closes"), deadline(words, call.closes_at)),
        Fact::text(
            field_label(words, "price_cap"),
            crate::pages::public::parts::money(words, call.price_cap),
        ),
        plain("tax_percent"),
        Fact::text(field_label(words, "rounding"), rounding_words(words, call.rounding)),
    ];
    facts.extend(FormId::ALL.map(|form| {
        let label = tf("admin-call-edition-of", &[("title", form_title(words, form).into())]);
        Fact::text(label, call.edition(form))
    }));
    facts.push(plain("requirement_edition"));
    facts.extend(
        ["formal_check_days", "document_review_days", "device_check_days", "correction_days", "answer_days"].map(plain),
    );
    let unplanned = || t("admin-call-device-check-unplanned");
    facts.push(Fact::text(
        field_label(words, "device_check_ends"),
        call.device_check_ends.map_or_else(unplanned, |date| day(words, date)),
    ));
    facts.push(Fact::text(field_label(words, "procedure"), procedure_words(words, call.procedure)));
    facts.push(Fact::text(
        field_label(words, "appeal_text"),
        call.appeal.unwrap_or_else(|| t("admin-call-appeal-none")),
    ));
    view! { <SummaryList facts /> }
}
