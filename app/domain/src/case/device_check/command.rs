//! What a person can ask in this room.

use jiff::Timestamp;

use super::{Device, ResultFile, Slot, TestOutcome};
use crate::case::command::Side;
use crate::case::document::StoredFile;

/// A result as it was noted at the bench.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewResult {
    /// Made by the page or the browser: the same one twice is one result.
    pub id: String,
    pub test_case: String,
    pub device: String,
    /// That the device had when it was tried, as the page said; empty for the one that is named now.
    pub firmware: String,
    pub outcome: TestOutcome,
    /// As typed.
    pub value: String,
    pub note: String,
    pub files: Vec<ResultFile>,
    /// By the clock of the portal, as the tablet knew it when it showed the page; `None` where it was sent at
    /// once.
    pub noted_at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceCheckCommand {
    // The vendor's.
    /// In the place of what was proposed before.
    ProposeSlots {
        slots: Vec<Slot>,
    },
    /// The whole list; a device that was tried already stays on it.
    NameDevices {
        devices: Vec<Device>,
    },
    AskToMove {
        reason: String,
    },
    // The tester's.
    /// `slot` from 1; an empty place is that of the proposal.
    ConfirmSlot {
        slot: usize,
        place: String,
    },
    DeclineSlots {
        reason: String,
    },
    MoveDate {
        reason: String,
    },
    TakeOver {
        reason: String,
    },
    /// It is not the firmware of the application, and is tried nevertheless.
    AcceptFirmware {
        device: String,
        note: String,
    },
    Record(NewResult),
    NameWitness {
        name: String,
        organization: String,
    },
    // The system's.
    RecordSheet {
        file: StoredFile,
    },
}

/// Commands without their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviceCheckCommandKind {
    ProposeSlots,
    NameDevices,
    AskToMove,
    ConfirmSlot,
    DeclineSlots,
    MoveDate,
    TakeOver,
    AcceptFirmware,
    Record,
    NameWitness,
    RecordSheet,
}

impl DeviceCheckCommandKind {
    pub const ALL: [DeviceCheckCommandKind; 11] = [
        DeviceCheckCommandKind::ProposeSlots,
        DeviceCheckCommandKind::NameDevices,
        DeviceCheckCommandKind::AskToMove,
        DeviceCheckCommandKind::ConfirmSlot,
        DeviceCheckCommandKind::DeclineSlots,
        DeviceCheckCommandKind::MoveDate,
        DeviceCheckCommandKind::TakeOver,
        DeviceCheckCommandKind::AcceptFirmware,
        DeviceCheckCommandKind::Record,
        DeviceCheckCommandKind::NameWitness,
        DeviceCheckCommandKind::RecordSheet,
    ];

    /// The stable name in catalogue keys (`command-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            DeviceCheckCommandKind::ProposeSlots => "device-propose-slots",
            DeviceCheckCommandKind::NameDevices => "device-name-devices",
            DeviceCheckCommandKind::AskToMove => "device-ask-to-move",
            DeviceCheckCommandKind::ConfirmSlot => "device-confirm-slot",
            DeviceCheckCommandKind::DeclineSlots => "device-decline-slots",
            DeviceCheckCommandKind::MoveDate => "device-move-date",
            DeviceCheckCommandKind::TakeOver => "device-take-over",
            DeviceCheckCommandKind::AcceptFirmware => "device-accept-firmware",
            DeviceCheckCommandKind::Record => "device-record",
            DeviceCheckCommandKind::NameWitness => "device-name-witness",
            DeviceCheckCommandKind::RecordSheet => "device-record-sheet",
        }
    }

    /// Whose command it is.
    pub fn side(self) -> Side {
        match self {
            DeviceCheckCommandKind::ProposeSlots
            | DeviceCheckCommandKind::NameDevices
            | DeviceCheckCommandKind::AskToMove => Side::Vendor,
            DeviceCheckCommandKind::RecordSheet => Side::System,
            _ => Side::Ministry,
        }
    }
}

impl DeviceCheckCommand {
    pub fn kind(&self) -> DeviceCheckCommandKind {
        match self {
            DeviceCheckCommand::ProposeSlots { .. } => DeviceCheckCommandKind::ProposeSlots,
            DeviceCheckCommand::NameDevices { .. } => DeviceCheckCommandKind::NameDevices,
            DeviceCheckCommand::AskToMove { .. } => DeviceCheckCommandKind::AskToMove,
            DeviceCheckCommand::ConfirmSlot { .. } => DeviceCheckCommandKind::ConfirmSlot,
            DeviceCheckCommand::DeclineSlots { .. } => DeviceCheckCommandKind::DeclineSlots,
            DeviceCheckCommand::MoveDate { .. } => DeviceCheckCommandKind::MoveDate,
            DeviceCheckCommand::TakeOver { .. } => DeviceCheckCommandKind::TakeOver,
            DeviceCheckCommand::AcceptFirmware { .. } => DeviceCheckCommandKind::AcceptFirmware,
            DeviceCheckCommand::Record(_) => DeviceCheckCommandKind::Record,
            DeviceCheckCommand::NameWitness { .. } => DeviceCheckCommandKind::NameWitness,
            DeviceCheckCommand::RecordSheet { .. } => DeviceCheckCommandKind::RecordSheet,
        }
    }
}
