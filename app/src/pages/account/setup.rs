//! The first administrator of an empty portal, through the link that the console prints.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;
use services::{PortalError, accounts};

use super::link::{self, Help};
use super::{make_room, password_rules};
use crate::components::button::{Button, ButtonRow};
use crate::components::field::{PasswordField, TextField};
use crate::components::form::Form as FormView;
use crate::form::Submitted;
use crate::page::{Chrome, Page};
use crate::web::{Answer, Form, Next, Visit};
use crate::words::t;

const FORM: &str = "setup";

/// `GET /setup/{token}`
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    match accounts::check_first_administrator_link(&visit.portal, &token).await {
        Ok(()) => Ok(page(&visit.plain_chrome())),
        Err(error) => link::answer(&visit, error, Help::Operator),
    }
}

/// `POST /setup/{token}`
pub async fn create(visit: Visit, Path(token): Path<String>, typed: Submitted) -> Answer {
    let (email, name, password) = (typed.text("email"), typed.text("name"), typed.text("password"));
    match accounts::create_first_administrator(&visit.portal, &token, email, name, password).await {
        Ok(_) => {
            make_room(&visit).await?;
            visit
                .settle(Form::new(FORM, "/sign-in", &typed), Ok(()), |()| {
                    Next::to("/sign-in").notice("notice-account-made")
                })
                .await
        }
        Err(error @ PortalError::Denied(_)) => link::answer(&visit, error, Help::Operator),
        Err(error) => Ok(page(&link::once_more(&visit, FORM, &typed, error)?)),
    }
}

fn page(chrome: &Chrome) -> Response {
    let action = chrome.path.clone();
    Page::new(chrome.words().t("setup-title")).status(link::status(chrome)).render(chrome, move || {
        view! {
            <h1>{t("setup-title")}</h1>
            <p class="lead">{t("setup-lead")}</p>
            <FormView id=FORM action>
                <TextField name="email" kind="email" autocomplete="email" required=true />
                <TextField name="name" autocomplete="name" required=true />
                <PasswordField name="password" help=password_rules() autocomplete="new-password" />
                <ButtonRow>
                    <Button label=t("setup-submit") />
                </ButtonRow>
            </FormView>
        }
    })
}
