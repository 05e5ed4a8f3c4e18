//! Signing in and out.

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect};
use leptos::prelude::*;
use services::PortalError;
use services::accounts::{self, Who};

use super::unthrottled;
use crate::components::button::{Button, ButtonRow};
use crate::components::field::{PasswordField, TextField};
use crate::components::form::{Form as FormView, Hidden};
use crate::form::Submitted;
use crate::language;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit, session};
use crate::words::t;

/// `GET /sign-in?next=…`
pub async fn show(visit: Visit) -> Answer {
    let next = wanted(&asked_for(&visit.path));
    if let Some(who) = &visit.who {
        let to = next.as_deref().unwrap_or_else(|| home(who));
        return Ok(Redirect::to(to).into_response());
    }
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("sign-in-title")).render(&chrome, move || {
        let reason = next.is_some().then(|| view! { <p class="lead">{t("sign-in-to-continue")}</p> });
        view! {
            <h1>{t("sign-in-title")}</h1>
            {reason}
            <FormView id="sign-in" action="/sign-in">
                {next.map(|next| view! { <Hidden name="next" value=next /> })}
                <TextField name="email" kind="email" autocomplete="username" required=true />
                <PasswordField name="password" autocomplete="current-password" />
                <ButtonRow>
                    <Button label=t("sign-in") />
                </ButtonRow>
            </FormView>
            <ul>
                <li>
                    <a href="/password/forgot">{t("sign-in-forgot")}</a>
                </li>
                <li>
                    <a href="/sign-up">{t("sign-in-to-sign-up")}</a>
                </li>
            </ul>
            <p>{t("sign-in-staff-note")}</p>
        }
    }))
}

/// `POST /sign-in`
pub async fn enter(visit: Visit, headers: HeaderMap, typed: Submitted) -> Answer {
    let next = wanted(typed.text("next"));
    let page = next.as_deref().map_or_else(|| "/sign-in".to_owned(), with_next);
    let outcome = async {
        let email = typed.text("email");
        let signed_in =
            accounts::sign_in(&visit.portal, email, typed.text("password"), visit.address).await?;
        let who = accounts::load_actor(&visit.portal, &signed_in.account).await?;
        // Disabled between the two statements.
        let who = who.ok_or(PortalError::Denied("sign-in-failed"))?;
        session::begin(&visit.session, &signed_in.account, &headers, visit.portal.now()).await?;
        Ok(home(&who))
    };
    let outcome = unthrottled(outcome.await)?;
    visit
        .settle(Form::new("sign-in", page, &typed), outcome, |home| Next::to(next.as_deref().unwrap_or(home)))
        .await
}

/// `POST /sign-out`
pub async fn leave(visit: Visit) -> Answer {
    session::end(&visit.session).await?;
    let nothing = Submitted::default();
    visit
        .settle(Form::new("sign-out", "/sign-in", &nothing), Ok(()), |()| {
            Next::to("/sign-in").notice("notice-signed-out")
        })
        .await
}

/// Where a person's work is.
pub fn home(who: &Who) -> &'static str {
    if who.account.staff {
        "/screening"
    } else if who.belonging.is_some() {
        "/vendor"
    } else {
        "/organization"
    }
}

/// The sign-in page that leads on to `next`.
pub fn with_next(next: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("/sign-in?next={next}")
}

/// What the query names under `next`.
fn asked_for(path: &str) -> String {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.find(|(name, _)| name == "next").map_or_else(String::new, |(_, next)| next.into_owned())
}

/// The page to go on to, if it is one of this site and not the sign-in itself.
fn wanted(next: &str) -> Option<String> {
    let local = language::local(next);
    let path = local.split('?').next().unwrap_or_default();
    let elsewhere = !matches!(path, "/" | "/sign-in" | "/sign-out" | "/session/extend");
    elsewhere.then(|| local.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_within_this_site_only() {
        assert_eq!(wanted("/applications/1?tab=2").as_deref(), Some("/applications/1?tab=2"));
        for elsewhere in ["", "/", "//evil.example", "https://evil.example", "/sign-in?next=/a", "/sign-out"]
        {
            assert_eq!(wanted(elsewhere), None, "{elsewhere:?}");
        }
    }

    #[test]
    fn what_leads_on_is_found_again() {
        let next = "/calls/2026-1/forms/a?x=1&y=2";
        assert_eq!(asked_for(&with_next(next)), next);
        assert_eq!(asked_for("/sign-in"), "");
    }
}
