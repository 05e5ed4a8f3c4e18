//! 審査3 実機を用いた機能確認: dates, devices, results at the bench, the result.
//!
//! | address | file |
//! |---|---|
//! | `/applications/{id}/device-check/dates`, `…/devices`, `…/move` | [`vendor`] |
//! | `/screening/cases/{id}/device-check` | [`bench`]: everything of the tester; its forms in [`cell`] |
//! | `…/device-check/results` | [`record`] |
//! | `…/device-check/confirm`, `…/decline`, `…/move`, `…/take-over` | [`acts`] |
//! | files of results, result sheets | [`files`] |
//! | what stands on the pages of a case | [`on_case`], [`results`] |

mod acts;
mod bench;
mod cell;
mod files;
mod on_case;
mod record;
mod results;
mod vendor;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use domain::case::device_check::{DeviceCheckEvent, Slot, TestOutcome};

pub use self::on_case::{on_screening_case, on_vendor_case};
pub use self::results::results;
use crate::components::tag::Tone;
use crate::web::case_words::named;
use crate::web::{Web, moment};
use crate::words::Words;

/// The routes of these pages.
pub fn router() -> Router<Web> {
    let ours = |below: &str| format!("/screening/cases/{{id}}/device-check{below}");
    let theirs = |below: &str| format!("/applications/{{id}}/device-check{below}");
    // The files are limited while they are streamed, and it is said in words.
    let results =
        Router::new().route(&ours("/results"), post(record::record)).layer(DefaultBodyLimit::disable());
    Router::new()
        .route(&theirs("/dates"), get(vendor::dates::show).post(vendor::dates::propose))
        .route(&theirs("/devices"), get(vendor::devices::show).post(vendor::devices::save))
        .route(&theirs("/move"), get(vendor::moving::show).post(vendor::moving::ask))
        .route(&theirs("/sheets/{index}"), get(files::sheet))
        .route(&ours(""), get(bench::show))
        .route(&ours("/confirm"), get(acts::show_confirm).post(acts::confirm))
        .route(&ours("/decline"), get(acts::show_decline).post(acts::decline))
        .route(&ours("/move"), get(acts::show_move).post(acts::move_date))
        .route(&ours("/take-over"), get(acts::show_take_over).post(acts::take_over))
        .route(&ours("/firmware"), post(acts::accept_firmware))
        .route(&ours("/witness"), post(acts::name_witness))
        .route(&ours("/files/{result}/{index}"), get(files::of_result))
        .route(&ours("/sheets/{index}"), get(files::sheet_for_staff))
        .merge(results)
}

/// A slot in the reader's words.
fn slot_words(words: Words, slot: &Slot) -> String {
    let args = [("from", moment(words, slot.from).into()), ("to", moment(words, slot.to).into())];
    words.tf("device-slot", &args)
}

fn outcome_words(words: Words, outcome: TestOutcome) -> String {
    named(words, "test-outcome", outcome.id())
}

fn outcome_tone(outcome: TestOutcome) -> Tone {
    match outcome {
        TestOutcome::Pass => Tone::Success,
        TestOutcome::Fail => Tone::Danger,
        TestOutcome::NotRun => Tone::Warning,
    }
}

/// What there is to say of an event in a timeline, a line a thing; both sides read it.
pub fn event_lines(words: Words, data: &DeviceCheckEvent) -> Vec<String> {
    match data {
        DeviceCheckEvent::SlotsProposed { slots } => {
            slots.iter().map(|slot| slot_words(words, slot)).collect()
        }
        DeviceCheckEvent::SlotsDeclined { reason } | DeviceCheckEvent::TakenOver { reason } => {
            vec![reason.clone()]
        }
        DeviceCheckEvent::SlotConfirmed { slot, edition } => vec![
            slot_words(words, slot),
            slot.place.clone(),
            words.tf("device-plan-edition", &[("edition", edition.as_str().into())]),
        ],
        DeviceCheckEvent::DateMoved { slot, reason } => vec![slot_words(words, slot), reason.clone()],
        DeviceCheckEvent::DevicesNamed { devices } => devices
            .iter()
            .map(|device| {
                let (serial, firmware) = (device.serial.as_str(), device.firmware.as_str());
                words.tf("device-line", &[("serial", serial.into()), ("firmware", firmware.into())])
            })
            .collect(),
        DeviceCheckEvent::FirmwareAccepted { device, firmware, note } => vec![
            words.tf(
                "device-line",
                &[("serial", device.as_str().into()), ("firmware", firmware.as_str().into())],
            ),
            note.clone(),
        ],
        DeviceCheckEvent::ResultRecorded { test_case, device, outcome, value, note, files, .. } => {
            let args = [
                ("case", test_case.as_str().into()),
                ("serial", device.as_str().into()),
                ("outcome", outcome_words(words, *outcome).into()),
            ];
            let mut lines = vec![words.tf("device-result-line", &args), value.clone(), note.clone()];
            lines.extend(files.iter().map(|one| one.file.name.clone()));
            lines
        }
        DeviceCheckEvent::WitnessNamed(witness) => {
            vec![format!("{} {}", witness.organization, witness.name)]
        }
        DeviceCheckEvent::SheetMade { file } => vec![file.name.clone()],
    }
}
