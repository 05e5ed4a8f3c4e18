//! What the pages of a case show of this room.

use domain::case::command::CommandKind;
use domain::case::device_check::DeviceCheckCommandKind as Command;
use domain::case::stage::State;
use domain::case::{Case, Stage};
use leptos::prelude::*;
use services::cases::CaseView;

use super::results::results;
use super::slot_words;
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::notice_banner::NoticeBanner;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::components::tag::Tone;
use crate::pages::screening::Shown;
use crate::pages::vendor::path;
use crate::words::Words;

/// Whether the case has come to this stage.
fn reached(case: &Case) -> bool {
    let passed = case.decision.as_ref().is_some_and(|one| one.verdict.id() == "pass");
    passed && !matches!(case.state, State::Withdrawn { .. }) || case.stage() == Stage::DeviceCheck
}

/// On the vendor's page of its application.
pub fn on_vendor_case(words: Words, view: &CaseView) -> Option<AnyView> {
    let case = &view.case;
    if !reached(case) {
        return None;
    }
    let check = &case.device_check;
    let open = case.stage() == Stage::DeviceCheck;
    let waits = open && case.waiting_for() == domain::case::stage::WaitingFor::Vendor;
    let dates = waits && check.appointment.is_none();
    let links: Vec<AnyView> = [
        (dates || (open && check.proposal.is_some()), "device-check/dates", "device-dates-link", dates),
        (open, "device-check/devices", "device-devices-link", waits && check.devices.is_empty()),
        (open && check.appointment.is_some(), "device-check/move", "device-move-link", false),
    ]
    .into_iter()
    .filter(|(there, ..)| *there)
    .map(|(_, below, label, pressing)| {
        let kind = if pressing { Kind::Primary } else { Kind::Secondary };
        view! { <LinkButton href=path(&case.id, below) label=words.t(label) kind /> }.into_any()
    })
    .collect();
    let sheets = sheets(words, case, |index| path(&case.id, &format!("device-check/sheets/{index}")));
    Some(
        view! {
            <section aria-labelledby="device-check-title">
                <h2 id="device-check-title">{words.t("device-title")}</h2>
                {asked_again(words, case)}
                <SummaryList facts=facts(words, case) />
                {devices(words, case)}
                {(!links.is_empty())
                    .then(|| view! { <ButtonRow>{links.into_iter().collect_view()}</ButtonRow> })}
                {sheets}
            </section>
        }
        .into_any(),
    )
}

/// On the ministry's page of the case.
pub fn on_screening_case(shown: &Shown) -> Option<AnyView> {
    let (case, words) = (shown.case(), shown.words);
    if !reached(case) {
        return None;
    }
    let open = case.stage() == Stage::DeviceCheck;
    let link = open.then(|| {
        let acts = Command::ALL.into_iter().any(|kind| shown.may(CommandKind::DeviceCheck(kind)));
        let kind = if acts { Kind::Primary } else { Kind::Secondary };
        let (href, label) = (shown.path("/device-check"), words.t("device-check-link"));
        view! {
            <ButtonRow>
                <LinkButton href label kind />
            </ButtonRow>
        }
    });
    let sheets = sheets(words, case, |index| shown.path(&format!("/device-check/sheets/{index}")));
    Some(
        view! {
            {dates_for_staff(shown)}
            {link}
            {results(shown)}
            {sheets}
        }
        .into_any(),
    )
}

/// Dates, devices and people, as the ministry reads them.
pub fn dates_for_staff(shown: &Shown) -> AnyView {
    let (case, words) = (shown.case(), shown.words);
    view! {
        <section aria-labelledby="device-dates-title">
            <h2 id="device-dates-title">{words.t("device-title-dates")}</h2>
            {asked_again(words, case)}
            <SummaryList facts=facts(words, case) />
            {devices(words, case)}
        </section>
    }
    .into_any()
}

/// Why other dates are needed.
fn asked_again(words: Words, case: &Case) -> Option<AnyView> {
    let again = case.device_check.asked_again.as_ref().filter(|_| case.stage() == Stage::DeviceCheck)?;
    let key = if again.by.is_vendor() { "device-again-by-vendor" } else { "device-again-by-tester" };
    let facts = vec![Fact::text(words.t("field-device-reason"), again.reason.clone())];
    Some(
        view! {
            <NoticeBanner tone=Tone::Warning text=words.t(key)>
                <SummaryList facts />
            </NoticeBanner>
        }
        .into_any(),
    )
}

fn facts(words: Words, case: &Case) -> Vec<Fact> {
    let check = &case.device_check;
    let mut facts = Vec::new();
    match (&check.appointment, &check.proposal) {
        (Some(agreed), _) => {
            facts.push(Fact::text(words.t("device-date"), slot_words(words, &agreed.slot)));
            facts.push(Fact::text(words.t("device-place"), agreed.slot.place.clone()));
        }
        (None, Some(proposal)) => {
            let slots =
                proposal.slots.iter().map(|slot| format!("{}\n{}", slot_words(words, slot), slot.place));
            let slots: Vec<String> = slots.collect();
            facts.push(Fact::text(words.t("device-proposed"), slots.join("\n")));
        }
        (None, None) => facts.push(Fact::text(words.t("device-date"), words.t("device-no-date"))),
    }
    if let Some(tester) = &check.tester {
        facts.push(Fact::text(words.t("device-tester"), tester.name.clone()));
    }
    if let Some(edition) = &check.edition {
        facts.push(Fact::text(words.t("device-plan"), edition.clone()));
    }
    if let Some(witness) = &check.witness {
        facts.push(Fact::text(
            words.t("device-witness-title"),
            format!("{} {}", witness.organization, witness.name),
        ));
    }
    facts
}

fn devices(words: Words, case: &Case) -> AnyView {
    let devices = &case.device_check.devices;
    if devices.is_empty() {
        return view! { <p>{words.t("device-no-devices")}</p> }.into_any();
    }
    let columns = vec![
        Column::code(words.t("device-serial")),
        Column::code(words.t("device-firmware")),
        Column::new(words.t("device-environment")),
    ];
    let rows = devices.iter().map(|device| {
        let environment = device.environment.clone();
        vec![
            device.serial.clone().into_any(),
            device.firmware.clone().into_any(),
            view! { <span class="lines">{environment}</span> }.into_any(),
        ]
    });
    let rows = rows.collect();
    view! { <DataTable id="device-list" caption=words.t("device-devices-caption") columns rows /> }.into_any()
}

/// Links to the result sheets.
fn sheets(words: Words, case: &Case, href: impl Fn(usize) -> String) -> Option<AnyView> {
    let sheets = &case.device_check.sheets;
    if sheets.is_empty() {
        return None;
    }
    let links = sheets.iter().enumerate().map(|(index, sheet)| {
        let (href, name) = (href(index), sheet.name.clone());
        view! {
            <li>
                <a href=href download>
                    {name}
                </a>
            </li>
        }
    });
    let links = links.collect_view();
    Some(
        view! {
            <h3>{words.t("device-sheets")}</h3>
            <ul>{links}</ul>
        }
        .into_any(),
    )
}
