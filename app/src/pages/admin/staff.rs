//! `/admin/staff`: who works here, and inviting by mail.

use axum::extract::Path;
use domain::actor::StaffRole;
use leptos::prelude::*;
use services::accounts::staff::{self, InviteStaff, PendingInvitation, StaffEntry};

use super::READERS;
use super::roles::{RoleChoices, in_words, ticked};
use crate::components::button::{Button, Kind};
use crate::components::field::TextField;
use crate::components::form::Form;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{self, Answer, Next, Visit};
use crate::words::{Words, t, tf};

const PATH: &str = "/admin/staff";
const INVITE: &str = "invite-staff";

/// GET `/admin/staff`.
pub async fn show(visit: Visit) -> Answer {
    let actor = visit.staff(&READERS)?;
    let administrator = actor.has(StaffRole::Administrator);
    let people = staff::list_staff(&visit.portal, actor).await?;
    let pending = staff::pending_invitations(&visit.portal, actor).await?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("admin-staff-title");
    Ok(Page::new(title).render(&chrome, move || {
        view! {
            <h1>{t("admin-staff-title")}</h1>
            {people_table(people, administrator)}
            {pending_table(pending, administrator)}
            {administrator.then(invite_form)}
        }
    }))
}

fn people_table(people: Vec<StaffEntry>, administrator: bool) -> impl IntoView {
    let rows = people
        .into_iter()
        .map(|person| {
            let (state, tone) = match person.disabled_at {
                Some(_) => (t("admin-staff-disabled"), Tone::Neutral),
                None => (t("admin-staff-active"), Tone::Success),
            };
            let href = format!("{PATH}/{}", person.account);
            let name = if administrator {
                view! { <a href=href>{person.name}</a> }.into_any()
            } else {
                person.name.into_any()
            };
            vec![
                name,
                person.email.into_any(),
                in_words(&person.roles).into_any(),
                view! { <Tag text=state tone /> }.into_any(),
            ]
        })
        .collect();
    let columns = vec![
        Column::name(t("admin-column-name")),
        Column::name(t("admin-column-email")),
        Column::new(t("admin-column-roles")),
        Column::code(t("admin-column-state")),
    ];
    view! { <DataTable caption=t("admin-staff-caption") id="staff" columns rows /> }
}

fn pending_table(pending: Vec<PendingInvitation>, administrator: bool) -> impl IntoView {
    let words = Words::current();
    let rows = pending
        .into_iter()
        .map(|invitation| {
            let mut cells = vec![
                invitation.email.clone().into_any(),
                invitation.name.into_any(),
                in_words(&invitation.roles).into_any(),
                web::moment(words, invitation.expires_at).into_any(),
            ];
            if administrator {
                let action = format!("{PATH}/invitations/{}/withdraw", invitation.id);
                let label = tf("admin-invitation-withdraw", &[("email", invitation.email.into())]);
                let form = view! {
                    <form method="post" action=action>
                        <Button label kind=Kind::Quiet />
                    </form>
                };
                cells.push(form.into_any());
            }
            cells
        })
        .collect();
    let mut columns = vec![
        Column::name(t("admin-column-email")),
        Column::name(t("admin-column-name")),
        Column::new(t("admin-column-roles")),
        Column::date(t("admin-column-expires")),
    ];
    if administrator {
        columns.push(Column::new(t("admin-column-act")));
    }
    view! {
        <DataTable
            caption=t("admin-invitations-caption")
            id="invitations"
            columns
            rows
            empty=t("admin-invitations-none")
        />
    }
}

fn invite_form() -> impl IntoView {
    view! {
        <section aria-labelledby="invite-title">
            <h2 id="invite-title">{t("admin-invite-title")}</h2>
            <p>{t("admin-invite-text")}</p>
            <Form id=INVITE action=PATH>
                <TextField name="email" kind="email" inputmode="email" autocomplete="off" required=true />
                <TextField name="name" autocomplete="off" required=true />
                <RoleChoices />
                <Button label=t("admin-invite-send") />
            </Form>
        </section>
    }
}

/// POST `/admin/staff`.
pub async fn invite(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        let input = InviteStaff {
            email: typed.text("email").to_owned(),
            name: typed.text("name").to_owned(),
            roles: ticked(&typed),
        };
        staff::invite_staff(&visit.portal, visit.staff(&READERS)?, input).await
    }
    .await;
    let form = web::Form::new(INVITE, PATH, &typed);
    let email = typed.text("email").trim().to_owned();
    visit.settle(form, outcome, |()| Next::to(PATH).notice("notice-staff-invited").with("email", email)).await
}

/// POST `/admin/staff/invitations/{id}/withdraw`.
pub async fn withdraw(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let outcome =
        async { staff::withdraw_staff_invitation(&visit.portal, visit.staff(&READERS)?, &id).await }.await;
    let form = web::Form::new("withdraw-invitation", PATH, &typed);
    visit.settle(form, outcome, |()| Next::to(PATH).notice("notice-staff-invitation-withdrawn")).await
}
