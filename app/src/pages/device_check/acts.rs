//! What a tester does beside the bench: confirming or declining dates, moving the date, taking over, judging a
//! firmware, naming the witness. Acts of which the vendor gets a mail are looked over on a page of their own.

use axum::extract::{Path, RawQuery};
use domain::case::Command;
use domain::case::command::CommandKind;
use domain::case::device_check::{DeviceCheckCommand, DeviceCheckCommandKind};
use leptos::prelude::*;

use super::slot_words;
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Choice, Radios, TextArea, TextField};
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::screening::{Act, CaseForm, Shown, at_field};
use crate::web::{Answer, Next, Visit};

const BENCH: &str = "/device-check";

/// An act with a page that says what follows.
#[derive(Clone, Copy)]
struct Asked {
    kind: DeviceCheckCommandKind,
    /// Below the bench; also the middle of its words.
    name: &'static str,
    below: &'static str,
    form: &'static str,
    notice: &'static str,
}

const CONFIRM: Asked = Asked {
    kind: DeviceCheckCommandKind::ConfirmSlot,
    name: "confirm",
    below: "/device-check/confirm",
    form: "device-confirm",
    notice: "notice-device-confirmed",
};
const DECLINE: Asked = Asked {
    kind: DeviceCheckCommandKind::DeclineSlots,
    name: "decline",
    below: "/device-check/decline",
    form: "device-decline",
    notice: "notice-device-declined",
};
const MOVE: Asked = Asked {
    kind: DeviceCheckCommandKind::MoveDate,
    name: "call-off",
    below: "/device-check/move",
    form: "device-call-off",
    notice: "notice-device-moved",
};
const TAKE_OVER: Asked = Asked {
    kind: DeviceCheckCommandKind::TakeOver,
    name: "take-over",
    below: "/device-check/take-over",
    form: "device-take-over",
    notice: "notice-device-taken-over",
};

pub async fn show_confirm(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    show(&visit, id, query, CONFIRM).await
}

pub async fn show_decline(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    show(&visit, id, query, DECLINE).await
}

pub async fn show_move(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    show(&visit, id, query, MOVE).await
}

pub async fn show_take_over(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    show(&visit, id, query, TAKE_OVER).await
}

async fn show(visit: &Visit, id: String, query: Option<String>, asked: Asked) -> Answer {
    let shown = Shown::load(visit, id, query).await?;
    shown.must(CommandKind::DeviceCheck(asked.kind))?;
    let chrome = visit.chrome().await?;
    let title = format!("device-{}-title", asked.name);
    Ok(Page::new(shown.title_of(&title)).render(&chrome, move || {
        let words = shown.words;
        view! {
            {shown.back()}
            <h1>{words.t(&title)}</h1>
            <p class="lead">{shown.name()}</p>
            <p>{words.t(&format!("device-{}-follows", asked.name))}</p>
            <CaseForm id=asked.form at=shown.at(asked.below)>
                {fields(&shown, asked)} <ButtonRow>
                    <Button label=words.t(&format!("device-{}", asked.name)) />
                    <LinkButton href=shown.path(BENCH) label=words.t("cancel") kind=Kind::Secondary />
                </ButtonRow>
            </CaseForm>
        }
    }))
}

fn fields(shown: &Shown, asked: Asked) -> AnyView {
    let words = shown.words;
    if asked.kind != DeviceCheckCommandKind::ConfirmSlot {
        return view! { <TextArea name="device_reason" required=true rows=3 /> }.into_any();
    }
    let slots = shown.case().device_check.proposal.as_ref().map(|one| one.slots.clone()).unwrap_or_default();
    let choices = (1..).zip(&slots).map(|(number, slot)| {
        Choice::new(number.to_string(), slot_words(words, slot)).help(slot.place.clone())
    });
    let choices: Vec<Choice> = choices.collect();
    view! {
        <Radios name="device_slot" choices required=true />
        <TextField name="device_place" help=words.t("device-place-help") />
    }
    .into_any()
}

pub async fn confirm(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let slot = typed.text("device_slot").parse().unwrap_or_default();
    let place = typed.text("device_place").to_owned();
    act(&visit, id, &typed, CONFIRM, DeviceCheckCommand::ConfirmSlot { slot, place }).await
}

pub async fn decline(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let reason = typed.text("device_reason").to_owned();
    act(&visit, id, &typed, DECLINE, DeviceCheckCommand::DeclineSlots { reason }).await
}

pub async fn move_date(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let reason = typed.text("device_reason").to_owned();
    act(&visit, id, &typed, MOVE, DeviceCheckCommand::MoveDate { reason }).await
}

pub async fn take_over(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let reason = typed.text("device_reason").to_owned();
    act(&visit, id, &typed, TAKE_OVER, DeviceCheckCommand::TakeOver { reason }).await
}

async fn act(
    visit: &Visit,
    id: String,
    typed: &Submitted,
    asked: Asked,
    command: DeviceCheckCommand,
) -> Answer {
    let act = Act::new(visit, id, typed);
    let outcome = act.give(act.seen(), Command::DeviceCheck(command)).await;
    let outcome = at_field(at_field(outcome, "reason", "device_reason"), "place", "device_place");
    act.settle(asked.form, asked.below, outcome, |_| Next::to(act.path(BENCH)).notice(asked.notice)).await
}

/// A device with another firmware than the application's is tried nevertheless.
pub async fn accept_firmware(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let (device, note) = (typed.text("device").to_owned(), typed.text("firmware_note").to_owned());
    let command = Command::DeviceCheck(DeviceCheckCommand::AcceptFirmware { device, note });
    let outcome = at_field(act.give(act.seen(), command).await, "note", "firmware_note");
    let next = |_| Next::to(act.path(BENCH)).notice("notice-device-firmware-accepted");
    act.settle("firmware", BENCH, outcome, next).await
}

/// Who watched.
pub async fn name_witness(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let (name, organization) =
        (typed.text("witness_name").to_owned(), typed.text("witness_organization").to_owned());
    let command = Command::DeviceCheck(DeviceCheckCommand::NameWitness { name, organization });
    let outcome = act.give(act.seen(), command).await;
    let next = |_| Next::to(act.path(BENCH)).notice("notice-device-witness");
    act.settle("witness", BENCH, outcome, next).await
}
