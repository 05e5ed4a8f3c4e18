//! `…/hold`, `…/resume` and `…/formal-check`: acts of which the vendor gets a mail. What is typed is typed on
//! the page of the case, looked over here, and only then done.

use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect};
use domain::case::Command;
use domain::case::command::CommandKind;
use domain::case::hold::HoldReason;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, Sheet};

use super::act::{Act, at_field};
use super::sheet::Fields;
use super::shown::{CaseForm, Shown};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::Hidden;
use crate::components::summary_list::{Fact, SummaryList};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::case_words::named;
use crate::web::{Answer, Next, Visit};

/// One of the two acts that are written down first.
#[derive(Clone, Copy)]
struct Kept {
    kind: CommandKind,
    sheet: Sheet,
    /// The form on the page of the case, and the address of the last look.
    form: &'static str,
    page: &'static str,
    send: &'static str,
    /// The form of the last look, and its words.
    sent_by: &'static str,
    title: &'static str,
    follows: &'static str,
    button: &'static str,
    note: &'static str,
    notice: &'static str,
}

const HOLD: Kept = Kept {
    kind: CommandKind::Hold,
    sheet: Sheet::Hold,
    form: "hold",
    page: "/hold",
    send: "/hold/send",
    sent_by: "hold-send",
    title: "hold-check-title",
    follows: "hold-check-follows",
    button: "hold",
    note: "hold_note",
    notice: "notice-held",
};

const RESUME: Kept = Kept {
    kind: CommandKind::Resume,
    sheet: Sheet::Resume,
    form: "resume",
    page: "/resume",
    send: "/resume/send",
    sent_by: "resume-send",
    title: "resume-check-title",
    follows: "resume-check-follows",
    button: "resume",
    note: "resume_note",
    notice: "notice-resumed",
};

impl Kept {
    /// What is asked for with these fields.
    fn command(self, fields: &Fields) -> Result<Command, PortalError> {
        let note = fields.get(self.note).to_owned();
        if self.kind == CommandKind::Resume {
            return Ok(Command::Resume { note });
        }
        let reason = HoldReason::from_id(fields.get("hold_reason"))
            .ok_or_else(|| PortalError::field("hold_reason", "choose"))?;
        Ok(Command::Hold { reason, note })
    }
}

/// Keeps what was typed for the hold, and leads on to the last look.
pub async fn write_hold(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    write(&visit, id, &typed, HOLD).await
}

/// As [`write_hold`], for its end.
pub async fn write_resume(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    write(&visit, id, &typed, RESUME).await
}

/// Reason and words as the vendor will get them.
pub async fn check_hold(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    check(&visit, id, query, HOLD).await
}

/// As [`check_hold`], for its end.
pub async fn check_resume(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    check(&visit, id, query, RESUME).await
}

/// The case is put on hold: the clock stops.
pub async fn hold(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    send(&visit, id, &typed, HOLD).await
}

/// The hold ends: the clock runs on.
pub async fn resume(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    send(&visit, id, &typed, RESUME).await
}

async fn write(visit: &Visit, id: String, typed: &Submitted, kept: Kept) -> Answer {
    let act = Act::new(visit, id, typed);
    let fields = Fields::of(typed);
    let outcome = async {
        let actor = act.actor()?;
        let command = kept.command(&fields)?;
        cases::foresee(&visit.portal, actor, &act.id, act.seen(), command).await?;
        // What an earlier look left behind gives way.
        act.drop_sheet(kept.sheet).await?;
        act.keep(kept.sheet, &fields).await
    };
    let outcome = at_field(outcome.await, "note", kept.note);
    act.settle(kept.form, "", outcome, |_| Next::to(act.path(kept.page))).await
}

async fn check(visit: &Visit, id: String, query: Option<String>, kept: Kept) -> Answer {
    let shown = Shown::load(visit, id, query).await?;
    shown.must(kept.kind)?;
    let draft = cases::load_sheet(&visit.portal, &shown.actor, &shown.case().id, kept.sheet).await?;
    let (sheet, fields) = (draft.version, Fields(draft.typed));
    if fields.get(kept.note).trim().is_empty() {
        return Ok(Redirect::to(&shown.path("")).into_response());
    }
    let chrome = visit.chrome().await?;
    Ok(Page::new(shown.title_of(kept.title)).render(&chrome, move || {
        let words = shown.words;
        let reason = HoldReason::from_id(fields.get("hold_reason"))
            .map(|reason| Fact::text(words.t("held-reason"), named(words, "hold-reason", reason.id())));
        let note = Fact::text(words.t("held-note"), fields.get(kept.note).to_owned());
        let facts = reason.into_iter().chain([note]).collect::<Vec<_>>();
        view! {
            {shown.back()}
            <h1>{words.t(kept.title)}</h1>
            <p class="lead">{words.t("vendor-will-see")}</p>
            <SummaryList facts />
            <p>{words.t(kept.follows)}</p>
            <CaseForm id=kept.sent_by at=shown.at(kept.send)>
                <Hidden name="sheet" value=sheet.to_string() />
                <ButtonRow>
                    <Button label=words.t(kept.button) />
                    <LinkButton href=shown.path("") label=words.t("back-to-writing") kind=Kind::Secondary />
                </ButtonRow>
            </CaseForm>
        }
    }))
}

/// Does exactly what was looked over.
async fn send(visit: &Visit, id: String, typed: &Submitted, kept: Kept) -> Answer {
    let act = Act::new(visit, id, typed);
    let outcome = async {
        let fields = act.sheet_seen(kept.sheet).await?;
        let command = match kept.command(&fields) {
            Ok(command) => command,
            // Nothing was written down: who could not do it anyway is told that.
            Err(error) => {
                let view = cases::view(&visit.portal, act.actor()?, &act.id).await?;
                view.case.may(kept.kind, act.actor()?, &view.call, visit.portal.now())?;
                return Err(error);
            }
        };
        let done = act.give(act.seen(), command).await?;
        act.drop_sheet(kept.sheet).await?;
        Ok(done)
    };
    let next = |_| Next::to(act.path("")).notice(kept.notice);
    act.settle(kept.sent_by, kept.page, outcome.await, next).await
}

/// What follows from the end of the formal check.
pub async fn check_formal(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    shown.must(CommandKind::PassFormalCheck)?;
    let chrome = visit.chrome().await?;
    Ok(Page::new(shown.title_of("formal-check-title")).render(&chrome, move || {
        let words = shown.words;
        view! {
            {shown.back()}
            <h1>{words.t("formal-check-title")}</h1>
            <p class="lead">{shown.name()}</p>
            <p>{words.t("formal-check-follows")}</p>
            <CaseForm id="formal-check" at=shown.at("/formal-check")>
                <ButtonRow>
                    <Button label=words.t("formal-check-pass") />
                    <LinkButton href=shown.path("") label=words.t("cancel") kind=Kind::Secondary />
                </ButtonRow>
            </CaseForm>
        }
    }))
}

/// The formal check is done; the document review begins.
pub async fn pass_formal(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = act.give(act.seen(), Command::PassFormalCheck).await;
    act.done("formal-check", outcome, "notice-formal-check-passed").await
}
