//! `…/device-check/devices`: the devices that will be tried.

use axum::extract::Path;
use domain::case::Command;
use domain::case::device_check::{Device, DeviceCheckCommand, DeviceCheckCommandKind, MAX_DEVICES};
use domain::ids::CaseId;
use domain::text::key;
use domain::validation::FieldError;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, CaseView, Expected};

use super::{must, name_of};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{TextArea, TextField, Width};
use crate::components::form::{Form as FormView, Hidden, fields_of};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::vendor::{load, member, path};
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{Words, t, tf};

const FORM: &str = "devices";
const PAGE: &str = "device-check/devices";
const FIELDS: [&str; 3] = ["serial", "firmware", "environment"];
/// Empty rows after those that are filled in; more come after saving.
const SPARE: usize = 2;

/// The form with what was named before.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = load(&visit, &id).await?;
    must(&visit, &view, DeviceCheckCommandKind::NameDevices)?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("device-devices-title");
    Ok(Page::new(title).render(&chrome, move || view! { <DevicesPage view /> }))
}

#[component]
fn DevicesPage(view: CaseView) -> impl IntoView {
    let case = &view.case;
    let words = Words::current();
    let firmware = case.facts_in_hand().map(|facts| facts.firmware.clone()).unwrap_or_default();
    let devices = case.device_check.devices.clone();
    let differing = devices.iter().filter(|device| key(&device.firmware) != key(&firmware));
    let differing: Vec<&str> = differing.map(|device| device.serial.as_str()).collect();
    let differs = (!differing.is_empty()).then(|| {
        let args = [("serials", differing.join(", ").into()), ("firmware", firmware.as_str().into())];
        view! { <NoticeBanner tone=Tone::Warning text=tf("device-firmware-differs", &args) /> }
    });
    let count = (devices.len() + SPARE).min(MAX_DEVICES);
    let rows = fields_of(FORM, || {
        (1..=count).map(|number| row(words, number, devices.get(number - 1), &firmware)).collect_view()
    });
    let (version, name) = (case.version.to_string(), name_of(case));
    let (action, back) = (path(&case.id, PAGE), path(&case.id, ""));
    let lead = tf("device-devices-lead", &[("firmware", firmware.as_str().into())]);
    view! {
        <h1>{t("device-devices-title")}</h1>
        <p class="lead">{name}</p>
        <p>{lead}</p>
        {differs}
        <FormView id=FORM action>
            <Hidden name="version" value=version />
            {rows}
            <ButtonRow>
                <Button label=t("device-devices-save") />
                <LinkButton href=back label=t("cancel") kind=Kind::Secondary />
            </ButtonRow>
        </FormView>
    }
}

fn row(words: Words, number: usize, device: Option<&Device>, firmware: &str) -> AnyView {
    let name = |field: &str| format!("{field}_{number}");
    let required = number == 1;
    let serial = device.map(|one| one.serial.clone()).unwrap_or_default();
    let environment = device.map(|one| one.environment.clone()).unwrap_or_default();
    let firmware = device.map_or_else(
        || if required { firmware.to_owned() } else { String::new() },
        |one| one.firmware.clone(),
    );
    view! {
        <fieldset class="row">
            <legend>{words.tf("device-devices-row", &[("number", number.into())])}</legend>
            <div class="field-pair">
                <TextField
                    name=name("serial")
                    label=label(words, number, "serial")
                    value=serial
                    width=Width::Medium
                    required
                />
                <TextField
                    name=name("firmware")
                    label=label(words, number, "firmware")
                    value=firmware
                    width=Width::Medium
                    required
                />
            </div>
            <TextArea
                name=name("environment")
                label=label(words, number, "environment")
                help=words.t("device-environment-help")
                value=environment
                required
                rows=2
            />
        </fieldset>
    }
    .into_any()
}

fn label(words: Words, number: usize, field: &str) -> String {
    words.tf(&format!("device-devices-{field}"), &[("number", number.into())])
}

/// Stores the list; a row that was left or made empty does not count.
pub async fn save(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let id = CaseId::new(id);
    let words = visit.words();
    let saved = async {
        let (actor, _) = member(&visit)?;
        // What belongs to somebody else is not there, whatever was typed.
        cases::view(&visit.portal, actor, &id).await?;
        let (numbers, devices) = devices(&typed);
        let seen = Expected::Version(typed.text("version").parse().unwrap_or_default());
        let command = Command::DeviceCheck(DeviceCheckCommand::NameDevices { devices });
        let done = cases::execute(&visit.portal, actor, &id, seen, command).await;
        done.map_err(|error| at_the_rows(words, error, &numbers))
    };
    let form = Form::new(FORM, path(&id, PAGE), &typed);
    let saved = saved.await;
    visit.settle(form, saved, |_| Next::to(path(&id, "")).notice("notice-device-devices-saved")).await
}

fn devices(typed: &Submitted) -> (Vec<usize>, Vec<Device>) {
    let text = |field: &str, number: usize| typed.text(&format!("{field}_{number}")).to_owned();
    let filled =
        |number: &usize| *number == 1 || FIELDS.iter().any(|field| !text(field, *number).trim().is_empty());
    let numbers: Vec<usize> = (1..=MAX_DEVICES).filter(filled).collect();
    let devices = numbers.iter().map(|number| Device {
        serial: text("serial", *number),
        firmware: text("firmware", *number),
        environment: text("environment", *number),
    });
    let devices = devices.collect();
    (numbers, devices)
}

/// The rules number the devices that they were given; the page knows them by their rows.
fn at_the_rows(words: Words, error: PortalError, numbers: &[usize]) -> PortalError {
    let PortalError::Invalid(errors) = error else { return error };
    let moved = errors.into_iter().map(|error| {
        let place = error.field.rsplit_once('_').and_then(|(name, number)| {
            let row = *numbers.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
            Some((format!("{name}_{row}"), label(words, row, name)))
        });
        match place {
            Some((field, label)) => FieldError { field, ..error }.with("label", label),
            None => error,
        }
    });
    PortalError::Invalid(moved.collect())
}
