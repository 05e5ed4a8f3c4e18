//! `…/decision`: what was recommended and on what grounds; the approver decides or gives it back.

use axum::extract::{Path, RawQuery};
use domain::case::command::CommandKind;
use domain::case::decision::{Reason, Recommendation};
use domain::case::stage::{Standing, State};
use domain::case::{Command, Stage};
use leptos::prelude::*;
use services::cases;

use super::act::{Act, at_field};
use super::form_view::marks_table;
use super::shown::{CaseForm, Shown};
use super::{case_documents, case_state};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::TextArea;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::device_check;
use crate::web::case_words::{case_on_paper, form_name, named, reason_text};
use crate::web::{Answer, Next, Visit, refusal_sentence};
use crate::words::Words;

/// The recommendation with its reasons and the checklist; the two buttons for who may press them.
pub async fn show(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let State::Screening { standing: Standing::AwaitingApproval(open), .. } = &shown.case().state else {
        return visit.pass_on(&shown.path("")).await;
    };
    let open = open.clone();
    let chrome = visit.chrome().await?;
    let title = shown.title_of("decision-page-title");
    let on_paper = case_on_paper(shown.words, shown.case(), shown.now);
    Ok(Page::new(title).wide().on_paper(on_paper).render(&chrome, move || page(&shown, &open)))
}

fn page(shown: &Shown, open: &Recommendation) -> AnyView {
    let words = shown.words;
    let act = match shown.case().may(CommandKind::Approve, &shown.actor, shown.call(), shown.now) {
        Ok(()) => forms(shown, open),
        Err(refusal) => {
            let text = refusal_sentence(words, &refusal);
            view! { <NoticeBanner tone=Tone::Info text /> }.into_any()
        }
    };
    view! {
        {shown.back()}
        <h1>{words.t("decision-page-title")}</h1>
        {case_state::standing(shown)}
        {case_state::progress(shown)}
        {device_check::results(shown)}
        {case_documents::documents(shown)}
        <section aria-labelledby="marks-title">
            <h2 id="marks-title">{words.t("marks-title")}</h2>
            {marks_table(shown, None)}
        </section>
        {case_documents::corrections(shown)}
        {act}
    }
    .into_any()
}

fn forms(shown: &Shown, open: &Recommendation) -> AnyView {
    let words = shown.words;
    let verdict = named(words, "verdict", open.verdict.id());
    let devices = if shown.case().stage() == Stage::DeviceCheck { "-devices" } else { "" };
    let follows = words.t(&format!("approve-{}{devices}-follows", open.verdict.id()));
    let button = words.tf("approve", &[("verdict", verdict.into())]);
    view! {
        <div class="beside">
            <section aria-labelledby="approve-title">
                <h2 id="approve-title">{words.t("approve-title")}</h2>
                <p>{follows}</p>
                <CaseForm id="approve" at=shown.at("/decision/approve")>
                    <ButtonRow>
                        <Button label=button />
                    </ButtonRow>
                </CaseForm>
            </section>
            <section aria-labelledby="return-title">
                <h2 id="return-title">{words.t("return-title")}</h2>
                <p>{words.t("return-follows")}</p>
                <CaseForm id="return" at=shown.at("/decision/return")>
                    <TextArea name="return_reason" help=words.t("return-reason-help") required=true rows=4 />
                    <ButtonRow>
                        <Button label=words.t("return") kind=Kind::Secondary />
                    </ButtonRow>
                </CaseForm>
            </section>
        </div>
    }
    .into_any()
}

/// Reasons in full: the form, the closed vocabulary, the reviewer's words.
pub fn reasons(words: Words, reasons: &[Reason]) -> AnyView {
    if reasons.is_empty() {
        return words.t("no-reasons").into_any();
    }
    let lines = reasons
        .iter()
        .map(|reason| {
            let form = reason.form.map_or_else(|| words.t("all-forms"), |form| form_name(words, form));
            view! {
                <li>
                    <p>{form} " " {reason_text(words, reason.code)}</p>
                    <p class="lines">{reason.note.clone()}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}

/// Decides as recommended: the letter and the mails follow by themselves.
pub async fn approve(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = async { cases::approve(&visit.portal, act.actor()?, &act.id, act.seen()).await };
    let next = |_| Next::to(act.path("")).notice("notice-approved");
    act.settle("approve", "/decision", outcome.await, next).await
}

/// Gives the recommendation back to the reviewer.
pub async fn give_back(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let command = Command::ReturnRecommendation { reason: typed.text("return_reason").to_owned() };
    let outcome = at_field(act.give(act.seen(), command).await, "reason", "return_reason");
    let next = |_| Next::to(act.path("")).notice("notice-returned");
    act.settle("return", "/decision", outcome, next).await
}
