//! The fields of each act of the vendor.

use std::sync::Arc;

use domain::calendar::jst;
use domain::case::defect::notice::Position;
use domain::case::defect::{Defect, DefectCommandKind as K};
use domain::case::event::ActedBy;
use leptos::prelude::*;

use super::read::MAX_ROWS;
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::{Checkbox, Choice, DateField, Radios, Select, TextArea, TextField, Width};
use crate::components::form::{Hidden, fields_of};
use crate::flash::Flash;
use crate::pages::defects::look::Look;
use crate::pages::defects::typed::field;
use crate::pages::defects::words::position_name;
use crate::web::moment;

/// Rows of milestones on an empty page.
const ROWS: u32 = 3;

/// The fields of an act within its form.
pub fn of(look: Look<'_>, kind: K) -> AnyView {
    fields_of(kind.id(), || match kind {
        K::Answer => answer(look),
        K::AskExtension => extension(look),
        K::CommentHearing => comment(look),
        K::ProposePlan => plan(look),
        K::ReportProgress => progress(look),
        // To confirm the receipt nothing is typed.
        _ => ().into_any(),
    })
}

fn answer(look: Look<'_>) -> AnyView {
    let words = look.words;
    let positions =
        Position::ALL.map(|position| Choice::new(position.id(), position_name(words, position))).to_vec();
    let own: Vec<u32> = look
        .defect
        .files
        .iter()
        .filter(|file| matches!(file.by, ActedBy::Vendor(_)))
        .map(|file| file.number)
        .collect();
    let page = format!("{}#files-title", look.path(""));
    view! {
        <Radios name=field("position") choices=positions required=true />
        <TextArea
            name=field("statement")
            help=words.t("defect-statement-help")
            required=true
            rows=10
        />
        <TextField
            name=field("shipped_units")
            help=words.t("defect-shipped-units-help")
            width=Width::Short
            inputmode="numeric"
        />
        <section aria-labelledby="own-files-title">
            <h2 id="own-files-title">{words.t("defect-own-files")}</h2>
            {look.links(&own)}
            <p>
                <a href=page>{words.t("defect-own-files-more")}</a>
            </p>
        </section>
    }
    .into_any()
}

fn extension(look: Look<'_>) -> AnyView {
    let min = look.defect.answer_due.map(|due| jst(due).date().to_string()).unwrap_or_default();
    view! {
        <DateField name=field("until") min=min required=true />
        <TextArea name=field("reason") help=look.words.t("defect-extension-reason-help") required=true />
    }
    .into_any()
}

fn comment(look: Look<'_>) -> AnyView {
    let words = look.words;
    let hearings = &look.defect.hearings;
    let choices: Vec<Choice> = hearings
        .iter()
        .map(|hearing| {
            let number = words.tf("defect-hearing-number", &[("number", hearing.number.into())]);
            let held = moment(words, hearing.record.held_at);
            Choice::new(hearing.number.to_string(), format!("{number} {held}"))
        })
        .collect();
    let last = hearings.last().map(|hearing| hearing.number.to_string()).unwrap_or_default();
    view! {
        <Select name=field("hearing") choices value=last required=true />
        <TextArea name=field("text") required=true rows=8 />
    }
    .into_any()
}

fn plan(look: Look<'_>) -> AnyView {
    let words = look.words;
    let before = look.defect.plan().map(|plan| &plan.plan);
    let text = |value: Option<&String>| value.cloned().unwrap_or_default();
    let known = before.map_or(0, |plan| u32::try_from(plan.milestones.len()).unwrap_or(0));
    let typed = use_context::<Arc<Flash>>()
        .filter(|flash| flash.form == K::ProposePlan.id())
        .and_then(|flash| flash.values.get("rows")?.first()?.parse().ok());
    let count: u32 = typed.unwrap_or(known.max(ROWS)).clamp(1, MAX_ROWS);
    let rows = (1..=count).map(|number| milestone(look, number)).collect_view();
    let more = (count < MAX_ROWS).then(|| {
        view! {
            <ButtonRow>
                <Button label=words.t("defect-milestone-add") kind=Kind::Secondary name="act" value="add" />
            </ButtonRow>
        }
    });
    let sites = before.map(|plan| plan.sites_total.to_string()).unwrap_or_default();
    view! {
        // What Enter presses: the plan is handed in, no row added.
        <button type="submit" class="visually-hidden" name="act" value="go" tabindex="-1" aria-hidden="true"></button>
        <Hidden name="rows" value=count.to_string() />
        <TextArea
            name=field("measures")
            help=words.t("defect-measures-help")
            value=text(before.map(|plan| &plan.measures))
            required=true
            rows=8
        />
        <TextField
            name=field("responsible")
            help=words.t("defect-responsible-help")
            value=text(before.map(|plan| &plan.responsible))
            required=true
        />
        <TextField
            name=field("sites_total")
            help=words.t("defect-sites-help")
            value=sites
            width=Width::Short
            inputmode="numeric"
            required=true
        />
        <h2>{words.t("defect-milestones")}</h2>
        <p>{words.t("defect-milestones-help")}</p>
        {rows}
        {more}
    }
    .into_any()
}

fn milestone(look: Look<'_>, number: u32) -> AnyView {
    let words = look.words;
    let of = |key: &str| words.tf(key, &[("number", number.into())]);
    let before = look
        .defect
        .plan()
        .and_then(|plan| plan.plan.milestones.get(usize::try_from(number).ok()?.checked_sub(1)?));
    let title = before.map(|one| one.title.clone()).unwrap_or_default();
    let due = before.map(|one| one.due.to_string()).unwrap_or_default();
    view! {
        <fieldset class="row">
            <legend>{of("defect-milestone-number")}</legend>
            <TextField
                name=field(&format!("milestone_{number}"))
                label=of("defect-milestone-of")
                value=title
                required=number == 1
            />
            <DateField
                name=field(&format!("milestone_due_{number}"))
                label=of("defect-milestone-due-of")
                value=due
                required=number == 1
            />
        </fieldset>
    }
    .into_any()
}

fn progress(look: Look<'_>) -> AnyView {
    let words = look.words;
    let Some(plan) = look.defect.plan() else { return ().into_any() };
    let boxes = (1_u32..)
        .zip(&plan.plan.milestones)
        .map(|(number, milestone)| {
            let due = crate::web::day(words, milestone.due);
            let label = words.tf(
                "defect-milestone-label",
                &[("title", milestone.title.as_str().into()), ("due", due.into())],
            );
            view! { <Checkbox name=field(&format!("done_{number}")) label checked=plan.reached(number) /> }
        })
        .collect_view();
    let help = words.tf("defect-sites-done-help", &[("all", plan.plan.sites_total.into())]);
    view! {
        <fieldset class="field">
            <legend class="field__label">{words.t("field-defect-done")}</legend>
            <p class="field__help">{words.t("defect-done-help")}</p>
            {boxes}
        </fieldset>
        <TextField
            name=field("sites_done")
            help
            value=plan.sites_done().to_string()
            width=Width::Short
            inputmode="numeric"
            required=true
        />
        <TextArea name=field("note") help=words.t("defect-progress-note-help") />
    }
    .into_any()
}

/// Whether the act has anything to be read before it.
pub fn shows_notice(kind: K, defect: &Defect) -> bool {
    defect.notice.is_some()
        && matches!(kind, K::Acknowledge | K::Answer | K::AskExtension | K::CommentHearing)
}
