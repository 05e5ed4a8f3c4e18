//! Accepting an invitation: to the ministry's staff, or to an organisation.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;
use services::accounts::staff::{self, StaffInvitation};
use services::organizations::{self, MemberInvitation};
use services::{PortalError, Result};

use super::link::{self, Help};
use super::sign_in::with_next;
use super::{make_room, password_rules};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{PasswordField, TextField};
use crate::components::form::Form as FormView;
use crate::components::summary_list::{Fact, SummaryList};
use crate::form::Submitted;
use crate::page::{Chrome, Page};
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{Locale, Words, t, tf};

const FORM: &str = "invitation";

/// What the link invites to.
enum Invitation {
    Staff(StaffInvitation),
    Member(MemberInvitation),
}

impl Invitation {
    async fn behind(visit: &Visit, token: &str) -> Result<Self> {
        match staff::staff_invitation(&visit.portal, token).await {
            Err(PortalError::Denied("link-unknown")) => {
                Ok(Self::Member(organizations::member_invitation(&visit.portal, token).await?))
            }
            found => found.map(Self::Staff),
        }
    }

    /// The address, the name, who invites.
    fn person(&self) -> (&str, &str, &str) {
        match self {
            Self::Staff(found) => (&found.email, &found.name, &found.inviter),
            Self::Member(found) => (&found.email, &found.name, &found.inviter),
        }
    }

    /// What the person becomes.
    fn facts(&self, words: Words) -> Vec<Fact> {
        let (email, _, inviter) = self.person();
        let what = match self {
            Self::Staff(found) => {
                let roles =
                    found.roles.iter().map(|role| words.t(&format!("role-{}", role.id().replace('_', "-"))));
                let separator = if words.locale() == Locale::Ja { "、" } else { ", " };
                Fact::text(words.t("invitation-roles"), roles.collect::<Vec<_>>().join(separator))
            }
            Self::Member(found) => Fact::text(words.t("invitation-organization"), &found.organization_name),
        };
        vec![
            what,
            Fact::text(words.t("invitation-inviter"), inviter),
            Fact::text(words.t("field-email"), email),
        ]
    }
}

/// How the person who opened the link can accept.
enum Way {
    /// Name and password for a new account.
    NewAccount,
    /// One click with the account that is signed in.
    OwnAccount,
    /// The address has an account: sign in first.
    SignIn,
    /// Another account is signed in.
    AnotherAccount,
}

impl Way {
    fn of(visit: &Visit, invitation: &Invitation) -> Self {
        match (invitation, &visit.who) {
            (Invitation::Member(found), who) if found.has_account => match who {
                None => Self::SignIn,
                Some(who) if who.account.email.eq_ignore_ascii_case(&found.email) => Self::OwnAccount,
                Some(_) => Self::AnotherAccount,
            },
            _ => Self::NewAccount,
        }
    }
}

/// `GET /invitation/{token}`
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    match Invitation::behind(&visit, &token).await {
        Ok(invitation) => Ok(page(&visit, &visit.plain_chrome(), &invitation)),
        Err(error) => link::answer(&visit, error, Help::Inviter),
    }
}

/// `POST /invitation/{token}`
pub async fn accept(visit: Visit, Path(token): Path<String>, typed: Submitted) -> Answer {
    let invitation = match Invitation::behind(&visit, &token).await {
        Ok(invitation) => invitation,
        Err(error) => return link::answer(&visit, error, Help::Inviter),
    };
    let (name, password) = (typed.text("name"), typed.text("password"));
    let outcome = match &invitation {
        Invitation::Staff(_) => {
            staff::accept_staff_invitation(&visit.portal, &token, name, password).await.map(|_| false)
        }
        Invitation::Member(found) if found.has_account => {
            let own = &visit.who()?.account.id;
            organizations::accept_with_account(&visit.portal, own, &token).await.map(|()| true)
        }
        Invitation::Member(_) => {
            organizations::accept_new(&visit.portal, &token, name, password).await.map(|_| false)
        }
    };
    match outcome {
        Ok(signed_in) => joined(&visit, &typed, signed_in).await,
        Err(error @ PortalError::Denied("link-unknown" | "link-used" | "link-expired")) => {
            link::answer(&visit, error, Help::Inviter)
        }
        Err(error) => {
            let chrome = link::once_more(&visit, FORM, &typed, error)?;
            // The address may have got an account in the meantime.
            let invitation = Invitation::behind(&visit, &token).await?;
            Ok(page(&visit, &chrome, &invitation))
        }
    }
}

async fn joined(visit: &Visit, typed: &Submitted, signed_in: bool) -> Answer {
    let next = if signed_in {
        Next::to("/organization").notice("notice-organization-joined")
    } else {
        make_room(visit).await?;
        Next::to("/sign-in").notice("notice-account-made")
    };
    visit.settle(Form::new(FORM, "/sign-in", typed), Ok(()), |()| next).await
}

fn page(visit: &Visit, chrome: &Chrome, invitation: &Invitation) -> Response {
    let way = Way::of(visit, invitation);
    let action = visit.path.clone();
    let own = visit.who.as_ref().map(|who| who.account.email.clone()).unwrap_or_default();
    let name = invitation.person().1.to_owned();
    let facts = invitation.facts(chrome.words());
    let lead = match invitation {
        Invitation::Staff(_) => "invitation-lead-staff",
        Invitation::Member(_) => "invitation-lead-member",
    };
    Page::new(chrome.words().t("invitation-title")).status(link::status(chrome)).render(chrome, move || {
        let form = match way {
            Way::NewAccount => new_account(action, name).into_any(),
            Way::OwnAccount => own_account(action).into_any(),
            Way::SignIn => sign_in(&action).into_any(),
            Way::AnotherAccount => another_account(&own).into_any(),
        };
        view! {
            <h1>{t("invitation-title")}</h1>
            <p class="lead">{t(lead)}</p>
            <SummaryList facts />
            {form}
        }
    })
}

fn new_account(action: String, name: String) -> impl IntoView {
    view! {
        <p>{t("invitation-new-account")}</p>
        <FormView id=FORM action>
            <TextField name="name" value=name autocomplete="name" required=true />
            <PasswordField name="password" help=password_rules() autocomplete="new-password" />
            <ButtonRow>
                <Button label=t("invitation-submit-new") />
            </ButtonRow>
        </FormView>
    }
}

fn own_account(action: String) -> impl IntoView {
    view! {
        <FormView id=FORM action>
            <ButtonRow>
                <Button label=t("invitation-submit-own") />
            </ButtonRow>
        </FormView>
    }
}

fn sign_in(page: &str) -> impl IntoView + use<> {
    let href = with_next(page);
    view! {
        <p>{t("invitation-sign-in-first")}</p>
        <ButtonRow>
            <LinkButton href label=t("invitation-sign-in") />
        </ButtonRow>
    }
}

fn another_account(own: &str) -> impl IntoView + use<> {
    view! {
        <p>{tf("invitation-another-account", &[("email", own.into())])}</p>
        <FormView id="leave" action="/sign-out">
            <ButtonRow>
                <Button label=t("invitation-sign-out") kind=Kind::Secondary />
            </ButtonRow>
        </FormView>
    }
}
