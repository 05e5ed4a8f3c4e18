//! What can have happened in this room.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Device, ResultFile, Slot, TestOutcome, Witness};
use crate::case::document::StoredFile;

/// Stored beside the kind of the room as `act`; never change the meaning of a stored one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum DeviceCheckEvent {
    SlotsProposed {
        slots: Vec<Slot>,
    },
    SlotsDeclined {
        reason: String,
    },
    /// Whoever confirmed is the tester from then on.
    SlotConfirmed {
        slot: Slot,
        /// The edition of the test plan that the check goes by.
        edition: String,
    },
    /// By either side: the agreed date does not hold any more.
    DateMoved {
        /// The one that was agreed on.
        slot: Slot,
        reason: String,
    },
    DevicesNamed {
        devices: Vec<Device>,
    },
    FirmwareAccepted {
        device: String,
        firmware: String,
        note: String,
    },
    /// Whoever did this is the tester from then on.
    TakenOver {
        reason: String,
    },
    ResultRecorded {
        id: String,
        test_case: String,
        device: String,
        firmware: String,
        outcome: TestOutcome,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        value: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<ResultFile>,
        noted_at: Timestamp,
    },
    WitnessNamed(Witness),
    /// The result sheet (結果表) of a recommendation was made.
    SheetMade {
        file: StoredFile,
    },
}

impl DeviceCheckEvent {
    /// Every kind there is, in the order of the variants.
    pub const KINDS: [&str; 10] = [
        "device_slots_proposed",
        "device_slots_declined",
        "device_slot_confirmed",
        "device_date_moved",
        "device_devices_named",
        "device_firmware_accepted",
        "device_taken_over",
        "device_result_recorded",
        "device_witness_named",
        "device_sheet_made",
    ];

    /// The stable name in catalogue keys (`event-<kind>`, with hyphens).
    pub fn kind(&self) -> &'static str {
        match self {
            DeviceCheckEvent::SlotsProposed { .. } => "device_slots_proposed",
            DeviceCheckEvent::SlotsDeclined { .. } => "device_slots_declined",
            DeviceCheckEvent::SlotConfirmed { .. } => "device_slot_confirmed",
            DeviceCheckEvent::DateMoved { .. } => "device_date_moved",
            DeviceCheckEvent::DevicesNamed { .. } => "device_devices_named",
            DeviceCheckEvent::FirmwareAccepted { .. } => "device_firmware_accepted",
            DeviceCheckEvent::TakenOver { .. } => "device_taken_over",
            DeviceCheckEvent::ResultRecorded { .. } => "device_result_recorded",
            DeviceCheckEvent::WitnessNamed(_) => "device_witness_named",
            DeviceCheckEvent::SheetMade { .. } => "device_sheet_made",
        }
    }

    /// Whether the vendor may see that it happened. Single results and the sheet are the ministry's until
    /// the decision tells of them.
    pub fn visible_to_vendor(&self) -> bool {
        !matches!(
            self,
            DeviceCheckEvent::ResultRecorded { .. }
                | DeviceCheckEvent::TakenOver { .. }
                | DeviceCheckEvent::SheetMade { .. }
        )
    }
}
