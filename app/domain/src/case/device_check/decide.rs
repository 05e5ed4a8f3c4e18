//! The rules of this room: may this actor do this now, and what happens then?

use super::{DeviceCheckCommand, DeviceCheckCommandKind};
use crate::case::decide::Asked;
use crate::case::event::EventData;
use crate::case::refusal::Refusal;

/// Whether the command can be given now, whatever its content.
pub(in crate::case) fn may(_asked: &Asked<'_>, kind: DeviceCheckCommandKind) -> Result<(), Refusal> {
    match kind {}
}

pub(in crate::case) fn decide(
    _asked: &Asked<'_>,
    command: DeviceCheckCommand,
) -> Result<Vec<EventData>, Refusal> {
    match command {}
}
