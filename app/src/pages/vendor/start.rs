//! `/calls/{code}/apply`: starts an application for one product in an open call.

use axum::extract::Path;
use domain::call::{Call, CallPhase};
use jiff::Timestamp;
use leptos::prelude::*;
use services::{PortalError, calls, cases};

use super::{list, member, path, phrases};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::TextField;
use crate::components::form::Form as FormView;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit, deadline};
use crate::words::{Words, t, tf};

const FORM: &str = "start";

fn address(code: &str) -> String {
    format!("/calls/{code}/apply")
}

/// Asks for the product.
pub async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    match member(&visit) {
        Ok(_) => {}
        Err(PortalError::Denied("no-organization")) => return list::no_organization(&visit).await,
        Err(error) => return Err(error.into()),
    }
    let call = calls::by_code(&visit.portal, &code).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("vendor-start-title");
    Ok(Page::new(title).render(&chrome, move || view! { <Start call now /> }))
}

/// Starts the draft.
pub async fn start(visit: Visit, Path(code): Path<String>, typed: Submitted) -> Answer {
    let started = async {
        let (actor, _) = member(&visit)?;
        let call = calls::by_code(&visit.portal, &code).await?;
        cases::start(&visit.portal, actor, &call.id, typed.text("product_name")).await
    };
    let started = started.await;
    let form = Form::new(FORM, address(&code), &typed);
    visit.settle(form, started, |id| Next::to(path(&id, "")).notice("notice-application-started")).await
}

#[component]
fn Start(call: Call, now: Timestamp) -> impl IntoView {
    let words = Words::current();
    let title = phrases::call_title(words, &call);
    let at = deadline(words, call.closes_at);
    let body = match call.phase(now) {
        CallPhase::Open => {
            let left = phrases::remaining(words, now, call.closes_at);
            view! {
                <p>{tf("vendor-closes-at", &[("at", at.into()), ("remaining", left.into())])}</p>
                <p>{t("vendor-start-lead")}</p>
                <FormView id=FORM action=address(&call.code)>
                    <TextField
                        name="product_name"
                        label=t("vendor-start-product")
                        help=t("vendor-start-product-help")
                        required=true
                    />
                    <ButtonRow>
                        <Button label=t("vendor-start-button") />
                        <LinkButton href="/vendor" label=t("cancel") kind=Kind::Secondary />
                    </ButtonRow>
                </FormView>
            }
            .into_any()
        }
        CallPhase::Announced => {
            let at = deadline(words, call.opens_at);
            let text = tf("vendor-call-not-open", &[("at", at.into())]);
            view! { <NoticeBanner tone=Tone::Info text /> }.into_any()
        }
        CallPhase::Closed => {
            let text = tf("vendor-call-closed", &[("at", at.into())]);
            view! { <NoticeBanner tone=Tone::Warning text /> }.into_any()
        }
    };
    view! {
        <h1>{t("vendor-start-title")}</h1>
        <p class="lead">{title}</p>
        {body}
    }
}
