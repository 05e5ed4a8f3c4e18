//! Asking to join an organisation that others registered.

use axum::response::{IntoResponse, Redirect};
use domain::ids::OrganizationId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{PortalError, organizations};
use tower_sessions::Session;

use super::{PAGE, called};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::TextArea;
use crate::components::form::Form as FormView;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{t, tf};

const JOIN: &str = "/organization/join";
const KEY: &str = "join";

/// The organisation whose number the person typed. It lies in the session, so that the page tells
/// nobody the name of an organisation whose number they don't know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Offer {
    pub organization: OrganizationId,
    /// 商号.
    pub name: String,
}

impl Offer {
    /// Leaves it for the page that asks whether to join.
    ///
    /// # Errors
    /// Where the session store does not answer.
    pub async fn keep(&self, session: &Session) -> services::Result<()> {
        session.insert(KEY, self).await.map_err(PortalError::fault)
    }

    async fn left_in(session: &Session) -> services::Result<Option<Self>> {
        session.get(KEY).await.map_err(PortalError::fault)
    }
}

/// `GET /organization/join`
pub async fn show(visit: Visit) -> Answer {
    visit.who()?;
    let Some(offer) = Offer::left_in(&visit.session).await? else {
        return Ok(Redirect::to(PAGE).into_response());
    };
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("organization-join-title")).render(&chrome, move || {
        view! {
            <h1>{t("organization-join-title")}</h1>
            <p class="lead">{tf("organization-join-lead", &[("name", offer.name.as_str().into())])}</p>
            <p>{t("organization-join-next")}</p>
            <FormView id="join" action=JOIN>
                <TextArea name="words" label=t("organization-field-words") help=t("organization-join-words-help") rows=4 />
                <ButtonRow>
                    <Button label=t("organization-join-submit") />
                    <LinkButton href=PAGE label=t("organization-join-other") kind=Kind::Secondary />
                </ButtonRow>
            </FormView>
        }
    }))
}

/// `POST /organization/join`
pub async fn ask(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        let account = &visit.who()?.account.id;
        let offer = Offer::left_in(&visit.session).await?.ok_or(PortalError::NotFound)?;
        organizations::ask_to_join(&visit.portal, account, &offer.organization, typed.text("words"))
            .await
            .map_err(|error| called(visit.words(), error))?;
        visit.session.remove_value(KEY).await.map_err(PortalError::fault)?;
        Ok(())
    };
    let outcome = outcome.await;
    visit
        .settle(Form::new("join", JOIN, &typed), outcome, |()| Next::to(PAGE).notice("notice-join-requested"))
        .await
}
