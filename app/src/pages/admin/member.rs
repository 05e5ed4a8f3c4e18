//! `/admin/staff/{account}`: what one member of the staff may do, shutting them out, letting them in.

use axum::extract::Path;
use domain::actor::{Actor, StaffRole};
use domain::ids::AccountId;
use leptos::prelude::*;
use services::accounts::staff::{self, StaffEntry};
use services::{PortalError, Result};

use super::roles::{RoleChoices, in_words, ticked};
use crate::components::button::{Button, Kind};
use crate::components::confirm::Confirm;
use crate::components::form::Form;
use crate::components::summary_list::{Fact, SummaryList};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{self, Answer, Next, Visit};
use crate::words::{Words, t, tf};

const LIST: &str = "/admin/staff";
const ROLES: &str = "roles";

fn page_of(account: &str) -> String {
    format!("{LIST}/{account}")
}

/// GET `/admin/staff/{account}`.
pub async fn show(visit: Visit, Path(account): Path<String>) -> Answer {
    let actor = visit.staff(&[StaffRole::Administrator])?;
    let people = staff::list_staff(&visit.portal, actor).await?;
    let found = people.into_iter().find(|person| person.account.as_str() == account);
    let person = found.ok_or(PortalError::NotFound)?;
    let own = actor.account() == Some(&person.account);
    let chrome = visit.chrome().await?;
    let title = chrome.words().tf("admin-member-title", &[("name", person.name.as_str().into())]);
    Ok(Page::new(title.clone()).render(&chrome, move || {
        view! {
            <h1>{title}</h1>
            {facts(&person)}
            {roles_form(&person)}
            {(!own).then(|| access(&person))}
            <p><a href=LIST>{t("admin-member-back")}</a></p>
        }
    }))
}

fn facts(person: &StaffEntry) -> impl IntoView + use<> {
    let state = match person.disabled_at {
        Some(at) => tf("admin-staff-disabled-since", &[("at", web::moment(Words::current(), at).into())]),
        None => t("admin-staff-active"),
    };
    let facts = vec![
        Fact::text(t("admin-column-email"), person.email.clone()),
        Fact::text(t("admin-column-roles"), in_words(&person.roles)),
        Fact::text(t("admin-column-state"), state),
    ];
    view! { <SummaryList facts /> }
}

fn roles_form(person: &StaffEntry) -> impl IntoView + use<> {
    let action = format!("{}/roles", page_of(person.account.as_str()));
    let roles = person.roles.clone();
    view! {
        <section aria-labelledby="roles-title">
            <h2 id="roles-title">{t("admin-member-roles-title")}</h2>
            <p>{t("admin-member-roles-text")}</p>
            <Form id=ROLES action>
                <RoleChoices roles />
                <Button label=t("admin-member-roles-save") />
            </Form>
        </section>
    }
}

/// Shutting out, or letting in again. Nobody does it to themselves.
fn access(person: &StaffEntry) -> impl IntoView + use<> {
    let page = page_of(person.account.as_str());
    if person.disabled_at.is_some() {
        return view! {
            <section aria-labelledby="enable-title">
                <h2 id="enable-title">{t("admin-member-enable-title")}</h2>
                <p>{t("admin-member-enable-text")}</p>
                <Form id="enable" action=format!("{page}/enable")>
                    <Button label=t("admin-member-enable") kind=Kind::Secondary />
                </Form>
            </section>
        }
        .into_any();
    }
    let consequences = vec![
        t("admin-member-disable-sessions"),
        t("admin-member-disable-cases"),
        t("admin-member-disable-history"),
    ];
    view! {
        <Confirm
            id="disable"
            action=format!("{page}/disable")
            title=t("admin-member-disable-title")
            consequences
            yes=t("admin-member-disable")
            kind=Kind::Danger
            cancel=LIST
        />
    }
    .into_any()
}

/// POST `/admin/staff/{account}/roles`.
pub async fn change_roles(visit: Visit, Path(account): Path<String>, typed: Submitted) -> Answer {
    let outcome = async {
        let actor = administrator(&visit)?;
        staff::change_roles(&visit.portal, actor, &AccountId::new(account.clone()), ticked(&typed)).await
    }
    .await;
    let form = web::Form::new(ROLES, page_of(&account), &typed);
    visit.settle(form, outcome, |()| Next::to(page_of(&account)).notice("notice-roles-changed")).await
}

/// POST `/admin/staff/{account}/disable`.
pub async fn disable(visit: Visit, Path(account): Path<String>, typed: Submitted) -> Answer {
    let outcome = async {
        staff::disable_staff(&visit.portal, administrator(&visit)?, &AccountId::new(account.clone())).await
    }
    .await;
    let form = web::Form::new("disable", page_of(&account), &typed);
    visit.settle(form, outcome, |()| Next::to(page_of(&account)).notice("notice-staff-disabled")).await
}

/// POST `/admin/staff/{account}/enable`.
pub async fn enable(visit: Visit, Path(account): Path<String>, typed: Submitted) -> Answer {
    let outcome = async {
        staff::enable_staff(&visit.portal, administrator(&visit)?, &AccountId::new(account.clone())).await
    }
    .await;
    let form = web::Form::new("enable", page_of(&account), &typed);
    visit.settle(form, outcome, |()| Next::to(page_of(&account)).notice("notice-staff-enabled")).await
}

fn administrator(visit: &Visit) -> Result<&Actor> {
    visit.staff(&[StaffRole::Administrator])
}
