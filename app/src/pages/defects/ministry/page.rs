//! `…/defects/{n}`: everything about one defect, and what this person can do next.

use axum::extract::{Path, RawQuery};
use domain::case::defect::report::Reporter;
use domain::case::defect::{Defect, DefectCommandKind as K};
use domain::case::document::MAX_FILE_BYTES;
use leptos::prelude::*;

use super::decision::recommended;
use super::{WRITTEN, below, can, consent, files as uploads, look, title};
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::notice_banner::NoticeBanner;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::{Tag, Tone};
use crate::components::upload_form::UploadForm;
use crate::page::Page;
use crate::pages::defects::look::find;
use crate::pages::defects::outcome_view::{decisions, files, plans, suspensions, timeline};
use crate::pages::defects::proceedings_view::proceedings;
use crate::pages::defects::words::{phase_name, phase_tone, severity_name, severity_tone};
use crate::pages::defects::{report_view, transfer};
use crate::pages::screening::Shown;
use crate::size;
use crate::web::case_words::{case_on_paper, named, waiting_name};
use crate::web::{Answer, Visit, deadline, moment};

/// The page; a constant number of statements.
pub async fn show(
    visit: Visit,
    Path((id, number)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let defect = find(shown.case(), &number)?.clone();
    let chrome = visit.chrome().await?;
    let on_paper = case_on_paper(shown.words, shown.case(), shown.now);
    Ok(Page::new(title(&shown, &defect))
        .wide()
        .on_paper(on_paper)
        .render(&chrome, move || page(&shown, &defect)))
}

fn page(shown: &Shown, defect: &Defect) -> AnyView {
    let words = shown.words;
    let look = look(shown, defect);
    let phase = defect.phase.kind();
    view! {
        {shown.back()}
        <h1>{words.tf("defect-number", &[("number", defect.number.into())])}</h1>
        <p class="lead">{shown.name()}</p>
        <p class="tags">
            <Tag text=phase_name(words, phase) tone=phase_tone(phase) />
            " "
            <Tag text=severity_name(words, defect.report.severity) tone=severity_tone(defect.report.severity) />
        </p>
        {given_back(shown, defect)}
        {next(shown, defect)}
        {defect.recommendation().map(|open| recommended(shown, open))}
        {suspensions(look)}
        {report(shown, defect)}
        {decisions(look)}
        {proceedings(look)}
        {plans(look)}
        <section aria-labelledby="files-title">
            <h2 id="files-title">{words.t("defect-files-title")}</h2>
            {files(look)}
            {upload(shown, defect)}
        </section>
        {consent::section(shown)}
        {timeline(look)}
    }
    .into_any()
}

/// That the approver gave the last recommendation back.
fn given_back(shown: &Shown, defect: &Defect) -> Option<AnyView> {
    let words = shown.words;
    let returned = defect.returned.as_ref()?;
    let args = [("name", returned.by.name.as_str().into()), ("at", moment(words, returned.at).into())];
    let text = words.tf("defect-given-back", &args);
    let facts = vec![Fact::text(words.t("field-return-reason"), returned.reason.clone())];
    let view = view! {
        <NoticeBanner tone=Tone::Warning title=words.t("given-back-title") text>
            <SummaryList facts />
        </NoticeBanner>
    };
    Some(view.into_any())
}

/// Who is waited for, until when, and what this person can do.
fn next(shown: &Shown, defect: &Defect) -> AnyView {
    let words = shown.words;
    let waiting = waiting_name(words, defect.waiting_for(shown.now));
    let text = words.tf("defect-waiting-for", &[("who", waiting.into())]);
    let dues = defect
        .deadlines()
        .into_iter()
        .map(|one| {
            let over =
                (one.due < shown.now).then(|| view! { <Tag text=words.t("overdue") tone=Tone::Danger /> });
            let args = [
                ("what", named(words, "defect-due", one.kind.id()).into()),
                ("at", deadline(words, one.due).into()),
            ];
            view! { <li>{words.tf("defect-due-line", &args)} " " {over}</li> }
        })
        .collect::<Vec<_>>();
    let dues = (!dues.is_empty()).then(|| view! { <ul>{dues}</ul> });
    let decide = defect.recommendation().map(|_| {
        let href = shown.path(&below(defect.number, "/decision"));
        view! { <LinkButton href label=words.t("defect-to-decision") /> }
    });
    let links = WRITTEN
        .into_iter()
        .filter(|kind| can(shown, *kind, defect))
        .map(|kind| {
            let href = shown.path(&below(defect.number, &format!("/{}", kind.id())));
            let label = words.t(&format!("defect-act-{}", kind.id()));
            view! { <LinkButton href label kind=Kind::Secondary /> }
        })
        .collect_view();
    view! {
        <NoticeBanner tone=Tone::Info title=words.t("next-title") text>
            {dues}
            <ButtonRow>{decide} {links}</ButtonRow>
        </NoticeBanner>
    }
    .into_any()
}

/// What was seen, by whom; and what a reviewer said comes of it.
fn report(shown: &Shown, defect: &Defect) -> AnyView {
    let words = shown.words;
    let reporter = match &defect.reporter {
        Some(Reporter::Staff(person)) => person.name.clone(),
        Some(Reporter::Public { .. }) => words.t("defect-reporter-public"),
        None => String::new(),
    };
    let mut facts = vec![Fact::text(words.t("field-defect-what"), defect.report.what.clone())];
    facts.extend(report_view::devices(words, defect));
    facts.push(Fact::text(words.t("defect-reporter"), reporter));
    facts.push(Fact::text(words.t("defect-reported-at"), moment(words, defect.reported_at)));
    let said: Vec<&String> = defect.triage.iter().filter(|words| !words.trim().is_empty()).collect();
    facts.extend(said.into_iter().map(|said| Fact::text(words.t("defect-triage-said"), said.clone())));
    report_view::section(words, facts)
}

/// Adding evidence, for who may.
fn upload(shown: &Shown, defect: &Defect) -> Option<AnyView> {
    if !can(shown, K::AddEvidence, defect) {
        return None;
    }
    let words = shown.words;
    let view = view! {
        <UploadForm
            id=uploads::FORM
            action=format!("/screening/cases/{}/defects/{}/files", shown.case().id, defect.number)
            label=words.t("defect-evidence-file")
            help=words.tf("defect-file-help", &[("max", size::words(MAX_FILE_BYTES).into())])
            extensions=transfer::extensions()
            max_bytes=u32::try_from(MAX_FILE_BYTES).unwrap_or(u32::MAX)
            submit=words.t("defect-evidence-add")
        />
    };
    Some(view.into_any())
}
