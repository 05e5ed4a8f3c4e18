//! Inviting colleagues, and taking an invitation back.

use leptos::prelude::*;
use services::accounts::tokens::Purpose;
use services::organizations::{self, PendingInvitation};

use super::back;
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::{TextField, Width};
use crate::components::form::{Form as FormView, Hidden};
use crate::components::table::{Column, DataTable};
use crate::form::Submitted;
use crate::web::{Answer, Visit, moment};
use crate::words::{Words, t, tf};

/// The form that invites, and the invitations that wait.
pub fn section(words: Words, pending: Vec<PendingInvitation>) -> impl IntoView {
    let columns = vec![
        Column::name(t("field-name")),
        Column::name(t("field-email")),
        Column::date(t("organization-invitation-until")),
        Column::new(t("organization-act")),
    ];
    let list = (!pending.is_empty()).then(|| {
        let rows = pending.into_iter().map(|one| cells(words, one)).collect();
        view! { <DataTable caption=t("organization-invitations-caption") id="invitations" columns rows /> }
    });
    let days = Purpose::MemberInvitation.lifetime().as_hours() / 24;
    view! {
        <h2>{t("organization-invite-title")}</h2>
        <p>{tf("organization-invite-text", &[("days", days.into())])}</p>
        <FormView id="invite" action="/organization/invitations">
            <TextField name="email" kind="email" autocomplete="off" required=true />
            <TextField name="name" autocomplete="off" width=Width::Medium required=true />
            <ButtonRow>
                <Button label=t("organization-invite-submit") />
            </ButtonRow>
        </FormView>
        {list}
    }
}

fn cells(words: Words, invitation: PendingInvitation) -> Vec<AnyView> {
    let label = tf("organization-invitation-withdraw", &[("name", invitation.name.as_str().into())]);
    let withdraw = view! {
        <FormView
            id=format!("withdraw-{}", invitation.id)
            action="/organization/invitations/withdraw"
        >
            <Hidden name="invitation" value=invitation.id />
            <Button label kind=Kind::Secondary />
        </FormView>
    };
    vec![
        invitation.name.into_any(),
        invitation.email.into_any(),
        moment(words, invitation.expires_at).into_any(),
        withdraw.into_any(),
    ]
}

/// `POST /organization/invitations`
pub async fn invite(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        let (email, name) = (typed.text("email"), typed.text("name"));
        organizations::invite_member(&visit.portal, visit.actor()?, email, name).await
    };
    let outcome = outcome.await;
    back(&visit, "invite", &typed, outcome, "notice-member-invited").await
}

/// `POST /organization/invitations/withdraw`
pub async fn withdraw(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        organizations::withdraw_invitation(&visit.portal, visit.actor()?, typed.text("invitation")).await
    };
    let outcome = outcome.await;
    back(&visit, "withdraw", &typed, outcome, "notice-member-invitation-withdrawn").await
}
