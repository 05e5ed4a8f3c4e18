//! What a person can ask in this room.

use crate::case::command::Side;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListingCommand {}

/// Commands without their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListingCommandKind {}

impl ListingCommandKind {
    pub const ALL: [ListingCommandKind; 0] = [];

    /// The stable name in catalogue keys (`command-<id>`).
    pub fn id(self) -> &'static str {
        match self {}
    }

    /// Whose command it is.
    pub fn side(self) -> Side {
        match self {}
    }
}

impl ListingCommand {
    pub fn kind(&self) -> ListingCommandKind {
        match *self {}
    }
}
