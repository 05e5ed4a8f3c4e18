//! A forgotten password: asking for a link. The answer is the same whether the address is known or not.

use leptos::prelude::*;
use services::accounts;
use services::accounts::tokens::Purpose;

use crate::components::button::{Button, ButtonRow};
use crate::components::field::TextField;
use crate::components::form::Form as FormView;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{t, tf};

/// `GET /password/forgot`
pub async fn show(visit: Visit) -> Answer {
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("forgot-title")).render(&chrome, || {
        view! {
            <h1>{t("forgot-title")}</h1>
            <p class="lead">{t("forgot-lead")}</p>
            <FormView id="forgot" action="/password/forgot">
                <TextField name="email" kind="email" autocomplete="username" required=true />
                <ButtonRow>
                    <Button label=t("forgot-submit") />
                </ButtonRow>
            </FormView>
        }
    }))
}

/// `POST /password/forgot`
pub async fn ask(visit: Visit, typed: Submitted) -> Answer {
    let outcome = accounts::request_reset(&visit.portal, typed.text("email")).await;
    visit
        .settle(Form::new("forgot", "/password/forgot", &typed), outcome, |()| {
            Next::to("/password/forgot/sent")
        })
        .await
}

/// `GET /password/forgot/sent`
pub async fn sent(visit: Visit) -> Answer {
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("forgot-sent-title")).render(&chrome, || {
        let hours = Purpose::ResetPassword.lifetime().as_hours();
        view! {
            <h1>{t("forgot-sent-title")}</h1>
            <p class="lead">{t("forgot-sent-lead")}</p>
            <p>{tf("forgot-sent-valid", &[("hours", hours.into())])}</p>
            <p>{t("mail-not-arrived")}</p>
            <p>
                <a href="/password/forgot">{t("forgot-again")}</a>
            </p>
        }
    }))
}
