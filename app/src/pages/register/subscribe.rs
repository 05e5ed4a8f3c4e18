//! `/subscriptions`: mails about changes of the register, without an account. Asking sends a link; its page
//! subscribes with a button (mail scanners open links). Each mail leads to the page that ends it, which mail
//! programs can post to by themselves (RFC 8058).

use axum::extract::{Path, Query};
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;
use services::PortalError;
use services::accounts::tokens::Purpose;
use services::register::subscriptions::{self, Subscription};
use services::register::{self};

use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Choice, Radios, TextField};
use crate::components::form::{Form as FormView, Hidden};
use crate::components::summary_list::{Fact, SummaryList};
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::account::link;
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{t, tf};

const FORM: &str = "subscribe";

/// The product that the person comes from.
#[derive(Debug, Default, Deserialize)]
pub struct About {
    #[serde(default)]
    number: String,
}

fn page_for(number: &str) -> String {
    if number.is_empty() {
        return "/subscriptions".to_owned();
    }
    let number: String = url::form_urlencoded::byte_serialize(number.as_bytes()).collect();
    format!("/subscriptions?number={number}")
}

/// GET `/subscriptions`: the form.
pub async fn show(visit: Visit, Query(about): Query<About>) -> Answer {
    let product = if about.number.is_empty() {
        None
    } else {
        Some(register::find(&visit.portal, &about.number).await?.entry)
    };
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("subscribe-title")).render(&chrome, move || {
        let number = about.number;
        let scope = product.map(|entry| {
            let one = tf("subscribe-one", &[("product", entry.product_name.as_str().into())]);
            let choices = vec![Choice::new(number.clone(), one), Choice::new("all", t("subscribe-all"))];
            view! { <Radios name="scope" label=t("subscribe-scope") choices value=number.clone() required=true /> }
        });
        view! {
            <h1>{t("subscribe-title")}</h1>
            <p class="lead">{t("subscribe-lead")}</p>
            <FormView id=FORM action="/subscriptions">
                <Hidden name="number" value=number.clone() />
                <TextField
                    name="email"
                    kind="email"
                    autocomplete="email"
                    help=t("subscribe-purpose")
                    required=true
                />
                {scope}
                <ButtonRow>
                    <Button label=t("subscribe-submit") />
                </ButtonRow>
            </FormView>
            <p>
                <a href="/privacy">{t("subscribe-privacy")}</a>
            </p>
        }
    }))
}

/// POST `/subscriptions`: sends a link to confirm.
pub async fn ask(visit: Visit, typed: Submitted) -> Answer {
    let (number, scope) = (typed.text("number"), typed.text("scope"));
    let wanted = if scope == "all" { "" } else { number };
    let outcome = subscriptions::ask(&visit.portal, visit.address, typed.text("email"), wanted).await;
    if let Err(error @ PortalError::Denied("too-many-attempts")) = outcome {
        return Err(error.into());
    }
    visit
        .settle(Form::new(FORM, page_for(number), &typed), outcome, |()| Next::to("/subscriptions/sent"))
        .await
}

/// GET `/subscriptions/sent`
pub async fn sent(visit: Visit) -> Answer {
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("subscribe-sent-title")).render(&chrome, || {
        let hours = Purpose::Subscription.lifetime().as_hours();
        view! {
            <h1>{t("subscribe-sent-title")}</h1>
            <p class="lead">{t("subscribe-sent-lead")}</p>
            <p>{tf("subscribe-sent-valid", &[("hours", hours.into())])}</p>
            <p>
                <a href="/register">{t("register-back")}</a>
            </p>
        }
    }))
}

fn facts(subscription: Subscription) -> Vec<Fact> {
    let about = match subscription.product {
        None => t("subscribe-all"),
        Some((number, name)) => format!("{number} {name}"),
    };
    vec![Fact::text(t("subscribe-email"), subscription.email), Fact::text(t("subscribe-scope"), about)]
}

/// GET `/subscriptions/confirm/{token}`
pub async fn look(visit: Visit, Path(token): Path<String>) -> Answer {
    let wanted = match subscriptions::check_link(&visit.portal, &token).await {
        Ok(wanted) => wanted,
        Err(error) => return link::answer(&visit, error, link::Help::Subscription),
    };
    let chrome = visit.plain_chrome();
    let action = visit.path;
    Ok(Page::new(chrome.words().t("subscribe-confirm-title")).render(&chrome, move || {
        view! {
            <h1>{t("subscribe-confirm-title")}</h1>
            <p class="lead">{t("subscribe-confirm-lead")}</p>
            <SummaryList facts=facts(wanted) />
            <FormView id="subscribe-confirm" action>
                <ButtonRow>
                    <Button label=t("subscribe-confirm-submit") />
                </ButtonRow>
            </FormView>
        }
    }))
}

/// POST `/subscriptions/confirm/{token}`
pub async fn confirm(visit: Visit, Path(token): Path<String>, typed: Submitted) -> Answer {
    match subscriptions::confirm(&visit.portal, &token).await {
        Ok(()) => {
            let form = Form::new("subscribe-confirm", "/register", &typed);
            visit.settle(form, Ok(()), |()| Next::to("/register").notice("notice-subscribed")).await
        }
        Err(error) => link::answer(&visit, error, link::Help::Subscription),
    }
}

/// GET `/subscriptions/leave/{token}`: opening the link ends nothing.
pub async fn leaving(visit: Visit, Path(token): Path<String>) -> Answer {
    let subscription = subscriptions::of_leave_link(&visit.portal, &token).await?;
    let Some(subscription) = subscription else { return Ok(over(&visit)) };
    let chrome = visit.plain_chrome();
    let action = visit.path;
    Ok(Page::new(chrome.words().t("subscribe-leave-title")).render(&chrome, move || {
        view! {
            <h1>{t("subscribe-leave-title")}</h1>
            <p class="lead">{t("subscribe-leave-lead")}</p>
            <SummaryList facts=facts(subscription) />
            <FormView id="subscribe-leave" action>
                <ButtonRow>
                    <Button label=t("subscribe-leave-submit") />
                    <LinkButton href="/register" label=t("cancel") kind=Kind::Secondary />
                </ButtonRow>
            </FormView>
        }
    }))
}

/// POST `/subscriptions/leave/{token}`: the same answer however often; a mail program follows no redirect.
pub async fn leave(visit: Visit, Path(token): Path<String>) -> Answer {
    subscriptions::leave(&visit.portal, &token).await?;
    Ok(over(&visit))
}

fn over(visit: &Visit) -> Response {
    let chrome = visit.plain_chrome();
    Page::new(chrome.words().t("subscribe-left-title")).render(&chrome, || {
        view! {
            <h1>{t("subscribe-left-title")}</h1>
            <p class="lead">{t("subscribe-left-lead")}</p>
            <p>
                <a href="/register">{t("register-back")}</a>
            </p>
        }
    })
}
