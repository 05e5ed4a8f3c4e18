//! `/screening/cases/{id}/defects/{number}/reporter`: who reported a defect from outside. Opening it is
//! noted in the journal; an administrator removes what the person wants removed.

use axum::extract::Path;
use domain::actor::StaffRole;
use domain::ids::CaseId;
use leptos::prelude::*;
use services::defect_reports::{self, Contact};

use crate::components::button::{Kind, LinkButton};
use crate::components::confirm::Confirm;
use crate::components::summary_list::{Fact, SummaryList};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{self, Answer, Form, Next, Visit};
use crate::words::{Words, t, tf};

/// To whom the page is linked.
pub const MAY_LOOK: [StaffRole; 4] =
    [StaffRole::Reviewer, StaffRole::Approver, StaffRole::Administrator, StaffRole::Auditor];

/// The address of the page.
pub fn address(case: &str, defect: u32) -> String {
    format!("/screening/cases/{case}/defects/{defect}/reporter")
}

/// `GET …/reporter`
pub async fn show(visit: Visit, Path((id, number)): Path<(String, u32)>) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let contact = defect_reports::contact(&visit.portal, actor, &CaseId::new(id.as_str()), number).await?;
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("reporter-title")).render(&chrome, move || page(&id, number, contact)))
}

fn page(id: &str, number: u32, contact: Contact) -> impl IntoView + use<> {
    let words = Words::current();
    let case = format!("/screening/cases/{id}");
    let mut facts = vec![Fact::text(t("report-reference"), contact.reference)];
    if let Some(at) = contact.confirmed_at {
        facts.push(Fact::text(t("report-received-at"), web::moment(words, at)));
    }
    let note = match (contact.person, contact.removed_at) {
        (Some((name, email)), _) => {
            facts.push(Fact::text(t("field-report-name"), name));
            facts.push(Fact::text(t("field-report-email"), email));
            t("reporter-noted")
        }
        (None, Some(at)) => tf("reporter-gone", &[("at", web::moment(words, at).into())]),
        (None, None) => t("reporter-none"),
    };
    let removal = contact.removable.then(|| {
        view! {
            <Confirm
                id="remove-reporter"
                action=format!("{}/remove", address(id, number))
                title=t("reporter-remove-title")
                consequences=vec![t("reporter-remove-for-good"), t("reporter-remove-report-stays")]
                yes=t("reporter-remove")
                kind=Kind::Danger
                cancel=case.clone()
            />
        }
    });
    view! {
        <h1>{t("reporter-title")}</h1>
        <p class="lead">{note}</p>
        <SummaryList facts />
        {removal}
        <p>
            <LinkButton href=case label=t("reporter-back") kind=Kind::Secondary />
        </p>
    }
}

/// `POST …/reporter/remove`
pub async fn remove(visit: Visit, Path((id, number)): Path<(String, u32)>, typed: Submitted) -> Answer {
    let actor = visit.staff(&StaffRole::ALL)?;
    let page = address(&id, number);
    let removed = match defect_reports::remove(&visit.portal, actor, &CaseId::new(id), number).await {
        // Not a matter of what was typed: a page of its own.
        Err(error @ services::PortalError::Denied(_)) => return Err(error.into()),
        other => other,
    };
    let back = Form::new("remove-reporter", page.clone(), &typed);
    visit.settle(back, removed, |()| Next::to(page).notice("notice-reporter-removed")).await
}
