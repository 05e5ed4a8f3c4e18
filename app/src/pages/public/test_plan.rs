//! `/calls/{code}/test-plan`: what is tried on the real devices in 審査3, for everybody to read and print.

use axum::extract::{Path, RawQuery};
use domain::call::Call;
use domain::test_plan::TestPlan;
use leptos::prelude::*;
use services::{PortalError, calls};
use url::form_urlencoded;

use super::parts::call_title;
use crate::components::table::{Column, DataTable};
use crate::page::Page;
use crate::web::{Answer, Visit};
use crate::words::{Words, t, tf};

/// GET `/calls/{code}/test-plan`, with `?edition=` for another one than the newest.
pub async fn show(visit: Visit, Path(code): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let call = calls::by_code(&visit.portal, &code).await?;
    let query = query.unwrap_or_default();
    let edition = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "edition");
    let plan = match edition {
        None => call.test_plan(),
        Some((_, edition)) => call.test_plan_edition(&edition),
    };
    let plan = plan.cloned().ok_or(PortalError::NotFound)?;
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let args = [("call", call.code.as_str().into()), ("edition", plan.edition.as_str().into())];
    let title = words.tf("plan-public-title", &args);
    let paper = title.clone();
    Ok(Page::new(title.clone()).on_paper(paper).render(&chrome, move || {
        let back = format!("/calls/{}", call.code);
        let lead = tf(
            "plan-public-lead",
            &[
                ("title", call_title(Words::current(), &call).into()),
                ("cases", plan.cases.len().into()),
                ("mandatory", plan.mandatory().count().into()),
            ],
        );
        view! {
            <p class="no-print"><a href=back>{t("plan-public-back")}</a></p>
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            <p>{t("plan-public-mandatory")}</p>
            {older(&call, &plan)}
            {cases(&plan)}
            {others(&call, &plan)}
        }
    }))
}

/// Whoever reads an older edition has to know it.
fn older(call: &Call, plan: &TestPlan) -> Option<impl IntoView + use<>> {
    let newest = call.test_plan().filter(|newest| newest.edition != plan.edition)?;
    let text = tf("plan-public-older", &[("edition", newest.edition.as_str().into())]);
    Some(view! { <p><strong>{text}</strong></p> })
}

/// The cases. They are the ministry's text, which there is in Japanese only.
fn cases(plan: &TestPlan) -> impl IntoView + use<> {
    let words = Words::current();
    let columns = vec![
        Column::code(t("plan-field-id")),
        Column::new(t("plan-field-title")),
        Column::new(t("plan-field-steps")),
        Column::new(t("plan-field-expected")),
        Column::code(t("plan-field-mandatory")),
        Column::new(t("plan-field-method")),
    ];
    let japanese = |text: &str| {
        let text = text.to_owned();
        view! { <span class="lines" lang="ja">{text}</span> }.into_any()
    };
    let rows = plan
        .cases
        .iter()
        .map(|case| {
            let method = match case.unit.as_str() {
                "" => case.method.clone(),
                unit => format!("{}（{unit}）", case.method),
            };
            vec![
                case.id.clone().into_any(),
                japanese(&case.title),
                japanese(&case.steps),
                japanese(&case.expected),
                words.t(if case.mandatory { "plan-mandatory" } else { "plan-optional" }).into_any(),
                japanese(&method),
            ]
        })
        .collect();
    view! { <DataTable id="plan-cases" caption=t("plan-cases") columns rows /> }
}

/// The other editions: a check that began by one of them goes on by it.
fn others(call: &Call, plan: &TestPlan) -> Option<impl IntoView + use<>> {
    let others = call.test_plans.iter().rev().filter(|other| other.edition != plan.edition);
    let links: Vec<_> = others
        .map(|other| {
            let name: String = form_urlencoded::byte_serialize(other.edition.as_bytes()).collect();
            let href = format!("/calls/{}/test-plan?edition={name}", call.code);
            let label = tf("plan-read-edition", &[("edition", other.edition.as_str().into())]);
            view! { <li><a href=href>{label}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <section class="no-print" aria-labelledby="plan-others">
                <h2 id="plan-others">{t("plan-others-title")}</h2>
                <p>{t("plan-others-text")}</p>
                <ul>{links}</ul>
            </section>
        }
    })
}
