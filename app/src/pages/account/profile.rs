//! The own name and, in an organisation, the own title.

use leptos::prelude::*;
use services::PortalError;
use services::accounts::{self, Who};

use crate::components::button::{Button, ButtonRow};
use crate::components::field::{TextField, Width};
use crate::components::form::Form as FormView;
use crate::form::Submitted;
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{Words, t};

const FORM: &str = "profile";

/// The form on the page of the account.
pub fn section(who: &Who) -> impl IntoView + use<> {
    let name = who.account.name.clone();
    let title = who.belonging.as_ref().map(|belonging| {
        view! {
            <TextField
                name="title"
                value=belonging.title.clone()
                label=t("organization-field-title")
                help=t("account-title-help")
                autocomplete="organization-title"
                width=Width::Medium
            />
        }
    });
    view! {
        <h2>{t("account-profile-title")}</h2>
        <p>{t("account-profile-text")}</p>
        <FormView id=FORM action="/account/profile">
            <TextField name="name" value=name autocomplete="name" width=Width::Medium required=true />
            {title}
            <ButtonRow>
                <Button label=t("account-profile-submit") />
            </ButtonRow>
        </FormView>
    }
}

/// `POST /account/profile`
pub async fn change(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        let account = &visit.who()?.account.id;
        accounts::change_profile(&visit.portal, account, typed.text("name"), typed.text("title")).await
    };
    let outcome = outcome.await.map_err(|error| called(visit.words(), error));
    let form = Form::new(FORM, super::own::PAGE, &typed);
    visit.settle(form, outcome, |()| Next::to(super::own::PAGE).notice("notice-profile-changed")).await
}

/// Calls the title what it is called here: elsewhere a title is that of a call.
fn called(words: Words, error: PortalError) -> PortalError {
    let PortalError::Invalid(errors) = error else { return error };
    let label = words.t("organization-field-title");
    let called = |error: domain::validation::FieldError| {
        if error.field == "title" { error.with("label", &label) } else { error }
    };
    PortalError::Invalid(errors.into_iter().map(called).collect())
}
