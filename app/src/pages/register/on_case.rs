//! What the pages of a case show of this room: the entry as the public sees it, and what can be done with it.

use domain::case::Case;
use domain::case::command::CommandKind;
use domain::case::listing::ListingCommandKind;
use domain::case::stage::State;
use domain::register::{Status, standing, status};
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::CaseView;

use super::history_view::StatusTag;
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::pages::screening::Shown;
use crate::web;
use crate::words::Words;

/// On the vendor's page of its application; `delistable`: it can be taken off the register.
pub fn on_vendor_case(words: Words, view: &CaseView, delistable: bool, now: Timestamp) -> Option<AnyView> {
    let case = &view.case;
    let delist = delistable.then(|| {
        let href = format!("/applications/{}/delist", case.id);
        view! {
            <p class="no-print">
                <a href=href>{words.t("delist-link")}</a>
            </p>
        }
    });
    // A suspension has words of its own, in the room of defects.
    let status = standing(case, now)?;
    Some(section(words, case, status, delist.into_any()))
}

/// On the ministry's page of the case.
pub fn on_screening_case(shown: &Shown) -> Option<AnyView> {
    let (case, words) = (shown.case(), shown.words);
    let status = status(case, shown.now)?;
    let proposed = case.error_proposal.as_ref().map(|proposal| {
        let by = words.tf(
            "register-error-open",
            &[("name", proposal.by.name.as_str().into()), ("at", web::moment(words, proposal.at).into())],
        );
        let reason = proposal.reason.clone();
        view! {
            <NoticeBanner tone=Tone::Warning title=words.t("register-error-title") text=by>
                <p class="lines">{reason}</p>
            </NoticeBanner>
        }
    });
    let label = [
        (ListingCommandKind::ApproveError, "register-error-decide-link"),
        (ListingCommandKind::ProposeError, "register-error-link"),
    ]
    .into_iter()
    .find(|(kind, _)| shown.may(CommandKind::Listing(*kind)))
    .map(|(_, label)| label);
    let link = label.map(|label| {
        let (href, label) = (shown.path("/register-error"), words.t(label));
        view! {
            <ButtonRow>
                <LinkButton href label kind=Kind::Secondary />
            </ButtonRow>
        }
    });
    Some(section(words, case, status, view! { {proposed} {link} }.into_any()))
}

fn section(words: Words, case: &Case, status: Status, more: AnyView) -> AnyView {
    let href = format!("/products/{}", case.number().unwrap_or_default());
    let reason = match &case.state {
        State::Delisted(after) => Some(after.reason.clone()),
        State::RecordedInError(after) => Some(after.reason.clone()),
        _ => None,
    };
    let reason = reason.map(|reason| view! { <p class="lines">{reason}</p> });
    view! {
        <section aria-labelledby="register-entry">
            <h2 id="register-entry">{words.t("register-entry-title")}</h2>
            <p>
                <StatusTag status /> " " <a href=href>{words.t("register-entry-link")}</a>
            </p>
            {reason}
            {more}
        </section>
    }
    .into_any()
}
