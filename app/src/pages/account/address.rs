//! Changing the own address: asking for a link to the new one, and confirming it there.

use axum::extract::Path;
use leptos::prelude::*;
use services::accounts;
use services::accounts::tokens::Purpose;

use super::link::{self, Help};
use super::own::PAGE;
use super::unthrottled;
use crate::components::button::{Button, ButtonRow};
use crate::components::field::{PasswordField, TextField};
use crate::components::form::Form as FormView;
use crate::components::summary_list::{Fact, SummaryList};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{t, tf};

const FORM: &str = "address";

/// The form on the page of the account.
pub fn section() -> impl IntoView {
    let hours = Purpose::ChangeAddress.lifetime().as_hours();
    view! {
        <h2>{t("account-address-title")}</h2>
        <p>{tf("account-address-text", &[("hours", hours.into())])}</p>
        <FormView id=FORM action="/account/email">
            <TextField
                name="email"
                label=t("account-address-new")
                kind="email"
                autocomplete="email"
                required=true
            />
            <PasswordField
                name="current-password"
                help=t("account-address-password-help")
                autocomplete="current-password"
            />
            <ButtonRow>
                <Button label=t("account-address-submit") />
            </ButtonRow>
        </FormView>
    }
}

/// `POST /account/email`
pub async fn ask(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        let account = &visit.who()?.account.id;
        let (email, password) = (typed.text("email"), typed.text("current-password"));
        accounts::request_address_change(&visit.portal, account, email, password).await
    };
    let outcome = unthrottled(outcome.await)?;
    visit
        .settle(Form::new(FORM, PAGE, &typed), outcome, |()| Next::to(PAGE).notice("notice-address-asked"))
        .await
}

/// `GET /account/email/{token}`
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    let email = match accounts::check_address_link(&visit.portal, &token).await {
        Ok(email) => email,
        Err(error) => return link::answer(&visit, error, Help::Account),
    };
    let chrome = visit.plain_chrome();
    let action = visit.path;
    Ok(Page::new(chrome.words().t("address-title")).render(&chrome, move || {
        view! {
            <h1>{t("address-title")}</h1>
            <p class="lead">{t("address-lead")}</p>
            <SummaryList facts=vec![Fact::text(t("account-address-new"), email)] />
            <FormView id="confirm-address" action>
                <ButtonRow>
                    <Button label=t("address-submit") />
                </ButtonRow>
            </FormView>
        }
    }))
}

/// `POST /account/email/{token}`: whoever is signed in stays so, on whichever device the link is opened.
pub async fn confirm(visit: Visit, Path(token): Path<String>, typed: Submitted) -> Answer {
    match accounts::confirm_address_change(&visit.portal, &token).await {
        Ok(()) => {
            let to = if visit.who.is_some() { PAGE } else { "/sign-in" };
            let form = Form::new("confirm-address", to, &typed);
            visit.settle(form, Ok(()), |()| Next::to(to).notice("notice-address-changed")).await
        }
        Err(error) => link::answer(&visit, error, Help::Account),
    }
}
