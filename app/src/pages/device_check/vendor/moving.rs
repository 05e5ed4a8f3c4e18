//! `…/device-check/move`: the vendor can't keep the agreed date.

use axum::extract::Path;
use domain::case::Command;
use domain::case::device_check::{DeviceCheckCommand, DeviceCheckCommandKind};
use domain::ids::CaseId;
use leptos::prelude::*;
use services::cases::{self, CaseView, Expected};

use super::must;
use crate::components::button::Kind;
use crate::components::confirm::Confirm;
use crate::components::field::TextArea;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::device_check::slot_words;
use crate::pages::screening::at_field;
use crate::pages::vendor::{load, member, path};
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{Words, t};

const FORM: &str = "device-move";
const PAGE: &str = "device-check/move";

/// What follows, and why.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = load(&visit, &id).await?;
    must(&visit, &view, DeviceCheckCommandKind::AskToMove)?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("device-move-title");
    Ok(Page::new(title).render(&chrome, move || view! { <MovePage view /> }))
}

#[component]
fn MovePage(view: CaseView) -> impl IntoView {
    let case = &view.case;
    let agreed = case.device_check.appointment.as_ref();
    let agreed = agreed.map(|one| slot_words(Words::current(), &one.slot)).unwrap_or_default();
    view! {
        <h1>{t("device-move-title")}</h1>
        <p class="lead">{agreed}</p>
        <Confirm
            id=FORM
            action=path(&case.id, PAGE)
            title=t("device-move-question")
            consequences=["device-move-follows-dates", "device-move-follows-mail"].map(t).to_vec()
            yes=t("device-move")
            kind=Kind::Danger
            cancel=path(&case.id, "")
        >
            <TextArea name="device_reason" required=true rows=3 />
        </Confirm>
    }
}

/// The date does not hold any more.
pub async fn ask(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let id = CaseId::new(id);
    let asked = async {
        let (actor, _) = member(&visit)?;
        // What belongs to somebody else is not there, whatever was typed.
        cases::view(&visit.portal, actor, &id).await?;
        let reason = typed.text("device_reason").to_owned();
        let command = Command::DeviceCheck(DeviceCheckCommand::AskToMove { reason });
        cases::execute(&visit.portal, actor, &id, Expected::Any, command).await
    };
    let asked = at_field(asked.await, "reason", "device_reason");
    let form = Form::new(FORM, path(&id, PAGE), &typed);
    visit
        .settle(form, asked, |_| Next::to(path(&id, "device-check/dates")).notice("notice-device-moved"))
        .await
}
