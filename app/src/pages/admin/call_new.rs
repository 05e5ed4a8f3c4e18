//! `/admin/calls/new`: opening a call.

use domain::actor::StaffRole;
use domain::call_input;
use leptos::prelude::*;
use services::calls;

use super::READERS;
use super::call_fields::CallFields;
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::Form;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{self, Answer, Next, Visit};
use crate::words::t;

const FORM: &str = "call";
const PATH: &str = "/admin/calls/new";

/// GET `/admin/calls/new`.
pub async fn show(visit: Visit) -> Answer {
    visit.staff(&[StaffRole::Administrator])?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("admin-call-new-title");
    Ok(Page::new(title).render(&chrome, || {
        view! {
            <h1>{t("admin-call-new-title")}</h1>
            <p class="lead">{t("admin-call-new-lead")}</p>
            <Form id=FORM action=PATH>
                <CallFields values=call_input::defaults() />
                <ButtonRow>
                    <Button label=t("admin-call-open") />
                    <LinkButton href="/admin/calls" label=t("cancel") kind=Kind::Secondary />
                </ButtonRow>
            </Form>
        }
    }))
}

/// POST `/admin/calls/new`.
pub async fn open(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        let actor = visit.staff(&READERS)?;
        calls::open(&visit.portal, actor, |name| typed.text(name).to_owned()).await
    }
    .await;
    let form = web::Form::new(FORM, PATH, &typed);
    visit
        .settle(form, outcome, |call| {
            Next::to(format!("/admin/calls/{}", call.code)).notice("notice-call-opened")
        })
        .await
}
