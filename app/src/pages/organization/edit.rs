//! Changing what the organisation registered about itself, for its managers. The 法人番号 stays.
//!
//! Of two managers the one who saves later learns of the other: both sets of values are shown, and saving
//! once more takes the ones in the form.

use leptos::prelude::*;
use services::PortalError;
use services::organizations::{self, Entries, Organization};

use super::{PAGE, called, register};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::{Form as FormView, Hidden};
use crate::components::summary_list::{Fact, SummaryList};
use crate::flash::Flash;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::vendor::conflict::{Conflict, Difference};
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{Words, t};

const FORM: &str = "edit";
const EDIT: &str = "/organization/edit";

/// `GET /organization/edit`
pub async fn show(visit: Visit) -> Answer {
    let actor = visit.actor()?;
    if visit.who()?.account.staff {
        return Err(PortalError::Denied("vendors-only").into());
    }
    if !visit.who()?.belonging.as_ref().is_some_and(|belonging| belonging.manager) {
        return Err(PortalError::Denied("managers-only").into());
    }
    let organization = organizations::organization_of(&visit.portal, actor).await?;
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let differences = match &chrome.flash {
        Some(flash) if flash.form == FORM => differences(words, flash, &organization),
        _ => Vec::new(),
    };
    Ok(Page::new(words.t("organization-edit-title")).render(&chrome, move || view(organization, differences)))
}

fn view(organization: Organization, differences: Vec<Difference>) -> impl IntoView {
    let number = Fact::text(t("field-corporate-number"), organization.corporate_number.clone());
    let version = organization.version();
    view! {
        <h1>{t("organization-edit-title")}</h1>
        <p class="lead">{t("organization-edit-lead")}</p>
        <p>{t("organization-edit-handed-in")}</p>
        <SummaryList facts=vec![number] />
        <p>{t("organization-edit-number")}</p>
        <Conflict differences />
        <FormView id=FORM action=EDIT>
            <Hidden name="version" value=version />
            <register::EntryFields
                name=organization.name
                postal_code=organization.postal_code
                address=organization.address
            />
            <ButtonRow>
                <Button label=t("organization-edit-submit") />
                <LinkButton href=PAGE label=t("cancel") kind=Kind::Secondary />
            </ButtonRow>
        </FormView>
    }
}

/// What was typed beside what is stored now, where the page that was typed on showed something else.
fn differences(words: Words, flash: &Flash, stored: &Organization) -> Vec<Difference> {
    let typed = |name: &str| flash.values.get(name).and_then(|values| values.first()).cloned();
    if typed("version").is_none_or(|seen| seen == stored.version()) {
        return Vec::new();
    }
    [("name", &stored.name), ("postal-code", &stored.postal_code), ("address", &stored.address)]
        .map(|(field, theirs)| Difference {
            label: words.t(&format!("organization-field-{field}")),
            theirs: theirs.clone(),
            ours: typed(field).unwrap_or_default(),
        })
        .into_iter()
        .filter(|difference| difference.theirs != difference.ours)
        .collect()
}

/// `POST /organization/edit`
pub async fn save(visit: Visit, typed: Submitted) -> Answer {
    let outcome = async {
        let text = |field: &str| typed.text(field).to_owned();
        let entries =
            Entries { name: text("name"), postal_code: text("postal-code"), address: text("address") };
        let actor = visit.actor()?;
        organizations::change_organization(&visit.portal, actor, &entries, typed.text("version")).await
    };
    let outcome = outcome.await.map_err(|error| match error {
        PortalError::Conflict(_) => PortalError::field("", "organization-changed-meanwhile"),
        other => called(visit.words(), other),
    });
    let form = Form::new(FORM, EDIT, &typed);
    visit.settle(form, outcome, |()| Next::to(PAGE).notice("notice-organization-changed")).await
}
