//! `…/device-check/dates`: up to five times and places at which the devices could be tried.

use axum::extract::Path;
use domain::calendar::{from_jst, jst, parse_date};
use domain::call_input::parse_time;
use domain::case::Command;
use domain::case::device_check::{DeviceCheckCommand, DeviceCheckCommandKind, MAX_SLOTS, Slot};
use domain::ids::CaseId;
use domain::validation::{Checker, FieldError};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use leptos::prelude::*;
use services::cases::{self, CaseView, Expected};
use services::{PortalError, Result};

use super::{must, name_of};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{DateField, TextField, TimeField};
use crate::components::form::{Form as FormView, Hidden, fields_of};
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::vendor::{load, member, path};
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{Words, t, tf};

const FORM: &str = "device-dates";
const PAGE: &str = "device-check/dates";
const FIELDS: [&str; 4] = ["slot_date", "from", "to", "place"];

/// The form; what was proposed before stands in it.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = load(&visit, &id).await?;
    must(&visit, &view, DeviceCheckCommandKind::ProposeSlots)?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("device-dates-title");
    Ok(Page::new(title).render(&chrome, move || view! { <DatesPage view /> }))
}

#[component]
fn DatesPage(view: CaseView) -> impl IntoView {
    let case = &view.case;
    let words = Words::current();
    let proposed = case.device_check.proposal.as_ref().map(|one| one.slots.clone()).unwrap_or_default();
    let place = proposed.first().map(|slot| slot.place.clone()).unwrap_or_default();
    let rows = fields_of(FORM, || {
        (1..=MAX_SLOTS).map(|number| row(words, number, proposed.get(number - 1), &place)).collect_view()
    });
    let (version, name) = (case.version.to_string(), name_of(case));
    let (action, back) = (path(&case.id, PAGE), path(&case.id, ""));
    view! {
        <h1>{t("device-dates-title")}</h1>
        <p class="lead">{name}</p>
        <p>{tf("device-dates-lead", &[("max", MAX_SLOTS.into())])}</p>
        <FormView id=FORM action>
            <Hidden name="version" value=version />
            {rows}
            <ButtonRow>
                <Button label=t("device-dates-propose") />
                <LinkButton href=back label=t("cancel") kind=Kind::Secondary />
            </ButtonRow>
        </FormView>
    }
}

fn row(words: Words, number: usize, slot: Option<&Slot>, place: &str) -> AnyView {
    let local = slot.map(|slot| (jst(slot.from), jst(slot.to)));
    let date = local.as_ref().map(|(from, _)| from.date().to_string()).unwrap_or_default();
    let clock = |at: Option<&DateTime>| at.map(|at| at.strftime("%H:%M").to_string()).unwrap_or_default();
    let (from, to) = (local.as_ref().map(|one| &one.0), local.as_ref().map(|one| &one.1));
    let name = |field: &str| format!("{field}_{number}");
    let required = number == 1;
    let place = slot
        .map_or_else(|| if required { place.to_owned() } else { String::new() }, |slot| slot.place.clone());
    view! {
        <fieldset class="row">
            <legend>{words.tf("device-dates-row", &[("number", number.into())])}</legend>
            <div class="field-pair">
                <DateField name=name("slot_date") label=label(words, number, "slot_date") value=date required />
                <TimeField name=name("from") label=label(words, number, "from") value=clock(from) required />
                <TimeField name=name("to") label=label(words, number, "to") value=clock(to) required />
            </div>
            <TextField name=name("place") label=label(words, number, "place") value=place required />
        </fieldset>
    }
    .into_any()
}

/// 「候補2の開始時刻」
fn label(words: Words, number: usize, field: &str) -> String {
    words.tf(&format!("device-dates-{}", field.replace('_', "-")), &[("number", number.into())])
}

/// Proposes what was typed; rows that were left empty do not count.
pub async fn propose(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let id = CaseId::new(id);
    let words = visit.words();
    let proposed = async {
        let (actor, _) = member(&visit)?;
        // What belongs to somebody else is not there, whatever was typed.
        cases::view(&visit.portal, actor, &id).await?;
        let (numbers, slots) = slots(&typed)?;
        let seen = Expected::Version(typed.text("version").parse().unwrap_or_default());
        let command = Command::DeviceCheck(DeviceCheckCommand::ProposeSlots { slots });
        let done = cases::execute(&visit.portal, actor, &id, seen, command).await;
        done.map_err(|error| at_the_rows(error, &numbers))
    };
    let proposed = proposed.await.map_err(|error| labelled(words, error));
    let form = Form::new(FORM, path(&id, PAGE), &typed);
    visit.settle(form, proposed, |_| Next::to(path(&id, "")).notice("notice-device-dates-proposed")).await
}

/// The rows that are filled in, with their numbers on the page.
fn slots(typed: &Submitted) -> Result<(Vec<usize>, Vec<Slot>)> {
    let text = |field: &str, number: usize| typed.text(&format!("{field}_{number}")).trim().to_owned();
    let filled =
        |number: &usize| *number == 1 || FIELDS[..3].iter().any(|field| !text(field, *number).is_empty());
    let numbers: Vec<usize> = (1..=MAX_SLOTS).filter(filled).collect();
    let mut check = Checker::default();
    let slots = numbers.iter().map(|number| {
        let date_field = format!("slot_date_{number}");
        let date: Typed<Date> = check.take(
            parse_date(&text("slot_date", *number))
                .map(Typed::some)
                .map_err(|error| FieldError::new(date_field, error.code())),
        );
        let mut at = |field: &str| -> Option<Timestamp> {
            let time: Typed<Time> = check.take(
                parse_time(&text(field, *number))
                    .map(Typed::some)
                    .ok_or_else(|| FieldError::new(format!("{field}_{number}"), "time-format")),
            );
            Some(from_jst(DateTime::from_parts(date.0?, time.0?)))
        };
        let (from, to) = (at("from"), at("to"));
        Slot { from: from.unwrap_or_default(), to: to.unwrap_or_default(), place: text("place", *number) }
    });
    let slots: Vec<Slot> = slots.collect();
    let slots = check.finish(slots).map_err(PortalError::Invalid)?;
    Ok((numbers, slots))
}

/// What was typed, once it could be read.
struct Typed<T>(Option<T>);

impl<T> Default for Typed<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Typed<T> {
    fn some(value: T) -> Self {
        Self(Some(value))
    }
}

/// The rules number the slots that they were given; the page knows them by their rows.
fn at_the_rows(error: PortalError, numbers: &[usize]) -> PortalError {
    let PortalError::Invalid(errors) = error else { return error };
    let moved = errors.into_iter().map(|error| {
        let place = error.field.rsplit_once('_').and_then(|(name, number)| {
            let row = numbers.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
            Some(format!("{name}_{row}"))
        });
        FieldError { field: place.unwrap_or_else(|| error.field.clone()), ..error }
    });
    PortalError::Invalid(moved.collect())
}

fn labelled(words: Words, error: PortalError) -> PortalError {
    let PortalError::Invalid(errors) = error else { return error };
    let named = errors.into_iter().map(|error| match error.field.rsplit_once('_') {
        Some((name, number)) if FIELDS.contains(&name) => {
            let label = label(words, number.parse().unwrap_or_default(), name);
            error.with("label", label)
        }
        _ => error,
    });
    PortalError::Invalid(named.collect())
}
