//! What a person can ask in this room.

use crate::case::command::Side;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefectCommand {}

/// Commands without their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DefectCommandKind {}

impl DefectCommandKind {
    pub const ALL: [DefectCommandKind; 0] = [];

    /// The stable name in catalogue keys (`command-<id>`).
    pub fn id(self) -> &'static str {
        match self {}
    }

    /// Whose command it is.
    pub fn side(self) -> Side {
        match self {}
    }
}

impl DefectCommand {
    pub fn kind(&self) -> DefectCommandKind {
        match *self {}
    }
}
