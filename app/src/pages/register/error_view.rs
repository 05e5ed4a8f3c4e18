//! `…/register-error`: an entry that should never have been made is corrected by two people. One proposes it
//! with a reason, another approves or rejects.

use axum::extract::{Path, RawQuery};
use domain::case::Command;
use domain::case::command::CommandKind;
use domain::case::listing::{ErrorProposal, ListingCommand, ListingCommandKind};
use leptos::prelude::*;

use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::TextArea;
use crate::components::notice_banner::NoticeBanner;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::Tone;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::screening::{Act, CaseForm, Shown, at_field};
use crate::web::{self, Answer, Next, Visit, refusal_sentence};

/// The form for the one who proposes, or what was proposed for the one who decides.
pub async fn show(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let proposal = shown.case().error_proposal.clone();
    if proposal.is_none() {
        shown.must(CommandKind::Listing(ListingCommandKind::ProposeError))?;
    }
    let chrome = visit.chrome().await?;
    Ok(Page::new(shown.title_of("register-error-title")).render(&chrome, move || {
        let words = shown.words;
        let body = match proposal {
            None => propose_form(&shown),
            Some(proposal) => decision(&shown, &proposal),
        };
        view! {
            {shown.back()}
            <h1>{words.t("register-error-title")}</h1>
            <p class="lead">{shown.name()}</p>
            {body}
        }
    }))
}

fn propose_form(shown: &Shown) -> AnyView {
    let words = shown.words;
    view! {
        <p>{words.t("register-error-follows")}</p>
        <CaseForm id="register-error" at=shown.at("/register-error")>
            <TextArea
                name="error_reason"
                label=words.t("register-error-reason")
                help=words.t("register-error-reason-help")
                required=true
            />
            <ButtonRow>
                <Button label=words.t("register-error-propose") />
            </ButtonRow>
        </CaseForm>
    }
    .into_any()
}

fn decision(shown: &Shown, proposal: &ErrorProposal) -> AnyView {
    let words = shown.words;
    let facts = vec![
        Fact::text(words.t("register-error-reason"), proposal.reason.clone()),
        Fact::text(words.t("register-error-by"), proposal.by.name.clone()),
        Fact::text(words.t("register-error-at"), web::moment(words, proposal.at)),
    ];
    let kind = CommandKind::Listing(ListingCommandKind::ApproveError);
    let act = match shown.case().may(kind, &shown.actor, shown.call(), shown.now) {
        Ok(()) => decide_forms(shown),
        Err(refusal) => {
            let text = refusal_sentence(words, &refusal);
            view! { <NoticeBanner tone=Tone::Info text /> }.into_any()
        }
    };
    view! {
        <SummaryList facts />
        {act}
    }
    .into_any()
}

fn decide_forms(shown: &Shown) -> AnyView {
    let words = shown.words;
    view! {
        <div class="beside">
            <section aria-labelledby="error-approve-title">
                <h2 id="error-approve-title">{words.t("register-error-approve-title")}</h2>
                <p>{words.t("register-error-approve-follows")}</p>
                <CaseForm id="error-approve" at=shown.at("/register-error/approve")>
                    <ButtonRow>
                        <Button label=words.t("register-error-approve") kind=Kind::Danger />
                    </ButtonRow>
                </CaseForm>
            </section>
            <section aria-labelledby="error-reject-title">
                <h2 id="error-reject-title">{words.t("register-error-reject-title")}</h2>
                <p>{words.t("register-error-reject-follows")}</p>
                <CaseForm id="error-reject" at=shown.at("/register-error/reject")>
                    <TextArea
                        name="reject_reason"
                        label=words.t("register-error-reject-reason")
                        required=true
                        rows=4
                    />
                    <ButtonRow>
                        <Button label=words.t("register-error-reject") kind=Kind::Secondary />
                    </ButtonRow>
                </CaseForm>
            </section>
        </div>
    }
    .into_any()
}

/// Proposes that the entry is an error.
pub async fn propose(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let command = ListingCommand::ProposeError { reason: typed.text("error_reason").to_owned() };
    let outcome = at_field(act.give(act.seen(), Command::Listing(command)).await, "reason", "error_reason");
    let next = |_| Next::to(act.path("")).notice("notice-error-proposed");
    act.settle("register-error", "/register-error", outcome, next).await
}

/// The entry is recorded in error from now on.
pub async fn approve(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = act.give(act.seen(), Command::Listing(ListingCommand::ApproveError)).await;
    let next = |_| Next::to(act.path("")).notice("notice-error-approved");
    act.settle("error-approve", "/register-error", outcome, next).await
}

/// The entry stays.
pub async fn reject(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let command = ListingCommand::RejectError { reason: typed.text("reject_reason").to_owned() };
    let outcome = at_field(act.give(act.seen(), Command::Listing(command)).await, "reason", "reject_reason");
    let next = |_| Next::to(act.path("")).notice("notice-error-rejected");
    act.settle("error-reject", "/register-error", outcome, next).await
}
