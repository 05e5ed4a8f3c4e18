//! The mails of the device check.

use domain::case::device_check::{DeviceCheckEvent, Slot};

use super::{About, To};
use crate::mail::{CalendarEntry, Mail};

pub(super) fn mails(about: &About<'_>, data: &DeviceCheckEvent) -> Vec<(To, Mail)> {
    let (case, portal) = (about.case, about.portal);
    let number = case.number().unwrap_or_default().to_owned();
    let product = case.product_in_hand().to_owned();
    let ours = portal.link(&format!("/screening/cases/{}/device-check", case.id));
    let theirs = portal.link(&format!("/applications/{}", case.id));
    match data {
        DeviceCheckEvent::SlotsProposed { slots } => {
            let applicant = case.submission.as_ref().map(|one| one.applicant.name.clone()).unwrap_or_default();
            let slots = slots.clone();
            vec![(To::Tester, Mail::DeviceSlotsProposed { number, product, applicant, slots, link: ours })]
        }
        DeviceCheckEvent::SlotsDeclined { reason } => {
            let reason = reason.clone();
            vec![(To::Vendor, Mail::DeviceSlotsDeclined { number, product, reason, link: theirs })]
        }
        DeviceCheckEvent::SlotConfirmed { slot, .. } => {
            let mail = |link: &str| Mail::DeviceDateConfirmed {
                number: number.clone(),
                product: product.clone(),
                slot: slot.clone(),
                entry: entry(about, slot, link, false),
                link: link.to_owned(),
            };
            vec![(To::VendorAndActor, mail(&theirs)), (To::Tester, mail(&ours))]
        }
        DeviceCheckEvent::DateMoved { slot, reason } => {
            let mail = |link: &str| Mail::DeviceDateMoved {
                number: number.clone(),
                product: product.clone(),
                slot: slot.clone(),
                by_vendor: about.event.by.is_vendor(),
                reason: reason.clone(),
                entry: entry(about, slot, link, true),
                link: link.to_owned(),
            };
            vec![(To::VendorAndActor, mail(&theirs)), (To::Tester, mail(&ours))]
        }
        DeviceCheckEvent::DevicesNamed { .. }
        | DeviceCheckEvent::FirmwareAccepted { .. }
        | DeviceCheckEvent::TakenOver { .. }
        | DeviceCheckEvent::ResultRecorded { .. }
        | DeviceCheckEvent::WitnessNamed(_)
        | DeviceCheckEvent::SheetMade { .. } => Vec::new(),
    }
}

/// The date for a calendar. Every confirmation and every move of a case has the same mark and a higher
/// number, so that the newer one takes the place of the one before.
fn entry(about: &About<'_>, slot: &Slot, link: &str, cancelled: bool) -> CalendarEntry {
    let (case, portal) = (about.case, about.portal);
    let host = portal.settings().base_url.host_str().unwrap_or("localhost").to_owned();
    let (number, product) = (case.number().unwrap_or_default(), case.product_in_hand());
    CalendarEntry {
        uid: format!("device-check-{}@{host}", case.id),
        sequence: case.device_check.calendar_changes.saturating_sub(1),
        stamped_at: about.event.at,
        from: slot.from,
        to: slot.to,
        summary: format!("機能確認：{product}（{number}）"),
        place: slot.place.clone(),
        link: link.to_owned(),
        cancelled,
    }
}
