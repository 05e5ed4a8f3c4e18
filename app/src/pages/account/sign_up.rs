//! Registering as a vendor's person. The answer is the same whether the address is known or not.

use leptos::prelude::*;
use services::accounts::tokens::Purpose;
use services::accounts::{self, RegisterInput};

use super::{already_in, password_rules};
use crate::components::button::{Button, ButtonRow};
use crate::components::field::{PasswordField, TextField};
use crate::components::form::Form as FormView;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{t, tf};

/// `GET /sign-up`
pub async fn show(visit: Visit) -> Answer {
    if let Some(who) = &visit.who {
        return already_in(who);
    }
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("sign-up-title")).render(&chrome, || {
        view! {
            <h1>{t("sign-up-title")}</h1>
            <p class="lead">{t("sign-up-lead")}</p>
            <p>{t("sign-up-next-step")}</p>
            <FormView id="sign-up" action="/sign-up">
                <TextField
                    name="email"
                    kind="email"
                    autocomplete="email"
                    help=t("sign-up-email-help")
                    required=true
                />
                <TextField name="name" autocomplete="name" required=true />
                <PasswordField name="password" help=password_rules() autocomplete="new-password" />
                <p>
                    {t("sign-up-purpose")} <a href="/privacy">{t("footer-privacy")}</a>
                </p>
                <ButtonRow>
                    <Button label=t("sign-up-submit") />
                </ButtonRow>
            </FormView>
            <p>
                {t("sign-up-have-account")} <a href="/sign-in">{t("sign-in")}</a>
            </p>
        }
    }))
}

/// `POST /sign-up`
pub async fn register(visit: Visit, typed: Submitted) -> Answer {
    let input = RegisterInput {
        email: typed.text("email").to_owned(),
        name: typed.text("name").to_owned(),
        password: typed.text("password").to_owned(),
    };
    let outcome = accounts::register_vendor(&visit.portal, input).await;
    visit.settle(Form::new("sign-up", "/sign-up", &typed), outcome, |()| Next::to("/sign-up/sent")).await
}

/// `GET /sign-up/sent`
pub async fn sent(visit: Visit) -> Answer {
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("sign-up-sent-title")).render(&chrome, || {
        let hours = Purpose::ConfirmAddress.lifetime().as_hours();
        view! {
            <h1>{t("sign-up-sent-title")}</h1>
            <p class="lead">{t("sign-up-sent-lead")}</p>
            <p>{tf("sign-up-sent-valid", &[("hours", hours.into())])}</p>
            <p>{t("mail-not-arrived")}</p>
            <p>
                <a href="/sign-up">{t("sign-up-again")}</a>
            </p>
        }
    }))
}
