//! One member, as the managers change what they may do; and leaving, for everybody about themselves.

use axum::extract::Path;
use domain::ids::AccountId;
use leptos::prelude::*;
use services::organizations::{self, Member};
use services::{PortalError, Result};

use super::PAGE;
use super::overview::marks;
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::confirm::Confirm;
use crate::components::form::{Form as FormView, Hidden};
use crate::components::summary_list::{Fact, SummaryList};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit, session};
use crate::words::{t, tf};

/// `GET /organization/members/{member}`, for managers; others find themselves there, to leave.
pub async fn show(visit: Visit, Path(member): Path<String>) -> Answer {
    let actor = visit.actor()?;
    let manages = visit.who()?.belonging.as_ref().is_some_and(|belonging| belonging.manager);
    if !manages && visit.who()?.account.id.as_str() != member {
        return Err(PortalError::Denied("managers-only").into());
    }
    let members = organizations::members(&visit.portal, actor).await?;
    let found = members.into_iter().find(|found| found.account.as_str() == member);
    let found = found.ok_or(PortalError::NotFound)?;
    let own = visit.who()?.account.id == found.account;
    let chrome = visit.chrome().await?;
    if !manages {
        let title = chrome.words().t("organization-leave-title");
        return Ok(Page::new(title.clone()).render(&chrome, move || {
            view! {
                <h1>{title}</h1>
                {removal(&page(found.account.as_str()), &found.name, own)}
            }
        }));
    }
    let title = chrome.words().tf("organization-member-title", &[("name", found.name.as_str().into())]);
    Ok(Page::new(title.clone()).render(&chrome, move || view(title, found, own)))
}

fn view(title: String, member: Member, own: bool) -> impl IntoView {
    let base = page(member.account.as_str());
    let facts = vec![
        Fact::text(t("field-email"), &member.email),
        Fact::text(t("organization-field-title"), &member.title),
        Fact::view(t("organization-marks"), marks(&member)),
    ];
    view! {
        <h1>{title}</h1>
        <SummaryList facts />
        <h2>{t("organization-signatory")}</h2>
        <p>{t("organization-signatory-about")}</p>
        {toggle("signatory", &base, &member.name, member.signatory)}
        <h2>{t("organization-manager")}</h2>
        <p>{t("organization-manager-about")}</p>
        {toggle("manager", &base, &member.name, member.manager)}
        {removal(&base, &member.name, own)}
    }
}

/// One button that gives what the member lacks, or takes back what they have.
fn toggle(what: &'static str, base: &str, name: &str, has: bool) -> impl IntoView + use<> {
    let act = if has { "withdraw" } else { "name" };
    let label = tf(&format!("organization-{what}-{act}"), &[("name", name.into())]);
    view! {
        <FormView id=what action=format!("{base}/{what}")>
            <Hidden name="to" value=if has { "no" } else { "yes" } />
            <ButtonRow>
                <Button label kind=Kind::Secondary />
            </ButtonRow>
        </FormView>
    }
}

fn removal(base: &str, name: &str, own: bool) -> impl IntoView + use<> {
    let who = if own { "own" } else { "other" };
    let consequences =
        ["access", "kept", "back"].map(|what| t(&format!("organization-remove-{what}"))).into();
    view! {
        <Confirm
            id="remove"
            action=format!("{base}/remove")
            title=tf(&format!("organization-remove-title-{who}"), &[("name", name.into())])
            consequences
            yes=tf(&format!("organization-remove-submit-{who}"), &[("name", name.into())])
            kind=Kind::Danger
            cancel=PAGE
        />
    }
}

fn page(member: &str) -> String {
    format!("/organization/members/{member}")
}

/// `POST /organization/members/{member}/signatory`
pub async fn signatory(visit: Visit, Path(member): Path<String>, typed: Submitted) -> Answer {
    let account = AccountId::new(&member);
    let outcome = async {
        let to = wanted(&typed)?;
        organizations::set_signatory(&visit.portal, visit.actor()?, &account, to).await?;
        Ok(if to { "notice-signatory-named" } else { "notice-signatory-withdrawn" })
    };
    let outcome = outcome.await;
    changed(&visit, "signatory", &member, &typed, outcome).await
}

/// `POST /organization/members/{member}/manager`
pub async fn manager(visit: Visit, Path(member): Path<String>, typed: Submitted) -> Answer {
    let account = AccountId::new(&member);
    let outcome = async {
        let to = wanted(&typed)?;
        organizations::set_manager(&visit.portal, visit.actor()?, &account, to).await?;
        Ok(if to { "notice-manager-named" } else { "notice-manager-withdrawn" })
    };
    let outcome = outcome.await;
    changed(&visit, "manager", &member, &typed, outcome).await
}

/// `POST /organization/members/{member}/remove`
pub async fn remove(visit: Visit, Path(member): Path<String>, typed: Submitted) -> Answer {
    let account = AccountId::new(&member);
    let own = visit.who.as_ref().is_some_and(|who| who.account.id == account);
    let outcome = async {
        organizations::remove_member(&visit.portal, visit.actor()?, &account).await?;
        if own {
            // The person's sessions are over, this one as well.
            session::end(&visit.session).await?;
        }
        Ok(())
    };
    let outcome = outcome.await;
    visit
        .settle(Form::new("remove", page(&member), &typed), outcome, |()| {
            if own {
                Next::to("/sign-in").notice("notice-organization-left")
            } else {
                Next::to(PAGE).notice("notice-member-removed")
            }
        })
        .await
}

/// Given or taken back; a form that says neither is none of ours.
fn wanted(typed: &Submitted) -> Result<bool> {
    match typed.text("to") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(PortalError::Invalid(Vec::new())),
    }
}

async fn changed(
    visit: &Visit,
    form: &'static str,
    member: &str,
    typed: &Submitted,
    outcome: Result<&'static str>,
) -> Answer {
    visit.settle(Form::new(form, page(member), typed), outcome, |notice| Next::to(PAGE).notice(notice)).await
}
