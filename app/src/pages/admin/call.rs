//! `/admin/calls/{code}`: changing a call, its deadline included, with the reason for the journal.
//!
//! Of two administrators the one who saves later learns of the other: both sets of values are shown, and
//! saving once more takes the ones in the form.

use axum::extract::Path;
use domain::actor::StaffRole;
use domain::call::Call;
use domain::call_input::values_of;
use leptos::prelude::*;
use services::{PortalError, calls};

use super::READERS;
use super::call_conflict::differences;
use super::call_fields::{CallFacts, CallFields};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Checkbox, TextArea};
use crate::components::form::{Form, Hidden};
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::public::parts::{Phase, call_title};
use crate::pages::vendor::conflict::{Conflict, Difference};
use crate::web::{self, Answer, Next, Visit};
use crate::words::{t, tf};

const FORM: &str = "call";
/// The code of the error that says that somebody else saved meanwhile.
const CHANGED_MEANWHILE: &str = "call-changed-meanwhile";

/// GET `/admin/calls/{code}`.
pub async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    let administrator = visit.staff(&READERS)?.has(StaffRole::Administrator);
    let (call, version) = calls::by_code_with_version(&visit.portal, &code).await?;
    let phase = call.phase(visit.portal.now());
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let differences = match &chrome.flash {
        Some(flash) if flash.form == FORM => differences(words, flash, &call, version),
        _ => Vec::new(),
    };
    let title = words.tf("admin-call-title", &[("title", call_title(words, &call).into())]);
    Ok(Page::new(title.clone()).render(&chrome, move || {
        let public = format!("/calls/{}", call.code);
        let plan = format!("/admin/calls/{}/test-plan", call.code);
        view! {
            <h1>{title}</h1>
            <p><Phase phase /></p>
            <p><a href=public>{t("admin-call-public")}</a></p>
            <p><a href=plan>{t("admin-call-test-plan")}</a></p>
            {if administrator {
                view! { <ChangeForm call version differences /> }.into_any()
            } else {
                view! { <CallFacts call /> }.into_any()
            }}
        }
    }))
}

#[component]
fn ChangeForm(call: Call, version: i32, differences: Vec<Difference>) -> impl IntoView {
    let action = format!("/admin/calls/{}", call.code);
    let values = values_of(&call);
    let criteria = tf("admin-call-criteria", &[("count", call.criteria.len().into())]);
    view! {
        <p class="lead">{t("admin-call-change-lead")}</p>
        <Conflict differences />
        <Form id=FORM action>
            <Hidden name="version" value=version.to_string() />
            <CallFields values />
            <section class="stack" aria-labelledby="call-section-why">
                <h2 id="call-section-why">{t("admin-call-section-why")}</h2>
                <Checkbox name="confirm_rules" help=t("admin-call-confirm-rules-help") />
                <TextArea name="why" help=t("admin-call-why-help") required=true rows=3 />
            </section>
            <ButtonRow>
                <Button label=t("admin-call-save") />
                <LinkButton href="/admin/calls" label=t("cancel") kind=Kind::Secondary />
            </ButtonRow>
        </Form>
        <p>{criteria}</p>
    }
}

/// POST `/admin/calls/{code}`.
pub async fn change(visit: Visit, Path(code): Path<String>, typed: Submitted) -> Answer {
    let outcome = async {
        let actor = visit.staff(&[StaffRole::Administrator])?;
        let before = calls::by_code(&visit.portal, &code).await?;
        let value = |name: &str| typed.text(name).to_owned();
        let after = calls::change(&visit.portal, actor, &before.id, typed.text("why"), value).await;
        let after = after.map_err(|error| match error {
            PortalError::Conflict(_) => PortalError::field("", CHANGED_MEANWHILE),
            other => other,
        })?;
        Ok((before, after))
    }
    .await;
    let form = web::Form::new(FORM, format!("/admin/calls/{code}"), &typed);
    visit.settle(form, outcome, |(before, after)| saved(&before, &after, &visit)).await
}

/// Says more where the deadline moved: people must know that nothing else is to be done.
fn saved(before: &Call, after: &Call, visit: &Visit) -> Next {
    let next = Next::to(format!("/admin/calls/{}", after.code));
    if before.closes_at == after.closes_at {
        next.notice("notice-call-saved")
    } else {
        let deadline = web::deadline(visit.words(), after.closes_at);
        next.notice("notice-deadline-moved").with("deadline", deadline)
    }
}
