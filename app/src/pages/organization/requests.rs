//! Requests to join, for the managers to decide.

use leptos::prelude::*;
use services::organizations::{self, JoinRequest};
use services::{PortalError, Result};

use super::back;
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::form::{Form as FormView, Hidden};
use crate::components::summary_list::{Fact, SummaryList};
use crate::form::Submitted;
use crate::web::{Answer, Visit, moment};
use crate::words::{Words, t, tf};

/// The requests that wait; nothing where there are none.
pub fn section(words: Words, requests: Vec<JoinRequest>) -> Option<impl IntoView> {
    (!requests.is_empty()).then(|| {
        let list = requests.into_iter().map(|request| one(words, request)).collect_view();
        view! {
            <h2>{t("organization-requests-title")}</h2>
            <p>{t("organization-requests-text")}</p>
            {list}
        }
    })
}

fn one(words: Words, request: JoinRequest) -> impl IntoView {
    let name = [("name", request.name.as_str().into())];
    let (accept, decline) =
        (tf("organization-request-accept", &name), tf("organization-request-decline", &name));
    let facts = vec![
        Fact::text(t("field-name"), request.name),
        Fact::text(t("field-email"), request.email),
        Fact::text(t("organization-request-at"), moment(words, request.created_at)),
        Fact::text(t("organization-field-words"), request.words),
    ];
    view! {
        <SummaryList facts />
        <FormView id=format!("request-{}", request.id) action="/organization/requests">
            <Hidden name="request" value=request.id />
            <ButtonRow>
                <Button label=accept kind=Kind::Secondary name="decision" value="accept" />
                <Button label=decline kind=Kind::Quiet name="decision" value="decline" />
            </ButtonRow>
        </FormView>
    }
}

/// `POST /organization/requests`
pub async fn decide(visit: Visit, typed: Submitted) -> Answer {
    let accept = match typed.text("decision") {
        "accept" => true,
        "decline" => false,
        _ => return Err(PortalError::Invalid(Vec::new()).into()),
    };
    let outcome = decided(&visit, typed.text("request"), accept).await;
    let notice = if accept { "notice-join-accepted" } else { "notice-join-declined" };
    back(&visit, "requests", &typed, outcome, notice).await
}

async fn decided(visit: &Visit, request: &str, accept: bool) -> Result<()> {
    match organizations::decide_join(&visit.portal, visit.actor()?, request, accept).await {
        Err(PortalError::Conflict(_)) => Err(PortalError::Denied("join-request-decided")),
        // About the other person, not about the one who decides.
        Err(PortalError::Denied("already-in-organization")) => {
            Err(PortalError::Denied("requester-in-organization"))
        }
        other => other,
    }
}
