//! What a person can ask in this room.

use crate::case::command::Side;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeNoticeCommand {}

/// Commands without their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeNoticeCommandKind {}

impl ChangeNoticeCommandKind {
    pub const ALL: [ChangeNoticeCommandKind; 0] = [];

    /// The stable name in catalogue keys (`command-<id>`).
    pub fn id(self) -> &'static str {
        match self {}
    }

    /// Whose command it is.
    pub fn side(self) -> Side {
        match self {}
    }
}

impl ChangeNoticeCommand {
    pub fn kind(&self) -> ChangeNoticeCommandKind {
        match *self {}
    }
}
