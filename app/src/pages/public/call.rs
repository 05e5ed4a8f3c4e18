//! `/calls/{code}`: all that a vendor must know about a call before applying.

use axum::extract::Path;
use domain::actor::Actor;
use domain::call::{Call, CallPhase};
use domain::forms::FormId;
use jiff::Timestamp;
use leptos::prelude::*;
use services::calls;

use super::call_facts::{Procedure, Rules, Stages};
use super::parts::{Deadline, Phase, call_title, remaining};
use crate::components::button::{ButtonRow, LinkButton};
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::page::Page;
use crate::web::{Answer, Visit, form_title};
use crate::words::{Locale, Words, t, tf};

/// GET `/calls/{code}`.
pub async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    let call = calls::by_code(&visit.portal, &code).await?;
    let now = visit.portal.now();
    let staff = matches!(visit.who.as_ref().and_then(|who| who.actor.as_ref()), Some(Actor::Staff(_)));
    let chrome = visit.chrome().await?;
    let title = call_title(chrome.words(), &call);
    Ok(Page::new(title.clone()).render(&chrome, move || {
        view! {
            <h1>{title}</h1>
            <Term call=call.clone() now=now staff=staff />
            <Stages call=call.clone() />
            <Rules call=call.clone() />
            <Procedure call=call.clone() />
            <Forms call=call.clone() />
            <Criteria call=call />
        }
    }))
}

/// The time to apply in, and the way to it. The staff does not apply.
#[component]
fn Term(call: Call, now: Timestamp, staff: bool) -> impl IntoView {
    let phase = call.phase(now);
    let left = (phase == CallPhase::Open).then(|| remaining(Words::current(), now, call.closes_at)).flatten();
    let left = left.map(|left| view! { <p><strong>{left}</strong></p> });
    let rule = (phase != CallPhase::Closed).then(|| view! { <p>{t("call-closes-rule")}</p> });
    let facts = vec![
        Fact::text(t("call-column-code"), call.code.clone()),
        Fact::view(t("call-opens"), view! { <Deadline at=call.opens_at /> }),
        Fact::view(t("call-closes"), view! { <Deadline at=call.closes_at /> {left} {rule} }),
    ];
    let apply = (phase == CallPhase::Open && !staff).then(|| {
        view! {
            <ButtonRow>
                <LinkButton href=format!("/calls/{}/apply", call.code) label=t("call-apply") />
            </ButtonRow>
            <p>{t("call-apply-note")}</p>
        }
    });
    view! {
        <p><Phase phase /></p>
        <SummaryList facts />
        {apply}
    }
}

/// The seven forms, blank, as this call asks for them.
#[component]
fn Forms(call: Call) -> impl IntoView {
    let words = Words::current();
    let rows = FormId::ALL
        .into_iter()
        .map(|form| {
            let title = form_title(words, form);
            let number = tf("form-number", &[("number", i64::from(form.number()).into())]);
            let format = t(&format!("form-format-{}", form.format().extension()));
            let label = tf("call-form-download", &[("title", title.into())]);
            let href = format!("/calls/{}/forms/{}", call.code, form.id());
            vec![
                number.into_any(),
                title.into_any(),
                format.into_any(),
                call.edition(form).to_owned().into_any(),
                view! { <a href=href download>{label}</a> }.into_any(),
            ]
        })
        .collect();
    let columns = vec![
        Column::code(t("form-column-number")),
        Column::new(t("form-column-title")),
        Column::code(t("form-column-format")),
        Column::code(t("form-column-edition")),
        Column::new(t("form-column-file")),
    ];
    view! {
        <section aria-labelledby="call-forms-title">
            <h2 id="call-forms-title">{t("call-forms-title")}</h2>
            <p>{t("call-forms-text")}</p>
            <DataTable caption=t("call-forms-caption") id="call-forms" columns rows />
        </section>
    }
}

/// 審査基準の公表: what the reviewer looks at on each form (行政手続法 第5条).
#[component]
fn Criteria(call: Call) -> impl IntoView {
    let words = Words::current();
    let tables = FormId::ALL
        .into_iter()
        .map(|form| {
            let of_form: Vec<_> = call.criteria.iter().filter(|criterion| criterion.form == form).collect();
            let rows = of_form
                .into_iter()
                .map(|criterion| {
                    let text = match words.locale() {
                        Locale::Ja => &criterion.text_ja,
                        Locale::En => &criterion.text_en,
                    };
                    let stage = t(if criterion.stage == 1 { "call-stage-1" } else { "call-stage-2" });
                    vec![stage.into_any(), text.clone().into_any()]
                })
                .collect();
            let number = tf("form-number", &[("number", i64::from(form.number()).into())]);
            let caption = format!("{number} {}", form_title(words, form));
            let columns = vec![Column::new(t("call-column-stage")), Column::new(t("call-column-criterion"))];
            view! { <DataTable caption id=format!("criteria-{}", form.id()) columns rows /> }
        })
        .collect_view();
    view! {
        <section aria-labelledby="call-criteria-title">
            <h2 id="call-criteria-title">{t("call-criteria-title")}</h2>
            <p>{t("call-criteria-text")}</p>
            {tables}
        </section>
    }
}
