//! `…/conflict`: a reviewer declares a conflict of interest, after being told what follows from it.

use axum::extract::{Path, RawQuery};
use domain::case::Command;
use domain::case::command::CommandKind;
use leptos::prelude::*;
use services::cases::Expected;

use super::act::{Act, at_field};
use super::shown::{CaseForm, Shown};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::TextArea;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Next, Visit};

/// What follows, and the reason.
pub async fn show(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    shown.must(CommandKind::DeclareConflict)?;
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    Ok(Page::new(shown.title_of("conflict-of-interest-title")).render(&chrome, move || {
        let consequences = ["conflict-follows-sight", "conflict-follows-reviewer", "conflict-follows-record"]
            .map(|key| view! { <li>{words.t(key)}</li> })
            .collect_view();
        view! {
            {shown.back()}
            <h1>{words.t("conflict-of-interest-title")}</h1>
            <p class="lead">{shown.name()}</p>
            <ul>{consequences}</ul>
            <CaseForm id="conflict" at=shown.at("/conflict")>
                <TextArea name="conflict_reason" help=words.t("conflict-reason-help") required=true rows=3 />
                <ButtonRow>
                    <Button label=words.t("conflict-declare") kind=Kind::Danger />
                    <LinkButton href=shown.path("") label=words.t("cancel") kind=Kind::Secondary />
                </ButtonRow>
            </CaseForm>
        }
    }))
}

/// Declares it. The case is out of sight from now on, so the way leads to the queue.
pub async fn declare(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let command = Command::DeclareConflict { reason: typed.text("conflict_reason").to_owned() };
    let outcome = at_field(act.give(Expected::Any, command).await, "reason", "conflict_reason");
    let next = |_| Next::to(act.queue()).notice("notice-conflict-declared");
    act.settle("conflict", "/conflict", outcome, next).await
}
