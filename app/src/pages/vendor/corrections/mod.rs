//! `/applications/{id}/corrections/{round}`: what the ministry asks to be put right, item by item; the
//! replies; and sending it back.

mod items;

use axum::extract::Path;
use domain::actor::Actor;
use domain::case::correction::{Correction, Target};
use domain::case::{Command, Refusal};
use domain::ids::CaseId;
use domain::validation::FieldError;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::{self, CaseView, Expected};
use services::readings::{self, CaseFindings};
use services::{PortalError, Result as PortalResult};

use self::items::{Items, reply_field};
use super::check::Findings;
use super::{load, member, path, phrases};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::form::{Form as FormView, Hidden};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Form, Next, Visit, deadline, moment};
use crate::words::{Words, t, tf};

const FORM: &str = "correction";

fn address(id: &CaseId, round: u32) -> String {
    path(id, &format!("corrections/{round}"))
}

/// The correction request of an address.
fn find<'a>(view: &'a CaseView, round: &str) -> Result<&'a Correction, PortalError> {
    let round: u32 = round.parse().map_err(|_| PortalError::NotFound)?;
    view.case.corrections.iter().find(|correction| correction.round == round).ok_or(PortalError::NotFound)
}

/// The request with its items.
pub async fn show(visit: Visit, Path((id, round)): Path<(String, String)>) -> Answer {
    let view = load(&visit, &id).await?;
    let correction = find(&view, &round)?.clone();
    let open = view.case.open_correction().is_some_and(|open| open.round == correction.round);
    // What the checks find on a form that is open now has to be mended before it goes back.
    let mut found = CaseFindings::default();
    if open {
        let (actor, _) = member(&visit)?;
        let targets = correction.targets();
        found = readings::check_case(&visit.portal, &view.case, &view.call, actor).await?;
        found.across.retain(|finding| targets.contains(&Target::Form(finding.form)));
        found.forms.retain(|form, _| targets.contains(&Target::Form(*form)));
    }
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let title = chrome.words().tf("correction-page-title", &[("round", correction.round.into())]);
    Ok(Page::new(title).render(&chrome, move || view! { <CorrectionPage view correction open found now /> }))
}

/// Stores the replies; with the button 「提出する」 also sends everything back.
pub async fn answer(visit: Visit, Path((id, round)): Path<(String, String)>, typed: Submitted) -> Answer {
    let id = CaseId::new(id);
    let back = typed.text("act") == "return";
    let answered = async {
        let (actor, _) = member(&visit)?;
        let view = cases::view(&visit.portal, actor, &id).await?;
        let correction = find(&view, &round)?;
        let stored = store(&visit, actor, &view, correction, &typed).await?;
        if back {
            let seen: u32 = typed.text("version").parse().unwrap_or(0);
            // What this form itself has just added is seen as well.
            let expected = Expected::Version(seen.saturating_add(stored));
            let returned = cases::hand_back(&visit.portal, actor, &id, expected).await;
            returned.map_err(|error| at_the_items(visit.words(), error))?;
        }
        Ok(())
    };
    let answered = answered.await;
    let page = path(&id, &format!("corrections/{round}"));
    let next = |()| match back {
        true => Next::to(path(&id, "")).notice("notice-correction-returned"),
        false => Next::to(page.clone()).notice("notice-replies-saved"),
    };
    visit.settle(Form::new(FORM, page.clone(), &typed), answered, next).await
}

/// Stores each reply that says something new, and gives how many. An item whose reply does not fit
/// keeps none of the others from being stored.
async fn store(
    visit: &Visit,
    actor: &Actor,
    view: &CaseView,
    correction: &Correction,
    typed: &Submitted,
) -> PortalResult<u32> {
    let words = visit.words();
    let mut stored = 0;
    let mut errors = Vec::new();
    for answered in &correction.items {
        let item = answered.item.number;
        let reply = typed.text(&reply_field(item)).trim();
        if reply.is_empty() || answered.reply.as_deref() == Some(reply) {
            continue;
        }
        let command = Command::AnswerItem { item, reply: reply.to_owned() };
        match cases::execute(&visit.portal, actor, &view.case.id, Expected::Any, command).await {
            Ok(_) => stored += 1,
            Err(PortalError::Invalid(found)) => {
                let label = words.tf("correction-reply", &[("item", item.into())]);
                errors.extend(found.into_iter().map(|error| error.with("label", &label)));
            }
            Err(other) => return Err(other),
        }
    }
    if errors.is_empty() { Ok(stored) } else { Err(PortalError::Invalid(errors)) }
}

/// Items without a reply are told at the items.
fn at_the_items(words: Words, error: PortalError) -> PortalError {
    let PortalError::Refused(Refusal::ItemsUnanswered { items }) = error else { return error };
    let missing = items.into_iter().map(|item| {
        let label = words.tf("correction-reply", &[("item", item.into())]);
        FieldError::new(reply_field(item), "required").with("label", label)
    });
    PortalError::Invalid(missing.collect())
}

#[component]
fn CorrectionPage(
    view: CaseView,
    correction: Correction,
    open: bool,
    found: CaseFindings,
    now: Timestamp,
) -> impl IntoView {
    let words = Words::current();
    let round = correction.round;
    let requested = moment(words, correction.requested_at);
    let request = correction.words.clone();
    let words_of_request =
        (!request.is_empty()).then(|| view! { <p class="card summary-list__text">{request}</p> });
    let due = due(words, &correction, open, now);
    let (name, back) = (phrases::case_name(&view.case), path(&view.case.id, ""));
    let findings = open.then(|| view! { <Findings case=view.case.clone() found /> });
    let items = if open {
        view! { <Replies view correction /> }.into_any()
    } else {
        view! { <Items view correction open /> }.into_any()
    };
    view! {
        <h1>{tf("correction-page-title", &[("round", round.into())])}</h1>
        <p class="lead">{name}</p>
        {due}
        <p>{tf("correction-requested-at", &[("at", requested.into())])}</p>
        {words_of_request}
        {findings}
        {items}
        <p>
            <a href=back>{t("vendor-back-to-case")}</a>
        </p>
    }
}

/// All replies in one form: saved as often as one likes, sent back once.
#[component]
fn Replies(view: CaseView, correction: Correction) -> impl IntoView {
    let action = address(&view.case.id, correction.round);
    view! {
        <FormView id=FORM action>
            <Hidden name="version" value=view.case.version.to_string() />
            <Items view correction open=true />
            <p>{t("correction-before-return")}</p>
            <ButtonRow>
                <Button label=t("correction-return") name="act" value="return" />
                <Button label=t("correction-save") kind=Kind::Secondary name="act" value="save" />
            </ButtonRow>
        </FormView>
    }
}

/// Until when it is due, or when it was sent back.
fn due(words: Words, correction: &Correction, open: bool, now: Timestamp) -> AnyView {
    let at = deadline(words, correction.due);
    let (tone, text) = match correction.returned_at {
        Some(returned) => {
            let key = if correction.late() {
                "vendor-correction-returned-late"
            } else {
                "vendor-correction-returned"
            };
            (Tone::Info, words.tf(key, &[("at", moment(words, returned).into())]))
        }
        None if !open => (Tone::Info, words.t("correction-closed")),
        None if correction.overdue(now) => {
            (Tone::Danger, words.tf("correction-overdue", &[("at", at.into())]))
        }
        None => {
            let left = phrases::remaining(words, now, correction.due);
            (Tone::Warning, words.tf("correction-due", &[("at", at.into()), ("remaining", left.into())]))
        }
    };
    view! { <NoticeBanner tone text /> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn what_is_not_answered_is_told_at_its_field() {
        let error = PortalError::Refused(Refusal::ItemsUnanswered { items: vec![2] });
        let words = Words::new(Locale::Ja);
        let PortalError::Invalid(errors) = at_the_items(words, error) else { panic!("not at the fields") };
        assert_eq!(errors[0].field, "reply_2");
        assert_eq!(crate::flash::sentence(&errors[0], words), "項目2への回答を入力してください。");
    }
}
