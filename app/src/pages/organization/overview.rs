//! The organisation as its members see it; managers find here what waits for them.

use domain::ids::AccountId;
use leptos::prelude::*;
use services::organizations::{self, Member, Organization};

use super::{invitations, requests};
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::page::Page;
use crate::web::{Answer, Visit, moment};
use crate::words::{Words, t, tf};

/// `GET /organization` of a member.
pub async fn show(visit: Visit) -> Answer {
    let actor = visit.actor()?;
    let organization = organizations::organization_of(&visit.portal, actor).await?;
    let members = organizations::members(&visit.portal, actor).await?;
    let own = visit.who()?.account.id.clone();
    let manages = members.iter().any(|member| member.account == own && member.manager);
    let (pending, requests) = if manages {
        let pending = organizations::pending_invitations(&visit.portal, actor).await?;
        (pending, organizations::join_requests(&visit.portal, actor).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    Ok(Page::new(words.t("organization-page-title")).render(&chrome, move || {
        let no_signatory = (!members.iter().any(|member| member.signatory))
            .then(|| view! { <p class="lead">{t("organization-no-signatory")}</p> });
        let note = if manages { "organization-managers-note" } else { "organization-members-note" };
        view! {
            <h1>{t("organization-page-title")}</h1>
            <SummaryList facts=facts(words, organization) />
            {manages.then(|| view! { <p><a href="/organization/edit">{t("organization-edit-title")}</a></p> })}
            {requests::section(words, requests)}
            <h2>{t("organization-members-title")}</h2>
            {no_signatory}
            <p>{t(note)}</p>
            {table(words, members, &own, manages)}
            {(!manages).then(|| {
                let href = format!("/organization/members/{own}");
                view! { <p><a href=href>{t("organization-remove-title-own")}</a></p> }
            })}
            {manages.then(|| invitations::section(words, pending))}
        }
    }))
}

fn facts(words: Words, organization: Organization) -> Vec<Fact> {
    vec![
        Fact::text(t("organization-field-name"), organization.name),
        Fact::text(t("field-corporate-number"), organization.corporate_number),
        Fact::text(t("organization-field-postal-code"), organization.postal_code),
        Fact::text(t("organization-field-address"), organization.address),
        Fact::text(t("organization-registered-at"), moment(words, organization.created_at)),
    ]
}

fn table(words: Words, members: Vec<Member>, own: &AccountId, manages: bool) -> impl IntoView + use<> {
    let mut columns = vec![
        Column::name(t("field-name")),
        Column::name(t("field-email")),
        Column::new(t("organization-field-title")),
        Column::new(t("organization-marks")),
        Column::date(t("organization-joined-at")),
    ];
    if manages {
        columns.push(Column::new(t("organization-act")));
    }
    let rows = members.into_iter().map(|member| cells(words, member, own, manages)).collect();
    view! { <DataTable caption=t("organization-members-caption") id="members" columns rows /> }
}

fn cells(words: Words, member: Member, own: &AccountId, manages: bool) -> Vec<AnyView> {
    let name = if member.account == *own {
        tf("organization-member-own", &[("name", member.name.as_str().into())])
    } else {
        member.name.clone()
    };
    let mut cells = vec![
        name.into_any(),
        member.email.clone().into_any(),
        member.title.clone().into_any(),
        marks(&member).into_any(),
        moment(words, member.joined_at).into_any(),
    ];
    if manages {
        let href = format!("/organization/members/{}", member.account);
        let label = tf("organization-member-change", &[("name", member.name.as_str().into())]);
        cells.push(view! { <a href=href>{label}</a> }.into_any());
    }
    cells
}

/// What a member is, in words.
pub fn marks(member: &Member) -> impl IntoView + use<> {
    let signatory =
        member.signatory.then(|| view! { <Tag text=t("organization-signatory") tone=Tone::Success /> });
    let manager = member.manager.then(|| view! { <Tag text=t("organization-manager") tone=Tone::Info /> });
    let neither =
        (!member.signatory && !member.manager).then(|| view! { <Tag text=t("organization-staff") /> });
    view! {
        {signatory}
        {member.signatory.then_some(" ")}
        {manager}
        {neither}
    }
}
