//! `…/defects/{n}/{act}`: an act of the ministry is written down, looked over at `…/check`, and only
//! then done. What is written is kept as a sheet until then.

use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect};
use domain::case::Command;
use domain::case::command::CommandKind;
use domain::case::defect::{Defect, DefectCommand, DefectCommandKind as K};
use domain::case::stage::State;
use leptos::prelude::*;
use services::cases::{self, Done, Sheet};
use services::defects::{self, Impact};
use services::{PortalError, Result};

use super::{act_of, below, can, fields, impact, look, read, told};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::Hidden;
use crate::components::summary_list::SummaryList;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::defects::look::find;
use crate::pages::defects::outcome_view::plans;
use crate::pages::defects::proceedings_view::proceedings;
use crate::pages::defects::typed::named;
use crate::pages::screening::{Act, CaseForm, Fields, Shown};
use crate::web::{Answer, Next, Visit};

/// The id of the form in which an act is looked over.
const CHECK: &str = "defect-check";

/// The defect and the act of an address.
fn of<'a>(shown: &'a Shown, number: &str, act: &str) -> Result<(&'a Defect, K)> {
    let defect = find(shown.case(), number)?;
    Ok((defect, act_of(act).ok_or(PortalError::NotFound)?))
}

/// What refuses the act, for pages that are there for it alone.
fn must(shown: &Shown, kind: K, defect: &Defect) -> Result<()> {
    if !can(shown, kind, defect) {
        shown.case().may_about(kind, defect.number, &shown.actor, shown.call(), shown.now)?;
        return Err(PortalError::NotFound);
    }
    Ok(())
}

/// The fields of the act, as far as they are filled in.
pub async fn show(
    visit: Visit,
    Path((id, number, act)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let (defect, kind) = of(&shown, &number, &act)?;
    must(&shown, kind, defect)?;
    let defect = defect.clone();
    let sheet = Sheet::Defect(kind, defect.number);
    let draft = cases::load_sheet(&visit.portal, &shown.actor, &shown.case().id, sheet).await?;
    let written =
        if draft.version == 0 { fields::suggested(&shown, &defect, kind) } else { Fields(draft.typed) };
    // What a measure would touch is seen before it is proposed.
    let touched = match kind {
        K::RecommendMeasure if !matches!(shown.case().state, State::Cancelled(_)) => {
            Some(defects::impact(&visit.portal, &shown.actor, &shown.view, defect.number).await?)
        }
        _ => None,
    };
    let chrome = visit.chrome().await?;
    let title = shown.title_of(&format!("defect-act-{}", kind.id()));
    Ok(Page::new(title)
        .render(&chrome, move || page(&shown, &defect, kind, &written, draft.version, touched.as_ref())))
}

fn page(
    shown: &Shown,
    defect: &Defect,
    kind: K,
    written: &Fields,
    sheet: i32,
    touched: Option<&Impact>,
) -> AnyView {
    let words = shown.words;
    let at = below(defect.number, &format!("/{}", kind.id()));
    let plan = matches!(kind, K::AcceptPlan | K::ReturnPlan | K::ConcludePlan | K::RecommendMeasure)
        .then(|| plans(look(shown, defect)));
    let before =
        matches!(kind, K::DecideExtension | K::RecommendMeasure).then(|| proceedings(look(shown, defect)));
    // Fields look for their form when they are made, so they are made inside it, from what it owns.
    let (own, about, written) = (shown.clone(), defect.clone(), written.clone());
    let leave = shown.path(&below(defect.number, ""));
    view! {
        {back(shown, defect)}
        <h1>{words.t(&format!("defect-act-{}", kind.id()))}</h1>
        <p class="lead">{words.t(&format!("defect-lead-{}", kind.id()))}</p>
        {touched.map(|touched| impact::section(shown, touched))}
        {before}
        {plan}
        <CaseForm id=kind.id() at=shown.at(&at)>
            <Hidden name="sheet" value=sheet.to_string() />
            {fields::of(&own, &about, kind, &written)}
            <ButtonRow>
                <Button label=words.t("defect-look-over") />
                <LinkButton href=leave label=words.t("cancel") kind=Kind::Secondary />
            </ButtonRow>
        </CaseForm>
    }
    .into_any()
}

/// The link to the page of the defect.
pub fn back(shown: &Shown, defect: &Defect) -> AnyView {
    let label = shown.words.tf("defect-back", &[("number", defect.number.into())]);
    view! {
        <p class="back">
            <a href=shown.path(&below(defect.number, ""))>{label}</a>
        </p>
    }
    .into_any()
}

/// Keeps what was typed and leads on to the last look.
pub async fn keep(
    visit: Visit,
    Path((id, number, act)): Path<(String, String, String)>,
    typed: Submitted,
) -> Answer {
    let posted = Act::new(&visit, id, &typed);
    let kind = act_of(&act).ok_or(PortalError::NotFound)?;
    let written = Fields::of(&typed);
    let outcome = async {
        let actor = posted.actor()?;
        let view = cases::view(&visit.portal, actor, &posted.id).await?;
        let defect = find(&view.case, &number)?;
        let command = read::command(kind, defect, &written)?;
        let command = Command::Defect(command);
        cases::foresee(&visit.portal, actor, &posted.id, posted.seen(), command).await?;
        let sheet = Sheet::Defect(kind, defect.number);
        // What an earlier look left behind gives way.
        posted.drop_sheet(sheet).await?;
        let first = cases::keep_sheet(&visit.portal, actor, &posted.id, sheet, 0, &written.0).await?;
        Ok((defect.number, first))
    };
    let page = format!("/defects/{number}/{act}");
    let next = |_| Next::to(posted.path(&format!("{page}/check")));
    posted.settle(kind.id(), &page, named(outcome.await), next).await
}

/// Everything that was written, as it would be done.
pub async fn check(
    visit: Visit,
    Path((id, number, act)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let (defect, kind) = of(&shown, &number, &act)?;
    must(&shown, kind, defect)?;
    let defect = defect.clone();
    let sheet = Sheet::Defect(kind, defect.number);
    let draft = cases::load_sheet(&visit.portal, &shown.actor, &shown.case().id, sheet).await?;
    let Ok(command) = read::command(kind, &defect, &Fields(draft.typed)) else {
        let page = shown.path(&below(defect.number, &format!("/{act}")));
        return Ok(Redirect::to(&page).into_response());
    };
    let chrome = visit.chrome().await?;
    let named = ("title", check_title(&shown, kind).into());
    let title = shown.words.tf("title-of-case", &[named, ("case", shown.name().into())]);
    Ok(Page::new(title).render(&chrome, move || last_look(&shown, &defect, kind, &command, draft.version)))
}

/// 「内容の確認：予定する措置の通知」
fn check_title(shown: &Shown, kind: K) -> String {
    let what = shown.words.t(&format!("command-{}", kind.id()));
    shown.words.tf("defect-check-title", &[("what", what.into())])
}

fn last_look(shown: &Shown, defect: &Defect, kind: K, command: &DefectCommand, sheet: i32) -> AnyView {
    let words = shown.words;
    let page = below(defect.number, &format!("/{}", kind.id()));
    let writing = shown.path(&page);
    let lead =
        if told::is_told(shown, defect, command) { "defect-check-told" } else { "defect-check-inside" };
    view! {
        {back(shown, defect)}
        <h1>{check_title(shown, kind)}</h1>
        <p class="lead">{words.t(lead)}</p>
        <SummaryList facts=told::facts(shown, defect, command) />
        <CaseForm id=CHECK at=shown.at(&format!("{page}/check"))>
            <Hidden name="sheet" value=sheet.to_string() />
            <ButtonRow>
                <Button label=words.t(&format!("defect-do-{}", kind.id())) />
                <LinkButton href=writing label=words.t("back-to-writing") kind=Kind::Secondary />
            </ButtonRow>
        </CaseForm>
    }
    .into_any()
}

/// Does exactly what was looked over.
pub async fn send(
    visit: Visit,
    Path((id, number, act)): Path<(String, String, String)>,
    typed: Submitted,
) -> Answer {
    let posted = Act::new(&visit, id, &typed);
    let kind = act_of(&act).ok_or(PortalError::NotFound)?;
    let outcome = async {
        let actor = posted.actor()?;
        let view = cases::view(&visit.portal, actor, &posted.id).await?;
        let defect = find(&view.case, &number)?;
        view.case.may(CommandKind::Defect(kind), actor, &view.call, visit.portal.now())?;
        let sheet = Sheet::Defect(kind, defect.number);
        let written = posted.sheet_seen(sheet).await?;
        let command = read::command(kind, defect, &written)?;
        let done = give(&visit, &posted, command).await?;
        posted.drop_sheet(sheet).await?;
        Ok(done)
    };
    let page = format!("/defects/{number}/{act}/check");
    let notice = format!("defect-done-{}", kind.id());
    let next = |_| Next::to(posted.path(&format!("/defects/{number}"))).notice(&notice);
    posted.settle(CHECK, &page, named(outcome.await), next).await
}

/// A notice is numbered and written as a letter in the same act; everything else is the command alone.
async fn give(visit: &Visit, posted: &Act<'_>, command: DefectCommand) -> Result<Done> {
    match command {
        DefectCommand::Notify { defect, notice, .. } => {
            defects::notify(&visit.portal, posted.actor()?, &posted.id, posted.seen(), defect, notice).await
        }
        command => posted.give(posted.seen(), Command::Defect(command)).await,
    }
}
