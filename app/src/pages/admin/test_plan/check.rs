//! `…/check`: the last look at a new edition, what it changes and what follows; then it is saved for good.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use domain::actor::StaffRole;
use domain::test_plan::TestCase;
use domain::test_plan::compare::{Change, Doubt, fields};
use domain::test_plan::input::{Field, NEWEST, Typed, typed};
use leptos::prelude::*;
use services::PortalError;
use services::test_plans::{self, Foreseen, Said};

use super::{address, title_of};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Checkbox, TextArea};
use crate::components::form::{Form, Hidden};
use crate::components::notice_banner::NoticeBanner;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{self, Answer, Next, Visit};
use crate::words::{Words, t, tf};

const FORM: &str = "plan-save";

/// GET `…/check`. What can't be saved as it is goes back to be written.
pub async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    let actor = visit.staff(&[StaffRole::Administrator])?;
    let (call, draft, foreseen) = match test_plans::foresee(&visit.portal, actor, &code).await {
        Err(PortalError::Invalid(_)) => return Ok(Redirect::to(&address(&code, "/edit")).into_response()),
        foreseen => foreseen?,
    };
    let chrome = visit.chrome().await?;
    let title = title_of(chrome.words(), "plan-check-title", &call);
    Ok(Page::new(title.clone()).render(&chrome, move || {
        view! {
            <p><a href=address(&call.code, "")>{t("plan-back")}</a></p>
            <h1>{title}</h1>
            {sums(&foreseen)}
            {changes_table(Words::current(), "plan-changes", &foreseen.changes)}
            {foreseen.reordered.then(|| view! { <p>{t("plan-reordered")}</p> })}
            {doubted(&foreseen.doubts)}
            {save_form(&call.code, draft.version, &foreseen)}
        }
    }))
}

/// One sentence: the name of the edition, how many cases it has, and how many of them are new.
fn sums(foreseen: &Foreseen) -> impl IntoView + use<> {
    let count = |wanted: fn(&Change) -> bool| foreseen.changes.iter().filter(|one| wanted(one)).count();
    let lead = tf(
        "plan-check-lead",
        &[
            ("edition", foreseen.plan.edition.as_str().into()),
            ("cases", foreseen.plan.cases.len().into()),
            ("mandatory", foreseen.plan.mandatory().count().into()),
            ("newest", foreseen.newest.as_str().into()),
            ("added", count(|one| matches!(one, Change::Added(_))).into()),
            ("changed", count(|one| matches!(one, Change::Changed { .. })).into()),
            ("removed", count(|one| matches!(one, Change::Removed(_))).into()),
        ],
    );
    view! { <p class="lead">{lead}</p> }
}

/// What differs between two editions: a line for each field that changed, one for each case that came or
/// went.
pub fn changes_table(words: Words, id: &'static str, changes: &[Change]) -> AnyView {
    let columns = ["plan-column-id", "plan-column-change", "plan-column-field"];
    let texts = ["plan-column-before", "plan-column-after"];
    let columns = columns.map(|key| Column::code(t(key))).into_iter();
    let columns = columns.chain(texts.map(|key| Column::new(t(key)))).collect();
    let rows = changes.iter().flat_map(|change| lines(words, change)).collect();
    view! { <DataTable id caption=t("plan-changes") columns rows empty=t("plan-no-changes") /> }.into_any()
}

fn lines(words: Words, change: &Change) -> Vec<Vec<AnyView>> {
    let whole = |case: &TestCase| {
        let typed = typed(case);
        let said = Field::ALL.into_iter().filter(|field| *field != Field::Id);
        let said = said.filter_map(|field| typed.get(&field).filter(|text| !text.is_empty()).cloned());
        said.collect::<Vec<_>>().join("\n")
    };
    match change {
        Change::Added(case) => {
            vec![line(
                &case.id,
                "plan-added",
                Tone::Success,
                t("plan-whole-case"),
                String::new(),
                whole(case),
            )]
        }
        Change::Removed(case) => {
            vec![line(
                &case.id,
                "plan-removed",
                Tone::Danger,
                t("plan-whole-case"),
                whole(case),
                String::new(),
            )]
        }
        Change::Changed { before, after } => {
            let (old, new) = (typed(before), typed(after));
            let side = |typed: &Typed, field: Field| typed.get(&field).cloned().unwrap_or_default();
            fields(before, after)
                .into_iter()
                .map(|field| {
                    let (was, is) = (side(&old, field), side(&new, field));
                    line(&after.id, "plan-changed", Tone::Info, field_name(words, field), was, is)
                })
                .collect()
        }
    }
}

/// What stands in a plan is Japanese in every language of the page.
fn line(id: &str, kind: &str, tone: Tone, field: String, before: String, after: String) -> Vec<AnyView> {
    let text = |text: String| match text {
        text if text.is_empty() => t("plan-nothing").into_any(),
        text => view! { <span class="lines" lang="ja">{text}</span> }.into_any(),
    };
    vec![
        id.to_owned().into_any(),
        view! { <Tag text=t(kind) tone /> }.into_any(),
        field.into_any(),
        text(before),
        text(after),
    ]
}

/// What a field is called.
pub fn field_name(words: Words, field: Field) -> String {
    words.t(&format!("plan-field-{}", field.id()))
}

/// Numbers that may mean something else than before.
fn doubted(doubts: &[Doubt]) -> Option<impl IntoView + use<>> {
    let lines = doubts.iter().map(|doubt| {
        let key = if doubt.was_gone { "plan-doubt-returned" } else { "plan-doubt-renamed" };
        let args = [
            ("id", doubt.id.as_str().into()),
            ("edition", doubt.edition.as_str().into()),
            ("then", doubt.title_then.as_str().into()),
            ("now", doubt.title_now.as_str().into()),
        ];
        let line = tf(key, &args);
        view! { <li>{line}</li> }
    });
    let lines = lines.collect_view();
    (!doubts.is_empty()).then(|| {
        view! {
            <NoticeBanner tone=Tone::Warning title=t("plan-doubts-title") text=t("plan-doubts-text")>
                <ul>{lines}</ul>
            </NoticeBanner>
        }
    })
}

fn save_form(code: &str, draft: i32, foreseen: &Foreseen) -> impl IntoView + use<> {
    let follows =
        ["plan-follows-new", "plan-follows-running", "plan-follows-public", "plan-follows-for-good"]
            .map(|key| view! { <li>{t(key)}</li> })
            .collect_view();
    let confirm = (!foreseen.doubts.is_empty()).then(|| {
        crate::components::form::fields_of(FORM, || view! { <Checkbox name="confirm_ids" required=true /> })
    });
    let save = tf("plan-save", &[("edition", foreseen.plan.edition.as_str().into())]);
    let (action, back) = (address(code, "/save"), address(code, "/edit"));
    let newest = foreseen.newest.clone();
    view! {
        <ul>{follows}</ul>
        <Form id=FORM action>
            <Hidden name="sheet" value=draft.to_string() />
            <Hidden name=NEWEST value=newest />
            {confirm}
            <TextArea name="why" help=t("admin-call-why-help") required=true rows=3 />
            <ButtonRow>
                <Button label=save />
                <LinkButton href=back label=t("back-to-writing") kind=Kind::Secondary />
            </ButtonRow>
        </Form>
    }
}

/// POST `…/save`.
pub async fn save(visit: Visit, Path(code): Path<String>, typed: Submitted) -> Answer {
    let outcome = async {
        let actor = visit.staff(&[StaffRole::Administrator])?;
        let said = Said {
            draft: typed.text("sheet"),
            newest: typed.text(NEWEST),
            why: typed.text("why"),
            confirmed: typed.flag("confirm_ids"),
        };
        test_plans::save(&visit.portal, actor, &code, said).await
    }
    .await;
    // Of an edition that was overtaken or changed in another tab, the writing has to be seen again.
    let seen_again = |error: &PortalError| match error {
        PortalError::Invalid(errors) => {
            errors.iter().any(|error| !["why", "confirm_ids"].contains(&error.field.as_str()))
        }
        _ => false,
    };
    if let Err(error) = &outcome
        && seen_again(error)
    {
        let nothing = Submitted::default();
        let form = web::Form::new("plan-overtaken", address(&code, "/edit"), &nothing);
        return visit.settle(form, outcome.map(drop), |()| Next::to(address(&code, ""))).await;
    }
    let form = web::Form::new(FORM, address(&code, "/check"), &typed);
    visit
        .settle(form, outcome, |plan| {
            Next::to(address(&code, "")).notice("notice-plan-saved").with("edition", plan.edition)
        })
        .await
}
