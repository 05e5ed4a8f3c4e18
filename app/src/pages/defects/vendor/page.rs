//! `/applications/{id}/defects/{n}`: where the vendor is with a defect of its product, everything that
//! the ministry told it, and what it can do.

use axum::extract::Path;
use domain::actor::Actor;
use domain::case::defect::{Defect, DefectCommandKind as K};
use domain::case::document::MAX_FILE_BYTES;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::{self, CaseView};

use super::{ACTS, can, files as uploads, look, position, signatory_has_to};
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::components::upload_form::UploadForm;
use crate::page::Page;
use crate::pages::defects::look::find;
use crate::pages::defects::outcome_view::{decisions, files, plans, suspensions, timeline};
use crate::pages::defects::proceedings_view::proceedings;
use crate::pages::defects::{report_view, transfer};
use crate::pages::vendor::{load, member, path, phrases};
use crate::size;
use crate::web::case_words::case_on_paper;
use crate::web::{Answer, Visit};
use crate::words::Words;

/// What the page shows besides the case.
pub struct Around {
    pub actor: Actor,
    pub now: Timestamp,
    /// Who may sign, where this person may not.
    pub signatories: Vec<String>,
}

/// The page; not found for a defect that the ministry has not turned to the vendor about.
pub async fn show(visit: Visit, Path((id, number)): Path<(String, String)>) -> Answer {
    let view = load(&visit, &id).await?;
    let (actor, person) = member(&visit)?;
    let defect = find(&view.case, &number)?.clone();
    let signatories = if person.signatory {
        Vec::new()
    } else {
        cases::signatories(&visit.portal, &view.case.organization).await?
    };
    let around = Around { actor: actor.clone(), now: visit.portal.now(), signatories };
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let title = words.tf("defect-number", &[("number", defect.number.into())]);
    let title = words
        .tf("title-of-case", &[("title", title.into()), ("case", phrases::case_name(&view.case).into())]);
    let on_paper = case_on_paper(words, &view.case, around.now);
    Ok(Page::new(title).on_paper(on_paper).render(&chrome, move || page(words, &view, &defect, &around)))
}

fn page(words: Words, view: &CaseView, defect: &Defect, around: &Around) -> AnyView {
    let look = look(words, view, defect, around.now);
    view! {
        <h1>{words.tf("defect-number", &[("number", defect.number.into())])}</h1>
        <p class="lead">{phrases::case_name(&view.case)}</p>
        {position::section(look)}
        {acts(words, view, defect, around)}
        {suspensions(look)}
        {decisions(look)}
        {report_view::for_vendor(words, defect)}
        {proceedings(look)}
        {plans(look)}
        <section aria-labelledby="files-title">
            <h2 id="files-title">{words.t("defect-files-title")}</h2>
            {files(look)}
            {upload(words, view, defect, around)}
        </section>
        {timeline(look)}
        <p>
            <a href=path(&view.case.id, "")>{words.t("vendor-back-to-case")}</a>
        </p>
    }
    .into_any()
}

/// What this person can do, and what only those who sign can.
fn acts(words: Words, view: &CaseView, defect: &Defect, around: &Around) -> Option<AnyView> {
    let own: Vec<K> =
        ACTS.into_iter().filter(|kind| can(view, defect, *kind, &around.actor, around.now)).collect();
    let others = signatory_has_to(view, defect, &around.actor, around.now);
    if own.is_empty() && others.is_empty() {
        return None;
    }
    let links = own
        .iter()
        .enumerate()
        .map(|(index, kind)| {
            let href = path(&view.case.id, &format!("defects/{}/{}", defect.number, kind.id()));
            let label = words.t(&format!("defect-act-{}", kind.id()));
            let kind = if index == 0 { Kind::Primary } else { Kind::Secondary };
            view! { <LinkButton href label kind /> }
        })
        .collect_view();
    let others = (!others.is_empty()).then(|| {
        let each = others
            .iter()
            .map(|kind| view! { <li>{words.t(&format!("defect-act-{}", kind.id()))}</li> })
            .collect_view();
        let text = words.tf(
            "defect-signatory-text",
            &[("names", around.signatories.join(&words.t("defect-separator")).into())],
        );
        view! {
            <NoticeBanner tone=Tone::Info title=words.t("defect-signatory-title") text>
                <ul>{each}</ul>
            </NoticeBanner>
        }
    });
    let view = view! {
        <section class="no-print" aria-labelledby="acts-title">
            <h2 id="acts-title">{words.t("defect-acts-title")}</h2>
            {others}
            <ButtonRow>{links}</ButtonRow>
        </section>
    };
    Some(view.into_any())
}

/// Handing a file in, for every member.
fn upload(words: Words, view: &CaseView, defect: &Defect, around: &Around) -> Option<AnyView> {
    if !can(view, defect, K::AddFile, &around.actor, around.now) {
        return None;
    }
    let form = view! {
        <div class="no-print">
            <UploadForm
                id=uploads::FORM
                action=path(&view.case.id, &format!("defects/{}/files", defect.number))
                label=words.t("defect-own-file")
                help=words.tf("defect-file-help", &[("max", size::words(MAX_FILE_BYTES).into())])
                extensions=transfer::extensions()
                max_bytes=u32::try_from(MAX_FILE_BYTES).unwrap_or(u32::MAX)
                submit=words.t("defect-own-file-add")
            />
        </div>
    };
    Some(form.into_any())
}
