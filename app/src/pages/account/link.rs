//! What the pages behind links have in common: a link that does not work any more, and a form that
//! comes back.
//!
//! Such a form comes back in the answer itself (422), not through the session: there the link, which
//! is stored nowhere else but as a hash, would lie readable.

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use services::PortalError;

use crate::components::button::{ButtonRow, LinkButton};
use crate::flash::{FieldError, Flash};
use crate::form::Submitted;
use crate::page::{Chrome, Page};
use crate::web::{Failure, Visit, denied_sentence};
use crate::words::t;

/// What helps somebody whose link does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// Signing in: the address may be confirmed already, and a new link comes where it is not.
    SignIn,
    /// Asking for a new link.
    Forgot,
    /// Asking who invited.
    Inviter,
    /// Asking for a new link on the page of the account.
    Account,
    /// Asking who runs the portal.
    Operator,
    /// Subscribing once more.
    Subscription,
}

impl Help {
    /// The key of the sentence, and the button with its address.
    fn words(self) -> (&'static str, Option<(&'static str, &'static str)>) {
        match self {
            Help::SignIn => ("link-help-sign-in", Some(("/sign-in", "sign-in"))),
            Help::Forgot => ("link-help-forgot", Some(("/password/forgot", "forgot-title"))),
            Help::Inviter => ("link-help-inviter", Some(("/sign-in", "sign-in"))),
            Help::Account => ("link-help-account", Some(("/account", "account-title"))),
            Help::Operator => ("link-help-operator", Some(("/sign-in", "sign-in"))),
            Help::Subscription => ("link-help-subscription", Some(("/subscriptions", "subscribe-title"))),
        }
    }
}

/// The answer to an error of a link: its page where the link is at fault, else the error itself.
///
/// # Errors
/// What does not lie in the link.
pub fn answer(visit: &Visit, error: PortalError, help: Help) -> Result<Response, Failure> {
    let status = match &error {
        PortalError::Denied("link-unknown") => StatusCode::NOT_FOUND,
        PortalError::Denied("link-used" | "link-expired" | "administrator-exists") => StatusCode::GONE,
        _ => return Err(Failure(error)),
    };
    let PortalError::Denied(code) = error else { return Err(Failure(error)) };
    let chrome = visit.plain_chrome();
    let sentence = denied_sentence(chrome.words(), code);
    Ok(Page::new(chrome.words().t("link-broken-title")).status(status).render(&chrome, move || {
        let (text, button) = help.words();
        let button = button.map(|(href, label)| view! { <LinkButton href label=t(label) /> });
        view! {
            <h1>{t("link-broken-title")}</h1>
            <p class="lead">{sentence}</p>
            <p>{t(text)}</p>
            <ButtonRow>{button}</ButtonRow>
        }
    }))
}

/// The page around a form that comes back with what is wrong and what was typed, passwords aside.
///
/// # Errors
/// What is not about the fields.
pub fn once_more(
    visit: &Visit,
    form: &'static str,
    typed: &Submitted,
    error: PortalError,
) -> Result<Chrome, Failure> {
    let errors = match error {
        PortalError::Invalid(errors) => errors,
        PortalError::Denied(code) => {
            vec![FieldError::new("", "sentence").with("sentence", denied_sentence(visit.words(), code))]
        }
        other => return Err(Failure(other)),
    };
    Ok(Chrome { flash: Some(Flash::invalid(form, typed, errors)), ..visit.plain_chrome() })
}

/// The status of a page: 422 where its form came back.
pub fn status(chrome: &Chrome) -> StatusCode {
    if chrome.flash.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}
