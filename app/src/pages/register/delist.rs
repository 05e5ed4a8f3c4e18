//! `/applications/{id}/delist`: the vendor's signatory takes the product off the register.

use axum::extract::Path;
use domain::actor::Actor;
use domain::case::Command;
use domain::case::command::CommandKind;
use domain::case::listing::{ListingCommand, ListingCommandKind};
use domain::ids::CaseId;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, Expected};

use crate::components::button::Kind;
use crate::components::confirm::Confirm;
use crate::components::field::TextArea;
use crate::components::form::Hidden;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::vendor::withdraw::MayNot;
use crate::web::{Answer, Form, Next, Visit};
use crate::words::t;

const FORM: &str = "delist";

/// A member of a vendor; for others the address does not exist.
fn member(visit: &Visit) -> Result<&Actor, PortalError> {
    match visit.actor()? {
        actor @ Actor::Vendor(_) => Ok(actor),
        _ => Err(PortalError::NotFound),
    }
}

/// Says what follows, and asks why.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = cases::view(&visit.portal, member(&visit)?, &CaseId::new(id)).await?;
    let kind = CommandKind::Listing(ListingCommandKind::Delist);
    let may = view.case.may(kind, visit.actor()?, &view.call, visit.portal.now());
    let signatories = cases::signatories(&visit.portal, &view.case.organization).await?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("delist-title");
    match may {
        Ok(()) => {}
        Err(refusal) if refusal.is_denial() => {
            let title_key = "delist-title";
            return Ok(Page::new(title)
                .render(&chrome, move || view! { <MayNot view title=title_key refusal signatories /> }));
        }
        Err(refusal) => return Err(PortalError::Refused(refusal).into()),
    }
    Ok(Page::new(title).render(&chrome, move || {
        let case = view.case;
        let name = format!("{} {}", case.number().unwrap_or_default(), case.product());
        let back = format!("/applications/{}", case.id);
        view! {
            <h1>{t("delist-title")}</h1>
            <p class="lead">{name}</p>
            <Confirm
                id=FORM
                action=format!("{back}/delist")
                title=t("delist-question")
                consequences=["delist-follows-end", "delist-follows-kept", "delist-follows-mail"].map(t).to_vec()
                yes=t("delist-yes")
                kind=Kind::Danger
                cancel=back
            >
                <Hidden name="version" value=case.version.to_string() />
                <TextArea
                    name="reason"
                    label=t("delist-reason")
                    help=t("delist-reason-help")
                    required=true
                />
            </Confirm>
        }
    }))
}

/// Takes it off.
pub async fn delist(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let id = CaseId::new(id);
    let page = format!("/applications/{id}");
    let outcome = async {
        let expected = Expected::Version(typed.text("version").parse().unwrap_or_default());
        let command = ListingCommand::Delist { reason: typed.text("reason").to_owned() };
        cases::execute(&visit.portal, member(&visit)?, &id, expected, Command::Listing(command)).await
    };
    let label = visit.words().t("delist-reason");
    let outcome = outcome.await.map_err(|error| match error {
        PortalError::Invalid(errors) => {
            PortalError::Invalid(errors.into_iter().map(|error| error.with("label", &label)).collect())
        }
        other => other,
    });
    let form = Form::new(FORM, format!("{page}/delist"), &typed);
    visit.settle(form, outcome, |_| Next::to(page).notice("notice-delisted")).await
}
