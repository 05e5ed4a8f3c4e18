//! What the pages of a case show of its change notices: one line a notice, what is asked of whom by when,
//! and for the vendor the way to report a change.

use domain::case::Case;
use domain::case::change_notice::{ChangeNotice, StandingKind};
use domain::case::stage::State;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::CaseView;

use super::phrases;
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::notice_banner::NoticeBanner;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::pages::screening::Shown;
use crate::web::case_words::waiting_name;
use crate::web::{deadline, moment};
use crate::words::Words;

/// On the vendor's page of its application.
pub fn on_vendor_case(words: Words, view: &CaseView) -> Option<AnyView> {
    let case = &view.case;
    let listed = matches!(case.state, State::Listed(_));
    let notices: Vec<&ChangeNotice> = case
        .change_notices
        .iter()
        .filter(|notice| notice.standing.kind() != StandingKind::Discarded)
        .collect();
    if !listed && notices.is_empty() {
        return None;
    }
    let base = format!("/applications/{}/change-notices", case.id);
    let report = listed.then(|| {
        let href = format!("{base}/new");
        view! {
            <ButtonRow>
                <LinkButton href label=words.t("notice-report") kind=Kind::Secondary />
            </ButtonRow>
        }
    });
    Some(section(words, case, &base, &notices, "notice-lead-vendor", report.into_any()))
}

/// On the ministry's page of the case.
pub fn on_screening_case(shown: &Shown) -> Option<AnyView> {
    let case = shown.case();
    if case.change_notices.is_empty() {
        return None;
    }
    let notices: Vec<&ChangeNotice> = case.change_notices.iter().collect();
    let base = format!("/screening/cases/{}/change-notices", case.id);
    Some(section(shown.words, case, &base, &notices, "notice-lead-ministry", ().into_any()))
}

fn section(
    words: Words,
    case: &Case,
    base: &str,
    notices: &[&ChangeNotice],
    lead: &str,
    more: AnyView,
) -> AnyView {
    let pending = case.change_pending().then(|| {
        let text = words.t("notice-pending");
        view! { <NoticeBanner tone=Tone::Info text /> }
    });
    let list = if notices.is_empty() {
        view! { <p>{words.t("notice-none")}</p> }.into_any()
    } else {
        list(words, base, notices, listed(case))
    };
    view! {
        <section class="stack" aria-labelledby="change-notices">
            <h2 id="change-notices">{words.t("notices")}</h2>
            <p>{words.t(lead)}</p>
            {pending}
            {list}
            {more}
        </section>
    }
    .into_any()
}

fn list(words: Words, base: &str, notices: &[&ChangeNotice], listed: bool) -> AnyView {
    let columns = vec![
        Column::new(words.t("notice-column-number")),
        Column::new(words.t("notice-column-kinds")),
        Column::date(words.t("notice-column-submitted")),
        Column::new(words.t("notice-column-standing")),
    ];
    let rows = notices.iter().map(|notice| {
        let href = format!("{base}/{}", notice.number);
        let title = phrases::title(words, notice.number);
        let submitted = notice.submitted.as_ref().map_or_else(String::new, |(at, _)| moment(words, *at));
        vec![
            view! { <a href=href>{title}</a> }.into_any(),
            phrases::kinds(words, notice).into_any(),
            submitted.into_any(),
            standing(words, notice, listed),
        ]
    });
    view! { <DataTable caption=words.t("notice-list") id="notice-list" columns rows=rows.collect() /> }
        .into_any()
}

/// Whether notices go on.
pub fn listed(case: &Case) -> bool {
    matches!(case.state, State::Listed(_))
}

/// The standing, who is waited for, and until when. Out of the register nothing is asked of anybody.
pub fn standing(words: Words, notice: &ChangeNotice, listed: bool) -> AnyView {
    let kind = notice.standing.kind();
    let waiting = kind.is_open().then(|| {
        if !listed {
            return view! { <span>{words.t("notice-at-rest")}</span> };
        }
        let name = waiting_name(words, kind.waiting_for());
        let text = match notice.due() {
            Some(due) => words
                .tf("notice-waiting-until", &[("name", name.into()), ("at", deadline(words, due).into())]),
            None => words.tf("notice-waiting", &[("name", name.into())]),
        };
        view! { <span>{text}</span> }
    });
    view! {
        <Tag text=phrases::standing(words, kind) tone=phrases::tone(kind) />
        " "
        {waiting}
    }
    .into_any()
}

/// What the vendor is asked for, on top of its page of the notice.
pub fn asked(words: Words, notice: &ChangeNotice, now: Timestamp) -> Option<AnyView> {
    let (tone, text) = phrases::asked(words, notice, now)?;
    Some(view! { <NoticeBanner tone text /> }.into_any())
}
