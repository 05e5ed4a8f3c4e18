//! What a correction request looks like while it is written, and at the last look.

use std::sync::Arc;

use domain::case::command::NewItem;
use domain::case::correction::{DueDoubt, LONG_DUE_DAYS, Target, due_doubts};
use domain::case::facts::FACT_FIELDS;
use domain::finding::At;
use domain::forms::{FormId, ReasonCode, spec};
use jiff::Timestamp;
use leptos::prelude::*;

use super::correction::{ITEMS, item_label, place_value};
use super::sheet::Fields;
use super::shown::{CaseForm, Shown};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Choice, DateField, Select, TextArea};
use crate::components::form::{Hidden, fields_of};
use crate::components::notice_banner::NoticeBanner;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::components::tag::Tone;
use crate::flash::Flash;
use crate::web::case_words::{place_name, reason_text, target_name};
use crate::web::deadline;
use crate::words::Words;

/// The form, a row for each item.
pub fn write(shown: &Shown, fields: &Fields, sheet: i32, due: String) -> AnyView {
    let words = shown.words;
    let count = fields.rows(ITEMS).max(typed_rows()).max(1);
    let rows = fields_of("correction", || (0..count).map(|index| row(words, fields, index)).collect_view());
    let due = Some(fields.get("correction_due")).filter(|due| !due.is_empty()).map_or(due, str::to_owned);
    let covering = fields.get("correction_words").to_owned();
    view! {
        {shown.back()}
        <h1>{words.t("correction-title")}</h1>
        <p class="lead">{words.t("correction-lead")}</p>
        <CaseForm id="correction" at=shown.at("/correction")>
            <Hidden name="sheet" value=sheet.to_string() />
            {default_button()}
            {rows}
            <ButtonRow>
                <Button label=words.t("item-add") kind=Kind::Secondary name="act" value="add" />
            </ButtonRow>
            <DateField name="correction_due" help=words.t("correction-due-help") value=due required=true />
            <TextArea
                name="correction_words"
                help=words.t("correction-words-help")
                value=covering
                rows=4
            />
            <ButtonRow>
                <Button label=words.t("correction-check") name="act" value="check" />
                <Button label=words.t("correction-clear") kind=Kind::Quiet name="act" value="clear" />
            </ButtonRow>
        </CaseForm>
    }
    .into_any()
}

/// The button that the Enter key presses: never one that takes a row out.
pub fn default_button() -> AnyView {
    view! {
        <button type="submit" class="visually-hidden" name="act" value="check" tabindex="-1" aria-hidden="true"></button>
    }
    .into_any()
}

/// Rows that come back with errors, where the kept sheet has fewer.
fn typed_rows() -> usize {
    use_context::<Arc<Flash>>().filter(|flash| flash.form == "correction").map_or(0, |flash| {
        let typed = flash.values.keys().map(|name| (name.clone(), String::new())).collect();
        Fields(typed).rows(ITEMS)
    })
}

fn row(words: Words, fields: &Fields, index: usize) -> AnyView {
    let name = |field: &str| format!("{ITEMS}.{index}.{field}");
    let value = |field: &str| fields.in_row(ITEMS, index, field).to_owned();
    let number = words.tf("item-number", &[("number", (index + 1).into())]);
    let remove = words.tf("item-remove", &[("number", (index + 1).into())]);
    view! {
        <fieldset class="row">
            <legend>{number}</legend>
            <Select
                name=name("place")
                label=item_label(words, index, "place")
                choices=every_place(words, &value("place"))
                value=value("place")
                required=true
            />
            <Select
                name=name("reason")
                label=item_label(words, index, "reason")
                choices=reasons(words)
                value=value("reason")
                required=true
            />
            <TextArea
                name=name("words")
                label=item_label(words, index, "words")
                help=words.t("item-words-help")
                value=value("words")
                required=true
                rows=3
            />
            <Button label=remove kind=Kind::Quiet name="act" value=format!("remove.{index}") />
        </fieldset>
    }
    .into_any()
}

/// Every place of the facts and of each form, the whole of it first; and the row or cell that was
/// chosen beside the document.
fn every_place(words: Words, chosen: &str) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", words.t("choose-one"))];
    let facts = [""].into_iter().chain(FACT_FIELDS);
    choices.extend(facts.map(|place| choice(words, Target::Facts, place)));
    choices.extend(FormId::ALL.into_iter().flat_map(|form| places(words, form)));
    if let Some((Some(Target::Form(form)), place)) =
        chosen.split_once(':').map(|(target, place)| (Target::from_id(target), place))
        && At::parse(form, place).is_some_and(|at| at.row.is_some())
    {
        let of_form = |choice: &Choice| choice.value.starts_with(&format!("{}:", form.id()));
        let end = choices.iter().rposition(of_form).map_or(choices.len(), |last| last + 1);
        choices.insert(end, choice(words, Target::Form(form), place));
    }
    choices
}

/// The places of one form, the whole document first.
pub fn places(words: Words, form: FormId) -> Vec<Choice> {
    let target = Target::Form(form);
    spec(form).places().map(|place| choice(words, target, place.id)).collect()
}

fn choice(words: Words, target: Target, place: &str) -> Choice {
    Choice::new(place_value(target, place), place_name(words, target, place))
        .group(target_name(words, target))
}

/// The closed vocabulary of reasons.
pub fn reasons(words: Words) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", words.t("choose-one"))];
    choices.extend(ReasonCode::ALL.map(|reason| Choice::new(reason.id(), reason_text(words, reason))));
    choices
}

/// The request as the vendor will get it.
pub fn confirm(shown: &Shown, sheet: i32, items: &[NewItem], covering: &str, due: Timestamp) -> AnyView {
    let words = shown.words;
    let columns = ["column-item", "column-place", "column-reason", "column-words"];
    let columns = columns.map(|key| Column::new(words.t(key))).to_vec();
    let rows = (1..).zip(items).map(|(number, item): (u32, _)| {
        let place =
            format!("{} {}", target_name(words, item.target), place_name(words, item.target, &item.place));
        vec![
            number.to_string().into_any(),
            place.into_any(),
            reason_text(words, item.reason).into_any(),
            view! { <span class="lines">{item.words.clone()}</span> }.into_any(),
        ]
    });
    let rows = rows.collect();
    let facts = vec![
        Fact::text(words.t("request-due"), deadline(words, due)),
        Fact::text(words.t("request-covering"), covering),
    ];
    let doubts = due_doubts(shown.now, due);
    let doubts = (!doubts.is_empty()).then(|| doubted(words, &doubts));
    let back = shown.path("/correction");
    let follows = ["correction-follows-mail", "correction-follows-clock", "correction-follows-open"]
        .map(|key| view! { <li>{words.t(key)}</li> })
        .collect_view();
    view! {
        {shown.back()}
        <h1>{words.t("correction-check-title")}</h1>
        <p class="lead">{words.t("vendor-will-see")}</p>
        {doubts}
        <DataTable id="items" caption=words.t("correction-items") columns rows />
        <SummaryList facts />
        <ul>{follows}</ul>
        <CaseForm id="correction-send" at=shown.at("/correction/send")>
            <Hidden name="sheet" value=sheet.to_string() />
            <ButtonRow>
                <Button label=words.t("correction-send") />
                <LinkButton href=back label=words.t("back-to-writing") kind=Kind::Secondary />
            </ButtonRow>
        </CaseForm>
    }
    .into_any()
}

/// What is odd about the due date, in words.
fn doubted(words: Words, doubts: &[DueDoubt]) -> AnyView {
    let sentences = doubts.iter().map(|doubt| match doubt {
        DueDoubt::NoBusinessDay => words.t("due-no-business-day"),
        DueDoubt::FarAway { business_days } => {
            words.tf("due-far-away", &[("days", (*business_days).into()), ("most", LONG_DUE_DAYS.into())])
        }
    });
    let sentences = sentences.map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! {
        <NoticeBanner tone=Tone::Warning title=words.t("due-doubted-title") text=words.t("due-doubted")>
            <ul>{sentences}</ul>
        </NoticeBanner>
    }
    .into_any()
}
