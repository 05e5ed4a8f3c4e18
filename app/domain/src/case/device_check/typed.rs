//! What is typed in this room, checked: slots, devices and results.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{Device, Slot, Witness};
use crate::case::facts::{required_line, required_text};
use crate::text::{half_width, key};
use crate::validation::{Checker, FieldError};

/// Most slots of a proposal.
pub const MAX_SLOTS: usize = 5;
/// Most devices of a check.
pub const MAX_DEVICES: usize = 20;
/// Most files of one result.
pub const MAX_RESULT_FILES: usize = 5;
/// Longest single line, in characters.
const LINE: usize = 200;
/// Longest description of an environment, in characters.
const ENVIRONMENT: usize = 1000;
/// Longest single slot: what takes longer is two of them.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);

/// Slots that a tester can choose from.
///
/// # Errors
/// Each field that does not fit, numbered from 1: `from_1`, `to_1`, `place_1`.
pub(super) fn slots(slots: Vec<Slot>, now: Timestamp) -> Result<Vec<Slot>, Vec<FieldError>> {
    let mut check = Checker::default();
    if slots.is_empty() {
        check.push(FieldError::new("from_1", "required"));
    }
    if slots.len() > MAX_SLOTS {
        check.push(FieldError::new("from_1", "too-many-slots").with("max", MAX_SLOTS));
    }
    let mut seen = BTreeSet::new();
    let mut checked = Vec::new();
    for (number, slot) in (1..).zip(slots) {
        if slot.from <= now {
            check.push(FieldError::new(format!("from_{number}"), "slot-in-the-past"));
        }
        let length = slot.from.duration_until(slot.to);
        if length <= SignedDuration::ZERO {
            check.push(FieldError::new(format!("to_{number}"), "slot-ends-before-it-begins"));
        } else if length > LONGEST {
            check.push(FieldError::new(format!("to_{number}"), "slot-too-long"));
        }
        if !seen.insert((slot.from, slot.to)) {
            check.push(FieldError::new(format!("from_{number}"), "slot-twice"));
        }
        let place = check.take(required_line(&format!("place_{number}"), &slot.place, LINE));
        checked.push(Slot { place, ..slot });
    }
    check.finish(checked)
}

/// The devices of a check.
///
/// # Errors
/// Each field that does not fit, numbered from 1: `serial_1`, `firmware_1`, `environment_1`.
pub(super) fn devices(devices: Vec<Device>) -> Result<Vec<Device>, Vec<FieldError>> {
    let mut check = Checker::default();
    if devices.is_empty() {
        check.push(FieldError::new("serial_1", "required"));
    }
    if devices.len() > MAX_DEVICES {
        check.push(FieldError::new("serial_1", "too-many-devices").with("max", MAX_DEVICES));
    }
    let mut seen = BTreeSet::new();
    let mut checked = Vec::new();
    for (number, device) in (1..).zip(devices) {
        let field = |name: &str| format!("{name}_{number}");
        let serial = check.take(required_line(&field("serial"), &device.serial, LINE));
        if !serial.is_empty() && !seen.insert(key(&serial)) {
            check.push(FieldError::new(field("serial"), "serial-twice"));
        }
        let firmware = check.take(required_line(&field("firmware"), &device.firmware, LINE));
        let environment = check.take(required_text(&field("environment"), &device.environment, ENVIRONMENT));
        checked.push(Device { serial, firmware, environment });
    }
    check.finish(checked)
}

pub(super) fn witness(name: &str, organization: &str) -> Result<Witness, Vec<FieldError>> {
    let mut check = Checker::default();
    let name = check.take(required_line("witness_name", name, LINE));
    let organization = check.take(required_line("witness_organization", organization, LINE));
    check.finish(Witness { name, organization })
}

/// A measured value as it was typed: up to nine digits and up to four behind the point. The digits stay
/// as they are, since `4.80` says more than `4.8`; the unit belongs to the plan.
///
/// # Errors
/// `required`, or `measured-value` where it is no number.
pub fn measured(raw: &str) -> Result<String, FieldError> {
    let value = half_width(raw.trim());
    if value.is_empty() {
        return Err(FieldError::new("value", "required"));
    }
    let (whole, fraction) = value.split_once('.').unwrap_or((&value, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if digits(whole, 9) && digits(fraction, 4) {
        Ok(value)
    } else {
        Err(FieldError::new("value", "measured-value"))
    }
}
