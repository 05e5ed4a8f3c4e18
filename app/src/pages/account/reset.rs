//! A new password behind the link in a mail.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;
use services::{PortalError, accounts};

use super::link::{self, Help};
use super::{make_room, password_rules};
use crate::components::button::{Button, ButtonRow};
use crate::components::field::PasswordField;
use crate::components::form::Form as FormView;
use crate::form::Submitted;
use crate::page::{Chrome, Page};
use crate::web::{Answer, Form, Next, Visit};
use crate::words::t;

const FORM: &str = "reset";

/// `GET /password/reset/{token}`
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    match accounts::check_reset_link(&visit.portal, &token).await {
        Ok(()) => Ok(page(&visit.plain_chrome())),
        Err(error) => link::answer(&visit, error, Help::Forgot),
    }
}

/// `POST /password/reset/{token}`
pub async fn save(visit: Visit, Path(token): Path<String>, typed: Submitted) -> Answer {
    match accounts::perform_reset(&visit.portal, &token, typed.text("password")).await {
        Ok(_) => {
            make_room(&visit).await?;
            visit
                .settle(Form::new(FORM, "/sign-in", &typed), Ok(()), |()| {
                    Next::to("/sign-in").notice("notice-password-reset")
                })
                .await
        }
        Err(error @ PortalError::Denied(_)) => link::answer(&visit, error, Help::Forgot),
        Err(error) => Ok(page(&link::once_more(&visit, FORM, &typed, error)?)),
    }
}

fn page(chrome: &Chrome) -> Response {
    let action = chrome.path.clone();
    Page::new(chrome.words().t("reset-title")).status(link::status(chrome)).render(chrome, move || {
        view! {
            <h1>{t("reset-title")}</h1>
            <p class="lead">{t("reset-lead")}</p>
            <FormView id=FORM action>
                <PasswordField
                    name="password"
                    label=t("field-new-password")
                    help=password_rules()
                    autocomplete="new-password"
                />
                <ButtonRow>
                    <Button label=t("reset-submit") />
                </ButtonRow>
            </FormView>
        }
    })
}
