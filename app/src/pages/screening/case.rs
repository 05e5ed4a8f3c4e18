//! `/screening/cases/{id}`: everything about one case, and what this person can do next.

use axum::extract::{Path, RawQuery};
use domain::case::command::CommandKind;
use domain::case::event::Person;
use leptos::prelude::*;
use services::cases::{self, Draft, Sheet};

use super::list::Neighbours;
use super::queue_view::stage_tone;
use super::sheet::Fields;
use super::shown::Shown;
use super::{case_actions, case_documents, case_history, case_state};
use crate::components::tag::{Tag, Tone};
use crate::components::unbroken::unbroken;
use crate::page::Page;
use crate::pages::{change_notices, defects, device_check, register, reports};
use crate::web::case_words::{case_on_paper, stage_name};
use crate::web::{Answer, Visit};

/// The page; a constant number of statements.
pub async fn show(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let around = shown.list.around(&visit.portal, &shown.actor, shown.case().id.as_str()).await?;
    let reviewers = if shown.may(CommandKind::Assign) {
        cases::reviewers(&visit.portal, &shown.actor).await?
    } else {
        Vec::new()
    };
    let message = if shown.may(CommandKind::SendMessage) {
        let id = &shown.case().id;
        Some(cases::load_sheet(&visit.portal, &shown.actor, id, Sheet::Message).await?)
    } else {
        None
    };
    let mut written = Fields::default();
    for (kind, sheet) in [(CommandKind::Hold, Sheet::Hold), (CommandKind::Resume, Sheet::Resume)] {
        if shown.may(kind) {
            let id = &shown.case().id;
            written = Fields(cases::load_sheet(&visit.portal, &shown.actor, id, sheet).await?.typed);
        }
    }
    let chrome = visit.chrome().await?;
    let on_paper = case_on_paper(shown.words, shown.case(), shown.now);
    Ok(Page::new(shown.name())
        .wide()
        .on_paper(on_paper)
        .render(&chrome, move || page(&shown, &around, &reviewers, &written, message)))
}

fn page(
    shown: &Shown,
    around: &Neighbours,
    reviewers: &[Person],
    written: &Fields,
    message: Option<Draft>,
) -> AnyView {
    let words = shown.words;
    view! {
        {neighbours(shown, around)}
        {head(shown)}
        {case_state::given_back(shown)}
        {case_state::next(shown)}
        {case_state::progress(shown)}
        {rooms(shown)}
        {case_state::standing(shown)}
        {case_documents::documents(shown)}
        {case_documents::corrections(shown)}
        {case_actions::actions(shown, reviewers, written)}
        <div class="beside">
            {case_history::notes(shown)}
            {case_history::messages(shown, message)}
        </div>
        {case_documents::facts(shown)}
        {case_history::letters(shown)}
        {case_history::export(shown)}
        {case_history::mails(shown)}
        <section aria-labelledby="timeline-title">
            <h2 id="timeline-title">{words.t("timeline-title")}</h2>
            {case_history::timeline(shown)}
        </section>
    }
    .into_any()
}

/// What came after the documents, the most pressing first.
fn rooms(shown: &Shown) -> AnyView {
    view! {
        {defects::on_screening_case(shown)}
        {device_check::on_screening_case(shown)}
        {change_notices::on_screening_case(shown)}
        {register::on_screening_case(shown)}
        {reports::on_screening_case(shown)}
    }
    .into_any()
}

/// Number, product, vendor, and where the case stands in words.
fn head(shown: &Shown) -> AnyView {
    let (case, words) = (shown.case(), shown.words);
    let submission = case.submission.as_ref();
    let vendor = submission.map_or_else(String::new, |submission| submission.applicant.name.clone());
    let changed = case.unseen_changes(case.criteria_so_far(shown.call())) > 0;
    let reviewer = match &case.reviewer {
        Some(person) => words.tf("reviewer-is", &[("name", person.name.as_str().into())]),
        None => words.t("reviewer-is-nobody"),
    };
    view! {
        <h1>{unbroken(&shown.name(), case.number().unwrap_or_default())}</h1>
        <p class="lead">{vendor}</p>
        <p class="tags">
            <Tag text=stage_name(words, case.stage()) tone=stage_tone(case.stage()) />
            " "
            {changed.then(|| view! { <Tag text=words.t("changed") tone=Tone::Warning /> })}
            " "
            <span>{reviewer}</span>
        </p>
    }
    .into_any()
}

/// Back to the list, and to the cases beside this one in it.
fn neighbours(shown: &Shown, around: &Neighbours) -> AnyView {
    let words = shown.words;
    let link = |id: &Option<String>, label: &str, rel: &'static str| {
        id.as_ref().map(|id| {
            let href = shown.list.at(&format!("/screening/cases/{id}"));
            let label = words.t(label);
            view! {
                <li>
                    <a href=href rel=rel>{label}</a>
                </li>
            }
        })
    };
    let place = (around.position > 0).then(|| {
        let args = [("position", around.position.into()), ("total", around.total.into())];
        view! { <li>{words.tf("place-in-list", &args)}</li> }
    });
    view! {
        <nav class="case-nav" aria-label=words.t("case-nav-label")>
            <ul>
                <li>
                    <a href=shown.list.at("/screening")>{words.t("back-to-queue")}</a>
                </li>
                {link(&around.previous, "previous-case", "prev")}
                {place}
                {link(&around.next, "next-case", "next")}
            </ul>
        </nav>
    }
    .into_any()
}
