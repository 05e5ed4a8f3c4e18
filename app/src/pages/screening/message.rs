//! `…/message`: words to the vendor. They are written on the page of the case, looked over here, and
//! only then sent.

use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect};
use domain::case::Command;
use domain::case::command::CommandKind;
use leptos::prelude::*;
use services::cases::{self, Expected, Sheet};

use super::act::{Act, at_field};
use super::sheet::Fields;
use super::shown::{CaseForm, Shown};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::Hidden;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Next, Visit};

/// The field of the text.
pub const TEXT: &str = "vendor_message";

/// Keeps what was written and leads on to the last look.
pub async fn write(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let fields = Fields::of(&typed);
    let outcome = async {
        act.keep(Sheet::Message, &fields).await?;
        let command = Command::SendMessage { text: fields.get(TEXT).to_owned() };
        cases::foresee(&visit.portal, act.actor()?, &act.id, Expected::Any, command).await
    };
    let outcome = at_field(outcome.await, "message", TEXT);
    act.settle("message", "", outcome, |_| Next::to(act.path("/message"))).await
}

/// The words as the vendor will get them.
pub async fn confirm(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    shown.must(CommandKind::SendMessage)?;
    let draft = cases::load_sheet(&visit.portal, &shown.actor, &shown.case().id, Sheet::Message).await?;
    let (sheet, fields) = (draft.version, Fields(draft.typed));
    let text = fields.get(TEXT).to_owned();
    if text.trim().is_empty() {
        return Ok(Redirect::to(&shown.path("")).into_response());
    }
    let chrome = visit.chrome().await?;
    Ok(Page::new(shown.title_of("message-check-title")).render(&chrome, move || {
        let words = shown.words;
        view! {
            {shown.back()}
            <h1>{words.t("message-check-title")}</h1>
            <p class="lead">{words.t("vendor-will-see")}</p>
            <blockquote class="lines">{text}</blockquote>
            <p>{words.t("message-follows")}</p>
            <CaseForm id="message-send" at=shown.at("/message/send")>
                <Hidden name="sheet" value=sheet.to_string() />
                <ButtonRow>
                    <Button label=words.t("message-send") />
                    <LinkButton href=shown.path("") label=words.t("back-to-writing") kind=Kind::Secondary />
                </ButtonRow>
            </CaseForm>
        }
    }))
}

/// Sends exactly what was looked over.
pub async fn send(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = async {
        let fields = act.sheet_seen(Sheet::Message).await?;
        let text = fields.get(TEXT).to_owned();
        let done = act.give(Expected::Any, Command::SendMessage { text }).await?;
        act.drop_sheet(Sheet::Message).await?;
        Ok(done)
    };
    let next = |_| Next::to(act.path("")).notice("notice-message-sent");
    act.settle("message-send", "/message", outcome.await, next).await
}
