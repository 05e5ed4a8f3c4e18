//! What this person can do with a case: only forms that can work now are shown, and the service
//! decides again.

use std::sync::Arc;

use domain::actor::StaffRole;
use domain::case::command::CommandKind;
use domain::case::event::Person;
use domain::case::hold::HoldReason;
use leptos::prelude::*;

use super::sheet::Fields;
use super::shown::{CaseForm, Shown};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Choice, Select, TextArea};
use crate::flash::Flash;
use crate::web::case_words::named;

/// Every act that is possible, each under its own heading; nothing for those who only read.
/// `written` is what this person typed for a hold or its end and has not confirmed.
pub fn actions(shown: &Shown, reviewers: &[Person], written: &Fields) -> AnyView {
    let words = shown.words;
    let parts: Vec<AnyView> = [
        take(shown),
        formal_check(shown),
        pages(shown),
        hold(shown, written),
        resume(shown, written),
        assign(shown, reviewers),
        conflict(shown),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return view! { <p class="soft">{words.t("actions-none")}</p> }.into_any();
    }
    view! {
        <section class="actions" aria-labelledby="actions-title">
            <h2 id="actions-title">{words.t("actions-title")}</h2>
            {parts.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

fn own(shown: &Shown) -> bool {
    let reviewer = shown.case().reviewer.as_ref();
    reviewer.is_some_and(|reviewer| Some(&reviewer.account) == shown.actor.account())
}

/// Whether a folded form comes back with errors, and must be open.
fn came_back(form: &str) -> bool {
    use_context::<Arc<Flash>>().is_some_and(|flash| flash.form == form)
}

fn take(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let possible = shown.may(CommandKind::Assign) && shown.actor.has(StaffRole::Reviewer) && !own(shown);
    possible.then(|| {
        view! {
            <CaseForm id="take" at=shown.at("/take")>
                <ButtonRow>
                    <Button label=words.t("take") />
                </ButtonRow>
            </CaseForm>
        }
        .into_any()
    })
}

/// Handing on: for the reviewer who has the case, and for those who lead.
fn assign(shown: &Shown, reviewers: &[Person]) -> Option<AnyView> {
    let words = shown.words;
    let leads = shown.actor.has(StaffRole::Approver) || shown.actor.has(StaffRole::Administrator);
    if !shown.may(CommandKind::Assign) || !(leads || own(shown)) {
        return None;
    }
    let case = shown.case();
    let mut choices = vec![Choice::new("", words.t("choose-one"))];
    choices.extend(
        reviewers
            .iter()
            .filter(|one| !case.conflicts.contains_key(&one.account))
            .filter(|one| case.reviewer.as_ref().is_none_or(|now| now.account != one.account))
            .map(|one| Choice::new(one.account.as_str(), one.name.clone())),
    );
    Some(
        view! {
            <details class="action" open=came_back("assign")>
                <summary>{words.t("assign-title")}</summary>
                <CaseForm id="assign" at=shown.at("/assign")>
                    <Select name="assignee" choices required=true />
                    <ButtonRow>
                        <Button label=words.t("assign") kind=Kind::Secondary />
                    </ButtonRow>
                </CaseForm>
            </details>
        }
        .into_any(),
    )
}

fn formal_check(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    if !shown.may(CommandKind::PassFormalCheck) {
        return None;
    }
    let formal = shown.call().criteria.iter().filter(|criterion| criterion.stage == 1);
    let checked = shown.case().checked(formal);
    let counts = words.tf(
        "formal-check-counts",
        &[
            ("done", (checked.all - checked.open).into()),
            ("all", checked.all.into()),
            ("failed", checked.failed.into()),
        ],
    );
    let (href, label) = (shown.path("/formal-check"), words.t("formal-check-link"));
    Some(
        view! {
            <p>{counts}</p>
            <ButtonRow>
                <LinkButton href label />
            </ButtonRow>
        }
        .into_any(),
    )
}

/// Acts that have a page of their own.
fn pages(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let links = [
        (CommandKind::RequestCorrection, "/correction", "correction-link"),
        (CommandKind::Recommend, "/recommendation", "recommendation-link"),
        (CommandKind::Approve, "/decision", "decision-link"),
    ];
    let links: Vec<AnyView> = links
        .into_iter()
        .filter(|(kind, ..)| shown.may(*kind))
        .map(|(_, below, label)| {
            view! { <LinkButton href=shown.path(below) label=words.t(label) kind=Kind::Secondary /> }
                .into_any()
        })
        .collect();
    (!links.is_empty())
        .then(|| view! { <ButtonRow>{links.into_iter().collect_view()}</ButtonRow> }.into_any())
}

fn hold(shown: &Shown, written: &Fields) -> Option<AnyView> {
    let words = shown.words;
    shown.may(CommandKind::Hold).then(|| {
        let mut choices = vec![Choice::new("", words.t("choose-one"))];
        choices.extend(
            HoldReason::ALL.map(|reason| Choice::new(reason.id(), named(words, "hold-reason", reason.id()))),
        );
        let (reason, note) = (written.get("hold_reason").to_owned(), written.get("hold_note").to_owned());
        let open = came_back("hold") || !note.is_empty();
        view! {
            <details class="action" open=open>
                <summary>{words.t("hold-title")}</summary>
                <CaseForm id="hold" at=shown.at("/hold")>
                    <p>{words.t("hold-follows")}</p>
                    <Select name="hold_reason" choices value=reason required=true />
                    <TextArea
                        name="hold_note"
                        help=words.t("hold-note-help")
                        value=note
                        required=true
                        rows=3
                    />
                    <ButtonRow>
                        <Button label=words.t("hold-check") kind=Kind::Secondary />
                    </ButtonRow>
                </CaseForm>
            </details>
        }
        .into_any()
    })
}

fn resume(shown: &Shown, written: &Fields) -> Option<AnyView> {
    let words = shown.words;
    shown.may(CommandKind::Resume).then(|| {
        let note = written.get("resume_note").to_owned();
        view! {
            <CaseForm id="resume" at=shown.at("/resume")>
                <TextArea
                    name="resume_note"
                    help=words.t("resume-note-help")
                    value=note
                    required=true
                    rows=3
                />
                <ButtonRow>
                    <Button label=words.t("resume-check") />
                </ButtonRow>
            </CaseForm>
        }
        .into_any()
    })
}

fn conflict(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    shown.may(CommandKind::DeclareConflict).then(|| {
        view! {
            <p>
                <a href=shown.path("/conflict")>{words.t("conflict-of-interest-link")}</a>
            </p>
        }
        .into_any()
    })
}
