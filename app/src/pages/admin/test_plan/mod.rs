//! `/admin/calls/{code}/test-plan`: the editions of a call's test plan. Administrators write the next one
//! here or take it from an Excel file; auditors read.
//!
//! | address below | file |
//! |---|---|
//! | `/edit` | [`edit`], its rows in [`rows`] |
//! | `/check`, `/save` | [`check`] |
//! | `/import` | [`import`] |
//! | `/{edition}.xlsx` | [`export`] |

pub mod check;
pub mod edit;
pub mod export;
pub mod import;
mod rows;

use axum::extract::Path;
use domain::actor::StaffRole;
use domain::call::Call;
use domain::test_plan::TestPlan;
use leptos::prelude::*;
use services::{calls, test_plans};

use super::READERS;
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::FileField;
use crate::components::form::FormId;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::page::Page;
use crate::pages::public::parts::call_title;
use crate::size;
use crate::web::{Answer, Visit};
use crate::words::{Words, t, tf};

/// The page of the plan of a call, and what lies below it.
pub fn address(code: &str, below: &str) -> String {
    format!("/admin/calls/{code}/test-plan{below}")
}

/// The title of a page about the plan of a call.
fn title_of(words: Words, key: &str, call: &Call) -> String {
    words.tf(key, &[("call", call.code.as_str().into())])
}

/// GET `/admin/calls/{code}/test-plan`.
pub async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    let actor = visit.staff(&READERS)?;
    let call = calls::by_code(&visit.portal, &code).await?;
    let writes = actor.has(StaffRole::Administrator);
    let begun = writes && test_plans::load_draft(&visit.portal, actor, &call).await?.version > 0;
    let chrome = visit.chrome().await?;
    let title = title_of(chrome.words(), "plan-title", &call);
    Ok(Page::new(title.clone()).render(&chrome, move || {
        let back = format!("/admin/calls/{}", call.code);
        let lead = tf("plan-lead", &[("title", call_title(Words::current(), &call).into())]);
        view! {
            <p><a href=back>{t("plan-back-to-call")}</a></p>
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            {editions(&call)}
            {writes.then(|| next_edition(&call, begun))}
        }
    }))
}

/// Every edition, the newest first.
fn editions(call: &Call) -> impl IntoView + use<> {
    let columns = vec![
        Column::code(t("plan-column-edition")),
        Column::numeric(t("plan-column-cases")),
        Column::numeric(t("plan-column-mandatory")),
        Column::new(t("plan-column-read")),
        Column::new(t("plan-column-file")),
    ];
    let newest = test_plans::newest(call);
    let rows = call.test_plans.iter().rev().map(|plan| row(call, plan, plan.edition == newest)).collect();
    view! { <DataTable id="plan-editions" caption=t("plan-editions") columns rows /> }
}

fn row(call: &Call, plan: &TestPlan, newest: bool) -> Vec<AnyView> {
    let name = tf("plan-edition", &[("edition", plan.edition.as_str().into())]);
    let current = newest.then(|| view! { <Tag text=t("plan-current") tone=Tone::Success /> });
    let read = format!("/calls/{}/test-plan?edition={}", call.code, encoded(&plan.edition));
    let file = address(&call.code, &format!("/{}.xlsx", encoded(&plan.edition)));
    let read_label = tf("plan-read-edition", &[("edition", plan.edition.as_str().into())]);
    let file_label = tf("plan-file-edition", &[("edition", plan.edition.as_str().into())]);
    vec![
        view! { {name} " " {current} }.into_any(),
        plan.cases.len().to_string().into_any(),
        plan.mandatory().count().to_string().into_any(),
        view! { <a href=read>{read_label}</a> }.into_any(),
        view! { <a href=file download>{file_label}</a> }.into_any(),
    ]
}

/// An edition's name as a part of an address.
fn encoded(edition: &str) -> String {
    url::form_urlencoded::byte_serialize(edition.as_bytes()).collect()
}

/// The two ways to the next edition.
fn next_edition(call: &Call, begun: bool) -> impl IntoView + use<> {
    let edit = address(&call.code, "/edit");
    let label = t(if begun { "plan-go-on" } else { "plan-write" });
    let replaced = begun.then(|| view! { <p>{t("plan-import-replaces")}</p> });
    view! {
        <section class="stack" aria-labelledby="plan-next">
            <h2 id="plan-next">{t("plan-next-title")}</h2>
            <p>{t("plan-next-text")}</p>
            <ButtonRow>
                <LinkButton href=edit label />
            </ButtonRow>
        </section>
        <section class="stack" aria-labelledby="plan-import-title">
            <h2 id="plan-import-title">{t("plan-import-title")}</h2>
            <p>{t("plan-import-text")}</p>
            {replaced}
            {import_form(&call.code)}
        </section>
    }
}

/// Without the island that reports progress: the file is small, and each of its mistakes is said on the
/// page that comes back.
fn import_form(code: &str) -> impl IntoView + use<> {
    let help = tf("plan-import-help", &[("max", size::words(test_plans::MAX_PLAN_BYTES.into()).into())]);
    let action = address(code, "/import");
    view! {
        <form id=import::FORM class="form" method="post" action=action enctype="multipart/form-data" novalidate>
            <leptos::context::Provider value=FormId(import::FORM.to_owned())>
                <FileField name="file" label=t("plan-import-file") help required=true accept=".xlsx" />
                <ButtonRow>
                    <Button label=t("plan-import") kind=Kind::Secondary />
                </ButtonRow>
            </leptos::context::Provider>
        </form>
    }
}
