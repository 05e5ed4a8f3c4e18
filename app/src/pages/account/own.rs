//! The own account: what is known and changed, the password, and where one is signed in.

use axum::response::Response;
use leptos::prelude::*;
use services::accounts::{self, Who};
use services::sessions::{self, SessionEntry};

use super::{address, browser, password_rules, profile, unthrottled};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::PasswordField;
use crate::components::form::{Form as FormView, Hidden};
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit, moment};
use crate::words::{Locale, Words, t, tf};

/// The page of the account.
pub const PAGE: &str = "/account";

/// `GET /account`
pub async fn show(visit: Visit) -> Answer {
    let who = visit.who()?;
    let sessions = sessions::list_of(&visit.portal, &who.account.id).await?;
    let current = visit.session.id().as_ref().map(sessions::key_of);
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let facts = facts(words, who);
    let rows = sessions.into_iter().map(|entry| Row::of(words, entry, current.as_deref())).collect();
    let who = who.clone();
    Ok(Page::new(words.t("account-title")).render(&chrome, move || view(&who, facts, rows)))
}

fn facts(words: Words, who: &Who) -> Vec<Fact> {
    let mut facts = vec![
        Fact::text(words.t("field-name"), &who.account.name),
        Fact::text(words.t("field-email"), &who.account.email),
    ];
    if let Some(belonging) = &who.belonging {
        facts.push(Fact::text(words.t("organization-field-title"), &belonging.title));
    }
    if who.account.staff {
        let roles = who.roles.iter().map(|role| words.t(&format!("role-{}", role.id().replace('_', "-"))));
        let separator = if words.locale() == Locale::Ja { "、" } else { ", " };
        facts.push(Fact::text(words.t("account-roles"), roles.collect::<Vec<_>>().join(separator)));
    } else {
        let name = who.belonging.as_ref().map(|belonging| belonging.name.clone());
        let name = name.unwrap_or_else(|| words.t("account-no-organization"));
        facts.push(Fact::view(words.t("account-organization"), view! { <a href="/organization">{name}</a> }));
    }
    if let Some(at) = who.account.password_changed_at {
        facts.push(Fact::text(words.t("account-password-changed"), moment(words, at)));
    }
    facts
}

/// One session, in words.
struct Row {
    id: String,
    device: String,
    since: String,
    until: String,
    current: bool,
}

impl Row {
    fn of(words: Words, entry: SessionEntry, current: Option<&str>) -> Self {
        Self {
            device: browser::name(&entry.user_agent).unwrap_or_else(|| words.t("session-device-unknown")),
            since: moment(words, entry.created_at),
            until: moment(words, entry.expires_at),
            current: current == Some(entry.id.as_str()),
            id: entry.id,
        }
    }

    fn cells(self) -> Vec<AnyView> {
        let act = if self.current {
            view! { <Tag text=t("session-this") tone=Tone::Success /> }.into_any()
        } else {
            let label = tf(
                "session-end",
                &[("device", self.device.as_str().into()), ("since", self.since.as_str().into())],
            );
            view! {
                <FormView id=format!("end-{}", self.id) action="/account/sessions/end">
                    <Hidden name="session" value=self.id />
                    <Button label kind=Kind::Secondary />
                </FormView>
            }
            .into_any()
        };
        vec![self.device.into_any(), self.since.into_any(), self.until.into_any(), act]
    }
}

fn view(who: &Who, facts: Vec<Fact>, sessions: Vec<Row>) -> impl IntoView + use<> {
    let columns = vec![
        Column::new(t("session-device")),
        Column::date(t("session-since")),
        Column::date(t("session-until")),
        Column::new(t("session-act")),
    ];
    let rows = sessions.into_iter().map(Row::cells).collect();
    view! {
        <h1>{t("account-title")}</h1>
        <SummaryList facts />
        {profile::section(who)}
        {address::section()}
        <h2>{t("account-password-title")}</h2>
        <p>{t("account-password-text")}</p>
        <FormView id="password" action="/account/password">
            <PasswordField name="current-password" autocomplete="current-password" />
            <PasswordField
                name="password"
                label=t("field-new-password")
                help=password_rules()
                autocomplete="new-password"
            />
            <ButtonRow>
                <Button label=t("account-password-submit") />
            </ButtonRow>
        </FormView>
        <h2>{t("account-sessions-title")}</h2>
        <p>{t("account-sessions-text")}</p>
        <DataTable caption=t("account-sessions-caption") id="sessions" columns rows />
    }
}

/// `POST /account/password`: ends every session but this one, which gets a new id.
pub async fn change_password(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        let (current, new) = (typed.text("current-password"), typed.text("password"));
        accounts::change_password(&visit.portal, &visit.who()?.account.id, current, new).await?;
        visit.session.cycle_id().await.map_err(services::PortalError::fault)
    };
    let outcome = unthrottled(outcome.await)?;
    done(&visit, "password", &typed, outcome, "notice-password-changed").await
}

/// `POST /account/sessions/end`
pub async fn end_session(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        match sessions::end_one(&visit.portal, &visit.who()?.account.id, typed.text("session")).await {
            // It ended by itself meanwhile.
            Err(services::PortalError::NotFound) => Ok(()),
            other => other,
        }
    };
    let outcome = outcome.await;
    done(&visit, "end-session", &typed, outcome, "notice-session-ended").await
}

async fn done(
    visit: &Visit,
    form: &'static str,
    typed: &Submitted,
    outcome: services::Result<()>,
    notice: &str,
) -> Result<Response, crate::web::Failure> {
    visit.settle(Form::new(form, PAGE, typed), outcome, |()| Next::to(PAGE).notice(notice)).await
}
