//! How each event of this room changes a case; `None` where the history tells the impossible.

use super::DefectEvent;
use crate::case::Case;
use crate::case::event::Event;

pub(in crate::case) fn apply(_case: &mut Case, _event: &Event, data: &DefectEvent) -> Option<()> {
    match *data {}
}
