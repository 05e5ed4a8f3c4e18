//! `…/correction`: writing a correction request item by item, looking it over, sending it.
//!
//! What is written is kept as a sheet, so that items can be collected while reading the documents.

use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect};
use domain::calendar::{end_of_day, jst, parse_date};
use domain::call::Call;
use domain::case::Command;
use domain::case::command::{CommandKind, NewItem};
use domain::case::correction::Target;
use domain::forms::ReasonCode;
use domain::forms::spec::WHOLE_DOCUMENT;
use domain::validation::FieldError;
use jiff::Timestamp;
use services::cases::{self, Sheet};
use services::{PortalError, Result};

use super::act::{Act, at_fields};
use super::correction_view;
use super::sheet::{Button, Fields};
use super::shown::Shown;
use crate::form::Submitted;
use crate::page::Page;
use crate::web::{Answer, Next, Visit};
use crate::words::Words;

/// The rows of the request.
pub const ITEMS: &str = "items";

const SHEET: Sheet = Sheet::CorrectionRequest;

/// The request as far as it is written.
pub async fn show(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    shown.must(CommandKind::RequestCorrection)?;
    let draft = cases::load_sheet(&visit.portal, &shown.actor, &shown.case().id, SHEET).await?;
    let fields = if draft.version == 0 { suggested(&shown) } else { Fields(draft.typed) };
    let chrome = visit.chrome().await?;
    let due = default_due(shown.call(), shown.now);
    let title = shown.title_of("correction-title");
    Ok(Page::new(title).render(&chrome, move || correction_view::write(&shown, &fields, draft.version, due)))
}

/// What the checklist found is where a request begins.
fn suggested(shown: &Shown) -> Fields {
    let mut fields = Fields::default();
    for criterion in &shown.call().criteria {
        let Some(mark) = shown.case().current_mark(criterion) else { continue };
        if let Some(reason) = mark.reason {
            let place = place_value(Target::Form(criterion.form), WHOLE_DOCUMENT.id);
            fields.add_row(ITEMS, &[("place", &place), ("reason", reason.id()), ("words", &mark.note)]);
        }
    }
    fields
}

/// The value of a place in a form: target and place in one, as one select offers them.
pub fn place_value(target: Target, place: &str) -> String {
    format!("{}:{place}", target.id())
}

/// A button was pressed: rows come and go, or the request is looked over.
pub async fn edit(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let mut fields = Fields::of(&typed);
    let button = Button::of(&typed);
    match button {
        Button::AddRow => fields.add_row(ITEMS, &[("place", ""), ("reason", ""), ("words", "")]),
        other => fields.arrange(ITEMS, other),
    }
    let outcome = async {
        if button == Button::Clear {
            return act.drop_sheet(SHEET).await;
        }
        act.keep(SHEET, &fields).await?;
        if button == Button::GoOn { look_over(&act, &fields).await.map(drop) } else { Ok(()) }
    };
    let next = |()| match button {
        Button::Clear => Next::to(act.path("")).notice("notice-correction-cleared"),
        Button::GoOn => Next::to(act.path("/correction/check")),
        _ => Next::to(act.path("/correction")),
    };
    act.settle("correction", "/correction", outcome.await, next).await
}

/// Asks the rules about the request, and gives what would be sent.
async fn look_over(act: &Act<'_>, fields: &Fields) -> Result<Command> {
    let words = act.visit.words();
    let command = request(words, fields)?;
    let foreseen =
        cases::foresee(&act.visit.portal, act.actor()?, &act.id, act.seen(), command.clone()).await;
    named(words, fields, foreseen)?;
    Ok(command)
}

/// The last look before the request goes out.
pub async fn confirm(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    shown.must(CommandKind::RequestCorrection)?;
    let draft = cases::load_sheet(&visit.portal, &shown.actor, &shown.case().id, SHEET).await?;
    let (version, fields) = (draft.version, Fields(draft.typed));
    let Ok(Command::RequestCorrection { items, words: covering, due }) = request(shown.words, &fields) else {
        return Ok(Redirect::to(&shown.path("/correction")).into_response());
    };
    let chrome = visit.chrome().await?;
    let title = shown.title_of("correction-check-title");
    Ok(Page::new(title)
        .render(&chrome, move || correction_view::confirm(&shown, version, &items, &covering, due)))
}

/// Sends it, if neither the case nor the sheet has changed since it was looked over.
pub async fn send(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = async {
        let fields = act.sheet_seen(SHEET).await?;
        let words = visit.words();
        let done = named(words, &fields, act.give(act.seen(), request(words, &fields)?).await)?;
        act.drop_sheet(SHEET).await?;
        Ok(done)
    };
    let next = |_| Next::to(act.path("")).notice("notice-correction-sent");
    act.settle("correction", "/correction", outcome.await, next).await
}

/// The command that the fields make; every row in which anything stands is an item.
fn request(words: Words, fields: &Fields) -> Result<Command> {
    let mut errors = Vec::new();
    let mut items = Vec::new();
    for index in fields.filled(ITEMS) {
        let in_row = |field: &str| fields.in_row(ITEMS, index, field);
        let target = in_row("place")
            .split_once(':')
            .and_then(|(target, place)| Some((Target::from_id(target)?, place.to_owned())));
        let reason = ReasonCode::from_id(in_row("reason"));
        match (target, reason) {
            (Some((target, place)), Some(reason)) => {
                items.push(NewItem { target, place, reason, words: in_row("words").to_owned() });
            }
            (target, reason) => {
                let missing = [("place", target.is_none()), ("reason", reason.is_none())];
                let missing = missing.into_iter().filter(|(_, missing)| *missing);
                errors.extend(missing.map(|(field, _)| in_item(words, index, field, "choose")));
            }
        }
    }
    let due = due(fields.get("correction_due")).unwrap_or_else(|error| {
        errors.push(error);
        Timestamp::default()
    });
    if errors.is_empty() {
        Ok(Command::RequestCorrection { items, words: fields.get("correction_words").to_owned(), due })
    } else {
        Err(PortalError::Invalid(errors))
    }
}

/// A due date is given as a day and lasts until its end.
fn due(raw: &str) -> Result<Timestamp, FieldError> {
    parse_date(raw).map(end_of_day).map_err(|error| FieldError::new("correction_due", error.code()))
}

fn in_item(words: Words, index: usize, field: &str, code: &str) -> FieldError {
    let label = item_label(words, index, field);
    FieldError::new(format!("{ITEMS}.{index}.{field}"), code).with("label", label)
}

/// 「項目2の内容」
pub fn item_label(words: Words, index: usize, field: &str) -> String {
    words.tf(&format!("item-{field}"), &[("number", (index + 1).into())])
}

/// The rules number the items that they were given; the page knows them by their rows.
fn named<T>(words: Words, fields: &Fields, outcome: Result<T>) -> Result<T> {
    let filled = fields.filled(ITEMS);
    at_fields(outcome, |error| {
        if error.field == "words" {
            return Some(FieldError { field: "correction_words".to_owned(), ..error.clone() });
        }
        let (field, number) = error.field.split_once('_')?;
        let index = *filled.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
        let named = in_item(words, index, field, &error.code);
        Some(FieldError { args: [named.args, error.args.clone()].concat(), ..named })
    })
}

/// Adds an item to the sheet, from the page of a form. Gives how many items it has then.
///
/// # Errors
/// As [`cases::keep_sheet`].
pub async fn add_item(act: &Act<'_>, place: &str, reason: &str, words: &str) -> Result<usize> {
    let view = cases::view(&act.visit.portal, act.actor()?, &act.id).await?;
    let kind = CommandKind::RequestCorrection;
    view.case.may(kind, act.actor()?, &view.call, act.visit.portal.now())?;
    let draft = act.sheet(SHEET).await?;
    let mut fields = Fields(draft.typed);
    if fields.get("correction_due").is_empty() {
        let due = default_due(&view.call, act.visit.portal.now());
        fields.0.insert("correction_due".to_owned(), due);
    }
    fields.add_row(ITEMS, &[("place", place), ("reason", reason), ("words", words)]);
    cases::keep_sheet(&act.visit.portal, act.actor()?, &act.id, SHEET, draft.version, &fields.0).await?;
    Ok(fields.filled(ITEMS).len())
}

fn default_due(call: &Call, now: Timestamp) -> String {
    jst(call.correction_due(now)).date().to_string()
}
