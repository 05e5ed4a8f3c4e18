//! `…/defects/{n}/{act}`: one act of the vendor on a page of its own, under the box that says where it
//! is.

use axum::extract::Path;
use domain::case::Command;
use domain::case::defect::{Defect, DefectCommandKind as K};
use domain::ids::CaseId;
use jiff::Timestamp;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, CaseView, Expected};

use super::{act_of, fields, look, position, read};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::{Form as FormView, Hidden};
use crate::flash::Flash;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::defects::look::find;
use crate::pages::defects::outcome_view::plans;
use crate::pages::defects::proceedings_view::proceedings;
use crate::pages::vendor::{load, member, path, phrases};
use crate::web::{Answer, Form, Next, Visit};
use crate::words::Words;

/// The form; where it can't be given now, why.
pub async fn show(visit: Visit, Path((id, number, act)): Path<(String, String, String)>) -> Answer {
    let view = load(&visit, &id).await?;
    let defect = find(&view.case, &number)?.clone();
    let kind = act_of(&act).ok_or(PortalError::NotFound)?;
    let now = visit.portal.now();
    let (actor, _) = member(&visit)?;
    view.case.may_about(kind, defect.number, actor, &view.call, now)?;
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let title = words.tf(
        "title-of-case",
        &[
            ("title", words.t(&format!("defect-act-{}", kind.id())).into()),
            ("case", phrases::case_name(&view.case).into()),
        ],
    );
    Ok(Page::new(title).render(&chrome, move || page(words, &view, &defect, kind, now)))
}

fn page(words: Words, view: &CaseView, defect: &Defect, kind: K, now: Timestamp) -> AnyView {
    let look = look(words, view, defect, now);
    let back = look.path("");
    let button = if kind == K::Answer { Kind::Danger } else { Kind::Primary };
    let notice = fields::shows_notice(kind, defect).then(|| proceedings(look));
    let before = matches!(kind, K::ReportProgress | K::ProposePlan).then(|| plans(look));
    view! {
        <p class="back">
            <a href=back.clone()>{words.tf("defect-back", &[("number", defect.number.into())])}</a>
        </p>
        <h1>{words.t(&format!("defect-act-{}", kind.id()))}</h1>
        <p class="lead">{phrases::case_name(&view.case)}</p>
        {position::section(look)}
        {notice}
        {before}
        <section aria-labelledby="act-title">
            <h2 id="act-title">{words.t(&format!("command-{}", kind.id()))}</h2>
            <p>{words.t(&format!("defect-lead-{}", kind.id()))}</p>
            <FormView id=kind.id() action=look.path(&format!("/{}", kind.id()))>
                <Hidden name="version" value=view.case.version.to_string() />
                {fields::of(look, kind)}
                <ButtonRow>
                    <Button label=words.t(&format!("defect-do-{}", kind.id())) kind=button name="act" value="go" />
                    <LinkButton href=back label=words.t("cancel") kind=Kind::Secondary />
                </ButtonRow>
            </FormView>
        </section>
    }
    .into_any()
}

/// Does it; the button that adds a row shows the page again.
pub async fn give(
    visit: Visit,
    Path((id, number, act)): Path<(String, String, String)>,
    typed: Submitted,
) -> Answer {
    let id = CaseId::new(id);
    let kind = act_of(&act).ok_or(PortalError::NotFound)?;
    let defect_page = path(&id, &format!("defects/{number}"));
    let page = format!("{defect_page}/{act}");
    if kind == K::ProposePlan && typed.text("act") == "add" {
        return one_more_row(&visit, &id, &page, &typed).await;
    }
    let outcome = async {
        let (actor, _) = member(&visit)?;
        let view = cases::view(&visit.portal, actor, &id).await?;
        let defect = find(&view.case, &number)?;
        let command = Command::Defect(read::command(kind, defect, &typed)?);
        cases::execute(&visit.portal, actor, &id, seen(kind, &typed), command).await
    };
    let outcome = read::at_rows(visit.words(), &typed, outcome.await);
    let notice = format!("defect-done-{}", kind.id());
    let next = |_| Next::to(defect_page.clone()).notice(&notice);
    visit.settle(Form::new(kind.id(), page, &typed), outcome, next).await
}

/// What answers the ministry rests on what was seen; progress and comments stand by themselves.
fn seen(kind: K, typed: &Submitted) -> Expected {
    match kind {
        K::ReportProgress | K::CommentHearing => Expected::Any,
        _ => Expected::Version(typed.text("version").parse().unwrap_or_default()),
    }
}

/// The same page with everything typed and an empty row more. Nothing is stored or judged.
async fn one_more_row(visit: &Visit, id: &CaseId, page: &str, typed: &Submitted) -> Answer {
    load(visit, id.as_str()).await?;
    let rows = (read::rows(typed) + 1).min(read::MAX_ROWS).to_string();
    let pairs = typed.values().into_iter().flat_map(|(name, values)| {
        let rows = &rows;
        let is_count = name == "rows";
        values.into_iter().map(move |value| (name.clone(), if is_count { rows.clone() } else { value }))
    });
    let typed = Submitted::from_pairs(pairs.collect::<Vec<_>>());
    let flash = Flash::invalid(K::ProposePlan.id(), &typed, Vec::new());
    flash.put(&visit.session, page).await.map_err(PortalError::fault)?;
    Ok(axum::response::IntoResponse::into_response(axum::response::Redirect::to(page)))
}
