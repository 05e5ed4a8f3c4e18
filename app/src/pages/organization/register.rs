//! Registering an organisation by its 法人番号, for a person who belongs to none.

use leptos::prelude::*;
use services::organizations::{self, OwnRequest, RegisterOrganization, Registration};

use super::join::Offer;
use super::{PAGE, called};
use crate::components::button::{Button, ButtonRow};
use crate::components::field::{Checkbox, CorporateNumberField, TextField, Width};
use crate::components::form::Form as FormView;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit, moment};
use crate::words::{Words, t};

const FORM: &str = "organization";

/// `GET /organization` without one.
pub async fn show(visit: Visit) -> Answer {
    let request = organizations::own_request(&visit.portal, &visit.who()?.account.id).await?;
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let state = request.and_then(|request| state(words, &request));
    Ok(Page::new(words.t("organization-register-title")).render(&chrome, move || {
        let state = state.map(|(tone, title, text)| view! { <NoticeBanner tone title text /> });
        view! {
            <h1>{t("organization-register-title")}</h1>
            {state}
            <p class="lead">{t("organization-register-lead")}</p>
            <p>{t("organization-register-known")}</p>
            {form()}
        }
    }))
}

/// What became of the person's request to join: who is waited for, or that it was declined.
fn state(words: Words, request: &OwnRequest) -> Option<(Tone, String, String)> {
    let (tone, about) = match request.accepted {
        None => (Tone::Info, "pending"),
        Some(false) => (Tone::Warning, "declined"),
        // Joined, and left since then.
        Some(true) => return None,
    };
    let at = moment(words, request.created_at);
    let args = [("name", request.name.as_str().into()), ("at", at.into())];
    let title = words.t(&format!("organization-request-{about}-title"));
    Some((tone, title, words.tf(&format!("organization-request-{about}"), &args)))
}

/// What an organisation says about itself; also for changing it.
#[component]
pub fn EntryFields(
    #[prop(optional, into)] name: String,
    #[prop(optional, into)] postal_code: String,
    #[prop(optional, into)] address: String,
) -> impl IntoView {
    view! {
        <TextField
            name="name"
            value=name
            label=t("organization-field-name")
            help=t("organization-name-help")
            autocomplete="organization"
            required=true
        />
        <TextField
            name="postal-code"
            value=postal_code
            label=t("organization-field-postal-code")
            help=t("organization-postal-code-help")
            inputmode="numeric"
            autocomplete="postal-code"
            width=Width::Short
            required=true
        />
        <TextField
            name="address"
            value=address
            label=t("organization-field-address")
            help=t("organization-address-help")
            autocomplete="address-line1"
            required=true
        />
    }
}

fn form() -> impl IntoView {
    view! {
        <FormView id=FORM action=PAGE>
            <CorporateNumberField name="corporate-number" required=true />
            <EntryFields />
            <TextField
                name="title"
                label=t("organization-field-title")
                help=t("organization-title-help")
                autocomplete="organization-title"
                width=Width::Medium
                required=true
            />
            <Checkbox
                name="signatory"
                label=t("organization-signatory-tick")
                help=t("organization-signatory-help")
            />
            <ButtonRow>
                <Button label=t("organization-register-submit") />
            </ButtonRow>
        </FormView>
    }
}

/// `POST /organization`
pub async fn save(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        let text = |field: &str| typed.text(field).to_owned();
        let input = RegisterOrganization {
            corporate_number: text("corporate-number"),
            name: text("name"),
            postal_code: text("postal-code"),
            address: text("address"),
            title: text("title"),
            signatory: typed.flag("signatory"),
        };
        let account = &visit.who()?.account.id;
        let registered = organizations::register_organization(&visit.portal, account, input).await;
        let registered = registered.map_err(|error| called(visit.words(), error))?;
        if let Registration::AskToJoin { organization, name } = &registered {
            Offer { organization: organization.clone(), name: name.clone() }.keep(&visit.session).await?;
        }
        Ok(registered)
    };
    let outcome = outcome.await;
    visit
        .settle(Form::new(FORM, PAGE, &typed), outcome, |registered| match registered {
            Registration::Registered(_) => Next::to(PAGE).notice("notice-organization-registered"),
            Registration::AskToJoin { .. } => Next::to("/organization/join"),
        })
        .await
}
