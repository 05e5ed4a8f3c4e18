//! `/applications/{id}/facts`: the facts that stand on every form, typed once.
//!
//! What is typed is kept as a draft with a version, by the autosave and by each attempt to save. Of
//! two tabs the one that saves later learns of the other: both sets of values are shown, and saving
//! once more takes the ones in the form.

mod conflict;
pub mod fields;
mod values;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::actor::Actor;
use domain::case::facts::Facts;
use domain::case::{Command, Refusal};
use domain::ids::CaseId;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::{self, CaseView, Expected};
use services::{PortalError, Result as PortalResult};

use self::fields::Fields;
use self::values::{Typed, shown, typed};
use super::conflict::{Conflict, Difference};
use super::{load, may, member, path};
use crate::answer;
use crate::components::autosave::SavedByItself;
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::{Form as FormView, Hidden};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::flash::Flash;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit, moment, refusal_sentence};
use crate::words::{Words, t, tf};

/// The id of the form, and the name under which its draft is kept.
pub const FORM: &str = "facts";
/// The code of the error that says that another tab or colleague saved meanwhile.
const CHANGED_MEANWHILE: &str = "facts-changed-meanwhile";

/// The form, or the facts as they stand where they can't be changed.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = load(&visit, &id).await?;
    let (actor, _) = member(&visit)?;
    let kept = cases::load_draft(&visit.portal, actor, &view.case.id, FORM).await?;
    let closed = may(&visit, &view, Command::FillFacts { facts: Facts::default() }).err();
    let contact = visit.who()?.account.clone();
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let values = shown(&view, &kept, &contact.name, &contact.email);
    // The fields show what was just typed, not what was kept.
    let typed_now = chrome.flash.as_ref().is_some_and(|flash| flash.form == FORM);
    let restored = kept.saved_at.filter(|_| !kept.typed.is_empty() && !typed_now);
    let version = kept.version;
    let differences = match &chrome.flash {
        Some(flash) if told_of_conflict(flash) => conflict::differences(words, flash, &values),
        _ => Vec::new(),
    };
    Ok(Page::new(words.t("facts-title")).render(&chrome, move || match closed {
        Some(refusal) => view! { <Closed view refusal /> }.into_any(),
        None => view! { <FactsForm view version restored values differences /> }.into_any(),
    }))
}

fn told_of_conflict(flash: &Flash) -> bool {
    flash.form == FORM && flash.errors.iter().any(|error| error.code == CHANGED_MEANWHILE)
}

/// Saves the facts if they are whole.
pub async fn save(visit: Visit, Path(id): Path<String>, submitted: Submitted) -> Answer {
    let id = CaseId::new(id);
    let saved = async {
        let (actor, _) = member(&visit)?;
        fill(&visit, actor, &id, &submitted).await
    };
    let saved = saved.await;
    let form = Form::new(FORM, path(&id, "facts"), &submitted);
    visit.settle(form, saved, |()| Next::to(path(&id, "")).notice("notice-facts-saved")).await
}

async fn fill(visit: &Visit, actor: &Actor, id: &CaseId, submitted: &Submitted) -> PortalResult<()> {
    let portal = &visit.portal;
    let values = typed(submitted);
    let kept = cases::keep_draft(portal, actor, id, FORM, version(submitted), &values).await;
    let version = kept.map_err(changed_meanwhile)?;
    let facts = Facts::parse(|field| submitted.text(field).to_owned()).map_err(PortalError::Invalid)?;
    cases::execute(portal, actor, id, Expected::Any, Command::FillFacts { facts }).await?;
    // Saved: nothing is left to be kept. The version goes on, so that an older tab learns of it.
    match cases::keep_draft(portal, actor, id, FORM, version, &Typed::new()).await {
        // Somebody typed on in the meantime; theirs stays.
        Ok(_) | Err(PortalError::Conflict(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

fn changed_meanwhile(error: PortalError) -> PortalError {
    match error {
        PortalError::Conflict(_) => PortalError::field("", CHANGED_MEANWHILE),
        other => other,
    }
}

/// The version of the draft that the page was made with.
fn version(submitted: &Submitted) -> i32 {
    submitted.text("version").parse().unwrap_or(0)
}

/// Keeps what was typed without checking it: for the autosave (JSON) and the button below the form.
pub async fn keep(visit: Visit, Path(id): Path<String>, submitted: Submitted) -> Answer {
    let id = CaseId::new(id);
    let kept = async {
        let (actor, _) = member(&visit)?;
        let values = typed(&submitted);
        cases::keep_draft(&visit.portal, actor, &id, FORM, version(&submitted), &values).await
    };
    let kept = kept.await;
    if visit.json {
        let words = visit.words();
        return match kept {
            Ok(version) => {
                let at = moment(words, visit.portal.now());
                let message = words.tf("facts-kept-at", &[("at", at.into())]);
                Ok(answer::Answer::saved(message, version).into_response())
            }
            Err(PortalError::Conflict(_)) => {
                let message = words.t("facts-kept-elsewhere");
                Ok(answer::Answer::refused(StatusCode::CONFLICT, message).into_response())
            }
            Err(error) => Err(error.into()),
        };
    }
    let form = Form::new(FORM, path(&id, "facts"), &submitted);
    let kept = kept.map_err(changed_meanwhile);
    visit.settle(form, kept, |_| Next::to(path(&id, "")).notice("notice-facts-kept")).await
}

#[component]
fn FactsForm(
    view: CaseView,
    /// Of the draft that the page is made with.
    version: i32,
    /// When what the fields show was kept, if it was not saved yet.
    restored: Option<Timestamp>,
    values: Typed,
    differences: Vec<Difference>,
) -> impl IntoView {
    let words = Words::current();
    let id = view.case.id.clone();
    let (save, keep, cancel) = (path(&id, "facts"), path(&id, "facts/draft"), path(&id, ""));
    let keep_by_itself = keep.clone();
    let restored = restored.map(|at| {
        let text = tf("facts-restored", &[("at", moment(words, at).into())]);
        view! { <NoticeBanner text /> }
    });
    view! {
        <h1>{t("facts-title")}</h1>
        <p class="lead">{t("facts-lead")}</p>
        {restored}
        <Conflict differences />
        <FormView id=FORM action=save>
            <Hidden name="version" value=version.to_string() />
            <Fields organization=view.organization values />
            <p>{t("facts-purpose")}</p>
            <ButtonRow>
                <Button label=t("facts-save") />
                <Button label=t("facts-keep") kind=Kind::Secondary formaction=keep />
                <LinkButton href=cancel label=t("cancel") kind=Kind::Quiet />
            </ButtonRow>
        </FormView>
        <SavedByItself form=FORM action=keep_by_itself />
    }
}

/// Why the facts can't be changed, and what they say.
#[component]
fn Closed(view: CaseView, refusal: Refusal) -> impl IntoView {
    let words = Words::current();
    let text = refusal_sentence(words, &refusal);
    let facts = view.case.facts.clone();
    let list = facts.map(|facts| fields::list(words, &facts, None));
    view! {
        <h1>{t("facts-title")}</h1>
        <NoticeBanner tone=Tone::Info text />
        {list}
        <ButtonRow>
            <LinkButton href=path(&view.case.id, "") label=t("vendor-back-to-case") kind=Kind::Secondary />
        </ButtonRow>
    }
}
