//! How each event of this room changes a case; `None` where the history tells the impossible.

use super::{Appointment, AskedAgain, DeviceCheckEvent, Proposal, TestResult};
use crate::case::Case;
use crate::case::apply::possible;
use crate::case::event::Event;
use crate::case::stage::{State, Step};

pub(in crate::case) fn apply(case: &mut Case, event: &Event, data: &DeviceCheckEvent) -> Option<()> {
    possible(matches!(case.state, State::Screening { step: Step::DeviceCheck, .. }))?;
    let check = &mut case.device_check;
    match data {
        DeviceCheckEvent::SlotsProposed { slots } => {
            possible(check.appointment.is_none())?;
            let by = event.by.person()?.clone();
            check.proposal = Some(Proposal { slots: slots.clone(), at: event.at, by });
            check.asked_again = None;
        }
        DeviceCheckEvent::SlotsDeclined { reason } => {
            check.proposal.take()?;
            let (reason, by) = (reason.clone(), event.by.clone());
            check.asked_again = Some(AskedAgain { reason, at: event.at, by });
        }
        DeviceCheckEvent::SlotConfirmed { slot, edition } => {
            check.proposal.take()?;
            check.appointment = Some(Appointment { slot: slot.clone(), confirmed_at: event.at });
            check.tester = Some(event.by.person()?.clone());
            check.edition = Some(edition.clone());
            check.calendar_changes += 1;
        }
        DeviceCheckEvent::DateMoved { slot, reason } => {
            possible(check.appointment.take()?.slot == *slot)?;
            let (reason, by) = (reason.clone(), event.by.clone());
            check.asked_again = Some(AskedAgain { reason, at: event.at, by });
            check.calendar_changes += 1;
        }
        DeviceCheckEvent::DevicesNamed { devices } => check.devices = devices.clone(),
        DeviceCheckEvent::FirmwareAccepted { device, firmware, .. } => {
            possible(check.device(device)?.firmware == *firmware)?;
            check.accepted_firmware.insert(device.clone(), firmware.clone());
        }
        DeviceCheckEvent::TakenOver { .. } => check.tester = Some(event.by.person()?.clone()),
        DeviceCheckEvent::ResultRecorded {
            id,
            test_case,
            device,
            firmware,
            outcome,
            value,
            note,
            files,
            noted_at,
        } => {
            possible(check.results.iter().all(|one| one.id != *id))?;
            check.insert(TestResult {
                id: id.clone(),
                test_case: test_case.clone(),
                device: device.clone(),
                firmware: firmware.clone(),
                attempt: 0,
                outcome: *outcome,
                value: value.clone(),
                note: note.clone(),
                files: files.clone(),
                noted_at: *noted_at,
                at: event.at,
                by: event.by.person()?.clone(),
            });
        }
        DeviceCheckEvent::WitnessNamed(witness) => check.witness = Some(witness.clone()),
        DeviceCheckEvent::SheetMade { file } => check.sheets.push(file.clone()),
    }
    Some(())
}
