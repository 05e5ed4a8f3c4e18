//! What the pages of a case show of its defects.

use domain::case::command::CommandKind;
use domain::case::defect::position::AskedFor;
use domain::case::defect::{Defect, DefectCommandKind};
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::CaseView;

use super::look::{Look, Side};
use super::vendor::{dues, tone};
use super::words::{phase_name, phase_tone, severity_name, severity_tone};
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::notice_banner::NoticeBanner;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::pages::screening::Shown;
use crate::web::case_words::{named, waiting_name};
use crate::web::deadline;
use crate::words::Words;

/// On the vendor's page of its application: prominent while something is asked.
pub fn on_vendor_case(words: Words, view: &CaseView, now: Timestamp) -> Option<AnyView> {
    if view.case.defects.is_empty() {
        return None;
    }
    let each =
        view.case.defects.iter().rev().map(|defect| vendor_one(words, view, defect, now)).collect_view();
    let section = view! {
        <section aria-labelledby="defects-title">
            <h2 id="defects-title">{words.t("defect-section-title")}</h2>
            {suspended(words, view, now)}
            {each}
        </section>
    };
    Some(section.into_any())
}

fn vendor_one(words: Words, view: &CaseView, defect: &Defect, now: Timestamp) -> AnyView {
    let look = Look { words, view, defect, now, side: Side::Vendor };
    let asked = defect.position(now).asked;
    let number = words.tf("defect-number", &[("number", defect.number.into())]);
    let phase = defect.phase.kind();
    let link = move |kind| view! { <LinkButton href=look.path("") label=words.t("defect-open") kind /> };
    if asked == AskedFor::Nothing {
        return view! {
            <p>
                <a href=look.path("")>{number}</a>
                " "
                <Tag text=phase_name(words, phase) tone=phase_tone(phase) />
            </p>
        }
        .into_any();
    }
    let title = words
        .tf("defect-number-phase", &[("number", number.into()), ("phase", phase_name(words, phase).into())]);
    let kind = if tone(asked) == Tone::Warning { Kind::Primary } else { Kind::Secondary };
    view! {
        <NoticeBanner tone=tone(asked) title text=named(words, "defect-asked", asked.id())>
            {dues(look)}
            <ButtonRow>{link(kind)}</ButtonRow>
        </NoticeBanner>
    }
    .into_any()
}

/// That the product is out of use now.
fn suspended(words: Words, view: &CaseView, now: Timestamp) -> Option<AnyView> {
    let running = view.case.suspension(now)?;
    let text = words.tf("defect-suspended-until", &[("at", deadline(words, running.until).into())]);
    let reason = running.reason.clone();
    let view = view! {
        <NoticeBanner tone=Tone::Danger title=words.t("defect-suspended") text>
            <p class="lines">{reason}</p>
        </NoticeBanner>
    };
    Some(view.into_any())
}

/// On the ministry's page of the case.
pub fn on_screening_case(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let may_report = shown.may(CommandKind::Defect(DefectCommandKind::Report));
    if shown.case().defects.is_empty() && !may_report {
        return None;
    }
    let report = may_report.then(|| {
        let (href, kind) = (shown.path("/defects/new"), Kind::Secondary);
        view! {
            <ButtonRow>
                <LinkButton href label=words.t("defect-report-link") kind />
            </ButtonRow>
        }
    });
    let section = view! {
        <section aria-labelledby="defects-title">
            <h2 id="defects-title">{words.t("defect-section-title")}</h2>
            {suspended(words, &shown.view, shown.now)}
            {table(shown)}
            {report}
        </section>
    };
    Some(section.into_any())
}

fn table(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    if shown.case().defects.is_empty() {
        return None;
    }
    let columns = vec![
        Column::code(words.t("defect-column-number")),
        Column::code(words.t("defect-column-phase")),
        Column::code(words.t("field-defect-severity")),
        Column::code(words.t("column-waiting")),
        Column::date(words.t("column-due")),
    ];
    let rows = shown.case().defects.iter().rev().map(|defect| cells(shown, defect)).collect();
    let view = view! {
        <DataTable id="case-defects" caption=words.t("defect-caption") columns rows />
    };
    Some(view.into_any())
}

fn cells(shown: &Shown, defect: &Defect) -> Vec<AnyView> {
    let words = shown.words;
    let href = shown.path(&format!("/defects/{}", defect.number));
    let number = words.tf("defect-number", &[("number", defect.number.into())]);
    let phase = defect.phase.kind();
    let due = defect.deadlines().first().map(|one| one.due);
    let over = due
        .is_some_and(|due| due < shown.now)
        .then(|| view! { <Tag text=words.t("overdue") tone=Tone::Danger /> });
    let due = due.map_or_else(|| words.t("no-due"), |due| deadline(words, due));
    vec![
        view! { <a href=href>{number}</a> }.into_any(),
        view! { <Tag text=phase_name(words, phase) tone=phase_tone(phase) /> }.into_any(),
        view! {
            <Tag
                text=severity_name(words, defect.report.severity)
                tone=severity_tone(defect.report.severity)
            />
        }
        .into_any(),
        waiting_name(words, defect.waiting_for(shown.now)).into_any(),
        view! { {due} " " {over} }.into_any(),
    ]
}
