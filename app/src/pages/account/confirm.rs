//! Confirming an address through the link in a mail.

use axum::extract::Path;
use leptos::prelude::*;
use services::accounts;

use super::link::{self, Help};
use super::make_room;
use crate::components::button::{Button, ButtonRow};
use crate::components::form::Form as FormView;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit};
use crate::words::t;

/// `GET /confirm/{token}`
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    if let Err(error) = accounts::check_confirmation_link(&visit.portal, &token).await {
        return link::answer(&visit, error, Help::SignIn);
    }
    let chrome = visit.plain_chrome();
    let action = visit.path;
    Ok(Page::new(chrome.words().t("confirm-title")).render(&chrome, move || {
        view! {
            <h1>{t("confirm-title")}</h1>
            <p class="lead">{t("confirm-lead")}</p>
            <FormView id="confirm" action>
                <ButtonRow>
                    <Button label=t("confirm-submit") />
                </ButtonRow>
            </FormView>
        }
    }))
}

/// `POST /confirm/{token}`
pub async fn confirm(visit: Visit, Path(token): Path<String>, typed: Submitted) -> Answer {
    match accounts::confirm_email(&visit.portal, &token).await {
        Ok(_) => {
            make_room(&visit).await?;
            visit
                .settle(Form::new("confirm", "/sign-in", &typed), Ok(()), |()| {
                    Next::to("/sign-in").notice("notice-address-confirmed")
                })
                .await
        }
        Err(error) => link::answer(&visit, error, Help::SignIn),
    }
}
