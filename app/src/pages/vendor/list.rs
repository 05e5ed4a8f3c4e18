//! `/vendor`: the applications of the member's organisation, and the calls that are open.

use domain::calendar::jst;
use domain::call::{Call, CallPhase};
use domain::case::Stage;
use domain::case::stage::WaitingFor;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::queue::{self, Row};
use services::{PortalError, calls, organizations};

use super::phrases;
use crate::components::button::{ButtonRow, LinkButton};
use crate::components::notice_banner::NoticeBanner;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::page::{Chrome, Page};
use crate::web::{Answer, Visit, day, deadline, moment};
use crate::words::{Words, t, tf};

/// The list; for a person without an organisation, how to get one.
pub async fn show(visit: Visit) -> Answer {
    let actor = match visit.actor() {
        Ok(actor) => actor,
        Err(PortalError::Denied("no-organization")) => return no_organization(&visit).await,
        Err(error) => return Err(error.into()),
    };
    let rows = queue::of_vendor(&visit.portal, actor).await?;
    let now = visit.portal.now();
    let mut open = calls::list(&visit.portal).await?;
    open.retain(|call| call.phase(now) == CallPhase::Open);
    let chrome = visit.chrome().await?;
    Ok(list(&chrome, rows, open, now))
}

/// Without an organisation there is nothing to apply for; the page says what to do first.
pub(super) async fn no_organization(visit: &Visit) -> Answer {
    let request = organizations::own_request(&visit.portal, &visit.who()?.account.id).await?;
    let waits = request.filter(|request| request.accepted.is_none());
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("vendor-title")).render(&chrome, move || {
        let (title, text, label) = match waits {
            Some(request) => (
                t("vendor-join-waits-title"),
                tf("vendor-join-waits", &[("organization", request.name.into())]),
                t("vendor-join-look"),
            ),
            None => (
                t("vendor-no-organization-title"),
                t("vendor-no-organization"),
                t("vendor-register-organization"),
            ),
        };
        view! {
            <h1>{t("vendor-title")}</h1>
            <NoticeBanner tone=Tone::Warning title text>
                <ButtonRow>
                    <LinkButton href="/organization" label />
                </ButtonRow>
            </NoticeBanner>
        }
    }))
}

fn list(chrome: &Chrome, rows: Vec<Row>, open: Vec<Call>, now: Timestamp) -> axum::response::Response {
    let words = chrome.words();
    Page::new(words.t("vendor-title")).wide().render(chrome, move || {
        let columns = vec![
            Column::name(t("vendor-column-product")),
            Column::code(t("vendor-column-number")),
            Column::name(t("vendor-column-call")),
            Column::code(t("vendor-column-status")),
            Column::code(t("vendor-column-waiting")),
            Column::date(t("vendor-column-due")),
        ];
        let rows = rows.iter().map(|row| cells(words, row, now)).collect();
        view! {
            <h1>{t("vendor-title")}</h1>
            <DataTable caption=t("vendor-list") id="applications" columns rows empty=t("vendor-list-empty") />
            <OpenCalls open now />
        }
    })
}

fn cells(words: Words, row: &Row, now: Timestamp) -> Vec<AnyView> {
    let number = row.case.number.clone().unwrap_or_else(|| words.t("vendor-no-number"));
    let (status, tone) = status(words, row, now);
    vec![
        view! { <a href=format!("/applications/{}", row.case.id)>{row.case.product_name.clone()}</a> }
            .into_any(),
        number.into_any(),
        phrases::call_title(words, &row.call).into_any(),
        view! { <Tag text=status tone /> }.into_any(),
        phrases::waiting(words, waiting_for(row, now)).into_any(),
        due(words, row, now).into_any(),
    ]
}

fn too_late(row: &Row, now: Timestamp) -> bool {
    row.stage == Stage::Draft && row.call.phase(now) == CallPhase::Closed
}

fn status(words: Words, row: &Row, now: Timestamp) -> (String, Tone) {
    if too_late(row, now) {
        return (words.t("vendor-draft-expired"), Tone::Neutral);
    }
    if row.stage == Stage::Withdrawn && row.case.submitted_at.is_none() {
        return (words.t("stage-discarded"), Tone::Neutral);
    }
    (phrases::stage(words, row.stage), phrases::stage_tone(row.stage, row.waiting_for))
}

/// A draft whose call has closed waits for nobody any more.
fn waiting_for(row: &Row, now: Timestamp) -> WaitingFor {
    if too_late(row, now) { WaitingFor::Nobody } else { row.waiting_for }
}

/// When the one who is waited for must have acted.
fn due(words: Words, row: &Row, now: Timestamp) -> String {
    let closes_at = row.call.closes_at;
    match (row.stage, row.waiting_for) {
        (Stage::Draft, _) => {
            let at = deadline(words, closes_at);
            let left = phrases::remaining(words, now, closes_at);
            words.tf("vendor-due-with-remaining", &[("at", at.into()), ("remaining", left.into())])
        }
        (_, WaitingFor::Vendor) => match row.case.due_at.map(services::portal::instant) {
            Some(at) => {
                let left = if row.overdue {
                    phrases::overdue(words, now, at)
                } else {
                    phrases::remaining(words, now, at)
                };
                let at = moment(words, at);
                words.tf("vendor-due-with-remaining", &[("at", at.into()), ("remaining", left.into())])
            }
            None => words.t("vendor-no-due"),
        },
        _ => match row.due {
            Some(date) if date >= jst(now).date() => {
                words.tf("vendor-due-standard", &[("date", day(words, date).into())])
            }
            _ if row.overdue => words.tf("vendor-over-standard", &[("days", row.progress.over().into())]),
            _ => words.t("vendor-no-due"),
        },
    }
}

/// The calls that one can apply to now.
#[component]
fn OpenCalls(open: Vec<Call>, now: Timestamp) -> impl IntoView {
    let words = Words::current();
    if open.is_empty() {
        return view! {
            <section aria-labelledby="open-calls">
                <h2 id="open-calls">{t("vendor-open-calls")}</h2>
                <p>{t("vendor-open-calls-none")}</p>
            </section>
        }
        .into_any();
    }
    let items = open
        .into_iter()
        .map(|call| {
            let title = phrases::call_title(words, &call);
            let left = phrases::remaining(words, now, call.closes_at);
            let at = deadline(words, call.closes_at);
            let label = tf("vendor-apply-to", &[("call", title.as_str().into())]);
            view! {
                <div class="card">
                    <h3>{title}</h3>
                    <p>{tf("vendor-closes-at", &[("at", at.into()), ("remaining", left.into())])}</p>
                    <ButtonRow>
                        <LinkButton href=format!("/calls/{}/apply", call.code) label />
                    </ButtonRow>
                </div>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="open-calls">
            <h2 id="open-calls">{t("vendor-open-calls")}</h2>
            {items}
        </section>
    }
    .into_any()
}
